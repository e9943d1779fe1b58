//! The grammar around a replacement: titles, possessives, plurals and capitals. Knows one mention at a time.

use crate::domain::leak::{EntryKind, Finding, FoundKind};
use std::ops::Range;

/// Titles that go with the name; a role code stands for both.
const TITLES: &[&str] = &[
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Mx",
    "Master",
    "Dr",
    "PC",
    "DC",
    "DS",
    "DI",
    "DCI",
    "Sgt",
    "Prof",
    "Professor",
    "Nurse",
];

/// What is written in the place of `original`.
pub(super) fn in_place(stand_in: String, original: &str, finding: &Finding) -> String {
    let mut text = stand_in;
    if finding.rule.starts_with("surname in the plural") && !original.contains(['\'', '\u{2019}']) {
        text.push_str(" family");
    }
    let initials = finding.kind == FoundKind::Listed(EntryKind::Initials);
    let letters = original.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 3 && !initials && !original.chars().any(char::is_lowercase) && !text.starts_with('[') {
        text = text.to_uppercase();
    }
    // "Siâns bag" had lost its apostrophe; what stands for it gets one.
    if finding.rule.ends_with("name without its apostrophe") {
        return format!("{text}'s");
    }
    match possessive(original) {
        Some(mark) => format!("{text}{mark}s"),
        None => text,
    }
}

/// The apostrophe of "James's" or "James'", as it is written.
fn possessive(original: &str) -> Option<char> {
    let mut back = original.chars().rev();
    match (back.next()?, back.next()?) {
        ('s' | 'S', mark) if is_apostrophe(mark) => Some(mark),
        (mark, 's' | 'S') if is_apostrophe(mark) => Some(mark),
        _ => None,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}' | '\u{ff07}' | '`' | '\u{b4}')
}

/// The range with a title before it.
pub(super) fn with_title(text: &str, range: Range<usize>) -> Range<usize> {
    let head = text.get(..range.start).unwrap_or_default();
    let bare = head.trim_end_matches([' ', '\u{a0}']);
    if bare.len() == head.len() {
        return range;
    }
    let word_end = bare.trim_end_matches('.');
    let start = word_end.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last().map(|(at, _)| at);
    match start.and_then(|at| word_end.get(at..).map(|word| (at, word))) {
        Some((at, word)) if TITLES.iter().any(|title| title.eq_ignore_ascii_case(word)) && capital(word) => {
            at..range.end
        }
        _ => range,
    }
}

fn capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The range with the bracket or quotation mark that closes one opened inside it: "Okonkwo, Siân (Shan" is never left
/// with a lone bracket after it.
pub(super) fn with_closing(text: &str, range: Range<usize>) -> Range<usize> {
    const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('\u{201c}', '\u{201d}'), ('"', '"')];
    let inside = text.get(range.clone()).unwrap_or_default();
    let Some(next) = text.get(range.end..).and_then(|after| after.chars().next()) else { return range };
    let count = |mark: char| inside.chars().filter(|c| *c == mark).count();
    let is_open = |(open, close): &(char, char)| {
        *close == next && if open == close { count(*open) % 2 == 1 } else { count(*open) > count(*close) }
    };
    if PAIRS.iter().any(is_open) { range.start..range.end + next.len_utf8() } else { range }
}

/// The range with the apostrophe of "James'", when it is one and not the end of a quotation.
pub(super) fn with_bare_possessive(text: &str, range: Range<usize>) -> Range<usize> {
    if !text.get(range.clone()).is_some_and(|name| name.ends_with(['s', 'S'])) {
        return range;
    }
    let mut after = text.get(range.end..).unwrap_or_default().chars();
    let Some(mark) = after.next().filter(|c| is_apostrophe(*c)) else { return range };
    let owns = after.next().is_some_and(char::is_whitespace) && after.next().is_some_and(char::is_alphabetic);
    // A quotation that is open closes here: 'the note said James' is no possessive.
    let head = text.get(..range.start).unwrap_or_default();
    let line = head.rsplit('\n').next().unwrap_or_default();
    let opened = line.contains('\u{2018}') || line.starts_with('\'') || line.contains(" '") || line.contains("('");
    if owns && !opened { range.start..range.end + mark.len_utf8() } else { range }
}
