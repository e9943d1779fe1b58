//! The letter that goes with a chase, as the screens know it: asked for, filled, and looked at before it goes.

use crate::domain::entity::Entity;
use crate::domain::value::Id;

/// Which chase a letter is wanted for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    /// A return or an action.
    pub entity: &'static Entity,
    pub id: Id,
    /// To the senior officer instead of the contact.
    pub escalates: bool,
}

/// What there is to know before a chase is logged.
#[derive(Debug, Clone, PartialEq)]
pub struct Chaser {
    pub wanted: Wanted,
    /// Who it may go to above the contact, by name or post, and why; none while it is too early.
    pub above: Option<(String, String)>,
    /// What became of an agency that has ended since it was asked.
    pub takeover: Option<String>,
    /// The letter, or in one sentence why there is none.
    pub letter: Result<Letter, String>,
}

/// A letter filled from the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// L14.
    pub code: String,
    /// "IMR chaser".
    pub label: String,
    /// The agency or office it goes to.
    pub to_whom: String,
    /// As it would be printed.
    pub lines: Vec<String>,
    /// What to know before it goes, and what is left to fill by hand.
    pub notes: Vec<String>,
}
