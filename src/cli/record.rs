//! What words on the command line mean: a kind of record, one record, a field with its value.

use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::listing::{Archived, Listing};
use crate::domain::query::{Op, Operand, Query, Term};
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::{self, Id, Ref, Value};
use crate::domain::vocabulary::squeeze;
use crate::error::{Error, Result};
use crate::store::{LABELLED, Store};

use super::typed::Typed;

/// Candidates an error names.
const NAMED: usize = 8;

/// The kind of record a word means: its name, label or plural.
pub fn entity(word: &str) -> Result<&'static Entity> {
    let wanted = squeeze(word);
    let known = |entity: &&Entity| [entity.name, entity.label, entity.plural].iter().any(|own| squeeze(own) == wanted);
    register::ENTITIES.iter().copied().find(known).ok_or_else(|| {
        let near = match OTHER_WORDS.iter().find(|(words, ..)| words.split(' ').any(|word| word == wanted)) {
            Some((_, kept, how)) => format!("{how} under \"{kept}\"; dhr man dhr-fields names them all"),
            None => nearest(&wanted, register::ENTITIES.iter().map(|entity| entity.name)),
        };
        Error::user(format!("There is no kind of record \"{word}\"")).safe("Nothing was changed").next(near)
    })
}

/// Words people use for what the register keeps under another name.
static OTHER_WORDS: &[(&str, &str, &str)] = &[
    ("review reviews dhr dhrs darda dardr homicide", "case", "Reviews are"),
    (
        "victim victims deceased perpetrator perpetrators subject subjects child children",
        "person",
        "The person who died, the perpetrator and others are",
    ),
    (
        "imr imrs iar iars chronology chronologies report reports",
        "return",
        "IMRs, chronologies and reports of agencies are",
    ),
    ("panel member members", "seat", "Members of the panel are"),
    ("organisation organisations partner partners", "agency", "Organisations are"),
    ("task tasks todo", "action", "Actions are"),
    ("file files paper papers", "document", "Papers are"),
    ("family relative relatives", "contact_plan", "What the family wishes is"),
];

/// Less like than this, and a name is not offered for another.
const ALIKE: f64 = 0.75;

/// The name most like a word, when one is like it, and where all of them are.
fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> String {
    let score = |name: &str| strsim::jaro_winkler(&squeeze(name), word);
    let near = names.filter(|name| score(name) > ALIKE).max_by(|a, b| score(a).total_cmp(&score(b)));
    match near {
        Some(near) => format!("The nearest is \"{near}\"; dhr man dhr-fields names them all"),
        None => "dhr man dhr-fields names them all".to_owned(),
    }
}

