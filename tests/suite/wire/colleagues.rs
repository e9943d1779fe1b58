//! Two people on one register: each sees what the other did, nobody overwrites anybody, and undo takes back only
//! one's own.

use std::process::Command;
use std::time::{Duration, Instant};

use dhr::domain::change::{Batch, Change, Outcome};
use dhr::domain::journal::HistoryScope;
use dhr::domain::listing::Listing;
use dhr::domain::record::Record;
use dhr::domain::register::entity;
use dhr::domain::value::Value;
use dhr::store::{News, Store};

use rustix::process::Signal;

use super::between::is_installed;
use super::cut::edit_title;
use super::home::DHR;
use super::{Home, Line};

const SEEN_WITHIN: Duration = Duration::from_secs(2);

fn case(store: &Store, reference: &str) -> Record {
    let rows = store.rows(&Listing::of(entity("case").unwrap())).unwrap();
    rows.into_iter().find(|row| format!("{:?}", row.get("reference")).contains(reference)).unwrap()
}

fn shown(store: &Store, reference: &str, field: &str) -> String {
    format!("{:?}", case(store, reference).get(field))
}

pub fn archive(store: &Store, reference: &str) {
    let mut batch = Batch::new(format!("archived {reference}"));
    batch.push(Change::Archive {
        entity: entity("case").unwrap(),
        id: case(store, reference).id,
        why: "entered twice".to_owned(),
    });
    assert!(matches!(store.apply(&batch, jiff::Timestamp::now()).unwrap(), Outcome::Saved { .. }));
}

/// The text of the row the cursor stands on.
fn current(screen: &vt100::Screen) -> String {
    screen.contents().lines().nth(screen.cursor_position().0.into()).unwrap_or_default().to_owned()
}

#[test]
fn a_change_is_seen_within_two_seconds_with_the_cursor_on_its_record() {
    let home = Home::with_register();
    let (mut amara, mut priya) = (Line::start(home.desk("amara.okoro")), Line::start(home.desk("priya.shah")));
    amara.shows("Needs you").press("gc").shows("22 cases").press("jjjjjjj");
    amara.until("the case of Elowen", |screen| current(screen).contains("Elowen"));
    edit_title(&mut priya);
    priya.press(" of the lane\r").shows("Saved");
    let since = Instant::now();
    amara.shows("Elowen of the lane");
    assert!(since.elapsed() < SEEN_WITHIN, "it took {:?}", since.elapsed());
    // A row above goes: the cursor goes up with its record.
    archive(&home.store("priya.shah"), "NM-DHR-22");
    let since = Instant::now();
    amara.shows("21 cases");
    assert!(since.elapsed() < SEEN_WITHIN, "it took {:?}", since.elapsed());
    amara.until("the same case", |screen| current(screen).contains("Elowen of the lane"));
    assert_eq!(amara.look(|screen| screen.cursor_position().0), 10);
}

/// A colleague's change of a title on a disk that takes two seconds to say that it has what was written to the file;
/// `None` where such a disk cannot be had.
fn slowly(home: &Home, title: &str) -> Option<Line> {
    let tried = || Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    if !is_installed("strace") {
        return None;
    }
    if !tried().is_ok_and(|tried| tried.status.success()) {
        println!("left out: a slow disk: strace may not be used here");
        return None;
    }
    let register = home.register().display().to_string();
    let slow = ["-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync"];
    let slow = [&slow[..], &["-e", "inject=fsync,fdatasync:delay_enter=2000000", DHR, "--db", &register]].concat();
    let change = ["set", "NM-DHR-16", title];
    Some(Line::start(home.command("priya.shah", "strace", &[&slow[..], &change].concat())))
}

#[test]
fn a_change_on_a_slow_disk_is_seen_once_it_counts_however_long_after_it_was_written() {
    let home = Home::with_register();
    let mut amara = Line::start(home.desk("amara.okoro"));
    amara.shows("Needs you").press("gcjjjjjjj").shows("22 cases");
    amara.idle_for(Duration::from_millis(300));
    let Some(mut priya) = slowly(&home, "title=Elowen in snow") else { return };
    assert_eq!(priya.ended().0, 0, "{}", priya.screen());
    let since = Instant::now();
    amara.shows("Elowen in snow");
    assert!(since.elapsed() < SEEN_WITHIN, "it took {:?}", since.elapsed());
    amara.idle_for(Duration::from_millis(1_500));
}

