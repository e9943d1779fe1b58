//! What the keys t, d and o mean for an entity: its status, its date and who owes it, read from its fields.

use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};

/// The first that a record has. Of an action it is the RAG: that is what its lists show and what trackers call status.
const STATUS: [&str; 9] = ["rag", "progress", "stage", "state", "status", "answer", "outcome", "response", "attended"];
const OWNER: [&str; 8] = ["owner", "lead", "lead_agency", "agency", "holder", "addressee", "by", "person"];
const DATE: [&str; 6] = ["due", "target", "date", "held_on", "when", "on"];

/// The field `t` sets.
pub fn status_field(entity: &Entity) -> Option<&'static Field> {
    named(entity, &STATUS, |field| matches!(field.kind, Kind::Choice(_) | Kind::Fact))
        .or_else(|| entity.fields.iter().find(|field| matches!(field.kind, Kind::Choice(_))))
}

/// The field `d` sets: the first date that is owed, else a date by name, else the first date.
pub fn date_field(entity: &Entity) -> Option<&'static Field> {
    let is_date = |field: &Field| matches!(field.kind, Kind::Date | Kind::Loose);
    entity
        .fields
        .iter()
        .find(|field| field.due.is_some())
        .or_else(|| named(entity, &DATE, is_date))
        .or_else(|| entity.fields.iter().find(|field| is_date(field)))
}

/// The field `o` sets.
pub fn owner_field(entity: &Entity) -> Option<&'static Field> {
    named(entity, &OWNER, |field| matches!(field.kind, Kind::Text | Kind::Link(_)))
}

fn named(entity: &Entity, names: &[&str], fits: impl Fn(&Field) -> bool) -> Option<&'static Field> {
    names.iter().filter_map(|name| entity.fields.iter().find(|field| field.name == *name)).find(|field| fits(field))
}
