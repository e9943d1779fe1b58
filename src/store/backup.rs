//! Copies of the whole register, made while people work, checked before they are trusted.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::fault::{Told, fault};
use super::journal::{Chain, stamp, verify};
use super::{Store, busy, open, place, pragma};
use crate::domain::register;
use crate::error::{Error, Kind, Result};

/// Pages copied between two reports of progress.
const STRIDE: i32 = 256;

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
        if self.path.as_deref().is_some_and(|own| same(own, to)) {
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
        copy(&self.conn, to, 0o600, progress)?;
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

fn same(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// A copy beside the register, named after what is about to happen: "register.before-v3-20260327T091500Z.db".
pub(super) fn aside(conn: &Connection, path: &Path, why: &str, now: jiff::Timestamp) -> Result<PathBuf> {
    let to = beside(path, why, now);
    let mode = fs::metadata(path).map_or(0o600, |meta| place::mode(&meta) & 0o660);
    copy(conn, &to, mode, &mut |_, _| true)?;
    Ok(to)
}

fn beside(path: &Path, why: &str, now: jiff::Timestamp) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map_or_else(String::new, |ending| format!(".{}", ending.to_string_lossy()));
    path.with_file_name(format!("{stem}.{why}-{}{ending}", now.strftime("%Y%m%dT%H%M%SZ")))
}

/// Copies under a temporary name, then renames: a copy cut short never looks like one.
fn copy(from: &Connection, to: &Path, mode: u32, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<()> {
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = to.with_file_name(name);
    let done = place::make_file(&part, mode).and_then(|file| {
        pages(from, &part, progress)?;
        file.sync_all().and_then(|()| fs::rename(&part, to)).map_err(|error| {
            Error::env(format!("{} could not be written", to.display())).safe("Nothing was changed").source(error)
        })
    });
    match done {
        Ok(()) => place::settle(&place::folder(to)),
        Err(_) => {
            let _ = fs::remove_file(&part);
        }
    }
    done
}

fn pages(from: &Connection, to: &Path, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<()> {
    let mut target = Connection::open_with_flags(to, OpenFlags::SQLITE_OPEN_READ_WRITE).told()?;
    // Nothing of the copy is read again.
    target.pragma_update(None, "cache_size", -64).told()?;
    {
        let backup = Backup::new(from, &mut target).told()?;
        loop {
            let step = backup.step(STRIDE).told()?;
            let at = backup.progress();
            let all = u32::try_from(at.pagecount).unwrap_or_default();
            let done = all.saturating_sub(u32::try_from(at.remaining).unwrap_or_default());
            if !progress(done, all) {
                return Err(Error::nothing("Stopped before the copy was whole").safe("Nothing was changed"));
            }
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                _ => std::thread::sleep(std::time::Duration::from_millis(3)),
            }
        }
    }
    // A copy is one file: nothing may wait in a log beside it.
    target.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(())).told()?;
    target.close().map_err(|(_, error)| fault(error))
}

/// Checks a copy without changing anything: is it ours, whole, unaltered, and what does it hold.
pub fn check_backup(path: &Path) -> Result<Report> {
    let conn = readable(path)?;
    report(&conn, path)
}

fn readable(path: &Path) -> Result<Connection> {
    match place::look(path)? {
        place::Found::Nothing => Err(Error::env(format!("There is no file {}", path.display()))
            .safe("The register is as it was")
            .next("Check the path; dhr doctor says where the backups are")),
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

/// Puts a checked copy in the place of the register. The register as it was is kept beside it; its path is returned
/// when there was one.
///
/// # Errors
/// The copy is not sound, or somebody has the register open.
pub fn restore(from: &Path, register: &Path, now: jiff::Timestamp) -> Result<Option<PathBuf>> {
    let folder = place::check_folder(register)?;
    let report = check_backup(from)?;
    if !report.sound() {
        return Err(Error::data("That copy is damaged or altered, so it was not restored")
            .safe("The register is as it was")
            .next("Try an older copy; dhr restore --check says what is wrong with each"));
    }
    let known = super::schema::REGISTER.version();
    if report.version > known {
        return Err(Error::data(format!(
            "That copy was made by a newer dhr (layout {}, this program knows {known}), so it was not restored",
            report.version
        ))
        .safe("The register is as it was")
        .next("Install the newer dhr first, or restore an older copy"));
    }
    if same(from, register) {
        return Err(Error::user("That is the register itself").safe("Nothing was changed"));
    }
    let source = readable(from)?;
    let mut mode = place::file_mode(&folder);
    let mut kept = None;
    if let Ok(meta) = fs::metadata(register) {
        mode = place::mode(&meta) & 0o660;
        alone(register)?;
        let aside = beside(register, "before-restore", now);
        move_all(register, &aside)?;
        kept = Some(aside);
    }
    if let Err(error) = copy(&source, register, mode, &mut |_, _| true) {
        if let Some(aside) = &kept {
            move_all(aside, register)?;
        }
        return Err(error);
    }
    Ok(kept)
}

/// Moves a register and what SQLite keeps beside it; without its log a register may lack its last changes.
fn move_all(from: &Path, to: &Path) -> Result<()> {
    for ending in ["-wal", "-shm", "-journal", ""] {
        let name = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        match fs::rename(name(from), name(to)) {
            Err(error) if ending.is_empty() || error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::env(format!("{} could not be moved aside", from.display())).source(error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Refuses when anybody has the register open. One too damaged to be opened is nobody's work.
fn alone(register: &Path) -> Result<()> {
    let mut conn = Connection::open_with_flags(register, OpenFlags::SQLITE_OPEN_READ_WRITE).told()?;
    busy::fair(&mut conn, std::time::Duration::from_millis(200))?;
    let tried = conn
        .pragma_update_and_check(None, "locking_mode", "exclusive", |_| Ok(()))
        .and_then(|()| conn.execute_batch("BEGIN EXCLUSIVE; COMMIT"))
        .told();
    match tried {
        Err(error) if error.kind == Kind::Busy => Err(Error::new(Kind::Busy, "Somebody has the register open")
            .safe("Nothing was changed")
            .next("Ask everybody to leave dhr, then restore again")),
        Err(error) if error.kind != Kind::Data => Err(error),
        _ => {
            // Whatever waits in the log goes into the file, so that the copy kept is whole in itself.
            let _ = pragma::journal(&conn, open::Journal::Delete);
            Ok(())
        }
    }
}
