//! Another program holds the register while somebody saves: the screen says so at once, what was typed is kept, and the
//! save follows as soon as it may.

use std::time::{Duration, Instant};

use dhr::domain::listing::Listing;
use dhr::domain::register::entity;
use rusqlite::Connection;

use super::cut::edit_title;
use super::{Home, Line};

/// On a busy machine; it is asked for after a fifth of a second.
const AT_ONCE: Duration = Duration::from_millis(900);
const TITLE: &str = "Elowen of the lane";

/// A program that has taken the right to write and keeps it.
fn held(home: &Home) -> Connection {
    let held = Connection::open(home.register()).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    held
}

/// Amara presses Enter in the title while the register is held, and is told.
fn told(home: &Home) -> (Line, Connection) {
    let mut amara = Line::start(home.desk("amara.okoro"));
    edit_title(&mut amara);
    amara.press(" of the lane").shows(TITLE);
    let held = held(home);
    let since = Instant::now();
    // This very process holds it, under the same account.
    let own = format!("(process {}) holds the register", std::process::id());
    amara.press("\r").shows(&own).shows("Esc give up");
    assert!(since.elapsed() < AT_ONCE, "it took {:?}", since.elapsed());
    (amara, held)
}

fn title(home: &Home) -> String {
    let rows = home.store("amara.okoro").rows(&Listing::of(entity("case").unwrap())).unwrap();
    let case = rows.iter().find(|row| format!("{:?}", row.get("reference")).contains("NM-DHR-16")).unwrap();
    format!("{:?}", case.get("title"))
}

#[test]
fn a_save_held_up_by_another_program_says_so_at_once_and_follows_when_it_may() {
    let home = Home::with_register();
    let (mut amara, held) = told(&home);
    // No other key does anything in between, and none is put off until later.
    amara.press("dxq").settle();
    amara.shows("holds the register").shows("Esc give up");
    held.execute_batch("ROLLBACK").unwrap();
    amara.shows("Saved").shows(TITLE).hides("holds the register");
    assert!(title(&home).contains(TITLE));
    assert!(home.drafts().is_empty(), "a draft of what was saved is left");
}

#[test]
fn giving_up_a_held_up_save_brings_the_field_back_with_its_text() {
    let home = Home::with_register();
    let (mut amara, held) = told(&home);
    amara.press("\x1b").shows("Not saved").shows(TITLE).shows("Enter save");
    assert!(!title(&home).contains(TITLE));
    amara.until("the draft", |_| home.drafts().iter().any(|draft| draft.text == TITLE));
    held.execute_batch("ROLLBACK").unwrap();
    amara.press("!\r").shows("Saved");
    assert!(title(&home).contains("of the lane!"));
    assert!(home.drafts().is_empty(), "a draft of what was saved is left");
}

#[test]
fn a_register_that_is_held_opens_and_is_left_without_waiting() {
    let home = Home::with_register();
    let _held = held(&home);
    let since = Instant::now();
    let mut amara = Line::start(home.desk("amara.okoro"));
    amara.shows("Needs you").press("gc").shows("22 cases").press("q").shows("Needs you").press("q");
    let (status, _) = amara.ended();
    assert_eq!(status, 0);
    assert!(since.elapsed() < Duration::from_secs(4), "it took {:?}", since.elapsed());
}

#[test]
fn an_import_held_up_by_another_program_says_who_holds_it_and_can_be_stopped_or_follows() {
    let home = Home::with_register();
    let path = home.path().join("plan.csv");
    std::fs::write(&path, "DHR ref,Title,Stage\nNEW-1,Adult A,Panel\n").unwrap();
    let mut amara = Line::start(home.desk("amara.okoro"));
    amara.press(":").press("import a spread").press("\r").shows("Import a spreadsheet");
    amara.press(path.display().to_string()).press("\r").shows("1 row: 1 imported");
    let held = held(&home);
    amara.press("i").shows("holds the register; the import waits").shows("Esc stop");
    amara.press("\x1b").shows("The import was stopped. Nothing was changed");
    amara.press("i").shows("holds the register; the import waits");
    held.execute_batch("ROLLBACK").unwrap();
    amara.shows("Imported plan.csv").hides("holds the register");
}

/// The lists written here.
fn written(home: &Home) -> Vec<String> {
    let names = std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name());
    names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.ends_with(".csv")).collect()
}

#[test]
fn a_list_held_up_on_its_way_out_is_written_once_and_not_before_its_note() {
    let home = Home::with_register();
    let mut amara = Line::start(home.desk("amara.okoro"));
    amara.press("gc").shows("22 cases");
    let export = |amara: &mut Line| {
        let held = held(&home);
        amara.press(":").press("export this").press("\r").shows("holds the register").shows("Esc give up");
        // Tried again some times by now; nothing lies here that the history does not know of.
        let since = Instant::now();
        while since.elapsed() < AT_ONCE {
            assert_eq!(written(&home), Vec::<String>::new());
            amara.settle();
        }
        held
    };
    let first = export(&mut amara);
    amara.press("\x1b").shows("Not saved");
    first.execute_batch("ROLLBACK").unwrap();
    assert_eq!(written(&home), Vec::<String>::new(), "given up");
    let second = export(&mut amara);
    second.execute_batch("ROLLBACK").unwrap();
    amara.shows("Wrote the rows and columns shown").hides("holds the register");
    assert_eq!(written(&home), ["case-2026-03-27.csv"]);
    let steps = home.store("amara.okoro").steps(50).unwrap();
    assert_eq!(steps.iter().filter(|step| step.label.starts_with("exported")).count(), 1, "{steps:?}");
}
