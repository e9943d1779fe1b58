use super::*;
use crate::domain::calendar::Span;
use crate::domain::process::sample;
use crate::domain::register::{Case, Circulation, QaLetter, Return};
use crate::domain::value::{Code, Fact, Ref};

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

fn read(dossier: &Dossier, code: &str, today: Date) -> Reading {
    let all = of(dossier, today, &Holidays::default());
    all.into_iter().find(|reading| reading.code == code).unwrap_or_else(|| panic!("{code} does not run"))
}

#[test]
fn the_table_holds_d1_to_d14_and_every_length_and_field_is_real() {
    let codes: Vec<String> = CLOCKS.iter().map(|clock| clock.code.to_owned()).collect();
    assert_eq!(codes, (1..=14).map(|number| format!("D{number}")).collect::<Vec<_>>());
    for clock in CLOCKS {
        if let Length::Span(text) = clock.length {
            assert!(Span::parse(text).is_ok(), "{}", clock.code);
        }
        let (entity, names) = match &clock.subject {
            Subject::Case(d) | Subject::Review(d) => (Case::ENTITY, [d.start_field, d.due_field, d.until_field]),
            Subject::Letter(d) => (QaLetter::ENTITY, [d.start_field, d.due_field, d.until_field]),
            Subject::Return(_, d) => (Return::ENTITY, [d.start_field, d.due_field, d.until_field]),
            Subject::Draft(d) => (Circulation::ENTITY, [d.start_field, d.due_field, d.until_field]),
            Subject::Plan => continue,
        };
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            assert!(entity.field(name).is_some(), "{}: {name}", clock.code);
        }
        for code in clock.stopped_by {
            assert!(crate::domain::vocabulary::PAUSE_STOPS.find(code).is_some(), "{code}");
        }
    }
}

#[test]
fn six_months_run_from_the_decision() {
    let reading = read(&sample::decided(day(2025, 9, 18)), "D5", day(2026, 3, 27));
    assert_eq!(reading.current_due, Some(day(2026, 3, 18)));
    assert_eq!((reading.days, reading.raw_days, reading.adjusted_days), (-9, 190, 190));
    assert_eq!(reading.explanation, "six months from the decision of 18 September 2025");
    assert_eq!(reading.in_full(), "six months from the decision of 18 September 2025: Wed 18 March 2026");
}

#[test]
fn a_pause_for_trial_is_added_and_said() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.pauses = vec![sample::pause(1, "criminal_proceedings", day(2026, 1, 5), Some(day(2026, 2, 19)))];
    let reading = read(&dossier, "D5", day(2026, 3, 27));
    assert_eq!(reading.explanation, "six months from the decision of 18 September 2025, plus 45 days paused for trial");
    assert_eq!((reading.original_due, reading.current_due), (Some(day(2026, 3, 18)), Some(day(2026, 5, 2))));
    assert_eq!((reading.raw_days, reading.adjusted_days, reading.paused_days), (190, 145, 45));
    assert_eq!(reading.weekend, "a Saturday; working days on either side: Fri 1 and Tue 5 May", "early May holiday");
}

#[test]
fn a_twice_paused_case_shows_both_and_the_overlap_once() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.pauses = vec![
        sample::pause(1, "criminal_proceedings", day(2026, 1, 5), Some(day(2026, 2, 19))),
        sample::pause(2, "chair_vacancy", day(2026, 2, 9), Some(day(2026, 3, 5))),
    ];
    let reading = read(&dossier, "D5", day(2026, 3, 27));
    assert_eq!(
        reading.explanation,
        "six months from the decision of 18 September 2025, plus 45 days paused for trial and 14 days paused for \
         want of a chair"
    );
    assert_eq!(reading.current_due, Some(day(2026, 5, 16)));
    assert_eq!(reading.paused_days, 59);
}

#[test]
fn an_open_pause_moves_the_date_on_day_by_day() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.pauses = vec![sample::pause(1, "criminal_proceedings", day(2026, 3, 1), None)];
    assert_eq!(read(&dossier, "D5", day(2026, 3, 11)).current_due, Some(day(2026, 3, 28)));
    let later = read(&dossier, "D5", day(2026, 7, 1));
    assert_eq!((later.days, later.current_due), (17, Some(day(2026, 7, 18))));
    assert!(later.explanation.ends_with("122 days paused for trial, so far"));
}

