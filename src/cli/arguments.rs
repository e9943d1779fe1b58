//! What can be said on the command line, declared with clap: help, man page and completions come from here.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

/// A workbench for coordinators of Domestic Homicide Reviews.
#[derive(Debug, Parser)]
#[command(name = "dhr", version, about, disable_help_subcommand = true)]
pub struct Arguments {
    /// The register file.
    #[arg(long, global = true, value_name = "PATH")]
    pub db: Option<PathBuf>,
    /// The day to work from, as 2026-03-27.
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<String>,
    /// Answer as JSON.
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Opens the workbench on a throwaway copy of an invented borough.
    Demo,
}

impl Arguments {
    /// The options given as flags, for the configuration.
    pub fn flags(&self) -> Vec<(&'static str, String)> {
        let db = self.db.as_ref().map(|path| ("db", path.display().to_string()));
        let today = self.today.as_ref().map(|day| ("today", day.clone()));
        db.into_iter().chain(today).collect()
    }
}

/// The whole command, for man pages and completions.
pub fn command() -> clap::Command {
    Arguments::command()
}

/// Reads the arguments; help, version and mistakes are printed here and end the program.
pub fn parse() -> Result<Arguments, ExitCode> {
    Arguments::try_parse().map_err(|error| {
        drop(error.print());
        if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
    })
}