#[test]
fn a_change_found_does_not_hide_one_that_is_still_being_saved() {
    let home = Home::with_register();
    let mut amara = Line::start(home.desk("amara.okoro"));
    amara.shows("Needs you").press("gc").shows("22 cases");
    // Busy with something else while one colleague saves and another begins to.
    amara.signal(Signal::STOP);
    archive(&home.store("tom.reid"), "NM-DHR-22");
    let written = || std::fs::metadata(home.path().join("register.db-wal")).unwrap().len();
    let (before, since) = (written(), Instant::now());
    let Some(mut priya) = slowly(&home, "title=Elowen in snow") else { return amara.signal(Signal::CONT) };
    while written() == before {
        assert!(since.elapsed() < Duration::from_secs(20), "nothing was written: {}", priya.screen());
        std::thread::sleep(Duration::from_millis(5));
    }
    amara.signal(Signal::CONT);
    amara.shows("21 cases");
    assert_eq!(priya.ended().0, 0, "{}", priya.screen());
    amara.shows("Elowen in snow");
}

#[test]
fn script_4_different_fields_of_one_case_are_both_saved_without_a_question() {
    let home = Home::with_register();
    let (mut amara, mut priya) = (Line::start(home.desk("amara.okoro")), Line::start(home.desk("priya.shah")));
    edit_title(&mut amara);
    amara.press(" of the lane").shows("Elowen of the lane");
    priya.shows("Needs you").press("gcjjjjjjj\r").shows("Cases > NM-DHR-16");
    priya.press("jjjjj\r").shows("Enter save").press("!").shows("second panel!");
    priya.press("\r").shows("Saved");
    amara.shows("second panel!").shows("Enter save");
    amara.press("\r").shows("Saved").hides("changed while you were typing");
    let store = home.store("amara.okoro");
    assert!(shown(&store, "NM-DHR-16", "title").contains("Elowen of the lane"));
    let steps = case(&store, "NM-DHR-16").values.iter().any(|value| format!("{value:?}").contains("second panel!"));
    assert!(steps, "the colleague's field was lost");
}

#[test]
fn script_4_the_same_field_shows_both_values_and_asks() {
    let home = Home::with_register();
    let (mut amara, mut priya) = (Line::start(home.desk("amara.okoro")), Line::start(home.desk("priya.shah")));
    edit_title(&mut amara);
    amara.press(" of amara").shows("Elowen of amara");
    edit_title(&mut priya);
    priya.press(" of priya\r").shows("Saved");
    let since = Instant::now();
    amara.shows("+ Title was changed while you type. Saving shows both.").shows("Elowen of amara");
    assert!(since.elapsed() < SEEN_WITHIN, "it took {:?}", since.elapsed());
    amara.press("\r").shows("Title changed while you were typing");
    amara.press("m").shows("* lines the other side does not have").press("m");
    amara.shows("when you began").shows("by priya.shah on").shows("Elowen of priya").shows("Elowen of amara");
    assert!(shown(&home.store("amara.okoro"), "NM-DHR-16", "title").contains("of priya"), "nothing is written yet");
    amara.press("j").until("use mine", |screen| current(screen).contains("> use mine"));
    amara.press("\r").shows("Saved");
    priya.shows("Elowen of amara");
    let store = home.store("amara.okoro");
    assert!(shown(&store, "NM-DHR-16", "title").contains("of amara"));
    let changes = store.history(HistoryScope::All, 0, 2, false).unwrap().into_iter().flat_map(|batch| batch.changes);
    let history: Vec<(String, String)> = changes.map(|change| (change.old, change.new)).collect();
    let step = |old: &str, new: &str| (old.to_owned(), new.to_owned());
    assert_eq!(
        history,
        [step("Elowen of priya", "Elowen of amara"), step("Elowen", "Elowen of priya")],
        "both values are in the history"
    );
}

#[test]
fn undo_leaves_what_a_colleague_changed_since_and_names_it() {
    let home = Home::with_register();
    let mut amara = Line::start(home.desk("amara.okoro"));
    edit_title(&mut amara);
    amara.press(" of amara\r").shows("Saved");
    let priya = home.store_of(rustix::process::getuid().as_raw() + 1, "priya.shah");
    let case = case(&priya, "NM-DHR-16");
    let title = case.entity.field("title").unwrap();
    let mut batch = Batch::new("set title");
    let new = Value::text("Elowen of amara and priya");
    batch.push(Change::set(case.entity, case.id, title, case.get("title").clone(), new));
    assert!(matches!(priya.apply(&batch, jiff::Timestamp::now()).unwrap(), Outcome::Saved { .. }));
    amara.shows("Elowen of amara and priya");
    amara.press("u").shows("Not undone: \"Title\" was changed since by priya.shah");
    assert!(shown(&home.store("amara.okoro"), "NM-DHR-16", "title").contains("Elowen of amara and priya"));
}

