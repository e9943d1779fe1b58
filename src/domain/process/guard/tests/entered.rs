//! A case entered whole is judged by the dates it holds; what has happened already is asked about, never stopped.

use super::*;

fn reference() -> (&'static str, Value) {
    ("reference", Value::text("B-1"))
}

#[test]
fn a_new_case_with_impossible_dates_is_refused_field_by_field() {
    let found = entered(vec![
        reference(),
        ("attention", Date::constant(2025, 10, 1).into()),
        ("notified", Date::constant(2025, 10, 10).into()),
        ("decided", Date::constant(2025, 9, 18).into()),
        ("completed", Date::constant(2025, 8, 1).into()),
        ("cleared", Date::constant(2026, 3, 1).into()),
        ("published", Date::constant(2025, 12, 1).into()),
        ("stage", code("published")),
    ]);
    let order: Vec<&Refusal> = found.iter().filter(|one| one.code == "order").collect();
    assert_eq!(order.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["decided", "completed", "published"]);
    assert!(order.iter().all(|one| !one.needs_reason && one.text.starts_with("B-1: ")), "{}", texts(&found));
    let ahead = entered(vec![reference(), ("completed", Date::constant(2027, 1, 1).into())]);
    assert!(ahead.iter().any(|one| one.code == "future" && !one.needs_reason));
}

#[test]
fn half_a_decision_and_a_stage_ahead_of_the_record_are_asked_about() {
    let decided = |more: Vec<(&'static str, Value)>| {
        let mut values = vec![
            reference(),
            ("attention", day(1, 5).into()),
            ("decided", day(2, 2).into()),
            ("linked_stated", Value::Fact(Fact::Yes)),
        ];
        values.extend(more);
        codes(&entered(values))
    };
    assert_eq!(decided(vec![]), ["E01?"], "no outcome");
    assert_eq!(decided(vec![("outcome", code("review"))]), Vec::<String>::new());
    assert_eq!(codes(&entered(vec![reference(), ("outcome", code("review"))])), ["E01?"], "no day");
    let ahead = entered(vec![reference(), ("stage", code("submitted_qa"))]);
    assert_eq!(codes(&ahead), ["E01?"]);
    assert!(ahead[0].text.contains("the day it was submitted"), "{}", ahead[0].text);
}

#[test]
fn an_old_review_is_entered_whole_with_one_reason_at_most() {
    let year = |year, month, day| Value::from(Date::constant(year, month, day));
    let whole = vec![
        reference(),
        ("date_of_death", Value::from(crate::domain::date::parse("3 May 2014").unwrap())),
        ("attention", year(2014, 5, 6)),
        ("notified", year(2014, 5, 6)),
        ("linked_stated", Value::Fact(Fact::Yes)),
        ("decided", year(2014, 6, 2)),
        ("outcome", code("review")),
        ("home_office_told", year(2014, 6, 3)),
        ("family_told", year(2014, 6, 3)),
        ("completed", year(2015, 2, 2)),
        ("submitted", year(2015, 2, 3)),
        ("cleared", year(2015, 7, 1)),
        ("published", year(2015, 9, 1)),
        ("stage", code("actions_live")),
    ];
    assert!(entered(whole.clone()).is_empty(), "{}", texts(&entered(whole)));
    let sparse = entered(vec![reference(), ("published", year(2012, 9, 3)), ("stage", code("closed"))]);
    assert!(!sparse.is_empty() && sparse.iter().all(|one| one.needs_reason), "{}", texts(&sparse));
}
