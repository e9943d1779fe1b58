//! The same event entered twice, and one incident told by several agencies. Both are offered; nothing is merged.

use std::collections::{HashMap, HashSet};

use super::likeness::{Likeness, squeezed};
use super::{Composite, Entry};
use crate::domain::date::{Date, Precision};
use crate::domain::value::Id;

/// How far beyond a day a text may put the same incident.
const NEAR_DAYS: i32 = 3;
/// An interval longer than this needs words much alike.
const MONTH_DAYS: i32 = 31;
/// At most this many rows after a row are compared with it, so that thousands of rows of one day do not stop the screen.
const MOST: usize = 300;
/// Where fewer events than one in this many days are recorded, two agencies on one day are worth a look even when their
/// words differ.
const SPARSE: i64 = 7;
/// How alike two texts must be when both dates lie within one week, one month or longer, and when they are days apart
/// (set by the invented cases in the fixtures).
const WITHIN_A_WEEK: f32 = 0.15;
const WITHIN_A_MONTH: f32 = 0.35;
const LONGER: f32 = 0.5;
const NEAR: f32 = 0.4;

/// No more pairs than these are offered at once: nobody settles more, and the count says that there are.
pub const PAIRS: usize = 2_000;

/// Why two entries may be one incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The same day or an overlapping time, and words in common.
    Words,
    /// Days apart but words much alike: perhaps one of the dates is wrong.
    NearWords,
    /// Only the day, where little else is recorded.
    Day,
}

impl Basis {
    pub const fn words(self) -> &'static str {
        match self {
            Basis::Words => "dates overlap and the words are alike",
            Basis::NearWords => "the words are alike and the dates a few days apart",
            Basis::Day => "the same day, where little else is recorded",
        }
    }
}

/// Two events that may be one incident.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Suggestion {
    pub event: Id,
    pub other: Id,
    pub basis: Basis,
    /// How alike the words are, 0 to 1.
    pub likeness: f32,
}

/// Pairs of events of different agencies that may be one incident, in the order of the composite. Pairs a person has
/// confirmed, and pairs in `dismissed` (either way round), are not offered again.
/// At most [`PAIRS`].
pub fn same_incidents(composite: &Composite, dismissed: &HashSet<(Id, Id)>) -> Vec<Suggestion> {
    same_incidents_up_to(composite, dismissed, PAIRS)
}

/// [`same_incidents`], looking no further once `most` are found.
pub fn same_incidents_up_to(composite: &Composite, dismissed: &HashSet<(Id, Id)>, most: usize) -> Vec<Suggestion> {
    let dated: Vec<(&Entry, Date, Date)> = composite
        .entries()
        .iter()
        .filter(|entry| entry.hidden.is_none() && !entry.event.kind.is("no_contact"))
        .filter_map(|entry| entry.interval().map(|(start, end)| (entry, start, end)))
        .collect();
    let texts = Likeness::of(dated.iter().map(|(entry, ..)| entry.event.what.as_str()));
    let sparse = is_sparse(&dated);
    let mut found = Vec::new();
    for (at, (entry, start, end)) in dated.iter().enumerate() {
        for (place, (other, from, to)) in dated.iter().enumerate().skip(at + 1).take(MOST) {
            let apart = (*from - *end).get_days();
            if apart > NEAR_DAYS {
                break;
            }
            if entry.agency_id() == other.agency_id() {
                continue;
            }
            let likeness = texts.score(at, place);
            let longest = (*end - *start).get_days().max((*to - *from).get_days());
            let basis = if apart > 0 {
                (likeness >= NEAR).then_some(Basis::NearWords)
            } else if likeness >= needed(longest) {
                Some(Basis::Words)
            } else {
                (sparse && longest == 0 && exact(entry) && exact(other)).then_some(Basis::Day)
            };
            let Some(basis) = basis else { continue };
            let pair = (entry.id(), other.id());
            if !dismissed.contains(&pair) && !dismissed.contains(&(pair.1, pair.0)) && !entry.same.contains(&pair.1) {
                found.push(Suggestion { event: pair.0, other: pair.1, basis, likeness });
                if found.len() >= most {
                    return found;
                }
            }
        }
    }
    found
}

fn needed(days: i32) -> f32 {
    match days {
        0..=7 => WITHIN_A_WEEK,
        8..=MONTH_DAYS => WITHIN_A_MONTH,
        _ => LONGER,
    }
}

