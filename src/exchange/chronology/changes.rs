//! A file beside what the register holds: rows that are new, changed, the same, or gone from the file. Only this agency's
//! events are touched, and only the fields its file fills; tags, links, queries and a reviewer's own fields stay.

use super::earlier::Earlier;
use super::{Held, Known, Options, ReadSheet, unread};
use crate::domain::change::{Batch, Change};
use crate::domain::date::Date;
use crate::domain::field::Field;
use crate::domain::register::Event;
use crate::domain::value::{Cell, Fact, Id, Ref, Style, Value};
use crate::error::Result;

/// The reason given when an event is archived because the agency's corrected file no longer has it.
pub const GONE: &str = "No longer in the agency's file";

/// The fields a file fills.
const OURS: [&str; 14] = [
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
    "file",
    "sheet",
];
/// Of these, where a row stands: that it moved is no change to the event.
const PLACE: [&str; 3] = ["row", "file", "sheet"];

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
        /// What people tied to it, which leaves the composite with it.
        tied: Vec<String>,
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
    file: &str,
    known: &dyn Known,
    agency: &Ref,
    options: &Options,
    batch: &mut Batch,
    notes: &mut Vec<String>,
) -> Result<Vec<Fate>> {
    let held: Vec<Held> = known.events(agency.id);
    let rows = sheets.iter().flat_map(|sheet| sheet.rows.iter().map(move |row| (sheet, row)));
    let new: Vec<(&str, u32, &Event)> =
        rows.filter_map(|(sheet, row)| row.event.as_ref().map(|event| (sheet.name.as_str(), row.row, event))).collect();
    let (shelved, active): (Vec<&Held>, Vec<&Held>) = held.iter().partition(|held| held.archived.is_some());
    let events = |list: &[&'_ Held]| list.iter().map(|held| as_sent(held, known)).collect::<Vec<_>>();
    let (active_events, shelved_events) = (events(&active), events(&shelved));
    let fresh: Vec<&Event> = new.iter().map(|(.., event)| *event).collect();
    let earlier = Earlier::of(&active_events, &fresh, file, options.vanished)?;
    let found = earlier.pair(&active_events, &fresh);
    let rest: Vec<usize> = (0..new.len()).filter(|at| found.get(*at) == Some(&None)).collect();
    let left: Vec<&Event> = rest.iter().filter_map(|at| new.get(*at)).map(|(.., event)| *event).collect();
    let back = earlier.pair(&shelved_events, &left);
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
    fates.extend(gone(&active, &kept, &earlier, (options, known), batch));
    unread::keep(sheets, (&options.case, agency), &known.unread(agency.id), &earlier, batch);
    notes.extend(earlier.notes());
    Ok(fates)
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
        if !PLACE.contains(&field.name) {
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

/// Events of the copy this file replaces that it does not have any more.
fn gone(
    active: &[&Held],
    kept: &[bool],
    earlier: &Earlier,
    (options, known): (&Options, &dyn Known),
    batch: &mut Batch,
) -> Vec<Fate> {
    // What came with another return is another file's.
    let other = |held: &Held| options.owed.is_some() && held.event.owed.is_some() && held.event.owed != options.owed;
    let missing = active.iter().zip(kept).filter(|(held, kept)| !**kept && earlier.replaces(&held.event));
    let archived = missing.filter(|(held, _)| !other(held)).map(|(held, _)| {
        batch.push(Change::Archive { entity: &Event::ENTITY, id: held.event.id, why: GONE.to_owned() });
        Fate::Gone { event: held.event.id, row: held.event.row, tied: known.tied(held.event.id) }
    });
    archived.collect()
}
