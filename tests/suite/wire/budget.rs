//! What each step costs in bytes on the real screens, at 80 columns and 24 rows.

use std::time::Duration;

use super::{Home, Line};

/// The row the cursor stands on.
fn row(line: &Line) -> u16 {
    line.look(|screen| screen.cursor_position().0)
}

struct Table(Vec<(&'static str, usize, usize)>);

impl Table {
    fn note(&mut self, what: &'static str, budget: usize, sent: usize) {
        self.0.push((what, budget, sent));
    }

    /// All of them at once, so that one failure does not hide another.
    fn hold(self) {
        let lines: Vec<String> =
            self.0.iter().map(|(what, budget, sent)| format!("{sent:>6} of {budget:>5}  {what}")).collect();
        println!("{}", lines.join("\n"));
        let over: Vec<&str> = self.0.iter().filter(|(_, budget, sent)| sent > budget).map(|(what, ..)| *what).collect();
        assert!(over.is_empty(), "over budget: {}\n{}", over.join(", "), lines.join("\n"));
    }
}

/// One row down costs as many bytes as the worst of five.
fn rows_down(line: &mut Line) -> usize {
    let mut worst = 0;
    for _ in 0..5 {
        let before = row(line);
        let sent = line.cost("j", "the next row", |screen| screen.cursor_position().0 == before + 1);
        worst = worst.max(sent);
    }
    worst
}

#[test]
fn every_step_on_the_real_screens_stays_within_its_bytes() {
    let home = Home::new();
    let mut table = Table(Vec::new());
    let mut line = Line::start(home.demo());
    line.shows("Needs you");
    table.note("first paint", 2_800, line.count().0);

    line.idle_for(Duration::from_millis(300));
    let (before, asleep) = (line.count().0, line.rest());
    std::thread::sleep(Duration::from_millis(1_500));
    table.note("idle for a second and a half", 0, line.count().0 - before);
    assert_eq!(line.rest(), asleep, "an idle program woke up");
    let before = line.count().0;
    line.press("k").idle_for(Duration::from_millis(300));
    table.note("nothing changed (up on the first row)", 0, line.count().0 - before);

    line.cost("g", "the strip", |screen| screen.contents().contains("Esc cancel"));
    line.press("\x1b").hides("Esc cancel").shows("Why is this");
    table.note("a row down, Today", 24, rows_down(&mut line));
    table.note("a row down, Today, once it rests", 300, {
        let why = |screen: &vt100::Screen| screen.contents().lines().nth(19).map(str::to_owned);
        let before = line.look(why);
        line.cost("j", "why", |screen| why(screen) != before)
    });
    table.note("a pop-up, ? on Today", 750, line.cost("?", "help", |screen| screen.contents().contains("type to")));
    table.note("a pop-up closed, Today", 2_000, line.cost("\x1b", "Today", |s| s.contents().contains("Needs you")));
    table.note("a pop-up, : on Today", 750, line.cost(":", "commands", |s| s.contents().contains("Enter run")));
    line.press("\x1b").shows("Needs you");
    table.note("a pop-up, g on Today", 750, line.cost("g", "the strip", |s| s.contents().contains("Esc cancel")));
    line.press("a").shows("27 actions");
    table.note("a row down, Actions", 24, rows_down(&mut line));
    table.note("a pop-up, : on Actions", 750, line.cost(":", "commands", |s| s.contents().contains("Enter run")));
    line.press("\x1b").shows("27 actions");
    table.note("a pop-up, ? on Actions", 750, line.cost("?", "help", |s| s.contents().contains("type to narrow")));
    line.press("\x1b").shows("27 actions");
    table.note("a pop-up, t on Actions", 750, line.cost("t", "status", |s| s.contents().contains("Set ")));
    line.press("\x1b").shows("27 actions");
    let mut letters = 0;
    line.cost("/", "the line", |screen| screen.contents().contains("narrow:"));
    let mut typed = String::new();
    for letter in "review".chars() {
        typed.push(letter);
        let want = format!("narrow: open:yes {typed}");
        letters += line.cost(letter.to_string(), &want, |screen| screen.contents().contains(&want));
    }
    table.note("six letters of narrowing", 4_000, letters);
    line.press("\x1b").shows("27 actions");

    line.press("gc").shows("22 cases");
    table.note("a row down, Cases", 24, rows_down(&mut line));
    table.note("a row down, pieces received", 1, {
        line.settle();
        let (before, place) = (line.count().1, row(&line));
        line.press("j").until("the next row", |screen| screen.cursor_position().0 == place + 1);
        line.count().1 - before
    });
    line.press("gg");
    line.until("the first row", |screen| screen.cursor_position().0 == 4);
    line.press("jjjjjjjjjjjjjjjj");
    line.until("the last row shown", |screen| screen.cursor_position().0 == 20);
    table.note("a line scrolled, Cases", 130, line.cost("j", "a line more", |s| s.contents().contains("NM-DHR-06")));
    table.note("a line back over the top, Cases", 140, {
        line.press("kkkkkkkkkkkkkkkk");
        line.until("the first row shown", |screen| screen.cursor_position().0 == 4);
        line.cost("k", "a line before", |s| s.contents().contains("NM-DHR-23"))
    });
    line.press("f").shows("Type part of");
    let mut letters = 0;
    let mut typed = String::new();
    for letter in "return".chars() {
        typed.push(letter);
        let want = format!("Find  {typed}");
        letters += line.cost(letter.to_string(), &want, |screen| screen.contents().contains(&want));
    }
    table.note("six letters of find", 4_000, letters);
    line.press("\x1b").shows("22 cases");

    line.press("gg\r").shows("SUMMARY");
    table.note("a row down, Summary", 24, {
        line.settle();
        rows_down(&mut line)
    });
    table.note("a tab, Summary to Plan", 1_900, line.cost("2", "the plan", |s| s.contents().contains("PLAN")));
    table.note("a tab, Plan to Timeline", 1_900, line.cost("3", "the timeline", |s| s.contents().contains("TIMELINE")));
    table.note("a tab, Timeline to Summary", 1_900, line.cost("1", "Summary", |s| s.contents().contains("SUMMARY")));
    line.press("gcjjjjjjj\r").shows("Elowen");
    for (key, tab, what) in [
        ("2", "PLAN", "a tab, full case, to Plan"),
        ("3", "TIMELINE", "a tab, full case, to Timeline"),
        ("5", "RETURNS", "a tab, full case, to Returns"),
        ("6", "ACTIONS", "a tab, full case, to Actions"),
        ("1", "SUMMARY", "a tab, full case, to Summary"),
    ] {
        table.note(what, 1_900, line.cost(key, tab, |screen| screen.contents().contains(tab)));
    }
    line.press("jj\r").shows("Enter save");
    let mut worst = 0;
    for letter in ["x", "y", "z", " ", "w"] {
        let column = line.look(|screen| screen.cursor_position().1);
        worst = worst.max(line.cost(letter, "a letter", |screen| screen.cursor_position().1 == column + 1));
    }
    table.note("a typed character", 6, worst);
    table.hold();
}

#[test]
fn a_long_list_scrolls_and_pages_within_its_bytes() {
    let home = Home::new();
    let mut table = Table(Vec::new());
    let mut line = Line::start(home.demo());
    line.shows("Needs you").press("gl").shows("list");
    line.press("events").settle();
    line.press("\r").shows("events");
    let place = |line: &Line| line.look(|screen| (screen.cursor_position(), screen.contents()));
    let start = place(&line);
    let sent = line.cost("j".repeat(30), "thirty rows on", |screen| {
        screen.contents() != start.1 && screen.cursor_position().0 == 20
    });
    table.note("thirty downs at once, in one frame", 1_500, sent);
    let before = place(&line).1;
    let sent = line.cost("j", "a line more", |screen| screen.contents() != before);
    table.note("a line scrolled, Timeline", 130, sent);
    let before = place(&line).1;
    let sent = line.cost("\x1b[6~", "half a page on", |screen| screen.contents() != before);
    table.note("half a page", 1_500, sent);
    let before = place(&line).1;
    let sent = line.cost("\x1b[5~\x1b[5~\x1b[5~", "pages back", |screen| screen.contents() != before);
    table.note("a page and a half back", 1_900, sent);
    table.hold();
}

#[test]
fn a_key_held_past_the_edge_stays_within_its_bytes() {
    let home = Home::new();
    let mut table = Table(Vec::new());
    let mut line = Line::start(home.demo());
    line.shows("Needs you").press("gl").shows("list");
    line.press("events").settle();
    line.press("\r").shows("63 events");
    line.press("j".repeat(16));
    line.until("the last row shown", |screen| screen.cursor_position().0 == 20);
    line.settle();
    let (before, start) = (line.count(), line.look(vt100::Screen::contents));
    // As fast as a keyboard repeats. Frames that fall together cost less, never more.
    for _ in 0..30 {
        line.press("j");
        std::thread::sleep(Duration::from_millis(33));
    }
    line.until("other rows", |screen| screen.cursor_position().0 == 20 && screen.contents() != start);
    line.idle_for(Duration::from_millis(300));
    let after = line.count();
    table.note("thirty downs at key repeat, all scrolling", 2_700, after.0 - before.0);
    // One for each key, and one for the looks of the row it rests on.
    table.note("thirty downs at key repeat, pieces received", 31, after.1 - before.1);
    table.hold();
}
