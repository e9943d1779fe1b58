//! A file beside what the register holds: rows that are new, changed, the same, or gone from the file. Only this agency's
//! events are touched, and only the fields its file fills; tags, links, queries and a reviewer's own fields stay.

use super::matching::pair;
use super::{Held, Known, Options, ReadSheet, Vanished};
use crate::domain::change::{Batch, Change};
use crate::domain::date::Date;
use crate::domain::field::Field;
use crate::domain::register::Event;
use crate::domain::value::{Cell, Fact, Id, Style, Value};

/// The reason given when an event is archived because the agency's corrected file no longer has it.
pub const GONE: &str = "No longer in the agency's file";

/// The fields a file fills.
const OURS: [&str; 12] = [
    "when",
    "what",
    "source",
    "ends",
    "time",
    "end_time",
    "reference",
    "row",
    "subject",
    "response",
    "comment",
    "kind",
];

/// What would become of one event.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    New {
        sheet: String,
        row: u32,
    },
    /// In the file and in the register, with these fields different.
    Changed {
        event: Id,
        sheet: String,
        row: u32,
        fields: Vec<FieldChange>,
    },
    Same {
        event: Id,
        sheet: String,
        row: u32,
    },
    /// Archived because an earlier file no longer had it; back because this one does.
    Restored {
        event: Id,
        sheet: String,
        row: u32,
    },
    /// A person archived it; it stays so though the file has it.
    LeftArchived {
        event: Id,
        sheet: String,
        row: u32,
    },
    /// Of an earlier file and not of this one.
    Gone {
        event: Id,
        row: Option<i64>,
    },
}

impl Fate {
    pub const fn code(&self) -> &'static str {
        match self {
            Fate::New { .. } => "new",
            Fate::Changed { .. } => "changed",
            Fate::Same { .. } => "same",
            Fate::Restored { .. } => "restored",
            Fate::LeftArchived { .. } => "left archived",
            Fate::Gone { .. } => "gone",
        }
    }
}

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    pub field: &'static str,
    pub from: String,
    pub to: String,
    /// Whether the file's value is taken; otherwise `why` says why the register's stays.
    pub taken: bool,
    pub why: &'static str,
}

