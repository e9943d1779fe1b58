//! Rules about days and people: dates to avoid, do-not-contact, holds.

use super::super::super::date::Date;
use super::super::super::value::Id;
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
        "letter" if write.touches("person") || write.touches("sent") => {
            let own = after.letters.iter().find(|own| own.id == id)?;
            Some((own.person.as_ref()?.id, own.sent, true))
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
