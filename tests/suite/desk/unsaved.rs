//! Words typed in a pop-up outlive a line that drops, and are offered where they were typed.

use super::Desk;

#[test]
fn the_reason_of_a_change_to_marked_records_comes_back_with_its_value_and_its_records() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g a Space Space d").types("14 apr").keys("Enter").types("agreed with both agencies");
    desk.cut_off().shows("Due of 2 records, the first");
    desk.keys("Enter").shows("Set due on 2 actions").shows("14 apr").shows("agreed with both agencies");
    desk.keys("Enter Enter").shows("Saved").shows("set due on 2 actions");
    desk.home().hides("not saved");
}

#[test]
fn a_pop_up_that_was_left_leaves_nothing_behind() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g a Space Space d").types("14 apr").keys("Enter").types("a reason").keys("Esc");
    desk.home().hides("not saved");
    desk.cut_off().hides("not saved");
}

#[test]
fn an_answer_to_a_letter_is_kept_when_the_line_drops_and_when_it_is_left() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("f").types("NM-DHR-10").keys("Enter 8 Tab Tab w").types("We have put the family first");
    desk.cut_off().shows("an answer");
    desk.keys("Enter").shows("We have put the family first");
    desk.types(" and said so").keys("Esc").shows("kept as a draft");
    desk.home().shows("an answer");
    desk.keys("Enter").shows("We have put the family first and said so");
    desk.keys("Tab").types("page 4").keys("Ctrl-S").shows("Saved");
    desk.home().hides("an answer");
}

#[test]
fn what_was_agreed_about_a_date_comes_back_line_by_line() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c Enter E Down").types("14 apr").keys("Down").types("1 mar").keys("Down").types("the partnership");
    desk.cut_off().shows("a date moved by agreement: NM-DHR-23 Sunniva");
    desk.keys("Enter");
    desk.shows("Move a date by agreement").shows("14 apr").shows("1 mar").shows("the partnership");
}

#[test]
fn what_moved_with_a_trial_comes_back() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c Enter M Tab").types("1 jun").keys("Tab").types("the court was full");
    desk.cut_off().shows("a trial or inquest that moved");
    desk.keys("Enter").shows("the court was full");
}

#[test]
fn why_a_case_is_archived_comes_back_and_the_word_of_consent_does_not() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c X").types("a duplicate of another").keys("Tab").types("archive");
    desk.cut_off().shows("why to archive NM-DHR-23 Sunniva");
    desk.keys("Enter");
    desk.shows("Archive NM-DHR-23 Sunniva?").shows("a duplicate of another");
    desk.keys("Tab Enter").shows("in full");
}

#[test]
fn a_reason_against_a_rule_comes_back_when_the_change_is_saved_again() {
    let mut desk = Desk::borough(80, 24);
    let ask = |desk: &mut Desk| {
        desk.keys("g c Enter 6 a Enter").types("Ask the trust for figures").keys("Ctrl-S Ctrl-S");
        desk.shows("Before this is saved");
    };
    ask(&mut desk);
    desk.types("the agency is still to be agreed");
    desk.cut_off().shows("a reason to go on").shows("a new action, not saved");
    ask(&mut desk);
    desk.shows("the agency is still to be agreed").shows("The reason you had typed is back.");
    desk.keys("Enter").shows("Saved");
    desk.home().hides("a reason to go on");
}

#[test]
fn a_text_left_in_the_middle_of_a_form_is_kept_and_comes_back_with_its_field() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c Enter n").types("The sister rang about the letter").keys("Esc");
    desk.shows("Left Note as it was; your text is kept as a draft.").shows("needed");
    desk.keys("Enter").shows("The sister rang about the letter").shows("What you typed here before is back");
    desk.keys("Esc Esc").shows("Not saved yet");
    desk.keys("Esc").shows("Cases > ");
    desk.home().shows("a new note, not saved");
    desk.keys("Enter").shows("The sister rang about the letter");
    desk.keys("Ctrl-S").shows("Saved");
    desk.home().hides("not saved");
}

#[test]
fn two_new_notes_are_two_drafts_and_each_is_dropped_by_itself() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c Enter n").types("The first of two").keys("Ctrl-S Esc Esc");
    desk.keys("n").types("The second of two");
    desk.cut_off().shows("2 OVERDUE").shows("a new note, not saved (NM-DHR-23 Sunniva)");
    desk.keys("n").hides("The first of two");
    let mut notes: Vec<String> = Vec::new();
    for _ in 0..2 {
        desk.home().keys("Enter");
        notes.extend(desk.screen().lines().find(|line| line.contains("of two")).map(|line| line.trim().to_owned()));
        desk.keys("Ctrl-S").shows("Saved");
    }
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert_ne!(notes[0], notes[1]);
    desk.home().hides("TEXT YOU WERE TYPING");
}

#[test]
fn a_form_that_was_only_looked_at_leaves_no_draft() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c Enter n Enter Esc Esc").shows("Cases > ");
    desk.home().hides("not saved");
    desk.keys("g c Enter e Enter Esc Ctrl-C").shows("Cases > ");
    desk.home().hides("not saved");
}
