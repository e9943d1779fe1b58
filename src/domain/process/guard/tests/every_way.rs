//! The same embarrassments by the ways around their guards: another field, another record, in two steps.

use super::*;
use crate::domain::register::Decision;

fn noticed() -> Dossier {
    let mut dossier = sample::noticed(day(1, 5));
    dossier.case.linked_stated = Fact::Yes;
    dossier
}

fn refused_review() -> Dossier {
    let mut dossier = sample::decided(day(1, 26));
    dossier.case.outcome = Code("no_criteria".into());
    dossier.case.reasons = "Not by a partner, relative or member of the household".into();
    dossier.case.stage = Code("not_proceeding".into());
    dossier.case.linked_stated = Fact::Yes;
    dossier
}

#[test]
fn embarrassment_01_a_later_day_set_by_hand_does_not_hide_a_missed_month() {
    let mut dossier = noticed();
    dossier.case.attention = Some(Date::constant(2026, 1, 31));
    let found = on_case(&dossier, "decision_due", day(12, 31));
    assert_eq!(codes(&found), ["E09"]);
    assert!(found[0].text.contains("28 February 2026") && found[0].text.contains("--move D2"), "{}", found[0].text);
    assert!(on_case(&dossier, "decision_due", day(2, 20)).is_empty(), "an earlier day is nobody's loss");
    assert_eq!(
        codes(&on_case(&dossier, "attention", day(3, 2))),
        ["E01?"],
        "the month starts again only with a reason"
    );
}

#[test]
fn embarrassment_01_without_a_decision_no_review_goes_on() {
    for stage in ["commissioned", "panel_running", "submitted_qa", "actions_live"] {
        let found = on_case(&noticed(), "stage", code(stage));
        assert!(found.iter().any(|one| one.code == "E01" && !one.needs_reason), "{stage}: {}", texts(&found));
    }
    let mut dossier = noticed();
    dossier.case.decided = Some(day(1, 26));
    assert!(!today::lines([&dossier], day(1, 27), &Holidays::default()).is_empty());
    let asks = today::lines([&dossier], day(1, 27), &Holidays::default());
    assert!(asks.iter().any(|line| line.what == "Say what was decided"), "a day without its outcome is asked about");
}

#[test]
fn embarrassment_01_a_case_nobody_decided_on_is_not_closed() {
    let mut dossier = noticed();
    assert_eq!(codes(&on_case(&dossier, "stage", code("closed"))), ["E01"]);
    assert_eq!(codes(&on_case(&dossier, "closed", day(12, 1))), ["E01"]);
    // A review that another body holds is only kept beside the others.
    dossier.case.review_type = Code("sar".into());
    assert!(on_case(&dossier, "stage", code("closed")).is_empty());
}

#[test]
fn embarrassment_01_the_record_of_a_decision_is_not_older_than_the_death_coming_to_attention() {
    let mut dossier = noticed();
    dossier.decisions = vec![Decision { id: 4, ..Decision::default() }];
    let found = refuse(&set(&dossier, "decision", 4, "decided", Date::constant(2020, 1, 6)), &dossier);
    assert_eq!(codes(&found), ["order"]);
    assert!(found[0].text.contains("before the death came to attention (5 January 2026)"), "{}", found[0].text);
}

