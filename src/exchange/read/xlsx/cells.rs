//! One worksheet: its rows, cells, merges and hidden columns. Must not know about other sheets.

use jiff::civil::{Date, DateTime};

use super::super::grid::Grid;
use super::super::limits::{Progress, report};
use super::super::xml::{Node, Tag, Xml};
use super::formats::Meaning;
use super::styles::Style;
use super::{Book, strings};
use crate::error::Result;
use crate::exchange::sheet::address::{parse, parse_range};
use crate::exchange::sheet::{Cell, CellValue, Shows, serial};

/// A cell being read.
#[derive(Default)]
struct Reading {
    column: usize,
    style: Style,
    kind: Kind,
    raw: String,
    formula: bool,
    /// A value stands in it, be it an empty text.
    counted: bool,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Bool,
    Error,
    IsoDate,
}

/// Read a worksheet part into the grid.
pub fn read(text: &str, book: &Book, grid: &mut Grid<'_>, progress: &mut Progress<'_>) -> Result<()> {
    let mut xml = Xml::new(text);
    let total = text.len() as u64;
    let mut rows = 0u32;
    let mut number = 0u32;
    loop {
        match xml.next()? {
            Node::Open(tag) => match tag.name() {
                "row" => {
                    if rows.is_multiple_of(1024) {
                        report(progress, xml.position(), total)?;
                    }
                    rows += 1;
                    let told = tag.attr("r").and_then(|told| told.parse().ok());
                    number = told.unwrap_or(number.saturating_add(1));
                    let hidden = tag.flag("hidden", false);
                    row(&mut xml, book, grid, number, hidden)?;
                }
                "col" if tag.flag("hidden", false) => {
                    let edge = |name| tag.attr(name).and_then(|value| value.parse::<usize>().ok());
                    if let (Some(first @ 1..), Some(last)) = (edge("min"), edge("max")) {
                        grid.hide_columns(first - 1, last.saturating_sub(1));
                    }
                }
                "mergeCell" => {
                    if let Some(merge) = tag.attr("ref").and_then(|range| parse_range(&range)) {
                        grid.merge(merge)?;
                    }
                }
                "conditionalFormatting" => {
                    grid.colours_by_rule();
                    xml.skip()?;
                }
                "extLst" => xml.skip()?,
                _ => {}
            },
            Node::Done => return report(progress, total, total),
            _ => {}
        }
    }
}

fn row(xml: &mut Xml<'_>, book: &Book, grid: &mut Grid<'_>, number: u32, hidden: bool) -> Result<()> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut next = 0usize;
    let mut reading = Reading::default();
    let mut in_value = false;
    xml.each_inside(|xml, node| {
        match node {
            Node::Open(tag) => match tag.name() {
                "c" => {
                    reading = begin(&tag, book, next);
                    next = reading.column.saturating_add(1);
                }
                "v" => {
                    in_value = true;
                    reading.counted = true;
                }
                "f" => {
                    reading.formula = true;
                    xml.skip()?;
                }
                "is" => reading.raw = strings::item(xml)?,
                _ => {}
            },
            Node::Text(text) if in_value => reading.raw.push_str(&text),
            Node::Close(end) => match end.name() {
                "v" => in_value = false,
                "c" => {
                    let done = std::mem::take(&mut reading);
                    // What a formula came to may be no text at all: then the cell is as good as blank.
                    let blank = done.counted && done.kind == Kind::Text && done.raw.is_empty();
                    let (column, fill, formula) = (done.column, done.style.fill, done.formula && !blank);
                    let struck = done.style.struck;
                    let value = value(done, book);
                    if fill.is_some() || formula || !value.is_empty() {
                        let struck = struck && !value.is_empty();
                        let cell = Cell { value, fill, merged_from: None, formula, struck };
                        grid.place(&mut cells, number, column, cell)?;
                    }
                }
                _ => {}
            },
            Node::Text(_) | Node::Done => {}
        }
        Ok(())
    })?;
    grid.row(number, hidden, cells)
}

fn begin(tag: &Tag<'_>, book: &Book, next: usize) -> Reading {
    let mut reading = Reading { column: next, ..Reading::default() };
    for (key, told) in tag.attrs() {
        match key {
            "r" => reading.column = parse(&told).map_or(next, |(_, column)| column),
            "s" => reading.style = told.parse().map(|at| book.styles.get(at)).unwrap_or_default(),
            "t" => {
                reading.kind = match &*told {
                    "s" => Kind::Shared,
                    "str" | "inlineStr" => Kind::Text,
                    "b" => Kind::Bool,
                    "e" => Kind::Error,
                    "d" => Kind::IsoDate,
                    _ => Kind::Number,
                }
            }
            _ => {}
        }
    }
    reading
}

fn value(reading: Reading, book: &Book) -> CellValue {
    let raw = reading.raw;
    match reading.kind {
        _ if raw.is_empty() => CellValue::Empty,
        Kind::Shared => {
            let text = raw.trim().parse::<usize>().ok().and_then(|at| book.strings.get(at));
            text.map_or_else(|| CellValue::Error(format!("missing text {}", raw.trim())), CellValue::text)
        }
        Kind::Text => CellValue::text(strings::unescape(raw)),
        Kind::Bool => CellValue::Bool(matches!(raw.trim(), "1" | "true")),
        Kind::Error => CellValue::Error(raw),
        Kind::IsoDate => iso(&raw).unwrap_or(CellValue::Text(raw)),
        Kind::Number => match raw.trim().parse::<f64>() {
            Ok(number) => numeric(number, reading.style.meaning, book),
            Err(_) => CellValue::text(raw),
        },
    }
}

fn numeric(number: f64, meaning: Meaning, book: &Book) -> CellValue {
    let dated = match meaning {
        Meaning::Number => None,
        Meaning::Date(shows) => serial::date_cell(number, book.epoch, shows),
        Meaning::Time => serial::time_cell(number, book.epoch),
    };
    dated.unwrap_or(CellValue::Number(number))
}

/// A date written out, as the strict form of the format allows.
fn iso(raw: &str) -> Option<CellValue> {
    let raw = raw.trim().trim_end_matches('Z');
    if let Ok(date) = raw.parse::<Date>()
        && raw.len() <= 10
    {
        return Some(CellValue::Date { date, time: None, shows: Shows::Day });
    }
    let both: DateTime = raw.parse().ok()?;
    Some(CellValue::Date { date: both.date(), time: Some(both.time()), shows: Shows::Day })
}
