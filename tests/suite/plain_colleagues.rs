//! Plain mode among colleagues: who else is there is said, and where one is oneself.

use super::plain_register::{Desk, context, today};
use dhr::config::now;
use dhr::domain::journal::Who;
use dhr::domain::listing::Listing;
use dhr::domain::register::cases;
use dhr::store::{Mode, Options, Store};

#[test]
fn who_else_has_it_open_or_types_is_said_and_so_is_where_one_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.db");
    let open = |uid, name: &str| {
        let options = Options::new(Mode::Create, now(), today());
        Store::open(&path, Who { uid, name: name.to_owned() }, options).unwrap()
    };
    let (store, mut sam) = (open(7, "Priya"), open(8, "sam.ward"));
    dhr::cli::fill(&store, today()).unwrap();
    let rows = sam.rows(&Listing::of(cases())).unwrap();
    let case = rows.iter().find(|row| row.label(today()).starts_with("NM-DHR-23")).unwrap().id;
    let mut desk = Desk::on(store, context());

    sam.say_open(case, now()).unwrap();
    let opened = desk.say("cases\n1");
    assert!(opened.starts_with("Case: NM-DHR-23"), "{opened}");
    assert!(opened.ends_with("Also open: sam.ward.\n"), "{opened}");
    assert!(!desk.say("set next step").contains("sam"), "said once");
    sam.say_typing(cases(), case, "title", now()).unwrap();
    assert!(desk.say("cancel\nset next step").ends_with("sam.ward is typing in Title.\n"));
    assert!(desk.say("cancel\nset title").ends_with("sam.ward is typing in this field too: Title.\n"));

    let here = |sam: &Store| sam.others_here(cases(), case, now()).unwrap();
    assert_eq!(
        here(&sam).iter().map(|one| (one.who.as_str(), one.field.as_str())).collect::<Vec<_>>(),
        [("Priya", "Title")]
    );
    desk.say("cancel");
    assert!(here(&sam).iter().all(|one| !one.is_typing), "it is open and nothing is typed");
    desk.say("today");
    desk.performer.tell_whereabouts();
    assert!(here(&sam).is_empty());
    desk.say("back\ncases\n1");
    desk.performer.tell_whereabouts();
    assert_eq!(here(&sam).len(), 1);
    desk.performer.leave().unwrap();
    assert!(here(&sam).is_empty());
}

#[test]
fn a_save_held_up_by_somebody_else_says_who_before_it_is_tried_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.db");
    let options = Options::new(Mode::Create, now(), today());
    let store = Store::open(&path, Who { uid: 7, name: "Priya".to_owned() }, options).unwrap();
    dhr::cli::fill(&store, today()).unwrap();
    let held = rusqlite::Connection::open(&path).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    let performer = dhr::term::perform::Performer::new(store, super::plain_register::config(folder.path()), today());
    let mut said = Vec::new();
    let mut lines = "cases\n1\nset title\nElowen of the lane\n\nquit\n".as_bytes();
    dhr::term::plain::converse(context(), performer, &mut lines, &mut said, "").unwrap();
    let said = String::from_utf8(said).unwrap();
    let waits = said.find("this waits, at most five seconds").expect(&said);
    let refused = said.rfind("Nothing was changed").expect(&said);
    assert!(waits < refused, "{said}");
}
