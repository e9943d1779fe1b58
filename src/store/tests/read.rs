use super::*;
use crate::domain::listing::{Archived, Listing};

fn plan(store: &Store, listing: &Listing) -> String {
    let clauses = store.clauses(listing).unwrap();
    let sql = format!(
        "EXPLAIN QUERY PLAN {}{} ORDER BY {} LIMIT 20",
        store.select(listing.entity),
        clauses.narrow,
        clauses.order.forwards()
    );
    let mut statement = store.conn.prepare(&sql).unwrap();
    let lines = statement.query_map([], |row| row.get::<_, String>(3)).unwrap();
    lines.map(Result::unwrap).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_first_screen_reads_an_index_and_sorts_nothing() {
    let store = memory();
    for entity in [&CASE, &ACTION] {
        let plan = plan(&store, &Listing::of(entity));
        assert!(plan.contains("USING INDEX"), "{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{plan}");
    }
}

#[test]
fn a_window_counts_and_positions_agree() {
    let store = memory();
    seed(&store);
    let mut batch = Batch::new("more");
    for n in 0..9 {
        batch.add(
            &ACTION,
            vec![
                ("case", Value::link(1, "")),
                ("text", Value::text(format!("Action {n}"))),
                ("due", day("2026-05-01").into()),
            ],
        );
    }
    save(&store, &batch, 1);
    let listing = Listing::of(&ACTION).window(3, 4);
    let rows = store.rows(&listing).unwrap();
    assert_eq!(rows.len(), 4);
    assert_eq!(store.count(&listing).unwrap(), 10);
    for (place, row) in rows.iter().enumerate() {
        assert_eq!(store.position(&listing, row.id).unwrap(), Some(place + 3));
    }
    assert_eq!(store.position(&listing, 999).unwrap(), None);
    assert_eq!(store.count(&Listing { archived: Archived::Only, ..listing }).unwrap(), 0);
}

#[test]
fn a_record_two_steps_from_its_case_is_listed_under_it() {
    let store = memory();
    seed(&store);
    let mut batch = Batch::new("news");
    batch.add(&UPDATE, vec![("action", Value::link(1, "")), ("said", Value::text("Half done"))]);
    save(&store, &batch, 1);
    assert_eq!(store.count(&Listing::of(&UPDATE).case(Some(1))).unwrap(), 1);
    assert_eq!(store.count(&Listing::of(&UPDATE).case(Some(2))).unwrap(), 0);
    assert_eq!(store.count(&Listing::of(&AGENCY).case(Some(1))).unwrap(), 0, "an agency belongs to no case");
}
