//! A batch of changes: the one way anything is written, and the one step undo takes back.

use super::entity::Entity;
use super::field::Field;
use super::value::{Id, Value};

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A new record. Links to records added earlier in the same batch use negative ids: -1 the first, -2 the second.
    Add { entity: &'static Entity, values: Vec<(&'static str, Value)> },
    /// One field of one record, from the value the person saw to the new one.
    Set { entity: &'static Entity, id: Id, field: &'static str, base: Value, new: Value },
    /// Out of the lists, with a reason; nothing is deleted.
    Archive { entity: &'static Entity, id: Id, why: String },
    /// Back into the lists.
    Restore { entity: &'static Entity, id: Id },
}

impl Change {
    pub fn entity(&self) -> &'static Entity {
        match self {
            Change::Add { entity, .. }
            | Change::Set { entity, .. }
            | Change::Archive { entity, .. }
            | Change::Restore { entity, .. } => entity,
        }
    }

    pub fn set(entity: &'static Entity, id: Id, field: &Field, base: Value, new: Value) -> Self {
        Change::Set { entity, id, field: field.name, base, new }
    }
}

/// Changes that happen together or not at all, with what undo will say of them and why they were made.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Batch {
    /// Past tense, without a name of a person: "set due on 3 actions".
    pub label: String,
    pub why: Option<String>,
    pub changes: Vec<Change>,
}

impl Batch {
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), why: None, changes: Vec::new() }
    }

    pub fn why(mut self, why: impl Into<String>) -> Self {
        let why = why.into();
        self.why = (!why.trim().is_empty()).then_some(why);
        self
    }

    pub fn push(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Adds a record and returns the negative id by which later changes of this batch can point to it.
    pub fn add(&mut self, entity: &'static Entity, values: Vec<(&'static str, Value)>) -> Id {
        self.changes.push(Change::Add { entity, values });
        let added = self.changes.iter().filter(|change| matches!(change, Change::Add { .. })).count();
        -i64::try_from(added).unwrap_or(i64::MAX)
    }

    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Each change with the id of the latest record added by then: for an addition, its own.
    pub fn numbered(&self) -> impl Iterator<Item = (Id, &Change)> {
        self.changes.iter().scan(0, |added, change| {
            *added -= Id::from(matches!(change, Change::Add { .. }));
            Some((*added, change))
        })
    }
}

/// A field somebody else changed first.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    pub entity: &'static Entity,
    pub id: Id,
    pub field: &'static str,
    /// What the person saw when they began.
    pub base: Value,
    /// What is there now.
    pub theirs: Value,
    /// What they wanted to write.
    pub mine: Value,
    /// Who changed it and when, in words, when the journal knows.
    pub by: String,
    /// The label of the record.
    pub record: String,
}

/// What became of a batch.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Written. `ids` are the ids of the added records, in order.
    Saved { batch: Id, ids: Vec<Id> },
    /// Nothing was written: these fields had moved.
    Conflicts(Vec<Conflict>),
}
