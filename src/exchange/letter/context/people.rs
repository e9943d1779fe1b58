//! Who the letter speaks of and to. Without revealed identities nobody has a name here but professionals.

use serde_json::{Map, Value as Json};

use super::super::input::{Input, Recipient};
use super::{object, text};
use crate::domain::register::{ContactPlan, Identity, Person};
use crate::domain::value::Id;
use crate::domain::vocabulary as v;

pub(super) fn add(all: &mut Map<String, Json>, input: &Input<'_>, with_names: bool) {
    let revealed = if with_names { input.revealed } else { &[] };
    let of = |roles: &[&str]| -> Vec<&Person> {
        input.dossier.people.iter().filter(|person| roles.contains(&person.role.0.as_str())).collect()
    };
    let victims = of(&["victim"]);
    let others = of(&["perpetrator", "suspect"]);
    let rows = |people: &[&Person]| -> Json { people.iter().map(|person| row(person, revealed, input)).collect() };
    all.insert("victims".into(), rows(&victims));
    all.insert("others".into(), rows(&others));
    let many = victims.len() > 1;
    all.insert("many".into(), Json::Bool(many));
    let who = if many { "people" } else { "person" };
    let pseudonyms: Vec<&str> =
        victims.iter().map(|person| person.pseudonym.as_str()).filter(|name| !name.is_empty()).collect();
    let pseudonym = crate::domain::process::wording::list(&pseudonyms);
    let known = match (pseudonym.as_str(), victims.len()) {
        ("", 0) => "[the person who died, by pseudonym]".to_owned(),
        ("", 1) => "one person".to_owned(),
        ("", count) => format!("{} people", number(count)),
        (name, _) => format!("the {who} called {name} in the review"),
    };
    all.insert("who_died".into(), text(&known));
    all.insert("pseudonym".into(), text(&pseudonym));
    all.insert("recipient".into(), recipient(input, revealed));
    all.insert("advocacy_service".into(), text(&advocacy(input)));
    let agency = super::agency(input);
    let listed = agency
        .is_some_and(|own| !own.listed.0.is_empty() && !["not_listed", "former"].contains(&own.listed.0.as_str()));
    all.insert("listed".into(), Json::Bool(listed));
}

fn number(count: usize) -> String {
    match count {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        _ => count.to_string(),
    }
}

/// One person with what was revealed of them.
fn row(person: &Person, revealed: &[Identity], input: &Input<'_>) -> Json {
    let of = |kinds: &[&str]| values(revealed, person.id, kinds);
    let part = match person.role.0.as_str() {
        "victim" => "The person who died".to_owned(),
        "suspect" => "Person suspected".to_owned(),
        other => v::ROLE.label(other).to_owned(),
    };
    let died = input.dossier.case.date_of_death.as_ref().filter(|_| !revealed.is_empty() && person.role.is("victim"));
    let others = of(&["former_name", "nickname"]).join("; ");
    object([
        ("part", text(&part)),
        ("pseudonym", text(&person.pseudonym)),
        ("name", text(of(&["name"]).first().copied().unwrap_or("[full name]"))),
        // Not shown is not "none known".
        ("other_names", text(&if revealed.is_empty() { "[other names]".to_owned() } else { others })),
        ("born", text(of(&["born"]).first().copied().unwrap_or_default())),
        ("address", text(&of(&["address"]).join("; "))),
        ("died", text(&died.map(ToString::to_string).unwrap_or_default())),
    ])
}

fn values<'a>(revealed: &'a [Identity], person: Id, kinds: &[&str]) -> Vec<&'a str> {
    revealed
        .iter()
        .filter(|own| own.person.as_ref().is_some_and(|link| link.id == person))
        .filter(|own| kinds.contains(&own.kind.0.as_str()))
        .map(|own| own.value.trim())
        .collect()
}

fn recipient(input: &Input<'_>, revealed: &[Identity]) -> Json {
    let (name, role, agency) = match input.to {
        Recipient::Office => (String::new(), String::new(), String::new()),
        Recipient::Agency(agency) => (String::new(), String::new(), agency.name.clone()),
        Recipient::Plan(plan) => (String::new(), plan.name.clone(), String::new()),
        Recipient::Person(person) => {
            let name = values(revealed, person.id, &["name"]).first().map(|name| (*name).to_owned());
            let blank = || "[full name]".to_owned();
            (name.unwrap_or_else(blank), v::ROLE.label(&person.role.0).to_owned(), String::new())
        }
        Recipient::Chair(chair, role) => (chair.name.clone(), role.to_owned(), chair.organisation.clone()),
    };
    object([("name", text(&name)), ("role", text(&role)), ("agency", text(&agency))])
}

/// The advocacy service of the family written to.
fn advocacy(input: &Input<'_>) -> String {
    let service = |plan: &ContactPlan| {
        let advocate = plan.advocate.as_ref().and_then(|link| input.dossier.person(link.id));
        let agency = advocate.and_then(|own| own.agency.as_ref()).map(|agency| agency.label.clone());
        if plan.advocate_service.trim().is_empty() { agency.unwrap_or_default() } else { plan.advocate_service.clone() }
    };
    match input.to {
        Recipient::Plan(plan) => service(plan),
        _ => String::new(),
    }
}
