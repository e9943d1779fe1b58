//! `dhr today`, and `dhr` without a terminal: what needs you, the worst to miss first, each line with its reason.

use std::io::{IsTerminal, Write};

use serde_json::{Value as Json, json};

use super::open::Desk;
use super::{history, print};
use crate::app::fields::days_in_words;
use crate::app::layout::{fit, width, wrap};
use crate::domain::date::long;
use crate::domain::process::today::{EACH, Line, Section, Whose};
use crate::error::Result;
use crate::store::{Drafts, Store};
use crate::term::today::TodayLines;

/// Steps of others told.
const CHANGES: usize = 20;

pub fn run(desk: &Desk, mine: bool, all: bool) -> Result<()> {
    show(desk, &desk.store()?, mine, all)
}

/// Today of an open register: the first lines of every section, or all of them.
pub fn show(desk: &Desk, store: &Store, mine: bool, all: bool) -> Result<()> {
    let today = desk.today();
    let whose = if mine { Whose::Mine } else { Whose::All };
    let each = if all || desk.json { usize::MAX } else { EACH };
    let look = TodayLines::new(&desk.config, today).read_telling(store, Some(whose), each, tell)?;
    let lines = &look.lines;
    let changed = store.changed_since_seen(CHANGES)?;
    let drafts =
        desk.config.drafts_of(store.path()).map(|folder| Drafts::new(folder).list()).transpose()?.unwrap_or_default();
    if desk.json {
        let changed: Vec<Json> = changed.iter().map(history::object).collect();
        let rows: Vec<Json> = lines.iter().map(object).collect();
        print::json(&json!({
            "today": today.to_string(), "needs_you": look.needs(), "overdue": look.count(Section::Overdue),
            "total": rows.len(), "rows": rows, "changed": changed, "drafts": drafts.len(),
        }));
        return Ok(());
    }
    if look.needs() > 0 {
        let (items, late) = (items(look.needs()), look.count(Section::Overdue));
        print::line(&format!("{}. Needs you: {items}, {late} overdue.", long(today)));
        if let Some(first) = look.decide_first(today) {
            print::line(&format!("{first}."));
        }
    } else if look.is_unused {
        print::line(&format!("{}. This register is empty. To begin, do one of these:", long(today)));
        print::line("  Bring in the tracker you have: dhr import FILE --dry-run shows what would become of every row");
        print::line("  Add one review: dhr add case reference=REF");
        print::line("  Look around first: dhr demo, an invented borough");
    } else {
        let looked = if mine { " of the reviews you lead" } else { "" };
        print::indented(&format!("{}. Nothing needs you today{looked}. {}.", long(today), look.next_words(today)), 0);
    }
    for section in Section::ALL {
        if look.count(section) == 0 {
            continue;
        }
        print::line("");
        print::line(&section.label().to_uppercase());
        lines.iter().filter(|line| line.section == section).for_each(owed);
        match look.untold(section) {
            0 => {}
            more => print::line(&format!("  and {more} more, less pressing: dhr today --all")),
        }
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

/// Reviews worked out before it is worth a word.
const LONG: usize = 2_000;

/// Says how far the first look of a day has come, where somebody watches.
fn tell(done: usize, of: usize) {
    if of > LONG && std::io::stderr().is_terminal() {
        let end = if done == of { "\n" } else { "" };
        // Nobody has to be told that it could not be said.
        let _ = write!(std::io::stderr(), "\rWorking out what is due: {done} of {of} reviews{end}");
    }
}

fn items(count: usize) -> String {
    if count == 1 { "1 item".to_owned() } else { format!("{count} items") }
}

fn texts(count: usize) -> String {
    if count == 1 { "1 text".to_owned() } else { format!("{count} texts") }
}

/// Cells of the words that say how late it is.
const WHEN: usize = 16;

/// Two lines: what is owed, and why it is here.
fn owed(row: &Line) {
    let when = match row.section {
        Section::NoNextStep => String::new(),
        Section::Waiting if row.days == 0 && row.tag.is_empty() => String::new(),
        Section::Waiting => days_in_words(row.days).0.replace(" late", ""),
        _ => days_in_words(row.days).0,
    };
    let head = format!("  {}{}  ", fit(&when, WHEN), reference(row));
    let tag = if row.tag.is_empty() { String::new() } else { format!(" ({})", row.tag) };
    let room = print::columns().saturating_sub(width(&head));
    let mut lines = wrap(&format!("{}{tag}", row.what), room.max(20)).into_iter();
    print::line(&format!("{head}{}", lines.next().unwrap_or_default()));
    let indent = WHEN + 2;
    lines.for_each(|line| print::line(&format!("{:indent$}{line}", "")));
    let mark = if row.mark.is_empty() { String::new() } else { format!(" ({})", row.mark) };
    print::indented(&format!("{}{mark}", row.why), indent);
}

/// The reference of the case.
fn reference(row: &Line) -> &str {
    row.case.reference()
}

fn object(row: &Line) -> Json {
    json!({
        "section": row.section.label(),
        "harm": row.harm.label(),
        "entity": row.entity,
        "id": row.id,
        "case": { "id": row.case.id, "label": row.case.label },
        "lead": row.lead,
        "field": row.field,
        "what": row.what,
        "days": row.days,
        "tag": row.tag,
        "waiting_on": row.waiting_on,
        "why": row.why,
        "mark": row.mark,
    })
}
