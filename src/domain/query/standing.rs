//! What ends a record and whose it is: the declarations behind `open`, `overdue` and `mine`. The marks are practice:
//! a claim that something was done does not end it, a decision does.

use super::super::entity::Entity;
use super::super::field::Kind;

/// A way a record ends: the field holds one of the codes, or, without codes, holds anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    pub field: &'static str,
    pub codes: &'static [&'static str],
}

const fn filled(field: &'static str) -> Ending {
    Ending { field, codes: &[] }
}

const fn holds(field: &'static str, codes: &'static [&'static str]) -> Ending {
    Ending { field, codes }
}

const ENDINGS: &[(&str, &[Ending])] = &[
    ("case", &[filled("closed"), filled("disposed"), holds("stage", &["closed", "not_proceeding"])]),
    (
        "action",
        &[
            filled("signed_off"),
            filled("ended"),
            holds("progress", &["evidenced", "embedded", "superseded", "not_achievable", "withdrawn"]),
            holds("rag", &["blue"]),
        ],
    ),
    ("return", &[filled("received"), holds("stage", &["signed_off", "nil_return", "short_report"])]),
    ("recommendation", &[holds("progress", &["evidenced", "embedded", "superseded", "not_achievable", "withdrawn"])]),
    ("meeting", &[filled("held"), filled("cancelled")]),
    ("agency", &[filled("ended")]),
    ("seat", &[filled("to")]),
    ("post", &[filled("held_to")]),
    ("invitation", &[filled("answered")]),
    ("event_query", &[filled("answered")]),
    ("note", &[filled("followed_up")]),
];

/// What is still owed after a record has ended.
const AFTER: &[(&str, &str)] = &[
    ("case", "retention_review"),
    ("action", "embedded_due"),
    ("action", "tell_family_due"),
    ("return", "revision_due"),
    ("meeting", "minutes_due"),
    ("recommendation", "response_due"),
];

/// The ways a record of this entity ends; any of them ends it. Entities not listed end when the first thing they owe
/// is done; those that owe nothing never end, and `open` means nothing for them.
pub fn ending(entity: &Entity) -> Vec<Ending> {
    let declared = ENDINGS.iter().find(|(name, _)| *name == entity.name).map_or(&[][..], |(_, endings)| endings);
    let known: Vec<Ending> = declared.iter().copied().filter(|ending| entity.field(ending.field).is_some()).collect();
    if known.is_empty() {
        entity.fields.iter().find_map(|field| field.due).map(|due| filled(due.until)).into_iter().collect()
    } else {
        known
    }
}

/// Whether what this field says is owed stays owed when the record has ended.
pub fn owed_after(entity: &Entity, field: &str) -> bool {
    AFTER.iter().any(|(name, own)| *name == entity.name && *own == field)
}

/// The fields that say whose a record is: a user name, or a link to a post whose holder has one. A record of a case
/// is also its lead's.
pub fn owners(entity: &Entity) -> Vec<&'static str> {
    entity
        .fields
        .iter()
        .filter(|field| {
            matches!((field.name, field.kind), ("lead" | "user", Kind::Text) | ("owner", Kind::Link("post")))
        })
        .map(|field| field.name)
        .collect()
}
