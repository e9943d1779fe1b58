//! Taking back and doing again. Both are new batches with the same compare as any other: what a colleague changed
//! since is refused by name and the rest goes through. Only one's own steps are walked.

use rusqlite::OptionalExtension;
use serde_json::Value as Json;

use super::fault::Told;
use super::history::moment;
use super::journal::{Header, Line, Pen};
use super::write::{archived, column, insert, object};
use super::{Store, quote};
use crate::domain::entity::Entity;
use crate::domain::field::Kind;
use crate::domain::journal::{Refusal, Undoable, Undone};
use crate::domain::record::Record;
use crate::domain::value::{Fact, Id, Stored, Value};
use crate::error::{Error, Result};

/// A step nobody has taken back: not itself an undo or redo, something in it that can be taken back, and the last of
/// its undos and redos, if any, a redo.
const LIVE: &str = "undoes IS NULL AND redoes IS NULL \
    AND EXISTS (SELECT 1 FROM journal AS j WHERE j.batch = b.id AND j.op <> 'reveal') \
    AND coalesce((SELECT max(u.id) FROM batch AS u WHERE u.undoes = b.id), 0) \
     <= coalesce((SELECT max(r.id) FROM batch AS r WHERE r.redoes = b.id), 0)";

/// One line of the journal to turn round.
struct Past {
    op: String,
    entity: &'static Entity,
    id: Id,
    field: Option<String>,
    old: Json,
    new: Json,
}

/// Why a line could not be turned round; `None` when it was, or was so already.
type Refused = Option<String>;

impl Store {
    /// The step [`Store::undo`] would take back.
    pub fn undoable(&self) -> Result<Option<Undoable>> {
        let sql = format!("SELECT id, label, at FROM batch AS b WHERE uid = ?1 AND {LIVE} ORDER BY id DESC LIMIT 1");
        self.step(&sql)
    }

    /// The step [`Store::redo`] would do again: the last taken back, until something new is done.
    pub fn redoable(&self) -> Result<Option<Undoable>> {
        self.step(
            "SELECT b.id, b.label, b.at FROM batch AS u JOIN batch AS b ON b.id = u.undoes \
             WHERE u.uid = ?1 AND EXISTS (SELECT 1 FROM journal AS j WHERE j.batch = u.id) \
             AND NOT EXISTS (SELECT 1 FROM batch AS r WHERE r.redoes = b.id AND r.id > u.id) \
             AND NOT EXISTS (SELECT 1 FROM batch AS a WHERE a.undoes = b.id AND a.id > u.id) \
             AND u.id > coalesce((SELECT max(n.id) FROM batch AS n WHERE n.uid = ?1 AND n.undoes IS NULL \
             AND n.redoes IS NULL AND EXISTS (SELECT 1 FROM journal AS j WHERE j.batch = n.id AND j.op <> 'reveal')), 0) \
             ORDER BY u.id DESC LIMIT 1",
        )
    }

