//! What the keys t, d and o mean for an entity: its status, its date and who owes it, read from its fields.

use crate::app::command::Cmd;
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::fold::lowered;

/// The first that a record has. Of an action it is the RAG: that is what its lists show and what trackers call status.
const STATUS: [&str; 9] = ["rag", "progress", "stage", "state", "status", "answer", "outcome", "response", "attended"];
const OWNER: [&str; 8] = ["owner", "lead", "lead_agency", "agency", "holder", "addressee", "by", "person"];
const DATE: [&str; 6] = ["due", "target", "date", "held_on", "when", "on"];

/// The stage of an event is one of the eight a relationship goes through: what it tells of, not how far it has come.
const NO_STATUS: [&str; 1] = ["event"];

/// The field `t` sets; none where a record has no status.
pub fn status_field(entity: &Entity) -> Option<&'static Field> {
    let is_status = |field: &Field| matches!(field.kind, Kind::Choice(_) | Kind::Fact);
    named(entity, &STATUS, is_status).filter(|_| !NO_STATUS.contains(&entity.name))
}

/// Why a command that sets one of the three cannot do it: records of this kind have no such field.
pub fn lacks(entity: &Entity, command: Cmd) -> Option<String> {
    let (found, what) = match command {
        Cmd::Status => (status_field(entity), "status"),
        Cmd::DueDate => (date_field(entity), "date"),
        Cmd::Owner => (owner_field(entity), "owner"),
        _ => return None,
    };
    let plural = lowered(entity.plural);
    found.is_none().then(|| format!("{plural} have no {what}; their fields are changed one by one on the record"))
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
