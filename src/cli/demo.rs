//! `dhr demo`: the workbench on a throwaway copy of an invented borough.

use super::{open, workbench};
use crate::config::{self, Config};
use crate::domain::query::Context;
use crate::error::Result;
use crate::store::Store;

const BANNER: &str = "practice copy: invented cases";

pub fn run(config: Config) -> Result<()> {
    let store = Store::memory(open::who(&config), config.today())?;
    store.set_context(Context::new(config.today()).me(config.user()));
    let _ = config::now();
    workbench::show(&config, store, BANNER)
}
