//! The surroundings of the process, read once: variables, folders, user, clock. The only reader of any of them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::domain::date::Date;

/// Where the administrator's files lie.
const SYSTEM: &str = "/etc/dhr";

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    pub variables: BTreeMap<String, String>,
    /// Where the administrator's configuration and policy lie.
    pub system_folder: PathBuf,
    /// Where a policy lies that holds even when the variable names another folder.
    pub fixed_folder: Option<PathBuf>,
    pub config_folder: Option<PathBuf>,
    pub data_folder: Option<PathBuf>,
    pub state_folder: Option<PathBuf>,
    pub uid: u32,
    pub login: String,
}

impl Environment {
    /// Reads the process's own surroundings. A static binary cannot ask the name service, so the name is the login
    /// variable, else the line of the password file, else the number.
    pub fn read() -> Environment {
        let variables: BTreeMap<String, String> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.to_string_lossy().into_owned())))
            .collect();
        let folders = directories::ProjectDirs::from("", "", "dhr");
        let uid = rustix::process::getuid().as_raw();
        let login = ["USER", "LOGNAME"]
            .iter()
            .filter_map(|name| variables.get(*name))
            .find(|name| !name.is_empty())
            .cloned()
            .or_else(|| name_in_password_file(uid))
            .unwrap_or_else(|| uid.to_string());
        let set = |name: &str| variables.get(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        Environment {
            system_folder: set("DHR_SYSTEM").unwrap_or_else(|| PathBuf::from(SYSTEM)),
            fixed_folder: Some(PathBuf::from(SYSTEM)),
            config_folder: folders.as_ref().map(|folders| folders.config_dir().to_owned()),
            data_folder: folders.as_ref().map(|folders| folders.data_dir().to_owned()),
            state_folder: folders.as_ref().and_then(|folders| folders.state_dir().map(ToOwned::to_owned)),
            uid,
            login,
            variables,
        }
    }

    /// A variable; empty when it is unset.
    pub fn variable(&self, name: &str) -> &str {
        self.variables.get(name).map_or("", String::as_str)
    }
}

fn name_in_password_file(uid: u32) -> Option<String> {
    let text = std::fs::read_to_string("/etc/passwd").ok()?;
    text.lines().find_map(|line| {
        let mut parts = line.split(':');
        let name = parts.next()?;
        let number: u32 = parts.nth(1)?.parse().ok()?;
        (number == uid).then(|| name.to_owned())
    })
}

/// The moment, for the journal.
pub fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// The day it is in London.
pub fn london_today() -> Date {
    crate::domain::date::wall(now()).date()
}
