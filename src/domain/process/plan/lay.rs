//! Laying a template out for one review.

use std::collections::HashSet;

use super::super::super::calendar::Holidays;
use super::super::super::change::Batch;
use super::super::super::date::Date;
use super::super::super::value::Value;
use super::super::{Dossier, wording};
use super::proof::proved;
use super::read::Template;
use super::timing::{Event, Timing};

/// The flags of complexity of a review: its own, those its kinds bring, Wales, and a joint review.
pub fn flags(dossier: &Dossier) -> Vec<String> {
    const KINDS: &[(&str, &str)] = &[
        ("victim_suicide", "suicide"),
        ("homicide_suicide", "homicide_suicide"),
        ("homicide_suicide", "perpetrator_dead"),
        ("multiple_victims", "multiple_victims"),
        ("familicide", "multiple_victims"),
        ("child_under_16", "child_death"),
        ("victim_16_17", "child_death"),
        ("cross_border", "cross_border"),
        ("no_fixed_abode", "cross_border"),
        ("family", "families_overlap"),
        ("unexplained", "cause_unknown"),
        ("perpetrator_child", "perpetrator_child"),
        ("public_service", "public_service"),
        ("particular_risk", "particular_risk"),
    ];
    let case = &dossier.case;
    let mut flags = case.complexity.0.clone();
    let mut add = |code: &str| {
        if !flags.iter().any(|own| own == code) {
            flags.push(code.to_owned());
        }
    };
    KINDS.iter().filter(|(kind, _)| case.kinds.has(kind)).for_each(|(_, flag)| add(flag));
    if case.jurisdiction.is("wales") {
        add("wales_susr");
    }
    if case.outcome.is("joint") || dossier.linked.iter().any(|row| row.joint.is("joint")) {
        add("joint_review");
    }
    if dossier.linked.iter().any(|row| row.joint.is("parallel")) {
        add("parallel_reviews");
    }
    flags
}

