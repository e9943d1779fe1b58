//! An import stopped with the interrupt key at a terminal: it says that nothing was changed, the line that told how far
//! it was is gone, and the register holds nothing of it.

use std::time::{Duration, Instant};

use super::home::DHR;
use super::{Home, Line};

const CTRL_C: &str = "\x03";

fn importing(home: &Home, text: &str) -> Line {
    drop(home.store("amara.okoro"));
    let file = home.path().join("tracker.csv");
    std::fs::write(&file, text).unwrap();
    let (db, file) = (home.register().display().to_string(), file.display().to_string());
    Line::start(home.command("amara.okoro", DHR, &["--db", &db, "import", &file]))
}

/// Waits for a text on a screen that never rests.
#[track_caller]
fn until_said(line: &Line, text: &str) {
    let start = Instant::now();
    while !line.look(|screen| screen.contents().contains(text)) {
        assert!(start.elapsed() < Duration::from_secs(60), "\"{text}\" never came:\n{}", line.screen());
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[track_caller]
fn ended_with_nothing_changed(home: &Home, line: &mut Line) {
    line.shows("was stopped. Nothing was changed.").hides("Ctrl-C stops it");
    assert_eq!(line.ended().0, 130);
    assert_eq!(home.store("amara.okoro").last_batch().unwrap(), 0, "something was written");
}

#[test]
fn an_import_stopped_under_way_says_that_nothing_was_changed() {
    let mut text = "Ref,Action,Lead agency,Target date,RAG\n".to_owned();
    for at in 0..6000 {
        text.push_str(&format!("DHR {},Do the thing numbered {at} {at},Police,1/2/2027,Red\n", at / 20));
    }
    let home = Home::new();
    let mut line = importing(&home, &text);
    until_said(&line, "Ctrl-C stops it");
    line.press(CTRL_C);
    ended_with_nothing_changed(&home, &mut line);
}

#[test]
fn an_import_stopped_at_the_question_of_the_green_says_that_nothing_was_changed() {
    let home = Home::new();
    let mut line = importing(&home, "Ref,Action,RAG\nNM1,Train the staff,Green\nNM1,Write the policy,Amber\n");
    line.shows("complete, on-track, or Enter").press(CTRL_C);
    ended_with_nothing_changed(&home, &mut line);
}
