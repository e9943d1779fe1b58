//! All labels in one compact text, searched at every key.
//!
//! What is searched is the folded text, one label a line. Nearly every label differs from its folded form by capitals
//! only, so these are kept as bits; the few others are kept as they were.

use std::cmp::Reverse;
use std::ops::Range;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::super::entity::Entity;
use super::super::fold::{clean_for_screen, fold, fold_text};
use super::super::value::Id;
use super::score::{fits, fits_nearly, places, words};

/// Bytes of a label that are kept: a capital has a bit of 64.
const WIDTH: usize = 64;
/// The labels that are scored at one key, when more than these hold the words.
const SCORED: usize = 10_000;
/// With fewer labels that hold the words than this, letters in order are tried too.
const FEW: usize = 20;
/// The labels whose letters are weighed at one key.
const WEIGHED: usize = 4_000;

/// A label that fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub entity: &'static Entity,
    pub id: Id,
    pub label: String,
    pub score: i64,
    /// The bytes of the label that were typed, in order.
    pub positions: Vec<Range<usize>>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    /// The capitals as bits; or, when `kept`, where the label stands in `Index::kept`: start in the upper half.
    original: u64,
    start: u32,
    id: u32,
    entity: u8,
    kept: bool,
}

/// Labels to find records by. Put the records that matter most first: they win among equals.
#[derive(Debug, Clone, Default)]
pub struct Index {
    folded: String,
    kept: String,
    entries: Vec<Entry>,
    entities: Vec<&'static Entity>,
    /// The words of the last search and the entries that hold them all.
    last: Option<(Vec<String>, Vec<u32>)>,
}

impl Index {
    /// An index of these labels, in this order.
    pub fn new<L: AsRef<str>>(labels: impl IntoIterator<Item = (&'static Entity, Id, L)>) -> Self {
        let mut index = Index::default();
        for (entity, id, label) in labels {
            index.add(entity, id, label.as_ref());
        }
        index.shrink();
        index
    }

    /// An empty index with room for so many labels: growing while they come in would for a while take twice the room,
    /// and room that was never written to costs nothing. Call [`Index::shrink`] when all are in.
    pub fn with_room(labels: usize) -> Self {
        let folded = String::with_capacity(labels.saturating_mul(WIDTH + 1));
        Index { folded, entries: Vec::with_capacity(labels), ..Index::default() }
    }

    /// Adds a label. Longer ones are cut. A number of a record beyond 32 bits is left out.
    pub fn add(&mut self, entity: &'static Entity, id: Id, label: &str) {
        let (Ok(start), Ok(id)) = (u32::try_from(self.folded.len()), u32::try_from(id)) else { return };
        let Some(kind) = self.kind(entity) else { return };
        let label = clean_for_screen(label);
        let label = cut(&label);
        let folded = fold_text(label).replace('\n', " ");
        let plain = label.is_ascii() && label.len() <= WIDTH && folded == label.to_ascii_lowercase();
        let original = if plain {
            let capitals = label.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_uppercase());
            capitals.fold(0, |bits, (place, _)| bits | 1 << place)
        } else {
            let start = self.kept.len() as u64;
            self.kept.push_str(label);
            start << 32 | label.len() as u64
        };
        self.folded.push_str(&folded);
        self.folded.push('\n');
        self.entries.push(Entry { original, start, id, entity: kind, kept: !plain });
        self.last = None;
    }

    /// How many labels there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Gives back the room that was kept for more labels.
    pub fn shrink(&mut self) {
        self.folded.shrink_to_fit();
        self.kept.shrink_to_fit();
        self.entries.shrink_to_fit();
    }

    /// Bytes held.
    pub fn weight(&self) -> usize {
        self.folded.capacity() + self.kept.capacity() + self.entries.capacity() * size_of::<Entry>()
    }

    /// How many labels fit and the best of them, best first. Nothing typed finds nothing.
    pub fn search(&mut self, query: &str, limit: usize) -> (usize, Vec<Hit>) {
        let words = words(query);
        if words.is_empty() {
            return (0, Vec::new());
        }
        let holding = self.holding(&words);
        let mut found: Vec<(i64, u32)> =
            holding.iter().take(SCORED).filter_map(|place| Some((fits(&words, self.line(*place)?)?, *place))).collect();
        let mut count = holding.len();
        let matcher = SkimMatcherV2::default();
        if count < FEW {
            let nearly = self.nearly(&matcher, &words, &holding);
            count += nearly.len();
            found.extend(nearly);
        }
        self.last = Some((words.clone(), holding));
        found.sort_by_key(|(points, place)| (Reverse(*points), *place));
        let hits = found
            .iter()
            .take(limit)
            .filter_map(|(points, place)| self.hit(&matcher, &words, *points, *place))
            .collect();
        (count, hits)
    }

