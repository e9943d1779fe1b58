//! The verbs of one review's process: quality assurance, the publication gate, the plan, families, returns, clocks,
//! letters and packs. Each asks the process engine and prints; what changes goes through the same guard as every
//! other change.

pub mod asked;
mod clocks;
mod family;
mod gate;
mod letter;
mod one;
mod pack;
mod plan;
mod points;
mod qa;
mod returns;

use super::open::Desk;
use crate::error::Result;
use asked::Review;

pub fn run(desk: &Desk, verb: &Review) -> Result<()> {
    match verb {
        Review::Qa(asked) => match (&asked.record, &asked.letter) {
            (Some(record), Some(file)) => points::run(desk, record, file, asked),
            (Some(record), None) => qa::one(desk, record),
            (None, _) => qa::all(desk),
        },
        Review::Gate { record, on } => gate::run(desk, record, on.as_deref()),
        Review::Plan(asked) => plan::run(desk, asked),
        Review::Family(asked) => family::run(desk, asked),
        Review::Returns(asked) => returns::run(desk, asked),
        Review::Clocks(asked) => clocks::run(desk, asked),
        Review::Letter(asked) => letter::run(desk, asked),
        Review::Pack(asked) => pack::run(desk, asked),
    }
}
