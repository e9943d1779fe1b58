//! The leak scan: what in a text could still tell who somebody is.
//!
//! Pure: entries of a key and passages of text in, findings out. It never knows where a passage was read from, what a
//! case is or what is refused because of a finding. Every rule here is practice, measured in `corpus`.

mod address;
mod birth;
mod codes;
mod context;
#[doc(hidden)]
pub mod corpus;
mod dates;
mod english;
mod evidence;
mod finding;
mod fuzzy;
pub mod held;
mod key;
mod lexicon;
mod names;
mod nicknames;
mod paired;
mod phrases;
mod raw;
mod scan;
mod token;
mod unlisted;
mod words;

pub use birth::no_day;
pub use finding::{Certainty, Dismissal, Finding, FoundKind, apply_dismissals};
pub use key::{EntryKind, Key, KeyEntry, is_telling_place};
pub use scan::{Passage, Progress, Scanner};

#[cfg(test)]
mod tests;
