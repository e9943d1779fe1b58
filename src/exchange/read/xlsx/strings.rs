//! Text in a workbook: the shared strings, rich text joined, reading aids left out, `_x001B_` escapes undone.
//! Must not know which cell a string is for.

use std::borrow::Cow;

use super::super::limits::{TEXT, too_big};
use super::super::xml::{Node, Xml};
use crate::error::Result;

/// All shared strings in order.
pub fn read(text: &str) -> Result<Vec<String>> {
    let mut xml = Xml::new(text);
    let mut out = Vec::new();
    let mut bytes = 0usize;
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "si" => {
                let string = item(&mut xml)?;
                bytes += string.len();
                if bytes > TEXT {
                    return Err(too_big("more than 128 MB of text"));
                }
                out.push(string);
            }
            Node::Done => return Ok(out),
            _ => {}
        }
    }
}

/// After the opening tag of `si` or `is`: its text. Phonetic guides (`rPh`) are not part of it.
pub fn item(xml: &mut Xml<'_>) -> Result<String> {
    let mut out = String::new();
    let mut inside = false;
    xml.each_inside(|xml, node| {
        match node {
            Node::Open(tag) if tag.name() == "rPh" => xml.skip()?,
            Node::Open(tag) => inside = tag.name() == "t",
            Node::Close(_) => inside = false,
            Node::Text(text) if inside => out.push_str(&text),
            Node::Text(_) | Node::Done => {}
        }
        Ok(())
    })?;
    Ok(unescape(out))
}

/// Undo Excel's `_xHHHH_`, by which it stores characters XML cannot hold (and `_x005F_` for a real underscore).
pub fn unescape(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let (piece, after) = escape(from).unwrap_or((Cow::Borrowed("_x"), from.get(2..).unwrap_or_default()));
        out.push_str(&piece);
        rest = after;
    }
    out.push_str(rest);
    out
}

fn unit(text: &str) -> Option<(u16, &str)> {
    let hex = text.strip_prefix("_x")?;
    let digits = hex.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    Some((u16::from_str_radix(digits, 16).ok()?, hex.get(4..)?.strip_prefix('_')?))
}

/// The character an escape at the start of the text stands for, and what follows it.
fn escape(text: &str) -> Option<(Cow<'static, str>, &str)> {
    let (first, after) = unit(text)?;
    if let Some(character) = char::from_u32(u32::from(first)) {
        return Some((Cow::Owned(character.to_string()), after));
    }
    let (second, after) = unit(after)?;
    let pair = String::from_utf16(&[first, second]).ok()?;
    Some((Cow::Owned(pair), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rich_text_is_joined_and_reading_aids_are_left_out() {
        let text = r#"<sst><si><r><rPr><b/></rPr><t>Seen </t></r><r><t xml:space="preserve">alone </t></r>
            <rPh sb="0" eb="1"><t>ignored</t></rPh></si><si><t/></si><si><t>a&amp;b</t></si></sst>"#;
        assert_eq!(read(text).unwrap(), ["Seen alone ", "", "a&b"]);
    }

    #[test]
    fn escapes_are_undone_once() {
        for (raw, plain) in [
            ("a_x001B_[31m", "a\u{1b}[31m"),
            ("line_x000D_\n", "line\r\n"),
            ("_x005F_x001B_", "_x001B_"),
            ("_xD83D__xDE00_", "😀"),
            ("_xD83D_", "_xD83D_"),
            ("snake_x_case _x12 _xZZZZ_ _x00é", "snake_x_case _x12 _xZZZZ_ _x00é"),
        ] {
            assert_eq!(unescape(raw.to_owned()), plain);
        }
    }
}