    fn step(&self, sql: &str) -> Result<Option<Undoable>> {
        let found: Option<(Id, String, String)> = self
            .conn
            .prepare_cached(sql)
            .told()?
            .query_row([self.who.uid], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()
            .told()?;
        found.map(|(batch, label, at)| Ok(Undoable { batch, label, at: moment(&at)? })).transpose()
    }

    /// Takes back one's own latest step. When all of it is refused the step counts as passed all the same, so that
    /// the next undo reaches the one before.
    pub fn undo(&self, now: jiff::Timestamp) -> Result<Undone> {
        let step = self.undoable()?.ok_or_else(|| Error::nothing("There is nothing of yours to undo"))?;
        self.revert(step.batch, now)
    }

    /// Does the last step taken back again.
    pub fn redo(&self, now: jiff::Timestamp) -> Result<Undone> {
        let step = self.redoable()?.ok_or_else(|| Error::nothing("There is nothing to do again"))?;
        let tail: Option<Id> = self.last("undoes", step.batch)?;
        let header = Header { redoes: Some(step.batch), ..Header::default() };
        self.turn(tail.unwrap_or(step.batch), &step.label, "did again", header, now)
    }

    /// Takes back any batch, from the history.
    pub fn revert(&self, batch: Id, now: jiff::Timestamp) -> Result<Undone> {
        let found: Option<(String, Option<Id>, Option<Id>)> = self
            .conn
            .query_row("SELECT label, undoes, redoes FROM batch WHERE id = ?1", [batch], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()
            .told()?;
        let Some((label, undoes, redoes)) = found else {
            return Err(Error::nothing(format!("There is no step {batch} in the history")));
        };
        if undoes.is_some() || redoes.is_some() {
            return Err(Error::user("That step is itself an undo or a redo").next("Choose the step it speaks of"));
        }
        if self.undone(batch)? {
            return Err(Error::user("That step was taken back already").safe("Nothing was changed"));
        }
        let latest: Option<Id> = self.last("redoes", batch)?;
        let header = Header { undoes: Some(batch), ..Header::default() };
        self.turn(latest.unwrap_or(batch), &label, "took back", header, now)
    }

    fn last(&self, column: &str, batch: Id) -> Result<Option<Id>> {
        let sql = format!("SELECT max(id) FROM batch WHERE {column} = ?1");
        self.conn.prepare_cached(&sql).told()?.query_row([batch], |row| row.get(0)).told()
    }

    /// Whether a batch was taken back and not done again.
    pub(super) fn undone(&self, batch: Id) -> Result<bool> {
        Ok(self.last("undoes", batch)? > self.last("redoes", batch)?)
    }

    /// Writes a batch that turns round the lines of `source`, the last first.
    fn turn(&self, source: Id, label: &str, verb: &str, header: Header<'_>, now: jiff::Timestamp) -> Result<Undone> {
        let tx = self.begin()?;
        let said = format!("{verb}: {label}");
        let mut pen = Pen::open(&tx, &self.who, now, &Header { label: &said, ..header })?;
        let mut refused = Vec::new();
        for past in self.past(source)? {
            if let Some(why) = self.turn_line(&mut pen, &past)? {
                let field = past.field.as_deref().and_then(|name| past.entity.field(name));
                refused.push(Refusal {
                    entity: past.entity,
                    id: past.id,
                    field: field.map_or("", |field| field.name),
                    record: self.label(past.entity, past.id)?,
                    why,
                });
            }
        }
        let changes = pen.lines;
        let batch = pen.close()?;
        self.index_batch(batch)?;
        tx.commit().told()?;
        Ok(Undone { label: label.to_owned(), batch, changes, refused })
    }

    fn past(&self, batch: Id) -> Result<Vec<Past>> {
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT op, entity, record, field, old, new FROM journal WHERE batch = ?1 AND op <> 'reveal' \
                 ORDER BY seq DESC",
            )
            .told()?;
        let mut rows = statement.query([batch]).told()?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next().told()? {
            let name: String = row.get(1).told()?;
            let entity = self.schema.entity(&name).ok_or_else(|| {
                Error::data("That step speaks of records this program does not know").safe("Nothing was changed")
            })?;
            let json =
                |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(Json::Null);
            lines.push(Past {
                op: row.get(0).told()?,
                entity,
                id: row.get(2).told()?,
                field: row.get(3).told()?,
                old: json(row.get(4).told()?),
                new: json(row.get(5).told()?),
            });
        }
        Ok(lines)
    }

    fn turn_line(&self, pen: &mut Pen<'_>, past: &Past) -> Result<Refused> {
        match past.op.as_str() {
            "set" => self.turn_set(pen, past),
            "add" => self.turn_add(pen, past),
            "remove" => self.turn_remove(pen, past),
            _ => self.turn_shelf(pen, past),
        }
    }

    fn turn_set(&self, pen: &mut Pen<'_>, past: &Past) -> Result<Refused> {
        let Some(field) = past.field.as_deref().and_then(|name| past.entity.field(name)) else {
            return Ok(Some("the field is no longer kept".into()));
        };
        let Some(there) = column(&self.conn, past.entity, past.id, field)? else {
            return Ok(Some("the record is gone".into()));
        };
        let (now, back) = (Stored::from_json(&past.new), Stored::from_json(&past.old));
        let current = Value::load(field.kind, there.clone());
        if current == Value::load(field.kind, back.clone()) {
            return Ok(None);
        }
        if current != Value::load(field.kind, now) {
            let by = self.changed_by(past.entity, past.id, Some(field.name))?;
            return Ok(Some(format!("\"{}\" was changed since by {by}", field.label)));
        }
        // The record pointed to may have been taken back since.
        if let (Kind::Link(target), Stored::Int(id)) = (field.kind, &back)
            && self.is_gone(target, *id)?
        {
            return Ok(Some(format!("the record \"{}\" pointed to is gone", field.label)));
        }
        self.write_field(pen, past.entity, past.id, field, &there, &back)?;
        Ok(None)
    }

    fn turn_add(&self, pen: &mut Pen<'_>, past: &Past) -> Result<Refused> {
        let Some(record) = self.get(past.entity, past.id)? else { return Ok(None) };
        let there = object(&record);
        let same = serde_json::from_str::<Json>(&there).is_ok_and(|there| there == past.new);
        if !same || record.archived.is_some() {
            let by = self.changed_by(past.entity, past.id, None)?;
            return Ok(Some(format!("it was changed since by {by}")));
        }
        if self.pointed_to(past.entity, past.id)? {
            return Ok(Some("other records point to it".into()));
        }
        let case = self.case_of(past.entity, past.id)?;
        let sql = format!("DELETE FROM {} WHERE id = ?1", quote(past.entity.name));
        self.conn.prepare_cached(&sql).told()?.execute([past.id]).told()?;
        pen.line(&Line {
            op: "remove",
            entity: past.entity.name,
            record: past.id,
            case,
            old: Some(&there),
            ..Line::default()
        })?;
        Ok(None)
    }

    fn turn_remove(&self, pen: &mut Pen<'_>, past: &Past) -> Result<Refused> {
        if archived(&self.conn, past.entity, past.id)?.is_some() {
            return Ok(None);
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
                return Ok(Some(format!("the record \"{}\" pointed to is gone", field.label)));
            }
        }
        insert(&self.conn, &record)?;
        let new = object(&record);
        let case = self.case_of(past.entity, past.id)?;
        pen.line(&Line {
            op: "add",
            entity: past.entity.name,
            record: past.id,
            case,
            new: Some(&new),
            ..Line::default()
        })?;
        Ok(None)
    }

