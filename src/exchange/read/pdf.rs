//! What a PDF says outside its pages, as far as it stands there in the open: title, author and the other properties,
//! bookmarks, comments, links, the names of attached files, and the XMP packet.
//!
//! The pages themselves are not read: their letters are drawn by the numbers of a font, and the readers there are for
//! Rust lose words or break off on ordinary files. A page that was read badly would pass for clean.

use super::passages::Passage;

/// Entries whose text a reader can see or a search finds.
const ENTRIES: [(&str, &str); 11] = [
    ("Title", "title"),
    ("Author", "author"),
    ("Subject", "subject"),
    ("Keywords", "keywords"),
    ("Creator", "creator"),
    ("Producer", "producer"),
    ("Company", "company"),
    ("Manager", "manager"),
    ("Contents", "comment"),
    ("URI", "link"),
    ("UF", "attached file"),
];

/// A text longer than this is cut.
const LONGEST: usize = 64 * 1024;
/// Texts kept of one file.
const MOST: usize = 20_000;

/// Whether these bytes are a PDF.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    head.windows(5).any(|window| window == b"%PDF-")
}

/// The texts outside the pages, and what was not read.
pub fn properties(bytes: &[u8]) -> (Vec<Passage>, Vec<String>) {
    let mut found = Vec::new();
    let mut put = |place: &str, text: String| {
        if !text.trim().is_empty() && found.len() < MOST {
            found.push(Passage { part: String::new(), place: format!("properties: {place}"), text });
        }
    };
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/') {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        for (entry, place) in ENTRIES {
            if let Some(text) = rest.strip_prefix(entry.as_bytes()).and_then(string) {
                put(place, text);
            }
        }
    }
    if let Some(start) = position(bytes, b"<x:xmpmeta") {
        let packet = bytes.get(start..).unwrap_or_default();
        let end = position(packet, b"</x:xmpmeta").unwrap_or(packet.len()).min(LONGEST);
        put("XMP", String::from_utf8_lossy(packet.get(..end).unwrap_or_default()).into_owned());
    }
    let mut unread = vec!["the pages".to_owned()];
    if position(bytes, b"/ObjStm").is_some() {
        unread.push("properties that are packed".to_owned());
    }
    if position(bytes, b"/Encrypt").is_some() {
        unread.push("properties that are encrypted".to_owned());
    }
    (found, unread)
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// The string an entry is followed by: `(…)` or `<…>`.
fn string(after: &[u8]) -> Option<String> {
    let blank = after.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    match after.get(blank..)?.split_first()? {
        (b'(', rest) => Some(decode(&literal(rest))),
        (b'<', rest) if rest.first() != Some(&b'<') => Some(decode(&hexadecimal(rest))),
        _ => None,
    }
}

fn literal(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut depth = 0_u32;
    let mut rest = bytes.iter().copied().take(LONGEST).peekable();
    while let Some(byte) = rest.next() {
        match byte {
            b'\\' => match rest.next() {
                Some(b'n' | b'r') => out.push(b'\n'),
                Some(b't') => out.push(b'\t'),
                Some(b'\n') | None => {}
                Some(first @ b'0'..=b'7') => {
                    let mut value = u32::from(first - b'0');
                    for _ in 0..2 {
                        let Some(next) = rest.next_if(|next| (b'0'..=b'7').contains(next)) else { break };
                        value = value * 8 + u32::from(next - b'0');
                    }
                    out.push(u8::try_from(value % 256).unwrap_or_default());
                }
                Some(other) => out.push(other),
            },
            b'(' => {
                depth += 1;
                out.push(byte);
            }
            b')' if depth == 0 => break,
            b')' => {
                depth -= 1;
                out.push(byte);
            }
            _ => out.push(byte),
        }
    }
    out
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let figures: Vec<u8> = bytes
        .iter()
        .take(LONGEST)
        .take_while(|byte| **byte != b'>')
        .filter_map(|byte| char::from(*byte).to_digit(16).and_then(|figure| u8::try_from(figure).ok()))
        .collect();
    figures.chunks(2).map(|pair| pair.iter().fold(0, |all, one| all * 16 + one)).collect()
}

/// UTF-16 or UTF-8 by their marks; otherwise the encoding of PDF itself, which is Windows-1252 as far as names go.
fn decode(bytes: &[u8]) -> String {
    let (text, ..) = match bytes {
        [0xFE, 0xFF, ..] => encoding_rs::UTF_16BE.decode(bytes),
        [0xFF, 0xFE, ..] => encoding_rs::UTF_16LE.decode(bytes),
        [0xEF, 0xBB, 0xBF, ..] => encoding_rs::UTF_8.decode(bytes),
        _ => encoding_rs::WINDOWS_1252.decode(bytes),
    };
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<String> {
        properties(bytes).0.into_iter().map(|passage| format!("{}={}", passage.place, passage.text)).collect()
    }

    #[test]
    fn properties_are_read_in_every_way_they_are_written() {
        assert_eq!(
            texts(b"%PDF-1.7 <</Title(Report \\(final\\) on Ma\\162ia)/Author<FEFF004D0061>/Producer (a(b)c)>>"),
            ["properties: title=Report (final) on Maria", "properties: author=Ma", "properties: producer=a(b)c"]
        );
        assert_eq!(texts(b"<x:xmpmeta><dc:title>Maria</dc:title></x:xmpmeta>").len(), 1);
        assert!(texts(b"/Title 12 0 R /Titles(x) /Contents 4 0 R").is_empty());
    }

    #[test]
    fn what_is_not_read_is_always_said() {
        assert_eq!(properties(b"%PDF-1.4").1, ["the pages"]);
        assert_eq!(properties(b"/Type/ObjStm /Encrypt 3 0 R").1.len(), 3);
        assert!(is_pdf(b"%PDF-1.4") && !is_pdf(b"PK"));
    }

    #[test]
    fn a_string_that_never_ends_is_cut() {
        let mut bytes = b"/Title(".to_vec();
        bytes.extend(std::iter::repeat_n(b'a', 3 * LONGEST));
        assert_eq!(properties(&bytes).0.first().map(|passage| passage.text.len()), Some(LONGEST));
    }
}
