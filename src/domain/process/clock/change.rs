//! Dates that were moved: which clock a change belongs to, what its record lacks, and how a date is moved properly.

use super::super::super::change::{Batch, Change};
use super::super::super::date::Date;
use super::super::super::register::{Case, DueChange};
use super::super::super::value::{Fact, Id, Value};
use super::super::super::vocabulary::squeeze;
use super::super::Dossier;
use super::table::{Clock, Subject};

/// The changes that belong to a clock on a record, the oldest first.
pub(super) fn concerning<'a>(dossier: &'a Dossier, clock: &Clock, entity: &str, id: Id) -> Vec<&'a DueChange> {
    let mut found: Vec<&DueChange> =
        dossier.due_changes.iter().filter(|change| concerns(change, clock, entity, id)).collect();
    found.sort_by_key(|change| (change.agreed.or(change.asked), change.id));
    found
}

fn concerns(change: &DueChange, clock: &Clock, entity: &str, id: Id) -> bool {
    match entity {
        "return" => change.owed.as_ref().is_some_and(|owed| owed.id == id),
        "action" => change.action.as_ref().is_some_and(|action| action.id == id),
        _ => change.owed.is_none() && change.action.is_none() && names(&change.what, clock),
    }
}

/// Whether the words of a change mean this clock: its code, what is owed, or the field that holds the date.
fn names(what: &str, clock: &Clock) -> bool {
    let first = what.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    if first.eq_ignore_ascii_case(clock.code) {
        return true;
    }
    let field = match &clock.subject {
        Subject::Case(dates) | Subject::Review(dates) => Case::ENTITY.field(dates.due_field),
        _ => None,
    };
    let said = squeeze(what);
    let due = field.and_then(|field| field.due).map(|due| squeeze(due.what));
    said == squeeze(clock.what)
        || field.is_some_and(|field| {
            [field.label, field.name].iter().chain(field.aliases).any(|known| said == squeeze(known))
        })
        || due == Some(said)
}

/// The change that stands: the newest that was agreed.
pub(super) fn agreed<'a>(changes: &[&'a DueChange]) -> Option<&'a DueChange> {
    changes.iter().rev().find(|change| change.state.is("agreed") && change.new_due.is_some()).copied()
}

/// What the record of a moved date lacks, in words; empty when it is whole. A request not yet agreed lacks nothing.
pub fn gaps(change: &DueChange) -> Vec<&'static str> {
    if !change.state.is("agreed") && !change.state.0.is_empty() {
        return Vec::new();
    }
    let mut gaps = Vec::new();
    let mut lacks = |missing: bool, what| {
        if missing {
            gaps.push(what);
        }
    };
    lacks(change.agreed_by.is_empty(), "who agreed it");
    lacks(change.agreed.is_none(), "the day it was agreed");
    lacks(change.why.is_empty(), "why");
    lacks(change.minute.is_empty(), "the minute");
    let home_office = change.action.is_none() && change.owed.is_none();
    lacks(home_office && matches!(change.home_office_told, Fact::NotRecorded), "whether the Home Office was told");
    gaps
}

/// A date to be moved, with all that has to be on file.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    pub new_due: Date,
    pub agreed: Date,
    pub agreed_by: String,
    pub why: String,
    pub minute: String,
    pub home_office_told: Fact,
}

/// The batch that moves the date of a case clock: the change on file and the new date, in one step. None for a clock
/// that keeps no date on the case.
pub fn move_due(dossier: &Dossier, clock: &Clock, old: Option<Date>, moved: &Moved) -> Option<Batch> {
    let (Subject::Case(dates) | Subject::Review(dates)) = &clock.subject else { return None };
    let field = Case::ENTITY.field(dates.due_field)?;
    let entity = super::super::super::register::cases();
    let changes = super::super::super::register::entity("due_change")?;
    let mut batch = Batch::new(format!("moved a date: {}", clock.what.to_lowercase())).why(moved.why.clone());
    let given = |date: Option<Date>| date.map_or(Value::Missing, Value::Date);
    batch.add(
        changes,
        vec![
            ("case", Value::Link(dossier.link())),
            ("what", Value::text(format!("{} {}", clock.code, clock.what))),
            ("old_due", given(old)),
            ("new_due", moved.new_due.into()),
            ("agreed", moved.agreed.into()),
            ("state", Value::code("agreed")),
            ("agreed_by", Value::text(moved.agreed_by.clone())),
            ("minute", Value::text(moved.minute.clone())),
            ("why", Value::text(moved.why.clone())),
            ("home_office_told", Value::Fact(moved.home_office_told)),
        ],
    );
    batch.push(Change::set(entity, dossier.case.id, field, given((dates.due)(&dossier.case)), moved.new_due.into()));
    Some(batch)
}
