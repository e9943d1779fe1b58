//! A tracker that exists already, brought into the register: which row is the heading, what each column means, what
//! becomes of every row, and one batch that does it all or can be undone as one.
//!
//! Pure with respect to the register: it sees what is there through [`Known`] and answers with a
//! [`Batch`](crate::domain::change::Batch); writing it is the store's work. Every row below the headings is accounted
//! for in the [`Report`]: imported, needing attention, skipped or a duplicate, with the reason.

mod account;
mod agency;
mod aside;

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
mod plan;
mod record;
mod reference;
mod report;
mod row;
mod sheets;
mod status;
mod write;

use crate::domain::change::Batch;
use crate::domain::date::Date;
use crate::domain::value::Id;
use crate::error::{Error, Result};
use crate::exchange::read::limits::{Progress, report as tell};
use crate::exchange::sheet::Workbook;

pub use self::goal::fields;
pub use self::known::{Known, KnownRecords};
pub use self::mapping::{By, Mapped};
pub use self::reference::{key as case_key, names_a_case};
pub use self::report::{LeftSheet, Outcome, Problem, Report, RowReport, SheetReport, Totals};

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
    /// It is the one it looks like.
    That,
    /// It is another one.
    New,
}

/// A heading a person gave a field, or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByHand {
    /// Empty for every sheet that has the heading.
    pub sheet: String,
    /// "due", "action.due"; empty to leave the column out.
    pub field: String,
    /// As it stands in the file, or "column B".
    pub heading: String,
}

impl ByHand {
    pub fn new(field: &str, heading: &str) -> Self {
        Self { sheet: String::new(), field: field.to_owned(), heading: heading.to_owned() }
    }

    fn is_for(&self, sheet: &str) -> bool {
        self.sheet.is_empty() || self.sheet.trim().eq_ignore_ascii_case(sheet.trim())
    }
}

/// How a file is to be brought in.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    pub kind: Kind,
    /// Only this sheet; otherwise every visible one whose headings are known.
    pub sheet: Option<String>,
    pub map: Vec<ByHand>,
    /// Sheets a person took in or left out, by name.
    pub sheets: Vec<(String, bool)>,
    pub green: Option<Green>,
    /// The case that rows without a reference of their own belong to.
    pub case: Option<String>,
    /// The same for one sheet: its name, and the case, which a tracker may make.
    pub cases: Vec<(String, String)>,
    /// References of the file that the register has under another: as the file writes them, and the case meant. An empty
    /// one stands for the rows without any.
    pub meant: Vec<(String, String)>,
    /// Answers about rows that looked like an action already there: sheet (empty for any), row, answer.
    pub answers: Vec<(String, u32, Answer)>,
    pub today: Date,
}

impl Request {
    pub fn new(kind: Kind, today: Date) -> Self {
        Self {
            kind,
            sheet: None,
            map: Vec::new(),
            sheets: Vec::new(),
            green: None,
            case: None,
            cases: Vec::new(),
            meant: Vec::new(),
            answers: Vec::new(),
            today,
        }
    }

    fn case_of(&self, sheet: &str) -> Option<&str> {
        let own = self.cases.iter().find(|(name, _)| name == sheet).map(|(_, case)| case);
        own.or(self.case.as_ref()).map(String::as_str)
    }

    /// Whether a person said which case a reference of the file means.
    fn means(&self, reference: &str) -> bool {
        self.meant.iter().any(|(own, _)| case_key(own) == case_key(reference))
    }

    /// Whether a person took a sheet in or left it out.
    fn said_of(&self, sheet: &str) -> Option<bool> {
        self.sheets.iter().rev().find(|(name, _)| name == sheet).map(|(_, taken)| *taken)
    }

    fn answer(&self, sheet: &str, row: u32) -> Option<Answer> {
        self.answers
            .iter()
            .find(|(own, at, _)| (own.is_empty() || own == sheet) && *at == row)
            .map(|(_, _, answer)| *answer)
    }
}

/// How one sheet would be read.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetProposal {
    pub name: String,
    /// The number of the row the headings end on; 0 where there are none.
    pub heading_row: u32,
    pub mapping: Vec<Mapped>,
    pub notes: Vec<String>,
    /// Why it is not brought in.
    pub left: Option<String>,
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

