//! Text tables: the delimiter found by trying, quotes, `sep=` lines, blank and ragged rows, line numbers as an
//! editor shows them. Must not know what the columns mean; every value is text.
//!
//! Split by hand, because the csv crate passes over blank lines without a trace and every line has to be accounted
//! for with its own number.

use super::limits::{Budget, Progress, ROWS, report, too_big};
use super::text::Decoded;
use crate::error::Result;
use crate::exchange::sheet::{Cell, CellValue, Format, Row, Sheet, Workbook};

/// Rows looked at when the delimiter is being found.
const TRIAL: usize = 40;
const CANDIDATES: [char; 4] = [',', ';', '\t', '|'];

/// Read a decoded text table.
pub fn read(file_name: &str, decoded: Decoded, progress: &mut Progress<'_>) -> Result<Workbook> {
    let mut notes = Vec::new();
    if decoded.encoding == "windows-1252" {
        notes.push("The file is in the Windows-1252 encoding".to_owned());
    }
    let text = unify_line_ends(decoded.text);
    let (told, body, skipped) = separator_line(&text);
    let delimiter = told.unwrap_or_else(|| find_delimiter(body));
    let mut lines = Lines::new(body, delimiter, skipped + 1);
    let mut budget = Budget::default();
    let mut rows = Vec::new();
    let mut filled = 0usize;
    while let Some((number, values)) = lines.next_row() {
        if rows.len() % 1024 == 0 {
            report(progress, lines.at as u64, body.len() as u64)?;
        }
        budget.cells(values.len() + 1)?;
        budget.text(values.iter().map(String::len).sum())?;
        let cells: Vec<Cell> = values.into_iter().map(|value| Cell::of(CellValue::text(value))).collect();
        let mut row = Row { number, hidden: false, cells };
        if row.is_blank() {
            row.cells = Vec::new();
        } else {
            filled += 1;
        }
        if filled > ROWS {
            return Err(too_big("more than 200,000 rows"));
        }
        rows.push(row);
    }
    while rows.last().is_some_and(Row::is_blank) {
        rows.pop();
    }
    if let Some(line) = lines.unclosed {
        notes.push(format!(
            "A quotation mark opened on line {line} is never closed; it is read as an ordinary character"
        ));
    }
    let sheet = Sheet { name: "Sheet 1".to_owned(), rows, ..Sheet::default() };
    Ok(Workbook { file_name: file_name.to_owned(), format: Format::Csv, sheets: vec![sheet], notes })
}

/// CRLF and a lone CR become LF, in cells too.
fn unify_line_ends(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// The delimiter a first line `sep=;` names, the text after it and the lines it took.
fn separator_line(text: &str) -> (Option<char>, &str, u32) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let bare = line.trim_matches('"');
    let named = bare.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| bare.get(4..));
    match named.map(|after| after.chars().collect::<Vec<_>>()).as_deref() {
        Some([delimiter]) => (Some(*delimiter), rest, 1),
        _ => (None, text, 0),
    }
}

/// The candidate that splits the first rows most evenly: most rows agreeing on a width above one, then the wider.
fn find_delimiter(text: &str) -> char {
    let mut best = (0usize, 0usize);
    let mut found = ',';
    for candidate in CANDIDATES {
        let mut lines = Lines::new(text, candidate, 1);
        let mut widths: Vec<usize> = Vec::new();
        while widths.len() < TRIAL {
            let Some((_, values)) = lines.next_row() else { break };
            // Commas of running text have a space behind them, those between columns do not.
            if values.iter().skip(1).any(|value| !value.starts_with(' ')) {
                widths.push(values.len());
            } else if values.iter().any(|value| !value.trim().is_empty()) {
                widths.push(1);
            }
        }
        let agreeing = |width: usize| widths.iter().filter(|other| **other == width).count();
        let top = widths.iter().filter(|width| **width > 1).map(|width| (agreeing(*width), *width)).max();
        if let Some(score) = top
            && score > best
        {
            best = score;
            found = candidate;
        }
    }
    found
}

