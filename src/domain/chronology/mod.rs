//! The composite chronology: every agency's events as one timeline, and what can be seen in it.
//!
//! Owns: the order and why it is so, sequence numbers, gaps, duplicates, the same incident told twice, where accounts
//! differ, filters, figures, and the lane picture. Nothing here changes or merges an event: what is found is offered.
//! Must not know: files, the clock, the screen, the store.

mod conflict;
mod entry;
mod filter;
mod gap;
mod lane;
mod likeness;
mod names;
mod narrow;
mod order;
mod overview;
mod same;
mod sequence;
mod slot;
mod statistics;
mod whole;

pub use conflict::{Accounts, Line, side_by_side};
pub use entry::{Composite, Entry, Scope, is_open};
pub use filter::{Filter, searched};
pub use gap::{Gap, gaps};
pub use lane::{LaneCell, LanePicture, short_names};
pub use likeness::{Lexicon, Likeness, squeezed};
pub use names::{Covered, Unsettled, anonymised, mentions, personalised};
pub use narrow::{Narrow, complete};
pub use order::{compare, why_here};
pub use overview::{Overview, SILENCE, overview};
pub use same::{Basis, PAIRS, Suggestion, duplicates, same_incidents, same_incidents_of, same_incidents_watched};
pub use sequence::{Sequence, numbers, renumber};
pub use slot::put;
pub use statistics::{Figures, figures};
pub use whole::{News, Parts, Whole};

#[cfg(test)]
mod sample;
