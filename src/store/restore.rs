//! Putting a copy in the place of the register. The register as it was is kept beside it, and never over one kept
//! before.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::backup::{check_backup, readable};
use super::fault::Told;
use super::part::Part;
use super::{busy, open, place, pragma, schema};
use crate::error::{Error, Kind, Result};

/// What SQLite keeps beside a register. Without its log a register may lack its last changes; beside another file, the
/// log would be taken for that one's.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Puts a checked copy in the place of the register. The register as it was is kept beside it; its path is returned
/// when there was one.
///
/// # Errors
/// The copy is not sound, or somebody has the register open.
pub fn restore(from: &Path, register: &Path, now: jiff::Timestamp) -> Result<Option<PathBuf>> {
    // The file itself, where the register is reached by a link.
    let real = fs::canonicalize(register);
    let register = real.as_deref().unwrap_or(register);
    let folder = place::check_folder(register)?;
    let report = check_backup(from)?;
    if !report.sound() {
        return Err(Error::data("That copy is damaged or altered, so it was not restored")
            .safe("The register is as it was")
            .next("Try an older copy; dhr restore --check says what is wrong with each"));
    }
    let known = schema::REGISTER.version();
    if report.version > known {
        return Err(Error::data(format!(
            "That copy was made by a newer dhr (layout {}, this program knows {known}), so it was not restored",
            report.version
        ))
        .safe("The register is as it was")
        .next("Install the newer dhr first, or restore an older copy"));
    }
    if place::same(from, register) {
        return Err(Error::user("That is the register itself").safe("Nothing was changed"));
    }
    let there = fs::metadata(register).ok();
    let mode = there.as_ref().map_or_else(|| place::file_mode(&folder), |meta| place::mode(meta) & 0o660);
    if there.is_some() {
        drop(alone(register)?);
    }
    // Whole before anything is moved: whatever happens on the way, a register lies in its place.
    let part = Part::make(&readable(from)?, register, register, mode, &mut |_, _| true)?;
    // Somebody may have come while it was copied. Nobody can from now on until the copy lies there: what they wrote
    // would go into a log that is taken for the copy's.
    let held = if there.is_some() { Some(alone(register)?) } else { None };
    let put = in_place(part, register, now, there.is_some());
    drop(held);
    put
}

/// Keeps the register under a name of its own, where there is one, and puts the copy in its place.
fn in_place(part: Part, register: &Path, now: jiff::Timestamp, is_there: bool) -> Result<Option<PathBuf>> {
    let aside = place::beside(register, "before-restore", now);
    if !is_there {
        set_aside(register, &aside)?;
        part.name(register)?;
        return Ok(None);
    }
    // A second name, so that at no moment there is no register; where there are no second names, it is moved.
    fs::hard_link(register, &aside)
        .or_else(|_| fs::rename(register, &aside))
        .map_err(|error| not_moved(register).source(error))?;
    set_aside(register, &aside)?;
    if let Err(error) = part.name(register) {
        if !register.exists() {
            drop(fs::rename(&aside, register));
        }
        return Err(error);
    }
    Ok(Some(aside))
}

/// Moves what SQLite keeps beside a register to where it is kept.
fn set_aside(register: &Path, aside: &Path) -> Result<()> {
    for ending in BESIDE {
        match fs::rename(named(register, ending), named(aside, ending)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(not_moved(register).source(error)),
            _ => {}
        }
    }
    Ok(())
}

fn named(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn not_moved(register: &Path) -> Error {
    Error::env(format!("{} could not be kept under another name", register.display()))
        .safe("The register is as it was")
        .next("Ask whoever looks after the server for the right to change its folder")
}

/// Refuses when anybody has the register open. One too damaged to be opened is nobody's work. Nobody else can open it
/// while the connection lives; when that ends it leaves every file alone, whatever lies there by then.
fn alone(register: &Path) -> Result<Connection> {
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
        Err(_) => Ok(conn),
        Ok(()) => {
            // Whatever waits in the log goes into the file, so that the copy kept is whole in itself.
            let _ = pragma::journal(&conn, open::Journal::Delete);
            // It has no journal file from here on, so that it removes none by its name when it ends; the one of that
            // change, emptied, would be kept beside the register for ever.
            let let_go = conn.pragma_update_and_check(None, "journal_mode", "memory", |row| row.get::<_, String>(0));
            if let_go.is_ok_and(|mode| mode == "memory") {
                drop(fs::remove_file(named(register, "-journal")));
            }
            Ok(conn)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::{open, place, seed};

    #[test]
    fn nobody_opens_a_register_that_is_being_replaced_and_what_held_it_touches_nothing_that_lies_there_afterwards() {
        let (folder, path) = place();
        seed(&open(&path, 1));
        fs::copy(&path, folder.path().join("copy.db")).unwrap();
        let held = alone(&path).unwrap();
        let theirs = Connection::open(&path).unwrap();
        theirs.busy_timeout(std::time::Duration::ZERO).unwrap();
        assert!(theirs.query_row("SELECT count(*) FROM batch", [], |_| Ok(())).is_err());
        fs::rename(folder.path().join("copy.db"), &path).unwrap();
        // Somebody was quick to open the copy, and is in the middle of saving.
        for ending in BESIDE {
            fs::write(named(&path, ending), "theirs").unwrap();
        }
        drop(held);
        assert!(BESIDE.iter().all(|ending| fs::read(named(&path, ending)).unwrap() == b"theirs"));
        drop(theirs);
    }
}
