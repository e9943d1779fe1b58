//! What the register asks of a value before it is written: needed ones are there, each has the shape of its field, and
//! one that tells records apart is nobody else's. Rules of a review are no part of this.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::fault::Told;
use super::quote;
use super::write::archived;
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::value::{Id, Value};
use crate::error::{Error, Result};

pub(super) fn needed(entity: &Entity, field: &Field, value: &Value) -> Result<()> {
    if field.required && value.is_missing() {
        return Err(Error::user(format!("{}: \"{}\" is needed", entity.label, field.label))
            .safe("Nothing was changed")
            .next(format!("Fill in \"{}\" and save again", field.label)));
    }
    Ok(())
}

/// Values of fields that tell records apart, written by a batch and looked at once all of it stands.
#[derive(Default)]
pub(super) struct Apart(Vec<(&'static Entity, &'static Field, Id)>);

impl Apart {
    pub fn written(&mut self, entity: &'static Entity, field: &'static Field, id: Id) {
        if field.unique {
            self.0.push((entity, field, id));
        }
    }

    /// Refuses a value that another record has, archived or not, whatever its capitals.
    pub fn hold(&self, conn: &Connection) -> Result<()> {
        let mut left: &[_] = &self.0;
        while let Some((entity, field, _)) = left.first().copied() {
            let ours = |one: &&(&Entity, &Field, Id)| one.0 == entity && one.1 == field;
            let ids: HashSet<Id> = self.0.iter().filter(ours).map(|(.., id)| *id).collect();
            hold_one(conn, entity, field, &ids)?;
            left = left.get(left.iter().take_while(ours).count()..).unwrap_or_default();
        }
        Ok(())
    }
}

fn hold_one(conn: &Connection, entity: &Entity, field: &Field, written: &HashSet<Id>) -> Result<()> {
    let (column, table) = (quote(field.name), quote(entity.name));
    let sql = format!("SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY id");
    let mut statement = conn.prepare_cached(&sql).told()?;
    let mut rows = statement.query([]).told()?;
    let mut known: HashMap<String, (Id, String)> = HashMap::new();
    while let Some(row) = rows.next().told()? {
        let (id, text): (Id, String) = (row.get(0).told()?, row.get(1).told()?);
        let folded = text.trim().to_lowercase();
        match known.get(&folded) {
            Some((other, shown)) if written.contains(&id) || written.contains(other) => {
                let there = if written.contains(&id) { *other } else { id };
                return Err(taken(conn, entity, field, there, shown)?);
            }
            Some(_) => {}
            None => {
                known.insert(folded, (id, text.trim().to_owned()));
            }
        }
    }
    Ok(())
}

fn taken(conn: &Connection, entity: &Entity, field: &Field, id: Id, shown: &str) -> Result<Error> {
    let whose = if archived(conn, entity, id)?.flatten().is_some() { "an archived" } else { "another" };
    let one = entity.label.to_lowercase();
    Ok(Error::denied(format!("{}: \"{shown}\" is {whose} {one}'s", field.label))
        .safe("Nothing was changed")
        .next("Choose another"))
}

/// Whether a value has the shape of its field. What people type was checked before; this keeps the file sound.
pub(super) fn fits(field: &Field, value: &Value) -> Result<()> {
    let fits = match (field.kind, value) {
        (_, Value::Missing)
        | (Kind::Text | Kind::Long, Value::Text(_))
        | (Kind::Number, Value::Number(_))
        | (Kind::Money, Value::Money(_))
        | (Kind::Date, Value::Date(_))
        | (Kind::Loose, Value::Loose(_))
        | (Kind::Fact, Value::Fact(_))
        | (Kind::Link(_), Value::Link(_)) => true,
        (Kind::Choice(list), Value::Code(code)) => list.open || list.terms.iter().any(|term| term.code == code),
        (Kind::Choices(list), Value::Codes(codes)) => {
            list.open || codes.iter().all(|code| list.terms.iter().any(|term| term.code == code))
        }
        _ => false,
    };
    if fits {
        Ok(())
    } else {
        Err(Error::data(format!("That is not a value of \"{}\"", field.label)).safe("Nothing was changed"))
    }
}
