//! Who holds the register while nobody else may write: the process that has the lock, as the kernel names it, and
//! where it cannot be seen, whoever is known to be here. Never a guess from who saved last.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rusqlite::{OptionalExtension, params};

use super::{Store, presence};

/// Where SQLite locks for whoever writes: with a log, this byte of the shared index; without, this part of the file.
const LOG_BYTE: u64 = 120;
const FILE_BYTES: std::ops::RangeInclusive<u64> = 0x4000_0000..=0x4000_01ff;
/// How this program is called among the processes.
const OURS: &str = "dhr";

/// Another process that may write at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Process {
    id: u32,
    uid: u32,
    program: String,
}

impl Store {
    /// Who may be saving now, as the beginning of a sentence: "Priya Shah is saving".
    pub fn who_may_be_saving(&self) -> String {
        if let Some(process) = self.path.as_deref().and_then(holder).filter(|process| process.id != std::process::id())
        {
            return self.named(&process);
        }
        let here = self.everybody_here().unwrap_or_default();
        match here.as_slice() {
            [] => "Somebody else is saving".to_owned(),
            [one] => format!("Somebody else is saving, perhaps {one}, who is here"),
            [one, others @ ..] => {
                format!("Somebody else is saving, perhaps {one} or {} more who are here", others.len())
            }
        }
    }

    fn named(&self, process: &Process) -> String {
        let Process { id, uid, program } = process;
        let own = *uid == self.who.uid;
        let name = self.name_of(*uid).unwrap_or_else(|| format!("user number {uid}"));
        match program.as_str() {
            OURS if own => format!("You are saving elsewhere (process {id})"),
            OURS => format!("{name} is saving"),
            _ if own => format!("Your own {program} (process {id}) holds the register"),
            _ => format!("{name}'s {program} (process {id}) holds the register"),
        }
    }

    /// The name a user last wrote under.
    fn name_of(&self, uid: u32) -> Option<String> {
        let sql = "SELECT name FROM batch WHERE uid = ?1 AND name <> '' ORDER BY id DESC LIMIT 1";
        self.conn.query_row(sql, [uid], |row| row.get(0)).optional().ok().flatten()
    }

    /// The names of everybody else who has a case open or types.
    fn everybody_here(&self) -> rusqlite::Result<Vec<String>> {
        let sql = "SELECT name, pid FROM presence WHERE NOT (uid = ?1 AND pid = ?2) ORDER BY name";
        let mut statement = self.conn.prepare(sql)?;
        let others =
            statement.query_map(params![self.who.uid, std::process::id()], |row| Ok((row.get(0)?, row.get(1)?)));
        let others = others?.collect::<rusqlite::Result<Vec<(String, i32)>>>()?;
        let mut names: Vec<String> =
            others.into_iter().filter(|(_, id)| presence::is_running(*id)).map(|(name, _)| name).collect();
        names.dedup();
        Ok(names)
    }
}

/// The process that has the right to write this register; none when nobody has it, or it cannot be seen.
fn holder(path: &Path) -> Option<Process> {
    let locks = fs::read_to_string("/proc/locks").ok()?;
    let log = PathBuf::from([path.as_os_str(), "-shm".as_ref()].into_iter().collect::<std::ffi::OsString>());
    let id = writer(&locks, &log, LOG_BYTE..=LOG_BYTE).or_else(|| writer(&locks, path, FILE_BYTES))?;
    let uid = fs::metadata(format!("/proc/{id}")).ok()?.uid();
    let program = fs::read_to_string(format!("/proc/{id}/comm")).ok()?.trim().to_owned();
    // A process may call itself anything.
    let program = crate::domain::fold::clean_for_screen(&program).into_owned();
    Some(Process { id, uid, program })
}

/// Who has a lock for writing on any of these bytes of a file.
fn writer(locks: &str, path: &Path, bytes: std::ops::RangeInclusive<u64>) -> Option<u32> {
    let file = fs::metadata(path).ok()?;
    let (major, minor) = (rustix::fs::major(file.dev()), rustix::fs::minor(file.dev()));
    let place = format!("{major:02x}:{minor:02x}:{}", file.ino());
    locks.lines().find_map(|line| lock(line, &place, &bytes))
}

/// A line as "1: POSIX  ADVISORY  WRITE 3568 fd:00:2531452 120 120"; somebody who waits has an arrow in it.
fn lock(line: &str, place: &str, bytes: &std::ops::RangeInclusive<u64>) -> Option<u32> {
    let mut words = line.split_whitespace().skip(1);
    if words.next()? != "POSIX" {
        return None;
    }
    let [mode, id, file, from, to] = words.skip(1).collect::<Vec<_>>().try_into().ok()?;
    if mode != "WRITE" || file != place {
        return None;
    }
    let from: u64 = from.parse().ok()?;
    let to = if to == "EOF" { u64::MAX } else { to.parse().ok()? };
    (from <= *bytes.end() && to >= *bytes.start()).then(|| id.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_lock_for_writing_on_that_file_names_its_process() {
        let of = |line| lock(line, "fe:01:77", &(120..=120));
        assert_eq!(of("1: POSIX  ADVISORY  WRITE 3568 fe:01:77 120 120"), Some(3568));
        assert_eq!(of("1: POSIX  ADVISORY  WRITE 3568 fe:01:77 0 EOF"), Some(3568));
        for other in [
            "1: POSIX  ADVISORY  READ 3568 fe:01:77 120 120",
            "1: POSIX  ADVISORY  WRITE 3568 fe:01:78 120 120",
            "1: POSIX  ADVISORY  WRITE 3568 fe:01:77 123 127",
            "1: -> POSIX  ADVISORY  WRITE 3568 fe:01:77 120 120",
            "1: FLOCK  ADVISORY  WRITE 3568 fe:01:77 0 EOF",
            "",
        ] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
