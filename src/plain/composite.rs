//! The composite chronology, spoken a page at a time, under pseudonyms: what is said may be logged.

use std::collections::HashMap;
use std::sync::Arc;

use super::place::{PAGE, Target};
use crate::app::composite::{Fetched, Names};
use crate::app::effect::Effect;
use crate::app::screen::composite::{SILENCE, gap_words, mark_words, when};
use crate::domain::chronology::{Gap, Narrow, Whole, anonymised, gaps};
use crate::domain::date::Precision;
use crate::domain::register::Event;
use crate::domain::value::{Id, Ref};

/// The composite one stands in.
pub struct Heard {
    pub case: Ref,
    whole: Option<Arc<Whole>>,
    as_of: Id,
    names: Option<Names>,
    /// The narrowing as said.
    text: String,
    narrow: Narrow,
    /// The places of the rows in the whole, and the gap before a row where there is one.
    places: Vec<usize>,
    gaps: HashMap<usize, Gap>,
    /// Place of the first row last heard.
    pub from: usize,
}

impl Heard {
    pub fn of(case: Ref, text: &str) -> Self {
        let (whole, names, places, gaps) = (None, None, Vec::new(), HashMap::new());
        let (text, narrow) = (text.trim().to_owned(), Narrow::default());
        Self { case, whole, as_of: 0, names, text, narrow, places, gaps, from: 0 }
    }

    /// What has to be read.
    pub fn wants(&self) -> Effect {
        Effect::Composite { case: self.case.id, as_of: self.whole.as_ref().map(|_| self.as_of) }
    }

    /// Takes what was read; says what of the narrowing could not be taken.
    pub fn take(&mut self, fetched: &Fetched) -> Option<String> {
        self.as_of = fetched.as_of;
        if !fetched.bring(&mut self.whole) {
            return None;
        }
        self.names.clone_from(&fetched.names);
        let text = self.text.clone();
        self.narrow(&text)
    }

    /// Narrows by the words of `/`; says what of them could not be taken.
    pub fn narrow(&mut self, text: &str) -> Option<String> {
        let whole = self.whole.as_ref()?;
        text.trim().clone_into(&mut self.text);
        let (narrow, trouble) = Narrow::read(text, &whole.composite().agencies());
        self.narrow = narrow;
        self.places = whole.view(&self.narrow);
        self.from = self.from.min(self.places.len().saturating_sub(1));
        self.gaps.clear();
        if self.narrow.shows_gaps() {
            let entries = self.places.iter().filter_map(|at| whole.entries().get(*at));
            let found = gaps(entries, SILENCE).into_iter();
            self.gaps = found.filter_map(|gap| Some((whole.place(gap.before)?, gap))).collect();
        }
        trouble
    }

    pub fn total(&self) -> usize {
        self.places.len()
    }

    /// "Composite of NM-DHR-16 Elowen, narrowed by scope:in: 41 events, under pseudonyms."
    pub fn head(&self) -> String {
        let narrowed = if self.text.is_empty() { String::new() } else { format!(", narrowed by {}", self.text) };
        let names = if self.names.is_some() { ", under pseudonyms" } else { "" };
        let events = match self.places.len() {
            1 => "1 event".to_owned(),
            many => format!("{many} events"),
        };
        format!("Composite of {}{narrowed}: {events}{names}.", self.case.label)
    }

    /// The rows of the page, each with its number and what it opens.
    pub fn page(&self) -> Vec<(usize, String, Target)> {
        let Some(whole) = &self.whole else { return Vec::new() };
        let rows = self.places.iter().enumerate().skip(self.from).take(PAGE);
        rows.filter_map(|(at, place)| {
            let entry = whole.entries().get(*place)?;
            let shown = match &self.names {
                Some(names) => anonymised([entry], &names.0).entries.pop()?,
                None => entry.clone(),
            };
            let number = (at + 1).to_string();
            let own = whole.number(entry.id());
            let mut parts = Vec::new();
            parts.extend(self.gaps.get(place).map(|gap| format!("After {}", gap_words(gap).trim_matches(['-', ' ']))));
            if own != number {
                parts.push(format!("No. {own}"));
            }
            let date = entry
                .event
                .when
                .as_ref()
                .filter(|date| !matches!(date.precision, Precision::Day | Precision::Minute | Precision::Undated));
            let claims = date.map_or_else(String::new, |date| format!(", read as {}", date.precision.words()));
            parts.push(format!("{}{claims}", when(entry)));
            parts.push(shown.agency().to_owned());
            parts.push(shown.event.what.trim_end_matches('.').to_owned());
            let marks = mark_words(entry, &shown, whole).join(", ").replace("told twice?", "perhaps told twice");
            parts.extend((!marks.is_empty()).then(|| format!("Marks: {marks}")));
            parts.retain(|part| !part.is_empty());
            Some((at + 1, format!("{}.", parts.join(". ")), Target::Record(&Event::ENTITY, entry.id())))
        })
        .collect()
    }
}
