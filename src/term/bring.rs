//! Imports for the screen: read and propose, then bring in. Until the person says so nothing is written.

use std::path::Path;

use super::waiting::saved_beside;
use super::worker::Watch;
use crate::app::import::{GivenField, Heading, ImportReport, ImportRequest, ImportSheet, Question, Said};
use crate::app::reply::Reply;
use crate::config;
use crate::domain::change::{Batch, Outcome};
use crate::domain::date::Date;
use crate::domain::listing::{Archived, Listing};
use crate::domain::process::Dossier;
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::{Id, Value};
use crate::error::{Error, Result};
use crate::exchange::import::{
    self, Answer, ByHand, Green, Import, Kind, Known, KnownRecords, Need, Proposal, Request, SheetProposal, SheetReport,
};
use crate::exchange::read;
use crate::store::{Basis, Store};
use crate::term::judge::followed;

/// What the register holds that a row may already be.
pub fn known(store: &Store) -> Result<KnownRecords> {
    let mut records = Vec::new();
    for entity in KnownRecords::ENTITIES.iter().filter_map(|name| register::entity(name)) {
        records.extend(store.rows(&Listing { archived: Archived::Show, ..Listing::of(entity) })?);
    }
    let mut known = KnownRecords::new(records);
    for entity in KnownRecords::CHANGED.iter().filter_map(|name| register::entity(name)) {
        known.remember(entity.name, store.given(entity)?);
    }
    Ok(known)
}

/// The records, and the whole of a case where a row changes it.
pub struct Reviews<'s> {
    records: KnownRecords,
    store: &'s Store,
}

impl<'s> Reviews<'s> {
    pub fn of(store: &'s Store) -> Result<Self> {
        Ok(Self { records: known(store)?, store })
    }
}

impl Known for Reviews<'_> {
    fn cases(&self, key: &str) -> Vec<&Record> {
        self.records.cases(key)
    }

    fn actions(&self, case: Id) -> &[Record] {
        self.records.actions(case)
    }

    fn recommendations(&self, case: Id) -> &[Record] {
        self.records.recommendations(case)
    }

    fn agency(&self, name: &str) -> Option<&Record> {
        self.records.agency(name)
    }

    fn successors(&self, agency: Id) -> Vec<String> {
        self.records.successors(agency)
    }

    fn chair(&self, name: &str) -> Option<&Record> {
        self.records.chair(name)
    }

    fn dossier(&self, case: Id) -> Option<Dossier> {
        self.store.dossier(case).ok().flatten()
    }

    fn given(&self, entity: &'static str, id: Id, field: &str) -> Option<&Value> {
        self.records.given(entity, id, field)
    }
}

/// What would become of every row.
pub fn read(store: &Store, path: &str, asked: &ImportRequest, today: Date, watch: &mut Watch<'_>) -> Result<Reply> {
    if asked.kind == super::gather::CHRONOLOGY {
        return super::gather::read(store, path, asked, today, watch);
    }
    let reply = match work_out(store, path, asked, today, watch)? {
        Worked::Asks(file, sheets, need) => asking(store, file, &sheets, asked, &need)?,
        Worked::Out(proposal, import) => report(store, asked, &proposal, &import, None)?,
    };
    Ok(Reply::Import(Box::new(reply)))
}

/// The same, written as one step.
pub fn run(store: &Store, path: &str, asked: &ImportRequest, today: Date, watch: &mut Watch<'_>) -> Result<Reply> {
    if asked.kind == super::gather::CHRONOLOGY {
        return super::gather::run(store, path, asked, today, watch);
    }
    let reply = settled(|| {
        let basis = basis(store)?;
        let (proposal, import) = match work_out(store, path, asked, today, watch)? {
            Worked::Asks(file, sheets, need) => return asking(store, file, &sheets, asked, &need).map(Some),
            Worked::Out(proposal, import) => (proposal, import),
        };
        if !save(store, &basis, &followed(store, &import.batch)?, watch)? {
            return Ok(None);
        }
        let saved = (!import.batch.is_empty()).then(|| import.batch.label.clone());
        report(store, asked, &proposal, &import, Some(saved)).map(Some)
    })?;
    Ok(Reply::Import(Box::new(reply)))
}

/// So often an import is worked out before a person is asked to look again.
const TRIES: usize = 3;