    /// The entries that hold every word as it stands. Each key usually makes the last word longer, so the entries of
    /// the key before are tried when they are few; else the whole text is walked once for the longest word.
    fn holding(&self, words: &[String]) -> Vec<u32> {
        let holds =
            |place: &u32| self.line(*place).is_some_and(|line| words.iter().all(|word| line.contains(word.as_str())));
        if let Some((before, survivors)) = &self.last {
            let longer = before.iter().all(|old| words.iter().any(|word| word.contains(old.as_str())));
            if longer && survivors.len() < self.entries.len() / 8 {
                return survivors.iter().copied().filter(|place| holds(place)).collect();
            }
        }
        let Some(rarest) = words.iter().max_by_key(|word| word.len()) else { return Vec::new() };
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self.folded.get(from..).and_then(|rest| rest.find(rarest.as_str())) {
            let place = self.entries.partition_point(|entry| entry.start as usize <= from + at).saturating_sub(1);
            found.extend(u32::try_from(place).ok());
            from = self.end(place);
        }
        if words.len() > 1 {
            found.retain(holds);
        }
        found
    }

    /// The entries that hold the letters of words they do not hold as they stand.
    fn nearly(&self, matcher: &SkimMatcherV2, words: &[String], holding: &[u32]) -> Vec<(i64, u32)> {
        (0..u32::try_from(self.entries.len()).unwrap_or(u32::MAX))
            .filter(|place| holding.binary_search(place).is_err())
            .filter_map(|place| Some((place, self.line(place)?)))
            .filter(|(_, line)| words.iter().all(|word| in_order(word, line)))
            .take(WEIGHED)
            .filter_map(|(place, line)| Some((fits_nearly(matcher, words, line)?, place)))
            .collect()
    }

    fn hit(&self, matcher: &SkimMatcherV2, words: &[String], score: i64, place: u32) -> Option<Hit> {
        let entry = self.entries.get(place as usize)?;
        let line = self.line(place)?;
        let mut positions = places(matcher, words, line);
        let label = if entry.kept {
            let start = usize::try_from(entry.original >> 32).ok()?;
            let len = usize::try_from(entry.original & u64::from(u32::MAX)).ok()?;
            let label = self.kept.get(start..start + len)?;
            let folded = fold(label);
            positions = positions.into_iter().map(|range| folded.source_range(range)).collect();
            label.to_owned()
        } else {
            let capital = |place: usize| entry.original >> place & 1 == 1;
            line.chars().enumerate().map(|(at, c)| if capital(at) { c.to_ascii_uppercase() } else { c }).collect()
        };
        let entity = self.entities.get(usize::from(entry.entity))?;
        Some(Hit { entity, id: Id::from(entry.id), label, score, positions })
    }

    /// The folded label at a place.
    fn line(&self, place: u32) -> Option<&str> {
        let place = place as usize;
        let start = self.entries.get(place)?.start as usize;
        self.folded.get(start..self.end(place).saturating_sub(1))
    }

    /// Where the next label begins.
    fn end(&self, place: usize) -> usize {
        self.entries.get(place + 1).map_or(self.folded.len(), |next| next.start as usize)
    }

    /// The number of an entity here; None when there are too many kinds.
    fn kind(&mut self, entity: &'static Entity) -> Option<u8> {
        let known = self.entities.iter().position(|own| own.name == entity.name);
        let place = known.unwrap_or_else(|| {
            self.entities.push(entity);
            self.entities.len() - 1
        });
        u8::try_from(place).ok()
    }
}

/// At most [`WIDTH`] bytes, cut between characters.
fn cut(label: &str) -> &str {
    if label.len() <= WIDTH {
        return label;
    }
    let end = (0..=WIDTH).rev().find(|end| label.is_char_boundary(*end)).unwrap_or(0);
    label.get(..end).unwrap_or_default().trim_end()
}

/// Whether the letters of the word come in this order at all: a cheap no.
fn in_order(word: &str, line: &str) -> bool {
    let mut bytes = line.bytes();
    word.bytes().all(|wanted| bytes.any(|byte| byte == wanted))
}
