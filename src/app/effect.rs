//! What the workbench asks of the world, as data, and what comes back. The performer (in `term`) is the only one who
//! knows a store or a file; a test plays it with a list of replies.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::chaser::{Chaser, Wanted};
use super::composite::{Fetched, Paper, Under};
use crate::app::beginning::Beginning;
use crate::app::others::Where;
use crate::domain::change::{Batch, Conflict};
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::find::{Hit, Index};
use crate::domain::journal::{BatchEntry, Here, HistoryScope, Refusal};
use crate::domain::listing::Listing;
use crate::domain::process::clock::Moved;
use crate::domain::process::family::Reached;
use crate::domain::process::plan::{Shift, Shifted};
use crate::domain::process::quality::{Cover, Parsed};
use crate::domain::process::today::{Look, Whose};
use crate::domain::record::Record;
use crate::domain::value::{Id, Ref};

/// Dates of a case by the name of their field.
pub type Dates = Vec<(&'static str, Date)>;

/// A request.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// A window of a list; when `keep` is still in the list, its place comes back too.
    Rows {
        listing: Listing,
        keep: Option<Id>,
    },
    /// The list may be narrowed soon. Nothing comes back.
    Gather(Listing),
    /// Something that can wait until the screen is drawn and no key waits.
    Afterwards(Box<Effect>),
    /// How many records have each value of a field.
    Groups {
        listing: Listing,
        field: &'static str,
    },
    Record {
        entity: &'static Entity,
        id: Id,
    },
    /// What is due and why, worked out by the process engine for every case.
    /// Whose; `None` for mine, or everybody's when nothing is mine.
    Today(Option<Whose>),
    /// The clocks, gates and what is next of one case.
    Standing {
        case: Id,
    },
    /// How one case stands with the Home Office: its answer, and the publication gate item by item.
    Gate {
        case: Id,
    },
    /// Lay the default work plan out for a case.
    LayPlan {
        case: Id,
    },
    /// The family milestones of a case that are not reached yet.
    Milestones {
        case: Id,
    },
    /// Mark one as reached: today by whoever is at the keys, or as told.
    MarkMilestone {
        case: Id,
        plan: Id,
        code: String,
        reached: Option<Reached>,
    },
    /// The letter that goes with a chase, filled, and who stands above the contact.
    Chaser(Wanted),
    /// The agencies that could be asked for a kind of return.
    Askable {
        case: Id,
        kind: String,
    },
    /// Ask several agencies for a return, as one step.
    AskAll {
        case: Id,
        kind: String,
        agencies: Vec<Id>,
    },
    /// The day the register holds for something outside the plan, such as the trial.
    KnownEvent {
        case: Id,
        reason: String,
    },
    /// What would move when something outside the plan moves.
    PreviewMove {
        case: Id,
        shift: Shift,
    },
    /// Move them.
    MoveEvent {
        case: Id,
        shift: Shift,
        why: String,
    },
    /// Move the date of a clock, with what was agreed.
    MoveDue {
        case: Id,
        code: &'static str,
        moved: Moved,
    },
    /// Re-open a case decided against, by direction.
    Direct {
        case: Id,
        on: Date,
        said: String,
    },
    /// The files with one of these endings, and the folders, whose path goes on from what was typed.
    FileNames {
        begun: String,
        endings: &'static [&'static str],
    },
    /// The text of a letter in a file, .docx or plain text.
    ReadLetter {
        path: String,
    },
    /// File a letter of the Home Office panel with its points, as one step.
    FileLetter {
        case: Id,
        cover: Cover,
        parsed: Parsed,
    },
    /// Save a chase, record its letter in the same step, and write the letter to a file of the person's own.
    SaveWithLetter {
        batch: Batch,
        wanted: Wanted,
    },
    /// The composite of a case; what changed in it when it was read before.
    Composite {
        case: Id,
        as_of: Option<Id>,
    },
    /// Write these events of the composite to a file of the person's own.
    ExportComposite {
        case: Id,
        ids: Vec<Id>,
        paper: Paper,
        under: Under,
    },
    /// What became of agencies that ended.
    Became,
    /// Records a typed name may mean.
    Choices {
        entity: &'static str,
        text: String,
        case: Option<Id>,
    },
    Save(Batch),
    Undo,
    Redo,
    Revert(Id),
    History {
        scope: HistoryScope,
        limit: usize,
    },
    /// What others changed since this person last left.
    ChangedByOthers,
    /// Every label, for the find index. Of very many the first are told at once, and all of them once they are read.
    Labels,
    TextSearch(String),
    Views {
        entity: &'static Entity,
    },
    SaveView {
        entity: &'static Entity,
        name: String,
        text: String,
        shared: bool,
    },
    DropView {
        entity: &'static Entity,
        name: String,
    },
    /// Record that private values of this record were shown.
    Reveal {
        entity: &'static Entity,
        id: Id,
    },
    Copy(String),
    /// Let the person's own editor have a text.
    OwnEditor(Lent),
    /// Write the rows of a listing to a file of the person's own, as CSV.
    Export {
        listing: Listing,
        columns: Vec<&'static str>,
    },
    /// Read a spreadsheet and propose how to bring it in.
    ReadSheet {
        path: String,
        request: Box<ImportRequest>,
    },
    /// Bring in what was last read with this request.
    RunImport {
        path: String,
        request: Box<ImportRequest>,
    },
    /// Stop what was begun and is still going on; the reply says what came of it.
    StopWork,
    /// Let colleagues see where this person is; `None`: in no case.
    Here(Option<Where>),
    /// Who else has the case of this record open, or types in one of its records.
    Others {
        entity: &'static Entity,
        id: Id,
    },
    /// Keep what is being typed, under the place it belongs to.
    Draft {
        place: String,
        text: String,
    },
    /// The draft of this place, where there is one.
    KeptText {
        place: String,
    },
    /// What is typed at this place from now on is another draft than those kept of it.
    NewDraft {
        place: String,
    },
    /// What is typed at this place from now on goes on with this one.
    TakeUpDraft {
        place: String,
        kept: String,
    },
    /// Forget what was typed at this place.
    DropDraft {
        place: String,
    },
    /// Forget this draft, whatever is typed at its place now.
    DropKept {
        kept: String,
    },
    Drafts,
    Settings,
    /// Give up waiting for whoever else is saving.
    GiveUp,
    /// Begin with this, and so leave the welcome.
    Begin(Beginning),
    Suspend,
    Redraw,
    Quit,
}