/// Compare, and put what has to be written into the batch.
pub(super) fn compare(
    sheets: &[ReadSheet],
    known: &dyn Known,
    agency: Id,
    options: &Options,
    batch: &mut Batch,
    notes: &mut Vec<String>,
) -> Vec<Fate> {
    let held: Vec<Held> = known.events(agency);
    let rows = sheets.iter().flat_map(|sheet| sheet.rows.iter().map(move |row| (sheet, row)));
    let new: Vec<(&str, u32, &Event)> =
        rows.filter_map(|(sheet, row)| row.event.as_ref().map(|event| (sheet.name.as_str(), row.row, event))).collect();
    let (shelved, active): (Vec<&Held>, Vec<&Held>) = held.iter().partition(|held| held.archived.is_some());
    let events = |list: &[&'_ Held]| list.iter().map(|held| as_sent(held, known)).collect::<Vec<_>>();
    let (active_events, shelved_events) = (events(&active), events(&shelved));
    let found =
        pair(&active_events.iter().collect::<Vec<_>>(), &new.iter().map(|(.., event)| *event).collect::<Vec<_>>());
    let rest: Vec<usize> = (0..new.len()).filter(|at| found.get(*at) == Some(&None)).collect();
    let left: Vec<&Event> = rest.iter().filter_map(|at| new.get(*at)).map(|(.., event)| *event).collect();
    let back = pair(&shelved_events.iter().collect::<Vec<_>>(), &left);
    let mut back = back.into_iter();
    let mut fates = Vec::new();
    for ((sheet, row, event), found) in new.iter().zip(&found) {
        let (sheet, row) = ((*sheet).to_owned(), *row);
        if let Some(held) = found.and_then(|at| active.get(at)) {
            let id = held.event.id;
            let fields = changed(held, event, known, options.today, batch);
            fates.push(if fields.is_empty() {
                Fate::Same { event: id, sheet, row }
            } else {
                Fate::Changed { event: id, sheet, row, fields }
            });
        } else if let Some(held) = back.next().flatten().and_then(|at| shelved.get(at)) {
            let id = held.event.id;
            if held.archived.as_deref() == Some(GONE) {
                batch.push(Change::Restore { entity: &Event::ENTITY, id });
                changed(held, event, known, options.today, batch);
                fates.push(Fate::Restored { event: id, sheet, row });
            } else {
                fates.push(Fate::LeftArchived { event: id, sheet, row });
            }
        } else {
            batch.add(&Event::ENTITY, values(event));
            fates.push(Fate::New { sheet, row });
        }
    }
    let kept: Vec<bool> = (0..active.len()).map(|at| found.contains(&Some(at))).collect();
    fates.extend(gone(&active, &kept, options, batch, notes));
    fates
}

/// The event as its agency last sent it, by which its row is known again whatever a person made of it since.
fn as_sent(held: &Held, known: &dyn Known) -> Event {
    let mut event = held.event.clone();
    let sent = |field: &str| known.imported(event.id, field).filter(|value| !value.is_missing());
    let (what, when, reference, row) = (sent("what"), sent("when"), sent("reference"), sent("row"));
    if let Some(what) = what {
        event.what = Cell::read(&what);
    }
    if let Some(when) = when {
        event.when = Cell::read(&when);
    }
    if let Some(reference) = reference {
        event.reference = Cell::read(&reference);
    }
    if let Some(row) = row {
        event.row = Cell::read(&row);
    }
    event
}

/// The values of a new event that say something.
fn values(event: &Event) -> Vec<(&'static str, Value)> {
    let said =
        |value: &Value| !matches!(value, Value::Missing | Value::Fact(Fact::NotRecorded)) && *value != Value::code("");
    Event::ENTITY.fields.iter().map(|field| field.name).zip(event.values()).filter(|(_, value)| said(value)).collect()
}

fn changed(held: &Held, new: &Event, known: &dyn Known, today: Date, batch: &mut Batch) -> Vec<FieldChange> {
    let mut out = Vec::new();
    let (old_values, new_values) = (held.event.values(), new.values());
    for ((field, old), new) in Event::ENTITY.fields.iter().zip(old_values).zip(new_values) {
        if !OURS.contains(&field.name) || old == new {
            continue;
        }
        let Some((taken, why)) = judge(field, &old, &new, known.imported(held.event.id, field.name).as_ref()) else {
            continue;
        };
        if taken {
            batch.push(Change::set(&Event::ENTITY, held.event.id, field, old.clone(), new.clone()));
        }
        // A row that only moved is no change to the event.
        if field.name != "row" {
            let shown = |value: &Value| value.show(field.kind, Style::Edit, today);
            out.push(FieldChange { field: field.name, from: shown(&old), to: shown(&new), taken, why });
        }
    }
    out
}

/// Whether the file's value is taken; `None` where there is nothing to say.
fn judge(field: &Field, old: &Value, new: &Value, last: Option<&Value>) -> Option<(bool, &'static str)> {
    let by_hand = "changed by hand since the last import";
    match last {
        Some(last) if last == new => None,
        Some(last) if last == old => Some((true, "")),
        Some(_) => Some((false, by_hand)),
        // What the file does not say is not taken away: a reviewer may have added it.
        None if new.is_missing() => None,
        None if field.name == "kind" => {
            (*new != Value::code("event") && *old == Value::code("event")).then_some((true, ""))
        }
        None => match (field.name, old.as_text(), new.as_text()) {
            ("comment", Some(old), Some(new)) if old.contains(new) => None,
            _ => Some((true, "")),
        },
    }
}

/// Events of an earlier file that this one does not have.
fn gone(active: &[&Held], kept: &[bool], options: &Options, batch: &mut Batch, notes: &mut Vec<String>) -> Vec<Fate> {
    // What was typed by hand has no row; what came with another return is another file's.
    let ours = |held: &Held| {
        held.event.row.is_some()
            && (options.owed.is_none() || held.event.owed.is_none() || held.event.owed == options.owed)
    };
    let all: Vec<(&Held, bool)> =
        active.iter().copied().zip(kept.iter().copied()).filter(|(held, _)| ours(held)).collect();
    let there = all.iter().filter(|(_, kept)| *kept).count();
    let missing: Vec<&Held> = all.iter().filter(|(_, kept)| !kept).map(|(held, _)| *held).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let archive = match options.vanished {
        Vanished::Archive => true,
        Vanished::Keep => false,
        Vanished::Judge => there * 5 >= all.len(),
    };
    if !archive {
        notes.push(format!(
            "{} earlier events of this agency are not in this file and were left: it looks like a second file, not a corrected copy",
            missing.len()
        ));
        return Vec::new();
    }
    let archived = missing.into_iter().map(|held| {
        batch.push(Change::Archive { entity: &Event::ENTITY, id: held.event.id, why: GONE.to_owned() });
        Fate::Gone { event: held.event.id, row: held.event.row }
    });
    archived.collect()
}
