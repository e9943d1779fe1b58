//! The composite of a case made ready to be looked at: found by number, folded for searching, with what is offered to
//! be settled. It is put together once; what changes afterwards is worked in. Must not know the store or the screen.

use std::collections::{HashMap, HashSet};

use super::{
    Composite, Entry, Lexicon, Narrow, PAIRS, Scope, Suggestion, duplicates, numbers, same_incidents_of,
    same_incidents_watched, searched,
};
use crate::domain::register::{Event, EventQuery, SameIncident, Tag};
use crate::domain::value::{Id, Ref};

/// More rows than this are not all compared again because a few of them changed.
const MANY: usize = 2_000;
const FEW: usize = 50;

/// What belongs to the events of a case. It is little, and always read whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parts {
    pub tags: Vec<Tag>,
    pub same: Vec<SameIncident>,
    /// Pairs a person judged not to be one incident.
    pub apart: Vec<(Id, Id)>,
    pub queries: Vec<EventQuery>,
    /// Rows of the files that could not be taken and are not settled.
    pub unread: usize,
}

/// What has changed since the composite was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct News {
    /// New and changed events, each with the reason it was hidden for, when it was.
    pub events: Vec<(Event, Option<String>)>,
    /// Events that are no longer there.
    pub gone: Vec<Id>,
    pub parts: Parts,
    pub scope: Scope,
}

/// Every event of a case, ready.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Whole {
    composite: Composite,
    numbers: Vec<String>,
    /// Where each event stands.
    at: HashMap<Id, usize>,
    /// What words are looked for in, in the order of the entries.
    texts: Vec<String>,
    offered: Vec<Suggestion>,
    /// The words all texts were weighed by, where there are too many rows to weigh them all at a change.
    lexicon: Option<Lexicon>,
    /// Those of the offered that wait for a person, and by event which they are.
    waiting: Vec<Suggestion>,
    waiting_of: HashMap<Id, Vec<usize>>,
    /// An event with the date and words of an earlier one, and that one.
    twice: HashMap<Id, Id>,
    tags: Vec<Tag>,
    same: Vec<SameIncident>,
    apart: HashSet<(Id, Id)>,
    unread: usize,
}

impl Whole {
    /// Put together for the first time.
    pub fn new(news: News) -> Self {
        let mut whole = Self::default();
        whole.take(news);
        whole
    }

    /// [`new`](Self::new), with `watch` told how far comparing has come; none when it answers false.
    pub fn watched(news: News, watch: &mut dyn FnMut(u64, u64) -> bool) -> Option<Self> {
        let mut whole = Self::default();
        whole.take_watched(news, watch).then_some(whole)
    }

    /// Works in what has changed: events are put in their places, nothing else is read or compared again.
    pub fn take(&mut self, news: News) {
        self.take_watched(news, &mut |_, _| true);
    }

    fn take_watched(&mut self, news: News, watch: &mut dyn FnMut(u64, u64) -> bool) -> bool {
        let gone = news.gone.iter().any(|id| self.entry(*id).is_some());
        let weighed = gone || news.events.iter().any(|(event, hidden)| self.is_news(event, hidden.as_ref()));
        let known: HashSet<Id> = news.events.iter().map(|(event, _)| event.id).chain(news.gone).collect();
        let kept = std::mem::take(&mut self.composite).into_entries().into_iter();
        let mut hidden: HashMap<Id, String> = HashMap::new();
        let mut events: Vec<Event> = Vec::with_capacity(kept.len() + news.events.len());
        for entry in kept.filter(|entry| !known.contains(&entry.id())) {
            hidden.extend(entry.hidden.map(|why| (entry.event.id, why)));
            events.push(entry.event);
        }
        for (event, why) in news.events {
            hidden.extend(why.map(|why| (event.id, why)));
            events.push(event);
        }
        let Parts { tags, same, apart, queries, unread } = news.parts;
        self.unread = unread;
        let mut entries = Entry::gather(events, &tags, &same, &queries);
        for entry in &mut entries {
            entry.hidden = hidden.remove(&entry.event.id);
        }
        self.composite = Composite::new(entries, news.scope);
        self.numbers = numbers(&self.composite);
        self.at = self.entries().iter().enumerate().map(|(at, entry)| (entry.id(), at)).collect();
        self.texts = self.entries().iter().map(searched).collect();
        (self.tags, self.same) = (tags, same);
        self.apart = apart.into_iter().collect();
        if weighed && !self.weigh_again(&known) {
            let Some((offered, lexicon)) = same_incidents_watched(&self.composite, &HashSet::new(), watch) else {
                return false;
            };
            self.offered = offered;
            self.lexicon = (self.entries().len() > MANY).then_some(lexicon);
        }
        self.waiting =
            self.offered.iter().filter(|offer| !self.is_settled(offer.event, offer.other)).copied().collect();
        self.waiting_of.clear();
        for (at, offer) in self.waiting.iter().enumerate() {
            self.waiting_of.entry(offer.event).or_default().push(at);
            self.waiting_of.entry(offer.other).or_default().push(at);
        }
        self.twice = self.found_twice();
        true
    }

