//! What is remembered by name, and what imports wrote.

use super::*;
use crate::domain::register::entity;

#[test]
fn what_is_remembered_is_replaced_and_found_by_the_beginning_of_its_name() {
    let store = Store::memory(who(1), today()).unwrap();
    for (key, value) in [("map/2", "old"), ("map/2", "new"), ("map/10", "ten"), ("other/2", "x"), ("map%", "y")] {
        store.remember(key, value).unwrap();
    }
    assert_eq!(store.remembered("map/2").unwrap().as_deref(), Some("new"));
    assert_eq!(store.remembered("map/3").unwrap(), None);
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    assert_eq!(store.remembered_under("map/").unwrap(), [pair("10", "ten"), pair("2", "new")]);
}

#[test]
fn only_what_a_standing_import_wrote_counts_as_imported() {
    let store = Store::memory(who(1), today()).unwrap();
    let (case, event) = (entity("case").unwrap(), entity("event").unwrap());
    let mut batch = Batch::new("imported a chronology");
    let own = batch.add(case, vec![("reference", Value::text("R-1"))]);
    batch.add(event, vec![("case", Value::link(own, "")), ("what", Value::text("first")), ("row", Value::Number(4))]);
    let (_, ids) = save(&store, &batch, 0);
    let (case, id) = (ids[0], ids[1]);
    let what = || {
        let one = store.imported(event, case).unwrap().get(&id).map(|record| record.get("what").clone());
        let all = store.given(event).unwrap().get(&id).and_then(|given| given.value("what").cloned());
        assert_eq!(one, all, "of one case and of all it is the same");
        one
    };
    let change = |label: &str, base: &str, new: &str, minute| {
        let (base, new) = (Value::text(base), Value::text(new));
        save(&store, &Batch { label: label.to_owned(), ..set(event, id, "what", base, new) }, minute)
    };
    change("corrected what imported rows say", "first", "by hand", 1);
    assert_eq!(what(), Some(Value::text("first")), "a person's change is no import");
    change("imported a chronology", "by hand", "second", 2);
    assert_eq!(what(), Some(Value::text("second")));
    assert_eq!(store.imported(event, case).unwrap()[&id].get("row"), &Value::Number(4));
    store.undo(at(3)).unwrap();
    assert_eq!(what(), Some(Value::text("first")), "an import taken back does not count");
    store.redo(at(4)).unwrap();
    assert_eq!(what(), Some(Value::text("second")));
    assert!(store.imported(event, case + 1).unwrap().is_empty());
}
