//! What the workbench asks of the world, as data; `reply.rs` is what comes back. The performer (in `term`) is the only
//! one who knows a store or a file; a test plays it with a list of replies.

use super::chaser::Wanted;
use super::composite::{Paper, Under};
use super::import::ImportRequest;
use crate::app::beginning::Beginning;
use crate::app::others::Where;
use crate::domain::change::Batch;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::journal::HistoryScope;
use crate::domain::listing::Listing;
use crate::domain::process::clock::Moved;
use crate::domain::process::family::Reached;
use crate::domain::process::plan::Shift;
use crate::domain::process::quality::{Cover, Parsed};
use crate::domain::process::today::Whose;
use crate::domain::value::Id;

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
    /// What is due and why, worked out by the process engine for every case, for whose it is; `None` for mine, or
    /// everybody's when nothing is mine.
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
