//! What may be wrong with where the register lies and with the file itself, each with the command that mends it.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rusqlite::OptionalExtension;

use super::fault::Told;
use super::history::moment;
use super::{Store, part, place, pragma};
use crate::error::Result;
use crate::shell;

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Ok,
    Warn,
    Bad,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub name: &'static str,
    pub state: State,
    /// One sentence.
    pub detail: String,
    /// What mends it, for whoever looks after the server; empty when there is nothing to mend.
    pub fix: String,
    /// Whether that is a command as it stands, to be pasted.
    pub is_command: bool,
}

impl Check {
    pub fn new(name: &'static str, state: State, detail: impl Into<String>) -> Self {
        Self { name, state, detail: detail.into(), fix: String::new(), is_command: false }
    }

    /// What to do, in words.
    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = fix.into();
        self
    }

    /// The command that mends it.
    fn command(mut self, command: impl Into<String>) -> Self {
        self.is_command = true;
        self.fix(command)
    }
}

/// Days after which a backup is old.
const OLD: i64 = 7;
/// Free bytes below which saving is at risk.
const LOW: u64 = 100 * 1024 * 1024;

/// The checks of where a register lies, which need not be open.
pub fn around(path: &Path) -> Vec<Check> {
    let mut checks = vec![file_system(path)];
    checks.extend(modes(path));
    checks.push(space(path));
    checks.extend(cut_short(path));
    checks
}

impl Store {
    /// Every check of the store. It reads the whole file and the whole journal.
    pub fn doctor(&self, now: jiff::Timestamp) -> Result<Vec<Check>> {
        let mut checks = Vec::new();
        if let Some(path) = &self.path {
            checks.extend(around(path));
            checks.push(self.log(path)?);
        }
        checks.push(self.whole()?);
        checks.push(self.links()?);
        checks.push(self.chain()?);
        checks.push(self.layout()?);
        checks.push(self.last_backup(now)?);
        checks.push(Check::new("SQLite", State::Ok, format!("SQLite {}", rusqlite::version())));
        Ok(checks)
    }

    fn log(&self, path: &Path) -> Result<Check> {
        let mode: String = self.conn.pragma_query_value(None, "journal_mode", |row| row.get(0)).told()?;
        let folder = place::folder(path);
        let writable = rustix::fs::access(&folder, rustix::fs::Access::WRITE_OK).is_ok();
        Ok(if writable {
            Check::new("saving", State::Ok, format!("Changes are saved through a {mode} journal beside the file"))
        } else {
            Check::new("saving", State::Bad, "You may not write beside the file, so nothing can be saved")
                .command(format!("chmod {} {}", place::opening(&folder), shell::word(&folder)))
        })
    }

    /// The program at this register, whoever runs it.
    fn program(&self) -> String {
        self.path.as_ref().map_or_else(|| "dhr".to_owned(), |path| format!("dhr --db {}", shell::word(path)))
    }

    fn restoring(&self) -> String {
        let program = self.program();
        format!("{program} restore --check BACKUP, then {program} restore BACKUP")
    }

    fn whole(&self) -> Result<Check> {
        let said: String = self.conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).told()?;
        Ok(if said == "ok" {
            Check::new("file", State::Ok, "The file is whole")
        } else {
            Check::new("file", State::Bad, "The file is damaged").fix(self.restoring())
        })
    }

    fn links(&self) -> Result<Check> {
        let astray = self.conn.prepare("PRAGMA foreign_key_check").told()?.exists([]).told()?;
        Ok(if astray {
            Check::new("links", State::Bad, "A record points to one that does not exist").fix(self.restoring())
        } else {
            Check::new("links", State::Ok, "Every link leads to a record")
        })
    }

    fn chain(&self) -> Result<Check> {
        let chain = self.verify_chain()?;
        Ok(match chain.broken {
            None => Check::new("journal", State::Ok, format!("{} lines, none altered", chain.lines)),
            Some(0) => Check::new("journal", State::Bad, "Lines at the end of the journal are missing")
                .fix(format!("Compare with a backup: {} restore --check BACKUP", self.program())),
            Some(line) => Check::new("journal", State::Bad, format!("The journal was altered at line {line}"))
                .fix(format!("Compare with a backup: {} restore --check BACKUP", self.program())),
        })
    }

    fn layout(&self) -> Result<Check> {
        let (file, own) = (pragma::number(&self.conn, "user_version")?, self.schema.version());
        Ok(if file == own {
            Check::new("layout", State::Ok, format!("Layout {file}, as this program knows it"))
        } else {
            Check::new("layout", State::Warn, format!("Layout {file}; this program knows {own}"))
                .fix("Install the newer dhr for everybody")
        })
    }

    fn last_backup(&self, now: jiff::Timestamp) -> Result<Check> {
        let at: Option<String> = self
            .conn
            .query_row("SELECT value FROM meta WHERE name = 'backup'", [], |row| row.get(0))
            .optional()
            .told()?;
        let fix = format!("{} backup", self.program());
        Ok(match at.map(|at| moment(&at)).transpose()? {
            None => Check::new("backup", State::Warn, "No backup was ever made with dhr").command(fix),
            Some(at) => {
                let days = (now.as_second() - at.as_second()) / 86_400;
                let said = match days {
                    i64::MIN..=0 => "The last backup is less than a day old".to_owned(),
                    1 => "The last backup is 1 day old".to_owned(),
                    days => format!("The last backup is {days} days old"),
                };
                if days > OLD {
                    Check::new("backup", State::Warn, said).command(fix)
                } else {
                    Check::new("backup", State::Ok, said)
                }
            }
        })
    }
}

