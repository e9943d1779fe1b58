//! What is done to a whole review from its tabs.

use super::Desk;

#[test]
fn a_family_milestone_is_one_key_and_a_choice_and_can_be_taken_back() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-17").keys("Enter Enter 7 m");
    desk.shows("Reached today").shows("FM");
    desk.keys("Enter").shows("Saved").shows("family milestone");
    desk.keys("u").shows("Undone");
}

/// Review 16 has a friend whom nobody may write to, and below a mother who is met.
fn families() -> Desk {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-16").keys("Enter Enter 7");
    desk
}

#[test]
fn a_milestone_is_of_the_person_under_the_cursor_who_is_named_until_it_is_saved() {
    let mut desk = families();
    desk.keys("Down m").shows("Reached today: Mother of the person who died");
    desk.keys("Tab").shows("Mother of the person who died: FM");
    desk.keys("Esc m Enter").shows("u undoes: family milestone of Mother of the person who died: ");
    // A milestone of theirs is that person's too.
    desk.keys("Tab Tab m").shows("Reached today: Mother of the person who died");
}

#[test]
fn nobody_else_is_marked_for_a_person_who_is_not_to_be_contacted() {
    let mut desk = families();
    desk.keys("m");
    desk.shows("Friend of the person who died")
        .shows("\"Do not contact\" is Yes, so no milestone")
        .hides("Reached today");
}

#[test]
fn away_from_the_families_the_person_is_asked_for_first_where_there_are_several() {
    let mut desk = families();
    desk.keys("a").types("Sister").keys("Ctrl-S").shows("Saved");
    desk.keys("1 m").shows("Family milestone of").shows("Mother").shows("Sister");
    desk.types("Sis").keys("Enter").shows("Reached today: Sister");
    desk.keys("Enter").shows("u undoes: family milestone of Sister: ");
}

#[test]
fn the_words_kept_of_a_milestone_come_back_with_the_person_named() {
    let mut desk = families();
    desk.keys("Down m Tab").types("1 mar 26").cut_off().shows("family milestone");
    desk.keys("Enter").shows("Mother of the person who died: FM").shows("1 mar 26");
}

#[test]
fn a_milestone_of_another_day_is_marked_with_its_day_and_by_whom() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-17").keys("Enter Enter 7 m").shows("another day or person");
    desk.keys("Tab").shows("Reached on").shows("By whom");
    desk.types("1 jan 2027").keys("Enter").shows("still to come");
    desk.keys("Ctrl-U").types("2 mar 26").keys("Enter").shows("Say who did it");
    desk.keys("Tab").types("The chair").keys("Tab Space Enter").shows("u undoes: family milestone");
    desk.keys("Tab Down Down").shows("The chair").shows("2 Mar");
}

#[test]
fn nobody_who_may_not_be_contacted_is_offered_a_milestone() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-15").keys("Enter Enter m");
    desk.shows("No milestone is left to mark").hides("Reached today");
}

#[test]
fn the_plan_is_laid_by_word_once() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-15").keys("Enter Enter :").types("lay out").keys("Enter");
    desk.shows("u undoes: laid out 38 steps");
    desk.keys("2").shows("WORK-PLAN STEPS 38");
    desk.keys(":").types("lay out").keys("Enter").shows("Every step of the plan is there already");
}

const LETTER: &str = "Home Office\n\n16 March 2026\n\nDear coordinator,\n\n1. The equality section is thin:\n   a) age\n   \
                      b) disability\n2. There is no tribute.\n\nPlease send a digital copy.\nYours sincerely\n";

#[test]
fn a_pasted_letter_is_looked_at_saved_in_one_step_and_can_be_taken_back() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-10").keys("Enter Enter 8 Tab Tab");
    desk.shows("QA POINTS 3");
    desk.keys("i").shows("Paste the letter here");
    desk.pastes(LETTER).shows("| 2. There is no tribute.");
    desk.keys("Ctrl-S").shows("16 March 2026").shows("4 points").shows("1b  disability").shows("Nothing is saved yet");
    desk.keys("Tab Space Space Space Space").shows("Resubmit");
    desk.keys("Enter").shows("QA POINTS 7").shows("u undoes: filed a letter of the Home Office panel with 4 points");
    desk.keys("u").shows("QA POINTS 3");
}

