//! The others: what they changed since one last looked, who is typing where, whether anything moved at all.

use std::time::Duration;

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::busy;
use super::fault::Told;
use super::history::moment;
use super::journal::stamp;
use super::{Store, pragma};
use crate::domain::entity::Entity;
use crate::domain::journal::{BatchEntry, Here};
use crate::domain::value::Id;
use crate::error::Result;

/// Somebody who has typed nothing for so long is no longer there.
const GONE_AFTER: i64 = 10 * 60;
/// Changes of a batch that are told; an import has thousands.
const SHOWN: usize = 50;

impl Store {
    /// Notes that everything written so far was seen.
    pub fn mark_seen(&self, now: jiff::Timestamp) -> Result<()> {
        let tx = self.begin()?;
        tx.execute(
            "INSERT OR REPLACE INTO seen (uid, batch, at) VALUES (?1, coalesce((SELECT max(id) FROM batch), 0), ?2)",
            params![self.who.uid, stamp(now)],
        )
        .told()?;
        tx.commit().told()
    }

    /// When this user last marked everything as seen.
    pub fn last_seen(&self) -> Result<Option<jiff::Timestamp>> {
        let at: Option<String> = self
            .conn
            .query_row("SELECT at FROM seen WHERE uid = ?1", [self.who.uid], |row| row.get(0))
            .optional()
            .told()?;
        at.map(|at| moment(&at)).transpose()
    }

    /// What others wrote since, newest first, each with its first changes; nothing for somebody who never looked before.
    pub fn changed_since_seen(&self, limit: usize) -> Result<Vec<BatchEntry>> {
        let ids = {
            let mut statement = self
                .conn
                .prepare_cached(
                    "SELECT b.id FROM batch AS b WHERE b.id > (SELECT batch FROM seen WHERE uid = ?1) AND b.uid <> ?1 \
                     AND EXISTS (SELECT 1 FROM journal AS j WHERE j.batch = b.id AND j.op <> 'reveal') \
                     ORDER BY b.id DESC LIMIT ?2",
                )
                .told()?;
            let limit = i64::try_from(limit).unwrap_or(-1);
            let ids = statement.query_map(params![self.who.uid, limit], |row| row.get(0)).told()?;
            ids.collect::<rusqlite::Result<Vec<Id>>>().told()?
        };
        let mut labels = std::collections::HashMap::new();
        ids.into_iter().map(|id| self.entry(id, SHOWN, "1", &[], false, &mut labels)).collect()
    }

    /// Whether another connection has written since this was last asked.
    pub fn changed(&self) -> Result<bool> {
        let now = pragma::number(&self.conn, "data_version")?;
        Ok(self.version.replace(now) != now)
    }

    /// Whether somebody is in the middle of saving: the file may be written to already, and what is new does not count
    /// yet. Open for reading only, nobody can tell, and somebody may be.
    pub fn is_being_saved(&mut self) -> bool {
        if self.read_only {
            return true;
        }
        let at_once = self.conn.busy_timeout(Duration::ZERO);
        let taken = at_once.is_ok() && self.begin_quietly().is_err();
        let patient = busy::fair(&mut self.conn, busy::CEILING);
        taken || patient.is_err()
    }

    /// Takes the right to write and gives it back.
    fn begin_quietly(&self) -> rusqlite::Result<()> {
        Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?.rollback()
    }

    /// Says that this user is typing in a field, or what is being added. Nothing is said while the register is open for reading only.
    pub fn typing(&self, entity: &'static Entity, id: Id, field: &str, now: jiff::Timestamp) -> Result<()> {
        if self.read_only {
            return Ok(());
        }
        let tx = self.begin()?;
        tx.prepare_cached(
            "INSERT OR REPLACE INTO presence (uid, pid, name, entity, record, field, at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )
        .told()?
        .execute(params![self.who.uid, std::process::id(), self.who.name, entity.name, id, field, stamp(now)])
        .told()?;
        tx.commit().told()
    }

    /// Says that typing has ended.
    pub fn clear_typing(&self) -> Result<()> {
        if self.read_only {
            return Ok(());
        }
        let tx = self.begin()?;
        tx.execute("DELETE FROM presence WHERE uid = ?1 AND pid = ?2", params![self.who.uid, std::process::id()])
            .told()?;
        tx.commit().told()
    }

    /// Who else is typing in a record or in its case; another session of one's own counts as somebody else.
    pub fn others_here(&self, entity: &'static Entity, id: Id, now: jiff::Timestamp) -> Result<Vec<Here>> {
        let typing = self.typing_now(now)?;
        // Nearly always nobody: then no record is read.
        let case = if typing.is_empty() { None } else { self.get(entity, id)?.and_then(|record| record.case()) };
        let mut here = Vec::new();
        for one in typing {
            let Some(place) = self.schema.entity(&one.entity) else { continue };
            let same = place.name == entity.name && one.record == id;
            if !same && (case.is_none() || self.get(place, one.record)?.and_then(|record| record.case()) != case) {
                continue;
            }
            let field = place.field(&one.field).map_or(one.field, |field| field.label.to_owned());
            let kind = if same { String::new() } else { place.label.to_owned() };
            here.push(Here { who: one.who, field, kind });
        }
        Ok(here)
    }

    /// Everybody else who types at this moment. Who was cut off without a word is known by the missing process.
    fn typing_now(&self, now: jiff::Timestamp) -> Result<Vec<Typing>> {
        let since = jiff::Timestamp::from_second(now.as_second() - GONE_AFTER).unwrap_or(jiff::Timestamp::MIN);
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT name, entity, record, field, pid FROM presence \
                 WHERE NOT (uid = ?1 AND pid = ?2) AND at >= ?3 ORDER BY name, pid",
            )
            .told()?;
        let found = statement
            .query_map(params![self.who.uid, std::process::id(), stamp(since)], |row| {
                let typing = Typing { who: row.get(0)?, entity: row.get(1)?, record: row.get(2)?, field: row.get(3)? };
                Ok((typing, row.get(4)?))
            })
            .told()?;
        let found = found.collect::<rusqlite::Result<Vec<(Typing, i32)>>>().told()?;
        Ok(found.into_iter().filter(|(_, pid)| is_running(*pid)).map(|(typing, _)| typing).collect())
    }
}

/// A row of the presence table.
struct Typing {
    who: String,
    entity: String,
    record: Id,
    field: String,
}

/// Everybody works on the machine that holds the register, so a process that is not there has ended.
fn is_running(pid: i32) -> bool {
    let Some(pid) = rustix::process::Pid::from_raw(pid) else { return false };
    rustix::process::test_kill_process(pid) != Err(rustix::io::Errno::SRCH)
}
