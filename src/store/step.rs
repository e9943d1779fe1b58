//! Steps of the history: which of one's own can be taken back or done again, and which of their lines stand. Only one's
//! own steps are walked. What stayed of a step is not lost to undo: as soon as nothing stands against it, it can be taken
//! back as the step it was. Must not write.

use std::collections::{HashMap, HashSet};

use rusqlite::{OptionalExtension, Params, params};
use serde_json::Value as Json;

use super::Store;
use super::fault::Told;
use super::history::moment;
use super::turn::{Past, Turn};
use crate::domain::entity::Entity;
use crate::domain::journal::Undoable;
use crate::domain::value::Id;
use crate::error::{Error, Kind as Trouble, Result};

/// Somebody's step: not itself an undo or redo, with something in it that can be taken back.
const OWN: &str = "uid = ?1 AND undoes IS NULL AND redoes IS NULL \
    AND EXISTS (SELECT 1 FROM journal AS j WHERE j.batch = b.id AND j.op <> 'reveal')";

/// Nobody has taken it back: the last of its undos and redos, if any, is a redo.
const LIVE: &str = "coalesce((SELECT max(u.id) FROM batch AS u WHERE u.undoes = b.id), 0) \
     <= coalesce((SELECT max(r.id) FROM batch AS r WHERE r.redoes = b.id), 0)";

/// What was taken back: records, and fields of records.
pub(super) type TakenBack = HashSet<(&'static str, Id, Option<String>)>;

/// Which lines of a step are meant.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Lines {
    Standing,
    TakenBack,
}

impl Store {
    /// The step [`Store::undo`] would take back: the last that nobody has taken back, or one of which something stayed
    /// that can be taken back now.
    pub fn undoable(&self) -> Result<Option<Undoable>> {
        let sql = format!("SELECT id, label, at FROM batch AS b WHERE {OWN} AND {LIVE} ORDER BY id DESC LIMIT 1");
        let live = self.step(&sql, params![self.who.uid])?;
        for batch in self.passed(live.as_ref().map_or(0, |step| step.batch))? {
            for past in self.lines(batch, Lines::Standing)? {
                if !matches!(self.judge_turn(&past)?, Turn::Already | Turn::Stays(_) | Turn::Needed(..)) {
                    return self.step("SELECT id, label, at FROM batch WHERE id = ?1", params![batch]);
                }
            }
        }
        Ok(live)
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
            params![self.who.uid],
        )
    }

    fn step(&self, sql: &str, of: impl Params) -> Result<Option<Undoable>> {
        let found: Option<(Id, String, String)> = self
            .conn
            .prepare_cached(sql)
            .told()?
            .query_row(of, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()
            .told()?;
        found.map(|(batch, label, at)| Ok(Undoable { batch, label, at: moment(&at)? })).transpose()
    }

    /// One's own steps after this one that were taken back, but for something; the latest first.
    pub(super) fn passed(&self, after: Id) -> Result<Vec<Id>> {
        let sql = format!("SELECT id FROM batch AS b WHERE {OWN} AND id > ?2 AND NOT ({LIVE}) ORDER BY id DESC");
        let mut statement = self.conn.prepare_cached(&sql).told()?;
        let rows = statement.query_map((self.who.uid, after), |row| row.get(0)).told()?;
        let mut found: Vec<Id> = Vec::new();
        for batch in rows {
            let batch = batch.told()?;
            if self.may_have_stayed(batch)? {
                found.push(batch);
            }
        }
        Ok(found)
    }

    fn last(&self, column: &str, batch: Id) -> Result<Option<Id>> {
        let sql = format!("SELECT max(id) FROM batch WHERE {column} = ?1");
        self.conn.prepare_cached(&sql).told()?.query_row([batch], |row| row.get(0)).told()
    }

    /// Whether a batch was taken back and not done again; something of it may have stayed.
    pub(super) fn undone(&self, batch: Id) -> Result<bool> {
        Ok(self.last("undoes", batch)? > self.last("redoes", batch)?)
    }

    /// Whether fewer lines were taken back than were written: then it is worth while to look for what stayed.
    pub(super) fn may_have_stayed(&self, batch: Id) -> Result<bool> {
        self.conn
            .prepare_cached(
                "SELECT (SELECT count(*) FROM journal WHERE batch = ?1) > (SELECT count(*) FROM batch AS u \
                 JOIN journal AS j ON j.batch = u.id WHERE u.undoes = ?1 \
                 AND u.id > coalesce((SELECT max(r.id) FROM batch AS r WHERE r.redoes = ?1), 0))",
            )
            .told()?
            .query_row([batch], |row| row.get(0))
            .told()
    }

    /// Whether anything stayed of a batch that was taken back.
    pub(super) fn stays(&self, batch: Id) -> Result<bool> {
        if self.may_have_stayed(batch)? {
            for past in self.lines(batch, Lines::Standing)? {
                if !matches!(self.judge_turn(&past)?, Turn::Already) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// The lines of a step that stand, or that were taken back, the last first. Of each record and field the lines of
    /// the last batch that touched it count: the step itself, an undo of it or a redo.
    pub(super) fn lines(&self, batch: Id, wanted: Lines) -> Result<Vec<Past>> {
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT j.op, j.entity, j.record, j.field, j.old, j.new, j.batch, b.undoes IS NOT NULL \
                 FROM batch AS b JOIN journal AS j ON j.batch = b.id \
                 WHERE (b.id = ?1 OR b.undoes = ?1 OR b.redoes = ?1) AND j.op <> 'reveal' ORDER BY j.seq DESC",
            )
            .told()?;
        let mut rows = statement.query([batch]).told()?;
        let mut last: HashMap<(String, Id, Option<String>), Id> = HashMap::new();
        let mut lines = Vec::new();
        while let Some(row) = rows.next().told()? {
            let (op, name): (String, String) = (row.get(0).told()?, row.get(1).told()?);
            let (id, own): (Id, Id) = (row.get(2).told()?, row.get(6).told()?);
            let field: Option<String> = row.get(3).told()?;
            if *last.entry((name.clone(), id, field.clone())).or_insert(own) != own {
                continue;
            }
            let state = if row.get(7).told()? { Lines::TakenBack } else { Lines::Standing };
            if state != wanted {
                continue;
            }
            let entity: &'static Entity = self.schema.entity(&name).ok_or_else(|| {
                Error::new(Trouble::Data, "That step speaks of records this program does not know")
                    .safe("Nothing was changed")
            })?;
            let json =
                |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(Json::Null);
            let (old, new) = (json(row.get(4).told()?), json(row.get(5).told()?));
            lines.push(Past { op, entity, id, field, old, new });
        }
        Ok(lines)
    }

    /// What was taken back of a batch, by record and field: all of it, some of it, or nothing.
    pub(super) fn taken_back(&self, batch: Id) -> Result<TakenBack> {
        if !self.undone(batch)? {
            return Ok(TakenBack::new());
        }
        Ok(self
            .lines(batch, Lines::TakenBack)?
            .into_iter()
            .map(|past| (past.entity.name, past.id, past.field))
            .collect())
    }
}
