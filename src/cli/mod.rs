//! The command line: one file a verb. It opens the register, asks the store or hands over to the screen, prints, and
//! says how it went by the exit status.

mod arguments;
mod calendar;
mod case;
mod chronology;
mod complete;
mod demo;
mod doctor;
mod due;
mod export;
mod file;
mod find;
mod history;
mod import;
mod judged;
mod keep;
mod listing;
pub mod manual;
mod misused;
mod open;
mod options;
mod outgoing;
mod print;
mod progress;
mod record;
mod review;
mod scan;
mod table;
mod today;
mod turn;
mod typed;
mod welcome;
mod workbench;
mod write;

use std::io::IsTerminal;
use std::process::ExitCode;

pub use arguments::{Arguments, Verb, command};
pub use demo::fill;

use rustix::process::{Resource, Rlimit, setrlimit};

use crate::config::{Config, Environment};
use crate::error::Result;
use open::Desk;

/// Runs the program: arguments in, exit status out.
pub fn run() -> ExitCode {
    no_core_dumps();
    let arguments = match arguments::parse() {
        Ok(arguments) => arguments,
        Err(status) => return status,
    };
    if let Some(Verb::Help { verb }) = &arguments.verb
        && !arguments.json
    {
        return arguments::help(verb.as_deref());
    }
    match go(&arguments).and_then(|()| print::finish()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print::trouble(&error, arguments.json);
            ExitCode::from(error.kind.exit_code())
        }
    }
}

/// What is in memory must not end up in a file when something goes wrong (practice: process 15).
fn no_core_dumps() {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let _ = setrlimit(Resource::Core, none);
}

fn go(arguments: &Arguments) -> Result<()> {
    let config = Config::load(Environment::read(), &arguments.flags())?;
    let desk = Desk { config, json: arguments.json };
    let Some(verb) = &arguments.verb else {
        return if (terminals() || desk.config.is_on("plain")) && !desk.json {
            welcome::run(&desk.config)
        } else {
            today::run(&desk, false, false)
        };
    };
    match verb {
        Verb::Init { .. } => keep::init(&desk),
        Verb::Today { mine, all } => today::run(&desk, *mine, *all),
        Verb::Cases(lines) => listing::run(&desk, "case", lines),
        Verb::Case { record } => case::run(&desk, record),
        Verb::Actions(lines) => listing::run(&desk, "action", lines),
        Verb::List { entity, lines } => listing::run(&desk, entity, lines),
        Verb::Find { words, limit } => find::run(&desk, words, *limit),
        Verb::Add { entity, values, why } => write::add(&desk, entity, values, why.as_deref()),
        Verb::Set { record, values, why } => write::set(&desk, record, values, why.as_deref()),
        Verb::Note { record, text } => write::note(&desk, record, text),
        Verb::Import(asked) => import::run(&desk, asked),
        Verb::Chronology(asked) => chronology::run(&desk, asked),
        Verb::Scan(asked) => scan::run(&desk, asked),
        Verb::Export(asked) => export::run(&desk, asked),
        Verb::History { record, limit } => history::run(&desk, record.as_deref(), *limit),
        Verb::Undo => history::undo(&desk),
        Verb::Redo => history::redo(&desk),
        Verb::Backup { file } => keep::backup(&desk, file.as_deref()),
        Verb::Restore { file, check } => keep::restore(&desk, file, *check),
        Verb::Doctor { drafts } => doctor::run(&desk, *drafts),
        Verb::Config => options::run(&desk),
        // Answered before anything is read, but for this.
        Verb::Help { .. } => print::not_data(desk.json, "Help is"),
        Verb::Demo { keep } => demo::run(&desk, keep.as_deref()),
        Verb::Man { page, write } => manual::run(&desk, page, write.as_deref()),
        Verb::Complete { shell } => complete::run(&desk, *shell),
        Verb::Calendar { out } => calendar::run(&desk, out.as_deref()),
        Verb::Review(asked) => review::run(&desk, asked),
        Verb::Due { from, span, before } => due::run(&desk, from, span, *before),
    }
}

/// Whether a person sits at both ends.
fn terminals() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}