#[test]
fn who_is_typing_is_seen_on_the_case_and_in_the_same_field_and_gone_when_they_stop() {
    let home = Home::with_register();
    let (mut amara, mut priya) = (Line::start(home.desk("amara.okoro")), Line::start(home.desk("priya.shah")));
    amara.shows("Needs you").press("gcjjjjjjj\r").shows("Cases > NM-DHR-16 Elowen");
    edit_title(&mut priya);
    let since = Instant::now();
    amara.shows("+ priya.shah is typing in Title");
    assert!(since.elapsed() < SEEN_WITHIN, "it took {:?}", since.elapsed());
    amara.press("jj\r").shows("Enter save").shows("priya.shah is typing in this field too: Title");
    priya.shows("amara.okoro is typing in this field too: Title");
    priya.press("\x1b").shows("Enter edit").hides("this field too");
    amara.hides("priya.shah is typing").press("\x1b").shows("Enter edit");
    // A note being added is seen from the other lists of the case too.
    priya.hides("is typing").press("n").shows("New: Note");
    amara.shows("priya.shah is typing a new note").press("6").shows("priya.shah is typing a new note");
    // Whoever is gone without a word is not there any more.
    priya.signal(Signal::KILL);
    priya.ended();
    amara.press("\x0c").hides("is typing").hides("also open");
}

#[test]
fn who_has_the_case_open_is_seen_on_it_and_gone_when_they_leave_hang_up_or_quit() {
    let home = Home::with_register();
    let (mut amara, mut priya) = (Line::start(home.desk("amara.okoro")), Line::start(home.desk("priya.shah")));
    amara.shows("Needs you").press("gcjjjjjjj\r").shows("Cases > NM-DHR-16 Elowen");
    priya.shows("Needs you").press("gcjjjjjjj\r").shows("Cases > NM-DHR-16 Elowen");
    let since = Instant::now();
    amara.shows("also open: priya.shah");
    assert!(since.elapsed() < SEEN_WITHIN, "it took {:?}", since.elapsed());
    priya.shows("also open: amara.okoro");
    // On to another case: gone from this one.
    priya.press("J").shows("Cases > NM-DHR-15");
    let since = Instant::now();
    amara.hides("also open");
    assert!(since.elapsed() < SEEN_WITHIN, "it took {:?}", since.elapsed());
    // A record of the case is the case too.
    priya.press("K").shows("Cases > NM-DHR-16").press("6").shows("ACTIONS").press("\r").shows("> Action >");
    amara.shows("also open: priya.shah").press("6").shows("ACTIONS").press("\r").shows("other here");
    priya.press("qq").shows("22 cases");
    amara.hides("other here").press("q");
    priya.press("jk\r").shows("Cases > NM-DHR-16");
    amara.shows("also open: priya.shah");
    priya.cut("j");
    amara.hides("also open");
}

#[test]
fn somebody_opening_another_case_costs_the_others_not_a_byte() {
    let home = Home::with_register();
    let (mut amara, mut priya) = (Line::start(home.desk("amara.okoro")), Line::start(home.desk("priya.shah")));
    amara.shows("Needs you").press("gcjj\r").shows("Enter edit");
    priya.shows("Needs you");
    amara.idle_for(Duration::from_millis(1_500));
    let (before, store) = (amara.count().0, home.store("sam"));
    priya.press("gcjjjjjjj\r").shows("Cases > NM-DHR-16 Elowen");
    amara.idle_for(Duration::from_millis(2_500));
    assert_eq!(amara.count().0 - before, 0);
    assert_eq!(store.news().unwrap(), News::People, "it was told");
}

#[test]
fn somebody_typing_elsewhere_costs_the_others_not_a_byte() {
    let home = Home::with_register();
    let (mut amara, mut priya) = (Line::start(home.desk("amara.okoro")), Line::start(home.desk("priya.shah")));
    amara.shows("Needs you").press("gcjj\r").shows("Enter edit");
    priya.shows("Needs you").press("gcjjjjjjj\r").shows("Cases > NM-DHR-16 Elowen").press("jj");
    amara.idle_for(Duration::from_millis(300));
    let before = amara.count().0;
    priya.press("\r").shows("Enter save").press(" of the lane").shows("of the lane").press("\x1b").shows("draft");
    amara.idle_for(Duration::from_millis(2_500));
    assert_eq!(amara.count().0 - before, 0);
}
