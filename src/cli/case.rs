//! `dhr case`: one case with what it owes and what belongs to it, or any one record.

use serde_json::{Value as Json, json};

use super::open::Desk;
use super::{print, record};
use crate::app::fields::days_in_words;
use crate::app::layout::{fit, width, wrap};
use crate::app::reply::StandingLine;
use crate::domain::date::Date;
use crate::domain::field::Field;
use crate::domain::listing::Listing;
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::{Fact, Style, Value};
use crate::error::Result;
use crate::store::Store;
use crate::term::cover::Cover;
use crate::term::process::stands;

pub fn run(desk: &Desk, word: &str) -> Result<()> {
    let store = desk.store()?;
    let mut found = record::find(&store, word)?;
    Cover::new(&store).records(std::slice::from_mut(&mut found))?;
    let is_case = found.entity == register::cases();
    let stands = if is_case { stands(&store, found.id, desk.today(), &desk.config.holidays())? } else { Vec::new() };
    let held = if is_case { held(&store, found.id)? } else { Vec::new() };
    if desk.json {
        let mut object = found.to_json(false);
        if let (true, Some(object)) = (is_case, object.as_object_mut()) {
            object.insert("standing".into(), standing(&stands));
            let held = held.iter().map(|(entity, count)| (entity.name.to_owned(), json!(count))).collect();
            object.insert("records".into(), Json::Object(held));
        }
        print::json(&object);
        return Ok(());
    }
    print::line(&format!("{} {}", found.entity.label, found.label(desk.today())));
    if let Some(reason) = &found.archived {
        print::line(&format!("Archived: {reason}"));
    }
    print::line("");
    fields(&found, desk.today());
    for line in &stands {
        if line.heading.is_empty() {
            let mark = if line.mark.is_empty() { String::new() } else { format!(" ({})", line.mark) };
            let days = line.days.map_or(String::new(), |days| format!("{}. ", days_in_words(days).0));
            print::indented(&format!("{days}{}{mark}", line.text), 2);
        } else {
            print::line("");
            print::line(&line.heading);
        }
    }
    if !held.is_empty() {
        print::line("");
        print::line("HOLDS");
        let parts: Vec<String> = held.iter().map(|(entity, count)| format!("{} {count}", entity.plural)).collect();
        print::indented(&parts.join(", "), 2);
    }
    Ok(())
}

/// The clocks, gates and gaps as JSON: every fact with the heading it stands under.
fn standing(lines: &[StandingLine]) -> Json {
    let mut heading = "";
    let mut facts = Vec::new();
    for line in lines {
        if line.heading.is_empty() {
            facts.push(
                json!({ "about": heading.to_lowercase(), "text": line.text, "days": line.days, "mark": line.mark }),
            );
        } else {
            heading = &line.heading;
        }
    }
    Json::Array(facts)
}

/// Every field that holds something; private ones only by name.
fn fields(record: &Record, today: Date) {
    let filled: Vec<(&Field, String)> = record
        .entity
        .fields
        .iter()
        .zip(&record.values)
        .filter(|(_, value)| !matches!(value, Value::Missing | Value::Fact(Fact::NotRecorded)))
        .map(|(field, _)| (field, record.shown(field, Style::Detail, today)))
        .collect();
    let column = filled.iter().map(|(field, _)| width(field.label)).max().unwrap_or(0) + 2;
    for (field, shown) in filled {
        let room = print::columns().saturating_sub(column + 2).max(20);
        for (at, part) in wrap(&shown, room).into_iter().enumerate() {
            let label = if at == 0 { field.label } else { "" };
            print::line(&format!("  {}{part}", fit(label, column)));
        }
    }
}

/// How many records of each kind belong to a case.
fn held(store: &Store, case: i64) -> Result<Vec<(&'static crate::domain::entity::Entity, usize)>> {
    let mut held = Vec::new();
    for entity in register::ENTITIES.iter().copied().filter(|entity| *entity != register::cases()) {
        let count = store.count(&Listing::of(entity).case(Some(case)))?;
        if count > 0 {
            held.push((entity, count));
        }
    }
    Ok(held)
}
