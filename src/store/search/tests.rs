use super::super::tests::{ACTION, AGENCY, CASE, at, memory, save};
use super::super::{Labelling, Store, TextHit};
use super::matching::expression;
use crate::domain::change::{Batch, Change};
use crate::domain::value::Value;

fn seeded() -> Store {
    let store = memory();
    let mut batch = Batch::new("seed");
    batch.add(&CASE, vec![("reference", Value::text("DHR-1")), ("name", Value::text("Hidden Person"))]);
    for (text, note) in [
        ("Ask", "The Station Road address was known. Nothing else."),
        ("Write", "Siân\u{2019}s letter about the women\u{2019}s refuge NEAR the road"),
        ("Ring", "station, station and again station"),
    ] {
        batch.add(
            &ACTION,
            vec![("case", Value::link(-1, "")), ("text", Value::text(text)), ("note", Value::text(note))],
        );
    }
    save(&store, &batch, 1);
    store
}

fn found(store: &Store, typed: &str) -> Vec<i64> {
    let mut ids: Vec<i64> = store.search_text(typed, 20).unwrap().into_iter().map(|hit| hit.id).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn words_inside_text_are_found_with_their_sentence() {
    let store = seeded();
    let hits = store.search_text("station roa", 20).unwrap();
    let [TextHit { entity, id, case, label, snippet, field }] = hits.as_slice() else { panic!("{hits:?}") };
    assert_eq!((entity.name, *id, case.as_str(), label.as_str()), ("action", 1, "DHR-1", "Ask"));
    assert_eq!((snippet.as_str(), field.name), ("The Station Road address was known.", "note"));
    assert_eq!(store.search_text("station", 20).unwrap()[0].id, 3, "the one that speaks of it most comes first");
    assert_eq!(store.search_text("station", 1).unwrap().len(), 1);
    assert_eq!(found(&store, "sian"), [2]);
    assert_eq!(found(&store, "women's"), [2]);
    assert_eq!(found(&store, "\"road address\""), [1]);
    assert_eq!(found(&store, "\"address road\""), Vec::<i64>::new());
}

#[test]
fn nothing_that_is_typed_is_taken_as_a_command() {
    let store = seeded();
    for (typed, ids) in [
        ("near road", vec![2]),
        ("station OR refuge", vec![]),
        ("station NOT road", vec![]),
        ("\"station", vec![1, 3]),
        ("station\"", vec![1, 3]),
        ("station*", vec![1, 3]),
        ("sta*tion", vec![]),
        ("body:station", vec![]),
        ("^station (road", vec![1]),
        ("station + - {road}", vec![1]),
        ("", vec![]),
        ("* \" -", vec![]),
        ("'; DROP TABLE fts; --", vec![]),
        ("\u{0}station", vec![1, 3]),
    ] {
        assert_eq!(found(&store, typed), ids, "{typed:?}");
    }
    assert_eq!(expression("a \"b c\" d").as_deref(), Some("\"a\" AND \"b c\" AND \"d\"*"));
}

#[test]
fn private_fields_and_archived_records_are_not_found() {
    let store = seeded();
    assert_eq!(found(&store, "hidden"), Vec::<i64>::new());
    let mut batch = Batch::new("away");
    batch.push(Change::Archive { entity: &ACTION, id: 1, why: "a test".into() });
    save(&store, &batch, 2);
    assert_eq!(found(&store, "address"), Vec::<i64>::new());
    let mut batch = Batch::new("back");
    batch.push(Change::Restore { entity: &ACTION, id: 1 });
    save(&store, &batch, 3);
    assert_eq!(found(&store, "address"), [1]);
}

#[test]
fn the_index_follows_changes_and_undo() {
    let store = seeded();
    let note = ACTION.field("note").unwrap();
    let base = store.get(&ACTION, 3).unwrap().unwrap().get("note").clone();
    let mut batch = Batch::new("change");
    batch.push(Change::set(&ACTION, 3, note, base, Value::text("a bus stop")));
    save(&store, &batch, 2);
    assert_eq!((found(&store, "station"), found(&store, "bus")), (vec![1], vec![3]));
    store.undo(at(3)).unwrap();
    assert_eq!((found(&store, "station"), found(&store, "bus")), (vec![1, 3], vec![]));
    store.undo(at(4)).unwrap();
    assert_eq!(found(&store, "station"), Vec::<i64>::new());
}

#[test]
fn an_index_made_anew_finds_the_same() {
    let store = seeded();
    let before = found(&store, "station");
    store.conn.execute("INSERT INTO fts (fts) VALUES ('delete-all')", []).unwrap();
    assert_eq!(found(&store, "station"), Vec::<i64>::new());
    let mut last = (0, 0);
    store
        .rebuild_search(&mut |done, total| {
            last = (done, total);
            true
        })
        .unwrap();
    assert_eq!(found(&store, "station"), before);
    assert_eq!(last, (3, 3));
}

#[test]
fn labels_are_titles_after_the_reference_of_the_case() {
    let store = seeded();
    let mut batch = Batch::new("more");
    batch.add(&AGENCY, vec![("name", Value::text("Northfield"))]);
    batch.push(Change::Archive { entity: &ACTION, id: 2, why: "a test".into() });
    save(&store, &batch, 2);
    let mut labels = Vec::new();
    store.labels(&mut |entity, id, label| labels.push(format!("{} {id} {label}", entity.name))).unwrap();
    assert_eq!(labels, ["case 1 DHR-1", "agency 1 Northfield", "action 1 DHR-1 Ask", "action 3 DHR-1 Ring"]);
}

#[test]
fn labels_are_read_in_slices_each_of_them_once() {
    let store = memory();
    let mut batch = Batch::new("many");
    for n in 1..=2_050 {
        batch.add(&AGENCY, vec![("name", Value::text(format!("Agency {n}")))]);
    }
    save(&store, &batch, 1);
    let (mut labelling, mut slices, mut labels) = (Labelling::default(), Vec::new(), Vec::new());
    while store.more_labels(&mut labelling, &mut |_, id, label| labels.push((id, label.to_owned()))).unwrap() {
        slices.push(labelling.read());
    }
    assert!(slices.contains(&2_000) && slices.last() == Some(&2_050), "{slices:?}");
    let all: Vec<(i64, String)> = (1..=2_050).map(|n| (n, format!("Agency {n}"))).collect();
    assert!(labels == all, "{} labels", labels.len());
}
