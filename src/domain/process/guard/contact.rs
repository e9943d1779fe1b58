//! Rules about days and people: dates to avoid, do-not-contact, holds.

use super::super::super::date::Date;
use super::super::super::register::ContactPlan;
use super::super::super::value::{Fact, Id};
use super::super::super::vocabulary::squeeze;
use super::super::Dossier;
use super::super::family::{self, About};
use super::{Refusal, Write};

/// The dates a family may see or feel, by record and field.
const SEEN: &[(&str, &str)] = &[
    ("case", "publication_planned"),
    ("case", "family_told"),
    ("meeting", "when"),
    ("letter", "sent"),
    ("circulation", "sent"),
];

/// E10: a day set on a date to avoid. Publication itself is judged by its gate.
pub fn dates_to_avoid(write: &Write<'_>) -> Vec<Refusal> {
    let day = SEEN.iter().find_map(|(entity, field)| Some((*field, write.sets(entity, field)?.as_date()?)));
    let Some((field, day)) = day else { return Vec::new() };
    family::check(day, None, write.after)
        .into_iter()
        .map(|warning| write.refusal("E10", field, format!("{}.", warning.text), true))
        .collect()
}

/// E11 and E12: a person who may not be reached, or not without asking. What has already happened is logged with a
/// reason; what is still to be sent is refused.
pub fn people(write: &Write<'_>) -> Vec<Refusal> {
    let Some((person, day, is_sending)) = reached(write) else { return Vec::new() };
    let Some(day) = day.or(write.after.case.decided) else { return Vec::new() };
    family::check(day, Some(person), write.after)
        .into_iter()
        .filter_map(|warning| {
            let code = match warning.about {
                About::Hold => "E12",
                About::DoNotContact | About::AskFirst | About::Stopped => "E11",
                About::Day | About::Way => return None,
            };
            Some(write.refusal(code, "person", format!("{}.", warning.text), !(warning.refuse && is_sending)))
        })
        .collect()
}

/// The person a change reaches, when, and whether it is a sending still to be stopped.
fn reached(write: &Write<'_>) -> Option<(Id, Option<Date>, bool)> {
    let after = write.after;
    let id = write.id();
    match write.change.entity().name {
        "letter" if ["person", "to_whom", "sent"].iter().any(|field| write.touches(field)) => {
            let own = after.letters.iter().find(|own| own.id == id)?;
            let person = own.person.as_ref().map(|person| person.id);
            let named = || own.agency.is_none().then(|| named(after, &own.to_whom)).flatten();
            Some((person.or_else(named)?, own.sent, true))
        }
        "circulation" if write.touches("person") || write.touches("sent") => {
            let own = after.circulations.iter().find(|own| own.id == id)?;
            Some((own.person.as_ref()?.id, own.sent, true))
        }
        "family_contact" if write.touches("person") || write.touches("plan") => {
            let own = after.contacts.iter().find(|own| own.id == id)?;
            let of_plan = || {
                let plan = own.plan.as_ref()?;
                after.contact_plans.iter().find(|known| known.id == plan.id)?.person.as_ref()
            };
            Some((own.person.as_ref().or_else(of_plan)?.id, own.when, false))
        }
        _ => None,
    }
}

/// The person meant by what was typed as the reader of a letter: the person of a contact plan by the plan's name, or
/// somebody by the name used for them.
fn named(dossier: &Dossier, to: &str) -> Option<Id> {
    let to = squeeze(to);
    let holds = |name: &str| !name.is_empty() && to.contains(&squeeze(name));
    let plan = dossier.contact_plans.iter().find(|plan| plan.person.is_some() && holds(&plan.name));
    let of_plan = plan.and_then(|plan| plan.person.as_ref()).map(|person| person.id);
    let known = || dossier.people.iter().find(|own| !own.pseudonym.is_empty() && squeeze(&own.pseudonym) == to);
    of_plan.or_else(|| known().map(|own| own.id))
}

/// Letters that go to a family.
const TO_FAMILY: &[&str] = &["L7", "L18", "L21"];

/// E11: a plan that says do not contact and names nobody stands for everyone in it. What happened is logged with a reason;
/// a letter to the plan is refused, and one to a family that says to nobody in particular is asked about.
pub fn plans(write: &Write<'_>) -> Vec<Refusal> {
    let barred = |plan: &&ContactPlan| plan.do_not_contact == Fact::Yes && plan.person.is_none();
    let (after, id) = (write.after, write.id());
    let of = |plan: Id| after.contact_plans.iter().filter(barred).find(|own| own.id == plan);
    let said = |plan: &ContactPlan| format!("\"{}\" is not to be contacted.", plan.name);
    let found = match write.change.entity().name {
        "family_contact" if write.touches("plan") || write.touches("when") => after
            .contacts
            .iter()
            .find(|own| own.id == id && own.person.is_none())
            .and_then(|own| of(own.plan.as_ref()?.id))
            .map(|plan| ("plan", said(plan), true)),
        // Stopping, and what does not apply, is written down without anybody being reached.
        "milestone" if write.sets("milestone", "done").is_some() => after
            .milestones
            .iter()
            .find(|own| own.id == id && !own.kind.is("FM16") && !own.answer.is("not_applicable"))
            .and_then(|own| of(own.plan.as_ref()?.id))
            .map(|plan| ("done", said(plan), true)),
        "letter" if write.touches("to_whom") || write.touches("sent") || write.touches("kind") => {
            let own = after.letters.iter().find(|own| own.id == id && own.person.is_none() && own.agency.is_none());
            own.and_then(|own| {
                let to = squeeze(&own.to_whom);
                let mut plans = after.contact_plans.iter().filter(barred);
                let named = plans.clone().find(|plan| !to.is_empty() && to.contains(&squeeze(&plan.name)));
                let unsaid = || {
                    let plan = plans.next().filter(|_| TO_FAMILY.contains(&own.kind.0.as_str()))?;
                    let text = format!("{} Say which person this letter goes to.", said(plan));
                    Some(("to_whom", text, true))
                };
                named.map(|plan| ("to_whom", said(plan), false)).or_else(unsaid)
            })
        }
        _ => None,
    };
    found.into_iter().map(|(field, text, reason)| write.refusal("E11", field, text, reason)).collect()
}