/// The record a word means: `action:33`, a case reference in any case, or a label only one record has.
pub fn find(store: &Store, word: &str) -> Result<Record> {
    if let Some((entity, id)) = numbered(word) {
        return store.get(entity, id)?.ok_or_else(|| {
            Error::nothing(format!("There is no {} {id}", entity.label.to_lowercase()))
                .safe("Nothing was changed")
                .next(format!("dhr list {} shows their numbers", entity.name))
        });
    }
    if let Some(case) = case(store, word)? {
        return Ok(case);
    }
    let mut found: Vec<(&'static Entity, Ref)> = Vec::new();
    for entity in LABELLED.iter().filter_map(|name| register::entity(name)) {
        found.extend(store.by_label(entity, word, None)?.into_iter().map(|one| (entity, one)));
    }
    let exact: Vec<_> = found.iter().filter(|(_, one)| same(&one.label, word)).cloned().collect();
    let found = if exact.is_empty() { found } else { exact };
    match found.as_slice() {
        [(entity, one)] => store.get(entity, one.id)?.ok_or_else(|| unknown(word)),
        [] => Err(unknown(word)),
        several => Err(ambiguous(word, several)),
    }
}

fn unknown(word: &str) -> Error {
    Error::nothing(format!("There is no record \"{word}\""))
        .safe("Nothing was changed")
        .next("Say a case reference or a record such as action:33; dhr find looks in all text")
}

fn ambiguous(word: &str, found: &[(&'static Entity, Ref)]) -> Error {
    let more = if found.len() > NAMED { ", and more" } else { "" };
    let names: Vec<String> =
        found.iter().take(NAMED).map(|(entity, one)| format!("{}:{} ({})", entity.name, one.id, one.label)).collect();
    Error::user(format!("\"{word}\" could be {}{more}", names.join(", "))).safe("Nothing was changed").next("Say which")
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// `action:33` as a kind and a number.
fn numbered(word: &str) -> Option<(&'static Entity, Id)> {
    let (name, id) = word.trim().split_once(':')?;
    Some((entity(name).ok()?, id.trim().parse().ok()?))
}

/// The case a word means; any other record is refused.
pub fn review(store: &Store, word: &str) -> Result<Record> {
    let found = find(store, word)?;
    if found.entity == register::cases() {
        return Ok(found);
    }
    Err(Error::user(format!("\"{word}\" is no case but {}", handle(&found)))
        .safe("Nothing was changed")
        .next("Say the reference of a case; dhr cases lists them"))
}

/// The case with this reference, archived or not.
fn case(store: &Store, reference: &str) -> Result<Option<Record>> {
    let is = Term {
        field: "reference",
        op: Op::Is,
        values: vec![Operand::Text(reference.trim().to_owned())],
        negated: false,
    };
    let query = Query { terms: vec![is], ..Query::default() };
    let listing = Listing { archived: Archived::Show, ..Listing::of(register::cases()).query(query) };
    let held = |case: &Record| case.get("reference").as_text().is_some_and(|own| same(own, reference));
    Ok(store.rows(&listing)?.into_iter().find(held))
}

/// What a record is called in a sentence and for the next command: a reference, or its kind and number.
pub fn handle(record: &Record) -> String {
    match record.get("reference").as_text().filter(|_| record.entity == register::cases()) {
        Some(reference) => reference.to_owned(),
        None => format!("{}:{}", record.entity.name, record.id),
    }
}

/// `field=value` words as values of fields. Links are looked up in the register, first among the records of `case`.
pub fn values(
    store: &Store,
    entity: &'static Entity,
    case: Option<Id>,
    today: Date,
    words: &[String],
    typed: &mut Typed,
) -> Result<Vec<(&'static Field, Value)>> {
    let mut values: Vec<(&'static Field, Value)> = Vec::new();
    for word in words {
        let (name, text) = word.split_once('=').ok_or_else(|| {
            Error::user(format!("\"{word}\" is not a field and a value"))
                .safe("Nothing was changed")
                .next("Say field=value, such as due=2026-04-14; quote a value with spaces")
        })?;
        let field = field(entity, name)?;
        if values.iter().any(|(known, _)| known == &field) {
            return Err(Error::user(format!("{} is given twice", field.label)).safe("Nothing was changed"));
        }
        let text = typed.text(text)?;
        // A case named in the same breath is where the other links are looked for.
        let case = values
            .iter()
            .find(|(field, _)| entity.case_field() == Some(field))
            .and_then(|(_, value)| value.as_link())
            .or(case);
        let resolve = |target: &str, text: &str| link(store, target, text, case);
        let value = value::parse(field, &text, today, &resolve).map_err(|why| {
            let error = Error::user(format!("{}: {why}", field.label)).safe("Nothing was changed");
            match field.kind {
                Kind::Link(target) => error.next(format!("dhr list {target} shows what there is")),
                Kind::Choice(_) | Kind::Choices(_) => error.next("dhr man dhr-fields names the terms of each list"),
                _ => error,
            }
        })?;
        values.push((field, value));
    }
    Ok(values)
}

/// The field a word means: its name, its label run together, or a beginning only one has.
pub fn field(entity: &'static Entity, word: &str) -> Result<&'static Field> {
    let wanted = squeeze(word);
    let exact = entity.fields.iter().find(|field| squeeze(field.name) == wanted || squeeze(field.label) == wanted);
    if let Some(field) = exact {
        return Ok(field);
    }
    let begins = |field: &&Field| !wanted.is_empty() && squeeze(field.name).starts_with(&wanted);
    let mut near = entity.fields.iter().filter(begins);
    match (near.next(), near.next()) {
        (Some(field), None) => Ok(field),
        _ => {
            let near = nearest(&wanted, entity.fields.iter().map(|field| field.name));
            Err(Error::user(format!("There is no field \"{word}\" in {}", entity.plural.to_lowercase()))
                .safe("Nothing was changed")
                .next(near))
        }
    }
}

/// The one record of `target` a text means; when there is none or several, why not.
pub fn link(store: &Store, target: &str, text: &str, within: Option<Id>) -> Result<Ref, String> {
    let Some(entity) = register::entity(target) else { return Err("there is nothing to point to".to_owned()) };
    let told = |error: Error| error.to_string();
    if let Some((named, id)) = numbered(text).filter(|(named, _)| *named == entity) {
        return match store.get(named, id).map_err(told)? {
            Some(record) => Ok(Ref::new(id, record.label(store.context().today))),
            None => Err(format!("there is no {} {id}", named.label.to_lowercase())),
        };
    }
    if entity == register::cases()
        && let Some(case) = case(store, text).map_err(told)?
    {
        return Ok(Ref::new(case.id, case.label(store.context().today)));
    }
    let mut found = match within {
        Some(case) => store.by_label(entity, text, Some(case)).map_err(told)?,
        None => Vec::new(),
    };
    if found.is_empty() {
        found = store.by_label(entity, text, None).map_err(told)?;
    }
    let exact: Vec<Ref> = found.iter().filter(|one| same(&one.label, text)).cloned().collect();
    let found = if exact.is_empty() { found } else { exact };
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(format!("there is no {} \"{text}\"", entity.label.to_lowercase())),
        several => {
            let names: Vec<String> =
                several.iter().take(NAMED).map(|one| format!("{}:{} ({})", entity.name, one.id, one.label)).collect();
            Err(format!("\"{text}\" could be {}", names.join(", ")))
        }
    }
}
