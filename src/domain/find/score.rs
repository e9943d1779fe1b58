//! How well a query fits a label.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

use super::super::fold::fold_text;

/// The label is the word.
const WHOLE: i64 = 1_000;
/// The label begins with the word.
const BEGINS: i64 = 700;
/// A word of the label is the word.
const WORD: i64 = 600;
/// A word of the label begins with it.
const WORD_BEGINS: i64 = 500;
/// It stands inside a word of the label.
const INSIDE: i64 = 300;
/// Letters in order never reach what stands inside.
const LETTERS: i64 = 200;

/// How well a query fits a label, or None when a word of it is not there. Higher is better; an empty query fits
/// everything with 0.
pub fn score(query: &str, label: &str) -> Option<i64> {
    let words = words(query);
    let label = fold_text(label);
    let matcher = SkimMatcherV2::default();
    fits(&words, &label).or_else(|| fits_nearly(&matcher, &words, &label))
}

/// The places of the labels that fit, best first. Among equals the more recently used come first (`recent` counts up
/// with every use, 0 is never), then the order given. An empty query gives all of them in that order.
pub fn ranked<'a>(query: &str, items: impl IntoIterator<Item = (&'a str, u64)>) -> Vec<usize> {
    let mut found: Vec<(i64, u64, usize)> = items
        .into_iter()
        .enumerate()
        .filter_map(|(place, (label, recent))| score(query, label).map(|points| (points, recent, place)))
        .collect();
    found.sort_by_key(|(points, recent, place)| (std::cmp::Reverse((*points, *recent)), *place));
    found.into_iter().map(|(.., place)| place).collect()
}

/// A folded word of a query, made ready to be looked for in many labels.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub text: String,
    pub finder: Finder<'static>,
}

impl Word {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), finder: Finder::new(text.as_bytes()).into_owned() }
    }

    /// Whether it stands in the label as it is.
    pub fn is_in(&self, label: &str) -> bool {
        self.finder.find(label.as_bytes()).is_some()
    }

    /// Where it stands in the label, from left to right.
    fn places<'a>(&'a self, label: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.finder.find_iter(label.as_bytes()).map(|at| at..at + self.text.len())
    }
}

/// The folded words of a query.
pub(super) fn words(query: &str) -> Vec<Word> {
    fold_text(query).split_whitespace().map(Word::new).collect()
}

/// The score when every word stands in the folded label as it is.
pub(super) fn fits(words: &[Word], label: &str) -> Option<i64> {
    words.iter().try_fold(0, |sum, word| Some(sum + stands(word, label)?)).map(|sum| sum - length(label))
}

/// The score when every word stands there or its letters do, in order and close together.
pub(super) fn fits_nearly(matcher: &SkimMatcherV2, words: &[Word], label: &str) -> Option<i64> {
    words
        .iter()
        .try_fold(0, |sum, word| Some(sum + stands(word, label).or_else(|| letters(matcher, &word.text, label))?))
        .map(|sum| sum - length(label))
}

/// Among equals the shorter label is meant.
fn length(label: &str) -> i64 {
    i64::try_from(label.len() / 4).unwrap_or(i64::MAX)
}

/// The best place where the word stands as it is.
fn stands(word: &Word, label: &str) -> Option<i64> {
    let mut best = None;
    for place in word.places(label) {
        let before = label.get(..place.start).and_then(|text| text.chars().next_back());
        let after = label.get(place.end..).and_then(|text| text.chars().next());
        let starts = !before.is_some_and(char::is_alphanumeric);
        let ends = !after.is_some_and(char::is_alphanumeric);
        let points = match (before, after) {
            (None, None) => WHOLE,
            (None, _) => BEGINS,
            _ if starts && ends => WORD,
            _ if starts => WORD_BEGINS,
            _ => INSIDE,
        };
        best = best.max(Some(points));
        if points > INSIDE {
            break;
        }
    }
    best
}

/// The letters of the word in order, from the beginning of a word of the label on and not far apart: "hlth" in
/// "health". Without these bounds nearly every long label holds nearly every short word.
fn letters(matcher: &SkimMatcherV2, word: &str, label: &str) -> Option<i64> {
    if word.chars().count() < 2 {
        return None;
    }
    near(word, label)
        .filter_map(|range| label.get(range))
        .filter_map(|part| matcher.fuzzy_match(part, word))
        .max()
        .map(|points| points.min(LETTERS))
}

/// Bytes of a label that the letters of a word may lie apart, from the first to the beginning of the last.
pub(super) fn reach(word: &str) -> usize {
    word.len() * 2 + 2
}

/// The stretches of the label that begin at a word and hold the letters of `word` in order.
fn near<'a>(word: &'a str, label: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let first = word.chars().next();
    let mut before = ' ';
    let starts = label.char_indices().filter(move |(_, c)| {
        let begins = !before.is_alphanumeric() && Some(*c) == first;
        before = *c;
        begins
    });
    let reach = reach(word);
    starts.filter_map(move |(start, _)| {
        let mut wanted = word.chars().peekable();
        for (at, c) in label.get(start..)?.char_indices() {
            if at > reach {
                return None;
            }
            if wanted.peek() == Some(&c) {
                wanted.next();
            }
            if wanted.peek().is_none() {
                return Some(start..start + at + c.len_utf8());
            }
        }
        None
    })
}

/// The bytes of the folded label that a query was found at, in order and apart.
pub(super) fn places(matcher: &SkimMatcherV2, words: &[Word], label: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words {
        let best = word.places(label).min_by_key(|range| {
            label.get(..range.start).and_then(|text| text.chars().next_back()).is_some_and(char::is_alphanumeric)
        });
        match best {
            Some(range) => found.push(range),
            None => found.extend(letter_places(matcher, &word.text, label)),
        }
    }
    found.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

fn letter_places(matcher: &SkimMatcherV2, word: &str, label: &str) -> Vec<Range<usize>> {
    let best = near(word, label)
        .filter_map(|range| {
            let part = label.get(range.clone())?;
            matcher.fuzzy_indices(part, word).map(|(points, letters)| (points, range.start, part, letters))
        })
        .max_by_key(|(points, ..)| *points);
    let Some((_, start, part, letters)) = best else { return Vec::new() };
    part.char_indices()
        .enumerate()
        .filter(|(place, _)| letters.contains(place))
        .map(|(_, (at, c))| start + at..start + at + c.len_utf8())
        .collect()
}
