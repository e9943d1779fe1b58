//! Quality assurance at the Home Office: the letter's points, and what may not be said while one is open.
//!
//! Nobody outside checks that changes were made (source: Devon letters, Standing Together), so the register does: each
//! numbered point is a row, and a review cannot be called resubmitted, cleared or closed while one is open.

mod answer;
mod answered;
mod file;
mod gate;
mod letter;
mod overdue;

pub use answer::{Answered, answer};
pub use answered::{open_again, points_of, settled, unclear, waits, went_back};
pub use file::{Cover, NotFiled, add, file, written_on};
pub use gate::{Open, Statement, gate, why_open};
pub use letter::{Left, Parsed, Point, points, read};
pub use overdue::{Overdue, overdue};

use super::super::register::QaLetter;

/// Whether a letter asks for changes, and so for an answer.
pub fn asks_an_answer(letter: &QaLetter) -> bool {
    letter.outcome.is("listed_changes") || letter.outcome.is("resubmit")
}
