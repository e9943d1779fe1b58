//! The others: what they changed since one last looked, and whether anything moved at all.

use std::time::Duration;

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::busy;
use super::fault::Told;
use super::history::moment;
use super::journal::stamp;
use super::{Store, pragma};
use crate::domain::journal::BatchEntry;
use crate::domain::value::Id;
use crate::error::Result;

/// Changes of a batch that are told; an import has thousands.
const SHOWN: usize = 50;

/// What another connection wrote since this was last asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    Nothing,
    /// No record: somebody came, went or began to type.
    People,
    Records,
}

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

    /// Whether somebody is in the middle of saving: the file may be written to already, and what is new does not count
    /// yet. Open for reading only, nobody can tell, and somebody may be.
    pub fn is_being_saved(&mut self) -> bool {
        if self.read_only {
            return true;
        }
        let at_once = self.conn.busy_timeout(Duration::ZERO);
        let taken = at_once.is_ok() && self.begin_quietly().is_err();
        let patient = busy::fair(&mut self.conn, self.patience);
        taken || patient.is_err()
    }

    /// Takes the right to write and gives it back.
    fn begin_quietly(&self) -> rusqlite::Result<()> {
        Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?.rollback()
    }

    /// What another connection wrote since this was last asked. Every change of a record is a batch of the journal.
    ///
    /// # Errors
    /// When the register no longer lies where it was opened ([`Store::is_in_place`]), or cannot be read just now; then the
    /// next answer tells it all the same.
    pub fn news(&self) -> Result<News> {
        self.is_in_place()?;
        let version = pragma::number(&self.conn, "data_version")?;
        if self.version.get() == version {
            return Ok(News::Nothing);
        }
        // Both are read before either counts as seen: a look that fails in between is no look.
        let batch = self.last_batch()?;
        self.version.set(version);
        Ok(if self.batch.replace(batch) == batch { News::People } else { News::Records })
    }
}
