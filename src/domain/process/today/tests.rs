use std::time::Instant;

use super::super::{plan, sample};
use super::*;
use crate::domain::register::{QaLetter, Return, Submission};
use crate::domain::value::{Code, Fact, Ref};

fn day(month: i8, day: i8) -> Date {
    Date::constant(2026, month, day)
}

/// A review of which nothing is asked but what a test adds.
fn quiet(id: i64, decided: Date) -> Dossier {
    let mut dossier = sample::decided(decided);
    dossier.case.id = id;
    dossier.case.reference = format!("DHR-2026-{id:03}");
    dossier.case.stage = Code("drafting".into());
    dossier.case.home_office_told = Some(decided);
    dossier.case.family_told = Some(decided);
    dossier.case.secure_records = Some(decided);
    dossier.case.reasons = "The criteria are met".into();
    dossier.case.linked_stated = Fact::Yes;
    for kind in ["L6", "L9", "L10"] {
        let letter =
            crate::domain::register::Letter { kind: Code(kind.into()), sent: Some(decided), ..Default::default() };
        dossier.letters.push(letter);
    }
    dossier
}

fn read(dossier: &Dossier, today: Date) -> Vec<Line> {
    lines([dossier], today, &Holidays::default())
}

fn shown(lines: &[Line]) -> Vec<(char, i64, &str)> {
    lines.iter().map(|line| (line.section.mark(), line.days, line.what.as_str())).collect()
}

#[test]
fn the_report_is_late_and_says_why() {
    let found = read(&quiet(17, Date::constant(2025, 9, 18)), day(3, 27));
    assert_eq!(shown(&found), [('!', -9, "Complete the overview report")]);
    assert_eq!(found[0].why, "Six months from the decision of 18 September 2025. Due 18 March 2026, 9 days late.");
    assert_eq!((found[0].entity, found[0].id, found[0].field), ("case", 17, "agreed_due"));
}

#[test]
fn a_decision_due_this_week_is_said_above_what_is_late() {
    let undecided = sample::noticed(day(2, 28));
    let late = quiet(17, Date::constant(2025, 9, 18));
    let first = |dossiers: &[&Dossier]| {
        let lines = lines(dossiers.iter().copied(), day(3, 27), &Holidays::default());
        Look::of(&lines, Whose::All, "", EACH).decide_first(day(3, 27))
    };
    let said = first(&[&undecided, &late]).unwrap();
    assert_eq!(said, "First: DHR-2026-004 is to be decided by 28 March 2026");
    assert_eq!(first(&[&undecided]), None, "where nothing is late it is the first line already");
    assert_eq!(first(&[&late]), None);
    let other = sample::noticed(day(3, 1));
    assert!(first(&[&undecided, &late, &other]).unwrap().ends_with("by 28 March 2026, and 1 more this week"));
}

#[test]
fn a_letter_of_the_decision_opens_the_case_and_stands_below_the_family() {
    let mut dossier = quiet(17, day(3, 2));
    dossier.letters.clear();
    dossier.case.family_told = None;
    dossier.case.reasons.clear();
    let found = read(&dossier, day(3, 27));
    let owed = ["Tell the family the decision", "Tell the coroner", "Tell the agencies the decision"];
    let place = |what: &str| found.iter().position(|line| line.what == what).unwrap_or_else(|| panic!("{what}"));
    assert_eq!(place(owed[0]), 0, "{:?}", shown(&found));
    assert!(place(owed[1]) > 0 && place(owed[2]) > 0);
    assert!(found.iter().all(|line| line.id > 0), "every line opens something: {found:?}");
}

#[test]
fn the_harm_of_missing_a_line_orders_the_list_not_the_days() {
    let mut statute = quiet(1, Date::constant(2025, 9, 18));
    statute.case.completed = Some(day(3, 26));
    statute.case.submitted = Some(day(3, 26));
    let guidance = quiet(2, Date::constant(2025, 3, 18));
    let mut late = quiet(3, day(1, 5));
    late.returns = vec![Return {
        id: 1,
        kind: Code("imr".into()),
        agency: Some(Ref::new(1, "Northfield Health Trust")),
        asked: Some(day(1, 6)),
        chased: Some(2),
        escalated: Some(day(3, 20)),
        ..Return::default()
    }];
    let mut quality = quiet(4, day(1, 5));
    quality.qa_letters =
        vec![QaLetter { id: 1, dated: Some(day(1, 26)), outcome: Code("resubmit".into()), ..QaLetter::default() }];
    let dossiers = [late, quality, guidance, statute];
    let found = lines(&dossiers, day(3, 27), &Holidays::default());
    let overdue: Vec<_> = found.iter().filter(|line| line.section == Section::Overdue).map(|line| line.harm).collect();
    assert_eq!(overdue, [Harm::Statute, Harm::HardGuidance, Harm::Quality, Harm::Returns]);
    let chased = found.iter().find(|line| line.harm == Harm::Returns).unwrap();
    assert_eq!((chased.tag.as_str(), chased.waiting_on.as_deref()), ("chased x2", Some("Northfield Health Trust")));
    assert_eq!(found.last().unwrap().what, "1 of 1 IMRs outstanding");
}

