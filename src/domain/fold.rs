//! Text folding shared by search and the leak scan, and the cleaning of text before it reaches a screen.
//!
//! Owns how two spellings of the same words are made equal, and which characters a terminal never sees.
//! Knows nothing of cases, names or screens.

use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Text made comparable, with the way back to where each piece came from.
///
/// Compatibility-decomposed, without combining marks, in lower case, quotes and dashes straight, every Unicode
/// space a plain space, and without soft hyphens, zero-width characters and direction controls. Line breaks,
/// form feeds and tabs are kept, because the readers of a passage still need them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For every folded byte, the byte in the source where its character starts; empty when the two are the same.
    origin: Vec<u32>,
    source_len: usize,
}

impl Folded {
    /// The byte range in the source that folded to this byte range. Always at character boundaries of the source;
    /// marks that were dropped after the last character belong to the range.
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source_at(range.start);
        if range.end <= range.start {
            return start..start;
        }
        if self.origin.is_empty() {
            return start..range.end.min(self.source_len);
        }
        let last = self.source_at(range.end.saturating_sub(1));
        // A ligature folds to several bytes of one source character: step past all of them.
        let after = self.origin.get(range.end..).unwrap_or_default();
        let end = after.iter().map(|&at| at as usize).find(|&at| at > last).unwrap_or(self.source_len);
        start..end
    }

    fn source_at(&self, at: usize) -> usize {
        if self.origin.is_empty() {
            return at.min(self.source_len);
        }
        self.origin.get(at).map_or(self.source_len, |&origin| origin as usize)
    }
}

/// Fold a text. A text over 4 GiB keeps its folding but its map stops at 4 GiB.
pub fn fold(text: &str) -> Folded {
    if text.bytes().all(|byte| byte.is_ascii_whitespace() || (b' '..0x7f).contains(&byte) && byte != b'`') {
        return Folded { text: text.to_ascii_lowercase(), origin: Vec::new(), source_len: text.len() };
    }
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        origin: Vec::with_capacity(text.len()),
        source_len: text.len(),
    };
    for (at, character) in text.char_indices() {
        fold_char(character, &mut |out| {
            folded.text.push(out);
            let origin = u32::try_from(at).unwrap_or(u32::MAX);
            folded.origin.extend(std::iter::repeat_n(origin, out.len_utf8()));
        });
    }
    folded
}

/// Fold a text when the way back is not needed.
pub fn fold_text(text: &str) -> String {
    if text.is_ascii() && !text.bytes().any(|byte| byte == b'`' || byte.is_ascii_control()) {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        fold_char(character, &mut |out| folded.push(out));
    }
    folded
}

fn fold_char(character: char, emit: &mut impl FnMut(char)) {
    match character {
        'a'..='z' | '0'..='9' | ' ' | '\n' | '\r' | '\t' | '\u{c}' => emit(character),
        'A'..='Z' => emit(character.to_ascii_lowercase()),
        '`' | '\u{b4}' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2bc}' | '\u{ff07}' => emit('\''),
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => emit('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => emit('-'),
        '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => emit('\n'),
        _ if is_hidden(character) || character.is_control() => {}
        _ if character.is_whitespace() => emit(' '),
        _ => decompose_compatible(character, |part| fold_part(part, emit)),
    }
}

fn fold_part(part: char, emit: &mut impl FnMut(char)) {
    if is_combining_mark(part) || is_hidden(part) {
        return;
    }
    // Letters that Unicode does not decompose but a person without the key on the keyboard types plainly.
    let plain = match part {
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ß' | 'ẞ' => "ss",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => "",
    };
    if !plain.is_empty() {
        plain.chars().for_each(emit);
        return;
    }
    for lower in part.to_lowercase().filter(|lower| !is_combining_mark(*lower)) {
        emit(lower);
    }
}

/// Characters that show nothing: soft hyphen, zero-width characters, direction controls, variation selectors, tags.
fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text as it may be shown on a terminal: line breaks and tabs become spaces; control characters (so every
/// escape sequence), direction controls and tags become U+FFFD so that a reader sees something was there; characters
/// without any width that only hide are left out. Joiners inside emoji and scripts are kept.
///
/// Borrows when there is nothing to change, which is nearly always.
pub fn clean_for_screen(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let Some((dirty, _)) = text.char_indices().find(|(_, character)| shown(*character) != Some(*character)) else {
        return Cow::Borrowed(text);
    };
    let (clean, rest) = text.split_at(dirty);
    let mut out = String::with_capacity(text.len().saturating_add(2));
    out.push_str(clean);
    out.extend(rest.chars().filter_map(shown));
    Cow::Owned(out)
}

fn shown(character: char) -> Option<char> {
    match character {
        ' '..='~' => Some(character),
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => Some(character),
        '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => None,
        _ if character.is_control() || is_hidden(character) => Some('\u{fffd}'),
        _ => Some(character),
    }
}

/// A label in the middle of a sentence: "Progress stage" becomes "progress stage"; "RAG", "IMRs" and "Home Office told"
/// stay.
pub fn lowered(label: &str) -> String {
    let mut chars = label.chars();
    match chars.next() {
        Some(first) if !chars.as_str().contains(char::is_uppercase) => first.to_lowercase().chain(chars).collect(),
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_quotes_spaces_and_hidden_characters_fold_away() {
        assert_eq!(fold("Siân  O\u{2019}Brien").text, "sian  o'brien");
        assert_eq!(fold("Sia\u{302}n\u{a0}W\u{ad}hit\u{200b}tle").text, "sian whittle");
        assert_eq!(fold("Price\u{2011}Jones \u{fb01}ne Øster").text, "price-jones fine oster");
        assert_eq!((fold("a\u{7f}b").text.as_str(), fold_text("a\u{7f}b").as_str()), ("ab", "ab"));
    }

    #[test]
    fn a_folded_range_leads_back_to_whole_characters() {
        let source = "Miss Sia\u{302}n \u{fb01}ne";
        let folded = fold(source);
        let at = folded.text.find("sian").unwrap();
        assert_eq!(source.get(folded.source_range(at..at + 4)), Some("Sia\u{302}n"));
        let at = folded.text.find("fine").unwrap();
        assert_eq!(source.get(folded.source_range(at..at + 1)), Some("\u{fb01}"));
    }

    #[test]
    fn an_escape_sequence_never_reaches_the_screen() {
        assert_eq!(clean_for_screen("a\u{1b}[31mb\u{7}\tc\r\nd\u{9b}2J"), "a\u{fffd}[31mb\u{fffd} c  d\u{fffd}2J");
        assert_eq!(clean_for_screen("safe\u{202e}evil"), "safe\u{fffd}evil");
        assert!(matches!(clean_for_screen("Siân, plain"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn folding_any_text_keeps_boundaries(text in "\\PC{0,40}|[\\s\\S]{0,40}") {
            let folded = fold(&text);
            for (at, character) in folded.text.char_indices() {
                let range = folded.source_range(at..at + character.len_utf8());
                prop_assert!(text.get(range).is_some());
            }
            prop_assert_eq!(fold_text(&text), folded.text);
        }

        #[test]
        fn no_control_survives_cleaning(text in "[\\s\\S]{0,40}") {
            let clean = clean_for_screen(&text);
            let unsafe_left = clean.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
            prop_assert!(!unsafe_left);
            prop_assert_eq!(clean_for_screen(&clean), clean.as_ref());
        }
    }
}
