//! The history as it is read: one entry a batch, one line a change. The store keeps it; this is only its shape.

use super::entity::Entity;
use super::record::Record;
use super::value::{Id, Value};

/// Whose history.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum HistoryScope {
    All,
    Case(Id),
    Record(&'static Entity, Id),
    Batch(Id),
}

/// One batch as it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct BatchEntry {
    pub id: Id,
    /// UTC.
    pub at: jiff::Timestamp,
    pub who: String,
    pub label: String,
    pub why: Option<String>,
    /// Whether a later batch took it back, all of it.
    pub undone: bool,
    /// Whether a later batch took it back and something stayed.
    pub partly: bool,
    pub changes: Vec<ChangeEntry>,
}

/// One change of a batch, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeEntry {
    pub entity: &'static Entity,
    pub id: Id,
    /// The label of the record now, or its kind and number when it is gone.
    pub record: String,
    /// "set", "add", "remove", "archive", "restore" or "reveal"; a reveal with a `new` says there what was done about the
    /// record, such as that its material left.
    pub op: &'static str,
    /// The label of the field; empty for whole records.
    pub field: String,
    /// Shown values; "(private)" for private fields.
    pub old: String,
    pub new: String,
}

/// Whoever is at the keyboard: the user id of the process, and the name the others read beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    pub uid: u32,
    pub name: String,
}

/// How the label of an import begins. It is known by that.
pub const IMPORTED: &str = "imported ";

/// What imports last gave one record: every field of a record an import added, otherwise the fields it set.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    record: Record,
    added: bool,
    fields: Vec<&'static str>,
}

impl Given {
    pub fn nothing(entity: &'static Entity) -> Self {
        Self { record: Record::blank(entity), added: false, fields: Vec::new() }
    }

    /// The record was added so.
    pub fn add(&mut self, field: &'static str, value: Value) {
        self.added = true;
        self.record.set(field, value);
    }

    pub fn set(&mut self, field: &'static str, value: Value) {
        self.record.set(field, value);
        self.fields.push(field);
    }

    /// The record with those values; what no import wrote is missing.
    pub fn into_record(self) -> Record {
        self.record
    }

    /// The value an import gave a field; none when no import wrote it.
    pub fn value(&self, field: &str) -> Option<&Value> {
        (self.added || self.fields.contains(&field)).then(|| self.record.get(field))
    }
}

/// The step undo or redo would take.
#[derive(Debug, Clone, PartialEq)]
pub struct Undoable {
    pub batch: Id,
    /// What it did: "set due on 3 actions".
    pub label: String,
    /// When it was done, in UTC; a step older than the session asks first.
    pub at: jiff::Timestamp,
}

/// One change that could not be taken back, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    pub entity: &'static Entity,
    pub id: Id,
    /// Empty when it is the whole record.
    pub field: &'static str,
    /// The label of the record.
    pub record: String,
    /// "changed since by Sam on 3 March 2026".
    pub why: String,
    /// It only follows from something else that stays.
    pub follows: bool,
}

/// What became of an undo or redo.
#[derive(Debug, Clone, PartialEq)]
pub struct Undone {
    /// What was taken back.
    pub label: String,
    /// The batch that did so.
    pub batch: Id,
    /// How many changes were taken back.
    pub changes: usize,
    pub refused: Vec<Refusal>,
}

/// Somebody else with a case open, or typing in one of its records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    pub who: String,
    /// Whether they are typing; otherwise they only have the case open.
    pub is_typing: bool,
    /// The field they are typing in, by its label; what they are adding; empty in a form between two fields.
    pub field: String,
    /// What the record is, when it is another one of the same case; empty when it is the same.
    pub kind: String,
}

/// A list somebody keeps under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    pub id: Id,
    pub name: String,
    /// The name of the entity it lists.
    pub entity: String,
    /// The query as typed.
    pub text: String,
    /// Whether everybody on this register sees it.
    pub shared: bool,
    /// Whether it is one's own, and so may be changed.
    pub own: bool,
}