#[test]
fn embarrassment_02_a_decision_not_to_review_is_not_erased_or_turned_round() {
    let dossier = refused_review();
    let erased = together(
        &dossier,
        vec![
            ("outcome", Value::Missing),
            ("decided", Value::Missing),
            ("reasons", Value::Missing),
            ("stage", code("notified")),
        ],
    );
    assert!(refuse_batch(&erased.why("y"), &dossier).iter().any(|one| one.code == "E02"), "no reason helps");
    let turned = together(&dossier, vec![("outcome", code("review")), ("stage", code("commissioned"))]).why("x");
    let found = refuse_batch(&turned, &dossier);
    assert!(found.iter().any(|one| one.code == "E02" && one.mark.starts_with("law")), "{}", texts(&found));
    assert!(found.iter().any(|one| one.text.contains("--directed")), "{}", texts(&found));
    assert_eq!(codes(&on_case(&dossier, "stage", code("panel_running"))), ["E02", "E03?"]);
    assert!(on_case(&dossier, "outcome", code("no_other_process")).is_empty(), "which no it is may be put right");
    let directed = decision::direct(&dossier, day(6, 1), "Letter of the Home Secretary");
    assert!(refuse_batch(&directed, &dossier).is_empty(), "{}", texts(&refuse_batch(&directed, &dossier)));
    let after = dossier.after(&directed);
    assert!(after.decisions.iter().any(|own| own.outcome.is("no_criteria")), "the first decision stays");
    assert_eq!(clock("D5").map(|_| after.case.decided), Some(Some(day(6, 1))), "six months run from the direction");
}

#[test]
fn embarrassment_01_a_decision_to_review_is_not_taken_back_without_a_word() {
    let mut dossier = review();
    for field in ["outcome", "decided"] {
        assert_eq!(codes(&on_case(&dossier, field, Value::Missing)), ["E01?"], "{field}");
    }
    let at = |stage: &str, dossier: &mut Dossier| {
        dossier.case.decided = None;
        dossier.case.outcome = Code(String::new());
        dossier.case.stage = Code(stage.into());
        let lines = today::lines([&*dossier], day(12, 1), &Holidays::default());
        lines.first().map(|line| (line.what.clone(), line.harm))
    };
    let undecided = Some(("Decide whether to review".to_owned(), today::Harm::Decision));
    assert_eq!(at("panel_running", &mut dossier), undecided, "while it goes on, it is first");
    let gap = at("published", &mut dossier).unwrap();
    assert!(gap.1 > today::Harm::Decision, "a file of long ago is no missed month: {gap:?}");
}

#[test]
fn embarrassment_02_the_record_of_a_no_stays_as_it_was() {
    let mut dossier = refused_review();
    dossier.decisions =
        vec![Decision { id: 4, decided: Some(day(1, 26)), outcome: Code("no_criteria".into()), ..Decision::default() }];
    for (field, new) in [("outcome", code("review")), ("decided", Value::Missing)] {
        let found = refuse(&set(&dossier, "decision", 4, field, new), &dossier);
        assert!(found.iter().any(|one| one.code == "E02" && !one.needs_reason), "{field}: {}", texts(&found));
    }
}

#[test]
fn embarrassment_03_the_review_begins_before_the_family_knows() {
    let dossier = sample::decided(day(1, 26));
    assert_eq!(codes(&on_case(&dossier, "commenced", day(2, 2))), ["E03?"]);
    let mut refused = refused_review();
    refused.case.stage = Code("decision_due".into());
    assert_eq!(codes(&on_case(&refused, "stage", code("not_proceeding"))), ["E03?"]);
    let before = on_case(&dossier, "family_told", day(1, 19));
    assert_eq!(codes(&before), ["order"], "{}", texts(&before));
}

#[test]
fn embarrassment_07_a_report_goes_out_that_nobody_recorded_as_completed() {
    let mut dossier = review();
    let found = on_case(&dossier, "submitted", day(6, 1));
    assert!(found.iter().any(|one| one.code == "E07" && one.mark.starts_with("law")), "{}", texts(&found));
    let sent = add(&dossier, "submission", vec![("case", link(1)), ("sent", day(6, 1).into())]);
    assert!(sent.iter().any(|one| one.code == "E07"), "{}", texts(&sent));
    dossier.case.completed = Some(day(6, 1));
    assert!(!on_case(&dossier, "submitted", day(6, 1)).iter().any(|one| one.code == "E07"));
    let ahead = on_case(&review(), "completed", Date::constant(2027, 1, 1));
    assert_eq!(codes(&ahead), ["future"]);
}

