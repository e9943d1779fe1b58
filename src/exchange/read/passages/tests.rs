use std::io::{Cursor, Write};

use super::*;
use zip::write::{SimpleFileOptions, ZipWriter};

/// An office file of these parts.
fn file(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const TYPES: &[u8] = b"<Types/>";
const BODY: &[u8] = b"<w:document><w:body><w:p><w:r><w:t>Plain.</w:t></w:r></w:p></w:body></w:document>";
const RELS: &[u8] =
    br#"<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;

fn document(more: &[(&str, &[u8])]) -> Passages {
    let own: [(&str, &[u8]); 3] = [("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("word/document.xml", BODY)];
    passages(&file(&[&own[..], more].concat())).unwrap()
}

fn has(found: &Passages, word: &str) -> bool {
    found.passages.iter().any(|own| own.text.contains(word))
}

#[test]
fn a_document_of_words_alone_is_not_doubtful() {
    let found = document(&[("word/printerSettings1.bin", b"x"), ("docProps/thumbnail.jpeg", b"x")]);
    assert!(!found.doubtful && found.unread.len() == 2, "{found:?}");
}

#[test]
fn pictures_macros_and_what_cannot_be_opened_make_a_file_doubtful_and_their_names_are_read() {
    for (part, bytes) in [
        ("word/media/Okonkwo-bruise.png", &b"\x89PNG"[..]),
        ("word/vbaProject.bin", b"x"),
        ("word/embeddings/oleObject1.bin", b"\xd0\xcf"),
        ("word/embeddings/Sheet1.xlsx", b"PK\x03\x04 broken"),
    ] {
        let found = document(&[(part, bytes)]);
        assert!(found.doubtful && found.unread == [part], "{found:?}");
        assert!(has(&found, part.rsplit('/').next().unwrap()), "{found:?}");
    }
}

#[test]
fn a_file_in_a_file_and_a_page_brought_in_are_read() {
    let own: [(&str, &[u8]); 3] = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("word/document.xml", b"<w:document><w:body><w:p><w:r><w:t>Okonkwo</w:t></w:r></w:p></w:body></w:document>"),
    ];
    let inner = file(&own);
    let found = document(&[("word/embeddings/one.docx", &inner), ("word/afchunk.htm", b"<p>Whi<b>ttle</b></p>")]);
    assert!(has(&found, "Okonkwo") && has(&found, "Whittle") && !found.doubtful, "{found:?}");
    let place = found.passages.iter().find(|own| own.text == "Okonkwo").map(|own| own.place.as_str());
    assert!(place.is_some_and(|place| place.starts_with("embedded file, ")), "{place:?}");
}

#[test]
fn a_file_in_itself_ends() {
    let mut inner = file(&[("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("word/document.xml", BODY)]);
    for _ in 0..6 {
        let own: [(&str, &[u8]); 4] = [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELS),
            ("word/document.xml", BODY),
            ("word/embeddings/one.docx", &inner),
        ];
        inner = file(&own);
    }
    assert!(passages(&inner).unwrap().doubtful);
}
