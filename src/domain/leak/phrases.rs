//! Sequences of words looked for as a whole: places, schools, streets, aliases, and the names that may stand.

use super::finding::Certainty;
use super::fuzzy::Sounded;
use super::key::EntryKind;
use super::token::Token;
use super::words;
use crate::domain::fold::fold;
use std::collections::HashMap;

/// What a phrase gives away.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub person: u16,
    pub kind: EntryKind,
    pub certainty: Certainty,
    pub rule: &'static str,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<Piece>,
    /// Every word is an ordinary one: capitals decide.
    ordinary: bool,
    mark: Mark,
}

#[derive(Debug)]
struct Piece {
    word: String,
    /// The word with the "s" of a possessive that text may write without its apostrophe.
    with_s: Option<String>,
    sounded: Option<Sounded>,
}

/// Phrases by their first and second words.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    all: Vec<Phrase>,
    by_first: HashMap<String, Vec<usize>>,
    by_second: HashMap<String, Vec<usize>>,
}

/// A phrase met in the tokens `start..end`.
#[derive(Debug)]
pub(super) struct Met {
    pub start: usize,
    pub end: usize,
    pub mark: Mark,
}

impl Phrases {
    /// Look for this text as well. Text without a letter or digit is passed over.
    pub fn add(&mut self, text: &str, mark: Mark) {
        let folded = fold(text);
        let tokens = super::token::tokenise(&folded, text);
        let words: Vec<Piece> = tokens.iter().map(Piece::new).collect();
        let Some(first) = words.first() else { return };
        let at = self.all.len();
        self.by_first.entry(first.word.clone()).or_default().push(at);
        if let Some(with_s) = &first.with_s {
            self.by_first.entry(with_s.clone()).or_default().push(at);
        }
        if let Some(second) = words.get(1).filter(|_| first.sounded.is_some()) {
            self.by_second.entry(second.word.clone()).or_default().push(at);
        }
        let ordinary = tokens.iter().all(|t| words::is_ordinary(&t.word));
        self.all.push(Phrase { words, ordinary, mark });
    }

    /// Every phrase that begins at this token, exactly or with one misspelt word.
    pub fn at(&self, tokens: &[Token<'_>], at: usize, met: &mut Vec<Met>) {
        let Some(token) = tokens.get(at) else { return };
        for &index in self.by_first.get(words::canonical(&token.word)).into_iter().flatten() {
            self.try_phrase(index, tokens, at, met);
        }
        if !self.by_second.is_empty()
            && let Some(next) = tokens.get(at + 1)
        {
            for &index in self.by_second.get(words::canonical(&next.word)).into_iter().flatten() {
                let first = self.all.get(index).and_then(|phrase| phrase.words.first());
                if first.is_some_and(|first| !first.is(token)) {
                    self.try_phrase(index, tokens, at, met);
                }
            }
        }
    }

    fn try_phrase(&self, index: usize, tokens: &[Token<'_>], at: usize, met: &mut Vec<Met>) {
        let Some(phrase) = self.all.get(index) else { return };
        let mut slips = 0;
        for (step, piece) in phrase.words.iter().enumerate() {
            let Some(token) = tokens.get(at + step) else { return };
            if step > 0 && !token.gap.joins() {
                return;
            }
            if !piece.is(token) {
                slips += 1;
                if slips > 1 || phrase.words.len() < 2 || !piece.is_near(token) {
                    return;
                }
            }
        }
        let span = tokens.get(at..at + phrase.words.len()).unwrap_or_default();
        if phrase.ordinary && !span.iter().all(|token| token.capital || token.number) {
            return;
        }
        let mut mark = phrase.mark;
        if slips > 0 {
            mark.certainty = mark.certainty.min(Certainty::Medium);
            mark.rule = "likely misspelling of several words of the key";
        }
        met.push(Met { start: at, end: at + phrase.words.len(), mark });
    }
}

impl Piece {
    fn new(token: &Token<'_>) -> Self {
        let word = words::canonical(&token.word).to_owned();
        let seek = !token.number && word.chars().count() >= 5 && !words::is_generic(&token.word);
        Piece { with_s: token.possessive.then(|| format!("{word}s")), sounded: seek.then(|| Sounded::new(&word)), word }
    }

    fn is(&self, token: &Token<'_>) -> bool {
        let word = words::canonical(&token.word);
        word == self.word || self.with_s.as_deref() == Some(word)
    }

    fn is_near(&self, token: &Token<'_>) -> bool {
        token.capital
            && !words::is_ordinary_word(&token.word)
            && self.sounded.as_ref().is_some_and(|sounded| sounded.near(&Sounded::new(&token.word)).is_some())
    }
}