#[test]
fn a_pause_that_began_after_the_date_does_not_mend_it() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.pauses = vec![sample::pause(1, "criminal_proceedings", day(2026, 5, 1), None)];
    let reading = read(&dossier, "D5", day(2026, 6, 1));
    assert_eq!(reading.current_due, Some(day(2026, 3, 18)));
    assert_eq!((reading.raw_days, reading.paused_days), (256, 31), "the time it stood still is shown all the same");
}

#[test]
fn what_a_pause_does_not_stop_runs_on() {
    let mut dossier = sample::decided(day(2026, 1, 5));
    dossier.returns = vec![Return {
        id: 5,
        kind: Code("imr".into()),
        agency: Some(Ref::new(3, "Northfield Health Trust")),
        asked: Some(day(2026, 1, 12)),
        ..Return::default()
    }];
    dossier.pauses = vec![sample::pause(1, "criminal_proceedings", day(2026, 1, 20), None)];
    let reading = read(&dossier, "D12", day(2026, 3, 9));
    assert_eq!((reading.current_due, reading.days, reading.paused_days), (Some(day(2026, 3, 2)), -7, 0));
    assert_eq!(reading.who, "Northfield Health Trust");
    let home_office = read(&dossier, "D3", day(2026, 1, 9));
    assert_eq!(home_office.current_due, Some(day(2026, 1, 12)));
}

#[test]
fn only_the_agency_a_pause_names_is_paused() {
    let mut dossier = sample::decided(day(2026, 1, 5));
    for (id, agency) in [(1, 3), (2, 4)] {
        dossier.returns.push(Return {
            id,
            kind: Code("imr".into()),
            agency: Some(Ref::new(agency, "Agency")),
            asked: Some(day(2026, 1, 12)),
            ..Return::default()
        });
    }
    let mut pause = sample::pause(1, "agency_non_engagement", day(2026, 2, 1), Some(day(2026, 2, 11)));
    pause.agency = Some(Ref::new(4, "Agency"));
    dossier.pauses = vec![pause];
    let found = of(&dossier, day(2026, 3, 9), &Holidays::default());
    let due: Vec<_> = found.iter().filter(|one| one.code == "D12").map(|one| one.current_due).collect();
    assert_eq!(due, [Some(day(2026, 3, 2)), Some(day(2026, 3, 12))]);
}

#[test]
fn month_ends_are_clamped() {
    for (attention, due) in [
        (day(2026, 1, 31), day(2026, 2, 28)),
        (day(2024, 1, 31), day(2024, 2, 29)),
        (day(2026, 3, 31), day(2026, 4, 30)),
        (day(2026, 2, 28), day(2026, 3, 28)),
    ] {
        let mut dossier = sample::noticed(attention);
        dossier.case.decided = None;
        assert_eq!(read(&dossier, "D2", attention).current_due, Some(due), "{attention}");
    }
    assert_eq!(
        read(&sample::noticed(day(2026, 1, 31)), "D2", day(2026, 2, 1)).explanation,
        "one month from the death coming to attention on 31 January 2026 (to the end of a shorter month)"
    );
}

#[test]
fn an_agreed_change_is_the_date_and_its_gaps_are_named() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    let mut change = sample::moved("D5", day(2026, 3, 18), day(2026, 6, 1));
    dossier.case.agreed_due = Some(day(2026, 6, 1));
    dossier.due_changes = vec![change.clone()];
    let reading = read(&dossier, "D5", day(2026, 5, 1));
    assert_eq!(
        reading.explanation,
        "six months from the decision of 18 September 2025 was 18 March 2026; moved to 1 June 2026 by panel and \
         partnership, agreed on 2 March 2026"
    );
    assert_eq!((reading.gaps.len(), reading.changes.len(), reading.days), (0, 1, 31));
    change.agreed_by.clear();
    change.home_office_told = Fact::NotRecorded;
    dossier.due_changes = vec![change];
    assert_eq!(
        read(&dossier, "D5", day(2026, 5, 1)).gaps,
        ["The move to 1 June 2026 does not say who agreed it and whether the Home Office was told."]
    );
}

#[test]
fn a_pause_after_an_agreed_change_moves_that_date_again() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.due_changes = vec![sample::moved("Report due", day(2026, 3, 18), day(2026, 6, 1))];
    dossier.pauses = vec![
        sample::pause(1, "criminal_proceedings", day(2025, 11, 1), Some(day(2025, 12, 1))),
        sample::pause(2, "chair_vacancy", day(2026, 4, 1), Some(day(2026, 4, 11))),
    ];
    assert_eq!(read(&dossier, "D5", day(2026, 5, 1)).current_due, Some(day(2026, 6, 11)));
}

