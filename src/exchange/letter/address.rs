//! The head and foot of a letter, and how its reader is called in the register. No real name of anyone on the case.

use serde_json::Value as Json;

use super::input::{Input, Recipient};
use super::template::Template;
use crate::domain::leak::{EntryKind, Key, KeyEntry};
use crate::domain::process::wording;
use crate::domain::vocabulary as v;

/// Partnership, date, reference, reader.
pub(super) fn head(template: &Template, input: &Input<'_>, words: &Json) -> Vec<String> {
    let case = &input.dossier.case;
    let sender = input.sender;
    let mut lines: Vec<String> = [case.csp.as_str(), sender.team.as_str()]
        .into_iter()
        .filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect();
    lines.push(wording::day(input.today));
    lines.push(format!("Our reference: {}", case.reference));
    let (addressee, named) =
        (template.header.addressee.trim(), words.pointer("/recipient/name").and_then(Json::as_str));
    let to = match input.to {
        Recipient::Agency(agency) => join(addressee, &agency.name),
        Recipient::Chair(chair, _) => join(&chair.name, &chair.organisation),
        Recipient::Person(person) if ["advocate", "flo"].contains(&person.role.0.as_str()) => {
            join(&person.pseudonym, v::ROLE.label(&person.role.0))
        }
        Recipient::Office | Recipient::Plan(_) => addressee.to_owned(),
        Recipient::Person(_) if addressee.is_empty() => named.unwrap_or("[name]").to_owned(),
        Recipient::Person(_) => addressee.to_owned(),
    };
    lines.push(format!("To: {to}"));
    lines
}

fn join(first: &str, second: &str) -> String {
    match (first.trim(), second.trim()) {
        ("", second) => second.to_owned(),
        (first, "") => first.to_owned(),
        (first, second) => format!("{first}, {second}"),
    }
}

/// The closing and who signs.
pub(super) fn foot(template: &Template, input: &Input<'_>) -> Vec<String> {
    let sender = input.sender;
    let name = if sender.name.trim().is_empty() { "[name of the sender]" } else { sender.name.trim() };
    let mut lines = vec![template.header.closing.clone(), name.to_owned()];
    let rest = [&sender.post, &sender.team, &input.dossier.case.csp, &sender.phone, &sender.email];
    lines.extend(rest.into_iter().filter(|line| !line.trim().is_empty()).cloned());
    lines
}

/// The reader as the register shows it: an agency, a plan's neutral name, a role.
pub(super) fn to_whom(template: &Template, input: &Input<'_>) -> String {
    match input.to {
        Recipient::Office => template.header.addressee.replace(['[', ']'], ""),
        Recipient::Agency(agency) => agency.name.clone(),
        Recipient::Plan(plan) => plan.name.clone(),
        Recipient::Person(person) => join(v::ROLE.label(&person.role.0), &person.role_code),
        Recipient::Chair(chair, _) => chair.name.clone(),
    }
}

/// The key to look for real names by: identities of everyone, and pseudonyms that may stand.
pub(super) fn key(input: &Input<'_>) -> Key {
    let called = |id: i64| {
        let person = input.dossier.person(id);
        person.map_or_else(String::new, |own| join(v::ROLE.label(&own.role.0), &own.pseudonym))
    };
    let entries = input.revealed.iter().map(|own| {
        let kind = EntryKind::of_identity(&own.kind.0);
        KeyEntry::new(own.person.as_ref().map(|link| called(link.id)).unwrap_or_default(), kind, own.value.clone())
    });
    let dossier = input.dossier;
    let allowed = dossier.people.iter().map(|own| own.pseudonym.clone());
    let allowed = allowed.chain(dossier.case.chair.iter().map(|chair| chair.label.clone()));
    let allowed = allowed.chain([input.sender.name.clone()]).filter(|name| !name.trim().is_empty());
    Key { entries: entries.collect(), allowed: allowed.collect() }
}
