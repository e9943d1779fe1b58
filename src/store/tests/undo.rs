use super::*;
use crate::domain::journal::HistoryScope;

fn note(store: &Store) -> String {
    store.get(&ACTION, 1).unwrap().unwrap().get("note").as_text().unwrap_or_default().to_owned()
}

fn write_note(store: &Store, from: &str, to: &str, minute: i64) -> Id {
    let mut batch = set(&ACTION, 1, "note", Value::text(from), Value::text(to));
    batch.label = format!("wrote {to}");
    save(store, &batch, minute).0
}

#[test]
fn undo_walks_back_and_redo_walks_forward_until_something_new_is_done() {
    let store = memory();
    seed(&store);
    write_note(&store, "", "one", 1);
    write_note(&store, "one", "two", 2);
    assert_eq!(store.undoable().unwrap().unwrap().label, "wrote two");
    assert_eq!(store.undo(at(3)).unwrap().label, "wrote two");
    assert_eq!(store.undo(at(4)).unwrap().label, "wrote one");
    assert_eq!(note(&store), "");
    assert_eq!(store.redo(at(5)).unwrap().label, "wrote one");
    assert_eq!(store.redo(at(6)).unwrap().label, "wrote two");
    assert_eq!(note(&store), "two");
    assert!(store.redoable().unwrap().is_none());
    assert_eq!(store.undo(at(7)).unwrap().label, "wrote two");
    assert_eq!(note(&store), "one");
    write_note(&store, "one", "three", 8);
    assert!(store.redoable().unwrap().is_none(), "something new was done");
    assert_eq!(store.undo(at(9)).unwrap().label, "wrote three");
    assert_eq!(store.undo(at(10)).unwrap().label, "wrote one");
    assert_eq!(store.verify_chain().unwrap().broken, None);
}

#[test]
fn undo_of_an_addition_takes_every_record_and_redo_brings_back_the_same_numbers() {
    let store = memory();
    seed(&store);
    let before = store.get(&CASE, 1).unwrap().unwrap();
    assert!(store.undo(at(1)).unwrap().refused.is_empty());
    assert!(store.get(&CASE, 1).unwrap().is_none());
    assert!(store.undoable().unwrap().is_none());
    store.redo(at(2)).unwrap();
    assert_eq!(store.get(&CASE, 1).unwrap().unwrap().values, before.values);
    store.undo(at(3)).unwrap();
    let (_, ids) =
        save(&store, &one(Change::Add { entity: &AGENCY, values: vec![("name", Value::text("Another"))] }), 4);
    assert_eq!(ids, [2], "a number once used is not used for another record");
}

#[test]
fn what_a_colleague_changed_since_is_refused_by_name_and_the_rest_taken_back() {
    let (_folder, path) = place();
    let (priya, sam) = (open(&path, 1), open(&path, 2));
    seed(&priya);
    let mut batch = set(&ACTION, 1, "note", Value::Missing, Value::text("mine"));
    batch.push(Change::Set { entity: &ACTION, id: 1, field: "done", base: Value::Missing, new: today().into() });
    save(&priya, &batch, 1);
    write_note(&sam, "mine", "theirs", 2);
    let undone = priya.undo(at(3)).unwrap();
    assert_eq!((undone.changes, undone.refused.len()), (1, 1));
    assert_eq!(undone.refused[0].field, "note");
    assert!(undone.refused[0].why.contains("changed since by Sam"), "{}", undone.refused[0].why);
    assert_eq!(note(&priya), "theirs");
    assert!(priya.get(&ACTION, 1).unwrap().unwrap().get("done").is_missing());
}

#[test]
fn only_ones_own_steps_are_walked() {
    let (_folder, path) = place();
    let (priya, sam) = (open(&path, 1), open(&path, 2));
    seed(&priya);
    write_note(&sam, "", "theirs", 1);
    assert_eq!(priya.undoable().unwrap().unwrap().label, "began a case");
    let undone = priya.undo(at(2)).unwrap();
    assert_eq!(undone.changes, 0, "Sam wrote on the action, which points to the rest");
    assert!(undone.refused.iter().any(|refusal| refusal.why == "the action \"Train the staff\" needs it"));
    assert!(priya.undoable().unwrap().is_none(), "a step refused whole is passed, not met again");
    assert!(priya.redoable().unwrap().is_none(), "and there is nothing of it to do again");
}

