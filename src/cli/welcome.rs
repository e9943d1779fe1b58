//! `dhr` without a verb: the workbench; where there is no register yet it asks how to begin, and begins.

use std::path::Path;

use super::{demo, keep, open, terminals, workbench};
use crate::app::beginning::Beginning;
use crate::app::screen::welcome::Welcome;
use crate::config::Config;
use crate::domain::journal::Who;
use crate::error::{Error, Result};
use crate::plain::Chosen;
use crate::shell;
use crate::store::{Mode, Store};
use crate::term::perform::Performer;
use crate::term::{plain, run};

pub fn run(config: &Config) -> Result<()> {
    if open::is_there(&config.register()?)? {
        workbench::show(config, open::register(config, Mode::ReadWrite)?, "", "")
    } else {
        ask(config)
    }
}

/// Asks until something has begun or the person leaves.
fn ask(config: &Config) -> Result<()> {
    let path = config.register()?.display().to_string();
    let mut tried: Option<(Beginning, Error)> = None;
    loop {
        let chosen = if workbench::speaks(config) {
            let trouble = tried.as_ref().map(|(_, error)| error.to_string());
            match plain::welcome(path.clone(), trouble)? {
                // Nobody was there to answer.
                None => return Err(open::missing(Path::new(&path))),
                Some(Chosen::Begin(beginning)) => Some(beginning),
                Some(_) => None,
            }
        } else {
            show(config, &path, tried.as_ref())?
        };
        let Some(beginning) = chosen else { return Ok(()) };
        let begun = match &beginning {
            Beginning::Practise => return demo::practise(config),
            Beginning::Make(typed) => make(config, typed),
            Beginning::Open(typed) => existing(config, typed),
        };
        match begun {
            Ok((config, store, said)) => return workbench::show(&config, store, "", &said),
            Err(error) => tried = Some((beginning, error)),
        }
    }
}

/// The welcome on the screen; there is nothing behind it that could be changed.
fn show(config: &Config, path: &str, tried: Option<&(Beginning, Error)>) -> Result<Option<Beginning>> {
    if !terminals() {
        return Err(open::missing(Path::new(path)));
    }
    let store = Store::memory(Who { uid: config.environment.uid, name: config.user() }, config.today())?;
    let context = workbench::context(config, false, "")?;
    let (first, trouble) = match tried {
        Some((beginning, error)) => (Welcome::again(path.to_owned(), beginning), error.to_string()),
        None => (Welcome::new(path.to_owned()), String::new()),
    };
    let performer = Performer::new(store, config.clone(), config.today());
    run::welcome(config, context, performer, first, &trouble)
}

type Begun = (Config, Store, String);

fn make(config: &Config, typed: &str) -> Result<Begun> {
    let usual = config.register()?;
    let path = config.place(typed);
    let config = config.clone().with_register(&path);
    let store = keep::make(&config)?;
    let next = if path == usual { String::new() } else { format!(" Next time: dhr --db {}", shell::word(&path)) };
    Ok((config, store, format!("Made an empty register.{next}")))
}

fn existing(config: &Config, typed: &str) -> Result<Begun> {
    let path = config.place(typed);
    let config = config.clone().with_register(&path);
    let store = open::register(&config, Mode::ReadWrite)?;
    Ok((config, store, format!("Opened. Next time: dhr --db {}", shell::word(&path))))
}
