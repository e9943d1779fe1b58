//! What a deadline is made of: from which event, how long, how hard, and what stops it.

use super::super::super::date::Date;
use super::super::super::register::{Case, Circulation, QaLetter, Return};

/// How hard a deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Black-letter law.
    Statute,
    /// Guidance that the screen treats as hard.
    Hard,
    /// Guidance bodies must have regard to.
    Guidance,
    /// Our editable default.
    Local,
}

impl Kind {
    /// The word beside a line.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Statute => "statute",
            Kind::Hard | Kind::Guidance => "guidance",
            Kind::Local => "local",
        }
    }
}

/// How long a clock runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// A span as [`crate::domain::calendar::Span::parse`] reads it.
    Span(&'static str),
    /// No number is known or given: the words of the rule.
    Promptly(&'static str),
}

/// What the law makes of a deadline in a review held on another basis than section 9 of the Act of 2004.
#[derive(Debug)]
pub struct Under {
    /// The code of the legal basis.
    pub basis: &'static str,
    pub kind: Kind,
    pub mark: &'static str,
    pub source: &'static str,
}

/// Where a clock reads its dates on a record of one kind.
#[derive(Debug)]
pub struct Dates<T: 'static> {
    pub start: fn(&T) -> Option<Date>,
    pub due: fn(&T) -> Option<Date>,
    pub until: fn(&T) -> Option<Date>,
    pub start_field: &'static str,
    /// The field that holds the current due date; a change goes there.
    pub due_field: &'static str,
    pub until_field: &'static str,
}

/// What a clock runs on: the case once, or each record of a kind.
#[derive(Debug)]
pub enum Subject {
    Case(Dates<Case>),
    /// Only a case in which a review was decided on.
    Review(Dates<Case>),
    /// Each quality assurance letter that asks for an answer.
    Letter(Dates<QaLetter>),
    /// Each return of these kinds.
    Return(&'static [&'static str], Dates<Return>),
    /// Each copy of a draft in a family's hands.
    Draft(Dates<Circulation>),
    /// The last report on an open action; the plan's approval when there is none.
    Plan,
}

/// One deadline.
#[derive(Debug)]
pub struct Clock {
    pub code: &'static str,
    /// What is owed, as a verb.
    pub what: &'static str,
    pub subject: Subject,
    pub length: Length,
    /// The event it runs from, ready for a date: "the decision of".
    pub from: &'static str,
    pub kind: Kind,
    /// The kinds of work a pause must stop for this clock to stop; none means that no pause stops it.
    pub stopped_by: &'static [&'static str],
    pub mark: &'static str,
    /// The rule in a sentence.
    pub source: &'static str,
    /// What else people call its date when they write down that it was moved.
    pub also: &'static [&'static str],
    /// A later date counts only with an agreed change on file; without one the rule's own date stands.
    pub is_firm: bool,
    /// Asked of statutory reviews only.
    pub is_statutory: bool,
    pub under: &'static [Under],
}

/// How a deadline stands in law in one review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Law {
    pub kind: Kind,
    pub mark: &'static str,
    pub source: &'static str,
}

impl Clock {
    /// What is asked of this review, by the legal basis it is held on; none when no rule asks it.
    pub fn law(&self, case: &Case) -> Option<Law> {
        if self.is_statutory && case.legal_basis.is("NON_STATUTORY") {
            return None;
        }
        let own = Law { kind: self.kind, mark: self.mark, source: self.source };
        let other = self.under.iter().find(|under| case.legal_basis.is(under.basis));
        Some(other.map_or(own, |under| Law { kind: under.kind, mark: under.mark, source: under.source }))
    }
}
