//! Which entries are looked at: by agency, person, source, tag, abuse, scope and words. Every part given must fit.

use std::collections::HashSet;

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
    /// Part of a tag, of the stage or of a risk factor; any of these.
    pub tags: Vec<String>,
    pub abuse: Option<Fact>,
    /// Any of these places beside the review's period.
    pub places: Vec<Place>,
    /// Any of these kinds of row.
    pub kinds: Vec<String>,
    /// Only rows with an open question to the agency.
    pub open_queries: bool,
    /// Rows that were hidden too.
    pub hidden: bool,
    /// Words that all occur in its text, response, comment, source, person, reference, agency, tags or date.
    pub words: String,
    /// For words that may name a person of the key, the rows that mention that person under any name: what is shown as
    /// "Fern" is found as "Fern", whatever the agency wrote.
    pub people: Vec<(String, HashSet<Id>)>,
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

    /// The places of the entries that fit, with their texts as [`searched`] made them, in the same order: nothing is
    /// folded again, so that a key typed over thousands of rows is not felt.
    pub fn places(&self, entries: &[Entry], texts: &[String], scope: Scope) -> Vec<usize> {
        let ready = self.ready();
        let both = entries.iter().zip(texts).enumerate();
        let fits = |entry: &Entry, text: &str| {
            let has = |word: &String| text.contains(word.as_str()) || ready.is_meant(word, entry);
            ready.words.iter().all(has) && ready.fits_without_words(entry, scope)
        };
        both.filter(|(_, (entry, text))| fits(entry, text)).map(|(at, _)| at).collect()
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
        self.fits_without_words(entry, scope) && self.has_words(entry)
    }

    fn fits_without_words(&self, entry: &Entry, scope: Scope) -> bool {
        let (filter, event) = (self.filter, &entry.event);
        let one_of = |none: bool, fits: bool| none || fits;
        let tagged = || entry.labels().map(fold_text).any(|own| self.tags.iter().any(|tag| own.contains(tag)));
        (filter.hidden || entry.hidden.is_none())
            && one_of(filter.agencies.is_empty(), entry.agency_id().is_some_and(|id| filter.agencies.contains(&id)))
            && one_of(filter.kinds.is_empty(), filter.kinds.contains(&event.kind.0))
            && one_of(filter.places.is_empty(), filter.places.contains(&entry.place(scope)))
            && filter.abuse.is_none_or(|abuse| event.abuse == abuse)
            && (!filter.open_queries || entry.has_open_query())
            && (self.person.is_empty()
                || fold_text(&event.subject).contains(&self.person)
                || self.is_meant(&self.person, entry))
            && (self.source.is_empty() || fold_text(&event.source).contains(&self.source))
            && (self.tags.is_empty() || tagged())
    }

    /// Whether a word names a person whom the entry mentions under another name.
    fn is_meant(&self, word: &str, entry: &Entry) -> bool {
        self.filter.people.iter().any(|(named, rows)| named == word && rows.contains(&entry.id()))
    }

    fn has_words(&self, entry: &Entry) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let text = searched(entry);
        self.words.iter().all(|word| text.contains(word.as_str()) || self.is_meant(word, entry))
    }
}

impl Filter {
    /// The words that may name a person: those looked for, and the person.
    pub fn names(&self) -> Vec<String> {
        let ready = self.ready();
        let person = Some(ready.person).filter(|person| !person.is_empty());
        ready.words.into_iter().chain(person).collect()
    }
}

/// Everything of an entry that words are looked for in, folded, a line each.
pub fn searched(entry: &Entry) -> String {
    let event = &entry.event;
    let own = [&event.what, &event.response, &event.comment, &event.source, &event.subject, &event.reference];
    let mut out = String::with_capacity(own.iter().map(|text| text.len() + 1).sum::<usize>() + 64);
    let mut add = |text: &str| {
        if !text.is_empty() {
            out.push_str(&fold_text(text));
            out.push('\n');
        }
    };
    own.into_iter().for_each(|text| add(text));
    add(entry.agency());
    if let Some(when) = &event.when {
        add(&when.raw);
        add(&when.to_string());
    }
    entry.labels().for_each(&mut add);
    entry.findings.iter().for_each(|finding| add(&finding.label));
    entry.queries.iter().for_each(|query| {
        add(&query.question);
        add(&query.answer);
    });
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample::{composite, entry};
    use super::*;

    fn ids(filter: &Filter) -> Vec<Id> {
        let mut police = entry(1, "Police", "7 Feb 2020", "Officers attend; Siân spoken to.");
        police.event.subject = "Victim".into();
        police.event.abuse = Fact::Yes;
        police.event.risk_factors = crate::domain::value::Codes(vec!["choking".into()]);
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
        assert_eq!(ids(&Filter { tags: vec!["missed opp".into()], ..all.clone() }), [2]);
        assert_eq!(ids(&Filter { tags: vec!["chok".into()], ..all.clone() }), [1]);
        assert_eq!(ids(&Filter { abuse: Some(Fact::Yes), ..all.clone() }), [1]);
        assert_eq!(ids(&Filter { places: vec![Place::Before], ..all.clone() }), [2]);
        assert_eq!(ids(&Filter { words: "SIAN police".into(), ..all.clone() }), [1]);
        assert_eq!(ids(&Filter { open_queries: true, ..all.clone() }), [0; 0]);
        assert_eq!(ids(&Filter { person: "victim".into(), abuse: Some(Fact::No), ..all }), [0; 0]);
    }
}
