//! The command line: one file a verb. It opens the register, asks the store or hands over to the screen, prints, and
//! says how it went by the exit status.

mod arguments;
mod demo;
mod open;
mod print;
mod workbench;

use std::process::ExitCode;

pub use arguments::{Arguments, Verb, command};

use crate::config::{Config, Environment};
use crate::error::Result;

/// Runs the program: arguments in, exit status out.
pub fn run() -> ExitCode {
    let arguments = match arguments::parse() {
        Ok(arguments) => arguments,
        Err(status) => return status,
    };
    match go(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print::trouble(&error, arguments.json);
            ExitCode::from(error.kind.exit_code())
        }
    }
}

fn go(arguments: &Arguments) -> Result<()> {
    let config = Config::load(Environment::read(), &arguments.flags())?;
    match &arguments.verb {
        None => workbench::run(&config),
        Some(Verb::Demo) => demo::run(config),
    }
}
