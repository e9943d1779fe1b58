//! Plain mode: what may be logged, and that nothing typed is lost.

use super::plain_register::{Desk, config, context, kind, register, today};
use dhr::app::allowed::Allowed;
use dhr::app::context::Context;
use dhr::domain::change::Batch;
use dhr::domain::value::Value;
use dhr::store::Drafts;
use dhr::term::perform::Performer;
use dhr::term::plain::converse;

#[test]
fn private_values_are_said_only_after_reveal_and_the_reveal_is_recorded() {
    let mut desk = Desk::open();
    desk.say("cases\n1\nfields\nfields all\nhistory\nback\nedit\ncancel\nset police reference");
    assert!(!desk.transcript.contains("OP-4471"), "{}", desk.transcript);
    assert!(desk.transcript.contains("Police reference: private."));
    let revealed = desk.say("reveal");
    assert!(revealed.contains("Police reference: OP-4471."), "{revealed}");
    assert!(desk.say("history").contains("reveal"), "the reveal stands in the history");
    let from = desk.transcript.len();
    desk.say("back\nback\n1\nfields");
    assert!(desk.transcript[from..].contains("Police reference: private."), "hidden again after leaving");
}

#[test]
fn where_nothing_private_is_held_no_reveal_is_recorded_and_the_first_value_can_be_said() {
    let mut desk = Desk::open();
    assert_eq!(desk.say("list agencies\n1\nreveal").lines().last(), Some("Nothing private is held here."));
    assert!(!desk.say("history\nback").contains("reveal"));
    assert!(desk.say("set telephone 01632 960 002").contains("Saved at"));
    assert!(desk.say("set telephone").contains("Telephone is private; say reveal first."));
}

#[test]
fn a_policy_against_reveal_is_kept() {
    let cx = Context { allowed: Allowed { reveal: false, ..Allowed::default() }, ..context() };
    let mut desk = Desk::on(register(), cx);
    let answer = desk.say("cases\n1\nreveal");
    assert_eq!(answer, "Reveal private values: the administrator's policy forbids it.\n");
}

#[test]
fn hostile_text_is_cleaned_wherever_it_is_said() {
    let store = register();
    let mut batch = Batch::new("hostile\u{1b}[2J label");
    let evil = "Ring\u{1b}]0;title\u{7} back\u{202e}kcab\r\nnow\u{9b}31m";
    batch.add(kind("note"), vec![("subject", Value::text(evil)), ("what", Value::text(evil))]);
    store.apply(&batch, dhr::config::now()).unwrap();
    let mut desk = Desk::on(store, context());
    desk.say("list notes\n1\nfields\nset note");
    desk.say(".cancel\ngo to history\n1\nfind ring\nfind text ring\nno\u{1b}[2J such word\u{202e}");
    let bare = desk.transcript.replace("> no\u{1b}[2J such word\u{202e}\n", "");
    assert!(bare.contains("Ring"), "{bare}");
    let unsafe_left = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
    assert!(!bare.contains(unsafe_left), "{bare:?}");
}

#[test]
fn the_end_of_input_in_the_middle_of_a_text_keeps_it_as_a_draft() {
    let folder = tempfile::tempdir().unwrap();
    let performer = Performer::new(register(), config(folder.path()), today());
    let mut said = Vec::new();
    let mut input = "1\nset remarks\nShe said the author is on leave.\nBack on the 9th.\n".as_bytes();
    converse(context(), performer, &mut input, &mut said, "").unwrap();
    let drafts = Drafts::new(config(folder.path()).drafts_of(None).unwrap());
    let draft = drafts.read("return/1/remarks").unwrap().expect("the text was kept");
    assert_eq!(draft.text, "She said the author is on leave.\nBack on the 9th.");

    let performer = Performer::new(register(), config(folder.path()), today());
    let mut said = Vec::new();
    converse(context(), performer, &mut "1\n.\nquit\n".as_bytes(), &mut said, "").unwrap();
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("Text you were typing.\n1. "), "{said}");
    assert!(said.contains("Back on the 9th.\n"), "{said}");
    assert!(said.contains("Remarks: 2 lines.\nSaved at"), "{said}");
    assert!(drafts.read("return/1/remarks").unwrap().is_none(), "a saved text is no draft any more");
}

#[test]
fn a_form_left_in_the_middle_is_gone_on_with_where_it_was() {
    let mut desk = Desk::open();
    desk.say("add note\nThe author rang.\n.\ncancel");
    assert!(desk.say("today").contains("a new note, not saved"));
    desk.say("1\nsave");
    assert_eq!(desk.value("note", 1, "what"), Value::text("The author rang."));
    assert!(!desk.say("today").contains("not saved"));
}

#[test]
fn a_line_of_any_length_and_any_bytes_is_survived() {
    let folder = tempfile::tempdir().unwrap();
    let performer = Performer::new(register(), config(folder.path()), today());
    let mut input = vec![b'x'; 3_000_000];
    input.extend_from_slice(b"\n\xff\xfe\x00\x1b[A\nquit\n");
    let mut said = Vec::new();
    converse(context(), performer, &mut input.as_slice(), &mut said, "").unwrap();
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("That line was too long; its end was left out."));
    assert!(said.ends_with("Goodbye.\n"), "the lines after it were understood");
}
