//! The twenty embarrassments, each named after its number: as one meets them, and by the ways around them.

mod entered;
mod every_way;
mod first_ten;
mod second_ten;

use super::super::clock::{Moved, clock, move_due};
use super::super::{decision, family, panel, proceeding, publication, quality, sample, today};
use super::*;
use crate::domain::calendar::Holidays;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::register::*;
use crate::domain::value::{Code, Codes, Fact, Ref, Value};

/// A day after every date of these tests.
const TODAY: Date = Date::constant(2026, 12, 31);

/// What stands against a batch.
fn refuse_batch(batch: &Batch, dossier: &Dossier) -> Vec<Refusal> {
    super::refuse_batch(batch, dossier, Day { today: TODAY, holidays: &Holidays::default() })
}

/// What stands against one change.
fn refuse(change: &Change, dossier: &Dossier) -> Vec<Refusal> {
    let mut batch = Batch::new("");
    batch.push(change.clone());
    refuse_batch(&batch, dossier)
}

fn day(month: i8, day: i8) -> Date {
    Date::constant(2026, month, day)
}

fn known(name: &str) -> &'static Entity {
    entity(name).unwrap_or_else(|| panic!("{name}"))
}

/// A change of one field of one record, from whatever is there.
fn set(dossier: &Dossier, name: &str, id: i64, field: &str, new: impl Into<Value>) -> Change {
    let entity = known(name);
    let base = dossier.record(name, id).expect("the record").get(field).clone();
    Change::set(entity, id, entity.field(field).expect(field), base, new.into())
}

fn code(code: &str) -> Value {
    Value::code(code)
}

fn on_case(dossier: &Dossier, field: &str, new: impl Into<Value>) -> Vec<Refusal> {
    refuse(&set(dossier, "case", dossier.case.id, field, new), dossier)
}

fn add(dossier: &Dossier, name: &str, values: Vec<(&'static str, Value)>) -> Vec<Refusal> {
    let mut batch = Batch::new("");
    batch.add(known(name), values);
    refuse_batch(&batch, dossier)
}

/// What stands against a case entered whole.
fn entered(values: Vec<(&'static str, Value)>) -> Vec<Refusal> {
    let mut batch = Batch::new("");
    let id = batch.add(known("case"), values);
    refuse_batch(&batch, &Dossier::unsaved(id))
}

/// Several fields of the case set in one step.
fn together(dossier: &Dossier, values: Vec<(&'static str, Value)>) -> Batch {
    let mut batch = Batch::new("");
    for (field, value) in values {
        batch.push(set(dossier, "case", dossier.case.id, field, value));
    }
    batch
}

/// The codes of the refusals, with "?" after those that need only a reason.
fn codes(found: &[Refusal]) -> Vec<String> {
    found.iter().map(|one| format!("{}{}", one.code, if one.needs_reason { "?" } else { "" })).collect()
}

fn texts(found: &[Refusal]) -> String {
    found.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" | ")
}

fn link(id: i64) -> Value {
    Value::link(id, "")
}

fn review() -> Dossier {
    let mut dossier = sample::decided(day(1, 5));
    dossier.case.family_told = Some(day(1, 5));
    dossier.case.linked_stated = Fact::Yes;
    dossier
}