    /// Works out again what is offered for the events that changed and leaves the rest; false where that is not worth it,
    /// and all of it is worked out.
    fn weigh_again(&mut self, changed: &HashSet<Id>) -> bool {
        let Some(lexicon) = self.lexicon.as_ref().filter(|_| changed.len() <= FEW && self.offered.len() < PAIRS) else {
            return false;
        };
        let found = same_incidents_of(&self.composite, changed, lexicon);
        self.offered.retain(|offer| !changed.contains(&offer.event) && !changed.contains(&offer.other));
        self.offered.extend(found);
        let at = &self.at;
        let place = |id: Id| at.get(&id).copied().unwrap_or(usize::MAX);
        self.offered.sort_by_cached_key(|offer| (place(offer.event), place(offer.other)));
        self.offered.truncate(PAIRS);
        true
    }

    /// Whether what is offered to be settled has to be worked out again for this event.
    fn is_news(&self, event: &Event, hidden: Option<&String>) -> bool {
        self.entry(event.id).is_none_or(|old| {
            let (old, was) = (&old.event, old.hidden.is_some());
            was != hidden.is_some()
                || (&old.when, &old.ends, &old.what, &old.agency, &old.kind)
                    != (&event.when, &event.ends, &event.what, &event.agency, &event.kind)
        })
    }

    fn found_twice(&self) -> HashMap<Id, Id> {
        let mut found = HashMap::new();
        for group in duplicates(&self.composite) {
            let Some((first, others)) = group.split_first() else { continue };
            let others = others.iter().filter(|other| !self.is_settled(*first, **other));
            found.extend(others.map(|other| (*other, *first)));
        }
        found
    }

    pub fn entries(&self) -> &[Entry] {
        self.composite.entries()
    }

    pub fn composite(&self) -> &Composite {
        &self.composite
    }

    pub fn scope(&self) -> Scope {
        self.composite.scope
    }

    /// The entry at this place, and the number it is shown with.
    pub fn numbered(&self, at: usize) -> Option<(&str, &Entry)> {
        Some((self.numbers.get(at)?.as_str(), self.entries().get(at)?))
    }

    pub fn place(&self, id: Id) -> Option<usize> {
        self.at.get(&id).copied()
    }

    pub fn entry(&self, id: Id) -> Option<&Entry> {
        self.entries().get(self.place(id)?)
    }

    /// The number an event is shown with; empty when it is not there.
    pub fn number(&self, id: Id) -> &str {
        self.place(id).and_then(|at| self.numbers.get(at)).map_or("", String::as_str)
    }

    /// The entries in whose words one of these stands, folded: those worth a closer look.
    pub fn holding<'w>(&'w self, words: &'w [String]) -> impl Iterator<Item = &'w Entry> {
        let both = self.entries().iter().zip(&self.texts);
        both.filter(|(_, text)| words.iter().any(|word| text.contains(word.as_str()))).map(|(entry, _)| entry)
    }

    /// The places of the entries that fit, in order.
    pub fn view(&self, narrow: &Narrow) -> Vec<usize> {
        let mut places = narrow.filter.places(self.entries(), &self.texts, self.scope());
        if narrow.to_settle {
            let mut open: HashSet<Id> = self.twice.iter().flat_map(|(one, other)| [*one, *other]).collect();
            open.extend(self.waiting_of.keys());
            places.retain(|at| self.entries().get(*at).is_some_and(|entry| open.contains(&entry.id())));
        }
        places
    }

    /// How many pairs may be one incident and wait for a person.
    pub fn to_settle(&self) -> usize {
        self.waiting.len()
    }

    /// The pairs that wait for a person, in order of time.
    pub fn waiting(&self) -> &[Suggestion] {
        &self.waiting
    }

    fn is_settled(&self, one: Id, other: Id) -> bool {
        let linked = || self.entry(one).is_some_and(|entry| entry.same.contains(&other));
        self.apart.contains(&(one, other)) || self.apart.contains(&(other, one)) || linked()
    }

    /// Events that may be the same incident as this one, and why.
    pub fn offers(&self, id: Id) -> impl Iterator<Item = (Id, &Suggestion)> {
        let of_it = self.waiting_of.get(&id).into_iter().flatten().filter_map(|at| self.waiting.get(*at));
        of_it.map(move |offer| (if offer.event == id { offer.other } else { offer.event }, offer))
    }

    /// The earlier event this one repeats word for word.
    pub fn repeats(&self, id: Id) -> Option<Id> {
        self.twice.get(&id).copied()
    }

    /// How many rows repeat an earlier one, and how many are hidden.
    pub fn repeated_and_hidden(&self) -> (usize, usize) {
        (self.twice.len(), self.entries().iter().filter(|entry| entry.hidden.is_some()).count())
    }

    /// How many rows of the files could not be taken and are not settled.
    pub const fn unread(&self) -> usize {
        self.unread
    }

