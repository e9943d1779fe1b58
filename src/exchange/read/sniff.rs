//! What a file really is, from its first bytes and, for a zip, from what is packed in it. Names and extensions are
//! not looked at: an HTML page called .xls is an HTML page. Must not read any values.

use super::package::{Package, protected};
use super::refuse;
use crate::error::{Error, Result};

/// What can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Xlsx,
    Ods,
    Docx,
    /// Plain text: a text table, or a note.
    Text,
}

/// First bytes of files that are neither office files nor text, and what they are.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\x1f\x8b", "a compressed archive (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed archive (7-Zip)"),
    (b"Rar!", "a compressed archive (RAR)"),
    (b"SQLite format 3\0", "a database"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
];

const SAVE_AS: &str = "Ask the sender for the .xlsx, .ods, .csv or .docx file it was made from";

/// Say what the bytes are. Errors (kind `Data`): everything that cannot be read, named as what it is.
pub fn sniff(bytes: &[u8]) -> Result<Kind> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if bytes.iter().all(u8::is_ascii_whitespace) || matches!(bytes, b"\xef\xbb\xbf" | b"\xff\xfe" | b"\xfe\xff") {
        return Err(refuse("This file is empty", "Ask the sender to send it again"));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") || head.starts_with(b"PK\x07\x08") {
        return zip(bytes);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return ole(bytes);
    }
    // A PDF may carry some bytes of rubbish in front of its mark.
    if contains(head.get(..head.len().min(1024)).unwrap_or_default(), b"%PDF-") {
        return Err(refuse("This is a PDF, which cannot be read as a table", SAVE_AS));
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic) && !looks_like_words(head)) {
        return Err(refuse(format!("This is {what}, not a table"), SAVE_AS));
    }
    markup(head)?;
    let utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    if !utf16 && bytes.contains(&0) {
        return Err(refuse("This is not a table or a document that can be read", SAVE_AS));
    }
    Ok(Kind::Text)
}

/// A two-letter mark such as `MZ` or `II*` may start honest text.
fn looks_like_words(head: &[u8]) -> bool {
    !head.contains(&0) && std::str::from_utf8(head.get(..64.min(head.len())).unwrap_or_default()).is_ok()
}

/// Text that is really a page, a letter or a mail.
fn markup(head: &[u8]) -> Result<()> {
    let text = super::text::decode(head).text;
    let text = text.trim_start().to_lowercase();
    let starts = |what: &[&str]| what.iter().any(|start| text.starts_with(start));
    if starts(&["{\\rtf"]) {
        return Err(refuse("This is a Rich Text (.rtf) document, which cannot be read", "Ask the sender for a .docx"));
    }
    if starts(&["<!doctype html", "<html", "<head", "<meta", "<table", "<style", "<body", "<div", "<?html"])
        || (starts(&["<?xml", "<!--"]) && text.contains("<html"))
    {
        return Err(refuse(
            "This is a web page (HTML), whatever its name says; some systems export such files as .xls",
            "Open it in a spreadsheet program and save it as .xlsx, or ask the sender to do so",
        ));
    }
    let inside = text.get(1..).unwrap_or_default().trim_start();
    if (text.starts_with('{') && inside.starts_with(['"', '}']))
        || (text.starts_with('[') && inside.starts_with(['{', ']']))
    {
        return Err(refuse(
            "This is JSON, which is written for other programs and is not read as a table",
            "Name the .xlsx, .docx or .csv of the same rows; dhr chronology writes those too",
        ));
    }
    if starts(&["mime-version:", "from - ", "received:", "return-path:"]) {
        return Err(refuse("This is a saved web page or an e-mail, not a table", SAVE_AS));
    }
    if starts(&["<?xml", "<?mso", "<office:document", "<svg", "<workbook"]) {
        return Err(refuse(
            "This is an XML file, which cannot be read as a table",
            "Open it in a spreadsheet program and save it as .xlsx, or ask the sender to do so",
        ));
    }
    Ok(())
}

fn contains(hay: &[u8], needle: &[u8]) -> bool {
    hay.windows(needle.len()).any(|window| window == needle)
}

/// Old Microsoft files share one container; the names in its directory, in UTF-16, tell them apart.
fn ole(bytes: &[u8]) -> Result<Kind> {
    let named = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).chain([0, 0]).collect();
        contains(bytes, &wide)
    };
    if named("EncryptedPackage") {
        return Err(protected());
    }
    if named("WordDocument") {
        return Err(refuse(
            "This is an old Word document (.doc), which cannot be read",
            "Ask the sender for a .docx, or open it in Word and save it as one",
        ));
    }
    if named("__properties_version1.0") {
        return Err(refuse(
            "This is an Outlook message, not a table",
            "Save the file attached to it and name that one",
        ));
    }
    if named("PowerPoint Document") {
        return Err(refuse("This is an old PowerPoint presentation, not a table", SAVE_AS));
    }
    if named("Workbook") || named("Book") {
        return Err(refuse(
            "This is an old Excel workbook (.xls), which cannot be read safely",
            "Ask the sender for a .xlsx, or open it in a spreadsheet program and save it as one",
        ));
    }
    Err(refuse("This is an old Microsoft file that holds no table", SAVE_AS))
}

