//! Whether a change may be made: the twenty embarrassments (process: section 16, practice) and dates out of order.
//!
//! A refusal says what is missing and where. One that only needs a reason may go ahead with one recorded; the others
//! may not. Nothing is ever half saved: a batch is judged as a whole, by the dossier as it would be after it.

mod action;
mod case;
mod contact;
mod dates;
mod decision;
mod moved;
mod panel;
mod paper;
mod pause;
mod points;
mod stage;
mod write;

use super::super::calendar::Holidays;
use super::super::change::{Batch, Change};
use super::super::date::Date;
use super::super::value::Id;
use super::Dossier;
use write::Write;

/// The day a change is made, and the bank holidays its dates are counted by.
#[derive(Debug, Clone, Copy)]
pub struct Day<'a> {
    pub today: Date,
    pub holidays: &'a Holidays,
}

/// Why a change may not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// "E06" for embarrassment 6, "order" for dates out of order.
    pub code: &'static str,
    pub text: String,
    /// May go ahead with a reason recorded.
    pub needs_reason: bool,
    pub entity: &'static str,
    /// The record; negative when the batch adds it.
    pub id: Id,
    /// The field the change sets; empty for a record as a whole.
    pub field: String,
    pub mark: &'static str,
}

type Rule = fn(&Write<'_>) -> Vec<Refusal>;

/// What a rule says of a case that is only being added. Such a case tells what has happened already, so nothing is left
/// to be stopped: its dates have to be possible, and what it lacks is asked for once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WhenNew {
    /// The same as of any other.
    Same,
    /// A reason is enough.
    Asks,
    /// Nothing: it is about records a new case cannot have yet.
    Silent,
}

/// Every rule, each looking at one change.
static RULES: &[(Rule, WhenNew)] = &[
    (dates::meant, WhenNew::Same),
    (dates::in_order, WhenNew::Same),
    (dates::happened, WhenNew::Same),
    (dates::beside_others, WhenNew::Same),
    (decision::decision, WhenNew::Asks),
    (decision::whole, WhenNew::Asks),
    (decision::criteria, WhenNew::Asks),
    (decision::once, WhenNew::Silent),
    (decision::kept, WhenNew::Silent),
    (decision::later, WhenNew::Silent),
    (stage::stage, WhenNew::Asks),
    (case::completed, WhenNew::Asks),
    (case::closing, WhenNew::Asks),
    (case::publication, WhenNew::Asks),
    (case::legal_basis, WhenNew::Asks),
    (case::archived, WhenNew::Silent),
    (points::points, WhenNew::Silent),
    (points::second_person, WhenNew::Silent),
    (points::submission, WhenNew::Silent),
    (pause::stops_something, WhenNew::Silent),
    (moved::agreed, WhenNew::Silent),
    (moved::by_hand, WhenNew::Silent),
    (moved::first, WhenNew::Silent),
    (contact::dates_to_avoid, WhenNew::Silent),
    (contact::people, WhenNew::Silent),
    (contact::plans, WhenNew::Silent),
    (panel::panel, WhenNew::Silent),
    (paper::circulation, WhenNew::Silent),
    (paper::public, WhenNew::Silent),
    (paper::equality, WhenNew::Silent),
    (action::action, WhenNew::Silent),
    (action::retention, WhenNew::Silent),
];

/// What stands against a batch; empty when it may be made. A recorded reason (`why`) answers those that need only one.
pub fn refuse_batch(batch: &Batch, dossier: &Dossier, day: Day<'_>) -> Vec<Refusal> {
    let mut found = judge(batch.numbered(), dossier, day);
    found.retain(|refusal| !(refusal.needs_reason && batch.why.is_some()));
    found
}

/// What stands against changes of one review, each with the id of the latest record its batch had added by then.
pub fn judge<'a>(changes: impl IntoIterator<Item = (Id, &'a Change)>, dossier: &Dossier, day: Day<'_>) -> Vec<Refusal> {
    let own: Vec<(Id, &Change)> =
        changes.into_iter().filter(|(added, change)| dossier.concerns(*added, change)).collect();
    let after = dossier.after_changes(own.iter().copied());
    let mut found: Vec<Refusal> = Vec::new();
    for (added, change) in own {
        let write = Write { change, added, before: dossier, after: &after, day };
        for (rule, when_new) in RULES {
            if write.is_new_case() && *when_new == WhenNew::Silent {
                continue;
            }
            for mut refusal in rule(&write) {
                refusal.needs_reason |= write.is_new_case() && *when_new == WhenNew::Asks;
                if !found.iter().any(|own| own.text == refusal.text && own.id == refusal.id) {
                    found.push(refusal);
                }
            }
        }
    }
    // What cannot be helped by a reason is read first.
    found.sort_by_key(|refusal| refusal.needs_reason);
    found
}

#[cfg(test)]
mod tests;
