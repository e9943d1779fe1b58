//! Which of many records: places as bits, so that joining, meeting and counting cost a word for 64 of them.

const BITS: usize = 64;

/// A set of places, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places(Vec<u64>);

impl Places {
    /// The places before `end`.
    pub fn before(end: usize) -> Self {
        let mut words = vec![u64::MAX; end / BITS];
        if !end.is_multiple_of(BITS) {
            words.push((1 << (end % BITS)) - 1);
        }
        Places(words)
    }

    pub fn add(&mut self, place: usize) {
        let word = place / BITS;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << (place % BITS);
        }
    }

    pub fn has(&self, place: usize) -> bool {
        self.0.get(place / BITS).is_some_and(|word| word >> (place % BITS) & 1 == 1)
    }

    /// Takes in the other's places.
    pub fn join(&mut self, other: &Places) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own |= other;
        }
    }

    /// Keeps those that are also the other's.
    pub fn meet(&mut self, other: &Places) {
        self.0.truncate(other.0.len());
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own &= other;
        }
    }

    /// Gives up the other's places.
    pub fn leave(&mut self, other: &Places) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own &= !other;
        }
    }

    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The places, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(at * BITS + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(places: &[usize]) -> Places {
        let mut made = Places::default();
        places.iter().for_each(|place| made.add(*place));
        made
    }

    fn all(places: &Places) -> Vec<usize> {
        places.iter().collect()
    }

    #[test]
    fn the_places_before_an_end_are_all_of_them_and_no_more() {
        for end in [0, 1, 63, 64, 65, 200] {
            let places = Places::before(end);
            assert_eq!(all(&places), (0..end).collect::<Vec<_>>());
            assert_eq!((places.count(), places.has(end)), (end, false));
        }
    }

    #[test]
    fn sets_of_any_length_join_meet_and_leave() {
        let (short, long) = (of(&[0, 5, 63]), of(&[5, 64, 300]));
        for (one, other) in [(&short, &long), (&long, &short)] {
            let (mut joined, mut met) = (one.clone(), one.clone());
            joined.join(other);
            met.meet(other);
            assert_eq!((all(&joined), all(&met)), (vec![0, 5, 63, 64, 300], vec![5]));
        }
        let (mut left, mut rest) = (short.clone(), long.clone());
        left.leave(&long);
        rest.leave(&short);
        assert_eq!((all(&left), all(&rest)), (vec![0, 63], vec![64, 300]));
    }
}
