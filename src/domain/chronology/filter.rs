//! Which entries are looked at: by agency, person, source, tag, abuse, scope and words. Every part given must fit.

use super::{Entry, Scope};
use crate::domain::date::Place;
use crate::domain::fold::fold_text;
use crate::domain::value::{Fact, Id};

/// What an entry must be like; the default fits everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Any of these agencies.
    pub agencies: Vec<Id>,
    /// Part of whom it is about.
    pub person: String,
    /// Part of where it was read.
    pub source: String,
    /// Any of these tags.
    pub tags: Vec<String>,
    pub abuse: Option<Fact>,
    /// Any of these places beside the review's period.
    pub places: Vec<Place>,
    /// Any of these kinds of row.
    pub kinds: Vec<String>,
    /// Only rows with an open question to the agency.
    pub open_queries: bool,
    /// Words that all occur in its text, response, comment, source, person, reference, agency, tags or date.
    pub words: String,
}

impl Filter {
    /// The entries that fit, with their places in the slice, in order.
    pub fn apply<'e>(&self, entries: &'e [Entry], scope: Scope) -> Vec<(usize, &'e Entry)> {
        let ready = self.ready();
        entries.iter().enumerate().filter(|(_, entry)| ready.fits(entry, scope)).collect()
    }

    /// Whether one entry fits.
    pub fn fits(&self, entry: &Entry, scope: Scope) -> bool {
        self.ready().fits(entry, scope)
    }

    fn ready(&self) -> Ready<'_> {
        Ready {
            filter: self,
            person: fold_text(self.person.trim()),
            source: fold_text(self.source.trim()),
            tags: self.tags.iter().map(|tag| fold_text(tag)).collect(),
            words: fold_text(&self.words).split_whitespace().map(str::to_owned).collect(),
        }
    }
}

/// The filter with its words folded once.
struct Ready<'f> {
    filter: &'f Filter,
    person: String,
    source: String,
    tags: Vec<String>,
    words: Vec<String>,
}

impl Ready<'_> {
    fn fits(&self, entry: &Entry, scope: Scope) -> bool {
        let (filter, event) = (self.filter, &entry.event);
        let one_of = |none: bool, fits: bool| none || fits;
        one_of(filter.agencies.is_empty(), entry.agency_id().is_some_and(|id| filter.agencies.contains(&id)))
            && one_of(filter.kinds.is_empty(), filter.kinds.contains(&event.kind.0))
            && one_of(filter.places.is_empty(), filter.places.contains(&entry.place(scope)))
            && filter.abuse.is_none_or(|abuse| event.abuse == abuse)
            && (!filter.open_queries || entry.queries.iter().any(|query| query.answered.is_none()))
            && one_of(self.person.is_empty(), fold_text(&event.subject).contains(&self.person))
            && one_of(self.source.is_empty(), fold_text(&event.source).contains(&self.source))
            && one_of(self.tags.is_empty(), entry.tags.iter().any(|tag| self.tags.contains(&fold_text(tag))))
            && self.has_words(entry)
    }

    fn has_words(&self, entry: &Entry) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let event = &entry.event;
        let raw = event.when.as_ref().map_or("", |when| when.raw.as_str());
        let own = [&event.what, &event.response, &event.comment, &event.source, &event.subject, &event.reference];
        let texts = own.into_iter().map(String::as_str).chain([entry.agency(), raw]);
        let all: Vec<String> = texts.chain(entry.tags.iter().map(String::as_str)).map(fold_text).collect();
        self.words.iter().all(|word| all.iter().any(|text| text.contains(word)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{composite, entry};
    use super::*;

    fn ids(filter: &Filter) -> Vec<Id> {
        let mut police = entry(1, "Police", "7 Feb 2020", "Officers attend; Siân spoken to.");
        police.event.subject = "Victim".into();
        police.event.abuse = Fact::Yes;
        let mut gp = entry(2, "GP", "5 Nov 2018", "Seen alone. Discloses threats.");
        gp.tags.push("Missed opportunity".into());
        gp.event.source = "EMIS".into();
        let all = composite(vec![police, gp, entry(3, "Housing", "undated", "Transfer asked for.")]);
        filter.apply(all.entries(), all.scope).into_iter().map(|(_, entry)| entry.id()).collect()
    }

    #[test]
    fn each_part_of_the_filter_narrows() {
        let all = Filter::default();
        assert_eq!(ids(&all), [2, 1, 3]);
        assert_eq!(ids(&Filter { agencies: vec![1, 3], ..all.clone() }), [1, 3]);
        assert_eq!(ids(&Filter { person: "victim".into(), ..all.clone() }), [1]);
        assert_eq!(ids(&Filter { source: "emis".into(), ..all.clone() }), [2]);
        assert_eq!(ids(&Filter { tags: vec!["missed opportunity".into()], ..all.clone() }), [2]);
        assert_eq!(ids(&Filter { abuse: Some(Fact::Yes), ..all.clone() }), [1]);
        assert_eq!(ids(&Filter { places: vec![Place::Before], ..all.clone() }), [2]);
        assert_eq!(ids(&Filter { words: "SIAN police".into(), ..all.clone() }), [1]);
        assert_eq!(ids(&Filter { open_queries: true, ..all.clone() }), [0; 0]);
        assert_eq!(ids(&Filter { person: "victim".into(), abuse: Some(Fact::No), ..all }), [0; 0]);
    }
}
