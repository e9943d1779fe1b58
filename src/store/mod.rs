//! The register file: the only user of SQLite. Opens and migrates it, reads records, writes batches, keeps the
//! journal that is audit trail and undo. Must not know the screen, file formats or the clock: times are handed in.

mod backup;
mod basis;
mod busy;
mod check;
mod colleague;
mod dated;
mod doctor;
mod dossier;
mod draft;
mod due;
mod fault;
pub mod filter;
mod group;
mod history;
mod holder;
mod imported;
mod journal;
mod label;
mod listing;
mod migrate;
mod names;
mod open;
mod part;
mod place;
mod pragma;
mod presence;
mod read;
mod remembered;
mod resolve;
mod restore;
mod schema;
mod search;
mod seen;
mod step;
mod today;
mod turn;
mod undo;
mod view;
mod words;
mod write;

#[cfg(test)]
mod tests;

pub use backup::{Report, check_backup};
pub use basis::Basis;
pub use doctor::{Check, State, around};
pub use draft::{Draft, Drafts};
pub use history::Note;
pub use journal::Chain;
pub use listing::Page;
pub use open::{Journal, Mode, Options};
pub use place::make_folder;
pub use presence::Farewell;
pub use restore::restore;
pub use search::{LABELLED, Labelling, TextHit};
pub use seen::News;
pub use today::{Keep, Others};

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

use crate::domain::date::Date;
use crate::domain::journal::Who;
use crate::domain::query::Context;
use crate::domain::value::Id;
use schema::Schema;

/// An open register. One connection, one thread; a worker opens its own.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    schema: &'static Schema,
    who: Who,
    /// None in memory.
    path: Option<PathBuf>,
    /// Which file lay there when it was opened.
    file: Option<(u64, u64)>,
    read_only: bool,
    notices: Vec<String>,
    context: RefCell<Context>,
    /// `PRAGMA data_version` when last asked.
    version: Cell<i64>,
    /// The last batch when last asked.
    batch: Cell<Id>,
    /// Those of the list that is being narrowed.
    words: RefCell<Option<words::Words>>,
    /// Those a list of cases shows.
    dates: dated::Held,
    /// How long somebody who is saving is waited for.
    patience: Duration,
}

impl Store {
    pub fn who(&self) -> &Who {
        &self.who
    }

    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether nothing can be written: asked for so, or found so ([`Store::notices`] says why).
    pub fn read_only(&self) -> bool {
        self.read_only
    }

    /// What the person should be told about how the file was opened.
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// What queries are read against: the day, the user name that `mine` means, whether private values are revealed.
    pub fn set_context(&self, context: Context) {
        self.context.replace(context);
    }

    pub fn context(&self) -> Context {
        self.context.borrow().clone()
    }

    /// How long to wait for somebody who is saving before that is said; five seconds unless told.
    pub fn wait_for_others(&mut self, patience: Duration) -> crate::Result<()> {
        self.patience = patience;
        busy::fair(&mut self.conn, patience)
    }

    /// The day by which labels decide whether a year is shown.
    fn today(&self) -> Date {
        self.context.borrow().today
    }
}

/// A name as SQL takes it.
fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
