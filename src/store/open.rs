//! Opening a register, and saying plainly why one cannot be opened.

use std::cell::{Cell, RefCell};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::fault::{self, Told, damaged, not_ours};
use super::place::{self, Found};
use super::pragma::fs::FileSystem;
use super::pragma::{self, APPLICATION_ID};
use super::schema::{REGISTER, Schema};
use super::{Store, busy, dated, migrate};
use crate::domain::date::Date;
use crate::domain::journal::Who;
use crate::domain::query::Context;
use crate::error::{Error, Kind, Result};
use crate::shell;

/// What the register is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    ReadWrite,
    ReadOnly,
    /// As `ReadWrite`, and a new one is made where there is none. The folder must exist ([`super::make_folder`]).
    Create,
}

/// How changes reach the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Journal {
    /// A log beside the file: readers never wait. Not on network file systems.
    #[default]
    Wal,
    /// A rollback journal: slower, readers wait for writers; for network file systems.
    Delete,
}

/// How to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    pub mode: Mode,
    pub journal: Journal,
    /// Names the safety copy made before a migration.
    pub now: jiff::Timestamp,
    /// Decides whether labels show a year.
    pub today: Date,
}

impl Options {
    pub fn new(mode: Mode, now: jiff::Timestamp, today: Date) -> Self {
        Self { mode, journal: Journal::Wal, now, today }
    }

    pub fn journal(mut self, journal: Journal) -> Self {
        self.journal = journal;
        self
    }
}

impl Store {
    /// Opens the register at `path`.
    ///
    /// # Errors
    /// Missing (file or folder), not a register, damaged, too openly readable, on a network file system, in use for
    /// too long, or not permitted; each in its own words. A file that cannot be written, or one that a newer program
    /// has changed, is opened for reading with a notice.
    pub fn open(path: &Path, who: Who, options: Options) -> Result<Store> {
        Store::open_as(path, who, options, &REGISTER).map_err(|error| match error.kind {
            // Even reading makes a small file beside the register; that it could not be made is all SQLite knows.
            Kind::Env if path.exists() && place::is_full(path) => fault::full().source(error),
            Kind::Env | Kind::Denied if error.source.is_some() && !place::is_writable(&place::folder(path)) => {
                place::folder_closed(path).source(error)
            }
            _ => error,
        })
    }

    /// A register that is gone when dropped.
    pub fn memory(who: Who, today: Date) -> Result<Store> {
        Store::memory_as(who, today, &REGISTER)
    }

    pub(super) fn memory_as(who: Who, today: Date, schema: &'static Schema) -> Result<Store> {
        let conn = Connection::open_in_memory().told()?;
        let store = Store::around(conn, schema, who, today);
        store.session()?;
        migrate::bring(&store.conn, schema, None)?;
        Ok(store)
    }

    pub(super) fn open_as(path: &Path, who: Who, options: Options, schema: &'static Schema) -> Result<Store> {
        let folder = place::check_folder(path)?;
        let found = place::look(path)?;
        let mut notices = Vec::new();
        let mut read_only = options.mode == Mode::ReadOnly;
        match found {
            Found::Nothing if options.mode == Mode::Create => {
                if let Err(error) = place::make_file(path, place::file_mode(&folder))
                    && !path.exists()
                {
                    return Err(error);
                }
            }
            Found::Nothing => {
                return Err(Error::env(format!("There is no register at {}", path.display()))
                    .safe("Nothing was changed")
                    .next("Check the path given with --db, or begin one with dhr import or dhr demo"));
            }
            Found::Empty if options.mode != Mode::Create => {
                return Err(empty(path));
            }
            Found::File { closed } if !closed.is_empty() && !read_only => {
                read_only = true;
                let shown: Vec<String> = closed.iter().map(|file| file.display().to_string()).collect();
                let words: Vec<String> = closed.iter().map(|file| shell::word(file)).collect();
                notices.push(format!(
                    "{} may only be read, so nothing can be changed. Run by whoever looks after the server, chmod u+w {} \
                     mends it",
                    shown.join(" and "),
                    words.join(" ")
                ));
            }
            Found::Empty | Found::File { .. } => {}
        }
        refuse_network(path, pragma::fs::of(&place::folder(path)), options.journal)?;
        let conn = connect(path, read_only)?;
        let mut store = Store::around(conn, schema, who, options.today);
        store.lies_at(path);
        store.wait_for_others(busy::CEILING)?;
        store.session()?;
        let version = recognise(&store.conn, path)?;
        // A restore may have been waited for: what was opened is by now the register that was replaced, and its log would
        // lie beside the one that took its place.
        store.is_in_place()?;
        if version == 0 && options.mode != Mode::Create {
            return Err(empty(path));
        }
        if version > schema.version() {
            notices.push(format!(
                "This register was changed by a newer dhr (layout {version}, this program knows {}), so it is open for \
                 reading only. Nothing is lost; ask for the newer program to make changes",
                schema.version()
            ));
            read_only = true;
        } else if !read_only {
            pragma::journal(&store.conn, options.journal)?;
            migrate::bring(&store.conn, schema, Some((path, options.now)))?;
        } else if version < schema.version() {
            return Err(Error::denied("This register was made by an older dhr and must be brought up to date first")
                .safe("Nothing was changed")
                .next("Open it once with the right to write it"));
        }
        if read_only {
            store.conn.pragma_update(None, "query_only", true).told()?;
        }
        store.read_only = read_only;
        store.notices = notices;
        store.version.set(pragma::number(&store.conn, "data_version")?);
        store.batch.set(store.last_batch()?);
        Ok(store)
    }

