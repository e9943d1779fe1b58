//! The invented borough holds what a demonstration needs, on any day, and nothing that could be taken for real.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::*;
use crate::domain::process::order;
use crate::domain::record::Record;
use crate::domain::vocabulary::List;

const DAYS: [Date; 6] = [
    Date::constant(2025, 12, 25), // a bank holiday
    Date::constant(2026, 3, 27),
    Date::constant(2026, 5, 31), // a Sunday, the last of its month
    Date::constant(2026, 11, 23),
    Date::constant(2028, 2, 29),
    Date::constant(2031, 1, 1),
];
const TODAY: Date = Date::constant(2026, 3, 27);

/// The records as they stand after the batch, by the ids of the batch.
fn records(today: Date) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    for change in read(BOROUGH, today).unwrap().changes {
        let at = |id: Id| usize::try_from(-id - 1).unwrap();
        match change {
            Change::Add { entity, values } => {
                let mut record = Record::blank(entity);
                record.id = -i64::try_from(records.len() + 1).unwrap();
                values.into_iter().for_each(|(name, value)| record.set(name, value));
                records.push(record);
            }
            Change::Set { id, field, new, .. } => records[at(id)].set(field, new),
            Change::Archive { id, why, .. } => records[at(id)].archived = Some(why),
            Change::Restore { .. } => panic!("nothing is restored"),
        }
    }
    records
}

fn of<'a>(records: &'a [Record], entity: &'a str) -> impl Iterator<Item = &'a Record> {
    records.iter().filter(move |record| record.entity.name == entity)
}

fn code<'a>(record: &'a Record, field: &str) -> &'a str {
    record.get(field).as_text().unwrap_or_default()
}

/// Every text of the borough, with where it stands.
fn texts(records: &[Record]) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for record in records {
        for (field, value) in record.entity.fields.iter().zip(&record.values) {
            let text = match value {
                Value::Text(text) => text.clone(),
                Value::Loose(date) => date.raw.clone(),
                _ => continue,
            };
            texts.push((format!("{}.{}", record.entity.name, field.name), text));
        }
        texts.extend(record.archived.iter().map(|why| (record.entity.name.to_owned(), why.clone())));
    }
    texts
}

#[test]
fn the_borough_reads_on_any_day() {
    let count = read(BOROUGH, TODAY).unwrap().changes.len();
    for today in DAYS {
        match read(BOROUGH, today) {
            Ok(batch) => assert_eq!(batch.changes.len(), count, "{today}"),
            Err(error) => panic!("{today}: {error}"),
        }
    }
}

