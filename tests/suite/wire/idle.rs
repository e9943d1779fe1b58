//! Somebody who has gone to the door: the screen hides by itself, and everything is there again when they come back.

use super::cut::edit_title;
use super::{Home, Line};

/// A policy under which the screen hides after three seconds.
fn policy(home: &Home) {
    std::fs::create_dir_all(home.path().join("system")).unwrap();
    std::fs::write(home.path().join("system/policy.toml"), "idle_hide = 0.05\n").unwrap();
}

/// Nothing but the word that it is hidden, on any row.
fn nothing_else(screen: &vt100::Screen) -> bool {
    screen.contents().trim() == "Hidden. Press Enter."
}

#[test]
fn a_screen_left_alone_hides_everything_and_comes_back_with_what_was_typed() {
    let home = Home::with_register();
    policy(&home);
    // Nobody can set it aside.
    std::fs::create_dir_all(home.path().join("config/dhr")).unwrap();
    std::fs::write(home.path().join("config/dhr/config.toml"), "idle_hide = 0\n").unwrap();
    let mut line = Line::start(home.desk("amara.okoro"));
    edit_title(&mut line);
    line.press(" of the lane").shows("Elowen of the lane");
    line.until("a hidden screen", nothing_else);
    // On disk by then, should nobody ever come back.
    assert!(home.drafts().iter().any(|draft| draft.text == "Elowen of the lane"), "{:?}", home.drafts());
    // What is pressed or pasted meanwhile goes nowhere, and another size shows no more.
    line.press("xq\x1b").press("\x1b[200~secret\x1b[201~");
    line.resize(60, 20);
    line.until("a hidden screen at another size", nothing_else);
    line.resize(80, 24);
    line.until("a hidden screen", nothing_else);
    line.press("\r").shows("Elowen of the lane").shows("Enter save").hides("secret");
    line.press(" end\r").shows("Saved").shows("Elowen of the lane end");
    line.until("a hidden screen again", nothing_else);
    line.press("\r").shows("Elowen of the lane end").press("qqq");
    assert_eq!(line.ended().0, 0);
    line.given_back();
}

#[test]
fn a_screen_that_somebody_uses_does_not_hide_and_a_hidden_one_wakes_nobody() {
    let home = Home::new();
    policy(&home);
    let mut line = Line::start(home.demo());
    line.shows("Needs you").press("gc").shows("22 cases");
    for key in ["j", "k"].repeat(8) {
        line.press(key);
        std::thread::sleep(std::time::Duration::from_millis(250));
    }
    assert!(line.screen().contains("22 cases"), "hidden under somebody's hands:\n{}", line.screen());
    line.until("a hidden screen", nothing_else);
    let before = (line.count(), line.rest());
    std::thread::sleep(std::time::Duration::from_millis(1_000));
    assert_eq!((line.count(), line.rest()), before);
}
