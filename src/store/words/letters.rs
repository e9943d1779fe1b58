//! The records that hold each letter. For a word of one letter that is the whole answer.

use super::places::Places;
use crate::domain::letters::{KINDS, kinds, mask, only};

/// Of each letter and digit the records that hold it.
#[derive(Debug)]
pub struct Letters(Vec<Places>);

impl Default for Letters {
    fn default() -> Self {
        Letters(vec![Places::default(); KINDS])
    }
}

impl Letters {
    /// Notes the letters of the record at a place.
    pub fn add(&mut self, place: usize, mask: u64) {
        for kind in kinds(mask) {
            if let Some(places) = self.0.get_mut(kind) {
                places.add(place);
            }
        }
    }

    /// The records that hold a word, when it is one letter or digit.
    pub fn exactly(&self, word: &str) -> Option<&Places> {
        self.0.get(only(word)?)
    }

    /// Keeps the records that hold every letter and digit of a word.
    pub fn meet(&self, word: &str, among: &mut Places) {
        for places in kinds(mask(word)).filter_map(|kind| self.0.get(kind)) {
            among.meet(places);
        }
    }
}
