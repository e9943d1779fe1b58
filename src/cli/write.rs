//! `dhr add`, `dhr set`, `dhr note`: one batch each, and how to take it back.

use serde_json::json;

use super::open::Desk;
use super::typed::Typed;
use super::{print, record};
use crate::app::reply::Objection;
use crate::config;
use crate::domain::change::{Batch, Change, Conflict, Outcome};
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind as FieldKind};
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::{Id, Ref, Style, Value};
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::term::judge::{self, Saved};

pub fn add(desk: &Desk, entity: &str, words: &[String], why: Option<&str>) -> Result<()> {
    let entity = record::entity(entity)?;
    let store = desk.store()?;
    let mut typed = Typed::default();
    let values = record::values(&store, entity, None, desk.today(), words, &mut typed)?;
    for field in entity.fields.iter().filter(|field| field.required) {
        let given = values.iter().any(|(own, value)| own == &field && !value.is_missing());
        if !given && field.initial.is_empty() {
            return Err(Error::user(format!("{} is needed", field.label))
                .safe("Nothing was changed")
                .next(format!("Say {}=VALUE. {}", field.name, field.help)));
        }
    }
    let mut record = Record::blank(entity);
    for (field, value) in &values {
        record.set(field.name, value.clone());
    }
    if let Some(why) = record.says_nothing() {
        return Err(Error::user(format!("{}: {why}", entity.label)).safe("Nothing was changed"));
    }
    let mut batch = batch(format!("added a record to {}", entity.plural.to_lowercase()), typed.maybe(why)?);
    batch.add(entity, values.into_iter().map(|(field, value)| (field.name, value)).collect());
    save(desk, &store, batch, entity, None)
}

pub fn set(desk: &Desk, word: &str, words: &[String], why: Option<&str>) -> Result<()> {
    let store = desk.store()?;
    let record = record::find(&store, word)?;
    let mut typed = Typed::default();
    let values = record::values(&store, record.entity, record.case(), desk.today(), words, &mut typed)?;
    let names: Vec<String> = values.iter().map(|(field, _)| lower(field.label)).collect();
    let label = format!("set {} on {}", names.join(", "), record::handle(&record));
    let mut batch = batch(label, typed.maybe(why)?);
    for (field, new) in values {
        if field.required && new.is_missing() {
            return Err(Error::denied(format!("{} cannot be empty", field.label)).safe("Nothing was changed"));
        }
        batch.push(Change::set(record.entity, record.id, field, record.get(field.name).clone(), new));
    }
    save(desk, &store, batch, record.entity, Some(record.id))
}

pub fn note(desk: &Desk, word: &str, words: &[String]) -> Result<()> {
    let store = desk.store()?;
    let about = record::find(&store, word)?;
    let note = record::entity("note")?;
    let case = about.case_ref(desk.today()).ok_or_else(|| {
        Error::denied("Notes belong to a case; this record has none")
            .safe("Nothing was changed")
            .next("Say the case it is about")
    })?;
    let text = Typed::default().text(&words.join(" "))?;
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::user("The note is empty").safe("Nothing was changed"));
    }
    let mut values = vec![
        ("case", Value::Link(case)),
        ("when", Value::Date(desk.today())),
        ("what", Value::text(text)),
        ("by", Value::text(desk.config.user())),
    ];
    if about.entity != register::cases() {
        values.push(("subject", Value::text(about.label(desk.today()))));
    }
    let mut batch = batch(format!("added a note on {}", record::handle(&about)), None);
    batch.add(note, values);
    save(desk, &store, batch, note, None)
}

