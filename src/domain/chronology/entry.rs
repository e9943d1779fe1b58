//! One event with everything tied to it, and the composite they make. Must not know how any of it is shown.

use std::collections::HashMap;

use super::{Sequence, order, slot};
use crate::domain::date::{Date, LooseDate, Place, Precision};
use crate::domain::register::{Case, Event, EventQuery, SameIncident, Tag};
use crate::domain::value::{Id, Ref};
use crate::domain::vocabulary::{EIGHT_STAGES, RISK_FACTOR};

/// Years in which something in a life looked at can have happened.
const YEARS: std::ops::Range<i16> = 1910..2200;

/// The period the review looks at, both days included, either open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scope {
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// The day it is looked at, by which a date in the future is known; none where that does not matter.
    pub today: Option<Date>,
}

impl Scope {
    /// Looked at on this day.
    #[must_use]
    pub const fn seen_on(self, today: Date) -> Self {
        Self { today: Some(today), ..self }
    }

    /// The widest reading of the period in the case's terms of reference.
    pub fn of(case: &Case) -> Self {
        Self {
            from: case.scope_from.as_ref().and_then(|date| date.start),
            to: case.scope_to.as_ref().and_then(|date| date.end),
            today: None,
        }
    }
}

/// An event and what people have tied to it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entry {
    pub event: Event,
    pub tags: Vec<String>,
    /// Findings it supports.
    pub findings: Vec<Ref>,
    /// Events a person confirmed to be the same incident.
    pub same: Vec<Id>,
    /// Questions to agencies about it, with their answers.
    pub queries: Vec<EventQuery>,
    /// Why it was taken out of the composite, when it was: it is kept, and can be put back.
    pub hidden: Option<String>,
    /// The day its sequence number puts it on, where that is not the first its date allows.
    pub placed: Option<Date>,
}

impl Entry {
    pub fn of(event: Event) -> Self {
        Self { event, ..Self::default() }
    }

    /// Events with the tags, links and queries that point to them; what points elsewhere is left out.
    pub fn gather(events: Vec<Event>, tags: &[Tag], same: &[SameIncident], queries: &[EventQuery]) -> Vec<Self> {
        let mut entries: Vec<Self> = events.into_iter().map(Self::of).collect();
        let at: HashMap<Id, usize> = entries.iter().enumerate().map(|(at, entry)| (entry.event.id, at)).collect();
        let place = |link: &Option<Ref>| link.as_ref().and_then(|link| at.get(&link.id).copied());
        for tag in tags {
            if let Some(entry) = place(&tag.event).and_then(|at| entries.get_mut(at)) {
                if !tag.word.is_empty() {
                    entry.tags.push(tag.word.clone());
                }
                entry.findings.extend(tag.finding.clone());
            }
        }
        for link in same {
            for (here, there) in [(&link.event, &link.other), (&link.other, &link.event)] {
                if let (Some(entry), Some(there)) = (place(here).and_then(|at| entries.get_mut(at)), there) {
                    entry.same.push(there.id);
                }
            }
        }
        for query in queries {
            if let Some(entry) = place(&query.event).and_then(|at| entries.get_mut(at)) {
                entry.queries.push(query.clone());
            }
        }
        entries
    }

    pub fn id(&self) -> Id {
        self.event.id
    }

    /// An agency has not answered a question about it yet.
    pub fn has_open_query(&self) -> bool {
        self.queries.iter().any(is_open)
    }

