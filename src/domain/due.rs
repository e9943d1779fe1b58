//! Something owed by a day, found by walking the fields that declare `.due`.

use super::date::Date;
use super::entity::Entity;
use super::value::{Id, Ref};

/// One thing owed.
#[derive(Debug, Clone, PartialEq)]
pub struct DueRow {
    pub entity: &'static Entity,
    pub id: Id,
    pub case: Option<Ref>,
    pub field: &'static str,
    /// What is owed: "Decide whether to review".
    pub what: &'static str,
    /// The label of the record.
    pub label: String,
    pub due: Date,
    /// Who owes it, when the record says; else empty.
    pub owner: String,
}

impl DueRow {
    /// Days from today; negative when late.
    pub fn days(&self, today: Date) -> i64 {
        i64::from(self.due.since(today).map_or(0, |span| span.get_days()))
    }
}
