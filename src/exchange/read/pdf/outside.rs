//! What a PDF says outside its pages: title, author and the other properties, bookmarks, comments, links, what is typed
//! into its forms, descriptions of pictures, the names of attached files, and the XMP packet.

use lopdf::{Dictionary, Document, Object, decode_text_string};

use super::super::passages::Passage;

/// Entries whose text a reader can see or a search finds.
const ENTRIES: [(&[u8], &str); 18] = [
    (b"Title", "title"),
    (b"Author", "author"),
    (b"Subject", "subject"),
    (b"Keywords", "keywords"),
    (b"Creator", "creator"),
    (b"Producer", "producer"),
    (b"Company", "company"),
    (b"Manager", "manager"),
    (b"Contents", "comment"),
    (b"Subj", "comment"),
    (b"T", "comment or form"),
    (b"TU", "form"),
    (b"V", "form"),
    (b"URI", "link"),
    (b"F", "attached file"),
    (b"UF", "attached file"),
    (b"Alt", "description"),
    (b"ActualText", "text as read aloud"),
];

/// A text longer than this is cut.
const LONGEST: usize = 64 * 1024;
/// Texts kept of one file.
const MOST: usize = 50_000;
/// Objects within objects.
const DEEPEST: usize = 32;

/// The texts, and what was not read.
pub fn outside(doc: &Document) -> (Vec<Passage>, Vec<String>) {
    let (mut found, mut attached) = (Vec::new(), false);
    for object in doc.objects.values().chain([&Object::Dictionary(doc.trailer.clone())]) {
        within(object, 0, &mut found);
        if let Object::Stream(stream) = object {
            attached |= stream.dict.has_type(b"EmbeddedFile");
            if stream.dict.has_type(b"Metadata")
                && let Ok(packet) = stream.get_plain_content_with_limit(LONGEST * 16)
            {
                put(&mut found, "XMP", &String::from_utf8_lossy(&packet));
            }
        }
    }
    (found, attached.then(|| "attached files".to_owned()).into_iter().collect())
}

fn put(found: &mut Vec<Passage>, place: &str, text: &str) {
    let text: String = text.chars().take(LONGEST).collect();
    if !text.trim().is_empty() && found.len() < MOST {
        found.push(Passage { part: String::new(), place: format!("properties: {place}"), text });
    }
}

fn within(object: &Object, depth: usize, found: &mut Vec<Passage>) {
    if depth > DEEPEST {
        return;
    }
    match object {
        Object::Dictionary(own) => entries(own, depth, found),
        Object::Stream(stream) => entries(&stream.dict, depth, found),
        Object::Array(parts) => parts.iter().for_each(|part| within(part, depth + 1, found)),
        _ => {}
    }
}

fn entries(own: &Dictionary, depth: usize, found: &mut Vec<Passage>) {
    for (name, value) in own.iter() {
        let known = ENTRIES.iter().find(|(entry, _)| *entry == name.as_slice());
        if let (Some((_, place)), Object::String(bytes, _)) = (known, value) {
            let text = decode_text_string(value).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned());
            put(found, place, &text);
        }
        within(value, depth + 1, found);
    }
}
