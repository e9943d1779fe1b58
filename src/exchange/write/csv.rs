//! Text tables out: commas, quotes where needed, CRLF, UTF-8. Must not know what the values mean.

use csv::{Terminator, WriterBuilder};

use super::{Table, guarded, tame};
use crate::error::{Error, Result};
use crate::exchange::sheet::CellValue;

/// A table as CSV. With `mark` a byte order mark comes first, without which Excel reads accents wrongly.
pub fn csv(table: &Table, mark: bool) -> Result<Vec<u8>> {
    let start = if mark { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(start);
    let failed = |error| Error::bug("The text table could not be written").source(error);
    writer.write_record(table.headings.iter().map(|heading| text(heading))).map_err(failed)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(shown)).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| Error::bug("The text table could not be written").source(error.into_error()))
}

fn shown(value: &CellValue) -> String {
    match value {
        CellValue::Text(text) | CellValue::Error(text) => self::text(text),
        other => other.shown(),
    }
}

/// Tame first, so that the guard sees the text that is written.
fn text(text: &str) -> String {
    guarded(&tame(text).replace('\u{feff}', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_guarded_and_numbers_are_not() {
        let table = Table {
            headings: vec!["=Ref".into(), "Note".into()],
            rows: vec![vec![CellValue::Number(-5.0), CellValue::text("-5, \"quoted\"\nline")]],
            ..Table::default()
        };
        let text = String::from_utf8(csv(&table, true).unwrap()).unwrap();
        assert_eq!(text, "\u{feff}'=Ref,Note\r\n-5,\"'-5, \"\"quoted\"\"\nline\"\r\n");
    }

    #[test]
    fn what_cannot_be_seen_before_a_formula_does_not_hide_it() {
        let cells = ["\u{200b}=HYPERLINK(\"x\")", "\u{ad}=1", "\u{feff}+1", "\u{2060}\u{200b}@SUM(A1)"];
        let table = Table { rows: vec![cells.map(CellValue::text).to_vec()], ..Table::default() };
        let text = String::from_utf8(csv(&table, false).unwrap()).unwrap();
        assert_eq!(text.trim_start_matches("\"\"\r\n").trim(), "\"'=HYPERLINK(\"\"x\"\")\",'=1,'+1,'@SUM(A1)");
    }

    #[test]
    fn what_is_written_reads_back() {
        let cells = ["a;b", "é “x”", " lead", "two\nlines", "|"];
        let table = Table {
            headings: ["h1", "h2", "h3", "h4", "h5"].map(str::to_owned).to_vec(),
            rows: vec![cells.map(CellValue::text).to_vec(); 3],
            ..Table::default()
        };
        let book = crate::exchange::read::open_bytes("t.csv", &csv(&table, false).unwrap()).unwrap();
        let row = &book.sheets[0].rows[3];
        assert_eq!(row.number, 6);
        assert_eq!(row.cells.iter().map(|cell| cell.value.shown()).collect::<Vec<_>>(), cells);
    }
}
