//! The options: one table, five layers (defaults, system file, user file, environment, flags), and a policy file the
//! administrator owns that nobody overrides. Knows neither the screen nor the register.

mod environment;
mod layer;
mod option;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::domain::calendar::Holidays;
use crate::domain::date::Date;
use crate::error::{Error, Result};

pub use environment::{Environment, now};
pub use option::{OPTIONS, OptionRow};

/// Where a value comes from, the weakest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    Default,
    /// A file, with the line.
    File(PathBuf, usize),
    Variable(&'static str),
    Flag,
    Policy(PathBuf, usize),
}

impl Origin {
    pub fn words(&self) -> String {
        match self {
            Origin::Default => "default".to_owned(),
            Origin::File(path, line) => format!("{}, line {line}", path.display()),
            Origin::Variable(name) => format!("the variable {name}"),
            Origin::Flag => "the command line".to_owned(),
            Origin::Policy(path, line) => format!("policy of the administrator: {}, line {line}", path.display()),
        }
    }
}

/// The options as they stand.
#[derive(Debug, Clone)]
pub struct Config {
    values: BTreeMap<&'static str, (String, Origin)>,
    /// The person's own keys: command name and chord, with the place they were read from.
    pub keys: Vec<(String, String, Origin)>,
    pub environment: Environment,
}

impl Config {
    /// Reads every layer. `flags` are option names and values from the command line.
    ///
    /// # Errors
    /// User, when a file cannot be read as TOML, names an unknown option or gives a value that makes no sense; the
    /// file and line are named.
    pub fn load(environment: Environment, flags: &[(&'static str, String)]) -> Result<Config> {
        let values = OPTIONS.iter().map(|row| (row.name, (row.default.to_owned(), Origin::Default))).collect();
        let mut config = Config { values, keys: Vec::new(), environment };
        let system = config.environment.system_folder.join("config.toml");
        layer::read_file(&mut config, &system, false)?;
        if let Some(folder) = config.environment.config_folder.clone() {
            layer::read_file(&mut config, &folder.join("config.toml"), false)?;
        }
        for row in OPTIONS {
            if let Some(variable) = row.variable
                && let Some(value) = config.environment.variables.get(variable).cloned()
            {
                config.set(row, value, Origin::Variable(variable))?;
            }
        }
        for (name, value) in flags {
            if let Some(row) = OPTIONS.iter().find(|row| row.name == *name) {
                config.set(row, value.clone(), Origin::Flag)?;
            }
        }
        let system = config.environment.system_folder.clone();
        let fixed = config.environment.fixed_folder.clone().filter(|folder| *folder != system);
        // The fixed one last: a person may set the variable, and nobody may get round the policy with it.
        for folder in [Some(system), fixed].into_iter().flatten() {
            layer::read_file(&mut config, &folder.join("policy.toml"), true)?;
        }
        Ok(config)
    }

    fn set(&mut self, row: &'static OptionRow, value: String, origin: Origin) -> Result<()> {
        if let Err(why) = row.check(&value) {
            return Err(Error::user(format!("\"{}\" cannot be \"{value}\": {why} ({})", row.name, origin.words()))
                .safe("Nothing was changed")
                .next(match origin {
                    Origin::File(..) => "Mend that line; dhr config explains every option",
                    _ => "Say it again; dhr config explains every option",
                }));
        }
        self.values.insert(row.name, (value, origin));
        Ok(())
    }

    /// The value of an option; empty when it is unset.
    pub fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", |(value, _)| value)
    }

    pub fn origin(&self, name: &str) -> Option<&Origin> {
        self.values.get(name).map(|(_, origin)| origin)
    }

    pub fn is_on(&self, name: &str) -> bool {
        matches!(self.get(name), "yes" | "on" | "true")
    }

    /// A span of minutes; `None` for 0.
    pub fn minutes(&self, name: &str) -> Option<Duration> {
        let minutes: f64 = self.get(name).parse().unwrap_or(0.0);
        Duration::try_from_secs_f64(minutes * 60.0).ok().filter(|span| !span.is_zero())
    }

    /// Today: the option, or the clock of the machine in London.
    pub fn today(&self) -> Date {
        self.get("today").parse().unwrap_or_else(|_| environment::london_today())
    }

    /// The published bank holidays with the administrator's additions and without the days taken off.
    pub fn holidays(&self) -> Holidays {
        let dates = |name: &str| -> Vec<Date> {
            self.get(name).split([',', ' ']).filter_map(|part| part.parse().ok()).collect()
        };
        let added = dates("holidays_add").into_iter().map(|date| (date, "added by the administrator".to_owned()));
        crate::reference::bank_holidays().clone().amended(added, dates("holidays_remove"))
    }

    /// The register: the option, or the person's own data folder.
    pub fn register(&self) -> Result<PathBuf> {
        // A link stands for the register it leads to: what belongs to that lies beside it, not beside the link.
        let real = |path: PathBuf| match path.is_symlink() {
            true => path.canonicalize().unwrap_or(path),
            false => path,
        };
        self.register_named().map(real)
    }

    fn register_named(&self) -> Result<PathBuf> {
        match self.get("db") {
            "" => self
                .environment
                .data_folder
                .as_ref()
                .map(|folder| folder.join("register.db"))
                .ok_or_else(|| Error::env("There is no home folder to keep a register in").next("Say --db PATH")),
            path => Ok(PathBuf::from(path)),
        }
    }

    /// A path as people type it: from their home, or from where they are.
    pub fn place(&self, typed: &str) -> PathBuf {
        match typed.strip_prefix("~/") {
            Some(rest) => Path::new(self.environment.variable("HOME")).join(rest),
            None => PathBuf::from(typed),
        }
    }

    /// The folder of this person's drafts, with one folder in it for each register.
    pub fn drafts(&self) -> Option<PathBuf> {
        self.environment.state_folder.as_ref().map(|folder| folder.join("drafts"))
    }

    /// The folder of this person's drafts for one register; `None` is the practice copy. Records of two registers have
    /// the same numbers, so a draft of one must never be offered in another.
    pub fn drafts_of(&self, register: Option<&Path>) -> Option<PathBuf> {
        let name = match register {
            None => "practice".to_owned(),
            Some(path) => {
                let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
                let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
                digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
            }
        };
        Some(self.drafts()?.join(name))
    }

    /// The same for another person: the practice copy has a coordinator of its own.
    pub fn with_user(mut self, name: &str) -> Self {
        self.values.insert("user", (name.to_owned(), Origin::Flag));
        self
    }

    /// The same for another register, chosen in the welcome.
    pub fn with_register(mut self, path: &Path) -> Self {
        self.values.insert("db", (path.display().to_string(), Origin::Flag));
        self
    }

    /// The name written beside every change.
    pub fn user(&self) -> String {
        match self.get("user") {
            "" => self.environment.login.clone(),
            name => name.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;
