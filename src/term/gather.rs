//! Agencies' chronologies for the import screen: the files found, read and compared, then written as one step.

use std::path::PathBuf;

use super::bring::{save, settled};
use super::chronology::{Register, basis, known, not_remembered, remember};
use super::waiting::saved_beside;
use super::worker::Watch;
use crate::app::import::{GivenField, Heading, ImportReport, ImportRequest, ImportSheet, Question};
use crate::app::reply::Reply;
use crate::domain::date::Date;
use crate::error::{Error, Result};
use crate::exchange::chronology::{
    self, Column, Import, Imported, Known, Mapping, Options, Unknown, Vanished, is_agency_told,
};
use crate::exchange::read;
use crate::exchange::read::folder::{self, Chosen, LeftFile};
use crate::exchange::sheet::Workbook;
use crate::store::Store;

/// The kind of an import request that is for this room.
pub const CHRONOLOGY: &str = "chronology";

/// What would become of every row.
pub fn read(store: &Store, typed: &str, asked: &ImportRequest, today: Date, watch: &mut Watch<'_>) -> Result<Reply> {
    let opened = open(store, typed, asked, today, watch)?;
    let Opened { options, known, books, .. } = &opened;
    if let Some(unknown) = books.iter().find(|book| !is_agency_told(book, options, known)) {
        return whose(unknown, known);
    }
    if let Some(unknown) = chronology::unknown_headings(books, options, known) {
        return Ok(Reply::Import(Box::new(asked_of(&unknown, &opened))));
    }
    let import = compared(&opened, watch)?;
    Ok(Reply::Import(Box::new(report(&import, &opened, false))))
}

/// The same, written as one step.
pub fn run(store: &Store, typed: &str, asked: &ImportRequest, today: Date, watch: &mut Watch<'_>) -> Result<Reply> {
    let (opened, import) = settled(|| {
        let basis = basis(store, asked.case.as_ref().map(|case| case.id))?;
        let opened = open(store, typed, asked, today, watch)?;
        let import = compared(&opened, watch)?;
        Ok(save(store, &basis, &import.batch, watch)?.then_some((opened, import)))
    })?;
    let waits = "the import is saved, how its headings were read waits";
    let kept = saved_beside(store, watch, waits, |_| remember(store, &import));
    let mut report = report(&import, &opened, true);
    report.problems.splice(0..0, kept.err().map(|error| not_remembered(&error)));
    Ok(Reply::Import(Box::new(report)))
}

/// The files as they were read, and what they are compared with.
struct Opened {
    options: Options,
    known: Register,
    books: Vec<Workbook>,
    left: Vec<LeftFile>,
}

fn compared(opened: &Opened, watch: &mut Watch<'_>) -> Result<Import> {
    let mut watch = |file: &str, done: u64, all: u64| watch(&format!("Comparing {file}"), done, all);
    chronology::import_watched(&opened.books, &opened.options, &opened.known, &mut watch)
}

fn open(store: &Store, typed: &str, asked: &ImportRequest, today: Date, watch: &mut Watch<'_>) -> Result<Opened> {
    let case = asked.case.clone().ok_or_else(|| {
        Error::user("A chronology belongs to a case").safe("Nothing was changed").next("Open the case and press N")
    })?;
    let known = known(store, case.id)?;
    let meant = |given: &GivenField| Some((given.heading.clone(), Column::from_code(&given.field)?));
    let options = Options {
        agency_of: asked.agency_of.clone(),
        sheet: asked.sheet.clone(),
        vanished: match asked.replaces {
            Some(true) => Vanished::Archive,
            Some(false) => Vanished::Keep,
            None => Vanished::Judge,
        },
        map: Mapping { columns: asked.map.iter().filter_map(meant).collect() },
        ..Options::new(case, today)
    };
    let Chosen { files, left } = files(typed)?;
    // The only one is the one that was typed; on a narrow screen its name would hide what is wrong with it.
    let named = |path: &PathBuf, error: Error| match files.len() {
        1 => error,
        _ => Error { what: format!("{}: {}", read::name_of(path), error.what), ..error },
    };
    let mut books = Vec::new();
    for (path, number) in files.iter().zip(1..) {
        let what = format!("Reading {} ({number} of {})", read::name_of(path), files.len());
        let book = read::open_watched(path, &mut |done, all| watch(&what, done, all));
        books.push(book.map_err(|error| named(path, error))?);
    }
    Ok(Opened { options, known, books, left })
}

/// The files that were typed: one, several with ; between, or every table of a folder.
fn files(typed: &str) -> Result<Chosen> {
    let named: Vec<PathBuf> =
        typed.split(';').map(str::trim).filter(|name| !name.is_empty()).map(PathBuf::from).collect();
    if named.is_empty() {
        return Err(Error::user("No file was named")
            .safe("Nothing was changed")
            .next("Type the path of a .docx, .xlsx, .ods or .csv file, or of a folder of them"));
    }
    folder::chosen(&named)
}

