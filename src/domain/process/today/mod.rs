//! Today: one list over all reviews, ordered by the harm of missing a line, each line with its reason.
//!
//! A line is kept with its date, not with the days to it, and the day it was worked out on knows until when it holds: a
//! new day costs the reviews in which something comes due or is missed, not the list.
//!
//! Lines of one review depend on that review alone, so an edit costs one review, not the list: keep the lines by case,
//! replace those of the case that changed, and [`sort`]. A review that is paused shows only what its pause does not stop
//! (practice). A review with no next step is itself a line.

mod lasting;
mod line;
mod lines;
mod look;
mod owed;
mod owns;
mod sheet;
mod waiting;

pub use lasting::{Lasting, Why};
pub use line::{Harm, Line, Section};
pub use lines::{lasting, lines_of, next};
pub use look::{EACH, Look, Whose};
pub use sheet::Sheet;

use super::super::calendar::Holidays;
use super::super::date::Date;
use super::Dossier;

/// Days ahead that count as "this week".
pub const SOON: i64 = 7;

/// Days ahead that are told as coming up (practice).
pub const AHEAD: i64 = 28;

/// The lines of every review, in order.
pub fn lines<'a>(dossiers: impl IntoIterator<Item = &'a Dossier>, today: Date, holidays: &Holidays) -> Vec<Line> {
    let mut found: Vec<Line> = dossiers.into_iter().flat_map(|dossier| lines_of(dossier, today, holidays)).collect();
    sort(&mut found);
    found
}

/// By section, then the harm of missing it, then the longest late; what comes up by its date.
pub fn sort(lines: &mut [Line]) {
    let place = |line: &Line| (line.section, line.first_by(), line.harm, line.days);
    lines.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.case.label.cmp(&b.case.label)));
}

#[cfg(test)]
mod tests;
