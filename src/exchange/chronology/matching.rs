//! Which event of the register a row of the file is, so that what people tied to it stays. Surest first: the agency's own
//! reference; the same date and words; the same words; the same date and like words; the same row and like words.

use std::collections::HashMap;
use std::hash::Hash;

use crate::domain::chronology::{Likeness, squeezed};
use crate::domain::register::Event;

/// How alike the words must be on the same date, and in the same row or on an overlapping date.
const SAME_DATE: f32 = 0.3;
const SAME_ROW: f32 = 0.4;
/// A text this much alike, words and all, is the same row wherever it stands.
const ANYWHERE: f32 = 0.75;

/// For each of `new`, its place in `held`.
pub(super) fn pair(held: &[&Event], new: &[&Event]) -> Vec<Option<usize>> {
    let mut pairs = Pairs { taken: vec![false; held.len()], of: vec![None; new.len()] };
    let words: (Vec<String>, Vec<String>) = (
        held.iter().map(|event| squeezed(&event.what)).collect(),
        new.iter().map(|event| squeezed(&event.what)).collect(),
    );
    let when = |event: &Event| event.when.as_ref().map(|when| (when.start, when.end, when.time));
    let words_of = |list: &[String], at: usize| list.get(at).cloned().unwrap_or_default();
    // A reference used twice by the agency says nothing.
    let reference = |event: &Event| Some(event.reference.clone()).filter(|own| !own.is_empty());
    pairs.by_key(held, new, true, |event, _, _| reference(event));
    pairs.by_key(held, new, false, |event, at, old| {
        let words = words_of(if old { &words.0 } else { &words.1 }, at);
        Some((when(event), words, event.row))
    });
    pairs.by_key(held, new, false, |event, at, old| {
        Some((when(event), words_of(if old { &words.0 } else { &words.1 }, at)))
    });
    pairs.by_key(held, new, false, |_, at, old| {
        Some(words_of(if old { &words.0 } else { &words.1 }, at)).filter(|words| !words.is_empty())
    });
    pairs.by_likeness(held, new);
    pairs.of
}

/// The same, but only what has the same date and the same words.
pub(super) fn pair_alike(held: &[&Event], new: &[&Event]) -> Vec<Option<usize>> {
    let mut pairs = Pairs { taken: vec![false; held.len()], of: vec![None; new.len()] };
    pairs.by_key(held, new, false, |event, _, _| {
        let when = event.when.as_ref().map(|when| (when.start, when.end, when.time));
        Some((when, squeezed(&event.what))).filter(|(_, words)| !words.is_empty())
    });
    pairs.of
}

struct Pairs {
    taken: Vec<bool>,
    of: Vec<Option<usize>>,
}

impl Pairs {
    /// Pair what has the same key, in order. With `once`, only keys that stand once on either side.
    fn by_key<K: Hash + Eq>(
        &mut self,
        held: &[&Event],
        new: &[&Event],
        once: bool,
        key: impl Fn(&Event, usize, bool) -> Option<K>,
    ) {
        let mut places: HashMap<K, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (at, event) in held.iter().enumerate().filter(|(at, _)| self.taken.get(*at) == Some(&false)) {
            if let Some(key) = key(event, at, true) {
                places.entry(key).or_default().0.push(at);
            }
        }
        for (at, event) in new.iter().enumerate().filter(|(at, _)| self.of.get(*at) == Some(&None)) {
            if let Some(key) = key(event, at, false) {
                places.entry(key).or_default().1.push(at);
            }
        }
        for (old, new) in places.into_values() {
            if !once || (old.len() == 1 && new.len() == 1) {
                old.into_iter().zip(new).for_each(|(old, new)| self.take(old, new));
            }
        }
    }

    fn by_likeness(&mut self, held: &[&Event], new: &[&Event]) {
        let old: Vec<(usize, &&Event)> =
            held.iter().enumerate().filter(|(at, _)| self.taken.get(*at) == Some(&false)).collect();
        let fresh: Vec<(usize, &&Event)> =
            new.iter().enumerate().filter(|(at, _)| self.of.get(*at) == Some(&None)).collect();
        let texts = Likeness::of(old.iter().chain(&fresh).map(|(_, event)| event.what.as_str()));
        let mut scored: Vec<(f32, usize, usize)> = Vec::new();
        for (one, (at, event)) in old.iter().enumerate() {
            for (two, (place, other)) in fresh.iter().enumerate() {
                let score = texts.score(one, old.len() + two);
                let needed = if event
                    .when
                    .as_ref()
                    .zip(other.when.as_ref())
                    .is_some_and(|(a, b)| (a.start, a.end) == (b.start, b.end))
                {
                    SAME_DATE
                } else if event.row == other.row
                    || event.when.as_ref().zip(other.when.as_ref()).is_some_and(|(a, b)| a.overlaps(b))
                {
                    SAME_ROW
                } else {
                    ANYWHERE
                };
                if score >= needed {
                    scored.push((score + ANYWHERE - needed, *at, *place));
                }
            }
        }
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, old, new) in scored {
            if self.taken.get(old) == Some(&false) && self.of.get(new) == Some(&None) {
                self.take(old, new);
            }
        }
    }

    fn take(&mut self, old: usize, new: usize) {
        if let (Some(taken), Some(slot)) = (self.taken.get_mut(old), self.of.get_mut(new)) {
            *taken = true;
            *slot = Some(old);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse;

    fn event(row: i64, reference: &str, when: &str, what: &str) -> Event {
        let (reference, what) = (reference.to_owned(), what.to_owned());
        Event { row: Some(row), reference, when: Some(parse(when).unwrap()), what, ..Event::default() }
    }

    fn pairs(held: &[Event], new: &[Event]) -> Vec<Option<usize>> {
        pair(&held.iter().collect::<Vec<_>>(), &new.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_corrected_row_is_still_the_same_row() {
        let held = [
            event(4, "E1", "7/2/20", "Neighbour reports shouting."),
            event(5, "", "8/2/20", "Notification sent to children's services."),
            event(6, "", "March 2020", "Informal warning given."),
            event(7, "", "1/5/20", "Vehicle stop; partner upset."),
        ];
        let new = [
            event(4, "", "7/2/20", "A new first row about something else."),
            event(5, "E1", "8/2/20", "Words all changed by the author."),
            event(6, "", "8/2/20", "Notification sent to the children's services team."),
            event(7, "", "12 March 2020", "Informal warning given."),
            event(8, "", "1/5/21", "Vehicle stop; the partner was upset."),
        ];
        assert_eq!(pairs(&held, &new), [None, Some(0), Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn equal_rows_pair_one_to_one_and_other_rows_not_at_all() {
        let twice = [event(4, "", "7/2/20", "Call."), event(5, "", "7/2/20", "Call.")];
        assert_eq!(pairs(&twice, &twice), [Some(0), Some(1)]);
        assert_eq!(pairs(&twice[..1], &twice), [Some(0), None]);
        assert_eq!(pairs(&twice, &[event(9, "", "1/1/21", "Seen by the dentist.")]), [None]);
    }

    #[test]
    fn a_reference_used_twice_says_nothing() {
        let held = [event(4, "Log", "7/2/20", "One thing."), event(5, "Log", "8/2/20", "Another matter.")];
        let new = [event(4, "Log", "8/2/20", "Another matter."), event(5, "Log", "7/2/20", "One thing.")];
        assert_eq!(pairs(&held, &new), [Some(1), Some(0)]);
    }
}
