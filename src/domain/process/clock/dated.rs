//! The dates of a case as its clocks have them, for lists and calendars that show the fields of the register.

use super::super::super::calendar::Holidays;
use super::super::super::date::Date;
use super::super::super::entity::Entity;
use super::super::super::record::Record;
use super::super::super::register::Case;
use super::super::super::value::Id;
use super::super::{Dossier, publication};
use super::{open, runs};

/// The fields of a case that hold the date of a clock, as far as these clocks run, with the date each stands at; of a
/// case that is over, each stood at.
pub fn current_dates(dossier: &Dossier, today: Date, holidays: &Holidays) -> Vec<(&'static str, Date)> {
    let own = runs(dossier, today, holidays).into_iter().filter(|run| run.entity.name == Case::ENTITY.name);
    own.filter(|run| !run.due_field.is_empty()).filter_map(|run| Some((run.due_field, run.current?))).collect()
}

/// A record of a case as it is shown: with the dates its clocks stand at.
pub fn with_dates(record: &Record, dates: &[(&'static str, Date)]) -> Record {
    let mut shown = record.clone();
    for (field, date) in dates {
        if let Some(field) = record.entity.field(field) {
            shown.set(field.name, (*date).into());
        }
    }
    shown
}

/// A date that is still owed under a clock, wherever it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    pub entity: &'static Entity,
    pub id: Id,
    /// The field that holds it, or the one whose date ends the clock.
    pub field: &'static str,
    pub what: &'static str,
    pub due: Date,
}

/// Every dated clock of a case that is not over.
pub fn owed(dossier: &Dossier, today: Date, holidays: &Holidays) -> Vec<Owed> {
    if is_over(dossier) {
        return Vec::new();
    }
    open(dossier, &today, holidays)
        .into_iter()
        .filter_map(|run| {
            let field = if run.due_field.is_empty() { run.until_field } else { run.due_field };
            Some(Owed { entity: run.entity, id: run.id, field, what: run.clock.what, due: run.current? })
        })
        .collect()
}

/// The dates written in the register that a clock speaks for, as kind, number and field: the clock's own date is the one
/// to show, and none where the clock has ended or was called off.
pub fn spoken_for(dossier: &Dossier, today: Date, holidays: &Holidays) -> Vec<(&'static str, Id, &'static str)> {
    if is_over(dossier) {
        return Vec::new();
    }
    let mut found: Vec<_> =
        runs(dossier, today, holidays).iter().map(|run| (run.entity.name, run.id, run.due_field)).collect();
    if publication::is_withheld(dossier) && publication::withheld_lacks(dossier).is_empty() {
        found.push((Case::ENTITY.name, dossier.case.id, "publication_planned"));
    }
    found
}

fn is_over(dossier: &Dossier) -> bool {
    dossier.case.closed.is_some() || dossier.case.stage.is("closed")
}
