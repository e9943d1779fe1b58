//! A register that is new: the way to its first spreadsheet stands on the screen.

use dhr::app::effect::Effect;
use dhr::app::layout::Area;
use dhr::app::reply::Reply;
use dhr::app::screen::Screen;
use dhr::app::screen::today::Today;
use dhr::domain::change::{Batch, Change, Outcome};
use dhr::domain::entity::Entity;
use dhr::domain::journal::Who;
use dhr::domain::process::today::{EACH, Harm, Line, Look, Section, Whose};
use dhr::domain::register::{Case, cases};
use dhr::domain::value::{Id, Ref, Value};
use dhr::store::{Mode, Options, Store};

use super::{Desk, TODAY};

fn empty() -> Desk {
    let store = Store::memory(Who { uid: 1000, name: "amara.okoro".to_owned() }, TODAY).unwrap();
    Desk::on(store, 80, 24)
}

#[test]
fn an_empty_register_says_what_to_do_first() {
    let mut desk = empty();
    desk.shows(" This register is empty ").hides("Nothing needs you").hides("0 items");
    desk.shows("Bring in the tracker you have:").shows("press : and type import");
    desk.shows("Add one review:").shows("press g c, then a").shows("dhr demo");
    desk.keys("v v").shows(" This register is empty ");
}

#[test]
fn a_register_in_which_nothing_is_owed_says_what_was_looked_at() {
    let mut desk = empty();
    let values = vec![("reference", Value::text("D1")), ("stage", Value::code("closed"))];
    saved(&desk.performer.store, dhr::domain::register::cases(), values);
    desk.keys("Ctrl-l v v").shows(" Nothing needs you today ").shows("Looked at: every review of the register.");
}

#[test]
fn a_day_without_anything_due_says_what_comes_next() {
    let line = Line {
        section: Section::Later,
        harm: Harm::Returns,
        days: 24,
        case: Ref::new(1, "X-1 Elm"),
        lead: "amara.okoro".to_owned(),
        what: "Papers for panel 3".to_owned(),
        tag: String::new(),
        why: "The panel meets".to_owned(),
        mark: "practice".into(),
        entity: "step",
        id: 1,
        field: "",
        waiting_on: None,
    };
    let look = Look::of([&line], Whose::Mine, "amara.okoro", EACH);
    let desk = empty();
    let mut today = Today::new();
    today.reply(&desk.model.cx, &Reply::Today(look));
    let text: Vec<String> =
        today.body(&desk.model.cx, Area::new(80, 19)).lines.iter().map(|line| line.text()).collect();
    let text = text.join("\n");
    assert!(text.contains("Next: Mon 20 April 2026 (in 24 days), Papers for panel 3 for X-1 Elm."), "{text}");
    assert!(!text.contains("press : and type import"), "a register that is in use needs no beginning: {text}");
}

fn saved(store: &Store, entity: &'static Entity, values: Vec<(&'static str, Value)>) -> Id {
    let batch = Batch { changes: vec![Change::Add { entity, values }], ..Batch::default() };
    match store.apply(&batch, dhr::config::now()).unwrap() {
        Outcome::Saved { ids, .. } => ids[0],
        Outcome::Conflicts(_) => panic!("nobody else is there"),
    }
}

/// The hints of the last line, and what an empty list says.
#[test]
fn every_empty_list_says_how_it_is_filled_and_hints_only_what_works_there() {
    let mut desk = empty();
    for (keys, said, hint) in [
        ("g c", "No cases yet. a adds the first; : import brings in the tracker you have.", " a add   "),
        ("g a", "No actions are open. Esc shows the closed ones too; : import brings some in.", " a add   "),
        ("g i", "No returns are open. Esc shows the closed ones too.", " a add   "),
        ("g p", "No people yet. a adds the first.", " a add   "),
        ("g d", "No documents yet. a adds the first.", " a add   "),
    ] {
        desk.keys(keys).shows(said).shows(hint).hides("Enter open");
    }
    saved(
        &desk.performer.store,
        &Case::ENTITY,
        vec![("reference", Value::Text("X-1".to_owned())), ("title", Value::Text("Elm".to_owned()))],
    );
    desk.keys("g c Enter");
    for (keys, said, hint) in [
        ("2", "No work-plan steps yet. a adds the first; : lay plan lays out the default", " a add   "),
        ("3", "Nothing on the review's own timeline yet. a adds the first; T shows the", "T composite"),
        ("5", "No returns yet. a adds the first; I asks several agencies in one step.", "I ask agencies"),
        ("7 Tab", "No family milestones yet. a adds the first; m marks one", "m milestone"),
        ("8", "No submissions yet. a adds the first; i files a letter", "i QA letter"),
        ("8 Tab", "No QA letters yet. a adds the first; i files a letter", "i QA letter"),
        ("8 Tab", "No QA points yet. a adds the first; i files a letter", "i QA letter"),
        ("9", "No notes yet. a adds the first.", " a add   "),
    ] {
        desk.keys(keys).shows(said).shows(hint).hides("Enter open");
    }
    desk.keys("T").shows("No agency's events yet. N brings").shows(" N import   a add   T own events").hides("r names");
    desk.keys("q L").shows("q goes back; N in the case").hides("Down row");
}

