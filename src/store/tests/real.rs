//! The register as it is laid out for good.

use super::super::{Options, schema::REGISTER};
use super::*;
use crate::domain::date::LooseDate;
use crate::domain::field::{Field, Kind};
use crate::domain::listing::Listing;
use crate::domain::query::parse;
use crate::domain::register::{ENTITIES, entity};

fn real() -> Store {
    Store::memory(who(1), today()).unwrap()
}

fn explain(store: &Store, sql: &str, params: usize) -> String {
    let mut statement = store.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let nulls = vec![rusqlite::types::Null; params];
    let lines = statement.query_map(rusqlite::params_from_iter(nulls), |row| row.get::<_, String>(3)).unwrap();
    lines.map(Result::unwrap).collect::<Vec<_>>().join("\n")
}

/// A value of the field's kind; links lead to the record of their entity that the same batch adds.
fn sample(field: &Field) -> Value {
    match field.kind {
        Kind::Text | Kind::Long => Value::text(format!("{} O’Neill", field.label)),
        Kind::Number => Value::Number(3),
        Kind::Money => Value::Money(1_250),
        Kind::Date => day("2026-04-14").into(),
        Kind::Loose => LooseDate::day(day("2026-04-14")).into(),
        Kind::Choice(list) => Value::code(list.terms.first().map_or("other", |term| term.code)),
        Kind::Choices(list) => Value::Codes(list.terms.iter().take(2).map(|term| term.code.to_owned()).collect()),
        Kind::Fact => Value::Fact(Fact::NotKnown),
        Kind::Link(target) => {
            let place = ENTITIES.iter().position(|entity| entity.name == target).unwrap();
            Value::link(-(place as Id) - 1, "")
        }
    }
}

fn one_of_each(store: &Store) {
    let mut batch = Batch::new("one of each");
    for entity in ENTITIES {
        batch.add(entity, entity.fields.iter().map(|field| (field.name, sample(field))).collect());
    }
    save(store, &batch, 0);
}

#[test]
fn every_kind_of_record_is_read_back_as_it_was_written() {
    let store = real();
    one_of_each(&store);
    for entity in ENTITIES {
        let record = store.get(entity, 1).unwrap().unwrap();
        for field in entity.fields {
            let value = record.get(field.name);
            match value {
                Value::Link(link) => {
                    assert_eq!(link.id, 1);
                    assert!(!link.label.is_empty(), "{}.{} has no label", entity.name, field.name);
                }
                _ => assert_eq!(*value, sample(field), "{}.{}", entity.name, field.name),
            }
        }
        assert_eq!(store.label(entity, 1).unwrap(), record.label(today()), "{}", entity.name);
        assert_eq!(store.rows(&Listing::of(entity)).unwrap().len(), 1);
        assert_eq!(store.count(&Listing::of(entity).case(Some(2))).unwrap(), 0);
        let label = record.label(today());
        let word = label.split(' ').next().unwrap_or_default();
        assert!(store.by_label(entity, word, None).is_ok(), "{}", entity.name);
        for field in entity.fields.iter().filter(|field| field.is_open()) {
            assert_eq!(store.groups(&Listing::of(entity), field.name).unwrap().len(), 1);
        }
    }
    assert_eq!(store.verify_chain().unwrap().lines, ENTITIES.len());
}

#[test]
fn everything_of_a_case_is_listed_under_it_and_journalled_for_it() {
    let store = real();
    one_of_each(&store);
    for entity in ENTITIES.iter().filter(|entity| entity.case_field().is_some()) {
        assert_eq!(store.count(&Listing::of(entity).case(Some(1))).unwrap(), 1, "{}", entity.name);
        assert_eq!(store.case_of(entity, 1).unwrap(), Some(1));
    }
}

#[test]
fn the_first_screen_of_cases_and_actions_reads_an_index() {
    let store = real();
    for name in ["case", "action"] {
        let listing = Listing::of(entity(name).unwrap());
        let clauses = store.clauses(&listing).unwrap();
        let sql = format!(
            "{}{} ORDER BY {} LIMIT 20",
            store.select(listing.entity),
            clauses.narrow,
            clauses.order.forwards()
        );
        let plan = explain(&store, &sql, clauses.params.len());
        assert!(plan.contains(&format!("USING INDEX {name}_in_order")), "{plan}");
        assert!(!plan.contains("FOR ORDER BY"), "{plan}");
    }
}

#[test]
fn a_window_far_down_is_reached_by_the_index_alone() {
    let store = real();
    for name in ["case", "action"] {
        let listing = Listing::of(entity(name).unwrap());
        let clauses = store.clauses(&listing).unwrap();
        for order in [clauses.order.forwards(), clauses.order.backwards()] {
            let sql = format!("SELECT t.id FROM \"{name}\" AS t{} ORDER BY {order}", clauses.narrow);
            let plan = explain(&store, &sql, clauses.params.len());
            assert!(plan.contains(&format!("INDEX {name}_in_order_live")) && !plan.contains("ORDER BY"), "{plan}");
        }
    }
}

#[test]
fn a_window_read_from_the_end_of_a_list_is_the_one_counted_from_its_beginning() {
    let store = real();
    let cases = entity("case").unwrap();
    let mut batch = Batch::new("cases");
    for n in 10..60 {
        let lead = if n % 3 == 0 { Value::Missing } else { Value::text(format!("lead.{}", n % 7)) };
        batch.add(cases, vec![("reference", Value::text(format!("DHR-{n}"))), ("lead", lead)]);
    }
    save(&store, &batch, 0);
    for text in ["", "sort:lead", "sort:-lead", "sort:reference", "sort:stage", "group:lead", "sort:due"] {
        let all = Listing::of(cases).query(parse(text, cases).0);
        let total = store.count(&all).unwrap();
        for offset in [0, 1, total / 2, total - 8, total - 1, total, total + 3] {
            let listing = all.clone().window(offset, 6);
            let page = store.page(listing.clone(), None).unwrap();
            assert_eq!(page.rows, store.rows(&listing).unwrap(), "{text} {offset}");
        }
    }
}

