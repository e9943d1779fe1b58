//! Excel workbooks (.xlsx, .xlsm): which sheets there are, in which order, which are hidden.
//! Read by hand: the reader crates give the values but neither fills, hidden rows nor merges beside them.
//! Must not know what the columns mean.

mod cells;
mod colours;
mod formats;
mod strings;
mod styles;

use super::limits::{Budget, Progress, SHEETS, too_big};
use super::package::Package;
use super::xml::{Node, Xml};
use super::{COMMENTS, damaged, grid::Grid};
use crate::error::Result;
use crate::exchange::sheet::serial::Epoch;
use crate::exchange::sheet::{Format, Sheet, Workbook};
use styles::Styles;

/// What every sheet of a workbook shares.
struct Book {
    strings: Vec<String>,
    styles: Styles,
    epoch: Epoch,
}

struct Listed {
    name: String,
    hidden: bool,
    part: String,
}

/// Read a workbook. Errors: damaged, protected, beyond the limits, stopped.
pub fn read(file_name: &str, bytes: &[u8], progress: &mut Progress<'_>) -> Result<Workbook> {
    let mut package = Package::open(bytes)?;
    let main = package.relations("")?.into_iter().find(|relation| relation.kind == "officeDocument");
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    let (listed, epoch) = list(&mut package, &main)?;
    let mut part_of = |kind: &str| -> Result<Option<String>> {
        let found = package.relations(&main)?.into_iter().find(|relation| relation.kind == kind);
        found.map_or(Ok(None), |relation| package.text(&relation.target))
    };
    let strings = part_of("sharedStrings")?.map_or(Ok(Vec::new()), |text| strings::read(&text))?;
    let theme = part_of("theme")?.map_or(Ok(Vec::new()), |text| colours::theme(&text))?;
    let styles = part_of("styles")?.map_or(Ok(Styles::default()), |text| styles::read(&text, &theme))?;
    let book = Book { strings, styles, epoch };

    let mut budget = Budget::default();
    let mut out =
        Workbook { file_name: file_name.to_owned(), format: Format::Xlsx, sheets: Vec::new(), notes: Vec::new() };
    let total = listed.len() as u64 * 1000;
    for (at, sheet) in listed.into_iter().enumerate() {
        let text = package.need(&sheet.part)?;
        let mut grid = Grid::new(sheet.name, sheet.hidden, &mut budget);
        let length = text.len().max(1) as u64;
        // Each sheet counts for a thousand steps.
        let base = at as u64 * 1000;
        cells::read(&text, &book, &mut grid, &mut |done, _| progress(base + done * 1000 / length, total))?;
        let (sheet, notes) = grid.finish()?;
        out.sheets.push(Sheet { from_1904: epoch == Epoch::From1904, ..sheet });
        out.notes.extend(notes);
    }
    if package.names().iter().any(|part| part.starts_with("xl/comments") || part.starts_with("xl/threadedComments")) {
        out.notes.push(COMMENTS.to_owned());
    }
    Ok(out)
}

fn list(package: &mut Package<'_>, main: &str) -> Result<(Vec<Listed>, Epoch)> {
    let relations = package.relations(main)?;
    let text = package.need(main)?;
    let mut xml = Xml::new(&text);
    let mut listed = Vec::new();
    let mut epoch = Epoch::From1900;
    loop {
        match xml.next()? {
            Node::Open(tag) => match tag.name() {
                "workbookPr" if tag.flag("date1904", false) => epoch = Epoch::From1904,
                "sheet" => {
                    let id = tag.attr("id").unwrap_or_default();
                    let relation = relations.iter().find(|relation| relation.id == id).ok_or_else(damaged)?;
                    // Chart sheets and old macro sheets have no cells.
                    if relation.kind == "worksheet" {
                        listed.push(Listed {
                            name: tag.attr("name").unwrap_or_default().into_owned(),
                            hidden: tag.attr("state").is_some_and(|state| state.ends_with("idden")),
                            part: relation.target.clone(),
                        });
                    }
                    if listed.len() > SHEETS {
                        return Err(too_big("more than two thousand sheets"));
                    }
                }
                _ => {}
            },
            Node::Done => return Ok((listed, epoch)),
            _ => {}
        }
    }
}