fn file_system(path: &Path) -> Check {
    match pragma::fs::of(&place::folder(path)) {
        None => Check::new("file system", State::Warn, "The file system could not be asked"),
        Some(found) if found.network => Check::new(
            "file system",
            State::Warn,
            format!("{} is a network file system: slower, and only safe with journal = \"delete\"", found.name),
        )
        .fix("Move the register to a disk of this server"),
        Some(found) => Check::new("file system", State::Ok, format!("On {}", found.name)),
    }
}

/// The folder and the file: 0700 and 0600 alone, 2770 and 0660 with the same group for a team.
fn modes(path: &Path) -> Vec<Check> {
    let folder = place::folder(path);
    let (Ok(about_folder), Ok(about_file)) = (fs::metadata(&folder), fs::metadata(path)) else {
        return vec![Check::new("modes", State::Bad, "The file or its folder is gone")];
    };
    let (outer, inner) = (place::mode(&about_folder), place::mode(&about_file));
    let team = inner & 0o060 != 0;
    let (want_outer, want_inner) = if team { (0o2770, 0o660) } else { (0o700, 0o600) };
    // Entering a folder shows only that there is a register; changing it, or reading the file, is worse.
    let judge = |name, what: &str, bad: u32, has: u32, wants: u32, path: PathBuf| {
        if has == wants {
            Check::new(name, State::Ok, format!("{what} has mode {has:04o}"))
        } else {
            let state = if has & bad != 0 { State::Bad } else { State::Warn };
            Check::new(name, state, format!("{what} has mode {has:04o}; it should be {wants:04o}"))
                .command(format!("chmod {wants:04o} {}", shell::word(&path)))
        }
    };
    let mut checks = vec![
        judge("folder", "The folder", 0o002, outer, want_outer, folder.clone()),
        judge("modes", "The file", 0o007, inner, want_inner, path.to_owned()),
    ];
    // What lies beside it has to be as open as the register: nobody saves without it.
    for file in place::side_files(path) {
        let has = fs::metadata(&file).map_or(want_inner, |meta| place::mode(&meta));
        if has != want_inner {
            checks.push(judge("modes", "What SQLite keeps beside it", 0o777, has, want_inner, file));
        }
    }
    if team && about_folder.gid() != about_file.gid() {
        checks.push(
            Check::new("group", State::Bad, "The file and its folder belong to different groups").command(format!(
                "chgrp --reference={} {}",
                shell::word(&folder),
                shell::word(path)
            )),
        );
    }
    checks
}

/// Copies that were cut short, as large as the register each. The next copy made there clears them away too.
fn cut_short(path: &Path) -> Option<Check> {
    let found = part::left(&place::folder(path), &[path]);
    let names: Vec<String> = found.iter().map(|one| shell::word(one)).collect();
    let said = match names.len() {
        0 => return None,
        1 => "A copy that was cut short was left beside the register".to_owned(),
        many => format!("{many} copies that were cut short were left beside the register"),
    };
    Some(Check::new("copies", State::Warn, said).command(format!("rm {}", names.join(" "))))
}

fn space(path: &Path) -> Check {
    match rustix::fs::statvfs(place::folder(path)) {
        Err(_) => Check::new("disk", State::Warn, "The free space could not be asked"),
        Ok(found) => {
            let free = found.f_bavail.saturating_mul(found.f_frsize);
            let said = format!("{} MB are free", free / 1_000_000);
            if free < LOW {
                Check::new("disk", State::Bad, said).fix("Make room on the disk")
            } else {
                Check::new("disk", State::Ok, said)
            }
        }
    }
}