#[test]
fn a_letter_without_numbers_offers_its_paragraphs_and_its_text_stays() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-10").keys("Enter Enter 8 i").pastes("The panel asks for a tribute.");
    desk.keys("Ctrl-S").shows("No numbered points were found").shows("nothing was saved").shows("asks for a tribute");
    desk.keys("Enter").shows("shows no date");
    desk.keys("BackTab BackTab").types("20 3 26").keys("Enter").shows("Nothing of the letter is taken as a point");
    desk.keys("Esc Esc").shows("Your text is kept");
    desk.keys("i").shows("| The panel asks for a tribute.");
    desk.keys("Home").types("1. ").keys("Ctrl-S").shows("1 point,").shows("The panel asks for a tribute.");
}

#[test]
fn what_was_not_taken_of_a_letter_is_shown_and_taken_by_space() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-10").keys("Enter Enter 8 Tab Tab i");
    desk.pastes(&LETTER.replace("Please send", "We would also ask for a glossary.\n\nPlease send"));
    desk.keys("Ctrl-S").shows("4 points").shows("Not taken, though it may ask").shows("ask for a glossary");
    desk.keys("Down Down Down Down Down Space").shows("5 points");
    desk.keys("Up Up Space").shows("4 points");
    desk.keys("Enter").shows("QA POINTS 7").shows("ask for a glossary");
    desk.keys("i").pastes(LETTER).keys("Ctrl-S Enter").shows("QA POINTS 11");
    desk.keys("i").pastes(LETTER).keys("Ctrl-S Enter").shows("on file already");
}

#[test]
fn a_letter_comes_from_a_word_file_too_and_a_missing_file_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    std::fs::write(&file, LETTER).unwrap();
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-10").keys("Enter Enter 8 i").types("nowhere.docx").keys("Enter");
    desk.shows("nowhere.docx").shows("| nowhere.docx");
    desk.keys("Ctrl-W Ctrl-W Ctrl-W").pastes(&file.display().to_string()).keys("Enter").shows("4 points");
}

#[test]
fn a_point_is_answered_by_keys_and_checked_by_a_second_person() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-10").keys("Enter Enter 8 Tab Tab Down");
    desk.shows("w answer");
    desk.keys("w").shows("Answer to point 2");
    desk.types("Chapter 5 was written again");
    desk.keys("Tab").types("41").keys("Tab Ctrl-U").types("The author").keys("Tab").types("the author").keys("Enter");
    desk.shows("cannot be who checks it");
    desk.keys("Ctrl-U").types("The chair").keys("Enter").shows("u undoes: answered point 2").shows("Checked");
    desk.keys("w Ctrl-T Ctrl-S").shows("u undoes: answered point 2");
}

#[test]
fn the_quality_tab_shows_the_gate_item_by_item() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-09").keys("Enter Enter 8 BackTab");
    desk.shows("PUBLICATION GATE").shows("ANSWER TO THE LETTER").shows("IT MAY NOT BE CALLED RESUBMITTED");
    desk.keys("G").shows("G10 afterwards");
    desk.keys("g g").shows("D8 Answer the quality assurance letter");
    desk.keys("Tab").shows("SUBMISSIONS 1");
}

#[test]
fn all_agencies_of_a_review_are_asked_in_one_step() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-17").keys("Enter Enter 5 I").shows("Ask agencies for");
    desk.keys("Down Enter").shows("Ask for: Chronology").shows("* ");
    desk.keys("Enter").shows("u undoes: asked for");
    desk.keys("u").shows("Undone");
}

