//! A page of labels: what is searched, one folded label a line, and behind it, a line for each, what it takes to show
//! the label and to open its record: the number of the kind of record, the record's number and the capitals as bits.
//! Nearly every label differs from its folded form by capitals only; the few others follow as they were.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem, memrchr};

use super::super::fold::{clean_for_screen, fold, fold_text};
use super::super::letters;
use super::super::value::Id;
use super::score::reach;

/// Bytes of a label that are kept: a capital has a bit of 64.
const WIDTH: usize = 64;
/// Between the labels and the rest.
const MARK: char = '\0';
/// Before a label that follows as it was.
const KEPT: char = '=';

/// A page being written.
#[derive(Debug, Default)]
pub struct Writing {
    labels: String,
    rest: String,
}

impl Writing {
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    pub fn len(&self) -> usize {
        self.labels.len() + self.rest.len()
    }

    /// Adds a label; tells its letters. Longer ones are cut.
    pub fn add(&mut self, kind: u8, id: u32, label: &str) -> u64 {
        let label = clean_for_screen(label);
        let label = cut(&label);
        let folded = fold_text(label).replace(['\n', MARK], " ");
        let told = if label.is_ascii() && folded == label.to_ascii_lowercase() {
            let capitals = label.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_uppercase());
            let bits = capitals.fold(0_u64, |bits, (place, _)| bits | 1 << place);
            format!("{kind:x} {id:x} {bits:x}\n")
        } else {
            format!("{kind:x} {id:x} {KEPT}{}\n", label.replace('\n', " "))
        };
        self.labels.push_str(&folded);
        self.labels.push('\n');
        self.rest.push_str(&told);
        letters::mask(&folded)
    }

    /// The page, no larger than it has to be; a new one is begun.
    pub fn finish(&mut self) -> String {
        let mut page = String::with_capacity(self.len() + 1);
        page.push_str(&self.labels);
        page.push(MARK);
        page.push_str(&self.rest);
        self.labels.clear();
        self.rest.clear();
        page
    }
}

/// A page being read.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    labels: &'a str,
    rest: &'a str,
}

/// A line of it.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// The folded label.
    pub label: &'a str,
    /// The byte it begins at.
    pub start: usize,
    page: Page<'a>,
}

/// What a line says of its record.
#[derive(Debug, Clone)]
pub struct Told {
    pub kind: u8,
    pub id: Id,
    label: Option<String>,
    capitals: u64,
}

impl<'a> Page<'a> {
    pub fn of(page: &'a str) -> Page<'a> {
        let mark = memchr(MARK as u8, page.as_bytes()).and_then(|at| page.split_at_checked(at));
        let (labels, rest) = mark.unwrap_or((page, ""));
        let rest = rest.strip_prefix(MARK).unwrap_or_default();
        Page { labels, rest }
    }

    /// The line that begins at a byte.
    pub fn line(self, start: usize) -> Option<Line<'a>> {
        let rest = self.labels.get(start..)?;
        let end = memchr(b'\n', rest.as_bytes())?;
        Some(Line { label: rest.get(..end)?, start, page: self })
    }

    /// The lines that hold a word, in order.
    pub fn holding(self, word: &memmem::Finder<'_>) -> impl Iterator<Item = Line<'a>> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let bytes = self.labels.as_bytes();
            let at = from + word.find(bytes.get(from..)?)?;
            let start = memrchr(b'\n', bytes.get(from..at)?).map_or(from, |end| from + end + 1);
            let line = self.line(start)?;
            from = start + line.label.len() + 1;
            Some(line)
        })
    }

    /// The lines that hold a word, or its letters in order and near each other from the beginning of a word on; in
    /// order. Where letters are not ASCII a line too many may be among them, never one too few.
    pub fn near(self, word: &'a str) -> impl Iterator<Item = Line<'a>> {
        let (bytes, mut from) = (self.labels.as_bytes(), 0);
        let (first, second) = (word.bytes().next(), word.as_bytes().get(1));
        let stands =
            move |rest: &[u8]| (second.is_none() || rest.get(1) == second) && rest.starts_with(word.as_bytes());
        std::iter::from_fn(move || {
            loop {
                let at = from + memchr(first?, bytes.get(from..)?)?;
                let rest = bytes.get(at..)?;
                if !(stands(rest) || begins(bytes, at) && is_near(word, rest)) {
                    from = at + 1;
                    continue;
                }
                let start = memrchr(b'\n', bytes.get(..at)?).map_or(0, |end| end + 1);
                let line = self.line(start)?;
                from = start + line.label.len() + 1;
                return Some(line);
            }
        })
    }
}

/// Whether a word begins at this byte, as far as that can be told without reading what is not ASCII.
fn begins(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    before.is_none_or(|before| !before.is_ascii_alphanumeric())
}

/// Whether the letters come in this order at the beginning of what follows, as near as they have to be.
fn is_near(word: &str, rest: &[u8]) -> bool {
    let mut wanted = word.bytes().peekable();
    // The last letter may take four bytes.
    for byte in rest.iter().take(reach(word) + 4).take_while(|byte| **byte != b'\n') {
        if wanted.next_if_eq(byte).is_some() && wanted.peek().is_none() {
            return true;
        }
    }
    false
}

impl Line<'_> {
    /// What stands behind it; `None` in a page that was spoilt.
    pub fn told(self) -> Option<Told> {
        let before = self.page.labels.as_bytes().get(..self.start)?;
        let rest = self.page.rest;
        let start = match memchr_iter(b'\n', before).count() {
            0 => 0,
            lines => memchr_iter(b'\n', rest.as_bytes()).nth(lines - 1)? + 1,
        };
        let line = rest.get(start..)?.lines().next()?;
        let mut parts = line.splitn(3, ' ');
        let kind = u8::from_str_radix(parts.next()?, 16).ok()?;
        let id = Id::from_str_radix(parts.next()?, 16).ok()?;
        let rest = parts.next()?;
        let label = rest.strip_prefix(KEPT).map(str::to_owned);
        let capitals = if label.is_some() { 0 } else { u64::from_str_radix(rest, 16).ok()? };
        Some(Told { kind, id, label, capitals })
    }
}

impl Told {
    /// The label as it was, and in it the places of the folded one.
    pub fn label(self, folded: &str, places: Vec<Range<usize>>) -> (String, Vec<Range<usize>>) {
        let Some(label) = self.label else {
            let capital = |place: usize| place < WIDTH && self.capitals >> place & 1 == 1;
            let raise = |(at, c): (usize, char)| if capital(at) { c.to_ascii_uppercase() } else { c };
            return (folded.chars().enumerate().map(raise).collect(), places);
        };
        let source = fold(&label);
        let places = places.into_iter().map(|range| source.source_range(range)).collect();
        (label, places)
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