impl Effect {
    /// Whether it is tried again while somebody else is saving; what is typed never waits for the register.
    pub fn may_wait(&self) -> bool {
        !matches!(
            self,
            Effect::Draft { .. }
                | Effect::KeptText { .. }
                | Effect::NewDraft { .. }
                | Effect::TakeUpDraft { .. }
                | Effect::DropDraft { .. }
                | Effect::DropKept { .. }
                | Effect::Drafts
                | Effect::Here(_)
        )
    }
}

/// A text on its way to the person's own editor, with what is needed to keep a draft of it should the line drop there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lent {
    pub text: String,
    /// The place of the draft.
    pub place: String,
    /// The draft of the form around it, and which field of it the text is.
    pub form: Option<(String, &'static str)>,
}

impl Lent {
    /// What the draft says once the text is this.
    pub fn draft(&self, text: String) -> String {
        let Some((form, field)) = &self.form else { return text };
        match serde_json::from_str::<serde_json::Value>(form) {
            Ok(serde_json::Value::Object(mut values)) => {
                values.insert((*field).to_owned(), text.into());
                serde_json::Value::Object(values).to_string()
            }
            _ => form.clone(),
        }
    }
}

/// How a person wants a sheet read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportRequest {
    /// tracker, cases, actions or chronology.
    pub kind: String,
    /// The case a chronology belongs to.
    pub case: Option<Ref>,
    /// The agency that sent a file, by the name of the file, where the person said so.
    pub agency_of: Vec<(String, String)>,
    /// Of a chronology: only this sheet.
    pub sheet: Option<String>,
    /// Sheets taken in or left out by hand.
    pub sheets: Vec<(String, bool)>,
    /// Whether it is a corrected copy that replaces an earlier file of the agency, or adds to it; judged when not said.
    pub replaces: Option<bool>,
    /// Headings given a field by hand.
    pub map: Vec<GivenField>,
    /// What plain Green means: "complete" or "on-track".
    pub green: Option<String>,
    /// The case that rows of a sheet without references belong to, as the person said: sheet and reference.
    pub cases: Vec<(String, String)>,
    /// References of the file that mean another case of the register, as the person said.
    pub meant: Vec<(String, String)>,
    /// The case the person was in when they began; it is offered first.
    pub from: Option<Ref>,
    /// What was said of rows that look like an action that is there: sheet, row.
    pub answers: Vec<(String, u32, Said)>,
}

