use super::*;

#[test]
fn a_batch_adds_records_that_point_to_each_other() {
    let store = memory();
    seed(&store);
    let action = store.get(&ACTION, 1).unwrap().unwrap();
    assert_eq!(action.get("case"), &Value::link(1, ""));
    assert_eq!(action.get("state"), &Value::code("open"), "the initial value is filled in");
    let Value::Link(case) = action.get("case") else { panic!() };
    assert_eq!(case.label, "DHR-1 Northmoor Council", "a link's title follows the link inside it");
}

#[test]
fn a_private_field_never_names_a_record() {
    let store = memory();
    seed(&store);
    assert!(!store.label(&CASE, 1).unwrap().contains("Real Person"));
}

#[test]
fn a_needed_value_cannot_be_missing() {
    let store = memory();
    seed(&store);
    let error = store.apply(&one(Change::Add { entity: &AGENCY, values: vec![] }), at(1)).unwrap_err();
    assert!(error.to_string().contains("\"Name\" is needed"), "{error}");
    let blank = set(&ACTION, 1, "text", Value::text("Train the staff"), Value::Missing);
    assert!(store.apply(&blank, at(1)).is_err());
}

#[test]
fn a_change_to_what_is_there_already_writes_nothing() {
    let store = memory();
    seed(&store);
    let same = set(&AGENCY, 1, "name", Value::text("Other"), Value::text("Northmoor Council"));
    assert_eq!(store.apply(&same, at(1)).unwrap(), Outcome::Saved { batch: 0, ids: vec![] });
    assert_eq!(store.verify_chain().unwrap().lines, 3);
}

#[test]
fn different_fields_merge_and_the_same_field_conflicts() {
    let (_folder, path) = place();
    let (priya, sam) = (open(&path, 1), open(&path, 2));
    seed(&priya);
    save(&priya, &set(&ACTION, 1, "due", day("2026-04-14").into(), day("2026-05-01").into()), 1);
    save(&sam, &set(&ACTION, 1, "note", Value::Missing, Value::text("Asked again")), 2);

    let mut both = set(&ACTION, 1, "due", day("2026-04-14").into(), day("2026-06-01").into());
    both.push(Change::Set { entity: &ACTION, id: 1, field: "done", base: Value::Missing, new: today().into() });
    let Outcome::Conflicts(conflicts) = sam.apply(&both, at(3)).unwrap() else { panic!() };
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].theirs, day("2026-05-01").into());
    assert!(conflicts[0].by.starts_with("Priya"), "{}", conflicts[0].by);
    assert_eq!(conflicts[0].record, "Train the staff");
    let there = sam.get(&ACTION, 1).unwrap().unwrap();
    assert!(there.get("done").is_missing(), "nothing of a batch with a conflict is written");
    assert_eq!(there.get("note"), &Value::text("Asked again"));
}

#[test]
fn not_recorded_and_nothing_are_the_same_fact() {
    let store = memory();
    seed(&store);
    store.conn.execute("UPDATE \"case\" SET trial = NULL", []).unwrap();
    save(&store, &set(&CASE, 1, "trial", Value::Fact(Fact::NotRecorded), Value::Fact(Fact::No)), 1);
    assert_eq!(store.get(&CASE, 1).unwrap().unwrap().get("trial"), &Value::Fact(Fact::No));
}

#[test]
fn archiving_takes_a_record_out_of_the_lists_and_restoring_brings_it_back() {
    let store = memory();
    seed(&store);
    let listing = crate::domain::listing::Listing::of(&ACTION);
    save(&store, &one(Change::Archive { entity: &ACTION, id: 1, why: "Entered twice".into() }), 1);
    assert_eq!(store.count(&listing).unwrap(), 0);
    assert_eq!(store.get(&ACTION, 1).unwrap().unwrap().archived.as_deref(), Some("Entered twice"));
    save(&store, &one(Change::Restore { entity: &ACTION, id: 1 }), 2);
    assert_eq!(store.count(&listing).unwrap(), 1);
}

#[test]
fn a_link_to_nothing_is_refused_in_words() {
    let store = memory();
    seed(&store);
    let error = store.apply(&set(&CASE, 1, "lead", Value::link(1, ""), Value::link(99, "")), at(1)).unwrap_err();
    assert!(error.to_string().contains("does not exist"), "{error}");
}

#[test]
fn an_altered_journal_is_found_out() {
    let store = memory();
    seed(&store);
    save(&store, &set(&ACTION, 1, "note", Value::Missing, Value::text("First")), 1);
    assert_eq!(store.verify_chain().unwrap().broken, None);
    let tamper = |sql: &str| {
        let tx = store.conn.unchecked_transaction().unwrap();
        tx.execute_batch(sql).unwrap();
        store.verify_chain().unwrap().broken
    };
    assert_eq!(tamper("UPDATE journal SET new = '\"Second\"' WHERE seq = 4"), Some(4));
    assert_eq!(tamper("UPDATE batch SET name = 'Sam' WHERE id = 1"), Some(1));
    assert_eq!(tamper("DELETE FROM journal WHERE seq = 2"), Some(3));
    assert_eq!(tamper("DELETE FROM journal WHERE seq = 4"), Some(0), "a missing end is noticed too");
    assert_eq!(store.verify_chain().unwrap().broken, None);
}

#[test]
fn a_saving_that_is_stopped_writes_nothing() {
    let store = memory();
    let add = |n: i64| Change::Add { entity: &AGENCY, values: vec![("name", Value::text(format!("Agency {n}")))] };
    let batch = Batch { changes: (0..200).map(add).collect(), ..Batch::new("many") };
    let mut heard = Vec::new();
    let stopped = store.apply_watched(&batch, at(1), &mut |done, all| {
        heard.push((done, all));
        done < 128
    });
    assert!(stopped.unwrap_err().to_string().contains("Nothing was changed"));
    assert_eq!(heard, [(0, 200), (64, 200), (128, 200)]);
    assert_eq!(store.last_batch().unwrap(), 0);
    store.apply(&batch, at(2)).unwrap();
    assert!(store.last_batch().unwrap() > 0);
}

#[test]
fn a_value_that_tells_records_apart_is_nobody_elses_archived_or_not() {
    let store = memory();
    let case =
        |reference: &str| one(Change::Add { entity: &CASE, values: vec![("reference", Value::text(reference))] });
    let refused = |batch: &Batch| store.apply(batch, at(9)).unwrap_err().to_string();
    let rename = |id, from: &str, to: &str| set(&CASE, id, "reference", Value::text(from), Value::text(to));
    save(&store, &case("ÉCLAIR/1"), 1);
    save(&store, &case("NM-1"), 2);
    assert!(refused(&case("nm-1 ")).contains("Reference: \"NM-1\" is another case's"), "{}", refused(&case("nm-1 ")));
    assert!(refused(&case("éclair/1")).contains("another case's"));
    assert!(refused(&rename(1, "ÉCLAIR/1", "NM-1")).contains("NM-1"));
    let mut twice = case("NM-2");
    twice.changes.extend(case("nm-2").changes);
    assert!(refused(&twice).contains("NM-2"), "within one step too");
    save(&store, &rename(2, "NM-1", "nm-1"), 3);
    save(&store, &one(Change::Archive { entity: &CASE, id: 2, why: "twice".into() }), 4);
    assert!(refused(&case("NM-1")).contains("an archived case's"));
}