#[test]
fn embarrassment_08_a_point_is_left_open_behind_another_word() {
    let mut dossier = review();
    dossier.case.completed = Some(day(2, 2));
    dossier.case.submitted = Some(day(2, 2));
    dossier.submissions = vec![Submission { id: 1, number: Some(1), sent: Some(day(2, 2)), ..Submission::default() }];
    dossier.qa_letters =
        vec![QaLetter { id: 1, dated: Some(day(3, 2)), outcome: Code("resubmit".into()), ..QaLetter::default() }];
    dossier.points = vec![QaPoint { id: 1, letter: Some(Ref::new(1, "")), number: "4b".into(), ..QaPoint::default() }];
    let second = vec![("case", link(1)), ("number", Value::Number(2)), ("sent", day(4, 1).into())];
    for found in [
        add(&dossier, "submission", second),
        on_case(&dossier, "qa_outcome", code("adequate")),
        on_case(&dossier, "stage", code("actions_live")),
        on_case(&dossier, "stage", code("publication_planned")),
        refuse(&set(&dossier, "submission", 1, "outcome", code("adequate")), &dossier),
    ] {
        let open = found.iter().find(|one| one.code == "E08").unwrap_or_else(|| panic!("{}", texts(&found)));
        assert!(!open.needs_reason && open.text.contains("Point 4b"), "{}", open.text);
    }
    assert!(on_case(&dossier, "qa_outcome", code("resubmit")).is_empty());
    let twice = add(&dossier, "submission", vec![("case", link(1)), ("number", Value::Number(1))]);
    assert_eq!(codes(&twice), ["twice"]);
    let older = add(&dossier, "qa_letter", vec![("case", link(1)), ("dated", day(1, 12).into())]);
    assert_eq!(codes(&older), ["order"], "a letter is not older than what it answers");
}

#[test]
fn embarrassment_08_a_point_is_checked_by_whoever_did_it_or_waved_away() {
    let mut dossier = review();
    dossier.points = vec![QaPoint {
        id: 1,
        number: "4b".into(),
        response: "Defined".into(),
        page: "12".into(),
        done_by: "The author".into(),
        ..QaPoint::default()
    }];
    let on_point =
        |dossier: &Dossier, field: &str, new: Value| codes(&refuse(&set(dossier, "qa_point", 1, field, new), dossier));
    assert_eq!(on_point(&dossier, "checked_by", Value::text("the author ")), ["E08"]);
    assert!(on_point(&dossier, "checked_by", Value::text("Amara Okoro")).is_empty());
    dossier.points[0].checked_by = "Amara Okoro".into();
    assert_eq!(on_point(&dossier, "done_by", Value::text("Amara Okoro")), ["E08"], "nor the other way about");
    assert!(on_point(&dossier, "state", code("rejected")).is_empty());
    dossier.points[0].response.clear();
    assert_eq!(on_point(&dossier, "state", code("rejected")), ["E08"]);
}

#[test]
fn embarrassment_09_a_later_date_in_two_steps_or_as_the_first_one() {
    let mut dossier = review();
    let far = Date::constant(2028, 9, 18);
    assert_eq!(codes(&on_case(&dossier, "agreed_due", far)), ["E09"], "the first date set by hand");
    dossier.case.agreed_due = Some(day(7, 5));
    let cleared = dossier.after(&together(&dossier, vec![("agreed_due", Value::Missing)]));
    assert_eq!(codes(&on_case(&cleared, "agreed_due", far)), ["E09"], "taken away and set again");
    let reasoned = together(&dossier, vec![("agreed_due", far.into())]).why("The chair wishes it");
    assert_eq!(codes(&refuse_batch(&reasoned, &dossier)), ["E09"], "a reason alone is no agreement");
    assert_eq!(codes(&on_case(&dossier, "decided", day(3, 2)))[0], "order", "the family was told before");
    let mut untold = dossier.clone();
    untold.case.family_told = None;
    let redated = on_case(&untold, "decided", day(3, 2));
    assert!(redated.iter().any(|one| one.code == "E09" && one.needs_reason), "{}", texts(&redated));
}

