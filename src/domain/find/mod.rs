//! Fuzzy find over labels: records, commands and views share one way to score. Both sides are folded, the words of the
//! query may come in any order and must all be found; a word found as it stands beats letters found in order. Knows
//! nothing of where labels come from. Long text is not for this: the search inside text finds that.

mod index;
mod page;
mod score;
mod shelf;
mod snippet;
#[cfg(test)]
mod tests;

pub use index::{COUNTED, Hit, Index};
pub use score::{ranked, score};
pub use shelf::Shelf;
pub use snippet::{SNIPPET, snippet};
