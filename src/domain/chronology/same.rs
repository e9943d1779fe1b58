//! The same event entered twice, and one incident told by several agencies. Both are offered; nothing is merged.

use std::collections::{HashMap, HashSet};

use super::likeness::{Lexicon, Likeness, squeezed};
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
    same_incidents_watched(composite, dismissed, &mut |_, _| true).map(|(found, _)| found).unwrap_or_default()
}

/// Rows compared between two words on how far it is.
const EVERY: usize = 256;

/// [`same_incidents`] and the words they were weighed by, with `watch` told now and then how many rows are compared of
/// how many; none when it answers false.
pub fn same_incidents_watched(
    composite: &Composite,
    dismissed: &HashSet<(Id, Id)>,
    watch: &mut dyn FnMut(u64, u64) -> bool,
) -> Option<(Vec<Suggestion>, Lexicon)> {
    let dated = dated(composite);
    let texts = Likeness::of(dated.iter().map(|one| one.entry.event.what.as_str()));
    let sparse = is_sparse(&dated);
    let mut found = Vec::new();
    'all: for (at, one) in dated.iter().enumerate() {
        if at % EVERY == 0 && !watch(at as u64, dated.len() as u64) {
            return None;
        }
        for (place, other) in near(&dated, at) {
            if let Some(pair) =
                weighed(one, other, sparse, || texts.score(at, place)).filter(|pair| is_open(pair, one, dismissed))
            {
                found.push(pair);
                if found.len() >= PAIRS {
                    break 'all;
                }
            }
        }
    }
    Some((found, texts.into_lexicon()))
}

/// The pairs that some events are in, in no order, by the words all were weighed by before.
pub fn same_incidents_of(composite: &Composite, events: &HashSet<Id>, lexicon: &Lexicon) -> Vec<Suggestion> {
    let dated = dated(composite);
    let sparse = is_sparse(&dated);
    let (mut found, none) = (Vec::new(), HashSet::new());
    for (at, changed) in dated.iter().enumerate().filter(|(_, one)| events.contains(&one.entry.id())) {
        let text = lexicon.text(&changed.entry.event.what);
        // A row before it sees no further than any row does.
        let before = (at.saturating_sub(MOST)..at).filter(|place| near(&dated, *place).any(|(later, _)| later == at));
        for place in before.chain(near(&dated, at).map(|(place, _)| place)) {
            let Some(other) = dated.get(place) else { continue };
            let (first, second) = if place < at { (other, changed) } else { (changed, other) };
            let score = || text.score(&lexicon.text(&other.entry.event.what));
            found.extend(weighed(first, second, sparse, score).filter(|pair| is_open(pair, first, &none)));
        }
    }
    found.sort_by_key(|pair| (pair.event, pair.other));
    found.dedup_by_key(|pair| (pair.event, pair.other));
    found
}

/// An entry with the days it can have happened on.
struct Dated<'e> {
    entry: &'e Entry,
    start: Date,
    end: Date,
}

fn dated(composite: &Composite) -> Vec<Dated<'_>> {
    let told = composite.entries().iter().filter(|entry| entry.hidden.is_none() && !entry.event.kind.is("no_contact"));
    told.filter_map(|entry| entry.interval().map(|(start, end)| Dated { entry, start, end })).collect()
}

/// The rows after one that can be the same incident by their dates, with their places.
fn near<'d, 'e>(dated: &'d [Dated<'e>], at: usize) -> impl Iterator<Item = (usize, &'d Dated<'e>)> {
    let end = dated.get(at).map(|one| one.end);
    let rows = dated.iter().enumerate().skip(at + 1).take(MOST);
    rows.take_while(move |(_, other)| end.is_some_and(|end| (other.start - end).get_days() <= NEAR_DAYS))
}

/// Whether two rows, the first of them first, may be one incident.
fn weighed(one: &Dated<'_>, other: &Dated<'_>, sparse: bool, score: impl FnOnce() -> f32) -> Option<Suggestion> {
    if one.entry.agency_id() == other.entry.agency_id() {
        return None;
    }
    let likeness = score();
    let longest = (one.end - one.start).get_days().max((other.end - other.start).get_days());
    let basis = if (other.start - one.end).get_days() > 0 {
        (likeness >= NEAR).then_some(Basis::NearWords)
    } else if likeness >= needed(longest) {
        Some(Basis::Words)
    } else {
        (sparse && longest == 0 && exact(one.entry) && exact(other.entry)).then_some(Basis::Day)
    };
    Some(Suggestion { event: one.entry.id(), other: other.entry.id(), basis: basis?, likeness })
}

fn is_open(pair: &Suggestion, one: &Dated<'_>, dismissed: &HashSet<(Id, Id)>) -> bool {
    let (event, other) = (pair.event, pair.other);
    !dismissed.contains(&(event, other)) && !dismissed.contains(&(other, event)) && !one.entry.same.contains(&other)
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

fn is_sparse(dated: &[Dated<'_>]) -> bool {
    let (Some(first), Some(last)) = (dated.first(), dated.last()) else { return false };
    i64::from((last.start - first.start).get_days()) >= SPARSE * i64::try_from(dated.len()).unwrap_or(i64::MAX)
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