fn zip(bytes: &[u8]) -> Result<Kind> {
    let mut package = Package::open(bytes)?;
    if let Some(mime) = package.bytes("mimetype")? {
        return open_document(&mut package, &String::from_utf8_lossy(&mime));
    }
    let main = package.relations("")?.into_iter().find(|relation| relation.kind == "officeDocument");
    let main = main.map(|relation| relation.target.to_lowercase()).unwrap_or_default();
    if main.ends_with(".bin") {
        return Err(refuse(
            "This is a binary Excel workbook (.xlsb), which cannot be read",
            "Ask the sender for a .xlsx",
        ));
    }
    if package.has("word/document.xml") || main.starts_with("word/") {
        return Ok(Kind::Docx);
    }
    if package.has("xl/workbook.xml") || main.contains("workbook") {
        return Ok(Kind::Xlsx);
    }
    if main.starts_with("ppt/") {
        return Err(refuse("This is a PowerPoint presentation, not a table", SAVE_AS));
    }
    if package.names().iter().any(|name| name.ends_with(".iwa")) {
        return Err(refuse("This is an Apple Pages or Numbers file, which cannot be read", SAVE_AS));
    }
    Err(refuse("This is a zip archive, not a table", "Unpack it first, then name the file inside"))
}

fn open_document(package: &mut Package<'_>, mime: &str) -> Result<Kind> {
    let manifest = package.bytes("META-INF/manifest.xml")?.unwrap_or_default();
    if contains(&manifest, b"encryption-data") {
        return Err(protected());
    }
    let other = |what: &str| -> Result<Kind, Error> { Err(refuse(format!("This is {what}, not a table"), SAVE_AS)) };
    match mime.trim() {
        mime if mime.starts_with("application/vnd.oasis.opendocument.spreadsheet") => Ok(Kind::Ods),
        mime if mime.starts_with("application/vnd.oasis.opendocument.text") => Err(refuse(
            "This is an OpenDocument text (.odt), which cannot be read",
            "Ask the sender for a .docx, or open it and save it as one",
        )),
        mime if mime.starts_with("application/vnd.oasis.opendocument.presentation") => other("a presentation"),
        "application/epub+zip" => other("an electronic book"),
        _ => other("another kind of file"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(bytes: &[u8]) -> String {
        sniff(bytes).unwrap_err().to_string()
    }

    #[test]
    fn files_that_are_no_tables_are_named_for_what_they_are() {
        for (bytes, word) in [
            (&b"%PDF-1.7\n..."[..], "a PDF"),
            (b"\n\n%PDF-1.4", "a PDF"),
            (b"", "empty"),
            (b" \r\n\t ", "empty"),
            (b"\xef\xbb\xbf", "empty"),
            (b"{\\rtf1\\ansi", "Rich Text"),
            (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
            (b"<!DOCTYPE html><table>", "a web page"),
            (b"\xef\xbb\xbf  <HTML xmlns:o=\"urn\">", "a web page"),
            (b"<?xml version=\"1.0\"?><html>", "a web page"),
            (b"\xff\xfe<\0t\0a\0b\0l\0e\0>\0", "a web page"),
            (b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com\">", "an XML file"),
            (b"MIME-Version: 1.0\r\n", "e-mail"),
            (b"{\n  \"rows\": []}", "JSON"),
            (b" [ {\"date\": 1}]", "JSON"),
            (b"abc\0def", "not a table"),
            (b"PK\x03\x04 and then nothing", "damaged or was cut off"),
        ] {
            let text = why(bytes);
            assert!(text.contains(word), "{text}");
            assert!(text.contains("Nothing was changed"), "{text}");
        }
    }

    #[test]
    fn old_containers_are_told_apart_by_what_they_hold() {
        let ole = |name: &str| {
            let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes).chain([0, 0]));
            bytes
        };
        assert!(why(&ole("EncryptedPackage")).contains("password"));
        assert!(why(&ole("WordDocument")).contains("old Word"));
        assert!(why(&ole("Workbook")).contains("old Excel"));
    }

    #[test]
    fn ordinary_text_is_text_even_when_it_starts_like_a_program() {
        for text in ["[note],Event\n", "{Ref},Date\n", "Date,Event\n", "MZ,Surname\n", "\u{feff}a;b\n", "a\tb"] {
            assert_eq!(sniff(text.as_bytes()).unwrap(), Kind::Text);
        }
    }
}