#[test]
fn a_date_set_with_nothing_on_file_is_a_gap() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.case.agreed_due = Some(day(2026, 9, 1));
    let reading = read(&dossier, "D5", day(2026, 5, 1));
    assert_eq!(reading.gaps, ["The date stands at 1 September 2026 with no agreed change on file."]);
    assert!(reading.explanation.starts_with("set for 1 September 2026; six months"));
}

#[test]
fn a_date_set_by_hand_is_not_moved_by_pauses_and_its_line_says_so() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.case.agreed_due = Some(day(2026, 9, 1));
    dossier.pauses = vec![sample::pause(1, "criminal_proceedings", day(2026, 1, 5), Some(day(2026, 2, 19)))];
    let reading = read(&dossier, "D5", day(2026, 5, 1));
    assert_eq!((reading.current_due, reading.paused_days), (Some(day(2026, 9, 1)), 45));
    assert_eq!(
        reading.explanation,
        "set for 1 September 2026; six months from the decision of 18 September 2025 is 18 March 2026; 45 days paused \
         are not added to a date set by hand"
    );
}

#[test]
fn an_inquest_moves_the_report_only_when_the_pause_says_so() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.pauses = vec![sample::pause(1, "inquest", day(2026, 1, 5), Some(day(2026, 2, 19)))];
    let reading = read(&dossier, "D5", day(2026, 3, 27));
    assert_eq!((reading.current_due, reading.paused_days), (Some(day(2026, 3, 18)), 0));
    assert_eq!(
        reading.explanation,
        "six months from the decision of 18 September 2025; the pause for the inquest does not move it unless the pause \
         says that it stops the report (practice)"
    );
    if let Some(pause) = dossier.pauses.first_mut() {
        pause.stops = crate::domain::value::Codes(vec!["drafting".into()]);
    }
    let reading = read(&dossier, "D5", day(2026, 3, 27));
    assert_eq!(reading.current_due, Some(day(2026, 5, 2)));
    assert!(reading.explanation.ends_with(", plus 45 days paused for the inquest"), "{}", reading.explanation);
}

#[test]
fn the_commissioners_copy_is_owed_from_completion_on() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.case.completed = Some(day(2026, 3, 1));
    let reading = read(&dossier, "D6", day(2026, 3, 11));
    assert_eq!((reading.kind, reading.days, reading.current_due), (Kind::Statute, -10, None));
    assert_eq!(
        reading.explanation,
        "as soon as reasonably practicable after the completion of the report on 1 March 2026"
    );
}

#[test]
fn a_report_completed_before_the_commissioners_act_is_not_owed() {
    let mut dossier = sample::decided(day(2011, 9, 18));
    dossier.case.completed = Some(day(2012, 7, 19));
    assert!(!of(&dossier, day(2026, 3, 27), &Holidays::default()).iter().any(|reading| reading.code == "D6"));
}

#[test]
fn the_home_office_copy_is_statute_only_under_section_8a() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.case.completed = Some(day(2026, 3, 1));
    assert_eq!(read(&dossier, "D7", day(2026, 3, 2)).kind, Kind::Guidance);
    dossier.case.legal_basis = Code("S8A_DARDR".into());
    assert_eq!(read(&dossier, "D7", day(2026, 3, 2)).kind, Kind::Statute);
}

#[test]
fn a_decision_against_a_review_starts_no_report_clock() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.case.outcome = Code("no_criteria".into());
    let codes: Vec<_> = of(&dossier, day(2026, 1, 1), &Holidays::default()).iter().map(|one| one.code).collect();
    assert!(!codes.contains(&"D5") && codes.contains(&"D3") && codes.contains(&"D4"));
}

#[test]
fn moving_a_date_writes_the_change_and_the_date_together() {
    let dossier = sample::decided(day(2025, 9, 18));
    let moved = Moved {
        new_due: day(2026, 6, 1),
        agreed: day(2026, 3, 2),
        agreed_by: "panel and partnership".into(),
        why: "The trial ran over".into(),
        minute: "Board 12.3".into(),
        home_office_told: Fact::Yes,
    };
    let batch = move_due(&dossier, clock("D5").unwrap(), Some(day(2026, 3, 18)), &moved).unwrap();
    let after = dossier.after(&batch);
    let reading = read(&after, "D5", day(2026, 5, 1));
    assert_eq!((reading.current_due, reading.gaps.len()), (Some(day(2026, 6, 1)), 0));
}