/// What a person has to say before anything can be brought in.
#[derive(Debug, Clone, PartialEq)]
pub enum Need {
    /// No column names the cases these actions belong to.
    Case { sheet: SheetProposal, rows: usize },
    /// No sheet has this column.
    Column { field: &'static str, words: &'static str, sheet: SheetProposal },
}

impl Need {
    pub fn sheet(&self) -> &SheetProposal {
        match self {
            Need::Case { sheet, .. } | Need::Column { sheet, .. } => sheet,
        }
    }

    pub fn words(&self) -> String {
        match self {
            Need::Case { rows, sheet } => {
                let rows = if *rows == 1 { "does its 1 row".to_owned() } else { format!("do its {rows} rows") };
                format!("Sheet \"{}\" has no column that says which case. Which case {rows} belong to?", sheet.name)
            }
            Need::Column { words, .. } => format!("No column is known to hold {words}. Which one does?"),
        }
    }

    /// The same as a refusal, for the command line.
    pub fn refusal(&self) -> Error {
        let sheet = self.sheet();
        let headings =
            sheet.mapping.iter().map(|mapped| format!("\"{}\"", mapped.heading)).collect::<Vec<_>>().join(", ");
        let (what, next) = match self {
            Need::Case { rows, .. } => (
                format!("Nothing in sheet \"{}\" says which case it belongs to ({rows} rows)", sheet.name),
                "Say which case it is with --case REF, or which column holds it with --map case=HEADING".to_owned(),
            ),
            Need::Column { field, words, .. } => (
                format!("Row {} looks like the headings, but no column holds {words}", sheet.heading_row),
                format!("Say which column it is with --map {field}=HEADING, or choose another kind of import"),
            ),
        };
        Error::data(format!("{what}; the headings found are {headings}")).safe("Nothing was changed").next(next)
    }
}

/// What has to be asked before this file can be brought in, if anything.
///
/// # Errors
/// As [`propose`], but for a column that is missing.
pub fn need(book: &Workbook, request: &Request, known: &dyn Known) -> Result<Option<Need>> {
    if let Some(need) = sheets::column_needed(book, request)? {
        return Ok(Some(need));
    }
    let plans = sheets::choose(book, request)?.plans;
    let silent = |plan: &&plan::Plan<'_>| plan.acts() && plan.reference().is_none() && !plan.names_cases_in_lines();
    if request.case.is_some() && plans.iter().filter(silent).count() > 1 {
        return Err(Error::user("Several sheets say nothing of which case they belong to, and one case was named")
            .safe("Nothing was changed")
            .next("Bring them in one by one, with --sheet NAME and --case REF"));
    }
    for plan in plans {
        let asks = silent(&&plan) && request.case_of(&plan.sheet.name).is_none();
        if asks && place::Places::new(known, &plan, request)?.default().is_none() {
            let rows = plan.data().iter().filter(|row| !row.is_blank()).count();
            return Ok(Some(Need::Case { sheet: plan.proposal(None), rows }));
        }
    }
    Ok(None)
}

/// How every sheet would be read, whatever has to be asked first.
///
/// # Errors
/// As [`propose`], but for a column that is missing.
pub fn sheets(book: &Workbook, request: &Request) -> Result<Vec<SheetProposal>> {
    sheets::proposals(book, request)
}

/// How a file would be read, before anything is done.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Every sheet in the order of the file, those included that are left.
    pub sheets: Vec<SheetProposal>,
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
    let question = sheets::question(&sheets::choose(book, request)?.plans, request);
    Ok(Proposal { sheets: sheets::proposals(book, request)?, question, notes: book.notes.clone() })
}

/// Work out what becomes of every row. `progress` is called with rows done and rows in all, twice over each row; when
/// it answers false the import stops with nothing changed. A plain Green that nobody explained leaves the RAG empty,
/// and the row says so.
///
/// # Errors
/// As [`propose`]; and when it was stopped.
pub fn run(book: &Workbook, request: &Request, known: &dyn Known, progress: &mut Progress<'_>) -> Result<Import> {
    let sheets::Chosen { plans, left } = sheets::choose(book, request)?;
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
    report.left = left;
    report.notes.extend(question.map(|question| question.words()));
    tell(progress, all, all)?;
    let batch = joiner.finish(&mut report);
    Ok(Import { batch, report })
}
