//! All labels in pages, searched at every key.

use std::cmp::Reverse;
use std::ops::Range;

use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memchr;

use super::super::entity::Entity;
use super::super::letters;
use super::super::value::Id;
use super::page::{Line, Page, Told, Writing};
use super::score::{Word, fits, fits_nearly, places, words};
use super::shelf::{Memory, Shelf};

/// Bytes of a page, about.
const PAGE: usize = 64 * 1_024;
/// The labels that are scored at one key, when more than these hold the words.
const SCORED: usize = 5_000;
/// Labels are counted up to here: beyond, nobody reads the number, and every one of them would have to be looked at.
pub const COUNTED: usize = 20_000;
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
    open: Writing,
    labels: usize,
    entities: Vec<&'static Entity>,
    /// How many labels hold each letter and digit.
    letters: [usize; letters::KINDS],
    /// The words of the last search and the lines that hold them all, when these are few.
    last: Option<(Vec<Word>, Vec<Spot>)>,
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
        let (open, page, letters) = (Writing::default(), String::new(), [0; letters::KINDS]);
        Index { shelf, pages: 0, open, labels: 0, entities: Vec::new(), letters, last: None, page }
    }

    /// Adds a label. A number of a record beyond 32 bits is left out.
    pub fn add(&mut self, entity: &'static Entity, id: Id, label: &str) {
        let Ok(id) = u32::try_from(id) else { return };
        let Some(kind) = self.kind(entity) else { return };
        for letter in letters::kinds(self.open.add(kind, id, label)) {
            if let Some(count) = self.letters.get_mut(letter) {
                *count += 1;
            }
        }
        self.labels += 1;
        if self.open.len() >= PAGE {
            self.finish();
        }
    }

    /// Puts the last page on the shelf. A search does so too.
    pub fn finish(&mut self) {
        if !self.open.is_empty() {
            self.last = None;
            self.shelf.put(self.open.finish());
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
        self.shelf.weight() + self.page.capacity() + self.open.len() + last
    }

    /// How many labels fit, [`COUNTED`] for as many or more, and the best of them, best first. Nothing typed finds
    /// nothing.
    pub fn search(&mut self, query: &str, limit: usize) -> (usize, Vec<Hit>) {
        let words = words(query);
        if words.is_empty() {
            return (0, Vec::new());
        }
        self.finish();
        let mut best = Best { limit, lines: Vec::new() };
        let (mut count, mut spots) = (0, Vec::new());
        let few = (self.labels / 8).clamp(FEW, COUNTED - 1);
        self.holding(&words, &mut |spot, line| {
            count += 1;
            if count <= SCORED
                && let Some(points) = fits(&words, line.label)
            {
                best.add(points, spot, line);
            }
            if count <= few {
                spots.push(spot);
            }
            count < COUNTED
        });
        let matcher = SkimMatcherV2::default();
        if count < FEW {
            count += self.nearly(&matcher, &words, &spots, &mut best);
        }
        self.last = (count <= few).then(|| (words.clone(), spots));
        let hits = best.lines.into_iter().filter_map(|(points, _, line, told)| {
            let entity = self.entities.get(usize::from(told.kind))?;
            let id = told.id;
            let (label, positions) = told.label(&line, places(&matcher, &words, &line));
            Some(Hit { entity, id, label, score: points.0, positions })
        });
        (count, hits.collect())
    }

    /// Tells the lines that hold every word as it stands, until enough are told. Each key usually makes the last word
    /// longer, so the lines of the key before are tried when they are few; else the pages are walked for the word with
    /// the rarest letter.
    fn holding(&mut self, words: &[Word], tell: &mut dyn FnMut(Spot, Line<'_>) -> bool) {
        let rank = |word: &&Word| (self.commonness(word), std::cmp::Reverse(word.text.len()));
        let Some(rarest) = words.iter().min_by_key(rank) else { return };
        let holds = |line: &Line<'_>| words.iter().all(|word| word.is_in(line.label));
        let mut page = std::mem::take(&mut self.page);
        let known = self.last.as_ref().filter(|(before, _)| {
            before.iter().all(|old| words.iter().any(|word| word.text.contains(old.text.as_str())))
        });
        if let Some((_, spots)) = known {
            for of_page in spots.chunk_by(|a, b| a.0 == b.0) {
                let Some((n, _)) = of_page.first() else { continue };
                if self.shelf.read(*n as usize, &mut page) {
                    let page = Page::of(&page);
                    let lines = of_page.iter().filter_map(|spot| Some((*spot, page.line(spot.1 as usize)?)));
                    for (spot, line) in lines.filter(|(_, line)| holds(line)) {
                        tell(spot, line);
                    }
                }
            }
        } else {
            let mut more = true;
            for n in 0..self.pages {
                if !more || !self.shelf.read(n as usize, &mut page) {
                    continue;
                }
                let mut lines = Page::of(&page).holding(&rarest.finder);
                while more && let Some(line) = lines.next() {
                    if words.len() == 1 || holds(&line) {
                        more = tell(spot(n, line), line);
                    }
                }
            }
        }
        self.page = page;
    }

    /// Adds the lines that hold the letters of words they do not hold as they stand; says how many.
    fn nearly(&mut self, matcher: &SkimMatcherV2, words: &[Word], holding: &[Spot], best: &mut Best) -> usize {
        // Every word must be there in some way: the one with the rarest letter is sought, the others are looked at.
        let Some(rarest) = words.iter().min_by_key(|word| self.commonness(word)) else { return 0 };
        let (mut weighed, mut count) = (0, 0);
        let mut page = std::mem::take(&mut self.page);
        for n in 0..self.pages {
            if weighed >= WEIGHED || !self.shelf.read(n as usize, &mut page) {
                continue;
            }
            for line in Page::of(&page).near(&rarest.text) {
                let in_order = || words.iter().all(|word| in_order(&word.text, line.label));
                if weighed >= WEIGHED || !in_order() || holding.binary_search(&spot(n, line)).is_ok() {
                    continue;
                }
                weighed += 1;
                if let Some(points) = fits_nearly(matcher, words, line.label) {
                    count += 1;
                    best.add(points, spot(n, line), line);
                }
            }
        }
        self.page = page;
        count
    }

    /// How many labels hold the rarest letter of a word.
    fn commonness(&self, word: &Word) -> usize {
        let counts = letters::kinds(letters::mask(&word.text)).filter_map(|letter| self.letters.get(letter).copied());
        counts.min().unwrap_or(usize::MAX)
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
    lines: Vec<(Reverse<i64>, Spot, String, Told)>,
}

impl Best {
    fn add(&mut self, points: i64, spot: Spot, line: Line<'_>) {
        let place = self.lines.partition_point(|(known, at, ..)| (*known, *at) < (Reverse(points), spot));
        if place < self.limit
            && let Some(told) = line.told()
        {
            self.lines.insert(place, (Reverse(points), spot, line.label.to_owned(), told));
            self.lines.truncate(self.limit);
        }
    }
}

fn spot(page: u32, line: Line<'_>) -> Spot {
    (page, u32::try_from(line.start).unwrap_or(u32::MAX))
}

/// Whether the letters of the word come in this order at all: a cheap no.
fn in_order(word: &str, label: &str) -> bool {
    let mut rest = label.as_bytes();
    word.bytes().all(|wanted| {
        let after = memchr(wanted, rest).and_then(|at| rest.get(at + 1..));
        rest = after.unwrap_or_default();
        after.is_some()
    })
}