#[test]
fn a_page_is_what_count_rows_and_position_say() {
    let store = real();
    let cases = entity("case").unwrap();
    let mut batch = Batch::new("cases");
    for n in 10..60 {
        let title = if n % 2 == 0 { "Station Road" } else { "Mill Lane" };
        batch.add(cases, vec![("reference", Value::text(format!("DHR-{n}"))), ("title", Value::text(title))]);
    }
    save(&store, &batch, 0);
    for text in ["", "station", "station limit:7", "nowhere", "title:mill"] {
        let listing = Listing::of(cases).query(parse(text, cases).0).window(0, 5);
        for keep in [None, Some(1), Some(40), Some(41)] {
            let page = store.page(listing.clone(), keep).unwrap();
            assert_eq!(page.total, store.count(&listing).unwrap(), "{text} {keep:?}");
            assert_eq!(page.rows, store.rows(&page.listing).unwrap(), "{text} {keep:?}");
            if !text.contains("limit") {
                let place = keep.and_then(|id| store.position(&listing, id).unwrap());
                assert_eq!(page.kept, place, "{text} {keep:?}");
            }
            if let Some(place) = page.kept {
                let shown = page.listing.offset..page.listing.offset + page.rows.len();
                assert!(shown.contains(&place), "{text} {keep:?}");
            }
        }
    }
}

#[test]
fn counting_the_whole_list_leaves_the_archived_out() {
    let store = real();
    one_of_each(&store);
    let case = entity("case").unwrap();
    let mut batch = Batch::new("two more");
    for reference in ["DHR-8", "DHR-9"] {
        batch.add(case, vec![("reference", Value::text(reference))]);
    }
    let (_, ids) = save(&store, &batch, 1);
    save(&store, &one(Change::Archive { entity: case, id: ids[0], why: "Twice".into() }), 2);
    assert_eq!(store.count(&Listing::of(case)).unwrap(), 2);
    let plan = explain(&store, "SELECT count(*) FROM \"case\" WHERE archived IS NOT NULL", 0);
    assert!(plan.contains("COVERING INDEX case_archived"), "{plan}");
}

#[test]
fn what_is_owed_is_found_without_reading_whole_tables() {
    let store = real();
    for case in [None, Some(1)] {
        let arms = store.arms();
        let (sql, params) = store.dues_sql(&arms, today(), case, false, 100).unwrap().unwrap();
        let plan = explain(&store, &sql, params.len());
        let scans: Vec<&str> =
            plan.lines().filter(|line| line.starts_with("SCAN") && !line.contains("INDEX")).collect();
        assert!(scans.is_empty(), "{scans:?}");
        if case.is_none() {
            assert!(!plan.contains("TEMP B-TREE"), "{plan}");
            assert_eq!(plan.matches("_owed (").count(), arms.len(), "{plan}");
        }
    }
}

#[test]
fn a_debt_of_an_action_that_was_withdrawn_is_no_longer_owed() {
    let store = real();
    let mut batch = Batch::new("actions");
    let case = batch.add(entity("case").unwrap(), vec![("reference", Value::text("DHR-1"))]);
    for progress in ["not_started", "withdrawn"] {
        batch.add(
            entity("action").unwrap(),
            vec![
                ("case", Value::link(case, "")),
                ("what", Value::text(progress)),
                ("due", day("2026-03-01").into()),
                ("progress", Value::code(progress)),
            ],
        );
    }
    save(&store, &batch, 0);
    let owed = store.dues(today(), None, false, 100).unwrap();
    assert_eq!(owed.len(), 1);
    assert_eq!(owed[0].label, "not_started");
    assert_eq!(owed[0].case.as_ref().map(|case| case.label.as_str()), Some("DHR-1"));
}

#[test]
fn a_query_narrows_and_limits_a_list() {
    let store = real();
    let cases = entity("case").unwrap();
    let mut batch = Batch::new("cases");
    for n in 1..=5 {
        batch.add(cases, vec![("reference", Value::text(format!("DHR-{n}"))), ("title", Value::text("Station Road"))]);
    }
    save(&store, &batch, 0);
    let rows = |text: &str| {
        let (query, problems) = parse(text, cases);
        assert!(problems.is_empty());
        let listing = Listing::of(cases).query(query);
        let rows = store.rows(&listing).unwrap();
        assert_eq!(store.count(&listing).unwrap(), rows.len());
        rows.iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(rows("station"), [5, 4, 3, 2, 1], "the newest reference first");
    assert_eq!(rows("dhr-3"), [3]);
    assert_eq!(rows("station limit:2"), [5, 4]);
}

#[test]
fn the_register_opens_as_laid_out() {
    let (_folder, path) = place();
    let options = Options::new(Mode::Create, at(0), today());
    drop(Store::open(&path, who(1), options).unwrap());
    let store = Store::open(&path, who(1), Options { mode: Mode::ReadOnly, ..options }).unwrap();
    assert_eq!(store.verify_chain().unwrap().lines, 0);
    assert_eq!(super::super::pragma::number(&store.conn, "user_version").unwrap(), REGISTER.version());
}
