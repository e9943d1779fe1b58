//! The poorest screen there is: the Linux console without UTF-8 and without colour, at 60 columns and 20 rows. Every
//! screen of the workbench is opened on it, and has to be of use.

use dhr::app::key::{Key, KeyCode};

use super::terminals::{asks_nothing, no_colour};
use super::{Home, Line};
use crate::desk::ways::WAYS;
use crate::desk::{Desk, HOME};

/// They show the time of day or the place of files, and are not compared whole.
const CHANGING: [&str; 2] = ["history", "settings"];
/// Their titles end in the name of a record, which may be longer than a line.
const NAMING: [&str; 6] = ["record", "editing", "archive", "tags", "chase", "answer to a point"];

/// There is nothing to select in them: a picture and pages to read.
const READING: [&str; 4] = ["lanes", "tour", "composite, open", "side by side"];

/// What a keyboard sends for named keys.
fn sent(keys: &str) -> Vec<u8> {
    let one = |name: &str| -> Vec<u8> {
        let key: Key = name.parse().unwrap();
        match key.code {
            KeyCode::Char(c) if key.ctrl => vec![u8::try_from(c.to_ascii_lowercase()).unwrap() - b'a' + 1],
            KeyCode::Char(c) => c.to_string().into_bytes(),
            KeyCode::Enter => b"\r".to_vec(),
            KeyCode::Tab => b"\t".to_vec(),
            KeyCode::Down => b"\x1b[B".to_vec(),
            _ => panic!("what does a keyboard send for {name}?"),
        }
    };
    keys.split_whitespace().flat_map(one).collect()
}

fn rows(text: &str) -> Vec<String> {
    text.lines().map(|row| row.trim_end().to_owned()).collect()
}

fn console(mut command: portable_pty::CommandBuilder) -> Line {
    for (name, value) in [("TERM", "linux"), ("LANG", "C"), ("NO_COLOR", "1")] {
        command.env(name, value);
    }
    Line::sized(command, 60, 20)
}

/// One sees where one is, what is selected, and what can be done.
#[track_caller]
fn is_of_use(name: &str, screen: &vt100::Screen, wide: &str) {
    let shown = rows(&screen.contents());
    let (narrow, wide) = (|row: usize| shown.get(row).map_or("", String::as_str), rows(wide));
    let words_of = |line: &str| -> Vec<String> { line.split_whitespace().map(str::to_owned).collect() };

    let title = narrow(0);
    let own_name = NAMING.contains(&name) && title.ends_with("..");
    let known = [words_of(&wide[0]), words_of("Fri 27 Mar amara.okoro")].concat();
    let cut: Vec<String> = words_of(title).into_iter().filter(|word| !known.contains(word)).collect();
    assert!(!title.is_empty() && (cut.is_empty() || own_name && cut.len() == 1), "{name}: cut: {cut:?} in {title}");

    let hints = narrow(19);
    let known = words_of(&wide[wide.len() - 1]);
    assert!(words_of(hints).iter().all(|word| known.contains(word)), "{name}: a hint is cut: {hints}");
    assert!(["Esc", "? help", "q "].iter().any(|out| hints.contains(out)), "{name}: no way on is shown: {hints}");

    let reversed = (0..20).any(|row| (0..60).any(|column| screen.cell(row, column).is_some_and(vt100::Cell::inverse)));
    let (row, column) = screen.cursor_position();
    let marked = narrow(row.into()).trim_start().starts_with('>');
    let placed = !screen.hide_cursor() && row > 0 && row < 19;
    let nothing_there = READING.contains(&name) || shown.join(" ").contains(" yet. ");
    assert!(
        reversed && (nothing_there || placed && (marked || column > 1)),
        "{name}: nothing is seen to be selected: {row} {column}\n{}",
        shown.join("\n")
    );
}

#[test]
fn script_5_every_screen_is_of_use_on_a_console_without_colour_and_without_utf8() {
    let home = Home::with_register();
    let mut line = console(home.desk("amara.okoro"));
    let mut desk = Desk::borough(60, 20);
    line.shows("Needs you");
    for (name, keys) in WAYS {
        desk.resized(60, 20).home();
        line.press(sent(HOME)).shows("Needs you");
        desk.keys(keys);
        let wanted = rows(&desk.screen());
        let ends = |rows: &[String]| (rows.first().cloned(), rows.get(19).cloned());
        line.press(sent(keys)).until(&format!("{name}, as it should be:\n{}\n", wanted.join("\n")), |screen| {
            let mut shown = rows(&screen.contents());
            shown.resize(20, String::new());
            if CHANGING.contains(name) { ends(&shown) == ends(&wanted) } else { shown == wanted }
        });
        if *name == "hidden" {
            continue;
        }
        desk.resized(200, 20);
        line.look(|screen| is_of_use(name, screen, &desk.screen()));
    }
    line.press("\r").shows("Needs you").press("q");
    assert_eq!(line.ended().0, 0);
    line.given_back();
    let raw = line.raw();
    assert!(raw.is_ascii(), "more than ASCII was sent");
    no_colour("linux", &raw);
    asks_nothing("linux", &raw);
}

#[test]
fn script_5_the_questions_no_key_brings_about_are_of_use_there_too() {
    let home = Home::with_register();
    let mut raw = Vec::new();
    let mut first = console(home.command("amara.okoro", super::home::DHR, &[]));
    first.shows("Practise on an invented borough").shows("Enter choose");
    first.until("the first way to begin", |screen| {
        let row = screen.cursor_position().0;
        !screen.hide_cursor() && rows(&screen.contents())[usize::from(row)].trim_start().starts_with('>')
    });
    raw.extend(first.raw());
    let (mut amara, mut priya) = (console(home.desk("amara.okoro")), console(home.desk("priya.shah")));
    for (line, words) in [(&mut amara, " of amara"), (&mut priya, " of priya")] {
        line.shows("Needs you").press("felowen").shows(">case").press("\r").shows("Cases > NM-DHR-16 Elowen");
        line.press("jj\r").shows("Enter save").press(words).shows(words);
    }
    priya.press("\r").shows("Saved");
    amara
        .press("\r")
        .shows("changed while you were typing")
        .shows("when you began")
        .shows("Elowen of priya")
        .shows("use mine");
    amara.shows("Enter choose").until("a choice under the cursor", |screen| {
        let row = screen.cursor_position().0;
        !screen.hide_cursor() && rows(&screen.contents())[usize::from(row)].contains("> keep theirs")
    });
    raw.extend(amara.raw());
    raw.extend(priya.raw());
    assert!(raw.is_ascii(), "more than ASCII was sent");
    no_colour("linux", &raw);
}

#[test]
fn script_5_a_rule_that_asks_for_a_reason_is_of_use_there_too() {
    let home = Home::with_register();
    let mut line = console(home.desk("amara.okoro"));
    line.shows("Needs you").press("gc").shows("22 cases").press("jjjjtsubmitted");
    line.shows("-> Submitted to QA").press("\r").shows("Before this is saved").shows("runs ahead of the record");
    line.shows("Why (kept in history):").shows("Enter save with this reason");
    line.press("\r").shows("Say why first, or Esc leaves it as it was.");
    line.press("the paper file has both").shows("the paper file has both").press("\r");
    line.shows("u undoes: set stage on NM-DHR-19").press("u").shows("Undone");
    let raw = line.raw();
    assert!(raw.is_ascii(), "more than ASCII was sent");
    no_colour("linux", &raw);
}