/// A heading of a sheet and the field a person gave it; none leaves it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenField {
    pub sheet: String,
    pub field: String,
    pub heading: String,
}

/// What a person says of a row that looks like an action that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Same,
    New,
}

/// The index of every label on its way to the screen that asked: shared, since copying it would double the memory.
#[derive(Debug, Clone)]
pub struct Labels {
    index: Arc<Mutex<Index>>,
    /// All of them are there.
    whole: Arc<AtomicBool>,
}

impl Labels {
    pub fn new(index: Index) -> Self {
        Self { index: Arc::new(Mutex::new(index)), whole: Arc::default() }
    }

    /// Adds to them; what adds says whether there are more to come.
    pub fn fill<E>(&self, add: impl FnOnce(&mut Index) -> Result<bool, E>) -> Result<(), E> {
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        if !add(&mut index)? {
            index.finish();
            self.whole.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    pub fn is_whole(&self) -> bool {
        self.whole.load(Ordering::Relaxed)
    }

    /// As [`Index::search`].
    pub fn search(&self, typed: &str, limit: usize) -> (usize, Vec<Hit>) {
        self.index.lock().unwrap_or_else(PoisonError::into_inner).search(typed, limit)
    }

    /// How many labels there are.
    pub fn count(&self) -> usize {
        self.index.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

/// Two are equal when they are one.
impl PartialEq for Labels {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.index, &other.index)
    }
}

/// A hit inside long text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextHit {
    pub entity: &'static Entity,
    pub id: Id,
    pub case: String,
    pub label: String,
    pub snippet: String,
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
    /// The name of the plan, and what to know before anyone is reached.
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

/// A question about a file, with the values and labels of its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// "green", "case", "agency", or the field whose column is asked for.
    pub about: &'static str,
    /// The sheet it is about; empty when it is about the whole file.
    pub sheet: String,
    pub words: String,
    pub answers: Vec<(String, String)>,
}

/// A column of a file and where it goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// As it stands in the file.
    pub shown: String,
    /// What a request calls it by: two columns of one heading are told apart.
    pub name: String,
    /// Empty when it is left out.
    pub field: String,
    pub label: String,
}

/// One sheet of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportSheet {
    pub name: String,
    /// 0 where there are none.
    pub heading_row: u32,
    pub mapping: Vec<Heading>,
    /// "10 rows: 8 imported, 1 needs attention"; empty where that is not known yet.
    pub totals: String,
    /// Why it is not brought in.
    pub left: Option<String>,
    /// A line for each thing to look at.
    pub problems: Vec<String>,
}

/// The import as the screen needs it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportReport {
    /// Written, or only proposed.
    pub done: bool,
    pub file: String,
    /// Never empty where there is a heading to show.
    pub sheets: Vec<ImportSheet>,
    /// Fields a heading may go to: name and label.
    pub fields: Vec<(String, String)>,
    /// "10 rows: 8 to import, 1 needs attention, 1 skipped"; a line each for several files.
    pub totals: String,
    /// Things to look at about the file as a whole; those of a sheet stand with it.
    pub problems: Vec<String>,
    /// What has to be answered first.
    pub question: Option<Question>,
    /// Rows that look like an action that is there, and nobody has said: sheet, row, what it looks like.
    pub alike: Vec<(String, u32, String)>,
    /// References no case answers to, with how many rows; the cases they may mean.
    pub orphans: Vec<(String, usize)>,
    pub cases: Vec<(String, String)>,
    /// What was saved, and the time of day, in words.
    pub saved: Option<(String, String)>,
    /// Agencies a chronology may be from.
    pub agencies: Vec<String>,
}
