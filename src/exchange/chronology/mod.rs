//! Agencies' chronologies in, the composite out.
//!
//! In: [`import`] takes the files of one or several agencies as workbooks, finds the table in each, reads every row as
//! an event, as one that needs attention or as skipped, matches the events with those the register holds for the same
//! agency, and gives one batch and a report. Nothing is written here: the caller asks a person, then writes the batch.
//! Out: [`export`]. Must not know: the store, the screen.

mod agency;
mod changes;
mod columns;
mod dates;
mod earlier;
pub mod export;
mod heading;
mod mapping;
mod matching;
mod report;
mod row;
mod sheet;
mod unread;

pub use agency::{AgencyName, Choice};
pub use changes::{Fate, FieldChange, GONE};
pub use columns::Column;
pub use mapping::Mapping;
pub use report::Totals;
pub use row::{Outcome, Problem, ReadRow};
pub use sheet::{LeftOut, ReadSheet};
pub use unread::HeldRow;

use std::collections::BTreeSet;

use super::sheet::Workbook;
use crate::domain::change::Batch;
use crate::domain::date::Date;
use crate::domain::journal::IMPORTED;
use crate::domain::register::Event;
use crate::domain::value::{Id, Ref, Value};
use crate::error::{Error, Result};

/// What the register knows, asked for while importing.
pub trait Known {
    /// Every agency, with its other names.
    fn agencies(&self) -> Vec<AgencyName>;
    /// How this agency's headings were read last time, as a person corrected them.
    fn mapping(&self, agency: Id) -> Option<Mapping>;
    /// This agency's events in the case, archived ones too.
    fn events(&self, agency: Id) -> Vec<Held>;
    /// This agency's rows in the case that needed attention, settled ones too.
    fn unread(&self, _agency: Id) -> Vec<HeldRow> {
        Vec::new()
    }
    /// What people tied to an event, in words: "1 tag", "an open query". None for most.
    fn tied(&self, _event: Id) -> Vec<String> {
        Vec::new()
    }
    /// The value an earlier import wrote into a field of an event, when it is still known. With it, a field that a
    /// person changed afterwards is told from one that the agency changed.
    fn imported(&self, _event: Id, _field: &str) -> Option<Value> {
        None
    }
}

/// An event the register holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    pub event: Event,
    /// The reason it was archived, when it was.
    pub archived: Option<String>,
}

/// What becomes of events that came from an earlier file of the agency and are not in this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Vanished {
    /// Archived when they are of the file this one is a corrected copy of, by its name or by what is in it; left, with a
    /// note, when that is not sure.
    #[default]
    Judge,
    /// It is a corrected copy.
    Archive,
    /// It adds to what came before.
    Keep,
}

/// What the person importing said.
#[derive(Debug, Clone)]
pub struct Options {
    pub case: Ref,
    /// The agency by name; without it the file's name and its titles are looked at.
    pub agency: Option<String>,
    /// The same for single files of several: the name of the file, and the agency by name.
    pub agency_of: Vec<(String, String)>,
    /// Only the sheet of this name.
    pub sheet: Option<String>,
    /// Columns by heading, as the person corrected them.
    pub map: Mapping,
    pub vanished: Vanished,
    /// The return the file came with.
    pub owed: Option<Ref>,
    pub today: Date,
}

impl Options {
    pub fn new(case: Ref, today: Date) -> Self {
        let (agency, sheet, map, owed) = (None, None, Mapping::default(), None);
        Self { case, agency, agency_of: Vec::new(), sheet, map, vanished: Vanished::default(), owed, today }
    }

    /// The agency the person named for a file.
    fn given(&self, file: &Workbook) -> Option<&str> {
        let own = self.agency_of.iter().find(|(name, _)| *name == file.file_name);
        own.map(|(_, agency)| agency.as_str()).or(self.agency.as_deref())
    }
}

/// One file, read and compared with the register.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    pub file: String,
    pub agency: Ref,
    pub chosen: Choice,
    /// The tables read.
    pub sheets: Vec<ReadSheet>,
    /// Sheets and tables that are no chronology.
    pub left_out: Vec<LeftOut>,
    /// Sentences for the person importing.
    pub notes: Vec<String>,
    /// What the import would do, an entry for each event of the file and each one that vanished from it.
    pub fates: Vec<Fate>,
    /// To be remembered for the agency.
    pub mapping: Mapping,
}

