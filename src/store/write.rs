//! Writing a batch: all of it or none of it, each field compared with what the person saw, and the journal in the
//! same transaction.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params, params_from_iter};
use serde_json::{Map, Value as Json};

use super::check::{Apart, fits, needed};
use super::fault::{self, Told};
use super::journal::{Header, Line, Pen};
use super::listing::Path;
use super::read::stored;
use super::{Store, quote};
use crate::domain::change::{Batch, Change, Conflict, Outcome};
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::record::Record;
use crate::domain::value::{Fact, Id, Ref, Stored, Value};
use crate::error::{Error, Kind as Trouble, Result};

impl Store {
    /// Writes a batch. With conflicts nothing is written. A change to what is there already is left out; when that
    /// leaves nothing, the outcome is `Saved` with batch 0 and nothing is journalled.
    ///
    /// # Errors
    /// A needed value missing, a value that does not fit its field, a record or link that does not exist, the file
    /// open for reading only, or somebody saving for too long.
    pub fn apply(&self, batch: &Batch, now: jiff::Timestamp) -> Result<Outcome> {
        self.apply_watched(batch, now, &mut |_, _| true)
    }

    /// [`Store::apply`], with `watch` told of the changes done and of how many now and then; when it answers false
    /// nothing is written.
    pub fn apply_watched(
        &self,
        batch: &Batch,
        now: jiff::Timestamp,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Outcome> {
        self.write_batch(self.begin()?, batch, now, watch)
    }

    /// Writes a batch with the right to write that was taken.
    pub(super) fn write_batch(
        &self,
        tx: Transaction<'_>,
        batch: &Batch,
        now: jiff::Timestamp,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Outcome> {
        let header = Header { label: &batch.label, why: batch.why.as_deref(), ..Header::default() };
        let mut pen = Pen::open(&tx, &self.who, now, &header)?;
        let ids = numbers(&tx, batch)?;
        let mut free = ids.iter().copied();
        let (mut conflicts, mut apart) = (Vec::new(), Apart::default());
        let all = batch.changes.len() as u64;
        for (done, change) in (0_u64..).zip(&batch.changes) {
            if done % 64 == 0 && !watch(done, all) {
                return Err(Error::new(Trouble::Stopped, "The saving was stopped").safe("Nothing was changed"));
            }
            match change {
                Change::Add { entity, values } => {
                    let id = free.next().unwrap_or_default();
                    self.add(&mut pen, entity, id, values, &ids)?;
                    entity.fields.iter().for_each(|field| apart.written(entity, field, id));
                }
                Change::Set { entity, id, field, base, new } => {
                    let id = resolved(*id, &ids)?;
                    let field = known(entity, field)?;
                    let (base, new) = (pointed(base, &ids)?, pointed(new, &ids)?);
                    conflicts.extend(self.set(&mut pen, entity, id, field, &base, &new)?);
                    apart.written(entity, field, id);
                }
                Change::Archive { entity, id, why } => {
                    self.shelve(&mut pen, entity, resolved(*id, &ids)?, Some(why))?
                }
                Change::Restore { entity, id } => self.shelve(&mut pen, entity, resolved(*id, &ids)?, None)?,
            }
        }
        if !conflicts.is_empty() {
            return Ok(Outcome::Conflicts(conflicts));
        }
        if pen.lines == 0 {
            return Ok(Outcome::Saved { batch: 0, ids });
        }
        apart.hold(&tx)?;
        let batch = pen.close()?;
        self.index_batch(batch)?;
        tx.commit().told()?;
        Ok(Outcome::Saved { batch, ids })
    }

    /// Takes the right to write; dropped without a commit, nothing happened.
    pub(super) fn begin(&self) -> Result<Transaction<'_>> {
        if self.read_only {
            return Err(fault::read_only().next(self.notices.first().cloned().unwrap_or_default()));
        }
        self.is_in_place()?;
        let tx =
            Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate).told().map_err(
                |error| match error.kind {
                    Trouble::Busy => Error { what: self.who_may_be_saving(), ..error },
                    _ => error,
                },
            )?;
        // Asked once nobody else can write: a newer program may have laid the file out anew since it was opened.
        let layout = self.conn.prepare_cached("PRAGMA user_version").told()?.query_row([], |row| row.get(0)).told()?;
        if layout > self.schema.version() {
            return Err(fault::outgrown(layout, self.schema.version()));
        }
        Ok(tx)
    }

