//! A place in a text where something may tell who somebody is, as one search found it. Must not know which search.

use super::finding::{Certainty, FoundKind};
use super::key::EntryKind;

/// Something found, in bytes of the folded passage.
#[derive(Debug, Clone)]
pub(super) struct Raw {
    pub start: usize,
    pub end: usize,
    pub whose: Vec<u16>,
    pub kind: FoundKind,
    pub certainty: Certainty,
    pub rule: &'static str,
}

impl Raw {
    pub fn listed(
        start: usize,
        end: usize,
        whose: Vec<u16>,
        kind: EntryKind,
        certainty: Certainty,
        rule: &'static str,
    ) -> Self {
        Self { start, end, whose, kind: FoundKind::Listed(kind), certainty, rule }
    }
}
