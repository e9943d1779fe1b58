//! What comes back from the world: the answer to an effect, as data.

use super::chaser::Chaser;
use super::composite::Fetched;
use super::import::ImportReport;
use super::labels::{Labels, TextHit};
use crate::domain::change::{Batch, Conflict};
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::journal::{BatchEntry, Here, Refusal};
use crate::domain::listing::Listing;
use crate::domain::process::plan::{Shift, Shifted};
use crate::domain::process::today::Look;
use crate::domain::record::Record;
use crate::domain::value::{Id, Ref};

/// Dates of a case by the name of their field.
pub type Dates = Vec<(&'static str, Date)>;

/// What came back.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    Rows {
        listing: Listing,
        total: usize,
        rows: Vec<Record>,
        kept: Option<usize>,
        /// Of cases: their dates as their clocks have them now.
        dates: Vec<(Id, Dates)>,
    },
    Groups {
        field: &'static str,
        groups: Vec<(String, usize)>,
    },
    Record(Option<Box<Record>>),
    Today(Look),
    /// A draft there is.
    KeptText {
        place: String,
        text: String,
    },
    /// Today is being worked out: so many reviews of how many.
    WorkingOut {
        done: usize,
        of: usize,
    },
    Standing {
        case: Id,
        lines: Vec<StandingLine>,
    },
    Gate {
        case: Id,
        lines: Vec<StandingLine>,
    },
    Milestones {
        case: Id,
        owed: Vec<Owed>,
    },
    Chaser(Box<Chaser>),
    /// Agencies by name; those the review knows already are ticked and first.
    Askable {
        case: Id,
        kind: String,
        agencies: Vec<(Ref, bool)>,
    },
    KnownEvent {
        reason: String,
        day: Option<Date>,
    },
    Moves {
        shift: Shift,
        rows: Vec<Shifted>,
        /// What stays, and would have to be agreed.
        stays: Option<String>,
    },
    /// Whole paths; a folder ends in a stroke.
    FileNames {
        begun: String,
        found: Vec<String>,
    },
    /// The text of a letter that was in a file.
    LetterText(String),
    Composite(Box<Fetched>),
    Choices {
        entity: &'static str,
        text: String,
        found: Vec<Ref>,
        /// What to know of some of them before they are chosen: "ended 2021, now ...".
        notes: Vec<(Id, String)>,
    },
    Became(Vec<(Id, String)>),
    /// `at` is the time of day in words.
    Saved {
        label: String,
        at: String,
        ids: Vec<Id>,
    },
    /// A rule speaks against the batch; nothing was written.
    Refused {
        batch: Batch,
        objections: Vec<Objection>,
    },
    Conflicts {
        batch: Batch,
        conflicts: Vec<Conflict>,
    },
    /// Undo, redo or revert: what was taken back, and what was refused because somebody changed it since.
    Undone {
        label: String,
        verb: &'static str,
        /// How much was taken back; perhaps nothing.
        changes: usize,
        refused: Vec<Refusal>,
        at: String,
    },
    History(Vec<BatchEntry>),
    ChangedByOthers(Vec<BatchEntry>),
    /// What the person's own editor left.
    Edited(String),
    Labels(Labels),
    Others {
        entity: &'static Entity,
        id: Id,
        here: Vec<Here>,
    },
    TextHits {
        words: String,
        hits: Vec<TextHit>,
    },
    Views(Vec<View>),
    Drafts(Vec<Draft>),
    Settings(Vec<Setting>),
    /// Something was done that only needs saying.
    Done(String),
    Import(Box<ImportReport>),
    /// Still at it: what is being done, and how far.
    Working(String),
    Failed(Failure),
}

/// A failure in the three sentences of an [`Error`](crate::Error), and whether trying again may help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub text: String,
    pub again: bool,
}

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// 0 for a view that comes with the program.
    pub id: Id,
    pub name: String,
    pub text: String,
    pub shared: bool,
}

/// Text kept from an edit that was cut off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub place: String,
    /// What it is kept as; two drafts of a new note have one place.
    pub kept: String,
    /// The name of the record it was typed at; empty where that is not known.
    pub of: String,
    pub text: String,
    /// When it was last typed at, in words: "today 14:31".
    pub at: String,
}

/// A setting with its value and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    pub name: String,
    pub value: String,
    pub from: String,
    pub help: String,
}

/// One line of how a case stands: a heading, or a fact with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingLine {
    /// Empty for a fact under the last heading.
    pub heading: String,
    pub text: String,
    /// law, source: NAME, practice or ?; empty when it is no rule.
    pub mark: String,
    /// Days to a date, negative when late; none when there is no date to keep.
    pub days: Option<i64>,
}

/// A family milestone that is not reached yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    pub plan: Id,
    /// FM1 to FM16.
    pub code: &'static str,
    pub label: &'static str,
    /// The name of the plan.
    pub name: String,
    /// The same, and what to know before anyone is reached.
    pub whose: String,
}

/// A rule that speaks against a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// One sentence.
    pub text: String,
    /// law, source: NAME, practice or ?.
    pub mark: String,
    /// Whether a recorded reason is enough to go on.
    pub reason_is_enough: bool,
}
