use super::*;
use crate::domain::calendar::Span;
use crate::domain::process::sample;
use crate::domain::register::{Case, Circulation, QaLetter, Return};
use crate::domain::value::{Code, Fact, Ref};

mod agreed;
mod events;
mod law;
mod worked_out;

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
        for under in clock.under {
            assert!(crate::domain::vocabulary::LEGAL_BASIS.find(under.basis).is_some(), "{}", under.basis);
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
fn an_open_pause_counts_up_to_its_expected_end_and_no_further() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    let mut pause = sample::pause(1, "criminal_proceedings", day(2026, 3, 1), None);
    pause.expected_end = Some(day(2026, 5, 1));
    dossier.pauses = vec![pause];
    let due = Some(day(2026, 5, 18));
    for (today, days, ends) in [
        (day(2026, 3, 11), 68, "plus 61 days paused for trial up to its expected end on 1 May 2026"),
        (day(2026, 4, 30), 18, "up to its expected end on 1 May 2026"),
        (day(2026, 7, 1), -44, "up to its expected end on 1 May 2026 and no further"),
    ] {
        let reading = read(&dossier, "D5", today);
        assert_eq!((reading.current_due, reading.days), (due, days), "it stays where it is, and comes due");
        assert!(reading.explanation.ends_with(ends), "{}", reading.explanation);
    }
    assert_eq!(read(&dossier, "D5", day(2026, 7, 1)).paused_days, 122, "what stood still is counted up to today");
}

#[test]
fn an_open_pause_without_an_end_in_sight_moves_nothing_yet() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.pauses = vec![sample::pause(1, "criminal_proceedings", day(2026, 3, 1), None)];
    for (today, days) in [(day(2026, 3, 11), 7), (day(2026, 7, 1), -105)] {
        let reading = read(&dossier, "D5", today);
        assert_eq!((reading.current_due, reading.days), (Some(day(2026, 3, 18)), days));
        assert!(
            reading.explanation.ends_with(
                "; the pause for trial since 1 March 2026 moves it only once it has an end or an expected end"
            ),
            "{}",
            reading.explanation
        );
    }
    dossier.pauses[0].ended = Some(day(2026, 7, 1));
    assert_eq!(read(&dossier, "D5", day(2026, 7, 1)).current_due, Some(day(2026, 7, 18)), "once it is over, it counts");
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
fn a_decision_against_a_review_starts_no_report_clock() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.case.outcome = Code("no_criteria".into());
    let codes: Vec<_> = of(&dossier, day(2026, 1, 1), &Holidays::default()).iter().map(|one| one.code).collect();
    assert!(!codes.contains(&"D5") && codes.contains(&"D3") && codes.contains(&"D4"));
}
