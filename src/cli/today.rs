//! `dhr today`, and `dhr` without a terminal: what needs you, by date, each line with its reason.

use serde_json::{Value as Json, json};

use super::open::Desk;
use super::{history, print};
use crate::app::fields::days_in_words;
use crate::app::layout::{fit, width, wrap};
use crate::app::screen::today::horizon;
use crate::domain::date::{Date, long};
use crate::domain::due::DueRow;
use crate::domain::register;
use crate::error::Result;
use crate::store::{Drafts, Store};

/// Most lines.
const LINES: usize = 400;
/// Steps of others told.
const CHANGES: usize = 20;

pub fn run(desk: &Desk, mine: bool) -> Result<()> {
    show(desk, &desk.store()?, mine)
}

/// Today of an open register.
pub fn show(desk: &Desk, store: &Store, mine: bool) -> Result<()> {
    let today = desk.today();
    let rows = store.dues(horizon(today), None, mine, LINES)?;
    let changed = store.changed_since_seen(CHANGES)?;
    let drafts = desk.config.drafts().map(|folder| Drafts::new(folder).list()).transpose()?.unwrap_or_default();
    if desk.json {
        let changed: Vec<Json> = changed.iter().map(history::object).collect();
        let rows: Vec<Json> = rows.iter().map(|row| object(row, today)).collect();
        print::json(&json!({
            "today": today.to_string(), "total": rows.len(), "rows": rows, "changed": changed, "drafts": drafts.len(),
        }));
        return Ok(());
    }
    let late = rows.iter().filter(|row| row.days(today) < 0).count();
    let soon = rows.iter().filter(|row| (0..=7).contains(&row.days(today))).count();
    print::line(&format!("{}. Needs you: {}, {late} overdue.", long(today), things(late + soon)));
    if late + soon == 0 {
        let next = rows
            .first()
            .map_or_else(String::new, |row| format!(" Next: {}, {}.", long(row.due), row.what.to_lowercase()));
        print::line(&format!("Nothing needs you today.{next}"));
    }
    for (heading, days) in [("OVERDUE", i64::MIN..=-1), ("DUE THIS WEEK", 0..=7), ("COMING UP", 8..=i64::MAX)] {
        let mut rows = rows.iter().filter(|row| days.contains(&row.days(today))).peekable();
        if rows.peek().is_some() {
            print::line("");
            print::line(heading);
        }
        rows.for_each(|row| owed(row, today));
    }
    if !changed.is_empty() {
        print::line("");
        print::line("CHANGED BY OTHERS SINCE YOU LEFT");
    }
    for entry in &changed {
        let why = entry.why.as_ref().map_or_else(String::new, |why| format!(" Reason: {why}"));
        print::indented(&format!("{} {}.{why}", entry.who, entry.label), 2);
    }
    if !drafts.is_empty() {
        print::line("");
        print::line(&format!("You left {} unsaved: dhr doctor --drafts", texts(drafts.len())));
    }
    Ok(())
}

fn things(count: usize) -> String {
    if count == 1 { "1 thing".to_owned() } else { format!("{count} things") }
}

fn texts(count: usize) -> String {
    if count == 1 { "1 text".to_owned() } else { format!("{count} texts") }
}

/// Cells of the words that say how late it is.
const WHEN: usize = 16;

/// Two lines: what is owed, and why it is here.
pub fn owed(row: &DueRow, today: Date) {
    let case = reference(row);
    let what =
        if row.entity == register::cases() { row.what.to_owned() } else { format!("{}: {}", row.what, row.label) };
    let owner = if row.owner.is_empty() { String::new() } else { format!(" ({})", row.owner) };
    let when = fit(&days_in_words(row.days(today)).0, WHEN);
    let head = format!("  {when}{}", if case.is_empty() { String::new() } else { format!("{case}  ") });
    let room = print::columns().saturating_sub(width(&head));
    let mut lines = wrap(&format!("{what}{owner}"), room.max(20)).into_iter();
    print::line(&format!("{head}{}", lines.next().unwrap_or_default()));
    let indent = WHEN + 2;
    lines.for_each(|line| print::line(&format!("{:indent$}{line}", "")));
    print::indented(&why(row), indent);
}

fn why(row: &DueRow) -> String {
    let field = row.entity.field(row.field);
    let until = field.and_then(|field| field.due).and_then(|due| row.entity.field(due.until));
    format!(
        "{} of {}:{} is {}; it ends when \"{}\" is filled.",
        field.map_or("", |field| field.label),
        row.entity.name,
        row.id,
        long(row.due),
        until.map_or("", |field| field.label)
    )
}

/// The reference of the case, the first word of its label.
fn reference(row: &DueRow) -> &str {
    row.case.as_ref().and_then(|case| case.label.split(' ').next()).unwrap_or_default()
}

pub fn object(row: &DueRow, today: Date) -> Json {
    json!({
        "entity": row.entity.name,
        "id": row.id,
        "case": row.case.as_ref().map(|case| json!({ "id": case.id, "label": case.label })),
        "field": row.field,
        "what": row.what,
        "label": row.label,
        "due": row.due.to_string(),
        "days": row.days(today),
        "owner": row.owner,
        "why": why(row),
    })
}
