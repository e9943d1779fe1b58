//! `dhr demo`: the workbench on a throwaway copy of an invented borough. The copy lives in memory and is gone when the
//! workbench closes.

use super::{open, workbench};
use crate::config::{self, Config};
use crate::domain::change::Outcome;
use crate::domain::date::Date;
use crate::domain::journal::Who;
use crate::domain::query::Context;
use crate::error::{Error, Result};
use crate::exchange::seed;
use crate::store::Store;

const BANNER: &str = "practice copy";

/// Who is taken to have made the copy, so that its making is not undone by mistake.
const MAKER: &str = "practice";

pub fn run(config: &Config) -> Result<()> {
    let store = Store::memory(open::who(config), config.today())?;
    fill(&store, config.today())?;
    store.set_context(Context::new(config.today()).me(config.user()));
    workbench::show(config, store, BANNER)
}

/// Puts the invented borough into an empty register.
pub fn fill(store: &Store, today: Date) -> Result<()> {
    let batch = seed::borough(today)?;
    match store.apply(&batch, config::now())? {
        Outcome::Saved { .. } => Ok(()),
        Outcome::Conflicts(_) => Err(Error::bug("the invented borough conflicts with itself")),
    }
}
