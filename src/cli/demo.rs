//! `dhr demo`: the workbench on a throwaway copy of an invented borough. The copy lives in memory and is gone when the
//! workbench closes; `--keep` makes a register of it instead.

use std::path::Path;

use serde_json::json;

use super::open::{self, Desk};
use super::{print, terminals, today, workbench};
use crate::config::{self, Config};
use crate::domain::change::Outcome;
use crate::domain::date::Date;
use crate::domain::journal::Who;
use crate::domain::query::Context;
use crate::error::{Error, Result};
use crate::exchange::seed;
use crate::shell;
use crate::store::{Mode, Options, Store};

const BANNER: &str = "Practise on invented cases; nothing here is real";
/// The invented coordinator whose desk it is.
const COORDINATOR: &str = "amara.okoro";
/// Who is taken to have made a copy that is kept, so that nobody's undo takes all of it back: nobody, by number too.
const MAKER: (u32, &str) = (65_534, "practice copy");

pub fn run(desk: &Desk, keep: Option<&Path>) -> Result<()> {
    if let Some(path) = keep {
        return kept(desk, path);
    }
    if (terminals() || desk.config.is_on("plain")) && !desk.json {
        practise(&desk.config)
    } else {
        today::show(desk, &copy(&desk.config)?.1, false, false)
    }
}

/// The workbench on a practice copy.
pub fn practise(config: &Config) -> Result<()> {
    let (config, store) = copy(config)?;
    workbench::show(&config, store, BANNER, "")
}

fn copy(config: &Config) -> Result<(Config, Store)> {
    let config = config.clone().with_user(COORDINATOR);
    let store = Store::memory(open::who(&config), config.today())?;
    fill(&store, config.today())?;
    store.set_context(Context::new(config.today()).me(COORDINATOR).holidays(config.holidays()));
    Ok((config, store))
}

/// A new register with the invented borough in it.
fn kept(desk: &Desk, path: &Path) -> Result<()> {
    if path.exists() {
        return Err(Error::user(format!("There is something at {} already", path.display()))
            .safe("Nothing was changed")
            .next("Name a new file"));
    }
    let maker = Who { uid: MAKER.0, name: MAKER.1.to_owned() };
    let store = Store::open(path, maker, Options::new(Mode::Create, config::now(), desk.today()))?;
    fill(&store, desk.today())?;
    if desk.json {
        print::json(&json!({ "register": path.display().to_string() }));
        return Ok(());
    }
    print::line(&format!("Made a register of invented cases: {}", path.display()));
    print::line(&format!("Open it with: dhr --db {}", shell::word(path)));
    Ok(())
}

/// Puts the invented borough into an empty register.
pub fn fill(store: &Store, today: Date) -> Result<()> {
    let batch = seed::read(seed::BOROUGH, today)?;
    match store.apply(&batch, config::now())? {
        Outcome::Saved { .. } => Ok(()),
        Outcome::Conflicts(_) => Err(Error::bug("the invented borough conflicts with itself")),
    }
}
