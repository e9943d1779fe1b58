use super::super::News;
use super::*;
use crate::domain::journal::Here;
use crate::domain::listing::Listing;

#[test]
fn a_colleagues_change_is_noticed_and_told_once_seen() {
    let (_folder, path) = place();
    let (priya, sam) = (open(&path, 1), open(&path, 2));
    seed(&priya);
    sam.mark_seen(at(1)).unwrap();
    assert_eq!(sam.news().unwrap(), News::Records);
    assert_eq!(sam.news().unwrap(), News::Nothing);
    save(&priya, &set(&CASE, 1, "name", Value::text("Real Person"), Value::text("Other Person")), 2);
    assert_eq!(sam.news().unwrap(), News::Records);
    let news = sam.changed_since_seen(10).unwrap();
    assert_eq!(news.len(), 1);
    assert_eq!((news[0].who.as_str(), news[0].changes[0].new.as_str()), ("Priya", "(private)"));
    assert!(priya.changed_since_seen(10).unwrap().is_empty());
    sam.mark_seen(at(3)).unwrap();
    assert!(sam.changed_since_seen(10).unwrap().is_empty());
    assert_eq!(sam.last_seen().unwrap(), Some(at(3)));
}

#[test]
fn a_change_that_could_not_be_looked_at_is_told_by_the_next_look() {
    let (_folder, path) = place();
    let (priya, sam) = (open(&path, 1), open(&path, 2));
    seed(&priya);
    // A table that hides the journal's: the look fails in the middle.
    sam.conn.execute_batch("CREATE TEMP TABLE batch (other)").unwrap();
    assert!(sam.news().is_err());
    assert!(sam.is_in_place().is_ok(), "and yet the register lies where it lay");
    sam.conn.execute_batch("DROP TABLE temp.batch").unwrap();
    assert_eq!(sam.news().unwrap(), News::Records);
    assert_eq!(sam.news().unwrap(), News::Nothing);
}

#[test]
fn a_colleague_in_the_middle_of_saving_is_told_from_one_who_is_done() {
    let (_folder, path) = place();
    let (priya, mut sam) = (open(&path, 1), open(&path, 2));
    seed(&priya);
    assert_eq!(sam.news().unwrap(), News::Records);
    assert!(!sam.is_being_saved());
    let saving = priya.begin().unwrap();
    saving.execute("DELETE FROM presence", []).unwrap();
    let asked = std::time::Instant::now();
    assert!(sam.is_being_saved() && sam.news().unwrap() == News::Nothing);
    assert!(asked.elapsed() < super::super::busy::CEILING, "asking does not wait");
    saving.commit().unwrap();
    assert!(!sam.is_being_saved());
    // Having asked, it waits for a colleague as before.
    let saving = priya.begin().unwrap();
    let typing = std::thread::spawn(move || sam.mark_seen(at(3)));
    std::thread::sleep(std::time::Duration::from_millis(50));
    saving.commit().unwrap();
    typing.join().unwrap().unwrap();
}

#[test]
fn who_is_typing_is_known_until_it_is_long_ago() {
    let (_folder, path) = place();
    let (mut priya, sam) = (open(&path, 1), open(&path, 2));
    seed(&priya);
    priya.say_typing(&ACTION, 1, "note", at(0)).unwrap();
    let label = ACTION.field("note").unwrap().label;
    let here = sam.others_here(&ACTION, 1, at(1)).unwrap();
    let one = |kind: &str| {
        vec![Here { who: "Priya".to_owned(), is_typing: true, field: label.to_owned(), kind: kind.to_owned() }]
    };
    assert_eq!(here, one(""));
    assert_eq!(sam.others_here(&CASE, 1, at(1)).unwrap(), one(ACTION.label), "seen from its case");
    assert!(sam.others_here(&CASE, 2, at(1)).unwrap().is_empty(), "not from another");
    assert!(priya.others_here(&ACTION, 1, at(1)).unwrap().is_empty());
    assert!(sam.others_here(&ACTION, 1, at(11)).unwrap().is_empty());
    priya.say_gone().unwrap();
    assert!(sam.others_here(&ACTION, 1, at(1)).unwrap().is_empty());
}

