//! The grid every office file is read into: a workbook of sheets, a sheet of rows, a row of cells.
//! Must not know any file format's insides, what the columns mean, or how a grid gets into the register.
//!
//! Text keeps every character the file held (control characters too): making it safe is the screen's and the
//! writers' work. Line breaks inside a cell are always `\n`.

pub mod address;
pub mod serial;

use jiff::civil::{Date, Time};

/// What kind of file a workbook was read from, found from its content and never from its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Xlsx,
    Ods,
    Docx,
}

impl Format {
    /// The name a coordinator would use, for messages.
    pub const fn label(self) -> &'static str {
        match self {
            Format::Csv => "a text table (CSV)",
            Format::Xlsx => "an Excel workbook (.xlsx)",
            Format::Ods => "an OpenDocument spreadsheet (.ods)",
            Format::Docx => "a Word document (.docx)",
        }
    }
}

/// One file, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// The last part of the path, as given.
    pub file_name: String,
    pub format: Format,
    /// In the file's order, hidden ones too.
    pub sheets: Vec<Sheet>,
    /// What the reader had to decide or leave out, as sentences for the person importing.
    pub notes: Vec<String>,
}

impl Workbook {
    /// The sheet of this name, ignoring case.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        let wanted = name.trim().to_lowercase();
        self.sheets.iter().find(|sheet| sheet.name.trim().to_lowercase() == wanted)
    }

    /// True when no sheet holds a single value.
    pub fn is_blank(&self) -> bool {
        self.sheets.iter().all(|sheet| sheet.rows.iter().all(Row::is_blank))
    }
}

/// One sheet of a workbook, or one table of a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    /// Ascending by number, starting at row 1. Blank rows between filled ones are there with no cells, except that
    /// a very long run of them is left out (the workbook's notes say so); blank rows at the end are not kept.
    pub rows: Vec<Row>,
    /// Columns the office program does not show, counted from 0.
    pub hidden_columns: Vec<usize>,
    /// The workbook counts its days from 1904: a bare number that was meant as a date counts from there.
    pub from_1904: bool,
    /// Rules of the spreadsheet colour some of its cells; what they come to stands nowhere in the file.
    pub ruled_colours: bool,
}

impl Sheet {
    /// The row shown under this number (from 1).
    pub fn row(&self, number: u32) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(at)
    }

    /// The value at this row number (from 1) and column (from 0); empty where nothing was stored.
    pub fn value(&self, number: u32, column: usize) -> &CellValue {
        self.row(number).map_or(&CellValue::Empty, |row| row.value(column))
    }

    /// The value at this place, or of the cell a merge took it from.
    pub fn value_through_merge(&self, number: u32, column: usize) -> &CellValue {
        match self.row(number).and_then(|row| row.cells.get(column)).and_then(|cell| cell.merged_from) {
            Some((row, from)) => self.value(row, from),
            None => self.value(number, column),
        }
    }

    /// The widest row's number of cells.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// As the office program shows it, from 1. For CSV the line of the file the row starts on; for a document the
    /// row of the table.
    pub number: u32,
    pub hidden: bool,
    /// By column from 0; a row may be shorter than the sheet is wide.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The value in this column (from 0); empty past the end of the row.
    pub fn value(&self, column: usize) -> &CellValue {
        self.cells.get(column).map_or(&CellValue::Empty, |cell| &cell.value)
    }

    /// True when no cell holds a value; fills and merges do not count.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.value.is_empty())
    }
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    pub value: CellValue,
    /// The solid fill colour a person gave the cell.
    pub fill: Option<Rgb>,
    /// On every cell of a merge but its first: the first cell's row number (from 1) and column (from 0).
    pub merged_from: Option<(u32, usize)>,
    /// The value came from a formula. Such a cell is empty when the file was never calculated; one that was worked out
    /// to no text at all is a blank cell like any other.
    pub formula: bool,
    /// The text is struck out.
    pub struck: bool,
}

impl Cell {
    /// A plain cell holding this value.
    pub fn of(value: CellValue) -> Self {
        Self { value, ..Self::default() }
    }
}

