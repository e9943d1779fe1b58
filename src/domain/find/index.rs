//! All labels in pages, searched at every key.

use std::cmp::Reverse;
use std::ops::Range;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::super::entity::Entity;
use super::super::value::Id;
use super::line;
use super::score::{fits, fits_nearly, places, words};
use super::shelf::{Memory, Shelf};

/// Bytes of a page, about.
const PAGE: usize = 64 * 1_024;
/// The labels that are scored at one key, when more than these hold the words.
const SCORED: usize = 10_000;
/// With fewer labels that hold the words than this, letters in order are tried too.
const FEW: usize = 20;
/// The labels whose letters are weighed at one key.
const WEIGHED: usize = 2_000;

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

/// Where a line begins: its page and the byte in it.
type Spot = (u32, u32);

/// Labels to find records by. Put the records that matter most first: they win among equals.
#[derive(Debug)]
pub struct Index {
    shelf: Box<dyn Shelf>,
    pages: u32,
    /// The page being filled.
    open: String,
    labels: usize,
    entities: Vec<&'static Entity>,
    /// The words of the last search and the lines that hold them all, when these are few.
    last: Option<(Vec<String>, Vec<Spot>)>,
    /// The page being looked at.
    page: String,
}

impl Default for Index {
    fn default() -> Self {
        Self::on(Box::new(Memory::default()))
    }
}

