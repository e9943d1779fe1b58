//! `dhr demo`: the workbench on a throwaway copy of an invented borough. The copy lives in memory and is gone when the
//! workbench closes.

use super::{open, workbench};
use crate::config::{self, Config};
use crate::domain::change::Outcome;
use crate::domain::date::Date;
use crate::domain::query::Context;
use crate::error::{Error, Result};
use crate::exchange::seed;
use crate::store::Store;

const BANNER: &str = "practice copy";
/// The invented coordinator whose desk it is.
const COORDINATOR: &str = "amara.okoro";

pub fn run(config: &Config) -> Result<()> {
    let store = Store::memory(open::who(config), config.today())?;
    fill(&store, config.today())?;
    store.set_context(Context::new(config.today()).me(COORDINATOR));
    let config = config.clone().with_user(COORDINATOR);
    workbench::show(&config, store, BANNER)
}

/// Puts the invented borough into an empty register.
pub fn fill(store: &Store, today: Date) -> Result<()> {
    let batch = seed::read(seed::BOROUGH, today)?;
    match store.apply(&batch, config::now())? {
        Outcome::Saved { .. } => Ok(()),
        Outcome::Conflicts(_) => Err(Error::bug("the invented borough conflicts with itself")),
    }
}
