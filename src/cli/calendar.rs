//! `dhr calendar`: dues and meetings for a calendar program, by reference alone.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::open::Desk;
use super::{file, print};
use crate::config;
use crate::domain::calendar::add_months;
use crate::error::Result;
use crate::exchange::calendar::{Asked, Entry, EntryKind, calendar, entries};
use crate::exchange::write::tame;
use crate::store::Note;
use crate::term::newfile;

/// How far ahead dues are written.
const MONTHS: i32 = 24;
/// More dues than a calendar can show.
const MOST: usize = 100_000;

pub fn run(desk: &Desk, out: Option<&Path>) -> Result<()> {
    file::allowed(&desk.config)?;
    let store = desk.store()?;
    let until = add_months(desk.today(), MONTHS).unwrap_or(desk.today());
    let dues = store.dues(until, None, false, MOST)?;
    let mut dossiers = Vec::new();
    store.dossiers(&store.cases()?, &mut |dossier| dossiers.push(dossier))?;
    let holidays = desk.config.holidays();
    let entries = entries(&dossiers, &dues, Asked { today: desk.today(), until, holidays: &holidays });
    let text = calendar(&entries, config::now());
    match out {
        None if desk.json => return print::rows(entries.iter().map(object)),
        None => print::bytes(tame(&text).as_bytes()),
        Some(path) => {
            newfile::written(path, text.as_bytes(), Note::none())?;
            let entries = entries.len();
            if desk.json {
                print::json(&json!({ "file": path.display().to_string(), "entries": entries }));
            } else {
                print::line(&format!("Wrote {entries} entries to {}, readable by you alone.", path.display()));
            }
        }
    }
    Ok(())
}

/// An entry with its one day, or its first and last.
fn object(entry: &Entry) -> Json {
    let (kind, first, last) = match entry.kind {
        EntryKind::Event { first, last } => ("event", first, last),
        EntryKind::Task { due, .. } => ("task", due, due),
    };
    json!({
        "uid": entry.uid,
        "kind": kind,
        "summary": entry.summary,
        "description": entry.description,
        "from": first.to_string(),
        "to": last.to_string(),
    })
}
