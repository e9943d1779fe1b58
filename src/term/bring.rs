//! Imports for the screen: read and propose, then bring in. Until the person says so nothing is written.

use std::path::Path;

use super::worker::Watch;
use crate::app::effect::{ImportReport, ImportRequest, Reply};
use crate::config;
use crate::domain::change::{Batch, Outcome};
use crate::domain::date::Date;
use crate::domain::listing::{Archived, Listing};
use crate::domain::process::Dossier;
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::Id;
use crate::error::{Error, Result};
use crate::exchange::import::{self, Green, Import, Kind, Known, KnownRecords, Proposal, Request};
use crate::exchange::read;
use crate::store::Store;
use crate::term::judge::followed;

/// What the register holds that a row may already be.
pub fn known(store: &Store) -> Result<KnownRecords> {
    let mut records = Vec::new();
    for entity in KnownRecords::ENTITIES.iter().filter_map(|name| register::entity(name)) {
        records.extend(store.rows(&Listing { archived: Archived::Show, ..Listing::of(entity) })?);
    }
    Ok(KnownRecords::new(records))
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
}

/// What would become of every row.
pub fn read(store: &Store, path: &str, asked: &ImportRequest, today: Date, watch: &mut Watch<'_>) -> Result<Reply> {
    if asked.kind == super::gather::CHRONOLOGY {
        return super::gather::read(store, path, asked, today, watch);
    }
    let (proposal, import) = work_out(store, path, asked, today, watch)?;
    Ok(Reply::Import(Box::new(report(&proposal, &import, false))))
}

/// The same, written as one step.
pub fn run(store: &Store, path: &str, asked: &ImportRequest, today: Date, watch: &mut Watch<'_>) -> Result<Reply> {
    if asked.kind == super::gather::CHRONOLOGY {
        return super::gather::run(store, path, asked, today, watch);
    }
    let (proposal, import) = work_out(store, path, asked, today, watch)?;
    save(store, &followed(store, &import.batch)?, watch)?;
    Ok(Reply::Import(Box::new(report(&proposal, &import, true))))
}

/// Writes what was worked out as one step, or nothing of it.
pub fn save(store: &Store, batch: &Batch, watch: &mut Watch<'_>) -> Result<()> {
    if batch.is_empty() {
        return Ok(());
    }
    match store.apply_watched(batch, config::now(), &mut |done, all| watch("Saving", done, all))? {
        Outcome::Saved { .. } => Ok(()),
        Outcome::Conflicts(_) => Err(moved()),
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

fn work_out(
    store: &Store,
    path: &str,
    asked: &ImportRequest,
    today: Date,
    watch: &mut Watch<'_>,
) -> Result<(Proposal, Import)> {
    let kind = Kind::from_name(&asked.kind).unwrap_or_default();
    let request = Request {
        sheet: asked.sheet.clone(),
        map: asked.map.clone(),
        green: asked.green.as_deref().and_then(Green::from_name),
        ..Request::new(kind, today)
    };
    let book = read::open_watched(Path::new(path), &mut |done, all| watch("Reading the file", done, all))?;
    let proposal = import::propose(&book, &request)?;
    let known = Reviews::of(store)?;
    let import = import::run(&book, &request, &known, &mut |done, all| watch("Comparing the rows", done, all))?;
    Ok((proposal, import))
}

fn report(proposal: &Proposal, import: &Import, done: bool) -> ImportReport {
    let label = |name: &str| -> String {
        let (entity, field) = name.split_once('.').unwrap_or(("action", name));
        register::entity(entity)
            .and_then(|entity| entity.field(field).map(|field| format!("{}: {}", entity.label, field.label)))
            .unwrap_or_else(|| name.to_owned())
    };
    let sheet = proposal.sheets.first();
    let mapping = sheet.map_or_else(Vec::new, |sheet| {
        let row = |mapped: &import::Mapped| {
            let name = mapped.field_name();
            let shown = if name.is_empty() { String::new() } else { label(&name) };
            (mapped.heading.clone(), name, shown)
        };
        sheet.mapping.iter().map(row).collect()
    });
    let fields = ["case", "action", "recommendation"]
        .iter()
        .filter_map(|name| register::entity(name))
        .flat_map(|entity| entity.fields.iter().map(move |field| (entity, field)))
        .filter(|(_, field)| !field.private)
        .map(|(entity, field)| {
            (format!("{}.{}", entity.name, field.name), format!("{}: {}", entity.label, field.label))
        })
        .collect();
    let mut sheets: Vec<String> = proposal.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    sheets.extend(proposal.others.iter().map(|(name, _)| name.clone()));
    let question = proposal.question.as_ref().map(|question| {
        let answers = vec![
            (Green::Complete.name().to_owned(), "Green means complete".to_owned()),
            (Green::OnTrack.name().to_owned(), "Green means on track".to_owned()),
        ];
        (question.words(), answers)
    });
    ImportReport {
        done,
        file: import.report.file.clone(),
        sheet: sheet.map_or_else(String::new, |sheet| sheet.name.clone()),
        sheets,
        heading_row: sheet.map_or(0, |sheet| sheet.heading_row),
        mapping,
        fields,
        totals: import.report.headline(),
        problems: import.report.to_text().into_iter().skip(1).collect(),
        question: question.filter(|_| !done),
        agencies: Vec::new(),
    }
}
