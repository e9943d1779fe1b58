//! The first start: no register is there, and every way to begin is a key away; on a screen and line by line.

use super::home::DHR;
use super::{Home, Line};

fn bare(home: &Home) -> Line {
    Line::start(home.command("amara.okoro", DHR, &[]))
}

fn usual(home: &Home) -> std::path::PathBuf {
    home.path().join("data/dhr/register.db")
}

#[test]
fn a_first_start_offers_a_tour_and_the_invented_borough_which_says_what_it_is() {
    let home = Home::new();
    let mut line = bare(&home);
    line.shows("There is no register at").shows("Practise on an invented borough").shows("Enter choose");
    line.press("2").shows("Tour, page 1 of 3").press("\r").shows("page 2 of 3").press("\r").shows("page 3 of 3");
    line.press("\r").shows("Practise on an invented borough");
    line.press("1").shows("Needs you").shows("nothing here is real");
    line.resize(132, 43);
    line.shows("Practise on invented cases; nothing here is real");
    line.press(":tour\r").shows("Tour, page 1 of 3").press("\x1b").shows("Needs you");
    line.press("gc").shows("22 cases").shows("nothing here is real");
    line.press("a").shows("New: Case").shows("nothing here is real").press("\x1bqq");
    assert_eq!(line.ended().0, 0);
    line.given_back();
    assert!(!usual(&home).exists(), "practising made a register");
}

#[test]
fn a_first_start_makes_a_register_where_it_is_found_again() {
    let home = Home::new();
    let mut line = bare(&home);
    line.shows("Start a new register").press("3").shows("Where should the new register be?").shows("register.db");
    line.press("\r").shows("Made an empty register.").shows("TODAY").press("q");
    assert_eq!(line.ended().0, 0);
    assert!(usual(&home).exists());
    let mut again = bare(&home);
    again.shows("TODAY").hides("There is no register").press("q");
    assert_eq!(again.ended().0, 0);
}

#[test]
fn a_first_start_opens_a_register_elsewhere_and_asks_again_when_it_is_not_there() {
    let home = Home::with_register();
    let mut line = bare(&home);
    line.shows("Open a register").press("4").shows("Where is the register?");
    line.press("~/nowhere.db\r").shows("There is no register at").shows("nowhere.db").shows("Where is the register?");
    line.press("\x15~/register.db\r").shows("Opened. Next time: dhr --db").shows("Needs you").press("q");
    assert_eq!(line.ended().0, 0);
}

#[test]
fn a_line_that_drops_on_the_first_start_or_after_it_ends_the_program() {
    for keys in ["", "1"] {
        let home = Home::new();
        let mut line = bare(&home);
        line.shows("Practise on").press(keys);
        if !keys.is_empty() {
            line.shows("Needs you").press("gcjjjjjjj\r").shows("Elowen").press("jj\r").shows("Enter save");
            line.press(" of the lane").shows("Elowen of the lane");
        }
        line.signal(rustix::process::Signal::HUP);
        assert_eq!(line.ended().0, 129);
        line.given_back();
        assert_eq!(home.drafts().is_empty(), keys.is_empty(), "what was typed in the practice copy");
    }
}

#[test]
fn a_first_start_is_spoken_in_plain_mode() {
    let home = Home::new();
    let mut line = Line::start(home.command("amara.okoro", DHR, &["--plain"]));
    line.shows("1. Practise on an invented borough.").shows("Say a number.");
    line.press("2\n").shows("Page 3 of 3. Nothing is lost.");
    line.press("1\n").shows("Practise on invented cases; nothing here is real.").shows("Today, Friday 27 March 2026");
    line.press("quit\n").shows("Goodbye.");
    assert_eq!(line.ended().0, 0);
    let mut line = Line::start(home.command("amara.okoro", DHR, &["--plain"]));
    line.shows("Say a number.").press("3\n").shows("yes for").press("yes\n").shows("Made an empty register.");
    line.press("quit\n");
    assert_eq!(line.ended().0, 0);
    assert!(usual(&home).exists());
}
