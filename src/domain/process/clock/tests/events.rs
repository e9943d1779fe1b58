//! From which event a clock runs, and to which.

use super::*;
use crate::domain::process::decision::direct;
use crate::domain::process::plan;
use crate::domain::register::Action;

#[test]
fn a_direction_does_not_undo_the_month_that_was_kept() {
    let mut dossier = sample::noticed(day(2025, 1, 15));
    dossier.case.decided = Some(day(2025, 2, 10));
    dossier.case.outcome = Code("no_criteria".into());
    let after = dossier.after(&direct(&dossier, day(2026, 3, 20), "Directed"));
    let reading = read(&after, "D2", day(2026, 3, 27));
    assert_eq!((reading.ended, reading.raw_days, reading.days), (Some(day(2025, 2, 10)), 26, 5));
    let report = read(&after, "D5", day(2026, 3, 27));
    assert_eq!(
        report.in_full(),
        "six months from the direction of 20 March 2026: Sun 20 September 2026 (a Sunday; working \
         days on either side: Fri 18 and Mon 21 September)"
    );
    let stages = plan::spent(&after, day(2026, 3, 27)).stages;
    let days: Vec<_> = stages.iter().map(|stage| (stage.what, stage.days)).collect();
    assert_eq!(
        days,
        [("Notification to decision", 26), ("Decision to direction", 403), ("Direction to first panel", 7)]
    );
}

#[test]
fn a_report_on_actions_never_made_is_counted_from_the_plan() {
    let mut dossier = sample::decided(day(2014, 3, 20));
    dossier.case.completed = Some(day(2015, 2, 18));
    dossier.actions = vec![Action { id: 1, ..Action::default() }];
    assert_eq!(
        read(&dossier, "D11", day(2015, 3, 1)).explanation,
        "three months from the approval of the plan, taken as the sign-off of the report on 18 February 2015"
    );
    dossier.actions = vec![Action { id: 1, updated: Some(day(2015, 5, 1)), ..Action::default() }];
    assert_eq!(
        read(&dossier, "D11", day(2015, 6, 1)).explanation,
        "three months from the last report on an open action on 1 May 2015"
    );
}

/// The report is one for the plan, each quarter: an action that it leaves out is named, and does not make it years late.
#[test]
fn the_report_on_actions_counts_from_the_last_one_and_names_what_it_leaves_out() {
    let action = |id, number: &str, updated| Action { id, number: number.into(), updated, ..Action::default() };
    let mut dossier = sample::decided(day(2021, 6, 25));
    dossier.case.completed = Some(day(2024, 5, 23));
    dossier.actions = vec![
        action(1, "8.1", Some(day(2026, 3, 6))),
        action(2, "8.3", Some(day(2025, 10, 27))),
        action(3, "8.4", None),
        Action { completed: Some(day(2026, 3, 20)), ..action(4, "8.5", None) },
    ];
    let reading = read(&dossier, "D11", day(2026, 3, 27));
    assert_eq!((reading.current_due, reading.days), (Some(day(2026, 6, 6)), 71));
    assert_eq!(reading.explanation, "three months from the last report on an open action on 6 March 2026");
    assert_eq!(
        reading.gaps,
        ["Action 8.4 was never reported on.", "Action 8.3 had its last report on 27 October 2025."]
    );
    assert_eq!((reading.entity, reading.id), ("action", 3), "it opens the action that is left out");

    if let Some(second) = dossier.actions.get_mut(1) {
        second.update_due = Some(day(2026, 4, 8));
    }
    let reading = read(&dossier, "D11", day(2026, 3, 27));
    assert_eq!((reading.current_due, reading.first_due), (Some(day(2026, 4, 8)), Some(day(2026, 4, 8))));
    assert!(reading.explanation.starts_with("set for 8 April 2026 on action 8.3; three months from the last report"));
    if let Some(second) = dossier.actions.get_mut(1) {
        second.updated = Some(day(2026, 4, 8));
    }
    let reading = read(&dossier, "D11", day(2026, 4, 9));
    assert_eq!(reading.current_due, Some(day(2026, 7, 8)), "the day that was set is met");
}

#[test]
fn the_first_date_of_a_return_and_of_the_report_is_the_one_on_its_record() {
    let mut dossier = sample::decided(day(2025, 7, 25));
    dossier.case.original_due = Some(day(2026, 1, 26));
    dossier.returns = vec![Return {
        id: 1,
        kind: Code("imr".into()),
        asked: Some(day(2025, 10, 10)),
        due: Some(day(2026, 2, 20)),
        original_due: Some(day(2025, 12, 19)),
        ..Return::default()
    }];
    let today = day(2026, 3, 27);
    let first = |dossier: &Dossier, code| read(dossier, code, today).first_due;
    assert_eq!((first(&dossier, "D5"), first(&dossier, "D12")), (Some(day(2026, 1, 26)), Some(day(2025, 12, 19))));
    assert_eq!(read(&dossier, "D12", today).original_due, Some(day(2025, 11, 28)), "the rule gives another");
    if let Some(owed) = dossier.returns.first_mut() {
        owed.original_due = None;
    }
    assert_eq!(first(&dossier, "D12"), Some(day(2026, 2, 20)), "never moved: the date it was given");
}

#[test]
fn the_police_clock_runs_from_the_day_the_death_was_seen_and_not_from_the_death() {
    let mut dossier = sample::noticed(day(2026, 3, 2));
    dossier.case.notified = Some(day(2026, 3, 9));
    dossier.case.date_of_death = Some(crate::domain::date::LooseDate::day(day(2026, 1, 5)));
    let reading = read(&dossier, "D1", day(2026, 3, 27));
    assert_eq!((reading.start, reading.raw_days), (day(2026, 3, 2), 7));
    assert_eq!(
        reading.explanation,
        "as soon as possible after the death was seen as possibly in scope, at the latest when it came to attention on 2 \
         March 2026"
    );
}

#[test]
fn a_report_withheld_for_a_reason_is_not_late_to_be_published() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.case.cleared = Some(day(2025, 12, 1));
    dossier.case.publication = Code("withheld".into());
    let reading = read(&dossier, "D9", day(2026, 3, 27));
    assert_eq!(reading.gaps, ["The report is marked as withheld without the reason and who agreed it on file."]);
    dossier.case.withheld_reason = "A child could be found by it".into();
    dossier.case.withheld_agreed_by = "The partnership".into();
    assert!(!of(&dossier, day(2026, 3, 27), &Holidays::default()).iter().any(|reading| reading.code == "D9"));
}

#[test]
fn a_publication_date_says_which_date_to_avoid_it_falls_on() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.case.cleared = Some(day(2026, 3, 1));
    dossier.case.publication_planned = Some(day(2026, 4, 21));
    dossier.key_dates = vec![crate::domain::register::KeyDate {
        kind: Code("anniversary".into()),
        day: Some(day(2021, 4, 21)),
        yearly: Fact::Yes,
        ..Default::default()
    }];
    let reading = read(&dossier, "D9", day(2026, 3, 27));
    assert!(reading.gaps.iter().any(|gap| gap.starts_with("21 April 2026 is a date to avoid")), "{:?}", reading.gaps);
}
