//! Where a sequence number puts a row: among the rows it is numbered between, as far as its date allows. The date is
//! never changed; a row whose date does not allow the place stays where its date puts it.

use super::sequence::{given, set};
use super::{Composite, Entry, Sequence, numbers};
use crate::domain::change::Batch;
use crate::domain::date::{Date, long};
use crate::domain::value::Id;

/// Gives every numbered row the day its number puts it on: the day of the numbered row before it, where its own date is
/// loose enough to reach that day. A row without a first day is put only between two numbered rows that have one.
pub(super) fn settle(entries: &mut [Entry]) {
    entries.iter_mut().for_each(|entry| entry.placed = None);
    let mut numbered: Vec<&mut Entry> = entries.iter_mut().filter(|entry| entry.sequence().is_some()).collect();
    numbered.sort_by_cached_key(|entry| (entry.sequence(), first(entry).is_none(), first(entry), entry.id()));
    let dated: Vec<bool> = numbered.iter().map(|entry| first(entry).is_some()).collect();
    let last_dated = dated.iter().rposition(|dated| *dated);
    let mut reached: Option<Date> = None;
    for (at, entry) in numbered.into_iter().enumerate() {
        let has_dated_after = last_dated.is_some_and(|last| at < last);
        let day = match (first(entry), reached) {
            (Some(start), Some(reached)) if start < reached && reaches(entry, reached) => Some(reached),
            (None, Some(reached)) if has_dated_after && reaches(entry, reached) => Some(reached),
            (start, _) => start,
        };
        if day != first(entry) {
            entry.placed = day;
        }
        reached = reached.max(day);
    }
}

fn first(entry: &Entry) -> Option<Date> {
    entry.event.when.as_ref().and_then(|when| when.start)
}

/// Whether its date is loose enough to reach this day.
fn reaches(entry: &Entry, day: Date) -> bool {
    entry.event.when.as_ref().and_then(|when| when.end).is_none_or(|end| end >= day)
}

/// The changes that put a row at a number among those the composite shows, the numbers of the rows before it on its day
/// written down with it; or why its date does not allow it.
pub fn put(composite: &Composite, id: Id, wanted: Sequence) -> Result<Batch, String> {
    let Some(entry) = composite.entry(id) else { return Err("That row is no longer there.".to_owned()) };
    let shown: Vec<(Sequence, &Entry)> = numbers(composite)
        .iter()
        .zip(composite.entries())
        .filter(|(_, other)| other.id() != id && other.hidden.is_none())
        .filter_map(|(number, other)| Some((Sequence::parse(number)?, other)))
        .collect();
    let at = shown.iter().position(|(number, _)| *number >= wanted).unwrap_or(shown.len());
    let (before, after) = (at.checked_sub(1).and_then(|at| shown.get(at)), shown.get(at));
    fits(entry, before, after)?;
    let mut batch = Batch::new("set the sequence number of an event");
    let mut number = |other: &Entry, own: Sequence| {
        if other.event.sequence != own.to_string() {
            batch.push(set(other.id(), &other.event.sequence, &own.to_string()));
        }
    };
    number(entry, wanted);
    let day = before.and_then(|(_, other)| other.day());
    if first(entry).is_none_or(|start| day.is_some_and(|day| start <= day)) {
        shown.iter().take(at).filter(|(_, other)| other.day() == day).for_each(|(own, other)| number(other, *own));
    }
    if first(entry).is_none() {
        after.into_iter().for_each(|(own, other)| number(other, *own));
    }
    if stands(composite, id, &batch, before.map(|(_, other)| other.id())) {
        return Ok(batch);
    }
    Err(format!("{wanted} has no room among the numbers given by hand; : renumber makes some."))
}

/// Why a row cannot stand between two others.
fn fits(entry: &Entry, before: Option<&(Sequence, &Entry)>, after: Option<&(Sequence, &Entry)>) -> Result<(), String> {
    if let Some((number, day)) = before.and_then(|(number, other)| Some((number, other.day()?)))
        && !reaches(entry, day)
    {
        return Err(format!("Its date ends before No. {number} ({}); the date comes first.", long(day)));
    }
    if let Some((number, day)) = after.and_then(|(number, other)| Some((number, other.day()?)))
        && first(entry).is_some_and(|start| start > day)
    {
        return Err(format!("Its date begins after No. {number} ({}); the date comes first.", long(day)));
    }
    let is_between =
        before.is_some_and(|(_, other)| other.day().is_some()) && after.is_some_and(|(_, other)| other.day().is_some());
    if first(entry).is_none() && !is_between && after.is_some_and(|(_, other)| other.day().is_some()) {
        return Err("It has no first day, so it cannot stand before every dated row.".to_owned());
    }
    Ok(())
}