#[test]
fn who_was_cut_off_is_not_typing_any_more() {
    let (_folder, path) = place();
    let (mut priya, sam) = (open(&path, 1), open(&path, 2));
    seed(&priya);
    priya.say_typing(&ACTION, 1, "note", at(0)).unwrap();
    // No process has this number: it is beyond what the kernel gives out.
    priya.conn.execute("UPDATE presence SET pid = ?1", [i32::MAX]).unwrap();
    assert!(sam.others_here(&ACTION, 1, at(1)).unwrap().is_empty());
}

#[test]
fn who_has_a_case_open_is_known_on_every_record_of_it_and_no_record_counts_as_changed() {
    let (_folder, path) = place();
    let (mut priya, sam) = (open(&path, 1), open(&path, 2));
    seed(&priya);
    sam.news().unwrap();
    let before = priya.last_batch().unwrap();
    priya.say_open(1, at(0)).unwrap();
    let here = vec![Here { who: "Priya".to_owned(), is_typing: false, field: String::new(), kind: String::new() }];
    assert_eq!(sam.others_here(&CASE, 1, at(1)).unwrap(), here);
    assert_eq!(sam.others_here(&ACTION, 1, at(1)).unwrap(), here, "seen from a record of the case");
    assert!(sam.others_here(&CASE, 2, at(1)).unwrap().is_empty());
    assert!(priya.others_here(&CASE, 1, at(1)).unwrap().is_empty());
    assert_eq!(sam.news().unwrap(), News::People);
    assert_eq!(priya.last_batch().unwrap(), before, "the history says nothing of it");
    assert!(sam.changed_since_seen(10).unwrap().is_empty());
    priya.say_gone().unwrap();
    assert!(sam.others_here(&CASE, 1, at(1)).unwrap().is_empty());
}

#[test]
fn lines_of_those_who_were_cut_off_are_swept_away() {
    let (_folder, path) = place();
    let (mut priya, mut sam) = (open(&path, 1), open(&path, 2));
    seed(&priya);
    priya.say_open(1, at(0)).unwrap();
    sam.say_open(1, at(11)).unwrap();
    let left: i64 = sam.conn.query_row("SELECT count(*) FROM presence", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 1);
}

#[test]
fn whoever_only_reads_says_nothing_and_sees_the_others() {
    let (_folder, path) = place();
    let mut priya = open(&path, 1);
    seed(&priya);
    priya.say_open(1, at(0)).unwrap();
    let who = Who { uid: 9, name: "Reader".to_owned() };
    let mut reader = Store::open_as(&path, who, Options::new(Mode::ReadOnly, at(0), today()), priya.schema).unwrap();
    reader.say_open(1, at(0)).unwrap();
    reader.say_gone().unwrap();
    assert_eq!(reader.others_here(&CASE, 1, at(1)).unwrap().len(), 1);
    assert!(priya.others_here(&CASE, 1, at(1)).unwrap().is_empty());
}

#[test]
fn a_courtesy_waits_for_nobody_and_leaves_saving_as_patient_and_as_safe_as_it_was() {
    let (_folder, path) = place();
    let (mut priya, sam) = (open(&path, 1), open(&path, 2));
    seed(&priya);
    let held = sam.begin().unwrap();
    let began = std::time::Instant::now();
    assert!(priya.say_open(1, at(0)).is_err());
    assert!(began.elapsed() < std::time::Duration::from_secs(1), "{:?}", began.elapsed());
    drop(held);
    priya.say_open(1, at(0)).unwrap();
    let now = |name: &str| super::super::pragma::number(&priya.conn, name).unwrap();
    assert_eq!(now("synchronous"), 2, "FULL");
    assert_eq!(now("busy_timeout"), 0, "the fair waiting is back in its place");
}

