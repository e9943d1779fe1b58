//! The journal read back: who did what, in words.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row, Transaction, params, params_from_iter};
use serde_json::Value as Json;

use super::Store;
use super::fault::Told;
use super::journal::{Header, Line, Pen};
use super::write::archived;
use crate::domain::date;
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::journal::{BatchEntry, ChangeEntry, HistoryScope};
use crate::domain::value::{Id, Ref, Stored, Style, Value};
use crate::error::{Error, Result};

/// What stands for a private value.
const PRIVATE: &str = "(private)";
/// What stands for the words of an agency.
const COVERED: &str = "(as written)";

/// A note in the journal that does not stand yet; dropped, nothing was noted. Nobody else can save while there is one.
#[derive(Debug)]
#[must_use = "a note that is dropped was never made"]
pub struct Note<'s>(Option<Transaction<'s>>);

impl Note<'_> {
    /// Of what needs none.
    pub fn none() -> Self {
        Self(None)
    }

    /// From now on it stands.
    pub fn stand(self) -> Result<()> {
        self.0.map_or(Ok(()), |tx| tx.commit().told())
    }
}

/// Labels already looked up while one page of history is read.
type Labels = HashMap<(&'static str, Id), String>;

impl Store {
    /// The batches that touched something in the scope, newest first, each with its changes in the scope. Private
    /// values are shown as "(private)" unless `private`.
    pub fn history(&self, scope: HistoryScope, offset: usize, limit: usize, private: bool) -> Result<Vec<BatchEntry>> {
        let (narrow, params) = condition(scope);
        let pick = match scope {
            HistoryScope::All => "SELECT id FROM batch ORDER BY id DESC LIMIT ? OFFSET ?".to_owned(),
            _ => format!("SELECT DISTINCT batch FROM journal WHERE {narrow} ORDER BY batch DESC LIMIT ? OFFSET ?"),
        };
        let mut window = params.clone();
        window.push(Stored::Int(i64::try_from(limit).unwrap_or(-1)));
        window.push(Stored::Int(i64::try_from(offset).unwrap_or(i64::MAX)));
        let mut statement = self.conn.prepare_cached(&pick).told()?;
        let ids = statement.query_map(params_from_iter(window), |row| row.get(0)).told()?;
        let ids = ids.collect::<rusqlite::Result<Vec<Id>>>().told()?;
        let mut labels = Labels::new();
        ids.into_iter().map(|id| self.entry(id, usize::MAX, narrow, &params, private, &mut labels)).collect()
    }

    /// The newest batches without their changes, which for an import are thousands: a list of steps needs none.
    pub fn steps(&self, limit: usize) -> Result<Vec<BatchEntry>> {
        let mut statement = self.conn.prepare_cached("SELECT id FROM batch ORDER BY id DESC LIMIT ?1").told()?;
        let ids = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| row.get(0)).told()?;
        let ids = ids.collect::<rusqlite::Result<Vec<Id>>>().told()?;
        ids.into_iter().map(|id| self.headline(id)).collect()
    }

    /// A batch without its changes.
    fn headline(&self, batch: Id) -> Result<BatchEntry> {
        self.conn
            .prepare_cached("SELECT at, name, label, why FROM batch WHERE id = ?1")
            .told()?
            .query_row([batch], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get(3)?))
            })
            .told()
            .and_then(|(at, who, label, why)| {
                let (at, back) = (moment(&at)?, self.undone(batch)?);
                let partly = back && self.stays(batch)?;
                Ok(BatchEntry { id: batch, at, who, label, why, undone: back && !partly, partly, changes: Vec::new() })
            })
    }

    /// A batch with its changes in the scope, `most` of them.
    pub(super) fn entry(
        &self,
        batch: Id,
        most: usize,
        narrow: &str,
        params: &[Stored],
        private: bool,
        labels: &mut Labels,
    ) -> Result<BatchEntry> {
        let mut entry = self.headline(batch)?;
        let sql = format!(
            "SELECT op, entity, record, field, old, new FROM journal WHERE {narrow} AND batch = ? ORDER BY seq LIMIT ?"
        );
        let mut statement = self.conn.prepare_cached(&sql).told()?;
        let with_batch =
            params.iter().cloned().chain([Stored::Int(batch), Stored::Int(i64::try_from(most).unwrap_or(-1))]);
        let mut rows = statement.query(params_from_iter(with_batch)).told()?;
        while let Some(row) = rows.next().told()? {
            entry.changes.extend(self.change(row, private, labels)?);
        }
        Ok(entry)
    }

    /// One line in words; `None` when it speaks of an entity this program does not know.
    fn change(&self, row: &Row<'_>, private: bool, labels: &mut Labels) -> Result<Option<ChangeEntry>> {
        let name: String = row.get(1).told()?;
        let Some(entity) = self.schema.entity(&name) else { return Ok(None) };
        let op: String = row.get(0).told()?;
        let id: Id = row.get(2).told()?;
        let field: Option<String> = row.get(3).told()?;
        let (old, new): (Option<String>, Option<String>) = (row.get(4).told()?, row.get(5).told()?);
        let field = field.and_then(|name| entity.field(&name));
        let was = match op.as_str() {
            "add" => new.as_deref(),
            "remove" => old.as_deref(),
            _ => None,
        };
        let record = match was {
            Some(was) => self.label_then(entity, id, was, labels)?,
            None => self.label_kept(entity, id, labels)?,
        };
        let mut shown = |text: Option<String>| self.shown(entity, field, text, private, labels);
        let (old, new) = (shown(old)?, shown(new)?);
        Ok(Some(ChangeEntry {
            entity,
            id,
            record,
            op: known_op(&op),
            field: field.map_or_else(String::new, |field| field.label.to_owned()),
            old,
            new,
        }))
    }

    fn shown(
        &self,
        entity: &'static Entity,
        field: Option<&'static Field>,
        text: Option<String>,
        private: bool,
        labels: &mut Labels,
    ) -> Result<String> {
        let Some(json) = text.and_then(|text| serde_json::from_str::<Json>(&text).ok()) else {
            return Ok(String::new());
        };
        match (field, &json) {
            (Some(field), value) => self.field_shown(field, value, private, labels),
            (None, Json::Object(values)) => {
                let mut parts = Vec::new();
                for (name, value) in values {
                    if let Some(field) = entity.field(name) {
                        let shown = self.field_shown(field, value, private, labels)?;
                        parts.push(format!("{}: {shown}", field.label));
                    }
                }
                Ok(parts.join("; "))
            }
            (None, Json::String(text)) => Ok(text.clone()),
            (None, _) => Ok(String::new()),
        }
    }

    fn field_shown(&self, field: &Field, json: &Json, private: bool, labels: &mut Labels) -> Result<String> {
        let mut value = Value::load(field.kind, Stored::from_json(json));
        if !field.is_open() && !private {
            let held = if field.private { PRIVATE } else { COVERED };
            return Ok(if value.is_missing() { String::new() } else { held.to_owned() });
        }
        if let (Kind::Link(target), Value::Link(link)) = (field.kind, &value)
            && let Some(target) = self.schema.entity(target)
        {
            value = Value::Link(Ref::new(link.id, self.label_kept(target, link.id, labels)?));
        }
        Ok(value.show(field.kind, Style::Detail, self.today()))
    }

    fn label_kept(&self, entity: &'static Entity, id: Id, labels: &mut Labels) -> Result<String> {
        if let Some(label) = labels.get(&(entity.name, id)) {
            return Ok(label.clone());
        }
        let label = self.label(entity, id)?;
        labels.insert((entity.name, id), label.clone());
        Ok(label)
    }

    /// The label of a record; of one that is gone, what it was called when the line was written.
    fn label_then(&self, entity: &'static Entity, id: Id, was: &str, labels: &mut Labels) -> Result<String> {
        let now = self.label_kept(entity, id, labels)?;
        let gone = archived(&self.conn, entity, id)?.is_none();
        let Some(Json::Object(was)) = serde_json::from_str(was).ok().filter(|_| gone) else { return Ok(now) };
        let mut words = Vec::new();
        for field in entity.title.iter().filter_map(|name| entity.field(name)).filter(|field| field.is_open()) {
            words.push(self.field_shown(field, was.get(field.name).unwrap_or(&Json::Null), false, labels)?);
        }
        words.retain(|word| !word.is_empty());
        if words.is_empty() {
            return Ok(now);
        }
        let label = format!("{} \"{}\"", entity.label, words.join(" "));
        labels.insert((entity.name, id), label.clone());
        Ok(label)
    }

    /// "Priya on Fri 27 March 2026" for whoever last wrote a field; "somebody" when the journal does not say.
    pub(super) fn changed_by(&self, entity: &Entity, id: Id, field: Option<&str>) -> Result<String> {
        let found: Option<(String, String)> = self
            .conn
            .prepare_cached(
                "SELECT b.name, b.at FROM journal AS j JOIN batch AS b ON b.id = j.batch \
                 WHERE j.entity = ?1 AND j.record = ?2 AND j.op <> 'reveal' \
                 AND (?3 IS NULL OR j.field = ?3 OR j.field IS NULL) ORDER BY j.seq DESC LIMIT 1",
            )
            .told()?
            .query_row(params![entity.name, id, field], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
            .told()?;
        Ok(found.map_or_else(
            || "somebody".to_owned(),
            |(name, at)| match moment(&at) {
                Ok(at) => format!("{name} on {}", date::long(date::wall(at).date())),
                Err(_) => name,
            },
        ))
    }

    fn reference_of(&self, case: Id) -> Result<Option<String>> {
        let sql = "SELECT reference FROM \"case\" WHERE id = ?1";
        let mut statement = self.conn.prepare_cached(sql).told()?;
        Ok(statement.query_row([case], |row| row.get(0)).optional().told()?.flatten())
    }

    /// Notes in the journal that the private values of a record were looked at.
    pub fn log_reveal(&self, entity: &'static Entity, id: Id, now: jiff::Timestamp) -> Result<()> {
        let tx = self.begin()?;
        let case = self.case_of(entity, id)?;
        // By number and reference: a record of private values has no other name that may be told.
        let of = match case {
            Some(case) => self.reference_of(case)?.map_or_else(String::new, |reference| format!(" of {reference}")),
            None => String::new(),
        };
        let label = format!("revealed private values of {} {id}{of}", entity.label.to_lowercase());
        let mut pen = Pen::open(&tx, &self.who, now, &Header { label: &label, ..Header::default() })?;
        pen.line(&Line { op: "reveal", entity: entity.name, record: id, case, ..Line::default() })?;
        pen.close()?;
        tx.commit().told()
    }

    /// Notes in the journal something that was done about a record and changed nothing in it, with its reason: that its
    /// material left, or that a finding was judged harmless. Never the material itself.
    pub fn log_done(
        &self,
        entity: &'static Entity,
        id: Id,
        did: &str,
        why: Option<&str>,
        now: jiff::Timestamp,
    ) -> Result<()> {
        self.note_done(entity, &[(id, did.to_owned())], did, why, now)?.stand()
    }

    /// [`Store::log_done`] about several records as one batch, which is called `all`; nothing about none. The note is
    /// yet to stand, so that what it says can be begun in between.
    pub fn note_done(
        &self,
        entity: &'static Entity,
        done: &[(Id, String)],
        all: &str,
        why: Option<&str>,
        now: jiff::Timestamp,
    ) -> Result<Note<'_>> {
        if done.is_empty() {
            return Ok(Note::none());
        }
        let tx = self.begin()?;
        let mut pen = Pen::open(&tx, &self.who, now, &Header { label: all, why, ..Header::default() })?;
        for (id, did) in done {
            let case = self.case_of(entity, *id)?;
            let new = Json::from(did.as_str()).to_string();
            // Like a reveal it is nothing to undo; what it says tells it from one.
            let line =
                Line { op: "reveal", entity: entity.name, record: *id, case, new: Some(&new), ..Line::default() };
            pen.line(&line)?;
        }
        pen.close()?;
        Ok(Note(Some(tx)))
    }
}

/// The condition on journal lines and its parameters.
fn condition(scope: HistoryScope) -> (&'static str, Vec<Stored>) {
    match scope {
        HistoryScope::All => ("1", Vec::new()),
        HistoryScope::Case(case) => ("case_id = ?", vec![Stored::Int(case)]),
        HistoryScope::Record(entity, id) => {
            ("entity = ? AND record = ?", vec![Stored::Text(entity.name.to_owned()), Stored::Int(id)])
        }
        HistoryScope::Batch(batch) => ("batch = ?", vec![Stored::Int(batch)]),
    }
}

fn known_op(op: &str) -> &'static str {
    ["set", "add", "remove", "archive", "restore", "reveal"].into_iter().find(|known| *known == op).unwrap_or("set")
}

/// A time as the file keeps it.
pub(super) fn moment(text: &str) -> Result<jiff::Timestamp> {
    text.parse()
        .map_err(|error| Error::data("A time in the journal cannot be read").safe("Nothing was changed").source(error))
}
