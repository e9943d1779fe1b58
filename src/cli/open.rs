//! What every verb works at: the configuration, the register it names, and whether the answer is JSON.

use std::path::Path;

use super::print;
use crate::config::{self, Config, Origin};
use crate::domain::date::Date;
use crate::domain::journal::Who;
use crate::domain::query::Context;
use crate::error::{Error, Result};
use crate::shell;
use crate::store::{Journal, Mode, Options, Store};

/// The desk a verb works at.
pub struct Desk {
    pub config: Config,
    pub json: bool,
}

impl Desk {
    pub fn today(&self) -> Date {
        self.config.today()
    }

    /// The program at the register that was named, for a command that is told: without its name it would work on another.
    pub fn program(&self) -> String {
        match (self.config.origin("db"), self.config.register()) {
            (Some(Origin::Flag), Ok(path)) => format!("dhr --db {}", shell::word(&path)),
            _ => "dhr".to_owned(),
        }
    }

    /// Opens the register, saying on standard error what there is to say about how.
    pub fn store(&self) -> Result<Store> {
        let store = register(&self.config, Mode::ReadWrite)?;
        for notice in store.notices() {
            print::aside(notice);
        }
        Ok(store)
    }
}

/// Opens the register of the configuration.
///
/// # Errors
/// As [`Store::open`].
pub fn register(config: &Config, mode: Mode) -> Result<Store> {
    let path = config.register()?;
    if mode != Mode::Create && !is_there(&path)? {
        return Err(missing(&path));
    }
    let journal = if config.get("journal") == "delete" { Journal::Delete } else { Journal::Wal };
    let options = Options::new(mode, config::now(), config.today()).journal(journal);
    let store = Store::open(&path, who(config), options)?;
    store.set_context(Context::new(config.today()).me(config.user()).holidays(config.holidays()));
    Ok(store)
}

/// Whether there is a file at all.
///
/// # Errors
/// Env, when a folder on the way to it may not be entered: there may well be a register.
pub fn is_there(path: &Path) -> Result<bool> {
    path.try_exists().map_err(|error| {
        let folder = path.parent().unwrap_or(path);
        Error::env(format!("You may not look into {}, so whether a register is there cannot be told", folder.display()))
            .safe("Nothing was changed")
            .next("Ask whoever looks after the server to let you in, or say --db PATH")
            .source(error)
    })
}

/// There is no register where one was looked for.
pub fn missing(path: &Path) -> Error {
    Error::env(format!("There is no register at {}", path.display()))
        .safe("Nothing was made")
        .next("Start one with dhr init, or look around first with dhr demo")
}

pub fn who(config: &Config) -> Who {
    Who { uid: config.environment.uid, name: config.user() }
}
