//! A line that drops in the middle of an edit: the process ends at once, the words are on disk, and the next start
//! offers them and goes on with them.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::{Home, Line};

/// A draft is on disk this long after a keystroke at the latest.
const KEPT_WITHIN: Duration = Duration::from_secs(1);

/// A process is gone so soon after its terminal; a second is promised, and this leaves half of it to whatever carries
/// the line.
const GONE_WITHIN: Duration = Duration::from_millis(500);

/// Opens the title of the case of Elowen for editing.
pub fn edit_title(line: &mut Line) {
    line.shows("Needs you").press("gc").shows("22 cases").press("jjjjjjj\r").shows("Cases > NM-DHR-16 Elowen");
    line.press("jj\r").shows("Enter save");
}

/// The next start offers the draft on Today, and Enter goes on with it.
pub fn goes_on_with(mut line: Line, text: &str) {
    line.shows("TEXT YOU WERE TYPING").shows("Title of NM-DHR-16");
    line.until("the draft under the cursor", |screen| {
        let row = screen.cursor_position().0;
        screen.contents().lines().nth(row.into()).is_some_and(|text| text.starts_with(">= "))
    });
    line.press("\r").shows(text).shows("Enter save");
    line.press("\r").shows("Saved");
    line.press("q").shows("Needs you").press("q");
    assert_eq!(line.ended().0, 0);
}

#[track_caller]
fn kept(home: &Home, text: &str) {
    let drafts = home.drafts();
    assert!(drafts.iter().any(|draft| draft.text.starts_with(text)), "not among the drafts: {text}; {drafts:?}");
}

#[test]
fn being_asked_to_end_keeps_every_letter_and_the_next_start_goes_on() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let home = Home::with_register();
        let mut line = Line::start(home.desk("amara.okoro"));
        edit_title(&mut line);
        line.press(" of the lane").shows("Elowen of the lane");
        line.signal(signal);
        let (ended, took) = line.ended();
        assert_eq!(ended, status);
        assert!(took < GONE_WITHIN, "{signal:?} took {took:?}");
        line.given_back();
        kept(&home, "Elowen of the lane");
        goes_on_with(Line::start(home.desk("amara.okoro")), "Elowen of the lane");
        assert!(home.drafts().is_empty(), "a draft that was saved is still offered");
    }
}

#[test]
fn a_terminal_that_vanishes_ends_the_process_well_within_a_second_and_keeps_the_text() {
    let home = Home::with_register();
    let mut line = Line::start(home.desk("amara.okoro"));
    // A note, in which Enter is a new line: the far end sends one when its last handle goes.
    line.shows("Needs you").press("gcjjjjjjj\r").shows("Cases > NM-DHR-16 Elowen").press("n").shows("New: Note");
    line.press("The daughter asked for it by post").shows("asked for it by post");
    line.cut("!");
    let (_, took) = line.ended();
    assert!(took < GONE_WITHIN, "it took {took:?}");
    let drafts = home.drafts();
    assert!(drafts.iter().any(|draft| draft.text.contains("asked for it by post")), "{drafts:?}");
    let mut line = Line::start(home.desk("amara.okoro"));
    line.shows("TEXT YOU WERE TYPING").shows("a new note, not saved").press("\r");
    line.shows("New: Note").shows("asked for it by post");
}

/// Fills the line until the program waits for it to take more: a key no longer wakes it.
fn fill(line: &mut Line) {
    let start = Instant::now();
    loop {
        line.idle_for(Duration::from_millis(30));
        let before = line.rest();
        line.press("\x0c");
        line.idle_for(Duration::from_millis(30));
        if line.rest() == before {
            return;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "the line is never full");
    }
}

#[test]
fn a_line_that_takes_nothing_more_does_not_keep_the_process() {
    for hang_up in [false, true] {
        let home = Home::with_register();
        let mut line = Line::start(home.desk("amara.okoro"));
        edit_title(&mut line);
        line.press(" of the lane").shows("Elowen of the lane").stall("!");
        fill(&mut line);
        if hang_up {
            line.vanish();
        } else {
            line.signal(Signal::TERM);
        }
        let (_, took) = line.ended();
        assert!(took < Duration::from_secs(1), "it took {took:?}");
        kept(&home, "Elowen of the lane!");
    }
}

#[test]
fn a_process_killed_outright_loses_at_most_the_last_second() {
    let home = Home::with_register();
    let mut line = Line::start(home.desk("amara.okoro"));
    edit_title(&mut line);
    line.press(" of the lane").shows("Elowen of the lane");
    let since = Instant::now();
    // Somebody who never stops typing is written down all the same.
    while since.elapsed() < KEPT_WITHIN {
        line.press("x");
        std::thread::sleep(Duration::from_millis(20));
    }
    line.signal(Signal::KILL);
    line.ended();
    kept(&home, "Elowen of the lane");
    goes_on_with(Line::start(home.desk("amara.okoro")), "Elowen of the lane");
}

#[test]
fn a_draft_belongs_to_its_register_and_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_register();
    let mut line = Line::start(home.desk("amara.okoro"));
    edit_title(&mut line);
    line.press(" of the lane").shows("Elowen of the lane").signal(Signal::TERM);
    line.ended();
    for file in home.draft_files() {
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o077, 0, "{}", file.display());
    }
    // The practice copy has cases of the same numbers; the words must not be offered for those.
    let mut practice = Line::start(home.demo());
    practice.shows("Needs you").hides("TEXT YOU WERE TYPING");
}

#[test]
fn a_crash_leaves_no_copy_of_the_memory() {
    let home = Home::with_register();
    let mut line = Line::start(home.desk("amara.okoro"));
    line.shows("TODAY");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", line.pid())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"], "{core}");
}