/// All files of one import.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    pub files: Vec<Imported>,
    /// Everything to be written, as one step that one undo takes back. Empty when nothing changes.
    pub batch: Batch,
}

/// Somebody watching: hears the name of a file, and how many of its rows are read of how many; answers false to stop.
pub type Watch<'a> = dyn FnMut(&str, u64, u64) -> bool + 'a;

/// Read the files and say what would change. Errors, with nothing changed: no table with a date and an event in a file,
/// a table without rows, an agency that is not known or cannot be told, a heading or sheet that is not there, two
/// files of one agency that would replace each other.
pub fn import(files: &[Workbook], options: &Options, known: &dyn Known) -> Result<Import> {
    import_watched(files, options, known, &mut |_, _, _| true)
}

/// [`import`], with `watch` told now and then which file it is at, and how many of its rows are done of how many; when it
/// answers false the import stops with an error.
pub fn import_watched(
    files: &[Workbook],
    options: &Options,
    known: &dyn Known,
    watch: &mut Watch<'_>,
) -> Result<Import> {
    let mut batch = Batch::default();
    let mut read: Vec<Imported> = Vec::new();
    let mut seen = BTreeSet::new();
    sheet::check_map(files, &options.map)?;
    agency::all_told(files.iter().filter(|file| options.given(file).is_none()), &known.agencies())?;
    for file in files {
        let one = read_file(file, options, known, &mut batch, watch)?;
        if !seen.insert(one.agency.id) && options.vanished != Vanished::Keep {
            return Err(Error::user(format!("Two of the files are from one agency ({})", one.agency.label))
                .safe("Nothing was changed")
                .next("Import them one after the other; each is compared with the earlier copy of itself"));
        }
        read.push(one);
    }
    batch.label = label(&read);
    Ok(Import { files: read, batch })
}

/// Whether it can be told which agency sent a file, by what the person said, its titles or its name.
pub fn is_agency_told(file: &Workbook, options: &Options, known: &dyn Known) -> bool {
    agency::choose(file, options.given(file), &known.agencies()).is_ok()
}

/// A table in which no date and no event was found: what a person has to say of its headings.
#[derive(Debug, Clone, PartialEq)]
pub struct Unknown {
    pub file: String,
    pub sheet: String,
    pub row: u32,
    pub headings: Vec<(String, Option<Column>)>,
}

/// The first file none of whose tables has a known date and event; none when every file can be read.
pub fn unknown_headings(files: &[Workbook], options: &Options, known: &dyn Known) -> Option<Unknown> {
    files.iter().find_map(|file| {
        let agency = agency::choose(file, options.given(file), &known.agencies()).ok();
        let remembered = agency.and_then(|(agency, _)| known.mapping(agency.id)).unwrap_or_default();
        sheet::unknown(file, options, &remembered)
    })
}

fn read_file(
    file: &Workbook,
    options: &Options,
    known: &dyn Known,
    batch: &mut Batch,
    watch: &mut Watch<'_>,
) -> Result<Imported> {
    let agencies = known.agencies();
    let (agency, chosen) = agency::choose(file, options.given(file), &agencies)?;
    let remembered = known.mapping(agency.id).unwrap_or_default();
    let mut read = sheet::read(file, options, &remembered, &agency, watch)?;
    let mapping = Mapping::of(&read.sheets);
    for sheet in &mut read.sheets {
        for event in sheet.rows.iter_mut().filter_map(|row| row.event.as_mut()) {
            event.case = Some(options.case.clone());
            event.agency = Some(agency.clone());
            event.owed = options.owed.clone();
            event.file.clone_from(&file.file_name);
            event.sheet.clone_from(&sheet.name);
        }
    }
    let mut notes = file.notes.clone();
    let fates = changes::compare(&read.sheets, &file.file_name, known, &agency, options, batch, &mut notes)?;
    Ok(Imported {
        file: file.file_name.clone(),
        agency,
        chosen,
        sheets: read.sheets,
        left_out: read.left_out,
        notes,
        fates,
        mapping,
    })
}

fn label(files: &[Imported]) -> String {
    let rows: usize = files.iter().map(|file| file.totals().events).sum();
    match files {
        [one] => format!("{IMPORTED}the chronology of {}, {rows} events", one.agency.label),
        many => format!("{IMPORTED}{} chronologies, {rows} events", many.len()),
    }
}

#[cfg(test)]
mod fixture_tests;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