/// The composite with the numbers a batch gives to its rows.
fn numbered(composite: &Composite, batch: &Batch) -> Composite {
    let entries = composite.entries().iter().map(|entry| {
        let mut entry = entry.clone();
        if let Some(text) = batch.changes.iter().find_map(|change| given(change, entry.id())) {
            entry.event.sequence = text;
        }
        entry
    });
    Composite::new(entries.collect(), composite.scope)
}

/// Whether the row stands right after the other once the changes are made.
fn stands(composite: &Composite, id: Id, batch: &Batch, before: Option<Id>) -> bool {
    let after = numbered(composite, batch);
    let shown: Vec<Id> = after.entries().iter().filter(|entry| entry.hidden.is_none()).map(Entry::id).collect();
    let at = shown.iter().position(|own| *own == id);
    at.map(|at| at.checked_sub(1).and_then(|at| shown.get(at)).copied()) == Some(before)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{composite, entry};
    use super::*;

    fn rows() -> Composite {
        composite(vec![
            entry(1, "GP", "1 Mar 2020", "a"),
            entry(2, "GP", "2 Mar 2020 09:00", "b"),
            entry(3, "GP", "2 Mar 2020 10:00", "c"),
            entry(4, "GP", "5 Mar 2020", "d"),
            entry(5, "GP", "March 2020", "e"),
            entry(6, "GP", "undated", "f"),
        ])
    }

    fn moved(id: i64, to: &str) -> Result<(Vec<i64>, Vec<String>), String> {
        let all = rows();
        let batch = put(&all, id, Sequence::parse(to).unwrap())?;
        let after = numbered(&all, &batch);
        Ok((after.entries().iter().map(Entry::id).collect(), numbers(&after)))
    }

    #[test]
    fn a_number_between_two_others_puts_a_row_between_them() {
        assert_eq!(rows().entries().iter().map(Entry::id).collect::<Vec<_>>(), [1, 5, 2, 3, 4, 6]);
        let (order, numbers) = moved(3, "2.5").unwrap();
        assert_eq!(order, [1, 5, 3, 2, 4, 6], "the later of one day before the earlier");
        assert_eq!(numbers, ["1", "2", "2.5", "3", "4", "5"]);
    }

    #[test]
    fn a_loose_date_is_put_anywhere_it_allows_and_an_undated_row_between_any_two() {
        let (order, numbers) = moved(5, "3.5").unwrap();
        assert_eq!(order, [1, 2, 5, 3, 4, 6], "{numbers:?}");
        let (order, _) = moved(5, "4.5").unwrap();
        assert_eq!(order, [1, 2, 3, 5, 4, 6]);
        let (order, _) = moved(5, "5.5").unwrap();
        assert_eq!(order, [1, 2, 3, 4, 5, 6]);
        let (order, numbers) = moved(6, "3.5").unwrap();
        assert_eq!(order, [1, 5, 2, 6, 3, 4], "{numbers:?}");
    }

    #[test]
    fn a_date_that_does_not_allow_the_place_is_said_and_nothing_moves() {
        let why = moved(4, "1.5").unwrap_err();
        assert!(why.contains("begins after No. 2") && why.contains("the date comes first"), "{why}");
        let why = moved(1, "4.5").unwrap_err();
        assert!(why.contains("ends before No. 4"), "{why}");
        assert!(moved(6, "0.5").unwrap_err().contains("no first day"));
    }

    #[test]
    fn numbering_afresh_after_a_move_keeps_the_order() {
        let all = rows();
        let batch = super::super::renumber(&all);
        let again = numbered(&all, &batch);
        assert_eq!(again.entries().iter().map(Entry::id).collect::<Vec<_>>(), [1, 5, 2, 3, 4, 6]);
    }
}
