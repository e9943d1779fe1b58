//! Tables and papers out: text tables, Excel workbooks, Word documents, calendars. Every function returns bytes;
//! where they go is the caller's business. The same input always gives the same bytes.
//! Must not know what the values mean.

mod csv;
pub mod docx;
pub mod ics;
mod xlsx;

use super::sheet::CellValue;

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

/// The guard against formula injection: text a spreadsheet program could take for a formula gets an apostrophe in
/// front, by which every such program knows it for text. Numbers and dates are never touched.
pub fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// Takes the guard off again, when a file we wrote comes back.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(bare) if bare.starts_with(['=', '+', '-', '@', '\t', '\r']) => bare,
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
        for fine in ["a=b", "'tis", "", " =1"] {
            assert_eq!(guarded(fine), fine);
            assert_eq!(unguarded(fine), fine);
        }
    }
}
