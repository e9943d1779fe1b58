//! One line of the journal turned round: first judged, so that what would become of it can be asked without writing,
//! then written. Must not know of steps.

use rusqlite::OptionalExtension;
use serde_json::Value as Json;

use super::fault::Told;
use super::journal::{Line, Pen};
use super::write::{archived, column, insert, object};
use super::{Store, quote};
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::record::Record;
use crate::domain::value::{Fact, Id, Stored, Value};
use crate::error::Result;

/// One line of the journal to turn round.
pub(super) struct Past {
    pub op: String,
    pub entity: &'static Entity,
    pub id: Id,
    pub field: Option<String>,
    pub old: Json,
    pub new: Json,
}

/// What turning a line round comes to.
pub(super) enum Turn {
    /// It is so already.
    Already,
    /// It stays, and why.
    Stays(String),
    /// It stays as long as this record points to it.
    Needed(&'static Entity, Id),
    Set(&'static Field, Stored, Stored),
    Remove(String),
    Add(Box<Record>),
    Shelve,
}

impl Store {
    /// What would become of a line, without writing anything.
    pub(super) fn judge_turn(&self, past: &Past) -> Result<Turn> {
        match past.op.as_str() {
            "set" => self.judge_set(past),
            "add" => self.judge_add(past),
            "remove" => self.judge_remove(past),
            _ => self.judge_shelf(past),
        }
    }

    /// Writes what was judged.
    pub(super) fn turn_line(&self, pen: &mut Pen<'_>, past: &Past, turn: &Turn) -> Result<()> {
        match turn {
            Turn::Already | Turn::Stays(_) | Turn::Needed(..) => Ok(()),
            Turn::Set(field, there, back) => self.write_field(pen, past.entity, past.id, field, there, back),
            Turn::Remove(there) => {
                let case = self.case_of(past.entity, past.id)?;
                let sql = format!("DELETE FROM {} WHERE id = ?1", quote(past.entity.name));
                self.conn.prepare_cached(&sql).told()?.execute([past.id]).told()?;
                let line = Line { op: "remove", old: Some(there), ..Line::default() };
                pen.line(&Line { entity: past.entity.name, record: past.id, case, ..line })
            }
            Turn::Add(record) => {
                insert(&self.conn, record)?;
                let new = object(record);
                let case = self.case_of(past.entity, past.id)?;
                let line = Line { op: "add", new: Some(&new), ..Line::default() };
                pen.line(&Line { entity: past.entity.name, record: past.id, case, ..line })
            }
            Turn::Shelve => self.shelve(pen, past.entity, past.id, past.old.as_str()),
        }
    }

    fn judge_set(&self, past: &Past) -> Result<Turn> {
        let Some(field) = past.field.as_deref().and_then(|name| past.entity.field(name)) else {
            return Ok(Turn::Stays("the field is no longer kept".into()));
        };
        let Some(there) = column(&self.conn, past.entity, past.id, field)? else {
            return Ok(Turn::Stays("the record is gone".into()));
        };
        let (now, back) = (Stored::from_json(&past.new), Stored::from_json(&past.old));
        let current = Value::load(field.kind, there.clone());
        if current == Value::load(field.kind, back.clone()) {
            return Ok(Turn::Already);
        }
        if current != Value::load(field.kind, now) {
            let by = self.changed_by(past.entity, past.id, Some(field.name))?;
            return Ok(Turn::Stays(format!("\"{}\" was changed since by {by}", field.label)));
        }
        // The record pointed to may have been taken back since.
        if let (Kind::Link(target), Stored::Int(id)) = (field.kind, &back)
            && self.is_gone(target, *id)?
        {
            return Ok(Turn::Stays(format!("the record \"{}\" pointed to is gone", field.label)));
        }
        Ok(Turn::Set(field, there, back))
    }

    fn judge_add(&self, past: &Past) -> Result<Turn> {
        let Some(record) = self.get(past.entity, past.id)? else { return Ok(Turn::Already) };
        let there = object(&record);
        let same = serde_json::from_str::<Json>(&there).is_ok_and(|there| there == past.new);
        if !same || record.archived.is_some() {
            let by = self.changed_by(past.entity, past.id, None)?;
            return Ok(Turn::Stays(format!("it was changed since by {by}")));
        }
        Ok(match self.pointing(past.entity, past.id)? {
            Some((entity, id)) => Turn::Needed(entity, id),
            None => Turn::Remove(there),
        })
    }

    fn judge_remove(&self, past: &Past) -> Result<Turn> {
        if archived(&self.conn, past.entity, past.id)?.is_some() {
            return Ok(Turn::Already);
        }
        let mut record =
            Record { entity: past.entity, id: past.id, rev: 0, archived: None, values: Vec::new(), covers: Vec::new() };
        for field in past.entity.fields {
            let kept = past.old.get(field.name).map_or(Stored::Null, Stored::from_json);
            record.values.push(match (field.kind, kept) {
                (Kind::Fact, Stored::Null) => Value::Fact(Fact::NotRecorded),
                (kind, kept) => Value::load(kind, kept),
            });
        }
        for (field, value) in past.entity.fields.iter().zip(&record.values) {
            if let (Kind::Link(target), Value::Link(link)) = (field.kind, value)
                && self.is_gone(target, link.id)?
            {
                return Ok(Turn::Stays(format!("the record \"{}\" pointed to is gone", field.label)));
            }
        }
        Ok(Turn::Add(Box::new(record)))
    }

    fn judge_shelf(&self, past: &Past) -> Result<Turn> {
        let Some(there) = archived(&self.conn, past.entity, past.id)? else {
            return Ok(Turn::Stays("the record is gone".into()));
        };
        if there.as_deref() == past.old.as_str() {
            return Ok(Turn::Already);
        }
        if there.as_deref() != past.new.as_str() {
            let by = self.changed_by(past.entity, past.id, None)?;
            return Ok(Turn::Stays(format!("it was archived again since by {by}")));
        }
        Ok(Turn::Shelve)
    }

    fn is_gone(&self, entity: &str, id: Id) -> Result<bool> {
        match self.schema.entity(entity) {
            Some(entity) => Ok(archived(&self.conn, entity, id)?.is_none()),
            None => Ok(true),
        }
    }

    /// A record that points to this one. Asked beforehand: the tables check their links only at the very end, when it
    /// is too late to refuse one line and keep the rest.
    fn pointing(&self, entity: &'static Entity, id: Id) -> Result<Option<(&'static Entity, Id)>> {
        for &other in self.schema.entities {
            for field in other.fields.iter().filter(|field| field.kind == Kind::Link(entity.name)) {
                let own = if other == entity { " AND id <> ?1" } else { "" };
                let sql = format!("SELECT id FROM {} WHERE {} = ?1{own} LIMIT 1", quote(other.name), quote(field.name));
                let found =
                    self.conn.prepare_cached(&sql).told()?.query_row([id], |row| row.get(0)).optional().told()?;
                if let Some(found) = found {
                    return Ok(Some((other, found)));
                }
            }
        }
        Ok(None)
    }
}
