//! A place in the tokens. It is copied to try one reading and thrown away when the reading fails.

use super::token::{Spaced, Tok};

#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a [Spaced],
}

impl<'a> Cursor<'a> {
    pub fn new(rest: &'a [Spaced]) -> Self {
        Self { rest }
    }

    pub fn peek(&self) -> Option<&'a Tok> {
        self.rest.first().map(|spaced| &spaced.tok)
    }

    fn step(&mut self) {
        self.rest = self.rest.get(1..).unwrap_or_default();
    }

    /// Nothing left but full stops, commas and line breaks.
    pub fn done(&self) -> bool {
        self.rest.iter().all(|spaced| matches!(spaced.tok, Tok::Mark('.' | ',' | ';' | '\n')))
    }

    /// Whether space stands before the next token.
    pub fn spaced(&self) -> bool {
        self.rest.first().is_some_and(|spaced| spaced.space)
    }

    /// Take a number with this many figures.
    pub fn num(&mut self, figures: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.peek() {
            Some(Tok::Num { value, figures: written }) if figures.contains(written) => {
                self.step();
                Some(*value)
            }
            _ => None,
        }
    }

    /// How many figures the next number has.
    pub fn figures(&self) -> Option<usize> {
        match self.peek() {
            Some(Tok::Num { figures, .. }) => Some(*figures),
            _ => None,
        }
    }

    /// Take the next word if it reads as something.
    pub fn word<T>(&mut self, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        match self.peek() {
            Some(Tok::Word(word)) => {
                let found = read(word)?;
                self.step();
                Some(found)
            }
            _ => None,
        }
    }

    /// Take the next word if it is one of these.
    pub fn is(&mut self, words: &[&str]) -> bool {
        self.word(|word| words.contains(&word).then_some(())).is_some()
    }

    /// Take one of these marks.
    pub fn mark(&mut self, marks: &str) -> bool {
        match self.peek() {
            Some(Tok::Mark(mark)) if marks.contains(*mark) => {
                self.step();
                true
            }
            _ => false,
        }
    }

    /// Take up to `most` of these marks and say how many there were.
    pub fn marks(&mut self, marks: &str, most: usize) -> usize {
        (0..most).take_while(|_| self.mark(marks)).count()
    }
}