impl Index {
    /// An index of these labels, in this order, in memory.
    pub fn new<L: AsRef<str>>(labels: impl IntoIterator<Item = (&'static Entity, Id, L)>) -> Self {
        let mut index = Index::default();
        for (entity, id, label) in labels {
            index.add(entity, id, label.as_ref());
        }
        index.finish();
        index
    }

    /// An empty index whose pages lie on this shelf.
    pub fn on(shelf: Box<dyn Shelf>) -> Self {
        let (open, page) = (String::new(), String::new());
        Index { shelf, pages: 0, open, labels: 0, entities: Vec::new(), last: None, page }
    }

    /// Adds a label. A number of a record beyond 32 bits is left out. Call [`Index::finish`] when all are in.
    pub fn add(&mut self, entity: &'static Entity, id: Id, label: &str) {
        let Ok(id) = u32::try_from(id) else { return };
        let Some(kind) = self.kind(entity) else { return };
        if self.open.is_empty() {
            // A line is short; growing by doubling would take twice the room.
            self.open.reserve(PAGE + 512);
        }
        line::write(&mut self.open, kind, id, label);
        self.labels += 1;
        if self.open.len() >= PAGE {
            self.finish();
        }
    }

    /// Puts the last page on the shelf.
    pub fn finish(&mut self) {
        self.last = None;
        if !self.open.is_empty() {
            self.shelf.put(std::mem::take(&mut self.open));
            self.pages += 1;
        }
    }

    /// How many labels there are.
    pub fn len(&self) -> usize {
        self.labels
    }

    pub fn is_empty(&self) -> bool {
        self.labels == 0
    }

    /// Bytes of memory held.
    pub fn weight(&self) -> usize {
        let last = self.last.as_ref().map_or(0, |(_, spots)| spots.capacity() * size_of::<Spot>());
        self.shelf.weight() + self.page.capacity() + self.open.capacity() + last
    }

    /// How many labels fit and the best of them, best first. Nothing typed finds nothing.
    pub fn search(&mut self, query: &str, limit: usize) -> (usize, Vec<Hit>) {
        let words = words(query);
        if words.is_empty() {
            return (0, Vec::new());
        }
        let mut best = Best { limit, lines: Vec::new() };
        let (mut count, mut spots) = (0, Vec::new());
        let few = self.labels / 8;
        self.holding(&words, &mut |spot, line| {
            count += 1;
            if count <= SCORED
                && let Some(points) = fits(&words, line::searched(line))
            {
                best.add(points, spot, line);
            }
            if count <= few.max(FEW) {
                spots.push(spot);
            }
        });
        let matcher = SkimMatcherV2::default();
        if count < FEW {
            count += self.nearly(&matcher, &words, &spots, &mut best);
        }
        self.last = (count <= few.max(FEW)).then(|| (words.clone(), spots));
        let hits = best.lines.iter().filter_map(|(points, _, line)| self.hit(&matcher, &words, points.0, line));
        (count, hits.collect())
    }

    /// Tells the lines that hold every word as it stands. Each key usually makes the last word longer, so the lines of
    /// the key before are tried when they are few; else every page is walked once for the longest word.
    fn holding(&mut self, words: &[String], tell: &mut dyn FnMut(Spot, &str)) {
        let holds = |line: &str| {
            let searched = line::searched(line);
            words.iter().all(|word| searched.contains(word.as_str()))
        };
        let mut page = std::mem::take(&mut self.page);
        let known = self.last.as_ref().filter(|(before, _)| {
            before.iter().all(|old| words.iter().any(|word| word.contains(old.as_str())))
        });
        if let Some((_, spots)) = known {
            let mut there = None;
            for spot in spots {
                if there != Some(spot.0) && !self.shelf.read(spot.0 as usize, &mut page) {
                    continue;
                }
                there = Some(spot.0);
                if let Some(line) = line_at(&page, spot.1 as usize).filter(|line| holds(line)) {
                    tell(*spot, line);
                }
            }
        } else if let Some(rarest) = words.iter().max_by_key(|word| word.len()) {
            for n in 0..self.pages {
                if !self.shelf.read(n as usize, &mut page) {
                    continue;
                }
                let mut from = 0;
                while let Some(at) = page.get(from..).and_then(|rest| rest.find(rarest.as_str())).map(|at| from + at) {
                    let start = page.get(from..at).and_then(|part| part.rfind('\n')).map_or(from, |end| from + end + 1);
                    let Some(line) = line_at(&page, start) else { break };
                    if let Ok(spot) = u32::try_from(start)
                        && holds(line)
                    {
                        tell((n, spot), line);
                    }
                    from = start + line.len() + 1;
                }
            }
        }
        self.page = page;
    }

    /// Adds the lines that hold the letters of words they do not hold as they stand; says how many.
    fn nearly(&mut self, matcher: &SkimMatcherV2, words: &[String], holding: &[Spot], best: &mut Best) -> usize {
        let (mut weighed, mut count) = (0, 0);
        let mut page = std::mem::take(&mut self.page);
        for n in 0..self.pages {
            if weighed >= WEIGHED || !self.shelf.read(n as usize, &mut page) {
                continue;
            }
            let mut start = 0;
            for line in page.lines() {
                let spot = (n, u32::try_from(start).unwrap_or(u32::MAX));
                start += line.len() + 1;
                let searched = line::searched(line);
                if weighed >= WEIGHED
                    || !words.iter().all(|word| in_order(word, searched))
                    || holding.binary_search(&spot).is_ok()
                {
                    continue;
                }
                weighed += 1;
                if let Some(points) = fits_nearly(matcher, words, searched) {
                    count += 1;
                    best.add(points, spot, line);
                }
            }
        }
        self.page = page;
        count
    }

    fn hit(&self, matcher: &SkimMatcherV2, words: &[String], score: i64, line: &str) -> Option<Hit> {
        let told = line::read(line)?;
        let searched = line::searched(line);
        let (entity, id) = (self.entities.get(usize::from(told.kind))?, told.id);
        let (label, positions) = told.label(searched, places(matcher, words, searched));
        Some(Hit { entity, id, label, score, positions })
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

/// The best lines so far, best first; among equals those that came first.
struct Best {
    limit: usize,
    lines: Vec<(Reverse<i64>, Spot, String)>,
}

impl Best {
    fn add(&mut self, points: i64, spot: Spot, line: &str) {
        let place = self.lines.partition_point(|(known, at, _)| (*known, *at) < (Reverse(points), spot));
        if place < self.limit {
            self.lines.insert(place, (Reverse(points), spot, line.to_owned()));
            self.lines.truncate(self.limit);
        }
    }
}

/// The line that begins at a byte of a page.
fn line_at(page: &str, start: usize) -> Option<&str> {
    let rest = page.get(start..)?;
    rest.get(..rest.find('\n')?)
}

/// Whether the letters of the word come in this order at all: a cheap no.
fn in_order(word: &str, line: &str) -> bool {
    let mut rest = line;
    word.chars().all(|wanted| {
        let after = rest.find(wanted).and_then(|at| rest.get(at + wanted.len_utf8()..));
        rest = after.unwrap_or_default();
        after.is_some()
    })
}
