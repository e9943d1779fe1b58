//! The order of the composite, and the reason for it in words.
//!
//! First the day an event can have begun, or the later one within its date that its sequence number puts it on; among
//! those of one day the sequence number a coordinator gave; then the narrower date, the time (untimed first), the
//! agency by name, the row of its file, and the number of the record. Every
//! step is total, so the order never depends on how the events were read.

use std::cmp::Ordering;

use super::{Entry, Sequence};
use crate::domain::date::{ClockTime, Date, Precision, long};
use crate::domain::value::Id;

/// A value that is missing sorts last.
type Last<T> = (bool, Option<T>);

fn last<T>(value: Option<T>) -> Last<T> {
    (value.is_none(), value)
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    start: Last<Date>,
    sequence: Last<Sequence>,
    end: Last<Date>,
    precision: Precision,
    time: Option<ClockTime>,
    approx: bool,
    uncertain: bool,
    agency: String,
    row: Last<i64>,
    id: Id,
}

impl Key {
    pub(super) fn of(entry: &Entry) -> Self {
        let when = entry.event.when.as_ref();
        Self {
            start: last(entry.day()),
            sequence: last(entry.sequence()),
            end: last(when.and_then(|when| when.end)),
            precision: when.map_or(Precision::Undated, |when| when.precision),
            time: when.and_then(|when| when.time),
            approx: when.is_some_and(|when| when.approx),
            uncertain: when.is_some_and(|when| when.uncertain),
            agency: entry.agency().to_lowercase(),
            row: last(entry.event.row),
            id: entry.id(),
        }
    }
}

/// Which of two entries comes first.
pub fn compare(a: &Entry, b: &Entry) -> Ordering {
    Key::of(a).cmp(&Key::of(b))
}

/// Why the first of two entries stands before the second, as a sentence without a full stop. The entries may be given
/// in either order.
pub fn why_here(a: &Entry, b: &Entry) -> String {
    let (one, two) = (Key::of(a), Key::of(b));
    let (first, second) = if one <= two { (one, two) } else { (two, one) };
    if first.start != second.start {
        return match (first.start.1, second.start.1) {
            (Some(first), Some(second)) => {
                format!("the first can have begun on {}, the second not before {}", long(first), long(second))
            }
            _ => "the second has no day it can have begun on; such rows stand at the end".to_owned(),
        };
    }
    let day = first
        .start
        .1
        .map_or_else(|| "neither has a first day".to_owned(), |day| format!("both can have begun on {}", long(day)));
    let reason = if first.sequence != second.sequence {
        match (first.sequence.1, second.sequence.1) {
            (Some(first), Some(second)) => format!("the sequence number {first} comes before {second}"),
            _ => "the first has a sequence number, and numbered rows stand before the others of the day".to_owned(),
        }
    } else if first.end != second.end {
        match (first.end.1, second.end.1) {
            (Some(first), Some(second)) => {
                format!("the narrower date comes first: it ends on {}, the other on {}", long(first), long(second))
            }
            _ => "the second has no last day, so it is the looser one".to_owned(),
        }
    } else if first.precision != second.precision {
        format!("a date given as {} comes before one given as {}", first.precision.words(), second.precision.words())
    } else if first.time != second.time {
        match (first.time, second.time) {
            (Some(first), Some(second)) => format!("{first} comes before {second}"),
            _ => "a row without a time stands before the timed ones of its day".to_owned(),
        }
    } else if (first.approx, first.uncertain) != (second.approx, second.uncertain) {
        "the date that is given without doubt comes first".to_owned()
    } else if first.agency != second.agency {
        "nothing tells them apart by date, so they stand by the names of their agencies".to_owned()
    } else if first.row != second.row {
        "they stand as in the agency's own file".to_owned()
    } else {
        "they stand in the order in which they were entered".to_owned()
    };
    format!("{day}; {reason}")
}

#[cfg(test)]
mod tests {
    use super::super::sample::{composite, entry};
    use super::*;

    fn order(entries: Vec<Entry>) -> Vec<i64> {
        composite(entries).entries().iter().map(Entry::id).collect()
    }

    #[test]
    fn the_order_is_by_interval_and_undated_rows_come_last() {
        let rows = |dates: [&str; 6]| dates.iter().zip(1..).map(|(date, id)| entry(id, "GP", date, "x")).collect();
        let dates = ["undated", "2020", "March 2020", "1 Mar 2020 09:00", "1 Mar 2020", "until 2019"];
        assert_eq!(order(rows(dates)), [2, 5, 4, 3, 6, 1]);
    }

    #[test]
    fn the_order_does_not_depend_on_how_rows_were_read() {
        let dates = ["2 Mar 2020", "2 Mar 2020", "2020", "c. March 2020", "2 Mar 2020 10:00", "undated", "undated"];
        let mut rows: Vec<Entry> = dates
            .iter()
            .zip(1..)
            .map(|(date, id)| entry(id, if id % 2 == 0 { "GP" } else { "Police" }, date, "x"))
            .collect();
        let wanted = order(rows.clone());
        for _ in 0..rows.len() {
            rows.rotate_left(3);
            assert_eq!(order(rows.clone()), wanted);
        }
    }

    #[test]
    fn a_sequence_number_rules_among_rows_of_one_day_only() {
        let mut late = entry(1, "GP", "2 Mar 2020 23:00", "x");
        late.event.sequence = "1.5".into();
        let early = entry(2, "GP", "2 Mar 2020 09:00", "x");
        let day_before = entry(3, "GP", "1 Mar 2020", "x");
        assert_eq!(order(vec![early.clone(), late.clone(), day_before]), [3, 1, 2]);
        assert!(why_here(&early, &late).contains("numbered rows stand before"));
    }

    #[test]
    fn every_step_of_the_order_is_explained() {
        let a = entry(1, "GP", "1 Mar 2020", "x");
        for (other, want) in [
            (entry(2, "GP", "2 Mar 2020", "x"), "not before Mon 2 March 2020"),
            (entry(2, "GP", "undated", "x"), "stand at the end"),
            (entry(2, "GP", "March 2020", "x"), "the narrower date"),
            (entry(2, "GP", "1 Mar 2020 09:00", "x"), "given as day comes before one given as minute"),
            (entry(2, "GP", "c. 1 Mar 2020", "x"), "without doubt"),
            (entry(2, "Police", "1 Mar 2020", "x"), "names of their agencies"),
            (entry(2, "GP", "1 Mar 2020", "x"), "agency's own file"),
        ] {
            assert!(why_here(&a, &other).contains(want), "{}", why_here(&a, &other));
            assert_eq!(why_here(&a, &other), why_here(&other, &a));
            assert_eq!(compare(&a, &other), Ordering::Less);
        }
    }
}