#[test]
fn embarrassment_09_an_agreement_is_not_still_to_come_and_its_record_stays() {
    let mut dossier = review();
    let moved = Moved {
        new_due: day(9, 1),
        agreed: Date::constant(2027, 3, 1),
        agreed_by: "panel and partnership".into(),
        why: "The trial ran over".into(),
        minute: "Board 12.3".into(),
        home_office_told: Fact::Yes,
    };
    let batch = move_due(&dossier, clock("D5").unwrap(), None, &moved).unwrap();
    assert!(codes(&refuse_batch(&batch, &dossier)).contains(&"future".to_owned()));
    dossier.due_changes = vec![sample::moved("D5", day(7, 5), day(9, 1))];
    let archive = Change::Archive { entity: known("due_change"), id: 1, why: "Tidying".into() };
    assert_eq!(codes(&refuse(&archive, &dossier)), ["E09"]);
}

#[test]
fn embarrassment_09_how_hard_a_date_is_says_what_moving_it_wants() {
    let mut dossier = review();
    dossier.case.completed = Some(day(6, 1));
    dossier.case.cleared = Some(day(6, 2));
    assert_eq!(codes(&on_case(&dossier, "dac_due", day(9, 1))), ["E09?"], "the law gives no number: say why so late");
    dossier.case.dac_due = Some(day(6, 8));
    assert_eq!(codes(&on_case(&dossier, "dac_due", day(9, 1))), ["E09"], "a day of the law is not put off by a reason");
    assert_eq!(codes(&on_case(&dossier, "home_office_told_due", day(3, 2))), ["E09?"], "our default of five days");
    assert!(on_case(&dossier, "publication_planned", day(12, 1)).is_empty(), "a local date is the board's to choose");
    dossier.case.original_due = Some(day(7, 5));
    assert_eq!(codes(&on_case(&dossier, "original_due", day(9, 1))), ["E09?"]);
}

#[test]
fn a_pause_that_stops_nothing_is_asked_about() {
    let dossier = review();
    let pause = |reason: &str, stops: &[&str]| {
        let stops = Value::Codes(stops.iter().map(|own| (*own).to_owned()).collect());
        let values = vec![("case", link(1)), ("reason", code(reason)), ("started", day(3, 2).into()), ("stops", stops)];
        codes(&add(&dossier, "pause", values))
    };
    assert_eq!(pause("chair", &[]), ["pause?"], "no word of the list");
    assert_eq!(pause("other", &[]), ["pause?"]);
    assert!(pause("chair", &["drafting"]).is_empty() && pause("chair_vacancy", &[]).is_empty());
}

#[test]
fn a_letter_of_the_home_office_is_not_older_than_the_death() {
    let dossier = review();
    let letter = |dated: Date| add(&dossier, "qa_letter", vec![("case", link(1)), ("dated", dated.into())]);
    let found = letter(Date::constant(2020, 1, 1));
    assert_eq!(codes(&found), ["order"]);
    assert!(found[0].text.contains("before the death came to attention"), "{}", found[0].text);
    assert!(letter(day(6, 1)).is_empty());
}

#[test]
fn embarrassment_10_the_anniversary_and_the_trial_are_known_without_being_entered_twice() {
    let mut dossier = review();
    dossier.case.cleared = Some(day(4, 1));
    dossier.case.date_of_death = crate::domain::date::parse("20 December 2024").ok();
    dossier.proceedings = vec![Proceeding { id: 1, trial: Some(day(5, 11)), ..Proceeding::default() }];
    for (on, what) in [(day(5, 11), "trial"), (day(12, 20), "anniversary of the death")] {
        let found = on_case(&dossier, "publication_planned", on);
        assert_eq!(codes(&found), ["E10?"]);
        assert!(found[0].text.contains(what), "{}", found[0].text);
    }
}