#[test]
fn an_agency_that_ended_is_said_where_it_is_chosen_and_beside_its_return() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-17").keys("Enter Enter 5 Enter Down Enter Ctrl-U").types("Esterdale Comm");
    desk.shows("Esterdale Community Rehabilitation Company (ended 2021)");
    desk.shows("ended 2021, now Probation Service, Esterdale");
    desk.keys("Enter Esc").shows("The agency ended 2021, now Probation Service, Esterdale");
}

#[test]
fn a_trial_that_moved_shows_what_moves_before_it_does() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-15").keys("Enter Enter :").types("lay out").keys("Enter");
    desk.keys("M").shows("Something moved").shows("Criminal");
    desk.keys("Enter").shows("From");
    desk.types("1 4 24").keys("Tab").types("1 6 26").keys("Enter");
    desk.shows("dates move, the others stay").shows("waits for trial");
    desk.keys("Enter").shows("u undoes: moved");
}

#[test]
fn a_trial_that_moves_takes_its_own_date_and_its_pause_with_it_and_one_undo_brings_all_back() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-16").keys("Enter Enter M").shows("From:        10 July 2026");
    desk.types("7 9 26").keys("Enter");
    desk.shows("Trial                         10 Jul    -> 7 Sep")
        .shows("Expected end of the pause")
        .shows("after W21");
    desk.keys("Enter").shows("u undoes: moved trial to 7 September 2026");
    desk.keys("M").shows("From:        7 September 2026");
    desk.keys("Esc u").shows("Undone");
    desk.keys("M").shows("From:        10 July 2026");
}

#[test]
fn a_wide_screen_draws_plan_against_actual_and_a_narrow_one_does_not() {
    let mut desk = Desk::borough(132, 43);
    desk.keys("g c /").types("NM-DHR-16").keys("Enter Enter 2").shows("First plan");
    desk.shows("o planned  # done  > due").shows("::::").shows("o====");
    desk.keys("Tab").shows("PAUSES 1");
    desk.keys("Tab Tab Tab").shows("WORK-PLAN STEPS");
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-16").keys("Enter Enter 2").hides("o planned");
}

#[test]
fn a_date_is_moved_only_with_what_was_agreed_and_its_line_says_it() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-17").keys("Enter Enter E");
    desk.shows("Move a date by agreement").shows("D5 Complete the overview report");
    desk.keys("Tab").types("30 6 26").keys("Tab").types("20 3 26").keys("Enter");
    desk.shows("only with who agreed it on file");
    desk.keys("Tab").types("Panel and partnership").keys("Tab").types("Late IMRs").keys("Tab").types("Board 4");
    desk.keys("Enter").shows("Say whether the Home Office was told");
    desk.keys("Tab Space Enter");
    desk.shows("u undoes: moved a date: complete the overview report");
    desk.keys("u").shows("Undone");
}

#[test]
fn a_case_decided_against_is_re_opened_by_direction_and_no_other() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-17").keys("Enter Enter :").types("direction").keys("Enter");
    desk.types("20 3 26").keys("Tab").types("Letter of 20 March").keys("Enter").shows("Only a case that was decided");
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-20").keys("Enter Enter :").types("direction").keys("Enter");
    desk.types("20 3 26").keys("Tab").types("Letter of 20 March").keys("Enter");
    desk.shows("u undoes: re-opened by direction").shows("Tell the Home Office the decision");
}

#[test]
fn what_is_said_against_a_change_can_be_read_to_its_end_on_a_small_screen() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-08").keys("Enter Enter 8 i").pastes(LETTER).keys("Ctrl-S Enter");
    desk.keys("Esc g c /").types("NM-DHR-08").keys("Enter t").types("Published").keys("Enter");
    desk.shows("This cannot be saved yet").shows("more lines below; Down or PgDn").shows("Up Down read on");
    let first = desk.screen();
    desk.keys("Down").hides(first.lines().nth(2).unwrap().trim_end()).shows("1 lines above");
    desk.keys("PgDn PgDn PgDn PgDn PgDn").shows("more lines above; Up or PgUp").shows("Esc goes back");
    desk.keys("PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgUp");
    assert_eq!(desk.screen(), first);
    desk.keys("Esc").shows("Nothing was changed");
}
