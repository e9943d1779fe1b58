//! The workbench on an open register, as the options want it: its keys, and whether it draws or speaks.

use crate::app::command::Keymap;
use crate::app::context::Context;
use crate::app::layout::Area;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::term::perform::Performer;
use crate::term::{options, plain, run};

/// The workbench on an open register; `banner` stands in the title bar, `said` is the first message.
pub fn show(config: &Config, store: Store, banner: &str, said: &str) -> Result<()> {
    let banner = if store.read_only() { "read only" } else { banner };
    let context = context(config, store.read_only(), banner)?;
    let performer = Performer::new(store, config.clone(), config.today());
    if speaks(config) {
        return plain::run(context, performer, said);
    }
    run::run(config, context, performer, said)
}

/// Whether it speaks line by line instead of drawing.
pub fn speaks(config: &Config) -> bool {
    config.is_on("plain") || options::capability_of(config).dumb
}

pub fn context(config: &Config, read_only: bool, banner: &str) -> Result<Context> {
    Ok(Context {
        today: config.today(),
        user: config.user(),
        size: Area::new(80, 24),
        unicode: false,
        allowed: options::allowed(config, read_only),
        keymap: keymap(config)?,
        mouse: config.is_on("mouse"),
        holidays: config.holidays(),
        banner: banner.to_owned(),
    })
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
