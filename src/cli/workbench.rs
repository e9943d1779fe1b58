//! `dhr` without a verb: the workbench.

use super::open;
use crate::app::command::Keymap;
use crate::app::context::Context;
use crate::app::layout::Area;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::store::{Mode, Store};
use crate::term::perform::Performer;
use crate::term::{plain, run};

pub fn run(config: &Config) -> Result<()> {
    show(config, open::register(config, Mode::ReadWrite)?, "")
}

/// The workbench on an open register; `banner` stands in the title bar.
pub fn show(config: &Config, store: Store, banner: &str) -> Result<()> {
    let banner = if store.read_only() { "read only" } else { banner };
    let context = Context {
        today: config.today(),
        user: config.user(),
        size: Area::new(80, 24),
        unicode: false,
        allowed: run::allowed(config, store.read_only()),
        keymap: keymap(config)?,
        holidays: config.holidays(),
        banner: banner.to_owned(),
    };
    let performer = Performer::new(store, config.clone(), config.today());
    if config.is_on("plain") || run::capability_of(config).dumb {
        return plain::run(context, performer);
    }
    run::run(config, context, performer)
}

/// The keys with the person's own laid over them; a wrong one names its file and line.
pub fn keymap(config: &Config) -> Result<Keymap> {
    let mut keymap = Keymap::default();
    for (command, chord, origin) in &config.keys {
        keymap.rebind(command, chord).map_err(|why| {
            Error::user(format!("{}: {why}", origin.words())).safe("Nothing was changed").next("Mend that line")
        })?;
    }
    Ok(keymap)
}