#[test]
fn archiving_is_undone_and_done_again() {
    let store = memory();
    seed(&store);
    save(&store, &one(Change::Archive { entity: &ACTION, id: 1, why: "Twice".into() }), 1);
    store.undo(at(2)).unwrap();
    assert_eq!(store.get(&ACTION, 1).unwrap().unwrap().archived, None);
    store.redo(at(3)).unwrap();
    assert_eq!(store.get(&ACTION, 1).unwrap().unwrap().archived.as_deref(), Some("Twice"));
}

#[test]
fn an_older_step_is_reverted_from_the_history_once() {
    let store = memory();
    seed(&store);
    let batch = write_note(&store, "", "one", 1);
    save(&store, &set(&ACTION, 1, "done", Value::Missing, today().into()), 2);
    store.revert(batch, at(3)).unwrap();
    assert_eq!(note(&store), "");
    assert!(store.history(HistoryScope::Batch(batch), 0, 1, false).unwrap()[0].undone);
    assert!(store.revert(batch, at(4)).is_err());
}

#[test]
fn history_hides_private_values_and_notes_that_they_were_revealed() {
    let store = memory();
    seed(&store);
    save(&store, &set(&CASE, 1, "name", Value::text("Real Person"), Value::text("Other Person")), 1);
    store.log_reveal(&CASE, 1, at(2)).unwrap();
    let said = format!("{:?}", store.history(HistoryScope::Case(1), 0, 10, false).unwrap());
    assert!(!said.contains("Person"), "{said}");
    assert!(said.contains("(private)"));
    let all = store.history(HistoryScope::Record(&CASE, 1), 0, 10, true).unwrap();
    assert_eq!(all[0].changes[0].op, "reveal");
    let reference = store.get(&CASE, 1).unwrap().unwrap().get("reference").as_text().unwrap().to_owned();
    assert_eq!(all[0].label, format!("revealed private values of case 1 of {reference}"));
    assert_eq!((all[1].changes[0].old.as_str(), all[1].changes[0].new.as_str()), ("Real Person", "Other Person"));
    assert_eq!(all[1].changes[0].field, "Real name");
    assert_eq!(store.undoable().unwrap().unwrap().label, "one change", "a reveal is no step to undo");
}

/// A case with two actions of two agencies, as an import writes them: agencies first.
fn import(store: &Store) {
    let mut batch = Batch::new("imported tracker.xlsx: 2 rows");
    let police = batch.add(&AGENCY, vec![("name", Value::text("Police"))]);
    let housing = batch.add(&AGENCY, vec![("name", Value::text("Housing"))]);
    let case = batch.add(&CASE, vec![("reference", Value::text("NM1"))]);
    for (text, agency) in [("Train the officers", police), ("Visit the tenants", housing)] {
        batch.add(
            &ACTION,
            vec![("case", Value::link(case, "")), ("text", Value::text(text)), ("agency", Value::link(agency, ""))],
        );
    }
    save(store, &batch, 0);
}

fn there(store: &Store) -> String {
    let mut found = Vec::new();
    for entity in [&AGENCY, &CASE, &ACTION] {
        for id in 1..=2 {
            found.extend(store.get(entity, id).unwrap().map(|_| store.label(entity, id).unwrap()));
        }
    }
    found.join(", ")
}

#[test]
fn what_a_colleague_touched_of_an_import_stays_with_what_it_needs_and_nothing_else_does() {
    let (_folder, path) = place();
    let (priya, sam) = (open(&path, 1), open(&path, 2));
    import(&priya);
    write_note(&sam, "", "rung them", 1);
    let undone = priya.undo(at(2)).unwrap();
    assert_eq!(there(&priya), "Police, NM1, Train the officers");
    let why: Vec<String> = undone.refused.iter().map(|one| format!("{}: {}", one.record, one.why)).collect();
    assert!(why[0].starts_with("Train the officers: it was changed since by Sam on"), "{why:?}");
    assert_eq!(
        why[1..],
        [
            "NM1: the action \"Train the officers\" needs it".to_owned(),
            "Police: the action \"Train the officers\" needs it".to_owned()
        ]
    );
    let entry = &priya.history(HistoryScope::All, 0, 9, false).unwrap()[2];
    assert!(entry.partly && !entry.undone, "{entry:?}");
}

