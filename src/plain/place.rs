//! Where one stands, and what the numbers last heard mean.

use super::composite::Heard;
use super::today::Today;
use crate::app::command::Scope;
use crate::app::list::List;
use crate::app::reply::Draft;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::journal::{BatchEntry, HistoryScope};
use crate::domain::record::Record;
use crate::domain::value::{Id, Ref};

/// How many rows are spoken before one says next.
pub const PAGE: usize = 10;

/// What a number opens.
#[derive(Debug, Clone)]
pub enum Target {
    Record(&'static Entity, Id),
    Step(BatchEntry),
    Draft(Draft),
    /// A tab of the case one stands in.
    Tab(Ref, usize),
    List(&'static Entity, Option<Ref>),
    /// A view: the words it narrows the list below by.
    View(String),
}

/// A place; `back` returns to the one below.
pub enum Place {
    Today(Today),
    List(Box<Rows>),
    Record(Opened),
    /// A tab of a case that holds several lists, each with its count once known.
    Tab {
        case: Ref,
        tab: usize,
        lists: Vec<(&'static Entity, Option<usize>)>,
    },
    History {
        scope: HistoryScope,
        entries: Vec<BatchEntry>,
        from: usize,
    },
    Step(BatchEntry),
    /// The composite chronology of a case.
    Composite(Box<Heard>),
    /// Anything numbered that needs no reading again: hits, views, kinds of record.
    Menu {
        title: String,
        rows: Vec<(String, Target)>,
        from: usize,
    },
}

/// A list of records, heard a page at a time.
pub struct Rows {
    pub list: List,
    /// Place of the first row last heard.
    pub from: usize,
    pub total: usize,
    /// The rows that are marked, in the order they were.
    pub marks: Vec<Id>,
    /// The rows asked for are to be marked.
    pub marking_all: bool,
}

impl Rows {
    pub fn of(list: List) -> Self {
        Self { list, from: 0, total: 0, marks: Vec::new(), marking_all: false }
    }
}

/// A record that is open.
pub struct Opened {
    pub entity: &'static Entity,
    pub id: Id,
    pub record: Option<Record>,
    pub revealed: bool,
    /// Read again without being spoken.
    pub quiet: bool,
    /// Somebody else may have changed it: say so when it is read again and has moved.
    pub watching: bool,
    /// It was said who else has it open.
    pub said_who: bool,
    /// A line to be done once the record is read.
    pub then: Option<String>,
    /// Field and text of a draft to go on with.
    pub resume: Option<(String, String)>,
}

impl Opened {
    pub fn new(entity: &'static Entity, id: Id) -> Self {
        let (revealed, quiet, watching, said_who) = (false, false, false, false);
        Self { entity, id, record: None, revealed, quiet, watching, said_who, then: None, resume: None }
    }
}

impl Place {
    pub fn scopes(&self) -> Vec<Scope> {
        match self {
            Place::Today(_) => vec![Scope::Today],
            Place::List(rows) if rows.list.case.is_some() => vec![Scope::List, Scope::Case],
            Place::List(_) => vec![Scope::List],
            Place::Composite(_) => vec![Scope::Chronology, Scope::List, Scope::Case],
            Place::Record(opened) if opened.entity.name == "case" => vec![Scope::Case, Scope::Fields, Scope::Record],
            Place::Record(_) => vec![Scope::Fields, Scope::Record],
            Place::Tab { .. } => vec![Scope::Case],
            Place::History { .. } | Place::Step(_) => vec![Scope::History],
            Place::Menu { .. } => Vec::new(),
        }
    }

    /// The case one is in here, when in one.
    pub fn case(&self, today: Date) -> Option<Ref> {
        match self {
            Place::List(rows) => rows.list.case.clone(),
            Place::Record(opened) => opened.record.as_ref().and_then(|record| record.case_ref(today)),
            Place::Tab { case, .. } => Some(case.clone()),
            Place::Composite(heard) => Some(heard.case.clone()),
            _ => None,
        }
    }
}
