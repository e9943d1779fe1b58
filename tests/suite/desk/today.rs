//! Today under the keys: narrowed, opened on the date that is owed, and beside it the week.

use dhr::app::screen::today::Today;

use super::Desk;

#[test]
fn today_is_narrowed_by_words_and_esc_brings_everything_back() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("v v").shows("view: all").shows("Return from an agency");
    desk.keys("/").types("famil").shows("narrow: famil").hides("Return from an agency").shows("Promise to the family");
    desk.keys("Enter").shows("  famil").hides("Return from an agency");
    desk.keys("Esc").shows("Return from an agency");
    desk.keys("/").types("nothing holds this").shows("Nothing that needs you holds these words.");
    desk.keys("Esc").shows("Return from an agency");
}

#[test]
fn the_date_key_opens_the_date_that_is_owed_for_typing() {
    let mut desk = Desk::borough(80, 24);
    // A date of a record, then one of a case.
    desk.keys("j d").shows("Advocacy offered     [").hides("not on this screen");
    desk.keys("Esc Esc").shows("Needs you");
    desk.keys("/").types("not on file").keys("Enter d").shows("Decided                [").hides("not on this screen");
}

#[test]
fn a_wide_screen_has_the_week_what_others_changed_and_the_cases_by_stage() {
    let mut desk = Desk::borough(132, 43);
    desk.shows("THE WEEK").shows("Fri 27").shows("Wed 1");
    desk.shows("CHANGED BY OTHERS SINCE YOU LEFT").shows("Panel running 2");
    // The review that has to be decided by Saturday stands under that Saturday; the Sunday, on which nothing is due, is
    // left out.
    let screen = desk.screen();
    let mut lines = screen.lines().skip_while(|line| !(line.contains("Fri 27") && line.contains("Tue 31")));
    let days = lines.next().unwrap();
    assert!(!days.contains("Sun"), "{screen}");
    let column = days.find("Sat 28").unwrap();
    assert_eq!(lines.next().and_then(|line| line.get(column..column + 9)), Some("NM-DHR-23"), "{screen}");
    desk.resized(80, 24);
    desk.hides("THE WEEK").shows("Needs you");
}

#[test]
fn a_decision_to_be_made_stands_before_everything_else_of_its_section() {
    let desk = Desk::borough(132, 43);
    let screen = desk.screen();
    let week = screen.lines().skip_while(|line| !line.contains("DUE THIS WEEK")).nth(1).unwrap();
    assert!(week.contains("Decide whether to review"), "{screen}");
}

#[test]
fn the_reason_says_where_its_rule_comes_from_and_where_it_is_cut() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("v v");
    for _ in 0..70 {
        desk.keys("Down");
        let screen = desk.screen();
        let why: Vec<&str> =
            screen.lines().skip_while(|line| !line.starts_with(" Why is this here?")).take(2).collect();
        let [first, second] = why.as_slice() else { continue };
        assert!(first.starts_with(" Why is this here? ("), "{screen}");
        assert!(
            second.trim_end().ends_with(['.', ' ']) || second.trim().is_empty() || second.ends_with(".."),
            "{screen}"
        );
    }
}

#[test]
fn a_text_gone_on_with_and_saved_is_no_longer_offered() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c Enter n Enter").types("half a thought");
    drop(desk.performer.typed.pending.write());
    // Cut off here; the next start offers it.
    let (model, orders) = dhr::app::Model::new(desk.model.cx.clone(), Box::new(Today::new()));
    desk.model = model;
    desk.carry_out(orders);
    desk.shows("TEXT YOU WERE TYPING").shows("a new note, not saved");
    desk.keys("Enter").shows("half a thought");
    desk.keys("Ctrl-s").shows("Saved").hides("Note 0");
    desk.hides("TEXT YOU WERE TYPING");
}

#[test]
fn a_line_offers_only_the_keys_that_do_something_on_it() {
    let mut desk = Desk::borough(80, 24);
    let hints = |desk: &Desk| desk.screen().lines().last().unwrap_or_default().to_owned();
    desk.keys("/").types("advocate").keys("Enter");
    assert!(!hints(&desk).contains("c chase"), "{}", hints(&desk));
    desk.keys("Esc /").types("return from an agency").keys("Enter");
    assert!(hints(&desk).contains("c chase"), "{}", hints(&desk));
}

#[test]
fn the_date_key_sets_a_date_even_where_the_line_is_about_something_else() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("/").types("early actions").keys("Enter d").shows("Due              [").hides("Waits for        [");
}

#[test]
fn what_was_being_typed_is_named_by_the_record_it_belongs_to() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c Enter Down Down Enter").types(" and more");
    desk.keys("Esc g t").shows("Title of NM-DHR-23 Sunniva, not saved");
}