    /// Its own tags, the stage and the risk factors a person gave it, as they are read.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        let stage = Some(EIGHT_STAGES.label(&self.event.stage.0)).filter(|label| !label.is_empty());
        let risks = self.event.risk_factors.0.iter().map(|code| RISK_FACTOR.label(code));
        self.tags.iter().map(String::as_str).chain(stage).chain(risks)
    }

    /// The agency's label; empty when none is recorded.
    pub fn agency(&self) -> &str {
        self.event.agency.as_ref().map_or("", |agency| agency.label.as_str())
    }

    pub fn agency_id(&self) -> Option<Id> {
        self.event.agency.as_ref().map(|agency| agency.id)
    }

    /// The first and last day it can have happened, when both are known.
    pub fn interval(&self) -> Option<(Date, Date)> {
        let when = self.event.when.as_ref()?;
        let end = self.event.ends.as_ref().and_then(|ends| ends.end).or(when.end)?;
        let start = when.start?;
        Some((start, end.max(start)))
    }

    /// [`interval`](Self::interval), without dates that are a computer's stand-in or a slip of the hand: they would
    /// make gaps and pictures of centuries.
    pub fn likely_interval(&self) -> Option<(Date, Date)> {
        self.interval().filter(|(start, end)| YEARS.contains(&start.year()) && YEARS.contains(&end.year()))
    }

    /// The day it is put in order by; none for a row without a first day.
    pub fn day(&self) -> Option<Date> {
        self.placed.or_else(|| self.event.when.as_ref().and_then(|when| when.start))
    }

    /// The number a coordinator gave it in the composite.
    pub fn sequence(&self) -> Option<Sequence> {
        Sequence::parse(&self.event.sequence)
    }

    /// Where it lies beside the period of the review.
    pub fn place(&self, scope: Scope) -> Place {
        let Some(when) = &self.event.when else { return Place::Unknown };
        match self.event.ends.as_ref().and_then(|ends| ends.end) {
            Some(end) if when.start.is_some_and(|start| end > start) => {
                LooseDate { end: Some(end), precision: Precision::Range, ..when.clone() }.place(scope.from, scope.to)
            }
            _ => when.place(scope.from, scope.to),
        }
    }

    /// A mark where the date cannot be right as it stands: a computer's stand-in, an unlikely year, the future.
    pub fn doubtful_date(&self, scope: Scope) -> Option<&'static str> {
        self.event.when.as_ref()?.doubtful(scope.today.unwrap_or(Date::MAX))
    }

    pub fn is_undated(&self) -> bool {
        self.event.when.as_ref().is_none_or(|when| when.precision == Precision::Undated)
    }
}

/// Whether an answer to a question is still owed.
pub fn is_open(query: &EventQuery) -> bool {
    query.answered.is_none() && !query.state.is("dropped")
}

/// Every event of a case in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Composite {
    entries: Vec<Entry>,
    pub scope: Scope,
}

impl Composite {
    /// Put the entries in order.
    pub fn new(mut entries: Vec<Entry>, scope: Scope) -> Self {
        slot::settle(&mut entries);
        entries.sort_by_cached_key(order::Key::of);
        Self { entries, scope }
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries without those whose date cannot be right as it stands: between one of them and the others nothing is
    /// missing.
    pub fn surely_dated(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.doubtful_date(self.scope).is_none())
    }

    /// The entries to be put together anew.
    pub(super) fn into_entries(self) -> Vec<Entry> {
        self.entries
    }

    /// The entry of this event.
    pub fn entry(&self, id: Id) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id() == id)
    }

    /// The agencies that reported anything, by label.
    pub fn agencies(&self) -> Vec<Ref> {
        let mut found: Vec<Ref> = Vec::new();
        let mut known = std::collections::HashSet::new();
        for agency in self.entries.iter().filter_map(|entry| entry.event.agency.as_ref()) {
            if known.insert(agency.id) {
                found.push(agency.clone());
            }
        }
        found.sort_by_cached_key(|agency| (agency.label.to_lowercase(), agency.id));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{composite, entry};
    use super::*;
    use crate::domain::date::parse;

    #[test]
    fn tags_findings_links_and_queries_reach_their_event() {
        let link = |id: i64| Some(Ref::new(id, ""));
        let tag = Tag { word: "coercion".into(), event: link(1), finding: link(9), ..Tag::default() };
        let same = SameIncident { event: link(1), other: link(2), ..SameIncident::default() };
        let query = EventQuery { event: link(2), question: "When?".into(), ..EventQuery::default() };
        let lost = Tag { word: "lost".into(), event: link(77), ..Tag::default() };
        let events = vec![entry(1, "Police", "2020", "a").event, entry(2, "GP", "2020", "b").event];
        let entries = Entry::gather(events, &[tag, lost], &[same], &[query]);
        assert_eq!((entries[0].tags.as_slice(), entries[0].findings[0].id), (&["coercion".to_owned()][..], 9));
        assert_eq!((entries[0].same.as_slice(), entries[1].same.as_slice()), (&[2][..], &[1][..]));
        assert_eq!(entries[1].queries.len(), 1);
    }

    #[test]
    fn an_event_that_runs_past_the_scope_lies_across_it() {
        let all = composite(vec![]);
        let mut long = entry(1, "GP", "1 June 2021", "Stay in hospital");
        assert_eq!(long.place(all.scope), Place::Within);
        long.event.ends = Some(parse("30 June 2021").unwrap());
        assert_eq!(long.place(all.scope), Place::Across);
        assert_eq!(entry(2, "GP", "2018", "x").place(all.scope), Place::Before);
        assert_eq!(entry(2, "GP", "undated", "x").place(all.scope), Place::Unknown);
    }
}