#[test]
fn a_list_is_kept_for_oneself_or_for_all() {
    let (_folder, path) = place();
    let (priya, sam) = (open(&path, 1), open(&path, 2));
    let own = priya.save_view("Late", "action", "overdue", false).unwrap();
    priya.save_view("Open", "case", "open", true).unwrap();
    assert_eq!(priya.save_view("Late", "action", "overdue sort:due", false).unwrap(), own);
    assert_eq!(priya.views().unwrap().len(), 2);
    let seen = sam.views().unwrap();
    assert_eq!(seen.len(), 1);
    assert!(!seen[0].own);
    assert!(sam.drop_view("case", "Open").is_err());
    priya.drop_view("case", "Open").unwrap();
    assert!(sam.views().unwrap().is_empty());
}

#[test]
fn a_reminder_put_away_comes_back_on_its_day() {
    let store = memory();
    store.dismiss("action/1/due", Some(day("2026-04-01")), at(0)).unwrap();
    store.dismiss("welcome", None, at(0)).unwrap();
    assert_eq!(store.dismissed(today()).unwrap(), ["action/1/due", "welcome"]);
    assert_eq!(store.dismissed(day("2026-04-01")).unwrap(), ["welcome"]);
}

#[test]
fn what_is_owed_is_listed_until_it_is_done() {
    let store = memory();
    seed(&store);
    save(&store, &set(&CASE, 1, "opened", day("2026-01-05").into(), Value::Missing), 1);
    save(&store, &set(&CASE, 1, "decide", Value::Missing, day("2026-03-01").into()), 2);
    let owed = store.dues(day("2026-12-31"), None, false, 10).unwrap();
    let said: Vec<(&str, &str)> = owed.iter().map(|row| (row.what, row.owner.as_str())).collect();
    assert_eq!(said, [("Decide whether to review", "Northmoor Council"), ("Do the action", "Northmoor Council")]);
    assert_eq!(owed[1].case.as_ref().map(|case| case.label.as_str()), Some("DHR-1 Northmoor Council"));
    assert_eq!(store.dues(day("2026-03-31"), Some(1), false, 10).unwrap().len(), 1);
    assert!(store.dues(day("2026-12-31"), Some(2), false, 10).unwrap().is_empty());
    save(&store, &set(&ACTION, 1, "done", Value::Missing, today().into()), 3);
    assert_eq!(store.dues(day("2026-12-31"), None, false, 10).unwrap().len(), 1);
}

#[test]
fn a_typed_name_finds_the_exact_then_the_beginning_then_the_rest() {
    let store = memory();
    let mut batch = Batch::new("agencies");
    for name in ["Old Northmoor", "Northmoor Council", "Northmoor", "50% Club"] {
        batch.add(&AGENCY, vec![("name", Value::text(name))]);
    }
    save(&store, &batch, 0);
    let found = |text: &str| -> Vec<String> {
        store.by_label(&AGENCY, text, None).unwrap().into_iter().map(|found| found.label).collect()
    };
    assert_eq!(found("northmoor"), ["Northmoor", "Northmoor Council", "Old Northmoor"]);
    assert_eq!(found("50%"), ["50% Club"]);
    assert_eq!(found("%").len(), 1, "a percent sign means itself");
    assert!(found(" ").is_empty());
}

#[test]
fn a_reference_finds_its_case() {
    let store = memory();
    seed(&store);
    assert_eq!(store.by_label(&CASE, "DHR-1", None).unwrap()[0].id, 1);
    assert_eq!(store.by_label(&CASE, "dhr-1", None).unwrap()[0].id, 1);
    assert_eq!(store.by_label(&ACTION, "train", Some(1)).unwrap().len(), 1);
    assert!(store.by_label(&ACTION, "train", Some(2)).unwrap().is_empty());
}

#[test]
fn a_list_is_counted_by_a_field() {
    let store = memory();
    seed(&store);
    let mut batch = Batch::new("more");
    for state in ["done", "open"] {
        batch.add(
            &ACTION,
            vec![("case", Value::link(1, "")), ("text", Value::text("More")), ("state", Value::code(state))],
        );
    }
    save(&store, &batch, 1);
    let labels = |field: &str| -> Vec<(String, usize)> {
        let groups = store.groups(&Listing::of(&ACTION), field).unwrap();
        groups.into_iter().map(|(_, label, count)| (label, count)).collect()
    };
    assert_eq!(labels("state"), [("Open".to_owned(), 2), ("Done".to_owned(), 1)], "in the order of the list");
    assert_eq!(labels("agency"), [("Northmoor Council".to_owned(), 1), (String::new(), 2)]);
    assert!(store.groups(&Listing::of(&CASE), "name").is_err(), "a private field groups nothing");
}

