//! One line of Today.

use std::borrow::Cow;

use super::super::super::value::{Id, Ref};

/// What would come of missing a line, the worst first (process: the decision, statute, hard guidance, family, quality
/// assurance,
/// returns, plan, money).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Harm {
    /// Whether to review: first on the list until it is decided.
    Decision,
    Statute,
    HardGuidance,
    Family,
    Quality,
    Returns,
    Plan,
    Money,
}

impl Harm {
    pub const ALL: [Harm; 8] = [
        Harm::Decision,
        Harm::Statute,
        Harm::HardGuidance,
        Harm::Family,
        Harm::Quality,
        Harm::Returns,
        Harm::Plan,
        Harm::Money,
    ];

    /// The word at the end of a line.
    pub const fn label(self) -> &'static str {
        match self {
            Harm::Decision => "decision",
            Harm::Statute => "statute",
            Harm::HardGuidance => "guidance",
            Harm::Family => "family",
            Harm::Quality => "quality",
            Harm::Returns => "returns",
            Harm::Plan => "plan",
            Harm::Money => "money",
        }
    }
}

/// The sections in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Overdue,
    ThisWeek,
    NoNextStep,
    Waiting,
    /// What comes up in the next weeks, by date; and the next thing of a review of which nothing is told otherwise.
    Later,
}

impl Section {
    pub const ALL: [Section; 5] =
        [Section::Overdue, Section::ThisWeek, Section::NoNextStep, Section::Waiting, Section::Later];

    pub const fn label(self) -> &'static str {
        match self {
            Section::Overdue => "overdue",
            Section::ThisWeek => "due this week",
            Section::NoNextStep => "no next step",
            Section::Waiting => "waiting on others",
            Section::Later => "coming up",
        }
    }

    /// The letter in the gutter.
    pub const fn mark(self) -> char {
        match self {
            Section::Overdue => '!',
            Section::ThisWeek | Section::NoNextStep => '~',
            Section::Waiting => '?',
            Section::Later => ' ',
        }
    }
}

impl Line {
    /// By what it is put in order before its harm: what comes up by its date, everything else by nothing.
    pub fn first_by(&self) -> i64 {
        if self.section == Section::Later { self.days } else { 0 }
    }

    /// Whether it tells how long somebody else has been waited for, and no date.
    pub fn is_waiting(&self) -> bool {
        self.section == Section::Waiting
    }
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub section: Section,
    pub harm: Harm,
    /// Days to the date, negative when late; for a line that waits, days waited, negative, or days until it begins.
    pub days: i64,
    pub case: Ref,
    /// Who looks after the review, to tell mine from the team's.
    pub lead: String,
    pub what: String,
    /// A short word at the end of the line: "statute", "chased x2", a step's code.
    pub tag: String,
    /// The rule, the date it counts from and the arithmetic.
    pub why: String,
    /// Where the rule comes from: law, source, practice, ?.
    pub mark: Cow<'static, str>,
    pub entity: &'static str,
    pub id: Id,
    /// The field to open on; empty for the record.
    pub field: &'static str,
    /// Who owes it, when it is somebody outside the team.
    pub waiting_on: Option<String>,
}