/// Brings something in; works it out anew when somebody changed what it rests on before it was written, which `attempt`
/// answers with none.
///
/// # Errors
/// Of the attempt; and when it was overtaken every time.
pub fn settled<T>(mut attempt: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    for _ in 0..TRIES {
        if let Some(done) = attempt()? {
            return Ok(done);
        }
    }
    Err(moved())
}

/// What rows become rests on; taken before [`Reviews::of`].
pub fn basis(store: &Store) -> Result<Basis> {
    store.basis(&KnownRecords::ENTITIES, None)
}

/// Writes what was worked out as one step, or nothing of it: then somebody changed what it rests on.
pub fn save(store: &Store, basis: &Basis, batch: &Batch, watch: &mut Watch<'_>) -> Result<bool> {
    if batch.is_empty() {
        return Ok(true);
    }
    let write = |watch: &mut Watch<'_>| {
        store.apply_on(basis, batch, config::now(), &mut |done, all| watch("Saving", done, all))
    };
    match saved_beside(store, watch, "the import waits", write)? {
        Some(Outcome::Saved { .. }) => Ok(true),
        Some(Outcome::Conflicts(_)) => Err(moved()),
        None => Ok(false),
    }
}

/// The text of a letter in a file of the person's own.
pub fn letter(path: &str) -> Result<String> {
    read::passages::letter(&read::load(Path::new(path))?)
}

/// Somebody was quicker.
pub fn moved() -> Error {
    Error::new(crate::error::Kind::Conflict, "Somebody changed one of these records while the file was read")
        .safe("Nothing was brought in")
        .next("Read the file again")
}

enum Worked {
    /// Something has to be said first about the file of this name, whose sheets are these.
    Asks(String, Vec<SheetProposal>, Need),
    Out(Proposal, Import),
}

fn work_out(store: &Store, path: &str, asked: &ImportRequest, today: Date, watch: &mut Watch<'_>) -> Result<Worked> {
    let kind = Kind::from_name(&asked.kind).unwrap_or_default();
    let said = |(sheet, row, said): &(String, u32, Said)| {
        let answer = if *said == Said::Same { Answer::That } else { Answer::New };
        (sheet.clone(), *row, answer)
    };
    let request = Request {
        sheets: asked.sheets.clone(),
        map: asked.map.iter().map(by_hand).collect(),
        green: asked.green.as_deref().and_then(Green::from_name),
        cases: asked.cases.clone(),
        meant: asked.meant.clone(),
        answers: asked.answers.iter().map(said).collect(),
        ..Request::new(kind, today)
    };
    let book = read::open_watched(Path::new(path), &mut |done, all| watch("Reading the file", done, all))?;
    let known = Reviews::of(store)?;
    if let Some(need) = import::need(&book, &request, &known)? {
        let sheets = import::sheets(&book, &request)?;
        return Ok(Worked::Asks(book.file_name, sheets, need));
    }
    let proposal = import::propose(&book, &request)?;
    let import = import::run(&book, &request, &known, &mut |done, all| watch("Comparing the rows", done / 2, all / 2))?;
    Ok(Worked::Out(proposal, import))
}

/// The headings of a file, and what has to be said before anything can be brought in.
fn asking(
    store: &Store,
    file: String,
    sheets: &[SheetProposal],
    asked: &ImportRequest,
    need: &Need,
) -> Result<ImportReport> {
    let sheet = need.sheet();
    let headings = mapping(sheet).into_iter().map(|heading| (heading.name, heading.shown));
    let (about, answers) = match need {
        Need::Column { field, .. } => (*field, headings.collect()),
        Need::Case { .. } => {
            let mut answers = cases(store, asked)?;
            if asked.kind == Kind::Tracker.name() && import::names_a_case(&sheet.name) {
                answers.insert(0, (sheet.name.clone(), format!("A new case, {}", sheet.name)));
            }
            let says =
                |(name, shown): (String, String)| (format!("={name}"), format!("The column \"{shown}\" says it"));
            answers.extend(headings.map(says));
            ("case", answers)
        }
    };
    Ok(ImportReport {
        file,
        sheets: sheets.iter().map(|sheet| shown(sheet, None)).collect(),
        fields: fields(asked),
        totals: "Nothing can be said of the rows before that is answered.".to_owned(),
        question: Some(Question { about, sheet: sheet.name.clone(), words: need.words(), answers }),
        ..ImportReport::default()
    })
}