/// Nothing tells which agency sent a file: the person is asked.
fn whose(unknown: &Workbook, known: &Register) -> Result<Reply> {
    let agencies = agencies(known);
    if agencies.is_empty() {
        return Err(Error::user("The register has no agency yet, and a chronology is from one")
            .safe("Nothing was changed")
            .next("Add the agency first: g o, then a"));
    }
    let answers = agencies.iter().cloned().map(|name| (name.clone(), name)).collect();
    let words = format!("Which agency sent {}?", unknown.file_name);
    let question = Some(Question { about: "agency", sheet: String::new(), words, answers });
    let report = ImportReport { file: unknown.file_name.clone(), question, ..ImportReport::default() };
    Ok(Reply::Import(Box::new(report)))
}

/// No heading is known for the date or the event: the person says which columns they are.
fn asked_of(unknown: &Unknown, opened: &Opened) -> ImportReport {
    let mean = |column: Option<Column>| column.map_or(("", "not said yet"), |column| (column.code(), column.words()));
    let row = |(heading, column): &(String, Option<Column>)| {
        let (code, words) = mean(*column);
        column_of(heading, code, words)
    };
    let has = |wanted: Column| unknown.headings.iter().any(|(_, column)| *column == Some(wanted));
    let missing = match (has(Column::Date), has(Column::Text)) {
        (false, false) => "the date and no column for the event",
        (false, true) => "the date",
        _ => "the event",
    };
    let fields = Column::ALL.into_iter().filter(|column| *column != Column::Ignore);
    let file = opened.books.iter().find(|book| book.file_name == unknown.file);
    ImportReport {
        file: unknown.file.clone(),
        sheets: sheets(
            ImportSheet {
                name: unknown.sheet.clone(),
                heading_row: unknown.row,
                mapping: unknown.headings.iter().map(row).collect(),
                ..ImportSheet::default()
            },
            file.iter().flat_map(|file| &file.sheets).map(|sheet| sheet.name.as_str()),
        ),
        fields: fields.map(|column| (column.code().to_owned(), column.words().to_owned())).collect(),
        totals: format!(
            "No column for {missing} is known in {} ({}, headings in row {}). Enter on a heading says what it holds; it is remembered for the agency.",
            unknown.file, unknown.sheet, unknown.row
        ),
        agencies: if opened.books.len() > 1 { Vec::new() } else { agencies(&opened.known) },
        ..ImportReport::default()
    }
}

fn agencies(known: &Register) -> Vec<String> {
    let mut names: Vec<String> = known.agencies().into_iter().map(|agency| agency.name).collect();
    names.sort_by_cached_key(|name| name.to_lowercase());
    names
}

fn report(import: &Import, opened: &Opened, done: bool) -> ImportReport {
    let many = import.files.len() > 1;
    let mut mapping: Vec<Heading> = Vec::new();
    for (heading, column) in import.files.iter().flat_map(|file| &file.sheets).flat_map(|sheet| &sheet.headings) {
        let (code, words) =
            column.map_or(("", "kept in the author's comment"), |column| (column.code(), column.words()));
        let row = column_of(heading, code, words);
        if !heading.is_empty() && !mapping.contains(&row) {
            mapping.push(row);
        }
    }
    let fields = Column::ALL.into_iter().filter(|column| *column != Column::Ignore);
    let remarks = |file: &Imported| {
        let name = if many { format!("{}, ", file.file) } else { String::new() };
        file.remarks().into_iter().map(move |line| format!("{name}{line}")).collect::<Vec<_>>()
    };
    let mut problems: Vec<String> = import.files.iter().flat_map(remarks).collect();
    // Rows that were not taken first; the others in their order.
    problems.sort_by_key(|line| !line.contains("NEEDS ATTENTION"));
    problems.splice(0..0, opened.left.iter().map(LeftFile::words));
    let first = import.files.first();
    let read = first.iter().flat_map(|file| &file.sheets).map(|sheet| sheet.name.as_str());
    let left = first.iter().flat_map(|file| &file.left_out).map(|left| left.name.as_str());
    let names: Vec<&str> = if many { Vec::new() } else { read.chain(left).collect() };
    let sheet = first.and_then(|file| file.sheets.first());
    ImportReport {
        done,
        file: match import.files.as_slice() {
            [one] => one.file.clone(),
            many => format!("{} files", many.len()),
        },
        sheets: sheets(
            ImportSheet {
                name: sheet.map_or_else(String::new, |sheet| sheet.name.clone()),
                heading_row: sheet.map_or(0, |sheet| sheet.heading_row),
                mapping,
                ..ImportSheet::default()
            },
            names,
        ),
        fields: fields.map(|column| (column.code().to_owned(), column.words().to_owned())).collect(),
        totals: import.summary().join("\n"),
        problems,
        agencies: if many { Vec::new() } else { agencies(&opened.known) },
        ..ImportReport::default()
    }
}

fn column_of(heading: &str, code: &str, words: &str) -> Heading {
    Heading { shown: heading.to_owned(), name: heading.to_owned(), field: code.to_owned(), label: words.to_owned() }
}

/// The sheet that was read, and the others of its file.
fn sheets<'n>(read: ImportSheet, names: impl IntoIterator<Item = &'n str>) -> Vec<ImportSheet> {
    let others = names.into_iter().filter(|name| *name != read.name).map(str::to_owned);
    let others: Vec<ImportSheet> = others.map(|name| ImportSheet { name, ..ImportSheet::default() }).collect();
    std::iter::once(read).chain(others).collect()
}
