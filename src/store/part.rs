//! A copy of a register while it is being made: under a name of its own until it is whole, so that one cut short never
//! looks like a copy. Whoever was killed over it leaves it behind, as large as the register; it is cleared away by the
//! next copy, once nobody can be at work on it any more.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::fault::{Told, fault};
use super::place::{self, MAGIC};
use super::pragma::APPLICATION_ID;
use super::presence::is_running;
use crate::error::{Error, Result};

/// Pages copied between two reports of progress.
const STRIDE: i32 = 256;
/// How the name of one ends, after the number of the process that makes it.
const ENDING: &str = ".part";
/// The head of a database, up to the number of the program it belongs to.
const HEAD: u64 = 72;
/// What SQLite keeps beside a file it writes.
const BESIDE: [&str; 3] = ["-journal", "-wal", "-shm"];

/// A whole copy that waits for its name. Dropped without one, it is gone.
pub(super) struct Part {
    path: PathBuf,
    named: bool,
}

impl Part {
    /// Copies a register, to be called `to`. What an earlier copy of `register` left there is cleared away first.
    pub fn make(
        from: &Connection,
        register: &Path,
        to: &Path,
        mode: u32,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<Part> {
        left(&place::folder(to), &[register, to]).iter().for_each(|part| remove(part));
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}{ENDING}", std::process::id()));
        let path = to.with_file_name(name);
        let file = place::make_file(&path, mode)?;
        let part = Part { path, named: false };
        pages(from, &part.path, progress)?;
        file.sync_all().map_err(|error| unwritten(to).source(error))?;
        Ok(part)
    }

    /// Gives the copy its name, over whatever has it.
    pub fn name(mut self, to: &Path) -> Result<()> {
        fs::rename(&self.path, to).map_err(|error| unwritten(to).source(error))?;
        self.named = true;
        place::settle(&place::folder(to));
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.named {
            remove(&self.path);
        }
    }
}

fn unwritten(to: &Path) -> Error {
    Error::env(format!("{} could not be written", to.display())).safe("Nothing was changed")
}

/// A part and what SQLite keeps beside it.
fn remove(part: &Path) {
    // Nobody waits for it: what cannot be removed now is found by the next copy, and named by the doctor.
    drop(fs::remove_file(part));
    for ending in BESIDE {
        let mut beside = part.as_os_str().to_owned();
        beside.push(ending);
        drop(fs::remove_file(beside));
    }
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
                _ => std::thread::sleep(Duration::from_millis(3)),
            }
        }
    }
    // A copy is one file: nothing may wait in a log beside it.
    target.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(())).told()?;
    target.close().map_err(|(_, error)| fault(error))
}

/// Copies of registers that were cut short in a folder: whoever made them has ended, and nobody holds them. One that was
/// hardly begun is known by its name alone, so it has to be of one of these files.
pub(super) fn left(folder: &Path, names: &[&Path]) -> Vec<PathBuf> {
    let stems: Vec<String> =
        names.iter().filter_map(|name| name.file_stem()).map(|stem| format!("{}.", stem.to_string_lossy())).collect();
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name();
            let name = name.to_str()?;
            let (before, process) = name.strip_suffix(ENDING)?.rsplit_once('.')?;
            let process: i32 = process.parse().ok()?;
            let ours = format!("{before}.");
            let is_named = stems.iter().any(|stem| ours.starts_with(stem.as_str()));
            let path = entry.path();
            (!is_running(process) && is_abandoned(&path, is_named)).then_some(path)
        })
        .collect()
}

/// Whether a file is a register, or where its name says so the empty beginning of one, that nobody holds. A process may run
/// where its number cannot be seen from here.
fn is_abandoned(path: &Path, is_named: bool) -> bool {
    if !fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file()) {
        return false;
    }
    let Ok(mut file) = File::options().read(true).write(true).open(path) else { return false };
    let mut head = Vec::new();
    let is_read = file.by_ref().take(HEAD).read_to_end(&mut head).is_ok();
    let is_register =
        head.starts_with(MAGIC) && head.ends_with(APPLICATION_ID.to_be_bytes().get(4..).unwrap_or_default());
    let is_ours = is_register || is_named && head.iter().all(|byte| *byte == 0);
    is_read && is_ours && rustix::fs::fcntl_lock(&file, rustix::fs::FlockOperation::NonBlockingLockExclusive).is_ok()
}
