//! Periods in which nothing is recorded. A stated period without contact is no contact, and a date looser than two
//! months closes no gap: it may lie anywhere.

use super::Entry;
use crate::domain::date::Date;
use crate::domain::value::Id;

/// Intervals longer than this say too little about any day in them (practice: ours).
const LOOSE_DAYS: i32 = 62;

/// A period without a recorded event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The last day before it on which something is recorded, and the first after it.
    pub from: Date,
    pub to: Date,
    /// Days between the two on which nothing is recorded.
    pub days: i32,
    /// The events on either side.
    pub after: Id,
    pub before: Id,
    /// Loosely dated events that may lie within it.
    pub maybe: usize,
    /// The gap is stated: an agency says that it had no contact then.
    pub stated: bool,
}

/// Every gap of at least `days` days, by date. Hand in the entries of one agency to see where that agency is silent.
pub fn gaps<'e>(entries: impl IntoIterator<Item = &'e Entry>, days: i32) -> Vec<Gap> {
    let (mut firm, mut loose, mut silent) = (Vec::new(), Vec::new(), Vec::new());
    for entry in entries.into_iter().filter(|entry| entry.hidden.is_none()) {
        let Some((start, end)) = entry.likely_interval() else { continue };
        if entry.event.kind.is("no_contact") {
            silent.push((start, end));
        } else if (end - start).get_days() > LOOSE_DAYS {
            loose.push((start, end));
        } else if !entry.event.kind.is("author_note") {
            firm.push((start, end, entry.id()));
        }
    }
    firm.sort_unstable();
    let mut found: Vec<Gap> = Vec::new();
    let mut reached: Option<(Date, Id)> = None;
    for (start, end, id) in firm {
        if let Some((last, after)) = reached {
            let between = (start - last).get_days() - 1;
            if between >= days.max(1) {
                found.push(Gap { from: last, to: start, days: between, after, before: id, maybe: 0, stated: false });
            }
        }
        if reached.is_none_or(|(last, _)| end >= last) {
            reached = Some((end, id));
        }
    }
    for gap in &mut found {
        gap.maybe = loose.iter().filter(|(start, end)| *start < gap.to && *end > gap.from).count();
        gap.stated = silent.iter().any(|(start, end)| *start < gap.to && *end > gap.from);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::entry;
    use super::*;
    use crate::domain::value::Code;

    #[test]
    fn a_gap_runs_from_the_last_record_to_the_next() {
        let mut none = entry(5, "GP", "April 2020", "No contact with the surgery");
        none.event.kind = Code("no_contact".into());
        let rows = [
            entry(1, "GP", "1 Jan 2020", "a"),
            entry(2, "GP", "w/c 6 Jan 2020", "b"),
            entry(3, "GP", "2020", "a letter"),
            entry(4, "GP", "1 June 2020", "c"),
            none,
            entry(6, "GP", "undated", "d"),
        ];
        let found = gaps(&rows, 90);
        let (from, to) = (Date::constant(2020, 1, 12), Date::constant(2020, 6, 1));
        assert_eq!(found, [Gap { from, to, days: 140, after: 2, before: 4, maybe: 1, stated: true }]);
        assert!(gaps(&rows, 141).is_empty());
    }

    #[test]
    fn a_long_event_covers_the_shorter_ones_within() {
        let rows = [
            entry(1, "GP", "1 Jan 2020 to 20 Feb 2020", "in hospital"),
            entry(2, "GP", "2 Jan 2020", "seen"),
            entry(3, "GP", "1 Mar 2020", "home"),
        ];
        assert_eq!(gaps(&rows, 5).iter().map(|gap| (gap.days, gap.after)).collect::<Vec<_>>(), [(9, 1)]);
        assert!(gaps(&rows, 30).is_empty());
    }
}
