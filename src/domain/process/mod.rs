//! The process engine: what is due and why, what may not happen yet, and who owes what.
//!
//! Pure: a [`Dossier`] (one review with everything filed under it), today and the bank holidays go in; plain data come
//! out. Must not know the store, the screen, files or the clock on the wall.
//!
//! | room | answers |
//! |---|---|
//! | [`day`] | what day it is, and until when the answer holds |
//! | [`clock`] | which deadlines run, from what, to when, by which rule |
//! | [`pause`] | what a pause stops, and how many days it cost |
//! | [`decision`] | what a decision to review, or not to, opens |
//! | [`plan`] | the work plan: template, steps, moves, plan against actual |
//! | [`became`] | what became of an agency that ended |
//! | [`returns`] | what agencies owe, when to chase, when to escalate |
//! | [`quality`] | the letter's points, and what may not be said while one is open |
//! | [`publication`] | what is missing before a report may be published |
//! | [`family`] | milestones, wishes, and whether a day or a letter is safe |
//! | [`proceeding`] | court, inquest, holds and linked reviews |
//! | [`panel`] | seats, declarations and the equality grid |
//! | [`lacking`] | what a case does not say that its stage lets one expect |
//! | [`today`] | the one list, ordered by the harm of missing a line |
//! | [`guard`] | whether a change may be made |
//! | [`follow`] | what a change brings with it |
//!
//! Every rule carries its mark: law, source: NAME, practice or ?. Marks travel to the screen.

pub mod became;
pub mod clock;
pub mod day;
pub mod decision;
pub mod dossier;
pub mod family;
pub mod follow;
pub mod guard;
pub mod lacking;
pub mod order;
pub mod panel;
pub mod pause;
pub mod plan;
pub mod proceeding;
pub mod publication;
pub mod quality;
pub mod returns;
pub mod standing;
pub mod today;
pub mod wording;

#[cfg(test)]
mod sample;

pub use dossier::Dossier;
