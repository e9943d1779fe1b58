//! Which field a typed name means: its name, its label run together, an import heading, or a beginning that only one
//! field has.

use super::super::entity::Entity;
use super::super::vocabulary::squeeze;
use super::standing::{ending, owners};

/// `open:yes`: nothing has ended the record.
pub const OPEN: &str = "open";
/// `overdue:yes`: something it owes was due before today.
pub const OVERDUE: &str = "overdue";
/// `mine:yes`: the person at the keyboard leads the case or holds the post.
pub const MINE: &str = "mine";
/// Any day by which something is still owed, on entities without a field of that name.
pub const DUE: &str = "due";
/// The number of the record in its table.
pub const ID: &str = "id";
/// The review a record belongs to, by its reference; on a case its own.
pub const CASE: &str = "case";

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A field of the entity or one of the words above.
    Field(&'static str),
    Sort,
    Group,
    Columns,
    Limit,
    /// Several fields begin so.
    Several(Vec<&'static str>),
    /// Nothing is called so; perhaps this was meant.
    Unknown(Option<&'static str>),
}

/// The words beside the fields that mean something for this entity.
pub(super) fn extras(entity: &Entity) -> Vec<&'static str> {
    let mut words = Vec::new();
    let owes = entity.fields.iter().any(|field| field.due.is_some());
    if !ending(entity).is_empty() {
        words.push(OPEN);
    }
    if owes {
        words.extend([OVERDUE, DUE]);
    }
    if !owners(entity).is_empty() || entity.case_field().is_some() {
        words.push(MINE);
    }
    if entity.name == CASE {
        words.push(CASE);
    }
    words.push(ID);
    words.retain(|word| entity.field(word).is_none());
    words
}

/// Whether this word, alone, is short for `word:yes`.
pub(super) fn flag(word: &str, entity: &Entity) -> Option<&'static str> {
    let word = word.to_lowercase();
    extras(entity).into_iter().find(|extra| *extra == word && matches!(*extra, OPEN | OVERDUE | MINE))
}

/// What `typed` means for this entity.
pub(super) fn meaning(typed: &str, entity: &Entity) -> Meaning {
    let wanted = squeeze(typed);
    match wanted.as_str() {
        "sort" => return Meaning::Sort,
        "group" => return Meaning::Group,
        "cols" | "columns" => return Meaning::Columns,
        "limit" => return Meaning::Limit,
        _ => {}
    }
    let extras = extras(entity);
    let named = entity.fields.iter().map(|field| field.name).chain(extras.iter().copied());
    if let Some(name) = named.clone().find(|name| squeeze(name) == wanted) {
        return Meaning::Field(name);
    }
    if let Some(field) = entity.fields.iter().find(|field| squeeze(field.label) == wanted) {
        return Meaning::Field(field.name);
    }
    let by_heading = entity.fields.iter().find(|field| field.aliases.iter().any(|alias| squeeze(alias) == wanted));
    if let Some(field) = by_heading {
        return Meaning::Field(field.name);
    }
    if wanted.is_empty() {
        return Meaning::Unknown(None);
    }
    let mut begin: Vec<&'static str> = named.filter(|name| squeeze(name).starts_with(&wanted)).collect();
    if begin.is_empty() {
        begin = entity
            .fields
            .iter()
            .filter(|field| squeeze(field.label).starts_with(&wanted))
            .map(|field| field.name)
            .collect();
    }
    match begin.as_slice() {
        [one] => Meaning::Field(one),
        [] => Meaning::Unknown(nearest(&wanted, entity, &extras)),
        _ => Meaning::Several(begin),
    }
}

/// The name most like what was typed, compared with names, labels and headings.
fn nearest(wanted: &str, entity: &Entity, extras: &[&'static str]) -> Option<&'static str> {
    let fields = entity.fields.iter().flat_map(|field| {
        [field.name, field.label].into_iter().chain(field.aliases.iter().copied()).map(|word| (word, field.name))
    });
    fields
        .chain(extras.iter().map(|word| (*word, *word)))
        .chain(["sort", "group", "cols", "limit"].map(|word| (word, word)))
        .map(|(word, name)| (strsim::jaro_winkler(&squeeze(word), wanted), name))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}
