//! A tracker that exists already, brought into the register: which row is the heading, what each column means, what
//! becomes of every row, and one batch that does it all or can be undone as one.
//!
//! Pure with respect to the register: it sees what is there through [`Known`] and answers with a
//! [`Batch`](crate::domain::change::Batch); writing it is the store's work. Every row below the headings is accounted
//! for in the [`Report`]: imported, needing attention, skipped or a duplicate, with the reason.

mod agency;
mod cell;
mod colour;
mod date;
mod draft;
mod goal;
mod heading;
mod held;
mod join;
mod judge;
mod known;
mod mapping;
mod matching;
mod names;
mod place;
mod reference;
mod report;
mod row;
mod sheets;
mod status;
mod write;

use crate::domain::change::Batch;
use crate::domain::date::Date;
use crate::domain::value::Id;
use crate::error::Result;
use crate::exchange::read::limits::{Progress, report as tell};
use crate::exchange::sheet::Workbook;

pub use self::goal::fields;
pub use self::known::{Known, KnownRecords};
pub use self::mapping::{By, Mapped};
pub use self::reference::key as case_key;
pub use self::report::{Outcome, Problem, Report, RowReport, SheetReport, Totals};

/// What a row of the file stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// One row an action, with columns of its case; cases are made where they are missing.
    #[default]
    Tracker,
    /// One row a case.
    Cases,
    /// One row an action of a case that is in the register already.
    Actions,
}

impl Kind {
    /// The word of `--as`.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Tracker => "tracker",
            Kind::Cases => "cases",
            Kind::Actions => "actions",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        [Kind::Tracker, Kind::Cases, Kind::Actions].into_iter().find(|kind| kind.name() == name)
    }
}

/// What a plain Green means in this file: the word is used both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Green {
    Complete,
    OnTrack,
}

impl Green {
    /// The word of `--green`.
    pub const fn name(self) -> &'static str {
        match self {
            Green::Complete => "complete",
            Green::OnTrack => "on-track",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        [Green::Complete, Green::OnTrack].into_iter().find(|green| green.name() == name)
    }

    const fn rag(self) -> &'static str {
        match self {
            Green::Complete => "blue",
            Green::OnTrack => "green",
        }
    }
}

/// What a person said of a row that looked like an action already there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is this action.
    Same(Id),
    /// It is another one.
    New,
}

/// How a file is to be brought in.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    pub kind: Kind,
    /// Only this sheet; otherwise every visible one whose headings are known.
    pub sheet: Option<String>,
    /// Field ("due", "action.due"; empty to leave the column out) and heading.
    pub map: Vec<(String, String)>,
    pub green: Option<Green>,
    /// The case that rows without a reference of their own belong to.
    pub case: Option<String>,
    /// Answers about rows that looked like an action already there: sheet, row, answer.
    pub answers: Vec<(String, u32, Answer)>,
    pub today: Date,
}

impl Request {
    pub fn new(kind: Kind, today: Date) -> Self {
        Self { kind, sheet: None, map: Vec::new(), green: None, case: None, answers: Vec::new(), today }
    }

    fn answer(&self, sheet: &str, row: u32) -> Option<Answer> {
        self.answers.iter().find(|(own, at, _)| own == sheet && *at == row).map(|(_, _, answer)| *answer)
    }
}

/// How one sheet would be read.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetProposal {
    pub name: String,
    /// The number of the row the headings end on.
    pub heading_row: u32,
    pub mapping: Vec<Mapped>,
    pub notes: Vec<String>,
}

/// Green was found and nobody has said what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GreenQuestion {
    /// Status cells that say only Green.
    pub cells: usize,
    /// On track, when the same column has a Blue or a Complete as well.
    pub suggests: Option<Green>,
}

impl GreenQuestion {
    pub fn words(&self) -> String {
        let cells =
            if self.cells == 1 { "1 status cell is".to_owned() } else { format!("{} status cells are", self.cells) };
        format!("{cells} plain Green, which means complete in some plans and on track in others. Which is it here?")
    }
}

/// How a file would be read, before anything is done.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The sheets that would be brought in.
    pub sheets: Vec<SheetProposal>,
    /// The other sheets and why they are left.
    pub others: Vec<(String, String)>,
    pub question: Option<GreenQuestion>,
    /// What the reader of the file noted.
    pub notes: Vec<String>,
}

/// What a file comes to: the changes and the account of every row.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    pub batch: Batch,
    pub report: Report,
}

/// Find the headings and what the columns mean.
///
/// # Errors
/// `Data`: no sheet has the columns that are needed (says what was looked for and what was found). `User`: a sheet,
/// field or heading of the request that is not there.
pub fn propose(book: &Workbook, request: &Request) -> Result<Proposal> {
    let (plans, others) = sheets::choose(book, request)?;
    let question = sheets::question(&plans, request);
    let sheets = plans.into_iter().map(sheets::Plan::proposal).collect();
    Ok(Proposal { sheets, others, question, notes: book.notes.clone() })
}

/// Work out what becomes of every row. `progress` is called with rows done and rows in all, twice over each row; when
/// it answers false the import stops with nothing changed. A plain Green that nobody explained leaves the RAG empty,
/// and the row says so.
///
/// # Errors
/// As [`propose`]; and when it was stopped.
pub fn run(book: &Workbook, request: &Request, known: &dyn Known, progress: &mut Progress<'_>) -> Result<Import> {
    let (plans, others) = sheets::choose(book, request)?;
    let question = sheets::question(&plans, request);
    let rows: usize = plans.iter().map(|plan| plan.data().len()).sum();
    let (mut done, all) = (0u64, (rows as u64).saturating_mul(2));
    let mut step = || {
        done += 1;
        if done.is_multiple_of(256) { tell(progress, done, all) } else { Ok(()) }
    };
    let mut joiner = join::Joiner::new(known, request);
    let mut report = Report::new(&book.file_name, &book.notes);
    for plan in &plans {
        let lines = row::read(plan, request, &mut step)?;
        report.sheets.push(joiner.sheet(plan, lines, &mut step)?);
    }
    report.notes.extend(others.into_iter().map(|(name, why)| format!("Sheet \"{name}\" was left: {why}")));
    report.notes.extend(question.map(|question| question.words()));
    tell(progress, all, all)?;
    let batch = joiner.finish(&mut report);
    Ok(Import { batch, report })
}
