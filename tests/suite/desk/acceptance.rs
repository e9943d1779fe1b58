//! The acceptance scripts of the interaction design that need no terminal.

use super::Desk;

/// Script 1: a novice opens the oldest overdue return, logs a chase, sets the next date, undoes it and leaves, in at
/// most fourteen keystrokes, every key of which stood on the screen when it was needed.
#[test]
fn script_1_a_novice_chases_the_oldest_overdue_return_without_a_manual() {
    let mut desk = Desk::borough(80, 24);
    let mut pressed = 0;
    let mut press = |desk: &mut Desk, keys: &str| {
        pressed += keys.split_whitespace().count();
        desk.keys(keys);
    };
    desk.shows("g go to");
    press(&mut desk, "g");
    desk.shows("i IMRs");
    press(&mut desk, "i");
    desk.shows("Enter open");
    press(&mut desk, "Enter");
    press(&mut desk, "c");
    desk.shows("Chase: ").shows("Next chase:").shows("Enter log it");
    press(&mut desk, "Enter");
    desk.shows("Saved").shows("u undoes");
    press(&mut desk, "u");
    desk.shows("Undone");
    press(&mut desk, "g t q");
    assert!(desk.model.is_quitting());
    assert!(pressed <= 14, "{pressed} keystrokes");
}

/// Script 2: an expert marks twelve actions of one agency and moves them with a reason: at most ten keystrokes beside
/// the date, the reason and the words of the narrowing.
#[test]
fn script_2_an_expert_moves_the_actions_of_one_agency_at_once() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g a /")
        .types("agency:esterdale")
        .keys("Enter * d")
        .types("14 4 27")
        .keys("Enter")
        .types("agreed")
        .keys("Enter");
    desk.shows("u undoes: set due on");
}