/// The cases there are, by reference; first the one the person was in.
fn cases(store: &Store, asked: &ImportRequest) -> Result<Vec<(String, String)>> {
    let mut rows = store.rows(&Listing::of(register::cases()))?;
    let from = asked.from.as_ref().map(|case| case.id);
    rows.sort_by_key(|row| Some(row.id) != from);
    let text = |row: &Record, field: &str| row.get(field).as_text().unwrap_or_default().to_owned();
    let named = |row: &Record| {
        let (reference, title) = (text(row, "reference"), text(row, "title"));
        (reference.clone(), format!("{reference} {title}").trim().to_owned())
    };
    Ok(rows.iter().map(named).collect())
}

/// A sheet with where its columns go; with its account once there is one.
fn shown(sheet: &SheetProposal, import: Option<&Import>) -> ImportSheet {
    let own = import.and_then(|import| import.report.sheets.iter().find(|own| own.name == sheet.name));
    ImportSheet {
        name: sheet.name.clone(),
        heading_row: sheet.heading_row,
        mapping: mapping(sheet),
        totals: own.map_or_else(String::new, SheetReport::headline),
        left: sheet.left.clone(),
        problems: own.map_or_else(|| sheet.notes.clone(), SheetReport::remarks),
    }
}

/// Every column, and where it goes.
fn mapping(sheet: &SheetProposal) -> Vec<Heading> {
    let twice = |heading: &str| sheet.mapping.iter().filter(|other| other.heading == heading).count() > 1;
    let row = |mapped: &import::Mapped| {
        let field = mapped.field_name();
        let label = if field.is_empty() { String::new() } else { label(&field) };
        let shown = mapped.heading.clone();
        let name = if twice(&shown) { mapped.letters() } else { shown.clone() };
        Heading { shown, name, field, label }
    };
    sheet.mapping.iter().map(row).collect()
}

fn by_hand(given: &GivenField) -> ByHand {
    ByHand { sheet: given.sheet.clone(), ..ByHand::new(&given.field, &given.heading) }
}

fn label(name: &str) -> String {
    let (entity, field) = name.split_once('.').unwrap_or(("action", name));
    register::entity(entity)
        .and_then(|entity| entity.field(field).map(|field| format!("{}: {}", entity.label, field.label)))
        .unwrap_or_else(|| name.to_owned())
}

/// The fields a heading may go to, private ones aside.
fn fields(asked: &ImportRequest) -> Vec<(String, String)> {
    let kind = Kind::from_name(&asked.kind).unwrap_or_default();
    let public = |name: &str| {
        let field = name.split_once('.').and_then(|(entity, field)| register::entity(entity)?.field(field));
        field.is_some_and(|field| !field.private)
    };
    import::fields(kind).into_iter().filter(|(name, _)| public(name)).collect()
}

/// Lines of the summary that count, rows and records; the others are remarks.
const COUNTS: usize = 2;

/// `done`: it was written, or there was nothing to write; with the label of the step.
fn report(
    store: &Store,
    asked: &ImportRequest,
    proposal: &Proposal,
    import: &Import,
    done: Option<Option<String>>,
) -> Result<ImportReport> {
    let question = proposal.question.as_ref().map(|question| {
        let answers = vec![
            (Green::Complete.name().to_owned(), "Green means complete".to_owned()),
            (Green::OnTrack.name().to_owned(), "Green means on track".to_owned()),
        ];
        Question { about: "green", sheet: String::new(), words: question.words(), answers }
    });
    let summary = import.report.summary();
    let asked_words = question.as_ref().map(|question| question.words.clone());
    let orphans = if done.is_some() { Vec::new() } else { import.report.orphans() };
    let cases = if orphans.is_empty() { Vec::new() } else { cases(store, asked)? };
    Ok(ImportReport {
        orphans,
        cases,
        done: done.is_some(),
        file: import.report.file.clone(),
        sheets: proposal.sheets.iter().map(|sheet| shown(sheet, Some(import))).collect(),
        fields: fields(asked),
        totals: summary.iter().take(COUNTS).cloned().collect::<Vec<_>>().join("\n"),
        // The question stands above, where it is answered.
        problems: summary
            .into_iter()
            .skip(COUNTS)
            .chain(import.report.about_the_file())
            .filter(|line| Some(line) != asked_words.as_ref())
            .collect(),
        question: question.filter(|_| done.is_none()),
        agencies: Vec::new(),
        alike: import.report.asking(),
        saved: done.flatten().map(|label| (label, super::perform::time_of_day())),
    })
}