#[test]
fn no_date_is_out_of_order_or_said_to_have_happened_before_it_has() {
    let mut found = Vec::new();
    for today in DAYS {
        for record in records(today).iter().filter(|record| record.archived.is_none()) {
            let case = record.case().map_or(0, |case| case);
            let order = order::disorder(record).into_iter().map(|own| own.text);
            let ahead = order::ahead(record, today).into_iter().map(|own| own.text);
            found.extend(order.chain(ahead).map(|text| format!("{today} {} of {case}: {text}", record.entity.name)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_kind_of_record_is_there() {
    let records = records(TODAY);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for record in &records {
        *counts.entry(record.entity.name).or_default() += 1;
    }
    println!("{counts:?}, {} in all", records.len());
    for entity in crate::domain::register::ENTITIES {
        assert!(counts.contains_key(entity.name), "no {}", entity.name);
    }
    for (entity, least) in
        [("case", 23), ("action", 45), ("event", 60), ("recommendation", 15), ("qa_point", 6), ("step", 20)]
    {
        assert!(counts[entity] >= least, "{entity}: {}", counts[entity]);
    }
}

#[test]
fn the_stages_a_coordinator_meets_are_there() {
    let records = records(TODAY);
    let stages: BTreeSet<&str> = of(&records, "case").map(|case| code(case, "stage")).collect();
    for stage in [
        "scoping",
        "decision_due",
        "not_proceeding",
        "decision_pending_cause",
        "commissioned",
        "panel_running",
        "paused",
        "drafting",
        "family_review",
        "csp_signoff",
        "submitted_qa",
        "returned_for_changes",
        "publication_planned",
        "published",
        "publication_withheld",
        "actions_live",
        "closed",
    ] {
        assert!(stages.contains(stage), "{stage}");
    }
}

#[test]
fn the_hard_cases_are_there() {
    let records = records(TODAY);
    let case = |reference: &str| of(&records, "case").find(|case| code(case, "reference") == reference).unwrap();
    let many = |entity: &str, reference: &str| {
        of(&records, entity).filter(|record| record.get("case").as_link() == Some(case(reference).id)).count()
    };
    let victims = |reference: &str| {
        let id = case(reference).id;
        of(&records, "person").filter(|p| p.get("case").as_link() == Some(id) && code(p, "role") == "victim").count()
    };
    assert_eq!(victims("NM-DHR-14"), 2, "two people died");
    assert_eq!(many("pause", "NM-DHR-15"), 2, "paused twice");
    assert_eq!(many("due_change", "NM-DHR-15"), 3, "every change of the due date is kept");
    assert_eq!(many("qa_letter", "NM-DHR-09"), 1);
    let points = of(&records, "qa_point").filter(|point| point.get("case").as_link() == Some(case("NM-DHR-09").id));
    let numbers: BTreeSet<char> = points.filter_map(|point| code(point, "number").chars().next()).collect();
    assert_eq!(numbers.len(), 6, "six numbered points");
    assert!(many("event", "NM-DHR-16") >= 60, "{}", many("event", "NM-DHR-16"));
    assert_eq!(code(case("NM-DHR-19"), "outcome"), "joint");
    assert!(!code(case("NM-DHR-05"), "withheld_reason").is_empty());
    assert!(case("NM-DHR-18").get("chair").is_missing());
    assert!(case("NM-DHR-04").archived.is_some());
    assert!(
        code(case("NM-DHR-20"), "outcome") == "no_criteria" && !case("NM-DHR-20").get("home_office_told").is_missing()
    );
    let planned = case("NM-DHR-08").get("publication_planned").as_date().unwrap();
    let clash = of(&records, "key_date").any(|key| {
        let day = key.get("day").as_date().unwrap();
        key.get("case").as_link() == Some(case("NM-DHR-08").id)
            && (day.month(), day.day()) == (planned.month(), planned.day())
    });
    assert!(clash, "publication falls on an anniversary");
}

#[test]
fn ended_bodies_still_own_open_actions() {
    let records = records(TODAY);
    let ended: BTreeSet<Id> =
        of(&records, "agency").filter(|agency| !agency.get("ended").is_missing()).map(|agency| agency.id).collect();
    let followed: BTreeSet<Id> = of(&records, "succession").filter_map(|step| step.get("from").as_link()).collect();
    assert_eq!(ended, followed, "every ended body has a successor");
    let open = of(&records, "action")
        .filter(|action| action.get("completed").is_missing())
        .filter(|action| action.get("agency").as_link().is_some_and(|agency| ended.contains(&agency)))
        .count();
    assert_eq!(open, 7);
}

#[test]
fn every_link_points_to_a_record_of_its_kind() {
    let records = records(TODAY);
    let kinds: HashMap<Id, &str> = records.iter().map(|record| (record.id, record.entity.name)).collect();
    let mut links = 0;
    for record in &records {
        for (field, value) in record.entity.fields.iter().zip(&record.values) {
            if let (Kind::Link(target), Some(id)) = (field.kind, value.as_link()) {
                assert_eq!(kinds.get(&id), Some(&target), "{}.{}", record.entity.name, field.name);
                links += 1;
            }
        }
    }
    assert!(links > 500, "{links}");
}

#[test]
fn a_record_and_its_parent_belong_to_one_case() {
    let records = records(TODAY);
    let by_id: HashMap<Id, &Record> = records.iter().map(|record| (record.id, record)).collect();
    for record in &records {
        for (field, value) in record.entity.fields.iter().zip(&record.values) {
            // A linked review or a repeated recommendation may reach into another case; its own parts may not.
            if matches!(field.name, "other_case" | "repeats" | "case" | "superseded_by") {
                continue;
            }
            let Some(other) = value.as_link().and_then(|id| by_id.get(&id)) else { continue };
            if let (Some(own), Some(theirs)) = (record.case(), other.case()) {
                assert_eq!(own, theirs, "{} {:?}: {}", record.entity.name, record.label(TODAY), field.name);
            }
        }
    }
}

#[test]
fn every_code_is_in_its_list_even_where_the_list_is_open() {
    let known = |list: &'static List, code: &str| list.terms.iter().any(|term| term.code == code);
    for record in records(TODAY) {
        for (field, value) in record.entity.fields.iter().zip(&record.values) {
            let bad = match (field.kind, value) {
                (Kind::Choice(list), Value::Code(code)) => !known(list, code),
                (Kind::Choices(list), Value::Codes(codes)) => !codes.iter().all(|code| known(list, code)),
                _ => false,
            };
            assert!(!bad, "{}.{}: {value:?}", record.entity.name, field.name);
        }
    }
}

#[test]
fn today_has_something_to_say_on_any_day() {
    for today in DAYS {
        let (mut overdue, mut week) = (0, 0);
        for record in records(today).iter().filter(|record| record.archived.is_none()) {
            for field in record.entity.fields {
                let Some(due) = field.due else { continue };
                let Some(day) = record.get(field.name).as_date() else { continue };
                if record.get(due.until).is_missing() {
                    let away = (day - today).get_days();
                    overdue += usize::from(away < 0);
                    week += usize::from((0..=7).contains(&away));
                }
            }
        }
        println!("{today}: {overdue} overdue, {week} within seven days");
        assert!((8..=24).contains(&overdue), "{today}: {overdue} overdue");
        assert!((10..=36).contains(&week), "{today}: {week} this week");
    }
}

#[test]
fn what_is_past_is_past_and_what_is_done_is_not_to_come() {
    const DONE: &[&str] = &[
        "notified",
        "decided",
        "held",
        "received",
        "completed",
        "signed_off",
        "submitted",
        "cleared",
        "published",
        "sent",
        "done",
        "made",
        "dated",
        "asked",
        "chased",
        "papers_out",
        "minutes_out",
        "home_office_told",
        "family_told",
    ];
    for today in DAYS {
        for record in records(today) {
            for name in DONE {
                let Some(Value::Date(day)) = record.entity.index(name).and_then(|at| record.values.get(at)) else {
                    continue;
                };
                assert!(*day <= today, "{today}: {}.{name} is {day}", record.entity.name);
            }
        }
    }
}

#[test]
fn nothing_could_be_rung_or_written_to() {
    for (place, text) in texts(&records(TODAY)) {
        for word in text.split_whitespace().map(|word| word.trim_end_matches([',', '.', ';'])) {
            if word.contains('@') {
                assert!(word.ends_with(".example.org"), "{place}: {text}");
            }
            if word.contains("://") || word.contains("www.") {
                assert!(word.contains(".example.org/"), "{place}: {text}");
            }
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= 10 && digits.starts_with('0') && !text.contains('/') {
            assert!(text.starts_with("01632 960"), "{place}: {text}");
        }
    }
}

#[test]
fn the_language_is_the_language_of_reviews() {
    const NEVER: &[&str] = &[
        "committed suicide",
        "failed to",
        "failure to",
        "honour killing",
        "honour-based",
        "domestic violence",
        "refused to",
        "chose to stay",
        "!",
        "\u{2014}",
    ];
    for (place, text) in texts(&records(TODAY)) {
        let low = text.to_lowercase().replace("so-called honour-based", "");
        for word in NEVER {
            assert!(!low.contains(word), "{place}: {text}");
        }
    }
    // A case of suicide speaks of no homicide, and calls nobody a perpetrator who was not found to be one.
    let records = records(TODAY);
    let case = of(&records, "case").find(|case| code(case, "reference") == "NM-DHR-17").unwrap().id;
    for person in of(&records, "person").filter(|person| person.get("case").as_link() == Some(case)) {
        assert_ne!(code(person, "role"), "perpetrator");
    }
}
