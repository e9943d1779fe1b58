//! Copies of the whole register, made while people work, checked before they are trusted.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::fault::{Told, damaged};
use super::journal::{Chain, stamp, verify};
use super::part::Part;
use super::{Store, open, place};
use crate::domain::register;
use crate::error::{Error, Kind, Result};

/// What checking a copy found.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The layout version of the file.
    pub version: i64,
    /// What SQLite's integrity check complains of; empty when sound.
    pub damage: Vec<String>,
    pub chain: Chain,
    /// How many records of each kind, by the name of the entity.
    pub counts: Vec<(&'static str, usize)>,
}

impl Report {
    /// Whether it can be restored.
    pub fn sound(&self) -> bool {
        self.damage.is_empty() && self.chain.broken.is_none()
    }
}

impl Store {
    /// Copies the register to `to`, readable by this user alone, and notes when. `progress` hears pages done and in
    /// all; `false` stops, and leaves nothing behind. An existing file is kept unless `replace`.
    pub fn backup(
        &self,
        to: &Path,
        replace: bool,
        now: jiff::Timestamp,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<()> {
        if self.path.as_deref().is_some_and(|own| place::same(own, to)) {
            return Err(Error::user("That is the register itself")
                .safe("Nothing was changed")
                .next("Name another file"));
        }
        place::check_folder(to)?;
        if !replace && to.exists() {
            return Err(Error::user(format!("{} is there already", to.display()))
                .safe("Nothing was changed")
                .next("Name another file"));
        }
        let register = self.path.as_deref().unwrap_or(to);
        Part::make(&self.conn, register, to, 0o600, progress)?.name(to)?;
        if !self.read_only {
            // The copy is good even when this note cannot be made because somebody is saving.
            let noted = self
                .conn
                .execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('backup', ?1)", [stamp(now)])
                .told();
            if let Err(error) = noted
                && error.kind != Kind::Busy
            {
                return Err(error);
            }
        }
        Ok(())
    }
}

/// Checks a copy without changing anything: is it ours, whole, unaltered, and what does it hold.
pub fn check_backup(path: &Path) -> Result<Report> {
    readable(path).and_then(|conn| report(&conn, path)).map_err(of_a_copy)
}

/// What is wrong with a file, said of a copy: the register is no worse for it.
fn of_a_copy(error: Error) -> Error {
    if error.kind != Kind::Data {
        return error;
    }
    let what = if error.what == damaged().what { "That copy is damaged".to_owned() } else { error.what };
    Error { what, safe: "The register is as it was".to_owned(), next: "Try another copy".to_owned(), ..error }
}

pub(super) fn readable(path: &Path) -> Result<Connection> {
    match place::look(path)? {
        place::Found::Nothing => Err(Error::env(format!("There is no file {}", path.display()))
            .safe("The register is as it was")
            .next("Check the path; dhr config names the folder backups go to")),
        place::Found::Empty => Err(open::empty(path)),
        place::Found::File { .. } => Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).told(),
    }
}

fn report(conn: &Connection, path: &Path) -> Result<Report> {
    let version = open::recognise(conn, path)?;
    if version == 0 {
        return Err(open::empty(path));
    }
    let damage: Vec<String> = {
        let mut check = conn.prepare("PRAGMA integrity_check(20)").told()?;
        let lines = check.query_map([], |row| row.get(0)).told()?;
        lines.collect::<rusqlite::Result<Vec<String>>>().told()?.into_iter().filter(|line| line != "ok").collect()
    };
    let mut counts = Vec::new();
    for entity in register::ENTITIES {
        let sql = format!("SELECT count(*) FROM {}", super::quote(entity.name));
        // An older copy may lack a table that came later.
        if let Ok(count) = conn.query_row(&sql, [], |row| row.get::<_, i64>(0)) {
            counts.push((entity.name, usize::try_from(count).unwrap_or_default()));
        }
    }
    Ok(Report { version, damage, chain: verify(conn)?, counts })
}
