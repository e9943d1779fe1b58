//! Old Excel workbooks (.xls), read by the calamine crate: values only, no fills, merges or hidden rows.
//! Must not know what the columns mean.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, ExcelDateTimeType, Range, Reader, SheetVisible, Xls};

use super::grid::Grid;
use super::limits::{Budget, SHEETS};
use super::{damaged, refuse};
use crate::error::Result;
use crate::exchange::sheet::serial::{Epoch, date_cell, time_cell};
use crate::exchange::sheet::{Cell, CellValue, Format, Shows, Workbook};

/// The largest old workbook handed to the crate, in bytes; it reads everything at once.
const BYTES: usize = 32 << 20;

/// Read a workbook. Errors: damaged, protected, beyond the limits.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Workbook> {
    if bytes.len() > BYTES {
        return Err(super::limits::too_big("more than 32 MB in the old Excel format"));
    }
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => super::package::protected(),
        other => damaged().source(other),
    })?;
    let listed: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    if listed.len() > SHEETS {
        return Err(refuse("This file holds more than two thousand sheets", "Ask the sender for the sheets wanted"));
    }
    let mut budget = Budget::default();
    let mut out =
        Workbook { file_name: file_name.to_owned(), format: Format::Xls, sheets: Vec::new(), notes: Vec::new() };
    out.notes.push("The old .xls format is read without fill colours, merged cells and hidden rows, and a month on its own comes as its first day".to_owned());
    for (name, hidden) in listed {
        let range = book.worksheet_range(&name).map_err(|error| damaged().source(error))?;
        let mut grid = Grid::new(name, hidden, &mut budget);
        fill(&mut grid, &range)?;
        let (sheet, notes) = grid.finish()?;
        out.sheets.push(sheet);
        out.notes.extend(notes);
    }
    Ok(out)
}

fn fill(grid: &mut Grid<'_>, range: &Range<Data>) -> Result<()> {
    let Some((first_row, first_column)) = range.start() else { return Ok(()) };
    for (values, at) in range.rows().zip(first_row..) {
        let number = at.saturating_add(1);
        let mut cells = Vec::new();
        for (data, column) in values.iter().zip(first_column as usize..) {
            let value = value(data);
            if !value.is_empty() {
                grid.place(&mut cells, number, column, Cell::of(value))?;
            }
        }
        grid.row(number, false, cells)?;
    }
    Ok(())
}

fn value(data: &Data) -> CellValue {
    match data {
        Data::Empty => CellValue::Empty,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => CellValue::text(unify(text)),
        Data::Int(number) => CellValue::Number(*number as f64),
        Data::Float(number) => CellValue::Number(*number),
        Data::Bool(truth) => CellValue::Bool(*truth),
        Data::Error(error) => CellValue::Error(error.to_string()),
        Data::DateTime(moment) => {
            let serial = moment.as_f64();
            // The crate keeps the epoch to itself, but two moments are equal only when it is the same.
            let from_1904 = |kind| *moment == ExcelDateTime::new(serial, kind, true);
            let old_mac = from_1904(ExcelDateTimeType::DateTime) || from_1904(ExcelDateTimeType::TimeDelta);
            let epoch = if old_mac { Epoch::From1904 } else { Epoch::From1900 };
            // The crate does not say which format it was: below one day it can only be a time.
            let dated = if serial < 1.0 { time_cell(serial, epoch) } else { date_cell(serial, epoch, Shows::Day) };
            dated.unwrap_or(CellValue::Number(serial))
        }
    }
}

fn unify(text: &str) -> String {
    text.replace("\r\n", "\n")
}