fn exact(entry: &Entry) -> bool {
    entry.event.when.as_ref().is_some_and(|when| matches!(when.precision, Precision::Day | Precision::Minute))
}

fn is_sparse(dated: &[(&Entry, Date, Date)]) -> bool {
    let (Some((_, first, _)), Some((_, last, _))) = (dated.first(), dated.last()) else { return false };
    i64::from((*last - *first).get_days()) >= SPARSE * i64::try_from(dated.len()).unwrap_or(i64::MAX)
}

/// Groups of events with the same date and the same words, whoever reported them, in the order of the composite.
pub fn duplicates(composite: &Composite) -> Vec<Vec<Id>> {
    let mut groups: HashMap<_, Vec<(usize, Id)>> = HashMap::new();
    for (at, entry) in composite.entries().iter().enumerate().filter(|(_, entry)| entry.hidden.is_none()) {
        let when = entry.event.when.as_ref().map(|when| (when.start, when.end, when.time));
        groups.entry((when, squeezed(&entry.event.what))).or_default().push((at, entry.id()));
    }
    let mut groups: Vec<Vec<(usize, Id)>> = groups.into_values().filter(|group| group.len() > 1).collect();
    groups.sort_unstable();
    groups.into_iter().map(|group| group.into_iter().map(|(_, id)| id).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{composite, entry};
    use super::*;

    fn pairs(entries: Vec<Entry>) -> Vec<(Id, Id, Basis)> {
        let found = same_incidents(&composite(entries), &HashSet::new());
        found.into_iter().map(|one| (one.event, one.other, one.basis)).collect()
    }

    fn rows() -> Vec<Entry> {
        vec![
            entry(1, "Police", "7 Feb 2020 20:15", "Neighbour reports shouting. Officers attend."),
            entry(2, "GP", "w/c 3 Feb 2020", "Patient says police attended after neighbours reported shouting."),
            entry(3, "GP", "7 Feb 2020", "Repeat prescription."),
            entry(4, "Housing", "9 Feb 2020", "Complaint: neighbour reports shouting and that officers attended."),
            entry(5, "GP", "9 Dec 2020", "Neighbour reports shouting. Officers attend."),
        ]
    }

    #[test]
    fn one_incident_told_by_several_agencies_is_offered() {
        let found = pairs(rows());
        assert!(found.contains(&(2, 1, Basis::Words)), "{found:?}");
        assert!(found.contains(&(1, 4, Basis::NearWords)), "{found:?}");
        assert!(!found.iter().any(|(a, b, _)| *a == 5 || *b == 5), "ten months later is another incident: {found:?}");
        assert!(!found.iter().any(|(a, b, _)| (*a, *b) == (2, 3)), "one agency's own rows are not offered");
    }

    #[test]
    fn a_shared_day_is_worth_a_look_only_where_little_is_recorded() {
        let mut few = rows();
        few.push(entry(6, "GP", "1 Jan 2019", "New patient."));
        assert!(pairs(few.clone()).contains(&(3, 1, Basis::Day)));
        few.extend((10..200).map(|id| entry(id, "Police", "8 Feb 2020", &format!("Log entry {id}"))));
        assert!(!pairs(few).iter().any(|(.., basis)| *basis == Basis::Day));
    }

    #[test]
    fn what_a_person_settled_is_not_offered_again() {
        let all = composite(rows());
        let mut settled: HashSet<(Id, Id)> = HashSet::from([(1, 2)]);
        assert!(same_incidents(&all, &settled).iter().all(|one| (one.event, one.other) != (2, 1)));
        settled.clear();
        let mut confirmed = rows();
        confirmed[1].same.push(1);
        let found = same_incidents(&composite(confirmed), &settled);
        assert!(found.iter().all(|one| (one.event, one.other) != (2, 1)));
    }

    #[test]
    fn the_same_words_on_the_same_date_are_duplicates() {
        let all = composite(vec![
            entry(1, "Police", "7/2/20", "Call to 999."),
            entry(2, "GP", "7 Feb 2020", "call to 999"),
            entry(3, "GP", "8 Feb 2020", "call to 999"),
        ]);
        assert_eq!(duplicates(&all), [[2, 1]]);
    }
}