/// A colour, red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// From `RRGGBB`, `AARRGGBB` or either with a leading `#`.
    pub fn from_hex(text: &str) -> Option<Self> {
        let hex = text.trim().trim_start_matches('#');
        let hex = match hex.len() {
            6 => hex,
            8 => hex.get(2..)?,
            _ => return None,
        };
        let value = u32::from_str_radix(hex, 16).ok()?;
        let [_, red, green, blue] = value.to_be_bytes();
        Some(Self(red, green, blue))
    }
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum CellValue {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Bool(bool),
    /// A real date cell.
    Date {
        date: Date,
        /// Only when the cell held a time of day as well.
        time: Option<Time>,
        /// How much of the date the cell's format lets a reader see. Excel turns a typed "Mar 2020" into 1 March
        /// 2020 shown as a month: the day was never given.
        shows: Shows,
    },
    /// A real cell holding a time of day and no date.
    Time(Time),
    /// An error value such as `#N/A`, as shown.
    Error(String),
}

/// How much of a date cell is visible to the person who typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shows {
    #[default]
    Day,
    Month,
    Year,
}

impl CellValue {
    /// Text, or empty when there is nothing but white space. Line ends become `\n`; nothing else is changed.
    pub fn text(text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        if text.trim().is_empty() { CellValue::Empty } else { CellValue::Text(text) }
    }

    pub fn is_empty(&self) -> bool {
        matches!(self, CellValue::Empty)
    }

    /// The value as a person would read it in the cell: dates day first (`14/06/2021 13:45`), whole numbers without
    /// a fraction, booleans as `TRUE` and `FALSE`.
    pub fn shown(&self) -> String {
        match self {
            CellValue::Empty => String::new(),
            CellValue::Text(text) | CellValue::Error(text) => text.clone(),
            CellValue::Number(number) => number.to_string(),
            CellValue::Bool(true) => "TRUE".to_owned(),
            CellValue::Bool(false) => "FALSE".to_owned(),
            CellValue::Time(time) => clock(*time),
            CellValue::Date { date, time, shows } => {
                let day = match shows {
                    Shows::Day => date.strftime("%d/%m/%Y").to_string(),
                    Shows::Month => date.strftime("%B %Y").to_string(),
                    Shows::Year => date.strftime("%Y").to_string(),
                };
                match time {
                    Some(time) => format!("{day} {}", clock(*time)),
                    None => day,
                }
            }
        }
    }
}

fn clock(time: Time) -> String {
    let form = if time.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    time.strftime(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn a_cell_reads_as_a_person_would_read_it() {
        let day = CellValue::Date { date: date(2021, 6, 14), time: Some(time(13, 45, 0, 0)), shows: Shows::Day };
        assert_eq!(day.shown(), "14/06/2021 13:45");
        let month = CellValue::Date { date: date(2020, 3, 1), time: None, shows: Shows::Month };
        assert_eq!(month.shown(), "March 2020");
        assert_eq!(CellValue::Number(7.0).shown(), "7");
        assert_eq!(CellValue::Number(1.5).shown(), "1.5");
    }

    #[test]
    fn line_ends_are_one_sign_and_other_signs_stay() {
        assert_eq!(CellValue::text("a\r\nb\rc\u{1b}\u{a0} "), CellValue::Text("a\nb\nc\u{1b}\u{a0} ".to_owned()));
        assert_eq!(CellValue::text(" \r\n\u{a0}"), CellValue::Empty);
    }

    #[test]
    fn a_value_is_found_through_a_merge() {
        let sheet = Sheet {
            rows: vec![
                Row { number: 4, cells: vec![Cell::of(CellValue::text("Rec 1"))], ..Row::default() },
                Row { number: 5, cells: vec![Cell { merged_from: Some((4, 0)), ..Cell::default() }], ..Row::default() },
            ],
            ..Sheet::default()
        };
        assert_eq!(sheet.value(5, 0), &CellValue::Empty);
        assert_eq!(sheet.value_through_merge(5, 0), &CellValue::text("Rec 1"));
        assert_eq!(sheet.value_through_merge(9, 9), &CellValue::Empty);
    }

    #[test]
    fn colours_are_read_with_and_without_alpha() {
        assert_eq!(Rgb::from_hex("FFFFC000"), Some(Rgb(255, 192, 0)));
        assert_eq!(Rgb::from_hex("#00b050"), Some(Rgb(0, 176, 80)));
        assert_eq!(Rgb::from_hex("auto"), None);
        assert_eq!(Rgb::from_hex("é000é"), None);
    }
}