#[test]
fn the_rest_of_an_import_is_taken_back_once_the_colleague_took_their_change_back() {
    let (_folder, path) = place();
    let (priya, sam) = (open(&path, 1), open(&path, 2));
    import(&priya);
    write_note(&sam, "", "rung them", 1);
    priya.undo(at(2)).unwrap();
    let error = priya.undo(at(3)).unwrap_err().to_string();
    assert!(error.contains("Of \"imported tracker.xlsx: 2 rows\" there stays \"Train the officers\""), "{error}");
    assert!(error.contains("changed since by Sam"), "{error}");
    sam.undo(at(4)).unwrap();
    assert_eq!(priya.undoable().unwrap().unwrap().label, "imported tracker.xlsx: 2 rows");
    assert!(priya.undo(at(5)).unwrap().refused.is_empty());
    assert_eq!(there(&priya), "");
    let last = priya.undo(at(6)).unwrap_err().to_string();
    assert_eq!(last, "There is nothing of yours to undo.");
    let batch = priya.history(HistoryScope::All, 0, 9, false).unwrap().last().unwrap().id;
    assert!(priya.revert(batch, at(6)).is_err(), "nothing of it is left");
    // Doing it again brings all of it back, and taking it back all of it away.
    priya.redo(at(7)).unwrap();
    assert_eq!(there(&priya), "Police, Housing, NM1, Train the officers, Visit the tenants");
    priya.undo(at(8)).unwrap();
    assert_eq!(there(&priya), "");
    assert_eq!(priya.verify_chain().unwrap().broken, None);
}

#[test]
fn the_colleague_can_take_the_rest_back_as_well() {
    let (_folder, path) = place();
    let (priya, sam) = (open(&path, 1), open(&path, 2));
    import(&priya);
    write_note(&sam, "", "rung them", 1);
    priya.undo(at(2)).unwrap();
    sam.undo(at(3)).unwrap();
    let batch = sam.history(HistoryScope::All, 0, 9, false).unwrap().last().unwrap().id;
    assert!(sam.revert(batch, at(4)).unwrap().refused.is_empty());
    assert_eq!(there(&sam), "");
}

#[test]
fn later_steps_of_ones_own_are_taken_back_before_the_rest_of_an_import() {
    let (_folder, path) = place();
    let (priya, sam) = (open(&path, 1), open(&path, 2));
    import(&priya);
    write_note(&sam, "", "rung them", 1);
    priya.undo(at(2)).unwrap();
    sam.undo(at(3)).unwrap();
    write_note(&priya, "", "mine", 4);
    assert_eq!(priya.undo(at(5)).unwrap().label, "wrote mine");
    assert_eq!(priya.undo(at(6)).unwrap().label, "imported tracker.xlsx: 2 rows");
    assert_eq!(there(&priya), "");
}

#[test]
fn what_stayed_of_an_import_still_counts_as_given_by_it() {
    let (_folder, path) = place();
    let (priya, sam) = (open(&path, 1), open(&path, 2));
    import(&priya);
    write_note(&sam, "", "rung them", 1);
    priya.undo(at(2)).unwrap();
    let given = priya.given(&ACTION).unwrap();
    assert_eq!(given.keys().copied().collect::<Vec<Id>>(), [1]);
    assert_eq!(given[&1].value("text").and_then(Value::as_text), Some("Train the officers"));
}

#[test]
fn the_history_calls_a_record_that_is_gone_by_its_name() {
    let store = memory();
    import(&store);
    store.undo(at(1)).unwrap();
    let history = store.history(HistoryScope::All, 0, 9, false).unwrap();
    let names: Vec<&str> = history[0].changes.iter().map(|change| change.record.as_str()).collect();
    assert!(names.contains(&"Action \"Visit the tenants\""), "{names:?}");
    assert_eq!(history[1].changes.last().unwrap().record, "Action \"Visit the tenants\"");
}