#[test]
fn a_paused_case_does_not_scream() {
    let mut dossier = quiet(1, Date::constant(2025, 9, 18));
    dossier.steps = vec![
        crate::domain::register::Step {
            stopped_by: crate::domain::value::Codes(vec!["drafting".into()]),
            ..sample::step(1, "W20", Some(day(2, 5)), "")
        },
        sample::step(2, "W29", Some(day(3, 25)), ""),
    ];
    dossier.pauses = vec![sample::pause(1, "criminal_proceedings", day(1, 5), None)];
    let found = read(&dossier, day(3, 27));
    assert_eq!(shown(&found), [('!', -2, "Step W29"), ('?', -81, "Paused for trial")]);
    assert!(found[1].why.contains("Carries on: decision, Home Office notice"));
    assert!(found[1].why.contains("finalising and sharing the draft"));
}

#[test]
fn a_date_that_was_late_before_the_pause_is_still_late() {
    let mut dossier = quiet(1, Date::constant(2025, 3, 18));
    dossier.pauses = vec![sample::pause(1, "criminal_proceedings", day(1, 5), None)];
    assert!(read(&dossier, day(3, 27)).iter().any(|line| line.what == "Complete the overview report"));
}

#[test]
fn a_case_with_no_next_step_is_itself_listed() {
    let mut dossier = quiet(1, Date::constant(2025, 1, 6));
    dossier.case.completed = Some(Date::constant(2025, 6, 1));
    dossier.case.submitted = Some(Date::constant(2025, 6, 1));
    dossier.case.dac_sent = Some(Date::constant(2025, 6, 2));
    assert_eq!(shown(&read(&dossier, day(3, 27))), [('~', 0, "No next step")]);
    dossier.case.next_step = "Ask the Home Office where it stands".into();
    assert!(read(&dossier, day(3, 27)).is_empty());
    dossier.case.next_step.clear();
    dossier.submissions = vec![Submission { number: Some(1), sent: Some(day(3, 16)), ..Submission::default() }];
    let found = read(&dossier, day(3, 27));
    assert_eq!(shown(&found), [('?', -11, "Quality assurance: submission 1")]);
    assert_eq!(found[0].waiting_on.as_deref(), Some("the Home Office"));
}

#[test]
fn only_a_step_whose_turn_has_come_is_shown() {
    let mut dossier = quiet(1, day(3, 2));
    dossier.steps = vec![
        sample::step(1, "W1", Some(day(3, 20)), ""),
        sample::step(2, "W2", Some(day(3, 21)), "W1"),
        sample::step(3, "W3", Some(day(3, 30)), ""),
    ];
    assert_eq!(shown(&read(&dossier, day(3, 27))), [('!', -7, "Step W1"), ('~', 3, "Step W3")]);
}

#[test]
fn what_comes_next_is_known_when_nothing_is_asked_today() {
    let mut dossier = quiet(1, day(3, 2));
    dossier.steps = vec![sample::step(1, "W1", Some(day(4, 20)), ""), sample::step(2, "W2", Some(day(4, 13)), "")];
    let found = read(&dossier, day(3, 27));
    assert_eq!(next(&found).map(|line| (line.what.as_str(), line.days)), Some(("Step W2", 17)));
}

