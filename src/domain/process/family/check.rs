//! Whether a day, a letter or a meeting is safe for a family.

use super::super::super::date::Date;
use super::super::super::register::ContactPlan;
use super::super::super::value::{Fact, Id};
use super::super::super::vocabulary as v;
use super::super::{Dossier, proceeding};
use super::day::clashes;

/// What a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A day that nothing should fall on.
    Day,
    /// A hold: advice or an order not to approach.
    Hold,
    DoNotContact,
    /// A suspect or witness: the police are asked first.
    AskFirst,
    Stopped,
    /// Through whom they are reached, or a note to read first.
    Way,
}

/// Something to know before going on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    pub about: About,
    pub text: String,
    /// Not to be done at all; else only with a reason.
    pub refuse: bool,
    pub mark: &'static str,
}

/// The plan of a person, when there is one.
fn plan_of(dossier: &Dossier, person: Id) -> Option<&ContactPlan> {
    dossier.contact_plans.iter().find(|plan| plan.person.as_ref().is_some_and(|own| own.id == person))
}

/// What stands against reaching a person, or doing anything that concerns the family, on a day. Nobody named means the
/// day alone is checked, as for a publication. Private notes are pointed to, never printed.
pub fn check(date: Date, person: Option<Id>, dossier: &Dossier) -> Vec<Warning> {
    let mut found = Vec::new();
    let mut warn = |about, text: String, refuse| found.push(Warning { about, text, refuse, mark: "practice" });
    for text in clashes(dossier, date) {
        warn(About::Day, text, false);
    }
    let Some(person) = person else { return found };
    for hold in proceeding::holds(dossier, Some(person), date) {
        let by = if hold.asked_by.is_empty() { String::new() } else { format!(", asked for by {}", hold.asked_by) };
        warn(About::Hold, format!("{} on contact with this person{by}", v::HOLD_KIND.label(&hold.kind.0)), true);
    }
    let flagged = |code: &str| dossier.person(person).is_some_and(|own| own.contact_flags.has(code));
    let plan = plan_of(dossier, person);
    if flagged("do_not_contact") || plan.is_some_and(|plan| plan.do_not_contact == Fact::Yes) {
        warn(About::DoNotContact, "This person is not to be contacted".to_owned(), true);
    }
    if flagged("sio_hold") {
        warn(About::Hold, "The police have asked that this person is not approached".to_owned(), true);
    }
    if flagged("stopped") || plan.is_some_and(|plan| plan.stopped.is_some_and(|stopped| stopped <= date)) {
        warn(About::Stopped, "This person chose to stop contact".to_owned(), false);
    }
    if flagged("is_suspect") {
        warn(About::AskFirst, "This person is a suspect; ask the police first".to_owned(), false);
    }
    if flagged("is_witness") {
        warn(About::AskFirst, "This person is a witness; ask the police first".to_owned(), false);
    }
    if plan.is_some_and(|plan| plan.suspect_or_witness == Fact::Yes) && !flagged("is_suspect") && !flagged("is_witness")
    {
        warn(About::AskFirst, "Someone in this plan is a suspect or a witness; ask the police first".to_owned(), false);
    }
    for (code, way) in [("via_advocate", "the advocate"), ("via_flo", "the family liaison officer")] {
        if flagged(code) {
            warn(About::Way, format!("This person is reached through {way}"), false);
        }
    }
    if flagged("safe_contact_note") || plan.is_some_and(|plan| !plan.safe_contact.is_empty()) {
        warn(About::Way, "There is a note on safe contact; read it first".to_owned(), false);
    }
    found
}

/// What forbids reaching this very person on a day (practice). A hold that names nobody binds material or everybody: a
/// person reads it and judges, so it is a warning and no bar.
pub fn barred(date: Date, person: Option<Id>, dossier: &Dossier) -> Option<Warning> {
    let id = person?;
    let is_held = dossier.person(id).is_some_and(|own| own.contact_flags.has("sio_hold"))
        || proceeding::holds(dossier, person, date).any(|hold| hold.person.is_some());
    check(date, person, dossier).into_iter().find(|warning| warning.refuse && (warning.about != About::Hold || is_held))
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::domain::register::{Hold, Person};
    use crate::domain::value::{Code, Codes, Ref};

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    #[test]
    fn flags_wishes_and_holds_are_said_before_anyone_writes() {
        let mut dossier = sample::decided(day(2026, 1, 5));
        dossier.people = vec![
            Person { id: 7, contact_flags: Codes(vec!["do_not_contact".into()]), ..Person::default() },
            Person { id: 8, contact_flags: Codes(vec!["is_witness".into(), "via_flo".into()]), ..Person::default() },
        ];
        dossier.contact_plans = vec![ContactPlan {
            person: Some(Ref::new(9, "")),
            safe_contact: "Ring the sister on Tuesdays only".into(),
            ..ContactPlan::default()
        }];
        dossier.holds = vec![Hold { person: Some(Ref::new(8, "")), kind: Code("sio".into()), ..Hold::default() }];
        let said = |person| {
            let found = check(day(2026, 3, 27), Some(person), &dossier);
            found.into_iter().map(|warning| (warning.text, warning.refuse)).collect::<Vec<_>>()
        };
        assert_eq!(said(7), [("This person is not to be contacted".to_owned(), true)]);
        assert_eq!(said(8).iter().map(|(_, refuse)| *refuse).collect::<Vec<_>>(), [true, false, false]);
        let barred = |person| barred(day(2026, 3, 27), Some(person), &dossier).map(|warning| warning.about);
        assert_eq!((barred(7), barred(8), barred(9)), (Some(About::DoNotContact), Some(About::Hold), None));
        let everybody =
            Dossier { holds: vec![Hold { kind: Code("coroner".into()), ..Hold::default() }], ..dossier.clone() };
        assert_eq!(super::barred(day(2026, 3, 27), Some(9), &everybody), None, "a hold on everybody is judged");
        let private = said(9);
        assert_eq!(private.len(), 1);
        assert!(!private[0].0.contains("Tuesday"), "private notes are never printed");
    }
}