#[test]
fn every_label_is_told_once_and_none_of_an_archived_record() {
    let store = memory();
    seed(&store);
    save(&store, &one(Change::Add { entity: &AGENCY, values: vec![("name", Value::text("Gone"))] }), 1);
    save(&store, &one(Change::Archive { entity: &AGENCY, id: 2, why: "Twice".into() }), 2);
    let mut told = Vec::new();
    store.labels(&mut |entity, id, label| told.push((entity.name, id, label.to_owned()))).unwrap();
    assert_eq!(told.iter().filter(|(entity, ..)| *entity == "agency").count(), 1);
}

#[test]
fn whoever_is_here_may_be_the_one_who_is_saving_and_nobody_else_is_named() {
    let (_folder, path) = place();
    let (mut priya, mut sam) = (open(&path, 1), open(&path, 2));
    seed(&priya);
    sam.wait_for_others(std::time::Duration::from_millis(20)).unwrap();
    let write = set(&ACTION, 1, "note", Value::Missing, Value::text("x"));
    let refused = |priya: &Store| {
        let held = priya.begin().unwrap();
        let error = sam.apply(&write, at(1)).unwrap_err();
        assert_eq!(error.kind, crate::error::Kind::Busy);
        drop(held);
        error.to_string()
    };
    // Who saved last is not who is saving now.
    assert!(refused(&priya).starts_with("Somebody else is saving. Nothing was changed"));
    priya.say_open(1, at(1)).unwrap();
    assert!(refused(&priya).starts_with("Somebody else is saving, perhaps Priya, who is here."));
    assert!(sam.apply(&write, at(2)).is_ok());
}

#[test]
fn nothing_is_saved_into_a_register_that_was_moved_away_or_replaced() {
    let (folder, path) = place();
    let mut store = open(&path, 1);
    seed(&store);
    let copy = folder.path().join("copy.db");
    store.backup(&copy, false, at(1), &mut |_, _| true).unwrap();
    let batch = set(&ACTION, 1, "note", Value::Missing, Value::text("lost"));
    std::fs::rename(&path, folder.path().join("elsewhere.db")).unwrap();
    let error = store.apply(&batch, at(2)).unwrap_err();
    assert!(error.to_string().contains("was moved away while you had it open"), "{error}");
    assert!(store.news().is_err() && store.is_in_place().is_err() && store.undo(at(2)).is_err());
    std::fs::copy(&copy, &path).unwrap();
    assert!(store.apply(&batch, at(2)).is_err(), "another file in its place is not the one that is open");
    store = open(&path, 1);
    assert!(matches!(store.apply(&batch, at(3)).unwrap(), Outcome::Saved { .. }));
}

#[test]
fn a_program_that_was_open_while_a_newer_one_changed_the_layout_writes_no_more_and_goes_on_reading() {
    let (_folder, path) = place();
    let mut older = open(&path, 1);
    seed(&older);
    let newer = Store::open_as(&path, who(2), options(Mode::ReadWrite), &NEWER).unwrap();
    let batch = set(&ACTION, 1, "note", Value::Missing, Value::text("x"));
    let last = older.last_batch().unwrap();
    let error = older.apply(&batch, at(1)).unwrap_err();
    assert_eq!(error.kind, crate::error::Kind::Denied);
    let said = error.to_string();
    assert!(said.starts_with("A newer dhr changed this register while you had it open (layout 4"), "{said}");
    assert!(said.contains("Nothing was changed") && said.contains("start it again"), "{said}");
    assert!(older.undo(at(1)).is_err() && older.mark_seen(at(1)).is_err() && older.say_open(1, at(1)).is_err());
    assert_eq!((older.last_batch().unwrap(), older.get(&ACTION, 1).unwrap().is_some()), (last, true));
    assert!(matches!(newer.apply(&batch, at(2)).unwrap(), Outcome::Saved { .. }));
}
