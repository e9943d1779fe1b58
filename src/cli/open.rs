//! Opening the register a command is about.

use crate::config::{self, Config};
use crate::domain::journal::Who;
use crate::domain::query::Context;
use crate::error::Result;
use crate::store::{Journal, Mode, Options, Store};

/// Opens the register of the configuration.
///
/// # Errors
/// As [`Store::open`].
pub fn register(config: &Config, mode: Mode) -> Result<Store> {
    let journal = if config.get("journal") == "delete" { Journal::Delete } else { Journal::Wal };
    let options = Options::new(mode, config::now(), config.today()).journal(journal);
    let store = Store::open(&config.register()?, who(config), options)?;
    store.set_context(Context::new(config.today()).me(config.user()));
    Ok(store)
}

pub fn who(config: &Config) -> Who {
    Who { uid: config.environment.uid, name: config.user() }
}