/// Rows of a text with line ends already made `\n`.
struct Lines<'a> {
    text: &'a str,
    delimiter: char,
    at: usize,
    line: u32,
    /// The line of a quotation mark that is never closed. From then on a quoted value has to end on its own line,
    /// so that a stray mark costs one search and not one per row.
    unclosed: Option<u32>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, delimiter: char, first_line: u32) -> Self {
        Self { text, delimiter, at: 0, line: first_line, unclosed: None }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The line the next row starts on and its values.
    fn next_row(&mut self) -> Option<(u32, Vec<String>)> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.line;
        let mut values = Vec::new();
        loop {
            let mut value = self.quoted().unwrap_or_default();
            let rest = self.rest();
            let end = rest.find([self.delimiter, '\n']).unwrap_or(rest.len());
            value.push_str(rest.get(..end).unwrap_or_default());
            values.push(value);
            let stop = rest.get(end..).and_then(|tail| tail.chars().next());
            self.at += end + stop.map_or(0, char::len_utf8);
            if stop != Some(self.delimiter) {
                self.line += 1;
                return Some((start, values));
            }
        }
    }

    /// A quoted value when one starts here; what follows its closing mark is added as it stands.
    fn quoted(&mut self) -> Option<String> {
        let inside = self.rest().strip_prefix('"')?;
        let mut value = String::new();
        let mut from = 0;
        loop {
            let tail = inside.get(from..)?;
            let Some(mark) = self.closing_mark(tail) else {
                self.unclosed.get_or_insert(self.line);
                return None;
            };
            value.push_str(tail.get(..mark)?);
            from += mark + 1;
            if inside.get(from..)?.starts_with('"') {
                value.push('"');
                from += 1;
                continue;
            }
            let breaks = value.bytes().filter(|byte| *byte == b'\n').count();
            self.line += u32::try_from(breaks).unwrap_or(0);
            self.at += 1 + from;
            return Some(value);
        }
    }

    fn closing_mark(&self, tail: &str) -> Option<usize> {
        if self.unclosed.is_none() {
            return tail.find('"');
        }
        let mark = tail.find(['"', '\n'])?;
        tail.get(mark..)?.starts_with('"').then_some(mark)
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::decode;
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let book = read("t.csv", decode(text.as_bytes()), &mut |_, _| true).unwrap();
        let rows = book.sheets.into_iter().flat_map(|sheet| sheet.rows);
        rows.map(|row| (row.number, row.cells.iter().map(|cell| cell.value.shown()).collect())).collect()
    }

    fn row(number: u32, values: &[&str]) -> (u32, Vec<String>) {
        (number, values.iter().map(|value| (*value).to_owned()).collect())
    }

    #[test]
    fn each_delimiter_is_found_even_beside_the_others() {
        assert_eq!(rows("a,b;c\nd,e\n")[0], row(1, &["a", "b;c"]));
        assert_eq!(rows("Date;Event, with comma\n1/2/20;x, y\n")[1], row(2, &["1/2/20", "x, y"]));
        assert_eq!(rows("a\tb, c\nd\te, f\n")[1], row(2, &["d", "e, f"]));
        assert_eq!(rows("a|b\nc|d\n")[1], row(2, &["c", "d"]));
        assert_eq!(rows("only one column\nof words\n")[1], row(2, &["of words"]));
    }

    #[test]
    fn a_title_line_does_not_hide_the_delimiter() {
        assert_eq!(rows("Chronology, GP, 2021\n\nDate;Text\n1/1/21;a\n2/1/21;b\n")[2], row(3, &["Date", "Text"]));
    }

    #[test]
    fn a_sep_line_names_the_delimiter_and_is_counted() {
        assert_eq!(rows("sep=;\r\na,1;b\r\n"), [row(2, &["a,1", "b"])]);
    }

    #[test]
    fn quoted_breaks_stay_in_the_cell_and_the_numbers_stay_true() {
        let read = rows("a,b\r\n\"one\r\ntwo \"\"2\"\"\",x\r\n\r\nlast,y\r\n\r\n");
        assert_eq!(read[1], row(2, &["one\ntwo \"2\"", "x"]));
        assert_eq!(read[2], row(4, &[]));
        assert_eq!(read[3], row(5, &["last", "y"]));
        assert_eq!(read.len(), 4);
    }

    #[test]
    fn old_mac_line_ends_and_ragged_rows_are_read() {
        assert_eq!(rows("a,b\rc\rd,e,f"), [row(1, &["a", "b"]), row(2, &["c"]), row(3, &["d", "e", "f"])]);
    }

    #[test]
    fn a_stray_quotation_mark_does_not_swallow_the_file() {
        let read = rows("a,b\n\"6ft fence,c\nd,e\n");
        assert_eq!(read[1], row(2, &["\"6ft fence", "c"]));
        assert_eq!(read[2], row(3, &["d", "e"]));
    }

    #[test]
    fn reading_can_be_stopped() {
        let stopped = read("t.csv", decode(b"a,b\nc,d\n"), &mut |_, _| false).unwrap_err();
        assert!(stopped.what.contains("stopped"));
    }
}
