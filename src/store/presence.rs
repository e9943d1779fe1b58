//! Who is where: which case somebody has open, in which field they type. A courtesy to colleagues: it is written only
//! when nobody is saving, need not outlive a power cut, and stands in no history.

use std::path::PathBuf;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, params};

use super::fault::Told;
use super::journal::stamp;
use super::{Store, busy};
use crate::domain::entity::Entity;
use crate::domain::journal::Here;
use crate::domain::value::Id;
use crate::error::Result;

/// Somebody who has said nothing for so long is no longer there.
const GONE_AFTER: i64 = 10 * 60;
/// How long to wait for somebody who is saving.
const PATIENCE: Duration = Duration::from_millis(20);
/// How long an ending process waits: it is to be gone within a second.
const LAST_PATIENCE: Duration = Duration::from_millis(300);
/// Stands where the kind of record stands while somebody types: the case is open, nothing is typed.
const OPEN: &str = "open";
const FORGET: &str = "DELETE FROM presence WHERE uid = ?1 AND pid = ?2";

impl Store {
    /// Says that this user is typing in a field, or what is being added. As long as the register is open for reading
    /// only, nothing is said of this user.
    pub fn say_typing(&mut self, entity: &'static Entity, id: Id, field: &str, now: jiff::Timestamp) -> Result<()> {
        self.say_at(entity.name, id, field, now)
    }

    /// Says that this user has a case open.
    pub fn say_open(&mut self, case: Id, now: jiff::Timestamp) -> Result<()> {
        self.say_at(OPEN, case, "", now)
    }

    /// Says that this user has left.
    pub fn say_gone(&mut self) -> Result<()> {
        self.say(|store| store.conn.execute(FORGET, params![store.who.uid, std::process::id()]).told().map(drop))
    }

    /// What says so when this connection can no longer be used; `None` where there is nobody to say it to.
    pub fn farewell(&self) -> Option<Farewell> {
        let path = self.path.clone().filter(|_| !self.read_only)?;
        Some(Farewell { path, uid: self.who.uid })
    }

    fn say_at(&mut self, entity: &str, id: Id, field: &str, now: jiff::Timestamp) -> Result<()> {
        self.say(|store| {
            // Whoever was cut off has left a line behind.
            store.conn.execute("DELETE FROM presence WHERE at < ?1", [stamp(gone_before(now))]).told()?;
            let sql = "INSERT OR REPLACE INTO presence (uid, pid, name, entity, record, field, at) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            let row = params![store.who.uid, std::process::id(), store.who.name, entity, id, field, stamp(now)];
            store.conn.prepare_cached(sql).told()?.execute(row).told().map(drop)
        })
    }

    /// Writes without waiting long for others, or for the disk.
    fn say(&mut self, write: impl FnOnce(&Store) -> Result<()>) -> Result<()> {
        if self.read_only {
            return Ok(());
        }
        self.conn.busy_timeout(PATIENCE).told()?;
        let written = self.lightly(|| {
            let tx = self.begin()?;
            write(self)?;
            tx.commit().told()
        });
        busy::fair(&mut self.conn, self.patience)?;
        written
    }

    /// Writes what need not outlive a power cut: it does not wait for the disk.
    pub(super) fn lightly<T>(&self, write: impl FnOnce() -> Result<T>) -> Result<T> {
        // Without a log beside the file even a courtesy has to wait for the disk, or the file could be damaged.
        let is_light = is_wal(self.conn.pragma_query_value(None, "journal_mode", |row| row.get(0)).told()?);
        if is_light {
            self.conn.pragma_update(None, "synchronous", "NORMAL").told()?;
        }
        let written = write();
        if is_light {
            self.conn.pragma_update(None, "synchronous", "FULL").told()?;
        }
        written
    }

    /// Who else has the case of a record open or types in one of its records; another session of one's own counts as
    /// somebody else.
    pub fn others_here(&self, entity: &'static Entity, id: Id, now: jiff::Timestamp) -> Result<Vec<Here>> {
        let present = self.present(now)?;
        // Nearly always nobody: then no record is looked at.
        let case = if present.is_empty() { None } else { self.case_of(entity, id)? };
        let mut here = Vec::new();
        for one in present {
            if one.entity == OPEN {
                if case == Some(one.record) {
                    here.push(Here { who: one.who, is_typing: false, field: String::new(), kind: String::new() });
                }
                continue;
            }
            let Some(place) = self.schema.entity(&one.entity) else { continue };
            let same = place.name == entity.name && one.record == id;
            if !same && (case.is_none() || self.case_of(place, one.record)? != case) {
                continue;
            }
            let field = place.field(&one.field).map_or(one.field, |field| field.label.to_owned());
            let kind = if same { String::new() } else { place.label.to_owned() };
            here.push(Here { who: one.who, is_typing: true, field, kind });
        }
        Ok(here)
    }

    /// Everybody else who is anywhere at this moment. Who was cut off without a word is known by the missing process.
    fn present(&self, now: jiff::Timestamp) -> Result<Vec<Present>> {
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT name, entity, record, field, pid FROM presence \
                 WHERE NOT (uid = ?1 AND pid = ?2) AND at >= ?3 ORDER BY name, pid",
            )
            .told()?;
        let found = statement
            .query_map(params![self.who.uid, std::process::id(), stamp(gone_before(now))], |row| {
                let one = Present { who: row.get(0)?, entity: row.get(1)?, record: row.get(2)?, field: row.get(3)? };
                Ok((one, row.get(4)?))
            })
            .told()?;
        let found = found.collect::<rusqlite::Result<Vec<(Present, i32)>>>().told()?;
        Ok(found.into_iter().filter(|(_, pid)| is_running(*pid)).map(|(one, _)| one).collect())
    }
}

/// Says that a user has left, from a process about to end in the middle of anything.
#[derive(Debug, Clone)]
pub struct Farewell {
    path: PathBuf,
    uid: u32,
}

impl Farewell {
    /// Waits no longer than an ending process may; when it cannot be said, colleagues miss the process.
    pub fn say(&self) {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let Ok(conn) = Connection::open_with_flags(&self.path, flags) else { return };
        // It does not wait for the disk either, which may be busy for longer than this process has.
        let is_light = conn.pragma_query_value(None, "journal_mode", |row| row.get(0)).is_ok_and(is_wal);
        if is_light {
            drop(conn.pragma_update(None, "synchronous", "NORMAL"));
        }
        if conn.busy_timeout(LAST_PATIENCE).is_ok() {
            drop(conn.execute(FORGET, params![self.uid, std::process::id()]));
        }
    }
}

/// Whether what is written goes to a log beside the file first, so that it is whole whenever it reaches the disk.
fn is_wal(journal: String) -> bool {
    journal == "wal"
}

/// A row of the presence table.
struct Present {
    who: String,
    entity: String,
    record: Id,
    field: String,
}

fn gone_before(now: jiff::Timestamp) -> jiff::Timestamp {
    jiff::Timestamp::from_second(now.as_second() - GONE_AFTER).unwrap_or(jiff::Timestamp::MIN)
}

/// Everybody works on the machine that holds the register, so a process that is not there has ended.
pub(super) fn is_running(pid: i32) -> bool {
    let Some(pid) = rustix::process::Pid::from_raw(pid) else { return false };
    rustix::process::test_kill_process(pid) != Err(rustix::io::Errno::SRCH)
}
