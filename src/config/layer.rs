//! One configuration file laid over what is there.

use std::path::Path;

use super::{Config, OPTIONS, Origin};
use crate::error::{Error, Result};

/// The line on which a key stands, for messages; 1 when it cannot be told.
fn line_of(text: &str, key: &str) -> usize {
    let is_key =
        |line: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    let quoted = format!("\"{key}\"");
    let is_quoted =
        |line: &str| line.trim_start().strip_prefix(&quoted).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().position(|line| is_key(line) || is_quoted(line)).map_or(1, |at| at + 1)
}

/// Reads a file into `config`; a file that is not there is no layer.
pub fn read_file(config: &mut Config, path: &Path, policy: bool) -> Result<()> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(Error::env(format!("The configuration {} cannot be read", path.display()))
                .safe("Nothing was changed")
                .next("Make it readable, or move it away")
                .source(error));
        }
    };
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        let line =
            error.span().map_or(1, |span| text.get(..span.start).map_or(1, |before| before.lines().count().max(1)));
        Error::user(format!("{}, line {line}: {}", path.display(), error.message()))
            .safe("Nothing was changed")
            .next("Mend that line")
    })?;
    for (key, value) in &table {
        let line = line_of(&text, key);
        if key == "keys" && !policy {
            read_keys(config, path, &text, value)?;
            continue;
        }
        let Some(row) = OPTIONS.iter().find(|row| row.name == key) else {
            let near = OPTIONS
                .iter()
                .map(|row| (strsim::jaro_winkler(row.name, key), row.name))
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map_or("", |(_, name)| name);
            return Err(Error::user(format!("{}, line {line}: there is no option \"{key}\"", path.display()))
                .safe("Nothing was changed")
                .next(format!("The nearest is \"{near}\"; dhr config lists them all")));
        };
        let text = as_text(value);
        let origin = if policy { Origin::Policy(path.to_owned(), line) } else { Origin::File(path.to_owned(), line) };
        config.set(row, text, origin)?;
    }
    Ok(())
}

/// A value as the option table takes it: yes and no for booleans, commas between the parts of a list.
fn as_text(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Boolean(on) => if *on { "yes" } else { "no" }.to_owned(),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) => number.to_string(),
        toml::Value::Datetime(date) => date.to_string(),
        toml::Value::Array(parts) => parts.iter().map(as_text).collect::<Vec<_>>().join(","),
        toml::Value::Table(_) => String::new(),
    }
}

fn read_keys(config: &mut Config, path: &Path, text: &str, value: &toml::Value) -> Result<()> {
    let wrong = |line: usize, why: &str| {
        Error::user(format!("{}, line {line}: {why}", path.display()))
            .safe("Nothing was changed")
            .next("Mend that line")
    };
    let table = value.as_table().ok_or_else(|| wrong(line_of(text, "keys"), "[keys] is not a table"))?;
    for (command, chord) in table {
        let line = line_of(text, command);
        let chord = chord.as_str().ok_or_else(|| wrong(line, "a key is written as text, such as \"g c\""))?;
        config.keys.push((command.clone(), chord.to_owned(), Origin::File(path.to_owned(), line)));
    }
    Ok(())
}
