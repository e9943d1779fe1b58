use proptest::prelude::*;

use super::sample::{ACTION, CASE};
use super::*;
use crate::domain::entity::Entity;

fn canon(text: &str, entity: &Entity) -> String {
    let (query, problems) = parse(text, entity);
    assert_eq!(problems, [], "{text}");
    query.to_string()
}

#[test]
fn what_people_type_has_one_canonical_text() {
    for (typed, text) in [
        ("river  lane", "river lane"),
        ("\"river lane\" -bridge !mill", "\"river lane\" -bridge -mill"),
        ("stage:imr", "stage:panel_running"),
        ("status:Paused,clo", "stage:paused,closed"),
        ("stage:!closed", "stage:!closed"),
        ("-stage:closed", "stage:!closed"),
        ("-stage:!closed", "stage:closed"),
        ("stage:p", "stage:p"),
        ("Ref:DHR-2025-021", "reference:DHR-2025-021"),
        ("case:DHR-2025-021", "case:DHR-2025-021"),
        ("lead:me", "lead:me"),
        ("lead:\"me\"", "lead:\"me\""),
        ("lead:none", "lead:missing"),
        ("open", "open:yes"),
        ("-open overdue:no", "open:!yes overdue:no"),
        ("\"open\"", "\"open\""),
        ("mine:yes", "mine:yes"),
        ("due<today", "due<today"),
        ("due<=+7", "due<=+7"),
        ("due>=1 mar 2026 river", "river due>=\"1 mar 2026\""),
        ("due:next week", "due:\"next week\""),
        ("submitted=2026-03", "submitted:2026-03"),
        ("-due<today", "-due<today"),
        ("suicide:n", "suicide:no"),
        ("suicide:unknown,y", "suicide:not_known,yes"),
        ("sort:due,-ref group:stage cols:ref,title,due", "sort:due,-reference group:stage cols:reference,title,due"),
        ("limit:20", "limit:20"),
        ("agreeddue:any", "agreed_due:any"),
        ("10:30", "\"10:30\""),
        ("", ""),
    ] {
        assert_eq!(canon(typed, &CASE), text, "{typed}");
    }
    assert_eq!(canon("rag:purple agency:\"Northfield Trust\"", &ACTION), "rag:purple agency:\"Northfield Trust\"");
    assert_eq!(canon("cost>=£1250.50 chased>2", &ACTION), "cost>=1250.50 chased>2");
    assert_eq!(canon("rag:none due:none owner:any", &ACTION), "rag:\"none\" due:missing owner:any");
    assert_eq!(canon("id:33 open owner:me", &ACTION), "id:33 open:yes owner:me");
}

#[test]
fn what_cannot_be_taken_is_named_with_its_place_and_the_rest_stands() {
    for (typed, rest, why, suggestion) in [
        ("river stgae:imr", "river", "There is no field \"stgae\" in cases", Some("stage:")),
        ("stage:nothere x", "x", "\"nothere\" is not in the list \"Stage\"", None),
        ("stage:pausd", "", "\"pausd\" is not in the list \"Stage\"", Some("paused")),
        ("stage:", "", "\"stage\" needs a value", None),
        ("due<soonish", "", "\"soonish\" is not a date, such as today, +7, week, 1 mar 2026 or 2026-03", None),
        ("due<a,b", "", "A comparison takes one value", None),
        ("title<b", "", "Only dates and numbers can be compared with < or >", None),
        ("suicide:not", "", "\"not\": say yes, no, not-known or not-recorded", None),
        ("re:x", "", "\"re\" could be reference or reasons", Some("reference:")),
        ("open:maybe", "", "\"open\" is yes or no", Some("open:yes")),
        ("sort:nosuch,title", "sort:title", "There is no one field \"nosuch\"", None),
        ("limit:few", "", "\"limit\" needs a number", Some("limit:20")),
    ] {
        let (query, problems) = parse(typed, &CASE);
        assert_eq!(query.to_string(), rest, "{typed}");
        let [problem] = problems.as_slice() else { panic!("{typed}: {problems:?}") };
        assert_eq!((problem.why.as_str(), problem.suggestion.as_deref()), (why, suggestion), "{typed}");
        assert!(typed.get(problem.at.clone()).is_some_and(|part| !part.is_empty()), "{typed}: {:?}", problem.at);
    }
}

#[test]
fn a_record_that_has_ended_still_owes_what_comes_after() {
    let case = crate::domain::register::entity("case").unwrap_or(&CASE);
    assert!(ending(case).iter().any(|ending| ending.field == "closed"));
    assert!(owed_after(case, "retention_review"));
    assert!(!owed_after(case, "agreed_due"));
}

/// Pieces that lean on every rule of the grammar, mixed at random.
fn piece() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        "stage", "due", "lead", "suicide", "case", "open", "mine", "sort", "group", "cols", "limit", "id", "title", "x",
    ]);
    let signs = prop::sample::select(vec![":", "<", "<=", ">", ">=", "=", ":!", "", "-", "!", "::"]);
    let values = prop_oneof![
        prop::sample::select(vec![
            "today",
            "+7",
            "1 mar 2026",
            "\"next week\"",
            "none",
            "any",
            "me",
            "imr",
            "paused,closed",
            "yes",
            "no",
            "\"a,b\"",
            "a b",
            "-ref",
            "!x",
            "\"",
            "due,-title",
            "20",
            "’",
            "\"open\"",
            "=x",
        ])
        .prop_map(str::to_owned),
        "[a-zé,:!<>\" -]{0,6}",
    ];
    (names, signs, values).prop_map(|(name, sign, value)| format!("{name}{sign}{value}"))
}

proptest! {
    #[test]
    fn the_canonical_text_reads_back_as_the_same_query(pieces in prop::collection::vec(piece(), 0..5)) {
        for entity in [&CASE, &ACTION] {
            let (query, _) = parse(&pieces.join(" "), entity);
            let text = query.to_string();
            let (again, problems) = parse(&text, entity);
            prop_assert_eq!(&problems, &[], "{}", text);
            prop_assert_eq!(&again, &query, "{}", text);
        }
    }

    #[test]
    fn any_text_at_all_can_be_read(text in "[\\s\\S]{0,30}") {
        let (query, problems) = parse(&text, &CASE);
        prop_assert!(problems.iter().all(|problem| text.get(problem.at.clone()).is_some()));
        let (again, _) = parse(&query.to_string(), &CASE);
        prop_assert_eq!(again, query);
    }
}
