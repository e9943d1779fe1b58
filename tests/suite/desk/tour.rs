//! A walk through the workbench as a coordinator takes it.

use super::Desk;

#[test]
fn a_field_is_edited_in_place_saved_undone_and_done_again() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c Enter Down Down Enter").types("X").keys("Enter");
    desk.shows("Saved").shows("SunnivaX");
    desk.keys("u").shows("Undone").shows("set title on NM-DHR-23 Sunniva").hides("SunnivaX");
    desk.keys("U").shows("SunnivaX");
}

#[test]
fn several_actions_are_moved_with_a_preview_a_reason_and_one_undo_step() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g a Space Space Space").shows("3 marked");
    desk.keys("d").types("14 4 27");
    desk.shows("Wed 14 April 2027").shows("-> 14 Apr 2027");
    desk.keys("Enter").types("agreed with the chair").keys("Enter");
    desk.shows("Saved").shows("u undoes: set due on 3 actions");
    desk.keys("u").shows("Undone");
    desk.keys("g h").shows("set due on 3 actions (undone)");
}

#[test]
fn an_archived_case_that_is_open_says_so_and_not_that_nothing_is_recorded() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c Enter X").types("held by the county").keys("Enter").types("archive").keys("Enter");
    desk.shows("ARCHIVED")
        .shows("No clock runs while it is archived. Why: held by the county")
        .hides("Nothing is recorded yet");
    desk.keys("u").hides("ARCHIVED").shows("NEXT");
}

#[test]
fn archiving_asks_why_and_for_the_word_and_can_be_taken_back() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c").shows("22 cases");
    desk.keys("X Enter Enter").types("archive").keys("Enter").shows("Say why first");
    desk.keys("Tab").types("entered twice").keys("Enter Enter").shows("21 cases");
    desk.keys("u").shows("22 cases");
}

#[test]
fn narrowing_offers_the_next_word_and_esc_brings_everything_back() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("lead:amara.okoro");
    desk.hides("tom.reid");
    desk.keys("Enter Esc").shows("tom.reid");
    desk.keys("/").types("stge:panel").shows("stage");
}

#[test]
fn a_view_keeps_narrowing_and_sorting_together() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("lead:tom.reid sort:-reference").keys("Enter");
    desk.keys("v s").types("Tom's").keys("Enter Esc Esc").shows("amara");
    desk.keys("v End").keys("Down Down Down Down Down Down Enter");
    desk.shows("lead:tom.reid").shows("sort:-reference");
}

#[test]
fn private_values_stay_hidden_until_revealed_and_the_reveal_is_recorded() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g l").types("identit").keys("Enter").hides("(private)");
    desk.keys("Enter").shows("(private)");
    desk.keys("r").hides("(private)").shows("recorded");
    desk.keys("Esc").shows("(private)");
    desk.keys("g h").shows("reveal");
}

#[test]
fn what_was_revealed_is_private_again_once_the_screen_was_hidden() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g l").types("identit").keys("Enter Enter r").hides("(private)");
    let orders = desk.model.update(dhr::app::Msg::Idle);
    desk.carry_out(orders);
    desk.shows("Hidden. Press Enter.");
    desk.keys("Enter").shows("(private)");
    desk.keys("r").hides("(private)");
    desk.keys("Z Enter").shows("(private)");
}

#[test]
fn where_nothing_private_is_held_no_reveal_is_recorded_and_the_first_value_can_be_written() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g p Enter r").shows("Nothing private is held here.").hides("This was recorded");
    desk.keys("g h").hides("reveal");
    desk.keys("g p Enter Down Down Down Down Down Down").shows(" > Work e-mail");
    desk.keys("Enter").shows("Enter save");
    desk.types("sam@northmere.example").keys("Enter").shows("Saved").shows("(private)");
    desk.keys("Enter").shows("this value is private");
    desk.keys("r").shows("This was recorded").shows("sam@northmere.example");
}