#[test]
fn embarrassment_11_a_plan_that_names_nobody_still_says_do_not_contact() {
    let mut dossier = review();
    dossier.contact_plans = vec![ContactPlan {
        id: 3,
        name: "Family of Adult A".into(),
        do_not_contact: Fact::Yes,
        ..ContactPlan::default()
    }];
    let contact = vec![
        ("case", link(1)),
        ("plan", link(3)),
        ("when", day(3, 2).into()),
        ("what", Value::text("Rang the mother")),
    ];
    assert_eq!(codes(&add(&dossier, "family_contact", contact)), ["E11?"], "what happened is logged with a reason");
    let plan = dossier.contact_plans[0].clone();
    let done = family::Reached { on: day(3, 2), by: "chair".into(), answer: "done".into(), reason: String::new() };
    let mark = |code| codes(&refuse_batch(&family::mark(&dossier, &plan, code, &done, day(12, 31)).unwrap(), &dossier));
    assert_eq!(mark("FM8"), ["E11?"]);
    assert!(mark("FM16").is_empty(), "stopping is written down without anybody being reached");
    let letter = |to: &str| {
        let values =
            vec![("case", link(1)), ("kind", code("L7")), ("to_whom", Value::text(to)), ("sent", day(3, 2).into())];
        codes(&add(&dossier, "letter", values))
    };
    assert_eq!(letter("The family of Adult A"), ["E11"]);
    assert_eq!(letter("The mother"), ["E11?"]);
}

#[test]
fn embarrassment_11_a_letter_to_somebody_by_name_is_a_letter_to_them() {
    let mut dossier = review();
    dossier.people = vec![Person {
        id: 7,
        pseudonym: "Sable".into(),
        contact_flags: Codes(vec!["do_not_contact".into()]),
        ..Person::default()
    }];
    dossier.contact_plans = vec![ContactPlan {
        id: 3,
        name: "Friend of Adult A".into(),
        person: Some(Ref::new(7, "")),
        ..ContactPlan::default()
    }];
    let letter = |to: &str| {
        let values =
            vec![("case", link(1)), ("kind", code("L8")), ("to_whom", Value::text(to)), ("sent", day(3, 2).into())];
        codes(&add(&dossier, "letter", values))
    };
    for to in ["Friend of Adult A", "The friend of adult A", "Sable", " sable "] {
        assert_eq!(letter(to), ["E11"], "{to}");
    }
    assert!(letter("The employer").is_empty());
}

#[test]
fn embarrassment_18_a_death_before_the_section_was_in_force_and_ticks_that_do_not_fit() {
    let mut dossier = review();
    let death = crate::domain::date::parse("1 May 2010").unwrap();
    dossier.case.attention = Some(Date::constant(2010, 5, 4));
    let found = on_case(&dossier, "date_of_death", Value::from(death));
    assert_eq!(codes(&found), ["E18?"]);
    assert!(found[0].text.contains("13 April 2011") && found[0].mark.starts_with("law"), "{}", found[0].text);
    let decide = |outcome: &str, ticks: &[&str]| {
        let values = vec![
            ("case", link(1)),
            ("decided", day(1, 5).into()),
            ("outcome", code(outcome)),
            ("criteria", Value::Codes(ticks.iter().map(|tick| (*tick).to_owned()).collect())),
        ];
        add(&review(), "decision", values)
    };
    let half = decide("review", &["aged_16", "violence"]);
    assert_eq!(codes(&half), ["criteria?"]);
    assert!(half[0].text.contains("by a relative, a partner or a member of the household"), "{}", half[0].text);
    assert!(decide("review", &["aged_16", "violence", "partner"]).is_empty());
    assert_eq!(codes(&decide("no_criteria", &["aged_16", "violence", "partner"])), ["criteria?"]);
}
