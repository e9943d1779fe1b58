//! The clocks of a review: deadlines D1 to D14 as a table, and where each stands today.
//!
//! Owns the arithmetic of statutory and local deadlines with pauses and agreed changes, and the one line that explains
//! each. Must not know how a reading is shown, or which reading matters most (that is [`super::today`]).

mod change;
mod reading;
mod run;
mod table;

pub use change::{Moved, gaps, move_due};
pub use reading::Reading;
pub use run::{Run, open, runs};
pub use table::{CLOCKS, Clock, Dates, Kind, Length, Subject, clock};

use super::super::calendar::Holidays;
use super::super::date::Date;
use super::Dossier;

/// Every clock that has started, in the order of the table: the ended ones too, with what they took.
pub fn of(dossier: &Dossier, today: Date, holidays: &Holidays) -> Vec<Reading> {
    runs(dossier, today, holidays).into_iter().map(|run| Reading::of(&run, today, holidays)).collect()
}

#[cfg(test)]
mod tests;