    /// A second connection to the same register, for a thread of its own; none for a register in memory.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn beside(&self) -> Result<Option<Store>> {
        let Some(path) = &self.path else { return Ok(None) };
        let mut store = Store::around(connect(path, self.read_only)?, self.schema, self.who.clone(), self.today());
        store.lies_at(path);
        store.read_only = self.read_only;
        store.set_context(self.context());
        store.wait_for_others(busy::CEILING)?;
        store.session()?;
        if self.read_only {
            store.conn.pragma_update(None, "query_only", true).told()?;
        }
        store.version.set(pragma::number(&store.conn, "data_version")?);
        Ok(Some(store))
    }

    fn lies_at(&mut self, path: &Path) {
        self.path = Some(path.to_owned());
        self.file = place::identity(path);
    }

    /// Refuses when another file lies where the register was opened, or none: SQLite goes on writing to what nobody
    /// will open again.
    ///
    /// # Errors
    /// Env, when the register was moved away, removed or replaced.
    pub fn is_in_place(&self) -> Result<()> {
        match &self.path {
            Some(path) if place::identity(path) != self.file => Err(fault::moved(path)),
            _ => Ok(()),
        }
    }

    /// Settings and functions of the connection.
    fn session(&self) -> Result<()> {
        pragma::session(&self.conn)?;
        dated::register(&self.conn, &self.dates).told()
    }

    fn around(conn: Connection, schema: &'static Schema, who: Who, today: Date) -> Store {
        Store {
            conn,
            schema,
            context: RefCell::new(Context::new(today).me(who.name.clone())),
            who,
            path: None,
            file: None,
            read_only: false,
            notices: Vec::new(),
            version: Cell::new(0),
            batch: Cell::new(0),
            words: RefCell::new(None),
            dates: dated::Held::default(),
            patience: busy::CEILING,
        }
    }
}

fn refuse_network(path: &Path, found: Option<FileSystem>, journal: Journal) -> Result<()> {
    match found {
        Some(found) if found.network && journal == Journal::Wal => Err(Error::denied(format!(
            "{} lies on a network file system ({}), where the usual way of saving loses data",
            path.display(),
            found.name
        ))
        .safe("Nothing was opened")
        .next(
            "Keep the register on a disk of this server, or accept slower saving with journal = \"delete\" in the config",
        )),
        _ => Ok(()),
    }
}

fn connect(path: &Path, read_only: bool) -> Result<Connection> {
    let flags = if read_only { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::SQLITE_OPEN_READ_WRITE };
    Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_PRIVATE_CACHE)
        .told()
}

/// The layout version of a file that is ours; 0 when nothing was laid out in it yet, as while somebody else is making
/// it.
pub(super) fn recognise(conn: &Connection, path: &Path) -> Result<i64> {
    // One look: between two of them another process may lay the register out.
    let look = conn.unchecked_transaction().told()?;
    let ours = pragma::number(&look, "application_id")?;
    let version = pragma::number(&look, "user_version")?;
    // Reading the list of tables meets a damaged first page now rather than in the middle of the work.
    let (tables, journals): (i64, i64) = look
        .query_row("SELECT count(*), count(*) FILTER (WHERE name = 'journal') FROM sqlite_schema", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .told()?;
    match (ours, tables, journals) {
        (0, 0, _) => Ok(0),
        (APPLICATION_ID, _, 1) => Ok(version),
        (APPLICATION_ID, ..) => Err(damaged()),
        _ => Err(not_ours(format!("{} belongs to another program", path.display()))),
    }
}

/// A file in which no register was begun.
pub(super) fn empty(path: &Path) -> Error {
    not_ours(format!("{} is empty", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::pragma::fs::named;

    #[test]
    fn a_network_file_system_is_refused_until_the_slower_journal_is_chosen() {
        let path = Path::new("/srv/dhr/register.db");
        let nfs = Some(named(0x6969));
        let error = refuse_network(path, nfs, Journal::Wal).unwrap_err().to_string();
        assert!(error.contains("NFS") && error.contains("journal = \"delete\""), "{error}");
        assert!(refuse_network(path, nfs, Journal::Delete).is_ok());
        assert!(refuse_network(path, Some(named(0xef53)), Journal::Wal).is_ok());
    }
}
