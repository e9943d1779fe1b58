//! OpenDocument spreadsheets (.ods): sheets, rows and cells, with their repetitions, merges and fills.
//! Must not know what the columns mean.

mod cell;
mod styles;

use super::COMMENTS;
use super::grid::Grid;
use super::limits::{Budget, COLUMNS, Progress, SHEETS, report, too_big};
use super::package::Package;
use super::xml::{Node, Tag, Xml};
use crate::error::Result;
use crate::exchange::sheet::{Cell, Format, Workbook};
use styles::Styles;

/// Read a workbook. Errors: damaged, protected, beyond the limits, stopped.
pub fn read(file_name: &str, bytes: &[u8], progress: &mut Progress<'_>) -> Result<Workbook> {
    let mut package = Package::open(bytes)?;
    let mut styles = Styles::default();
    if let Some(common) = package.text("styles.xml")? {
        styles.add(&common)?;
    }
    let content = package.need("content.xml")?;
    styles.add(&content)?;
    let mut out =
        Workbook { file_name: file_name.to_owned(), format: Format::Ods, sheets: Vec::new(), notes: Vec::new() };
    let mut budget = Budget::default();
    let mut xml = Xml::new(&content);
    let total = content.len() as u64;
    loop {
        match xml.next()? {
            Node::Open(tag) => match tag.name() {
                // Rows deleted under change tracking, and cells linked from other files.
                "tracked-changes" | "dde-links" => xml.skip()?,
                "table" => {
                    if out.sheets.len() >= SHEETS {
                        return Err(too_big("more than two thousand sheets"));
                    }
                    let name = tag.attr("name").unwrap_or_default().into_owned();
                    let hidden = tag.attr("style-name").is_some_and(|style| styles.is_hidden_table(&style));
                    let mut grid = Grid::new(name, hidden, &mut budget);
                    table(&mut xml, &styles, &mut grid, &mut |done, _| progress(done, total))?;
                    let (sheet, notes) = grid.finish()?;
                    out.sheets.push(sheet);
                    out.notes.extend(notes);
                }
                _ => {}
            },
            Node::Done => break,
            _ => {}
        }
    }
    if content.contains("<office:annotation") {
        out.notes.push(COMMENTS.to_owned());
    }
    Ok(out)
}

fn repeated(tag: &Tag<'_>, name: &str) -> u32 {
    tag.attr(name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    tag.attr("visibility").is_some_and(|visibility| visibility != "visible")
}

/// After the opening tag of a table.
fn table(xml: &mut Xml<'_>, styles: &Styles, grid: &mut Grid<'_>, progress: &mut Progress<'_>) -> Result<()> {
    let mut next_row = 1u32;
    let mut next_column = 0usize;
    let mut seen = 0u32;
    xml.each_inside(|xml, node| {
        let Node::Open(tag) = node else { return Ok(()) };
        match tag.name() {
            "table-column" => {
                let end = next_column.saturating_add(repeated(&tag, "number-columns-repeated") as usize).min(COLUMNS);
                if is_hidden(&tag) && next_column < end {
                    grid.hide_columns(next_column, end - 1);
                }
                next_column = end;
            }
            "table-row" => {
                if seen.is_multiple_of(1024) {
                    report(progress, xml.position(), 0)?;
                }
                seen += 1;
                let times = repeated(&tag, "number-rows-repeated");
                let hidden = is_hidden(&tag);
                let cells = row(xml, styles, grid, next_row)?;
                let filled = cells.iter().any(|cell| !cell.value.is_empty() || cell.formula);
                for again in 1..if filled { times } else { 1 } {
                    grid.row(next_row.saturating_add(again - 1), hidden, cells.clone())?;
                }
                let last = next_row.saturating_add(times - 1);
                if filled {
                    grid.row(last, hidden, cells)?;
                }
                next_row = last.saturating_add(1);
            }
            "conditional-format" => {
                grid.colours_by_rule();
                xml.skip()?;
            }
            "shapes" | "forms" | "table-source" => xml.skip()?,
            _ => {}
        }
        Ok(())
    })
}

fn row(xml: &mut Xml<'_>, styles: &Styles, grid: &mut Grid<'_>, number: u32) -> Result<Vec<Cell>> {
    let mut cells = Vec::new();
    let mut column = 0usize;
    xml.each_inside(|xml, node| {
        let Node::Open(tag) = node else { return Ok(()) };
        match tag.name() {
            "table-cell" => {
                let times = repeated(&tag, "number-columns-repeated") as usize;
                let across = repeated(&tag, "number-columns-spanned");
                let down = repeated(&tag, "number-rows-spanned");
                if across > 1 || down > 1 {
                    let last = (number.saturating_add(down - 1), column.saturating_add(across as usize - 1));
                    grid.merge(((number, column), last))?;
                }
                let cell = cell::read(xml, &tag, styles)?;
                if cell != Cell::default() {
                    // One step past the last column kept is enough for the grid to note what is left out.
                    for at in column..column.saturating_add(times).min(column.max(COLUMNS) + 1) {
                        grid.place(&mut cells, number, at, cell.clone())?;
                    }
                }
                column = column.saturating_add(times);
            }
            "covered-table-cell" => {
                column = column.saturating_add(repeated(&tag, "number-columns-repeated") as usize);
                xml.skip()?;
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(cells)
}