/// The batch that gives a review its steps. Steps it has already (by code) are left out, so that a flag set later adds
/// only its own. `decision` is the day to count from when the decision is still to come.
///
/// What the register shows to be done is done on its day; a step before a decision that has been made, and of which
/// nothing is shown, is not needed any more. Nothing is planned before the death came to attention.
pub fn lay(template: &Template, dossier: &Dossier, decision: Date, flags: &[String], holidays: &Holidays) -> Batch {
    let mut batch = Batch::new("");
    let Some(entity) = super::super::super::register::entity("step") else { return batch };
    let has: HashSet<&str> = dossier.steps.iter().map(|step| step.code.as_str()).collect();
    let wanted: Vec<_> = template
        .steps
        .iter()
        .filter(|step| !has.contains(step.code.as_str()))
        .filter(|step| step.when.is_empty() || step.when.iter().any(|code| flags.contains(code)))
        .collect();
    let present: HashSet<&str> = wanted.iter().map(|step| step.code.as_str()).chain(has).collect();
    let day = |timing: Option<Timing>| {
        let timing = timing?;
        let event = match timing.event {
            Event::Decision => Some(timing.event.on(dossier).unwrap_or(decision)),
            other => other.on(dossier),
        };
        let first = dossier.case.attention.or(dossier.case.notified);
        Some(timing.from(event?, holidays)?.max(first.unwrap_or(Date::MIN)))
    };
    let made = Event::Decision.on(dossier);
    let given = |date: Option<Date>| date.map_or(Value::Missing, Value::Date);
    for step in &wanted {
        let due = day(step.due);
        let done = proved(&step.proved_by, dossier);
        let came_before = step.due.is_some_and(|timing| timing.event == Event::Decision && timing.before);
        let passed_over = made.filter(|_| done.is_none() && came_before);
        let (state, why) = match (done, passed_over) {
            (Some(_), _) => ("done", String::new()),
            (None, Some(made)) => ("not_needed", format!("It came before the decision of {}.", wording::day(made))),
            (None, None) => ("waiting", String::new()),
        };
        let waits_for = match step.due {
            _ if state != "waiting" => "",
            Some(timing) if due.is_none() => timing.event.label(),
            _ => &step.waits_for,
        };
        let flag = step.when.iter().find(|code| flags.contains(code));
        // A step that another flag would have brought is not waited for.
        let after: Vec<&str> = step.after.iter().map(String::as_str).filter(|code| present.contains(code)).collect();
        batch.add(
            entity,
            vec![
                ("case", Value::Link(dossier.link())),
                ("code", Value::text(step.code.clone())),
                ("what", Value::text(step.what.clone())),
                ("due", given(due)),
                ("planned", given(due)),
                ("starts", given(day(step.start))),
                ("state", Value::code(state)),
                ("done", given(done)),
                ("not_needed_reason", Value::text(why)),
                ("owner", Value::text(step.owner.clone())),
                ("depends_on", Value::text(after.join("; "))),
                ("waits_for", Value::text(waits_for)),
                ("timing", Value::text(step.due.map(|timing| timing.to_string()).unwrap_or_default())),
                (
                    "stopped_by",
                    if step.stopped_by.is_empty() { Value::Missing } else { Value::Codes(step.stopped_by.clone()) },
                ),
                ("evidence", Value::text(step.evidence.join("; "))),
                ("from_flag", flag.map_or(Value::Missing, Value::code)),
            ],
        );
    }
    let count = i64::try_from(wanted.len()).unwrap_or(i64::MAX);
    batch.label = format!("laid out {} of the work plan", wording::counted(count, "step"));
    batch
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::domain::value::{Code, Codes};

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    #[test]
    fn the_default_plan_is_dated_from_the_decision() {
        let dossier = sample::decided(day(2025, 9, 18));
        let plan = super::super::default().unwrap();
        let batch = lay(&plan, &dossier, day(2025, 9, 18), &flags(&dossier), &Holidays::default());
        assert_eq!(batch.label, "laid out 38 steps of the work plan");
        let after = dossier.after(&batch);
        let step = |code: &str| after.steps.iter().find(|step| step.code == code).unwrap().clone();
        assert_eq!(step("W26").due, Some(day(2026, 3, 19)));
        assert_eq!(step("W1").due, Some(day(2025, 8, 29)), "three weeks before, but not before the death was known");
        assert_eq!((step("W29").due, step("W29").waits_for), (None, "the quality assurance letter".into()));
        assert_eq!(step("W29").timing, "letter +1w");
        assert_eq!(step("W25").depends_on, "W22; W23; W24");
        assert_eq!(step("W20").stopped_by, Codes(vec!["drafting".into()]));
    }

    #[test]
    fn what_the_register_shows_is_done_on_its_day_and_nothing_is_planned_before_the_death_was_known() {
        let mut dossier = sample::decided(day(2025, 9, 18));
        dossier.case.attention = Some(day(2025, 9, 1));
        dossier.case.notified = Some(day(2025, 9, 2));
        for told in
            [&mut dossier.case.home_office_told, &mut dossier.case.family_told, &mut dossier.case.secure_records]
        {
            *told = Some(day(2025, 9, 19));
        }
        let step = |dossier: &Dossier, code: &str| {
            let plan = super::super::default().unwrap();
            let after = dossier.after(&lay(&plan, dossier, day(2025, 9, 18), &[], &Holidays::default()));
            after.steps.into_iter().find(|step| step.code == code).unwrap()
        };
        let first = step(&dossier, "W1");
        assert_eq!((first.planned, first.done), (Some(day(2025, 9, 1)), Some(day(2025, 9, 2))), "not on 28 August");
        let scoping = step(&dossier, "W2");
        assert_eq!((scoping.state.0.as_str(), scoping.done), ("not_needed", None), "no day is made up for it");
        assert_eq!(scoping.not_needed_reason, "It came before the decision of 18 September 2025.");
        assert_eq!(step(&dossier, "W5").done, Some(day(2025, 9, 18)));
        assert!(step(&dossier, "W6").state.is("waiting"), "the coroner and the police have not been told");
        for (kind, sent) in [("L9", day(2025, 9, 22)), ("L10", day(2025, 9, 24))] {
            let letter =
                crate::domain::register::Letter { kind: Code(kind.into()), sent: Some(sent), ..Default::default() };
            dossier.letters.push(letter);
        }
        assert_eq!(step(&dossier, "W6").done, Some(day(2025, 9, 24)), "the last of them");
        assert!(step(&dossier, "W14").state.is("waiting"));
        dossier.returns = [Some(day(2025, 12, 5)), None]
            .map(|received| crate::domain::register::Return {
                kind: Code("imr".into()),
                asked: Some(day(2025, 11, 3)),
                received,
                ..Default::default()
            })
            .to_vec();
        assert_eq!((step(&dossier, "W14").done, step(&dossier, "W16").done), (Some(day(2025, 11, 3)), None));
        dossier.case.decided = None;
        assert!(step(&dossier, "W2").state.is("waiting"), "there is still time for it");
    }

    #[test]
    fn a_flag_set_later_adds_only_its_own_steps() {
        let mut dossier = sample::decided(day(2025, 9, 18));
        let (plan, none) = (super::super::default().unwrap(), Holidays::default());
        let mut after = dossier.after(&lay(&plan, &dossier, day(2025, 9, 18), &[], &none));
        dossier.case.kinds = Codes(vec!["victim_suicide".into()]);
        dossier.case.jurisdiction = Code("wales".into());
        let own = flags(&dossier);
        assert_eq!(own, ["suicide", "wales_susr"]);
        let more = lay(&plan, &after, day(2025, 9, 18), &own, &none);
        after = after.after(&more);
        let added: Vec<_> = after.steps.iter().filter(|step| !step.from_flag.0.is_empty()).collect();
        assert_eq!(added.len(), 8);
        assert!(added.iter().any(|step| step.code == "SU1" && step.from_flag.is("suicide")));
        assert!(lay(&plan, &after, day(2025, 9, 18), &own, &none).is_empty());
    }
}
