//! Tables and papers out: text tables, Excel workbooks, Word documents, calendars. Every function returns bytes;
//! where they go is the caller's business. The same input always gives the same bytes.
//! Must not know what the values mean.

mod csv;
pub mod docx;
pub mod ics;
mod xlsx;

use super::sheet::CellValue;
use crate::domain::fold::clean_for_screen;

pub use csv::csv;
pub use xlsx::xlsx;

/// A table to be written: headings and rows, of any width.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The sheet's name in a workbook.
    pub name: String,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<CellValue>>,
}

/// What a cell that is a formula begins with; the wide forms are taken for the plain ones by some programs.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// The guard against formula injection: text a spreadsheet program could take for a formula gets an apostrophe in
/// front, by which every such program knows it for text. What cannot be seen before the sign hides it from nobody.
/// Numbers and dates are never touched.
pub fn guarded(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

fn is_formula(text: &str) -> bool {
    let is_unseen = |c: &char| clean_for_screen(c.encode_utf8(&mut [0; 4])).is_empty() || is_joiner(*c);
    text.chars().find(|c| !is_unseen(c)).is_some_and(|first| FORMULA.contains(&first))
}

const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Text that a terminal may show: line ends and tabs stay, nothing else that a terminal could take for a command does.
pub fn tame(text: &str) -> String {
    let mut tame = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\n' | '\r' | '\t' | '\u{feff}') {
            tame.push(character);
        } else {
            tame.push_str(&clean_for_screen(character.encode_utf8(&mut [0; 4])));
        }
    }
    tame
}

/// Takes the guard off again, when a file we wrote comes back.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(bare) if is_formula(bare) => bare,
        _ => text,
    }
}

/// Control characters, which XML cannot hold, as the signs that picture them (`␛`).
fn pictured(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\t' | '\n' => character,
            '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
            '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless_and_come_back() {
        for bad in ["=1+1", "+44 1234", "-5", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(guarded(bad).starts_with('\''));
            assert_eq!(unguarded(&guarded(bad)), bad);
        }
        for bad in ["\u{200b}=1+1", "\u{ad}\u{200d}=1", "\u{ff1d}1"] {
            assert!(guarded(bad).starts_with('\''), "{bad:?}");
        }
        for fine in ["a=b", "'tis", "", " =1"] {
            assert_eq!(guarded(fine), fine);
            assert_eq!(unguarded(fine), fine);
        }
    }
}
