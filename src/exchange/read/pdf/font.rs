//! How the codes of a font are read as letters, and how wide they are. A font whose letters can only be guessed at is
//! no font here: a page that was read badly would pass for clean.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

use super::standard;

/// Bytes a map from codes to letters may hold once inflated.
const MAP_BYTES: usize = 8 << 20;
/// The width of a letter nobody gives, in thousandths of its height.
const USUAL: f32 = 550.0;

/// One font of a page.
pub struct Font<'d> {
    encoding: Encoding<'d>,
    widths: HashMap<u32, f32>,
    missing: f32,
    /// Codes of two bytes.
    wide: bool,
    /// The file says how wide its letters are.
    pub is_measured: bool,
}

/// A text as shown: its letters, how far it reaches in thousandths, how many signs, and whether some were lost.
pub struct Shown {
    pub text: String,
    pub width: f32,
    pub signs: usize,
    pub lost: bool,
}

/// The dictionary to read a font by: where it says which letters its codes stand for, that alone.
pub fn prepared(doc: &Document, font: &Dictionary) -> Dictionary {
    let mut own = font.clone();
    own.set("Type", Object::Name(b"Font".to_vec()));
    if !is_composite(font) && has_map(doc, font) {
        own.remove(b"Encoding");
    }
    own
}

impl<'d> Font<'d> {
    /// The font, when its letters are certain.
    pub fn of(doc: &'d Document, font: &'d Dictionary) -> Option<Self> {
        let encoding = font.get_font_encoding_with_limit(doc, MAP_BYTES).ok()?;
        let certain = match &encoding {
            Encoding::UnicodeMapEncoding(_) => true,
            Encoding::SimpleEncoding(_) => false,
            Encoding::Differences(_) => !is_composite(font),
            Encoding::OneByteEncoding(_) => !is_composite(font) && !has_map(doc, font) && is_plain(doc, font),
        };
        let wide = is_composite(font);
        let (widths, missing) = if wide { composite_widths(doc, font) } else { simple_widths(doc, font) };
        let is_measured = wide || font.get(b"Widths").is_ok();
        certain.then_some(Self { encoding, widths, missing, wide, is_measured })
    }

    /// The letters of a string.
    pub fn show(&self, bytes: &[u8]) -> Shown {
        let text = self.encoding.bytes_to_string(bytes);
        let codes: Vec<u32> = if self.wide {
            bytes.chunks(2).map(|pair| pair.iter().fold(0, |all, byte| all * 256 + u32::from(*byte))).collect()
        } else {
            bytes.iter().map(|byte| u32::from(*byte)).collect()
        };
        let width = codes.iter().map(|code| self.widths.get(code).copied().unwrap_or(self.missing)).sum();
        let mut lost = text.is_err();
        let text = text.unwrap_or_default();
        let letters = text.chars().count();
        // One code may stand for several letters, never for none.
        lost |= letters < codes.len() || text.contains('\u{fffd}') || text.contains(is_private);
        // A letter that decodes to nothing that can be shown is no letter.
        lost |= text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
        Shown { text: text.chars().filter(|c| !c.is_control()).collect(), width, signs: codes.len(), lost }
    }
}

/// Letters a font has made up for itself.
fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

fn is_composite(font: &Dictionary) -> bool {
    font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0")
}

fn has_map(doc: &Document, font: &Dictionary) -> bool {
    font.get_deref(b"ToUnicode", doc).and_then(Object::as_stream).is_ok()
}

/// Whether one of the known alphabets is said, or the font is one every reader has.
fn is_plain(doc: &Document, font: &Dictionary) -> bool {
    if font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type3") {
        return false;
    }
    match font.get_deref(b"Encoding", doc) {
        Ok(Object::Name(name)) => {
            matches!(name.as_slice(), b"WinAnsiEncoding" | b"MacRomanEncoding" | b"StandardEncoding")
        }
        // Differences that could not be read fall back to an alphabet that may be another.
        Ok(Object::Dictionary(own)) => own.get(b"Differences").is_err(),
        Ok(_) => false,
        Err(_) => {
            let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default();
            let signs = [&b"Symbol"[..], b"ZapfDingbats"].contains(&name);
            !signs && font.get(b"FontDescriptor").is_err()
        }
    }
}

fn number(object: &Object) -> Option<f32> {
    object.as_float().ok()
}

fn simple_widths(doc: &Document, font: &Dictionary) -> (HashMap<u32, f32>, f32) {
    let first = font.get_deref(b"FirstChar", doc).ok().and_then(|own| u32::try_from(own.as_i64().ok()?).ok());
    let widths = font.get_deref(b"Widths", doc).and_then(Object::as_array);
    let found = widths.into_iter().flatten().take(256).zip(first.unwrap_or(0)..);
    let found: HashMap<u32, f32> = found.filter_map(|(width, code)| Some((code, number(width)?))).collect();
    if found.is_empty() {
        let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default();
        return (standard::widths(name).into_iter().collect(), USUAL);
    }
    (found, USUAL)
}

fn composite_widths(doc: &Document, font: &Dictionary) -> (HashMap<u32, f32>, f32) {
    let mut widths = HashMap::new();
    let own = font.get_deref(b"DescendantFonts", doc).and_then(Object::as_array);
    let own = own.ok().and_then(|all| doc.dereference(all.first()?).ok()?.1.as_dict().ok());
    let Some(own) = own else { return (widths, 1000.0) };
    let missing = own.get_deref(b"DW", doc).ok().and_then(number).unwrap_or(1000.0);
    let mut parts = own.get_deref(b"W", doc).and_then(Object::as_array).into_iter().flatten();
    // Either a first code and the widths from there, or a first and a last code and one width.
    while let (Some(first), Some(next)) = (parts.next(), parts.next()) {
        let Some(first) = first.as_i64().ok().and_then(|code| u32::try_from(code).ok()) else { break };
        if let Ok((_, Object::Array(list))) = doc.dereference(next) {
            widths.extend((first..).zip(list).take(65_536).filter_map(|(code, width)| Some((code, number(width)?))));
        } else {
            let last = next.as_i64().ok().and_then(|code| u32::try_from(code).ok());
            let (Some(last), Some(width)) = (last, parts.next().and_then(number)) else { break };
            widths.extend((first..=last.min(65_535)).map(|code| (code, width)));
        }
    }
    (widths, missing)
}
