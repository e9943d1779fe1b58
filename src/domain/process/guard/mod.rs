//! Whether a change may be made: the twenty embarrassments (process: section 16, practice) and dates out of order.
//!
//! A refusal says what is missing and where. One that only needs a reason may go ahead with one recorded; the others
//! may not. Nothing is ever half saved: a batch is judged as a whole, by the dossier as it would be after it.

mod action;
mod case;
mod contact;
mod panel;
mod paper;
mod write;

use super::super::change::{Batch, Change};
use super::super::value::Id;
use super::{Dossier, order};
use write::Write;

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

/// Every rule, each looking at one change.
static RULES: &[Rule] = &[
    case::decision,
    case::closing,
    case::publication,
    case::quality,
    case::moved_date,
    case::legal_basis,
    case::archived,
    contact::dates_to_avoid,
    contact::people,
    panel::panel,
    paper::circulation,
    paper::public,
    paper::equality,
    action::action,
    action::retention,
    in_order,
];

/// What stands against one change.
pub fn refuse(change: &Change, dossier: &Dossier) -> Vec<Refusal> {
    let mut batch = Batch::new("");
    batch.push(change.clone());
    refuse_batch(&batch, dossier)
}

/// What stands against a batch; empty when it may be made. A recorded reason (`why`) answers those that need only one.
pub fn refuse_batch(batch: &Batch, dossier: &Dossier) -> Vec<Refusal> {
    let after = dossier.after(batch);
    let mut found: Vec<Refusal> = Vec::new();
    let mut added = 0;
    for change in &batch.changes {
        if matches!(change, Change::Add { .. }) {
            added -= 1;
        }
        let write = Write { change, added, after: &after };
        for refusal in RULES.iter().flat_map(|rule| rule(&write)) {
            if !found.iter().any(|own| own.text == refusal.text && own.id == refusal.id) {
                found.push(refusal);
            }
        }
    }
    found.retain(|refusal| !(refusal.needs_reason && batch.why.is_some()));
    found
}

/// Dates that the change puts out of order, with the row and the field.
fn in_order(write: &Write<'_>) -> Vec<Refusal> {
    let entity = write.change.entity();
    let Some(record) = write.after.record(entity.name, write.id()) else { return Vec::new() };
    let row = if entity.name == "case" { write.after.case.reference.clone() } else { entity.label.to_lowercase() };
    order::disorder(&record)
        .into_iter()
        .filter(|found| write.touches(found.earlier) || write.touches(found.later))
        .map(|found| {
            let field = if write.touches(found.later) { found.later } else { found.earlier };
            write.refusal("order", field, format!("{row}: {}.", found.text), false)
        })
        .collect()
}

#[cfg(test)]
mod tests;