#[test]
fn the_lists_of_the_quality_tab_hint_the_letter_and_the_answer() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("f").types("nm-dhr-11").keys("Enter 8");
    desk.shows("SUBMISSIONS").shows(" Enter open   i QA letter   a add");
    desk.keys("Tab").shows("QA LETTERS").shows(" a add   i QA letter");
    desk.keys("f").types("nm-dhr-16").keys("Enter 5").shows(" Enter open   c chase   I ask agencies");
    desk.keys("2").shows(" Enter open   M trial moved");
    desk.keys("g a").shows(" Enter open   c chase   a add");
}

#[test]
fn a_second_enter_on_a_heading_keeps_the_field_it_goes_to() {
    let mut desk = empty();
    desk.keys(": i m p o r t Enter");
    desk.types(&format!("{}/fixtures/tracker/northmere-tracker.xlsx", env!("CARGO_MANIFEST_DIR")));
    desk.keys("Enter").shows("Case: Reference");
    desk.keys("Enter").shows("> Case: Reference");
    desk.keys("Enter").shows("> Review Ref                        Case: Reference");
}

#[test]
fn a_reference_typed_whole_finds_the_case_before_its_people() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("f").types("nm-dhr-16").shows(">case            NM-DHR-16 Elowen");
}

#[test]
fn a_step_of_before_this_session_is_taken_back_only_when_asked_twice() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("u").shows("Undo again for a step of").shows("before this session: loaded").shows("Needs you: ");
    desk.keys("g c Enter Down Down Enter").types("X");
    desk.keys("Enter").shows("Saved");
    desk.keys("u").shows("Undone");
    // Asked before something else was done is not asked now.
    desk.keys("g t u").shows("Undo again");
    desk.keys("u").shows("This register is empty");
}

#[test]
fn the_names_of_colleagues_are_offered_for_the_lead() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c o").shows("amara.okoro").shows("priya.shah");
    desk.types("pri").shows("priya.shah").hides("samir");
    desk.keys("Down Enter").shows("u undoes: set lead");
    desk.keys("g c").shows("priya.shah");
    // A name nobody has yet is taken as it is typed.
    desk.keys("o").types("new.name").keys("Enter").shows("u undoes: set lead");
}

#[test]
fn an_undo_that_was_asked_about_and_met_somebody_saving_is_not_asked_about_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.db");
    let long_ago = "2020-03-02T09:00:00Z".parse().unwrap();
    let who = Who { uid: 1000, name: "amara.okoro".to_owned() };
    let store = Store::open(&path, who, Options::new(Mode::Create, long_ago, TODAY)).unwrap();
    let mut batch = Batch::new("added a case");
    batch.add(cases(), vec![("reference", Value::text("NM-DHR-1")), ("title", Value::text("Elm"))]);
    store.apply(&batch, long_ago).unwrap();
    let mut desk = Desk::on(store, 80, 24);
    desk.performer.store.wait_for_others(std::time::Duration::from_millis(20)).unwrap();
    let mut undo = || desk.performer.perform(Effect::Undo).unwrap();
    assert!(matches!(undo(), Reply::Done(said) if said.starts_with("Undo again for a step of")));
    let held = rusqlite::Connection::open(&path).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(undo(), Reply::Failed(failure) if failure.again));
    held.execute_batch("ROLLBACK").unwrap();
    assert!(matches!(undo(), Reply::Undone { changes: 1, .. }));
}
