//! `dhr config`: every option with its value, where that comes from and what it does.

use serde_json::{Value as Json, json};

use super::open::Desk;
use super::print;
use crate::config::{OPTIONS, Origin};
use crate::error::Result;
use crate::term::options::theme;

pub fn run(desk: &Desk) -> Result<()> {
    let from = |name: &str| desk.config.origin(name).map_or_else(String::new, Origin::words);
    if desk.json {
        let rows: Vec<Json> = OPTIONS
            .iter()
            .map(|row| {
                json!({
                    "name": row.name, "value": desk.config.get(row.name), "from": from(row.name),
                    "default": row.default, "choices": row.choices, "variable": row.variable, "help": row.help,
                })
            })
            .collect();
        let keys: Vec<Json> = desk
            .config
            .keys
            .iter()
            .map(|(command, keys, origin)| json!({ "command": command, "keys": keys, "from": origin.words() }))
            .collect();
        print::json(&json!({ "total": rows.len(), "rows": rows, "keys": keys }));
        return Ok(());
    }
    for row in OPTIONS {
        let value = match desk.config.get(row.name) {
            "" => "(empty)",
            value => value,
        };
        print::line(&format!("{} = {value}  [{}]", row.name, from(row.name)));
        let choices = match row.choices {
            [] => String::new(),
            choices => format!(" One of: {}.", choices.join(", ")),
        };
        print::indented(&format!("{}{choices}", row.help), 4);
        if row.name == "theme" {
            let faults = theme(&desk.config).err().unwrap_or_default();
            faults.iter().for_each(|fault| print::indented(&format!("Not used: {fault}"), 4));
        }
    }
    for (command, keys, origin) in &desk.config.keys {
        print::line(&format!("keys: {command} = {keys}  [{}]", origin.words()));
    }
    print::line("");
    print::line("An option is a line such as theme = \"light\" in one of these; the first is yours.");
    let files = [desk.config.environment.config_folder.as_deref(), Some(&desk.config.environment.system_folder)];
    for folder in files.into_iter().flatten() {
        print::line(&format!("File: {}", folder.join("config.toml").display()));
    }
    print::line(&format!("Policy: {}", desk.config.environment.system_folder.join("policy.toml").display()));
    Ok(())
}