    fn add(
        &self,
        pen: &mut Pen<'_>,
        entity: &'static Entity,
        id: Id,
        given: &[(&'static str, Value)],
        ids: &[Id],
    ) -> Result<()> {
        let mut record = Record::blank(entity);
        for (name, value) in given {
            let field = known(entity, name)?;
            fits(field, value)?;
            record.set(field.name, pointed(value, ids)?);
        }
        for (field, value) in entity.fields.iter().zip(&record.values) {
            needed(entity, field, value)?;
        }
        record.id = id;
        insert(&self.conn, &record)?;
        let case = self.case_of(entity, record.id)?;
        let new = object(&record);
        pen.line(&Line { op: "add", entity: entity.name, record: record.id, case, new: Some(&new), ..Line::default() })
    }

    fn set(
        &self,
        pen: &mut Pen<'_>,
        entity: &'static Entity,
        id: Id,
        field: &'static Field,
        base: &Value,
        new: &Value,
    ) -> Result<Option<Conflict>> {
        let Some(there) = column(&self.conn, entity, id, field)? else { return Err(gone(entity, id)) };
        let current = Value::load(field.kind, there.clone());
        if current == *new {
            return Ok(None);
        }
        if current != *base {
            return Ok(Some(Conflict {
                entity,
                id,
                field: field.name,
                base: base.clone(),
                theirs: self.with_label(field, current)?,
                mine: new.clone(),
                by: self.changed_by(entity, id, Some(field.name))?,
                record: self.label(entity, id)?,
            }));
        }
        fits(field, new)?;
        needed(entity, field, new)?;
        self.write_field(pen, entity, id, field, &there, &new.store())?;
        Ok(None)
    }

    /// Moves one column from what is there to something new, and journals it.
    pub(super) fn write_field(
        &self,
        pen: &mut Pen<'_>,
        entity: &'static Entity,
        id: Id,
        field: &'static Field,
        there: &Stored,
        new: &Stored,
    ) -> Result<()> {
        let sql = format!(
            "UPDATE {} SET {column} = ?1, rev = rev + 1 WHERE id = ?2 AND {column} IS ?3",
            quote(entity.name),
            column = quote(field.name)
        );
        let moved = self.conn.prepare_cached(&sql).told()?.execute(params![new, id, there]).told()?;
        if moved != 1 {
            return Err(Error::bug("A field moved while the register was held").safe("Nothing was changed"));
        }
        let (old, new) = (there.to_json().to_string(), new.to_json().to_string());
        pen.line(&Line {
            op: "set",
            entity: entity.name,
            record: id,
            case: self.case_of(entity, id)?,
            field: Some(field.name),
            old: Some(&old),
            new: Some(&new),
        })
    }

    /// Archives with a reason, or takes it away. What is so already is left.
    pub(super) fn shelve(&self, pen: &mut Pen<'_>, entity: &'static Entity, id: Id, why: Option<&str>) -> Result<()> {
        let Some(there) = archived(&self.conn, entity, id)? else { return Err(gone(entity, id)) };
        if there.is_some() == why.is_some() {
            return Ok(());
        }
        let sql = format!("UPDATE {} SET archived = ?1, rev = rev + 1 WHERE id = ?2", quote(entity.name));
        self.conn.prepare_cached(&sql).told()?.execute(params![why, id]).told()?;
        let json = |text: &str| Json::from(text).to_string();
        let (old, new) = (there.as_deref().map(json), why.map(json));
        pen.line(&Line {
            op: if why.is_some() { "archive" } else { "restore" },
            entity: entity.name,
            record: id,
            case: self.case_of(entity, id)?,
            field: None,
            old: old.as_deref(),
            new: new.as_deref(),
        })
    }

    /// The case a record belongs to now.
    pub(super) fn case_of(&self, entity: &'static Entity, id: Id) -> Result<Option<Id>> {
        if entity.name == "case" {
            return Ok(Some(id));
        }
        let sql = match self.case_path(entity) {
            None => return Ok(None),
            Some(Path::Own(field)) => {
                format!("SELECT {} FROM {} WHERE id = ?1", quote(field), quote(entity.name))
            }
            Some(Path::Through { field, target, theirs }) => format!(
                "SELECT o.{} FROM {} AS t JOIN {} AS o ON o.id = t.{} WHERE t.id = ?1",
                quote(theirs),
                quote(entity.name),
                quote(target),
                quote(field)
            ),
        };
        let case: Option<Option<Id>> =
            self.conn.prepare_cached(&sql).told()?.query_row([id], |row| row.get(0)).optional().told()?;
        Ok(case.flatten())
    }

    fn with_label(&self, field: &Field, value: Value) -> Result<Value> {
        match (field.kind, &value) {
            (Kind::Link(target), Value::Link(link)) => Ok(Value::Link(self.pointer(target, link.id)?)),
            _ => Ok(value),
        }
    }
}

/// The id a change means: its own, or that of a record the batch adds.
fn resolved(id: Id, ids: &[Id]) -> Result<Id> {
    if id > 0 {
        return Ok(id);
    }
    id.checked_neg()
        .and_then(|place| usize::try_from(place).ok())
        .and_then(|place| place.checked_sub(1))
        .and_then(|place| ids.get(place).copied())
        .ok_or_else(|| Error::bug("A change points to a record its batch does not add").safe("Nothing was changed"))
}

fn pointed(value: &Value, ids: &[Id]) -> Result<Value> {
    match value {
        Value::Link(link) if link.id <= 0 => Ok(Value::Link(Ref::new(resolved(link.id, ids)?, link.label.clone()))),
        _ => Ok(value.clone()),
    }
}

fn known(entity: &'static Entity, name: &str) -> Result<&'static Field> {
    entity.field(name).ok_or_else(|| Error::user(format!("{} has no field \"{name}\"", entity.label)))
}

pub(super) fn gone(entity: &Entity, id: Id) -> Error {
    Error::nothing(format!("There is no {} {id}", entity.label.to_lowercase())).safe("Nothing was changed")
}

/// The numbers of the records a batch adds, in order, given before any is written so that they can point to each
/// other. Numbers never used before, so that the history of a record taken back is not another's.
fn numbers(conn: &Connection, batch: &Batch) -> Result<Vec<Id>> {
    let mut last: HashMap<&str, Id> = HashMap::new();
    let mut ids = Vec::new();
    for change in &batch.changes {
        if let Change::Add { entity, .. } = change {
            let id = match last.get(entity.name) {
                Some(id) => id + 1,
                None => next_id(conn, entity)?,
            };
            last.insert(entity.name, id);
            ids.push(id);
        }
    }
    Ok(ids)
}

fn next_id(conn: &Connection, entity: &Entity) -> Result<Id> {
    let sql = format!(
        "SELECT 1 + max(coalesce((SELECT max(id) FROM {}), 0), \
         coalesce((SELECT max(record) FROM journal WHERE entity = ?1), 0))",
        quote(entity.name)
    );
    conn.prepare_cached(&sql).told()?.query_row([entity.name], |row| row.get(0)).told()
}

/// Writes a whole record under its own id.
pub(super) fn insert(conn: &Connection, record: &Record) -> Result<()> {
    let entity = record.entity;
    let columns: Vec<String> = entity.fields.iter().map(|field| quote(field.name)).collect();
    let sql = format!(
        "INSERT INTO {} (id, rev, archived, {}) VALUES (?, ?, ?{})",
        quote(entity.name),
        columns.join(", "),
        ", ?".repeat(columns.len())
    );
    let lead = [
        Stored::Int(record.id),
        Stored::Int(record.rev.max(1)),
        record.archived.clone().map_or(Stored::Null, Stored::Text),
    ];
    let values = lead.into_iter().chain(record.values.iter().map(Value::store));
    conn.prepare_cached(&sql).told()?.execute(params_from_iter(values)).told()?;
    Ok(())
}

/// The values of a record that say anything, as the journal keeps them.
pub(super) fn object(record: &Record) -> String {
    let mut object = Map::new();
    for (field, value) in record.entity.fields.iter().zip(&record.values) {
        if !matches!(value, Value::Missing | Value::Fact(Fact::NotRecorded)) {
            object.insert(field.name.to_owned(), value.store().to_json());
        }
    }
    Json::Object(object).to_string()
}

/// One column of one record; `None` when there is no such record.
pub(super) fn column(conn: &Connection, entity: &Entity, id: Id, field: &Field) -> Result<Option<Stored>> {
    let sql = format!("SELECT {} FROM {} WHERE id = ?1", quote(field.name), quote(entity.name));
    let mut statement = conn.prepare_cached(&sql).told()?;
    let mut rows = statement.query([id]).told()?;
    rows.next().told()?.map(|row| stored(row, 0)).transpose()
}

/// Why a record is archived; the outer `None` when there is no such record.
#[allow(clippy::option_option)] // "no record" and "not archived" are different answers
pub(super) fn archived(conn: &Connection, entity: &Entity, id: Id) -> Result<Option<Option<String>>> {
    let sql = format!("SELECT archived FROM {} WHERE id = ?1", quote(entity.name));
    conn.prepare_cached(&sql).told()?.query_row([id], |row| row.get(0)).optional().told()
}
