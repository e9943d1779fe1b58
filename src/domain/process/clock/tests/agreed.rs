//! Dates that were moved: by agreement, by hand, and under which name.

use super::*;

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

#[test]
fn what_is_moved_again_is_moved_from_the_date_before_any_pause() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.pauses = vec![sample::pause(1, "criminal_proceedings", day(2025, 11, 1), Some(day(2025, 12, 31)))];
    let paused = read(&dossier, "D5", day(2026, 3, 1));
    assert_eq!((paused.current_due, paused.plain_due), (Some(day(2026, 5, 17)), Some(day(2026, 3, 18))));
    let moved = Moved { new_due: day(2026, 5, 18), agreed: day(2025, 11, 10), ..whole() };
    let mut after = dossier.after(&move_due(&dossier, clock("D5").unwrap(), paused.plain_due, &moved).unwrap());
    assert_eq!(after.due_changes[0].old_due, Some(day(2026, 3, 18)));
    let reading = read(&after, "D5", day(2026, 3, 27));
    assert_eq!((reading.current_due, reading.plain_due), (Some(day(2026, 5, 18)), Some(day(2026, 5, 18))));
    after.pauses.push(sample::pause(2, "chair_vacancy", day(2026, 2, 1), Some(day(2026, 2, 11))));
    let again = read(&after, "D5", day(2026, 3, 27));
    assert_eq!((again.current_due, again.plain_due), (Some(day(2026, 5, 28)), Some(day(2026, 5, 18))));
}

#[test]
fn a_change_is_known_by_its_code_or_by_any_name_people_give_the_date() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    for (what, is_report) in [
        ("D5", true),
        ("d5: the report", true),
        ("D5 Complete the overview report", true),
        ("Report to the Home Office", true),
        ("Report due", true),
        ("Extension date", true),
        ("D2 report", false),
        ("Decision", false),
        ("Action 8.2", false),
    ] {
        dossier.due_changes = vec![sample::moved(what, day(2026, 3, 18), day(2026, 6, 1))];
        let readings = of(&dossier, day(2026, 5, 1), &Holidays::default());
        let report = readings.iter().find(|reading| reading.code == "D5").unwrap();
        assert_eq!(report.changes.len() == 1, is_report, "{what}");
        let shown: usize = readings.iter().map(|reading| reading.changes.len()).sum();
        assert_eq!(shown + elsewhere(&dossier, &readings).len(), 1, "{what}: every change is shown once");
    }
}

#[test]
fn a_change_says_all_that_is_on_file() {
    let mut change = sample::moved("D5", day(2026, 3, 18), day(2026, 6, 1));
    assert_eq!(
        said(&change),
        "Moved from 18 March 2026 to 1 June 2026, agreed 2 March 2026 by panel and partnership: The trial ran over. \
         Minute: Board 12.3. The Home Office was told."
    );
    change.state = Code("requested".into());
    change.asked = Some(day(2026, 2, 20));
    change.asked_by = "The chair".into();
    change.home_office_told = Fact::NotRecorded;
    change.minute.clear();
    assert_eq!(
        said(&change),
        "Asked to be moved from 18 March 2026 to 1 June 2026 on 20 February 2026 by The chair: The trial ran over."
    );
}

#[test]
fn a_date_the_agreement_replaced_is_not_taken_for_one_set_by_hand() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.case.agreed_due = Some(day(2026, 4, 30));
    dossier.due_changes = vec![sample::moved("D5", day(2026, 4, 30), day(2026, 6, 1))];
    let reading = read(&dossier, "D5", day(2026, 5, 1));
    assert_eq!((reading.current_due, reading.gaps.len()), (Some(day(2026, 6, 1)), 0));
}

#[test]
fn a_finished_clock_and_an_earlier_date_ask_for_nothing() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.case.agreed_due = Some(day(2026, 9, 1));
    assert_eq!(read(&dossier, "D5", day(2026, 5, 1)).gaps.len(), 1);
    dossier.case.completed = Some(day(2026, 8, 1));
    assert!(read(&dossier, "D5", day(2026, 9, 1)).gaps.is_empty(), "it is done");
    dossier.case.completed = None;
    dossier.case.agreed_due = Some(day(2026, 2, 1));
    let early = read(&dossier, "D5", day(2026, 1, 1));
    assert_eq!((early.current_due, early.gaps.len()), (Some(day(2026, 2, 1)), 0));
}

#[test]
fn a_later_decision_that_nobody_agreed_stays_late_by_the_rule() {
    let mut dossier = sample::noticed(day(2025, 11, 27));
    dossier.case.decision_due = Some(day(2026, 4, 8));
    let reading = read(&dossier, "D2", day(2026, 3, 27));
    assert_eq!((reading.days, reading.current_due), (-90, Some(day(2025, 12, 27))));
    assert_eq!(reading.gaps, ["Nobody agreed 8 April 2026; record who did, or the date stays as it is."]);
    let mut change = sample::moved("Decision", day(2025, 12, 27), day(2026, 4, 8));
    change.state = Code("requested".into());
    dossier.due_changes = vec![change.clone()];
    assert_eq!(read(&dossier, "D2", day(2026, 3, 27)).days, -90, "asked for is not agreed");
    change.state = Code("agreed".into());
    dossier.due_changes = vec![change];
    assert_eq!(read(&dossier, "D2", day(2026, 3, 27)).days, 12);
}

fn whole() -> Moved {
    Moved {
        new_due: day(2026, 6, 1),
        agreed: day(2026, 3, 2),
        agreed_by: "panel and partnership".into(),
        why: "The trial ran over".into(),
        minute: "Board 12.3".into(),
        home_office_told: Fact::Yes,
    }
}
