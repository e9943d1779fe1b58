//! The tables of a file: which hold the chronology, which do not, and their rows read one by one.

use super::heading::{self, Headings, Said};
use super::mapping::Mapping;
use super::row::{ReadRow, Reading};
use super::{Column, Options, Unknown, Watch};
use crate::domain::value::Ref;
use crate::error::{Error, Result};
use crate::exchange::sheet::{Sheet, Workbook};

/// A table that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadSheet {
    pub name: String,
    pub hidden: bool,
    /// The row of the headings; 0 where the table goes on from the one before without headings.
    pub heading_row: u32,
    /// The headings by column, with what they mean; a column without a meaning is kept in the comment.
    pub headings: Vec<(String, Option<Column>)>,
    pub rows: Vec<ReadRow>,
}

/// A sheet or table that is no chronology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    pub name: String,
    /// Rows that hold something.
    pub rows: usize,
    pub why: &'static str,
}

#[derive(Debug)]
pub(super) struct Tables {
    pub sheets: Vec<ReadSheet>,
    pub left_out: Vec<LeftOut>,
}

pub(super) fn read(
    file: &Workbook,
    options: &Options,
    remembered: &Mapping,
    agency: &Ref,
    watch: &mut Watch<'_>,
) -> Result<Tables> {
    if let Some(name) = &options.sheet
        && file.sheet(name).is_none()
    {
        let names: Vec<&str> = file.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        return Err(Error::user("The file has no sheet of this name")
            .safe("Nothing was changed")
            .next(format!("It has: {}", names.join(", "))));
    }
    let said = Said(vec![&options.map, remembered]);
    let wanted = options.sheet.as_ref().map(|name| name.trim().to_lowercase());
    let mut out = Tables { sheets: Vec::new(), left_out: Vec::new() };
    let mut before: Option<(Headings, usize)> = None;
    for sheet in &file.sheets {
        let asked = wanted.as_ref().map(|name| sheet.name.trim().to_lowercase() == *name);
        let rows = sheet.rows.iter().filter(|row| !row.is_blank()).count();
        let mut leave = |why| {
            if rows > 0 {
                out.left_out.push(LeftOut { name: sheet.name.clone(), rows, why });
            }
        };
        if asked == Some(false) {
            leave("another sheet was asked for");
            continue;
        }
        if sheet.hidden && asked.is_none() {
            leave("the sheet is hidden; name it to read it");
            continue;
        }
        let found = heading::find(sheet, &said);
        let (headings, from) = match (found, &before) {
            (Some(found), Some((headings, width)))
                if again(&found, headings) && sheet.width() == *width && goes_on(sheet, headings, found.row) =>
            {
                (Headings { row: 0, ..headings.clone() }, 0)
            }
            (Some(found), _) => (found.clone(), found.row),
            // A Word table broken in two goes on without headings.
            (None, Some((headings, width)))
                if sheet.width() == *width && rows > 0 && goes_on(sheet, headings, u32::MAX) =>
            {
                (Headings { row: 0, ..headings.clone() }, 0)
            }
            _ => {
                leave("it has no headings for a date and an event");
                continue;
            }
        };
        let mut reading = Reading { sheet, headings: &headings, agency, today: options.today, bar: None };
        let all = sheet.rows.len() as u64;
        let mut under: Vec<ReadRow> = Vec::new();
        for (row, done) in sheet.rows.iter().zip(0_u64..) {
            if done % 256 == 0 && !watch(&file.file_name, done, all) {
                return Err(Error::user("The import was stopped").safe("Nothing was changed"));
            }
            if row.number > from {
                under.push(reading.read(row));
            }
        }
        out.sheets.push(ReadSheet {
            name: sheet.name.clone(),
            hidden: sheet.hidden,
            heading_row: from,
            headings: headings.columns.clone(),
            rows: under,
        });
        before = Some((headings, sheet.width()));
    }
    if out.sheets.is_empty() {
        return Err(no_table(file));
    }
    if out.sheets.iter().flat_map(|sheet| &sheet.rows).all(|row| row.raw.is_empty()) {
        return Err(Error::data(format!(
            "{} is an empty template: there are headings and no rows under them",
            file.file_name
        ))
        .safe("Nothing was changed")
        .next("Ask the agency for the file it filled in, or for a nil return"));
    }
    Ok(out)
}

/// The largest table of a file in which no date and no event was found; none when one was.
pub(super) fn unknown(file: &Workbook, options: &Options, remembered: &Mapping) -> Option<Unknown> {
    let said = Said(vec![&options.map, remembered]);
    let wanted = options.sheet.as_ref().map(|name| name.trim().to_lowercase());
    let looked_at = |sheet: &&Sheet| match &wanted {
        Some(name) => sheet.name.trim().to_lowercase() == *name,
        None => !sheet.hidden,
    };
    if file.sheets.iter().filter(looked_at).any(|sheet| heading::find(sheet, &said).is_some()) {
        return None;
    }
    let sheet = file.sheets.iter().filter(looked_at).max_by_key(|sheet| sheet.rows.len())?;
    let found = heading::likely(sheet, &said)?;
    let (file, sheet) = (file.file_name.clone(), sheet.name.clone());
    Some(Unknown { file, sheet, row: found.row, headings: found.columns })
}

/// Whether the headings of a later table only repeat those of the one before.
fn again(found: &Headings, before: &Headings) -> bool {
    found.columns == before.columns
}

/// Whether a table has, before this row, dates where the table before had them.
fn goes_on(sheet: &Sheet, headings: &Headings, until: u32) -> bool {
    let Some(at) = headings.columns.iter().position(|(_, column)| *column == Some(Column::Date)) else { return false };
    sheet
        .rows
        .iter()
        .filter(|row| row.number < until && !row.value(at).is_empty())
        .take(3)
        .any(|row| super::dates::date(row.value(at), super::dates::Around::default()).is_ok())
}

/// Every heading named by hand must be somewhere in the file.
/// A heading the person named has to stand in one of the files.
pub(super) fn check_map(files: &[Workbook], map: &Mapping) -> Result<()> {
    let is = |heading: &str, text: &str| {
        crate::domain::vocabulary::squeeze(text).contains(&crate::domain::vocabulary::squeeze(heading))
    };
    for (heading, _) in map.columns.iter().filter(|(heading, _)| !heading.to_lowercase().starts_with("column ")) {
        let words: Vec<&str> = heading.split_whitespace().collect();
        let cells = |file: &Workbook, word: &str| {
            let rows = file.sheets.iter().flat_map(|sheet| sheet.rows.iter().take(100));
            rows.flat_map(|row| &row.cells).any(|cell| is(word, &cell.value.shown()))
        };
        // A heading over two rows is named by both parts joined.
        if !files.iter().any(|file| words.iter().all(|word| cells(file, word))) {
            let names: Vec<&str> = files.iter().map(|file| file.file_name.as_str()).collect();
            return Err(Error::user(format!("No column of {} has the heading “{heading}”", names.join(", ")))
                .safe("Nothing was changed")
                .next("Give the heading as it stands in the file, or the letter of the column, such as “column C”"));
        }
    }
    Ok(())
}

fn no_table(file: &Workbook) -> Error {
    let what = if file.is_blank() {
        format!("{} holds no table", file.file_name)
    } else {
        format!("{} has no table with headings for a date and an event", file.file_name)
    };
    Error::data(what)
        .safe("Nothing was changed")
        .next("Name the columns by hand (date=HEADING, text=HEADING), or ask the agency for the chronology template")
}
