//! A register written down as text: TOML in, one batch of changes out. The invented borough of the demonstration is
//! written this way, so that it reads as a coordinator would tell it and its dates move with today.
//! Must not know the store, the clock or any rule of a review: every kind of record is read by its fields alone.
//!
//! # Format
//! - `[[case]]`, `[[action]]` and so on: one record of the entity of that name, `field = value`.
//! - `key = "a-word"` names a record, so that others can point to it: `case = "a-word"`. Keys are per entity, and a
//!   record may point to one that stands further down.
//! - A record belongs to the last `[[case]]` above it, unless it names another, or none with `case = ""`.
//! - `archived = "why"` takes the record out of the lists.
//! - `[[rows]]` writes many records of one kind: `of = "event"`, `fields = ["when", "what"]`, `rows = [[...], ...]`;
//!   any other key is shared by all the rows, and an empty text is a value that is missing.
//! - Values: text; numbers; money in pounds (`1250`, `"£1,250"`); facts `"yes"`, `"no"`, `"not_known"`; terms of lists
//!   by code or label, several as an array; days `2012-05-03`; loose dates as people write them.
//! - Days from today: `T`, `T-9d`, `T+2w`, `T-6m`, `T-1y`, `T+10wd` (working days), one after the other
//!   (`T-2y+5d`). `!` moves a weekend or bank holiday to the working day after it, or before it when it lies in the
//!   past. In text and in loose dates such a day stands in braces: `{T-6m}` is "3 March 2026", `{T-6m:month}`
//!   "March 2026", `{T-6m:year}` "2026", `:short` "03/03/26", `:weekday` the day of the week too.

mod cells;
mod moment;
mod rows;

use std::collections::HashMap;

use crate::domain::change::{Batch, Change};
use crate::domain::date::Date;
use crate::domain::field::{Field, Kind};
use crate::domain::value::{Id, Ref, Value};
use crate::error::{Error, Result};
use rows::Row;

/// The invented borough of Northmere: what the demonstration opens on.
pub const BOROUGH: &str = concat!(
    include_str!("../../../fixtures/demo/borough.toml"),
    include_str!("../../../fixtures/demo/arriving.toml"),
    include_str!("../../../fixtures/demo/running.toml"),
    include_str!("../../../fixtures/demo/timeline.toml"),
    include_str!("../../../fixtures/demo/report.toml"),
    include_str!("../../../fixtures/demo/ended.toml"),
);

/// Reads a register from text. Adds stand in the batch in the order of the text; links to records further down are
/// set after them.
///
/// # Errors
/// Text that is not TOML; a kind of record, a field or a key there is not; a key used twice; a value its field cannot
/// take; a needed field left out. Each names the record, the field, the line and the reason.
pub fn read(text: &str, today: Date) -> Result<Batch> {
    let rows = rows::read(text)?;
    let mut keys: HashMap<(&str, &str), Id> = HashMap::new();
    for (row, id) in rows.iter().zip(ids()) {
        if let Some(key) = &row.key
            && keys.insert((row.entity.name, key), id).is_some()
        {
            return Err(row.wrong("key", "this key is used twice"));
        }
    }
    let mut batch = Batch::new("loaded a register from text");
    let mut later = Vec::new();
    for (row, id) in rows.iter().zip(ids()) {
        let mut values = Vec::new();
        for (field, value) in record(row, today, &keys)? {
            match &value {
                // A change may point only to records added before it.
                Value::Link(link) if link.id <= id => {
                    if field.required {
                        return Err(row.wrong(field.name, "this is needed, so what it points to must stand above it"));
                    }
                    later.push(Change::set(row.entity, id, field, Value::Missing, value));
                }
                _ => values.push((field.name, value)),
            }
        }
        batch.add(row.entity, values);
        if let Some(why) = &row.archived {
            let why = moment::filled(why, today).map_err(|why| row.wrong("archived", &why))?;
            later.push(Change::Archive { entity: row.entity, id, why });
        }
    }
    batch.changes.extend(later);
    Ok(batch)
}

/// The ids the adds of a batch have inside it.
fn ids() -> impl Iterator<Item = Id> {
    (1..).map(|place: Id| -place)
}

/// The values of one record.
fn record(row: &Row, today: Date, keys: &HashMap<(&str, &str), Id>) -> Result<Vec<(&'static Field, Value)>> {
    let resolve = |target: &str, key: &str| {
        let id = keys.get(&(target, key)).ok_or_else(|| format!("there is no {target} with the key \"{key}\""))?;
        Ok(Ref::new(*id, key))
    };
    let mut values: Vec<(&'static Field, Value)> = Vec::new();
    for (name, cell) in &row.cells {
        let Some(field) = row.entity.field(name) else {
            return Err(row.wrong(name, "there is no such field"));
        };
        if values.iter().any(|(seen, _)| seen.name == field.name) {
            return Err(row.wrong(name, "it is given twice"));
        }
        let value = cells::value(field, cell, today, &resolve).map_err(|why| row.wrong(name, &why))?;
        if !value.is_missing() {
            values.push((field, value));
        }
    }
    for field in row.entity.fields.iter().filter(|field| field.required && field.initial.is_empty()) {
        if field.kind != Kind::Fact && !values.iter().any(|(given, _)| given.name == field.name) {
            return Err(row.wrong(field.name, "it is needed"));
        }
    }
    Ok(values)
}

impl Row {
    fn wrong(&self, field: &str, why: &str) -> Error {
        let name = self.key.as_deref().map_or_else(|| "without a key".to_owned(), |key| format!("\"{key}\""));
        refused(format!("Line {}: {} {name}, {field}: {why}", self.line, self.entity.name))
    }
}

fn refused(what: String) -> Error {
    Error::data(what).safe("Nothing was loaded").next("Correct that line and load it again")
}

#[cfg(test)]
mod invented;
#[cfg(test)]
mod tests;
