//! What the law asks, by the legal basis of the review at hand.

use super::*;
use crate::domain::change::{Batch, Change};
use crate::domain::process::guard::{Day, refuse_batch};
use crate::domain::process::publication::{State, gate};
use crate::domain::value::Value;

fn completed(basis: &str) -> Dossier {
    let mut dossier = sample::decided(day(2019, 9, 18));
    dossier.case.legal_basis = Code(basis.into());
    dossier.case.completed = Some(day(2020, 3, 1));
    dossier
}

fn running(dossier: &Dossier) -> Vec<(&'static str, Kind, &'static str)> {
    let all = of(dossier, day(2026, 3, 27), &Holidays::default());
    let found = all.into_iter().filter(|reading| ["D6", "D7"].contains(&reading.code));
    found.map(|reading| (reading.code, reading.kind, reading.mark)).collect()
}

/// What closing the case is refused with, and under which mark.
fn closing(dossier: &Dossier) -> Option<(String, &'static str, bool)> {
    let case = crate::domain::register::cases();
    let mut batch = Batch::new("");
    let field = case.field("closed").unwrap();
    batch.push(Change::set(case, dossier.case.id, field, Value::Missing, day(2026, 3, 27).into()));
    let on = Day { today: day(2026, 3, 27), holidays: &Holidays::default() };
    let found = refuse_batch(&batch, dossier, on).into_iter().find(|refusal| refusal.code == "E07");
    found.map(|refusal| (refusal.text, refusal.mark, refusal.needs_reason))
}

fn g9(dossier: &Dossier) -> (bool, &'static str) {
    let item = gate(dossier, None).into_iter().find(|item| item.code == "G9").unwrap();
    (item.state == State::Met, item.mark)
}

#[test]
fn clock_gate_and_closing_agree_about_the_commissioner() {
    for (basis, runs, mark) in [
        ("S9_DHR", vec![("D6", Kind::Statute, "law s.9(3C)"), ("D7", Kind::Guidance, "practice")], "law s.9(3C)"),
        (
            "S8A_DARDR",
            vec![("D6", Kind::Statute, "law 8A(4)-(5)"), ("D7", Kind::Statute, "law 8A(4)-(5)")],
            "law 8A(4)-(5)",
        ),
    ] {
        let mut dossier = completed(basis);
        assert_eq!(running(&dossier), runs, "{basis}");
        assert_eq!(g9(&dossier), (false, mark));
        let (text, said, needs_reason) = closing(&dossier).unwrap();
        assert_eq!((said, needs_reason), (mark, false), "{text}");
        dossier.case.dac_sent = Some(day(2020, 3, 4));
        assert_eq!((g9(&dossier).0, closing(&dossier)), (true, None));
    }
}

#[test]
fn no_law_is_printed_for_a_review_that_is_not_statutory() {
    let mut dossier = completed("NON_STATUTORY");
    assert_eq!((running(&dossier), g9(&dossier), closing(&dossier)), (vec![], (true, "practice ?"), None));
    dossier.case.dac_due = Some(day(2020, 4, 1));
    assert_eq!(running(&dossier), [("D6", Kind::Local, "practice ?")], "sent of one's own accord it is shown");
}

#[test]
fn a_report_long_out_is_asked_about_and_not_called_law() {
    let mut dossier = completed("S9_DHR");
    dossier.case.published = Some(day(2020, 9, 1));
    let reading = read(&dossier, "D6", day(2026, 3, 27));
    assert_eq!(reading.mark, "law s.9(3C); ?");
    assert!(reading.explanation.ends_with("whether the law asked it of a report of that day is not known here"));
    assert_eq!(closing(&dossier).map(|(_, _, needs_reason)| needs_reason), Some(true), "a reason is enough");
}

#[test]
fn a_report_sent_off_was_complete_by_then() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.case.submitted = Some(day(2026, 3, 2));
    let reading = read(&dossier, "D6", day(2026, 3, 12));
    assert_eq!(
        (reading.days, reading.explanation.as_str()),
        (-10, "as soon as reasonably practicable after the report going to the Home Office on 2 March 2026")
    );
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
fn the_home_office_copy_is_statute_only_under_section_8a() {
    let mut dossier = sample::decided(day(2025, 9, 18));
    dossier.case.completed = Some(day(2026, 3, 1));
    assert_eq!(read(&dossier, "D7", day(2026, 3, 2)).kind, Kind::Guidance);
    dossier.case.legal_basis = Code("S8A_DARDR".into());
    assert_eq!(read(&dossier, "D7", day(2026, 3, 2)).kind, Kind::Statute);
}
