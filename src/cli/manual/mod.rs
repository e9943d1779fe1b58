//! The manual, made from the tables the program runs on: verbs, fields, commands, the query language, options.

mod fields;
mod keys;
mod options;
mod page;
mod query;
mod verbs;

use std::path::Path;

use serde_json::json;

use super::open::Desk;
use super::print;
use crate::error::{Error, Result};
pub use page::Page;

/// Every page.
pub fn pages() -> Vec<Page> {
    vec![verbs::page(), fields::page(), keys::page(), query::page(), options::page()]
}

pub fn run(desk: &Desk, name: &str, write: Option<&Path>) -> Result<()> {
    if let Some(folder) = write {
        return files(desk, folder);
    }
    let pages = pages();
    let wanted =
        |page: &&Page| page.name == name || page.name.strip_prefix("dhr-") == Some(name) || page.file() == name;
    let page = pages.iter().find(wanted).ok_or_else(|| {
        let names: Vec<&str> = pages.iter().map(|page| page.name).collect();
        Error::user(format!("There is no page \"{name}\"")).next(format!("There are {}", names.join(", ")))
    })?;
    print::not_data(desk.json, "The manual is")?;
    page.text_lines(print::columns()).iter().for_each(|line| print::line(line));
    Ok(())
}

/// Writes every page as `man` reads it.
fn files(desk: &Desk, folder: &Path) -> Result<()> {
    let mut written = Vec::new();
    for page in pages() {
        let path = folder.join(page.file());
        std::fs::write(&path, page.roff()).map_err(|error| {
            Error::env(format!("{} could not be written", path.display()))
                .next("Name a folder of your own")
                .source(error)
        })?;
        written.push(path.display().to_string());
    }
    if desk.json {
        print::json(&json!({ "files": written }));
    } else {
        written.iter().for_each(|path| print::line(path));
    }
    Ok(())
}