#[test]
fn what_was_left_unsaved_is_offered_on_today_at_once() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c Enter Down Down Enter").types(" of the lane").keys("Esc").shows("kept as a draft");
    desk.keys("g t").shows("TEXT YOU WERE TYPING");
    desk.keys("Home Enter").shows("Sunniva of the lane");
    desk.keys("Enter").shows("Saved");
    desk.keys("g t").hides("TEXT YOU WERE TYPING");
}

#[test]
fn a_number_where_there_are_no_tabs_says_what_numbers_are_for() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g p Enter 1").shows("1 to 9 are tabs of a case and sections of Today; a single record has none.");
    desk.keys("g p 1").shows("sections of Today; this list has none.");
}

#[test]
fn the_form_of_a_record_hides_private_values_too() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g l").types("identit").keys("Enter Enter").shows("(private)");
    desk.keys("e").shows("Edit:").shows("(private)");
    let hidden = desk.screen().lines().filter(|line| line.contains("(private)")).count();
    desk.keys("Esc r").hides("(private)");
    assert!(hidden > 0);
}

#[test]
fn paste_into_a_list_changes_nothing_and_into_a_note_lands_whole() {
    let mut desk = Desk::borough(80, 24);
    let letter = "Dear all,\n\nThe panel met on Tuesday.\nX d u q a\n";
    desk.keys("g c").pastes(letter).shows("ignored").shows("22 cases");
    desk.keys("n");
    desk.pastes(letter).shows("The panel met on Tuesday.");
}

#[test]
fn several_pastes_together_stay_within_what_a_field_holds() {
    let mut desk = Desk::borough(80, 24);
    let most = "a line of a letter\n".repeat(30_000);
    desk.keys("g c n");
    desk.pastes(&most).hides("ignored");
    desk.pastes(&most).shows("Pasted text was ignored: over a megabyte in all");
    desk.pastes("and its end").shows("and its end").hides("ignored");
}

#[test]
fn find_reaches_records_commands_and_text() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("f").types("elowen").shows("NM-DHR-16");
    desk.keys("Enter").shows("Cases > NM-DHR-16 Elowen");
    desk.keys("f :").types("undo").shows("command");
    desk.keys("Ctrl-U").types("interpreter").keys("Tab").shows("interpreter");
}

#[test]
fn a_command_that_cannot_run_says_why() {
    let mut desk = Desk::borough(80, 24);
    desk.keys(":").types("revert").shows("Not now: in the history only");
    desk.keys("Enter").shows("needs: in the history only");
}

#[test]
fn neighbours_of_a_case_open_on_the_same_tab() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c Enter 6").shows("NM-DHR-23").shows("ACTIONS");
    desk.keys("J").shows("NM-DHR-22").shows("ACTIONS");
    desk.keys("K K").shows("first case");
}

#[test]
fn the_hidden_screen_shows_nothing_until_enter() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c Z").hides("NM-DHR").shows("Hidden. Press Enter.");
    desk.keys("q a X").hides("NM-DHR");
    desk.keys("Enter").shows("NM-DHR-23");
}

#[test]
fn the_lanes_of_a_chronology_are_drawn_and_scroll() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("f e l o w e n Enter 3 L").shows("> Lanes").shows("Esterdale Constab").shows("In scope");
    desk.keys("G").hides("In scope");
    desk.keys("g g").shows("In scope").shows("NOTHING RECORDED FOR 90 DAYS");
    desk.keys("Esc").shows("TIMELINE");
}

#[test]
fn find_knows_a_label_that_was_changed_a_moment_ago() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("f").types("quillon").shows("0 of");
    desk.keys("Esc g c Enter Down Down Enter Ctrl-U").types("Quillon").keys("Enter").shows("Saved");
    desk.keys("f").types("quillon").shows("1 of").shows("Quillon");
}

#[test]
fn a_text_left_with_esc_comes_back_with_its_field() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c Enter Down Down Enter").types(" and more").keys("Esc").shows("kept as a draft").hides("and more");
    desk.keys("Enter").shows("Sunniva and more").shows("What you typed here before is back, not saved yet.");
    desk.keys("Enter").shows("Saved").shows("Sunniva and more");
    // Saved, it is no draft any more: the field begins with what is there.
    desk.keys("Enter").types("!").shows("Sunniva and more!").hides("not saved yet");
}
