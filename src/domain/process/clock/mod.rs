//! The clocks of a review: deadlines D1 to D14 as a table, and where each stands today.
//!
//! Owns the arithmetic of statutory and local deadlines with pauses and agreed changes, and the one line that explains
//! each. Must not know how a reading is shown, or which reading matters most (that is [`super::today`]).

mod change;
mod dated;
mod explain;
mod extend;
mod moving;
mod reading;
mod rule;
mod run;
mod settle;
mod start;
mod table;

pub use change::{gaps, said};
pub use dated::{Owed, current_dates, owed, spoken_for, with_dates};
pub use moving::{Moved, move_due};
pub use reading::Reading;
pub use rule::{Clock, Dates, Kind, Law, Length, Subject, Under};
pub use run::{LONG_PAST, Run, Set, open, runs};
pub use table::{CLOCKS, clock, report_ready};

use super::super::calendar::Holidays;
use super::super::date::Date;
use super::super::register::DueChange;
use super::Dossier;

/// Every clock that has started, in the order of the table: the ended ones too, with what they took.
pub fn of(dossier: &Dossier, today: Date, holidays: &Holidays) -> Vec<Reading> {
    runs(dossier, today, holidays).into_iter().map(|run| Reading::of(&run, today, holidays)).collect()
}

/// Where a clock counted in months, weeks or days stands in a review; none when it does not run, or has no date.
pub fn due(dossier: &Dossier, code: &str, today: Date) -> Option<Date> {
    let all = runs(dossier, today, &Holidays::default());
    all.into_iter().find(|run| run.clock.code == code).and_then(|run| run.current)
}

/// The moved dates that no clock read here shows: those of an action, or under a name no clock goes by.
pub fn elsewhere<'a>(dossier: &'a Dossier, readings: &[Reading]) -> Vec<&'a DueChange> {
    let is_shown = |id| readings.iter().any(|reading| reading.changes.iter().any(|change| change.id == id));
    let mut found: Vec<&DueChange> = dossier.due_changes.iter().filter(|change| !is_shown(change.id)).collect();
    found.sort_by_key(|change| (change.agreed.or(change.asked), change.id));
    found
}

/// Behind the label of a date that a list of cases gives as its clock has it, and not as it is written: an import knows by
/// it that nobody wrote the date.
pub const BY_THE_CLOCK: &str = " (by the clock)";

/// Whether a field of a case holds the date of a clock.
pub fn is_due_field(field: &str) -> bool {
    CLOCKS.iter().any(|clock| match &clock.subject {
        Subject::Case(dates) | Subject::Review(dates) => !field.is_empty() && dates.due_field == field,
        _ => false,
    })
}

/// What the law asks about the copy to the Commissioner in this review; none where it asks nothing. The clock, the
/// publication gate and the closing of a case all look here.
pub fn commissioner(dossier: &Dossier) -> Option<Law> {
    clock("D6").and_then(|clock| clock.law(&dossier.case))
}

/// Whether the report is out or held back, or the case closed, with nothing on file about the Commissioner. Since which
/// day the law has asked for the copy is not known (?), so it may never have been owed.
pub fn is_commissioner_doubtful(dossier: &Dossier) -> bool {
    let case = &dossier.case;
    let is_closed = case.closed.is_some() || case.stage.is("closed");
    (is_out(dossier) || is_closed) && case.dac_sent.is_none() && !case.legal_basis.is("S8A_DARDR")
}

/// Whether the report came out, or was held back for good: the publication gate lies behind it.
pub fn is_out(dossier: &Dossier) -> bool {
    dossier.case.published.is_some() || super::publication::is_withheld(dossier)
}

#[cfg(test)]
mod tests;
