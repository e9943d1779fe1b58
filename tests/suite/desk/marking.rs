//! Rows marked in a list longer than what is read of it at first: all of them are changed, and one step undoes it.

use dhr::domain::change::{Batch, Change};
use dhr::domain::date::Date;
use dhr::domain::journal::Who;
use dhr::domain::listing::Listing;
use dhr::domain::register;
use dhr::domain::value::Value;
use dhr::store::Store;

use super::{Desk, TODAY};

const MANY: usize = 300;

/// A case with so many actions.
fn long() -> Desk {
    let store = Store::memory(Who { uid: 1000, name: "amara.okoro".to_owned() }, TODAY).unwrap();
    let mut batch = Batch::new("added");
    batch.push(Change::Add {
        entity: register::entity("case").unwrap(),
        values: vec![("reference", Value::text("D1"))],
    });
    for n in 1..=MANY {
        let values = vec![("case", Value::link(-1, "")), ("what", Value::text(format!("Audit part {n}")))];
        batch.push(Change::Add { entity: register::entity("action").unwrap(), values });
    }
    store.apply(&batch, jiff::Timestamp::now()).unwrap();
    Desk::on(store, 80, 24)
}

fn moved(desk: &Desk) -> usize {
    let rows = desk.performer.store.rows(&Listing::of(register::entity("action").unwrap())).unwrap();
    let day = Value::Date(Date::constant(2027, 4, 14));
    rows.iter().filter(|action| *action.get("due") == day).count()
}

#[test]
fn every_row_of_a_long_list_is_marked_and_changed() {
    let mut desk = long();
    desk.keys("g a *").shows("300 marked").hides("hidden by narrowing");
    desk.keys("End").shows("300 marked").hides("hidden by narrowing");
    desk.keys("*").hides("marked");
    desk.keys("* d").shows("Set due on 300 actions");
    desk.types("14 4 27").keys("Enter").types("agreed").keys("Enter").shows("u undoes");
    assert_eq!(moved(&desk), MANY);
    desk.keys("u");
    assert_eq!(moved(&desk), 0);
}

#[test]
fn rows_marked_at_both_ends_of_a_long_list_are_both_changed() {
    let mut desk = long();
    desk.keys("g a Space End Space").shows("2 marked").hides("hidden by narrowing");
    desk.keys("d").shows("Set due on 2 actions");
    desk.types("14 4 27").keys("Enter").types("agreed").keys("Enter");
    assert_eq!(moved(&desk), 2);
}

#[test]
fn a_table_is_copied_whole_or_not_at_all() {
    let mut desk = long();
    desk.keys("g a y t").shows("The list has 300 rows, of which 120 were read: narrow it");
    desk.keys("/").types("\"part 12\"").keys("Enter y t").hides("were read: narrow it");
}

fn chases(desk: &Desk) -> Vec<Value> {
    let rows = desk.performer.store.rows(&Listing::of(register::entity("chase").unwrap())).unwrap();
    rows.iter().map(|chase| chase.get("action").clone()).collect()
}

#[test]
fn what_is_marked_is_chased_one_after_the_other_and_not_the_row_under_the_cursor() {
    let mut desk = long();
    desk.keys("g a Space Down Space").shows("2 marked").shows("c chase(2)");
    desk.keys("c").shows("Chase 1 of 2: Audit part 1");
    desk.keys("Enter").shows("Chase 2 of 2: Audit part 3");
    desk.keys("Enter").hides("Chase 2 of 2").hides("marked");
    let chased: Vec<_> = chases(&desk).iter().map(|action| action.as_link().unwrap()).collect();
    let ids =
        |n: usize| desk.performer.store.rows(&Listing::of(register::entity("action").unwrap())).unwrap()[n - 1].id;
    assert_eq!(chased.len(), 2);
    assert!(chased.contains(&ids(1)) && chased.contains(&ids(3)), "{chased:?}");
}

#[test]
fn chases_left_half_way_keep_the_marks_of_what_was_not_chased() {
    let mut desk = long();
    desk.keys("g a Space Space Space c Enter Esc").shows("Logged 1 of 3; those not chased stay marked");
    desk.keys("Down").shows("2 marked");
    assert_eq!(chases(&desk).len(), 1);
    desk.keys("c").shows("Chase 1 of 2: Audit part 2");
    desk.keys("Esc").shows("Nothing was logged");
    desk.keys("Down").shows("2 marked");
}

#[test]
fn what_is_done_to_one_row_is_done_to_the_marked_one_and_refused_for_several() {
    let mut desk = long();
    desk.keys("g a Space e").shows("Edit: Audit part 1");
    desk.keys("Esc Space").shows("2 marked");
    for key in ["e", "n"] {
        desk.keys(key).shows("one row at a time, and 2 are marked; Esc unmarks them");
    }
}
