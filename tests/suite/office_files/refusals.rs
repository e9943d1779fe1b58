use dhr::error::Kind;
use dhr::exchange::read::{open, open_bytes};

use super::{path, workbook_around, zipped};

fn refused(bytes: &[u8]) -> String {
    let error = open_bytes("file.xlsx", bytes).unwrap_err();
    assert_eq!(error.kind, Kind::Data, "{error}");
    assert_eq!(error.safe, "Nothing was changed");
    assert!(!error.next.is_empty(), "{error}");
    error.what
}

#[test]
fn old_office_files_are_named() {
    assert!(refused(&std::fs::read(path("sheets/old-tracker.xls")).unwrap()).contains("old Excel workbook"));
    assert!(refused(&std::fs::read(path("sheets/letter.doc")).unwrap()).contains("old Word document"));
}

#[test]
fn a_folder_and_a_missing_file_are_told_apart() {
    assert!(open(&path("sheets")).unwrap_err().what.contains("folder"));
    assert!(open(&path("sheets/none.xlsx")).unwrap_err().what.contains("no file"));
}

#[test]
fn a_file_cut_off_anywhere_is_refused_as_damaged() {
    for name in ["sheets/tracker.xlsx", "sheets/tracker.ods", "sheets/letter.docx"] {
        let bytes = std::fs::read(path(name)).unwrap();
        for share in [1, 3, 7] {
            assert!(refused(&bytes[..bytes.len() * share / 8]).contains("damaged"), "{name}");
        }
    }
}

#[test]
fn an_encrypted_opendocument_and_other_archives_are_named() {
    let mime: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let manifest: &[u8] = b"<manifest:encryption-data/>";
    assert!(refused(&zipped(&[("mimetype", mime), ("META-INF/manifest.xml", manifest)])).contains("password"));
    assert!(refused(&zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text")])).contains(".odt"));
    assert!(refused(&zipped(&[("photo.jpg", b"x")])).contains("zip archive"));
}

#[test]
fn xml_with_entities_is_refused() {
    let sheet = br#"<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData/></worksheet>"#;
    assert!(refused(&workbook_around(sheet)).contains("entities"));
}