#[test]
fn what_comes_up_in_four_weeks_is_told_of_a_review_that_asks_something_too_by_date() {
    let mut dossier = quiet(1, day(3, 2));
    dossier.steps = [(1, day(3, 26)), (2, day(4, 24)), (3, day(4, 6)), (4, day(4, 25))]
        .map(|(id, due)| sample::step(id, &format!("W{id}"), Some(due), ""))
        .to_vec();
    dossier.case.cleared = Some(day(3, 2));
    dossier.case.publication_planned = Some(day(4, 21));
    dossier.key_dates = vec![crate::domain::register::KeyDate {
        id: 1,
        case: Some(dossier.link()),
        kind: Code("anniversary".into()),
        day: Some(day(4, 21)),
        ..Default::default()
    }];
    let found = read(&dossier, day(3, 27));
    let ahead: Vec<_> = found.iter().filter(|line| line.section == Section::Later).collect();
    let told: Vec<_> = ahead.iter().map(|line| (line.days, line.what.as_str())).collect();
    assert_eq!(told, [(10, "Step W3"), (25, "Publish the report, on a date to avoid"), (28, "Step W2")]);
    assert!(ahead[1].why.contains("21 April 2026 is a date to avoid"), "{}", ahead[1].why);
    let next_day = read(&dossier, day(3, 28));
    assert!(next_day.iter().any(|line| line.what == "Step W4" && line.days == 28), "it turns up on its day");
    assert_eq!(Look::of(&found, Whose::All, "", 2).untold(Section::Later), 1);
}

#[test]
fn what_is_being_revised_is_counted_apart_with_its_date() {
    let owed = |id, received, revision| Return {
        id,
        kind: Code("imr".into()),
        agency: Some(Ref::new(id, format!("Agency {id}"))),
        asked: Some(day(1, 12)),
        due: Some(day(4, 20)),
        received,
        presented: received,
        revision_due: revision,
        ..Return::default()
    };
    let mut dossier = quiet(1, day(1, 5));
    dossier.returns = vec![owed(1, None, None), owed(2, Some(day(3, 2)), Some(day(4, 13)))];
    let waits = |dossier: &Dossier| {
        let found = read(dossier, day(3, 27)).into_iter().find(|line| line.section == Section::Waiting).unwrap();
        (found.days, found.what, found.why)
    };
    let why = "Asked since 12 January 2026: Agency 1. Being revised: Agency 2 (due 13 April 2026).";
    assert_eq!(waits(&dossier), (-74, "1 of 2 IMRs outstanding, 1 being revised".to_owned(), why.to_owned()));
    dossier.returns.remove(0);
    let why = "Being revised: Agency 2 (due 13 April 2026).";
    assert_eq!(waits(&dossier), (-25, "1 IMR being revised".to_owned(), why.to_owned()));
}

#[test]
fn a_step_without_a_date_of_its_own_is_late_by_the_day_it_was_planned_for() {
    let mut dossier = quiet(1, day(3, 2));
    let planned = |id, waits: &str, planned| crate::domain::register::Step {
        waits_for: waits.into(),
        planned: Some(planned),
        ..sample::step(id, &format!("W{id}"), None, "")
    };
    dossier.steps = vec![planned(1, "", day(3, 20)), planned(2, "The board", day(3, 25)), planned(3, "It", day(4, 7))];
    assert_eq!(shown(&read(&dossier, day(3, 27))), [('!', -7, "Step W1"), ('?', -2, "Step W2"), ('?', 11, "Step W3")]);
}

#[test]
fn a_closed_review_asks_only_what_outlives_it() {
    let mut dossier = quiet(1, Date::constant(2025, 9, 18));
    dossier.steps = vec![sample::step(1, "W1", Some(day(1, 1)), "")];
    dossier.case.completed = Some(day(1, 10));
    dossier.case.submitted = Some(day(1, 10));
    dossier.case.stage = Code("closed".into());
    assert_eq!(shown(&read(&dossier, day(3, 27))), [('!', -76, "Send the report to the Commissioner")]);
}

/// A guard against quadratic work, not a measurement: the release build has budgets of its own.
#[test]
fn two_thousand_reviews_with_full_plans_are_read_in_one_pass() {
    let holidays = Holidays::default();
    let template = plan::default().unwrap();
    let mut dossiers = Vec::new();
    for id in 0..200 {
        let dossier = quiet(id, day(1, 5));
        let mut full = dossier.after(&plan::lay(&template, &dossier, day(1, 5), &[], &holidays));
        full.case.id = id;
        dossiers.push(full);
    }
    let begin = Instant::now();
    let found = lines(&dossiers, day(3, 27), &holidays);
    let taken = begin.elapsed();
    assert!(found.len() >= 200);
    assert!(taken.as_millis() < 1000, "{taken:?} for 200 reviews, unoptimised");
}
