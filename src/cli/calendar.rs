//! `dhr calendar`: dues and meetings for a calendar program, by reference alone.

use std::path::Path;

use serde_json::json;

use super::open::Desk;
use super::{file, print};
use crate::config;
use crate::domain::calendar::add_months;
use crate::error::Result;
use crate::exchange::calendar::{Asked, calendar};
use crate::exchange::write::tame;

/// How far ahead dues are written.
const MONTHS: i32 = 24;
/// More dues than a calendar can show.
const MOST: usize = 100_000;

pub fn run(desk: &Desk, out: Option<&Path>) -> Result<()> {
    file::allowed(&desk.config)?;
    let store = desk.store()?;
    let until = add_months(desk.today(), MONTHS).unwrap_or(desk.today());
    let dues = store.dues(until, None, false, MOST)?;
    let mut dossiers = Vec::new();
    store.dossiers(&store.cases()?, &mut |dossier| dossiers.push(dossier))?;
    let holidays = desk.config.holidays();
    let asked = Asked { today: desk.today(), until, holidays: &holidays, stamp: config::now() };
    let text = calendar(&dossiers, &dues, asked);
    let entries = text.matches("\nUID:").count();
    match out {
        None => print::bytes(tame(&text).as_bytes()),
        Some(path) => {
            file::fresh(path, text.as_bytes())?;
            if desk.json {
                print::json(&json!({ "file": path.display().to_string(), "entries": entries }));
            } else {
                print::line(&format!("Wrote {entries} entries to {}, readable by you alone.", path.display()));
            }
        }
    }
    Ok(())
}
