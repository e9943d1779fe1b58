//! What the columns of a list say at each size, and what is said of a row that they do not.

use super::Desk;

/// The line of the screen that holds these words.
fn line_with(desk: &Desk, words: &str) -> String {
    let screen = desk.screen();
    screen.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words} in\n{screen}")).to_owned()
}

#[test]
fn on_a_narrow_screen_a_case_keeps_its_date_and_the_reason_of_its_mark() {
    let mut desk = Desk::borough(60, 24);
    desk.keys("g c").shows("Report due");
    assert!(line_with(&desk, "NM-DHR-19").contains("24 Jun +89d"));
    desk.resized(40, 12).shows("Report due");
    desk.resized(60, 24).shows("Sunniva   Decide whether to review, in 1 day");
}

#[test]
fn the_message_line_says_why_a_row_is_marked_where_no_column_does() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c").shows(" Decide whether to review, in 1 day");
    desk.keys("Down").hides("Decide whether to review");
    // The date of an action stands in its row.
    desk.keys("g a").hides("late");
}

#[test]
fn on_a_wide_screen_names_have_more_room_and_without_the_preview_further_columns_join() {
    let mut desk = Desk::borough(132, 43);
    desk.keys("g a").shows("NHS Northmere Prima").hides("Progress stage  ");
    desk.keys("p").shows("NHS Northmere Primary Care Trust").shows("Progress stage").shows("Overdue");
    desk.keys("g c").shows("Publication withheld");
    desk.keys("p").shows("Awaiting cause of death").shows("Next step");
    Desk::borough(200, 60).keys("g c p").shows("Chair");
}

#[test]
fn a_date_that_is_met_says_so_and_is_not_taken_for_one_that_is_missed() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g a");
    assert!(line_with(&desk, " 11.1 ").contains("27 Jan done"));
    assert!(line_with(&desk, " 7.3 ").contains("11 Mar done"));
}

#[test]
fn the_status_key_of_an_action_sets_what_its_list_shows() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g a t").shows("Set RAG: one action").shows("New RAG:");
    // A letter begins another term; it is not written on at the end of the present one.
    desk.types("amb").shows("New RAG:         amb");
    desk.keys("Enter");
    desk.shows("u undoes: set RAG on 1.2");
    assert!(line_with(&desk, " 1.2 ").contains("Amber"));
    desk.keys("u");
    assert!(line_with(&desk, " 1.2 ").contains("Red"));
}

#[test]
fn the_change_of_many_says_in_words_what_is_wrong_however_narrow_the_screen() {
    let mut desk = Desk::borough(60, 20);
    desk.keys("g c t").types("decision duq").shows("did you mean").shows("NM-DHR-23");
    desk.keys("Esc g a").keys("End d").shows("empty, and stays so").hides("already so");
}

#[test]
fn the_reason_a_rule_asks_for_can_be_typed_on_the_smallest_screen() {
    let mut desk = Desk::borough(40, 10);
    desk.keys("g c Down Down Down Down t").types("submitted").keys("Enter");
    desk.shows("The stage \"Submitted to QA\" runs").shows("Why (kept in history):").shows("Enter save   Esc");
    desk.types("both are on paper").shows("on paper");
    desk.keys("Enter").shows("Saved");
}

#[test]
fn the_status_key_is_only_where_a_record_has_a_status() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g p").hides("t status");
    desk.keys("t").shows("people have no status").hides("Set role");
    desk.keys("Enter").keys("t").shows("people have no status").hides("Enter save");
    desk.home().keys("g c /").types("NM-DHR-16").keys("Enter Enter 7").hides("t status");
    desk.keys("t").shows("contact plans have no status").hides("Whose side:");
    desk.keys("5").keys("t").shows("Set stage: one return");
}

#[test]
fn a_column_a_person_ticked_is_shown_on_a_narrow_screen_and_one_without_room_is_named() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g a C").types("ownerp").keys("Space Enter");
    desk.shows("Owner post").shows("no room for");
}
