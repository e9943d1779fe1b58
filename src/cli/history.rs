//! `dhr history`, `dhr undo`, `dhr redo`: what was done, and taking it back.

use serde_json::{Value as Json, json};

use super::open::Desk;
use super::{print, record};
use crate::config;
use crate::domain::date::wall;
use crate::domain::journal::{BatchEntry, ChangeEntry, HistoryScope, Undone};
use crate::domain::register;
use crate::error::{Error, Kind, Result};

/// Changes of one step that are shown.
const SHOWN: usize = 12;

pub fn run(desk: &Desk, word: Option<&str>, limit: usize) -> Result<()> {
    let store = desk.store()?;
    let scope = match word {
        None => HistoryScope::All,
        Some(word) => match record::find(&store, word)? {
            case if case.entity == register::cases() => HistoryScope::Case(case.id),
            one => HistoryScope::Record(one.entity, one.id),
        },
    };
    let entries = store.history(scope, 0, limit, false)?;
    if desk.json {
        return print::rows(entries.iter().map(object));
    }
    if entries.is_empty() {
        return print::nothing();
    }
    for entry in &entries {
        let undone = match entry {
            entry if entry.partly => " (taken back, but for what others had changed)",
            entry if entry.undone => " (taken back)",
            _ => "",
        };
        print::line(&format!("{}  {}  {}{undone}", wall(entry.at).strftime("%-d %b %Y %H:%M"), entry.who, entry.label));
        if let Some(why) = &entry.why {
            print::indented(&format!("Why: {why}"), 4);
        }
        for change in entry.changes.iter().take(SHOWN) {
            print::indented(&change_words(change), 4);
        }
        if entry.changes.len() > SHOWN {
            print::indented(&format!("and {} changes more", entry.changes.len() - SHOWN), 4);
        }
    }
    Ok(())
}

fn change_words(change: &ChangeEntry) -> String {
    let empty = |text: &str| if text.is_empty() { "empty".to_owned() } else { text.to_owned() };
    match change.op {
        "set" => format!("{}: {}: {} -> {}", change.record, change.field, empty(&change.old), empty(&change.new)),
        "archive" => format!("{}: archived: {}", change.record, change.new),
        "add" => format!("{}: added", change.record),
        "remove" => format!("{}: taken out again", change.record),
        "restore" => format!("{}: brought back", change.record),
        "reveal" if !change.new.is_empty() => format!("{}: {}", change.record, change.new),
        "reveal" => format!("{}: private values were looked at", change.record),
        op => format!("{}: {op}", change.record),
    }
}

/// A step as JSON; values in the words of the screen, private ones hidden.
pub fn object(entry: &BatchEntry) -> Json {
    let changes: Vec<Json> = entry
        .changes
        .iter()
        .map(|change| {
            json!({
                "entity": change.entity.name, "id": change.id, "record": change.record, "op": change.op,
                "field": change.field, "old": change.old, "new": change.new,
            })
        })
        .collect();
    json!({
        "batch": entry.id, "at": entry.at.to_string(), "who": entry.who, "did": entry.label, "why": entry.why,
        "undone": entry.undone, "undone_in_part": entry.partly, "changes": changes,
    })
}

pub fn undo(desk: &Desk) -> Result<()> {
    let undone = desk.store()?.undo(config::now())?;
    told(desk, &undone, "Taken back", "Do it again with", "redo")
}

pub fn redo(desk: &Desk) -> Result<()> {
    let undone = desk.store()?.redo(config::now())?;
    told(desk, &undone, "Done again", "Undo with", "undo")
}

/// Says what became of it. Changes that somebody else has moved on since stay, and the command ends as refused.
fn told(desk: &Desk, undone: &Undone, verb: &str, back: &str, command: &str) -> Result<()> {
    let refused: Vec<String> = undone
        .refused
        .iter()
        .map(|refusal| format!("{} \"{}\": {}", refusal.entity.label, refusal.record, refusal.why))
        .collect();
    if desk.json {
        print::json(&json!({
            "did": undone.label, "batch": undone.batch, "changes": undone.changes, "refused": refused,
        }));
    } else if undone.changes > 0 {
        let but = if refused.is_empty() { "" } else { ", but for what follows" };
        print::line(&format!("{verb}: {}{but}. {back}: {} {command}", undone.label, desk.program()));
    }
    let (one, rest) = match refused.as_slice() {
        [] => return Ok(()),
        [one] => (one, false),
        _ => (&format!("{} things stay as they are", refused.len()), true),
    };
    if rest && !desk.json {
        refused.iter().for_each(|line| print::indented(line, 2));
    }
    let safe = if undone.changes > 0 { "The rest was taken back" } else { "Nothing was changed" };
    let next =
        "Once a colleague's change is taken back, dhr undo takes what it held too; dhr history shows who changed it";
    Err(Error::new(Kind::Denied, one.as_str()).safe(safe).next(next))
}
