//! The history as it is read: one entry a batch, one line a change. The store keeps it; this is only its shape.

use super::entity::Entity;
use super::value::Id;

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
    /// Whether a later batch took it back.
    pub undone: bool,
    pub changes: Vec<ChangeEntry>,
}

/// One change of a batch, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeEntry {
    pub entity: &'static Entity,
    pub id: Id,
    /// The label of the record now, or its kind and number when it is gone.
    pub record: String,
    /// "set", "add", "remove", "archive", "restore" or "reveal".
    pub op: &'static str,
    /// The label of the field; empty for whole records.
    pub field: String,
    /// Shown values; "(private)" for private fields.
    pub old: String,
    pub new: String,
}
