//! The family's part: milestones, wishes, safe days, the next contact, and the update in plain words.
//!
//! The families of victim and perpetrator have plans of their own, also when they are one family (practice).

mod check;
mod day;
mod milestone;
mod update;

pub use check::{About, Warning, barred, check};
pub use day::{clashes, knows_days, trial_open};
pub use milestone::{MILESTONES, Milestone, Reached, Row, State, mark, next, next_contact, plan_gaps, row, rows};
pub use update::update;
