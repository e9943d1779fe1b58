//! One change as the rules look at it.

use super::super::super::change::Change;
use super::super::super::value::{Id, Value};
use super::super::Dossier;
use super::{Day, Refusal};

/// A change, and the dossier as it was before the whole batch and as it would be after it.
pub struct Write<'a> {
    pub change: &'a Change,
    /// The id of the latest record the batch added.
    pub added: Id,
    pub before: &'a Dossier,
    pub after: &'a Dossier,
    pub day: Day<'a>,
}

impl<'a> Write<'a> {
    pub fn id(&self) -> Id {
        match self.change {
            Change::Add { .. } => self.added,
            Change::Set { id, .. } | Change::Archive { id, .. } | Change::Restore { id, .. } => *id,
        }
    }

    pub fn is(&self, entity: &str) -> bool {
        self.change.entity().name == entity
    }

    /// Whether the case itself is only being added: what it says has happened already.
    pub fn is_new_case(&self) -> bool {
        self.after.is_unsaved()
    }

    pub fn adds(&self, entity: &str) -> bool {
        self.is(entity) && matches!(self.change, Change::Add { .. })
    }

    /// Whether the change writes this field, with a value or without.
    pub fn touches(&self, field: &str) -> bool {
        match self.change {
            Change::Add { values, .. } => values.iter().any(|(name, value)| *name == field && !value.is_missing()),
            Change::Set { field: name, .. } => *name == field,
            _ => false,
        }
    }

    /// The value the change gives to a field of a kind of record; none when it takes one away.
    pub fn sets(&self, entity: &str, field: &str) -> Option<&'a Value> {
        if !self.is(entity) {
            return None;
        }
        let found = match self.change {
            Change::Add { values, .. } => values.iter().find(|(name, _)| *name == field).map(|(_, value)| value),
            Change::Set { field: name, new, .. } if *name == field => Some(new),
            _ => None,
        };
        found.filter(|value| !value.is_missing())
    }

    /// Whether the change gives a field one of these codes.
    pub fn sets_code(&self, entity: &str, field: &str, codes: &[&str]) -> bool {
        self.sets(entity, field).and_then(Value::as_text).is_some_and(|code| codes.contains(&code))
    }

    /// Whether the change takes away what a field of a kind of record says.
    pub fn clears(&self, entity: &str, field: &str) -> bool {
        self.is(entity)
            && matches!(self.change, Change::Set { field: name, new, .. } if *name == field && new.is_missing())
    }

    pub fn refusal(&self, code: &'static str, field: &str, text: String, needs_reason: bool) -> Refusal {
        let entity = self.change.entity().name;
        Refusal { code, text, needs_reason, entity, id: self.id(), field: field.to_owned(), mark: "practice" }
    }
}
