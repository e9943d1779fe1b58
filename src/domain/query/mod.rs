//! What a person asks of a list: words, terms on fields, order, grouping and columns. One text says it all; it is what
//! `/` takes, what a saved view keeps and what the command line hands on. Knows neither SQL nor screens.

mod complete;
mod name;
mod parse;
#[cfg(test)]
#[allow(dead_code, reason = "the tests read the declarations, not the structs")]
mod sample;
mod show;
mod standing;
#[cfg(test)]
mod tests;
mod token;
mod value;
mod when;

pub use complete::{Choice, choices, complete};
pub use name::{CASE, DUE, ID, MINE, OPEN, OVERDUE};
pub use parse::parse;
pub use standing::{Ending, ending, owed_after, owners};
pub use value::{codes, pence};
pub use when::{Span, span};

use std::ops::Range;

use super::calendar::Holidays;
use super::date::Date;

/// What a list shows. The empty query shows everything in the default order. `Display` gives the canonical text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// All of them must be found.
    pub words: Vec<Word>,
    /// All of them must hold.
    pub terms: Vec<Term>,
    /// Field and whether it runs downwards, the first decides first. Empty: the default order of the entity.
    pub sort: Vec<(&'static str, bool)>,
    pub group: Option<&'static str>,
    /// Field names in the order shown. None: the default columns.
    pub columns: Option<Vec<&'static str>>,
    pub limit: Option<usize>,
}

impl Query {
    /// Whether it leaves records out.
    pub fn narrows(&self) -> bool {
        !self.words.is_empty() || !self.terms.is_empty() || self.limit.is_some()
    }

    /// Whether anything was asked at all.
    pub fn is_empty(&self) -> bool {
        *self == Query::default()
    }
}

/// A word or a quoted phrase, found in titles, columns and references.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    pub negated: bool,
}

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    Is,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Op {
    pub const fn sign(self) -> &'static str {
        match self {
            Op::Is => ":",
            Op::Less => "<",
            Op::AtMost => "<=",
            Op::More => ">",
            Op::AtLeast => ">=",
        }
    }
}

/// What a field is compared with. Relative things stay relative, so that a saved view is right tomorrow too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// A code, a date as typed, a number or a piece of text.
    Text(String),
    /// Nothing was recorded.
    Missing,
    /// Anything was recorded.
    Present,
    /// The person at the keyboard.
    Me,
}

/// A field and what it must be; one of the values is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The name of a field of the entity, or one of [`OPEN`], [`OVERDUE`], [`MINE`], [`DUE`], [`ID`], [`CASE`].
    pub field: &'static str,
    pub op: Op,
    pub values: Vec<Operand>,
    pub negated: bool,
}

/// Something in the text that could not be taken. The rest of the query stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Bytes of the text it is about.
    pub at: Range<usize>,
    /// A sentence without a full stop.
    pub why: String,
    /// What may have been meant, as it would be typed.
    pub suggestion: Option<String>,
}

/// What a query is read against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    pub today: Date,
    /// The user name of whoever asks; empty when nobody does.
    pub me: String,
    /// Whether private values are revealed at the moment.
    pub revealed: bool,
    /// By which the clocks of a case count working days.
    pub holidays: Holidays,
}

impl Context {
    pub fn new(today: Date) -> Self {
        Self { today, me: String::new(), revealed: false, holidays: Holidays::default() }
    }

    pub fn holidays(mut self, holidays: Holidays) -> Self {
        self.holidays = holidays;
        self
    }

    pub fn me(mut self, me: impl Into<String>) -> Self {
        self.me = me.into();
        self
    }

    pub fn revealed(mut self, revealed: bool) -> Self {
        self.revealed = revealed;
        self
    }
}