    fn turn_shelf(&self, pen: &mut Pen<'_>, past: &Past) -> Result<Refused> {
        let Some(there) = archived(&self.conn, past.entity, past.id)? else {
            return Ok(Some("the record is gone".into()));
        };
        if there.as_deref() == past.old.as_str() {
            return Ok(None);
        }
        if there.as_deref() != past.new.as_str() {
            let by = self.changed_by(past.entity, past.id, None)?;
            return Ok(Some(format!("it was archived again since by {by}")));
        }
        self.shelve(pen, past.entity, past.id, past.old.as_str())?;
        Ok(None)
    }

    fn is_gone(&self, entity: &str, id: Id) -> Result<bool> {
        match self.schema.entity(entity) {
            Some(entity) => Ok(archived(&self.conn, entity, id)?.is_none()),
            None => Ok(true),
        }
    }

    /// Whether any record points to this one. Asked beforehand: the tables check their links only at the very end,
    /// when it is too late to refuse one line and keep the rest.
    fn pointed_to(&self, entity: &'static Entity, id: Id) -> Result<bool> {
        for other in self.schema.entities {
            for field in other.fields.iter().filter(|field| field.kind == Kind::Link(entity.name)) {
                let own = if *other == entity { " AND id <> ?1" } else { "" };
                let sql = format!("SELECT 1 FROM {} WHERE {} = ?1{own} LIMIT 1", quote(other.name), quote(field.name));
                if self.conn.prepare_cached(&sql).told()?.exists([id]).told()? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}
