//! What the verbs of a review share: the review itself, dates and codes as typed, and one batch written.

use serde_json::json;

use super::super::open::Desk;
use super::super::{print, record, write};
use crate::domain::change::Batch;
use crate::domain::date::{Date, parse_day};
use crate::domain::process::Dossier;
use crate::domain::vocabulary::List;
use crate::error::{Error, Result};
use crate::store::Store;

/// A review as the engine reads it.
pub struct One {
    pub store: Store,
    pub dossier: Dossier,
    /// The case as lists show it.
    pub label: String,
}

/// The review a word means: its reference, or any record of the case.
pub fn review(desk: &Desk, word: &str) -> Result<One> {
    let store = desk.store()?;
    let found = record::find(&store, word)?;
    let dossier = found.case().map(|case| store.dossier(case)).transpose()?.flatten();
    let dossier = dossier.ok_or_else(|| {
        Error::user(format!("\"{word}\" is no review, or an archived one"))
            .safe("Nothing was changed")
            .next("Say the reference of a case; dhr cases lists them")
    })?;
    let label = format!("{} {}", dossier.case.reference, dossier.case.title).trim().to_owned();
    Ok(One { store, dossier, label })
}

/// A day as typed on screen.
pub fn day(text: &str, today: Date) -> Result<Date> {
    parse_day(text, today).map_err(|why| Error::user(format!("\"{text}\": {why}")).safe("Nothing was changed"))
}

/// The code of a list a word means.
pub fn code(list: &'static List, word: &str) -> Result<&'static str> {
    list.find(word).map(|term| term.code).ok_or_else(|| {
        let known: Vec<&str> = list.terms.iter().map(|term| term.code).collect();
        Error::user(format!("{}: \"{word}\" is not known", list.label))
            .safe("Nothing was changed")
            .next(format!("Say one of {}", known.join(", ")))
    })
}

/// Writes a batch, and says so.
pub fn save(desk: &Desk, store: &Store, batch: &Batch) -> Result<()> {
    let (number, ids) = write::commit(desk, store, batch)?;
    if desk.json {
        print::json(&json!({ "batch": number, "did": batch.label, "added": ids.len() }));
    } else if number == 0 {
        print::line("Nothing was changed: that is what it holds already.");
    } else {
        print::line(&format!("Saved: {}. Undo with: {} undo", batch.label, desk.program()));
    }
    Ok(())
}

/// A reason given with --why, trimmed; none when it is empty.
pub fn why(text: Option<&str>) -> Result<Option<String>> {
    let text = super::super::typed::Typed::default().maybe(text)?;
    Ok(text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
}

/// A mark in brackets, or nothing.
pub fn marked(mark: &str) -> String {
    if mark.is_empty() { String::new() } else { format!(" ({mark})") }
}