/// A label inside a sentence: "report due", but "RAG".
fn lower(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

fn batch(label: String, why: Option<String>) -> Batch {
    Batch { why: why.map(|why| why.trim().to_owned()).filter(|why| !why.is_empty()), ..Batch::new(label) }
}

fn save(desk: &Desk, store: &Store, batch: Batch, entity: &'static Entity, id: Option<Id>) -> Result<()> {
    let (number, ids) = commit(desk, store, &batch)?;
    let id = id.or_else(|| ids.first().copied()).unwrap_or_default();
    let saved = store.get(entity, id)?;
    let handle = saved.as_ref().map_or_else(String::new, record::handle);
    if desk.json {
        let saved = saved.map(|record| record.to_json(false));
        print::json(&json!({ "batch": number, "did": batch.label, "ref": handle, "record": saved }));
    } else if number == 0 {
        print::line("Nothing was changed: that is what it holds already.");
    } else if batch.changes.iter().any(|change| matches!(change, Change::Add { .. })) {
        print::line(&format!("Saved: {} ({handle}). Undo with: {} undo", batch.label, desk.program()));
    } else {
        print::line(&format!("Saved: {}. Undo with: {} undo", batch.label, desk.program()));
    }
    Ok(())
}

/// Writes a batch that no rule of the process speaks against: the number of the step, 0 when nothing changed, and the
/// records it added.
pub fn commit(desk: &Desk, store: &Store, batch: &Batch) -> Result<(Id, Vec<Id>)> {
    match judge::save(store, batch, desk.today(), &desk.config.holidays(), config::now())? {
        Saved::Refused(objections) => Err(refused(&objections)),
        Saved::Done(_, Outcome::Saved { batch: number, ids }) => {
            ended(desk, store, batch)?;
            Ok((number, ids))
        }
        Saved::Done(_, Outcome::Conflicts(conflicts)) => Err(conflicted(desk, &conflicts)),
    }
}

/// Says of every agency that was named and has ended what became of it.
fn ended(desk: &Desk, store: &Store, batch: &Batch) -> Result<()> {
    let mut named: Vec<&Ref> = Vec::new();
    for change in &batch.changes {
        match change {
            // A succession says it itself.
            change if change.entity().name == "succession" => {}
            Change::Add { entity, values } => {
                named.extend(values.iter().filter_map(|(name, value)| agency(entity.field(name)?, value)));
            }
            Change::Set { entity, field, new, .. } => {
                named.extend(entity.field(field).and_then(|field| agency(field, new)));
            }
            _ => {}
        }
    }
    if named.is_empty() {
        return Ok(());
    }
    let agencies = store.became()?;
    named.sort_by_key(|agency| agency.id);
    named.dedup_by_key(|agency| agency.id);
    for agency in named {
        if let Some(note) = agencies.note(agency.id, &desk.today()) {
            print::aside(&format!("{} {note}", agency.label));
        }
    }
    Ok(())
}

fn agency<'a>(field: &Field, value: &'a Value) -> Option<&'a Ref> {
    match value {
        Value::Link(link) if field.kind == FieldKind::Link("agency") => Some(link),
        _ => None,
    }
}

/// A rule of the process speaks against it; some only want a reason.
fn refused(objections: &[Objection]) -> Error {
    let said: Vec<&str> = objections.iter().map(|objection| objection.text.trim_end_matches('.')).collect();
    let error = Error::denied(said.join("; ")).safe("Nothing was changed");
    if objections.iter().all(|objection| objection.reason_is_enough) {
        error.next("If it is right all the same, say why with --why")
    } else {
        error.next("Put that right first")
    }
}

/// Somebody changed a field between the reading and the writing.
pub fn conflicted(desk: &Desk, conflicts: &[Conflict]) -> Error {
    let says = |conflict: &Conflict| {
        let field = conflict.entity.field(conflict.field)?;
        let theirs = match (!field.is_open(), conflict.theirs.show(field.kind, Style::Detail, desk.today())) {
            (true, _) => "something else".to_owned(),
            (false, text) if text.is_empty() => "empty".to_owned(),
            (false, text) => format!("\"{text}\""),
        };
        Some(format!("{} is now {theirs}, changed by {}", field.label, conflict.by))
    };
    let said: Vec<String> = conflicts.iter().filter_map(says).collect();
    Error::new(Kind::Conflict, said.join("; ")).safe("Nothing was changed").next("Look at it, then set it again")
}