    /// The tags of an event, as records.
    pub fn tags_of(&self, id: Id) -> impl Iterator<Item = &Tag> {
        self.tags.iter().filter(move |tag| tag.event.as_ref().is_some_and(|event| event.id == id))
    }

    /// Every word used as a tag in this case, once, in order.
    pub fn tag_words(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.tags.iter().map(|tag| tag.word.as_str()).collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    /// The record that links two events, when they are linked.
    pub fn link(&self, one: Id, other: Id) -> Option<&SameIncident> {
        let id = |link: &Option<Ref>| link.as_ref().map(|link| link.id);
        self.same.iter().find(|link| {
            let pair = (id(&link.event), id(&link.other));
            pair == (Some(one), Some(other)) || pair == (Some(other), Some(one))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::entry;
    use super::*;

    fn rows() -> Vec<(Event, Option<String>)> {
        let events = [
            entry(1, "Police", "7 Feb 2020 20:15", "Neighbour reports shouting. Officers attend."),
            entry(2, "GP", "w/c 3 Feb 2020", "Patient says police attended after neighbours reported shouting."),
            entry(3, "Police", "9 Feb 2020", "Call to 999."),
            entry(4, "GP", "9 Feb 2020", "call to 999"),
        ];
        events.into_iter().map(|entry| (entry.event, None)).collect()
    }

    fn whole() -> Whole {
        Whole::new(News { events: rows(), ..News::default() })
    }

    #[test]
    fn what_is_settled_is_offered_no_more_and_nothing_is_merged() {
        let mut whole = whole();
        assert_eq!(whole.offers(1).map(|(other, _)| other).collect::<Vec<_>>(), [2]);
        assert_eq!(whole.repeats(3), Some(4));
        let link = |id: i64| Some(Ref::new(id, ""));
        let same = vec![SameIncident { event: link(2), other: link(1), ..SameIncident::default() }];
        let parts = Parts { same, apart: vec![(3, 4)], ..Parts::default() };
        whole.take(News { parts, ..News::default() });
        assert_eq!((whole.offers(1).count(), whole.repeats(3), whole.entries().len()), (0, None, 4));
        assert_eq!(whole.entry(1).unwrap().same, [2]);
        assert!(whole.link(1, 2).is_some());
    }

    #[test]
    fn a_hidden_row_takes_no_number_and_comes_back() {
        let mut whole = whole();
        let mut hidden = rows().swap_remove(3);
        hidden.1 = Some("the same as No. 4".into());
        whole.take(News { events: vec![hidden.clone()], ..News::default() });
        assert_eq!(whole.repeated_and_hidden(), (0, 1));
        assert_eq!((whole.number(4), whole.number(3)), ("-", "3"));
        assert_eq!(whole.view(&Narrow::default()).len(), 3);
        hidden.1 = None;
        whole.take(News { events: vec![hidden], ..News::default() });
        assert_eq!((whole.repeated_and_hidden(), whole.number(3)), ((1, 0), "4"));
    }

    #[test]
    fn among_thousands_only_what_changed_is_compared_again_and_all_is_offered_as_before() {
        let said = |id: i64| format!("Visit number {id} to flat {}, the tenant was not in.", id * 7);
        let date =
            |id: i64| format!("{} {} {}", id % 28 + 1, ["Mar", "May", "Oct"][(id % 3) as usize], 2000 + id / 150);
        let agency = |id: i64| if id % 2 == 0 { "GP" } else { "Police" };
        let mut events: Vec<(Event, Option<String>)> =
            (1..=MANY as i64 + 50).map(|id| (entry(id, agency(id), &date(id), &said(id)).event, None)).collect();
        let mut whole = Whole::new(News { events: events.clone(), ..News::default() });
        let before = whole.to_settle();
        let changed = entry(900, "GP", &date(901), "Visit number 901 to flat 6307, the tenant was not in.").event;
        events[899] = (changed.clone(), None);
        whole.take(News { events: vec![(changed, None)], ..News::default() });
        let afresh = Whole::new(News { events, ..News::default() });
        let pairs = |whole: &Whole| whole.offers(900).map(|(other, _)| other).collect::<HashSet<_>>();
        assert!(pairs(&whole).contains(&901), "{before} {:?}", pairs(&whole));
        assert_eq!(pairs(&whole), pairs(&afresh));
        assert_eq!(
            whole.waiting().iter().map(|one| (one.event, one.other)).collect::<HashSet<_>>().len(),
            whole.to_settle()
        );
    }

    #[test]
    fn a_changed_date_moves_its_row_and_only_its_row() {
        let mut whole = whole();
        let moved = entry(1, "Police", "1 Jan 2021", "Neighbour reports shouting. Officers attend.").event;
        whole.take(News { events: vec![(moved, None)], ..News::default() });
        assert_eq!(whole.entries().iter().map(Entry::id).collect::<Vec<_>>(), [2, 4, 3, 1]);
        assert_eq!((whole.place(1), whole.offers(1).count()), (Some(3), 0));
    }
}
