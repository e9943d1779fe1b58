//! Word documents (.docx): every table becomes a sheet, and the whole document can be had as plain paragraphs.
//! Tracked insertions count as accepted, tracked deletions are gone; prompts of unfilled form fields are not text.
//! Must not know what the tables or paragraphs mean.

mod blocks;
mod lists;
mod numbering;
mod numeral;
mod paragraph;

use std::collections::BTreeMap;

use self::blocks::{Block, Down, Table};
use self::lists::Lists;
use super::grid::{Grid, Merge};
use super::limits::{Budget, Progress, SHEETS, report, too_big};
use super::package::Package;
use crate::domain::date::parse;
use crate::error::Result;
use crate::exchange::sheet::{Cell, CellValue, Format, Workbook};

pub use self::blocks::Paragraph;
pub(super) use self::paragraph::symbol;

/// Read the tables of a document: sheets `Table 1`, `Table 2`... in the document's order, rows numbered within each.
/// A table inside a cell stays text of that cell. Errors: damaged, protected, beyond the limits, stopped.
pub fn read(file_name: &str, bytes: &[u8], progress: &mut Progress<'_>) -> Result<Workbook> {
    let body = body(bytes)?;
    let mut budget = Budget::default();
    let mut out =
        Workbook { file_name: file_name.to_owned(), format: Format::Docx, sheets: Vec::new(), notes: Vec::new() };
    let total = body.len() as u64;
    let mut dated = 0;
    for (at, block) in body.iter().enumerate() {
        let table = match block {
            Block::Table(table) => table,
            Block::Paragraph(paragraph) => {
                dated += usize::from(opens_with_a_date(&paragraph.text));
                continue;
            }
        };
        report(progress, at as u64, total)?;
        if out.sheets.len() >= SHEETS {
            return Err(too_big("more than two thousand tables"));
        }
        let mut grid = Grid::new(format!("Table {}", out.sheets.len() + 1), false, &mut budget);
        fill(&mut grid, table)?;
        let (sheet, notes) = grid.finish()?;
        out.sheets.push(sheet);
        out.notes.extend(notes);
    }
    if dated > 0 {
        out.notes.push(format!(
            "{dated} paragraphs outside the tables begin with a date and were not read; if they are events, put them into the table"
        ));
    }
    if out.sheets.is_empty() {
        out.notes.push("This document holds no table".to_owned());
    }
    Ok(out)
}

/// Whether a paragraph may be an event outside the tables: a date, and words after it.
fn opens_with_a_date(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(6).collect();
    let dated = |words: &[&str]| {
        let text = words.join(" ");
        parse(text.trim_end_matches([':', '-', '\u{2013}', '.'])).is_ok_and(|date| date.start.is_some())
    };
    // A lone year is a heading or the end of a sentence.
    words.len() > 2
        && (1..=3).rev().any(|count| words.get(..count).is_some_and(|own| own.concat().len() > 5 && dated(own)))
}

/// The whole document as paragraphs in reading order, for letters, each with the number or bullet Word draws before it.
/// A row of a table is one paragraph with tabs between its cells.
pub fn paragraphs(bytes: &[u8]) -> Result<Vec<Paragraph>> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let mut part = |kind: &str| match package.relations(&main)?.into_iter().find(|own| own.kind == kind) {
        Some(relation) if !relation.external => package.text(&relation.target),
        _ => Ok(None),
    };
    let mut lists = Lists::read(part("numbering")?.as_deref(), part("styles")?.as_deref())?;
    let mut out = Vec::new();
    for block in blocks::read(&package.need(&main)?)? {
        match block {
            Block::Paragraph(mut paragraph) => {
                paragraph.text.insert_str(0, &lists.before(&paragraph));
                out.push(paragraph);
            }
            Block::Table(table) => {
                out.extend(table.rows.iter().map(|row| Paragraph { text: row.text(), ..Paragraph::default() }));
            }
        }
    }
    Ok(out)
}

/// The whole document as plain text, a line for each paragraph.
pub fn plain_text(bytes: &[u8]) -> Result<String> {
    let paragraphs = paragraphs(bytes)?;
    Ok(paragraphs.into_iter().map(|paragraph| paragraph.text + "\n").collect())
}

fn body(bytes: &[u8]) -> Result<Vec<Block>> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    blocks::read(&package.need(&main)?)
}

fn main_part(package: &mut Package<'_>) -> Result<String> {
    let main = package.relations("")?.into_iter().find(|relation| relation.kind == "officeDocument");
    Ok(main.map_or_else(|| "word/document.xml".to_owned(), |relation| relation.target))
}

/// Put a table into the grid, its merges by column and row.
fn fill(grid: &mut Grid<'_>, table: &Table) -> Result<()> {
    let mut open: BTreeMap<usize, Merge> = BTreeMap::new();
    for (row, number) in table.rows.iter().zip(1u32..) {
        let mut cells = Vec::new();
        let mut column = row.before;
        for cell in &row.cells {
            let end = column + cell.span - 1;
            match (cell.down, open.get_mut(&column)) {
                (Down::Continue, Some((_, last))) => last.0 = number,
                _ => {
                    if let Some(done) = open.insert(column, ((number, column), (number, end))) {
                        keep(grid, done)?;
                    }
                    let value = CellValue::text(cell.text());
                    grid.place(&mut cells, number, column, Cell { value, fill: cell.fill, ..Cell::default() })?;
                }
            }
            column = end + 1;
        }
        grid.row(number, row.hidden, cells)?;
    }
    open.into_values().try_for_each(|merge| keep(grid, merge))
}

fn keep(grid: &mut Grid<'_>, merge: Merge) -> Result<()> {
    if merge.0 == merge.1 { Ok(()) } else { grid.merge(merge) }
}
