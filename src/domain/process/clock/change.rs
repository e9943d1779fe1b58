//! Dates that were moved: which clock a change belongs to, what its record lacks, and how it is said.

use super::super::super::date::Date;
use super::super::super::register::{Case, DueChange};
use super::super::super::value::{Fact, Id};
use super::super::super::vocabulary::squeeze;
use super::super::{Dossier, wording};
use super::rule::{Clock, Subject};

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
        // The date an action was to be done by is no clock; the report on it is, and goes by its code.
        "action" => change.action.as_ref().is_some_and(|action| action.id == id) && names(&change.what, clock),
        _ => change.owed.is_none() && change.action.is_none() && names(&change.what, clock),
    }
}

/// Whether the words of a change mean this clock: its code, what is owed, a name people give it, or the field that holds
/// the date.
fn names(what: &str, clock: &Clock) -> bool {
    let first = what.split(|c: char| !c.is_ascii_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    if is_code(first) {
        return first.eq_ignore_ascii_case(clock.code);
    }
    let field = match &clock.subject {
        Subject::Case(dates) | Subject::Review(dates) => Case::ENTITY.field(dates.due_field),
        _ => None,
    };
    let said = squeeze(what);
    let fields = field.into_iter().flat_map(|field| {
        [field.label, field.name].into_iter().chain(field.due.map(|due| due.what)).chain(field.aliases.iter().copied())
    });
    [clock.what].into_iter().chain(clock.also.iter().copied()).chain(fields).any(|known| said == squeeze(known))
}

/// "D5": what begins with a code means that clock and no other.
fn is_code(word: &str) -> bool {
    super::clock(&word.to_ascii_uppercase()).is_some()
}

/// The change that stands: the newest that was agreed, to a day after the clock starts.
pub(super) fn agreed<'a>(changes: &[&'a DueChange], start: Date) -> Option<&'a DueChange> {
    let is_whole = |change: &&&DueChange| change.state.is("agreed") && change.new_due.is_some_and(|new| new >= start);
    changes.iter().rev().find(is_whole).copied()
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

/// "Moved from 18 March 2026 to 1 June 2026, agreed 2 March 2026 by ...: why. Minute: .... The Home Office was told."
/// What is not on file is left out here; [`gaps`] names it.
pub fn said(change: &DueChange) -> String {
    let day = |date: Option<Date>| date.map_or_else(|| "no date".to_owned(), wording::day);
    let verb = match change.state.0.as_str() {
        "requested" => "Asked to be moved",
        "refused" => "Not agreed: to be moved",
        _ => "Moved",
    };
    let mut line = format!("{verb} from {} to {}", day(change.old_due), day(change.new_due));
    if change.state.is("requested") {
        if let Some(on) = change.asked {
            line += &format!(" on {}", wording::day(on));
        }
        if !change.asked_by.trim().is_empty() {
            line += &format!(" by {}", change.asked_by.trim());
        }
    } else if let Some(on) = change.agreed {
        let word = if change.state.is("refused") { "answered" } else { "agreed" };
        line += &format!(", {word} {}", wording::day(on));
    }
    // Who asked is named above, who agreed here.
    let by = if change.state.is("requested") { "" } else { change.agreed_by.trim() };
    for (before, text) in
        [(" by ", by), (": ", change.why.trim().trim_end_matches('.')), (". Minute: ", change.minute.trim())]
    {
        if !text.is_empty() {
            line += &format!("{before}{}", text.trim_end_matches('.'));
        }
    }
    line + match change.home_office_told {
        Fact::Yes => ". The Home Office was told.",
        Fact::No => ". The Home Office was not told.",
        _ => ".",
    }
}
