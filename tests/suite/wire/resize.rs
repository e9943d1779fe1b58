//! Another size in the middle of an edit, and going to the shell and back.

use std::time::Duration;

use super::cut::edit_title;
use super::{Home, Line};

#[test]
fn a_storm_of_sizes_in_the_middle_of_an_edit_loses_no_letter() {
    let home = Home::new();
    let mut line = Line::start(home.demo());
    edit_title(&mut line);
    let sizes = [(1, 1), (300, 100), (40, 10), (39, 9), (2, 60), (132, 43), (60, 24), (1, 100), (300, 1), (72, 20)];
    let mut typed = String::new();
    for (letter, (columns, rows)) in ('a'..).zip(sizes) {
        line.resize(columns, rows);
        line.press(letter.to_string());
        typed.push(letter);
    }
    line.resize(80, 24);
    line.shows(&format!("Elowen{typed}")).shows("Enter save");
    line.press("\r").shows("Saved").shows(&format!("Elowen{typed}"));
    line.same_as_repainted();
}

#[test]
fn the_smallest_and_the_largest_screen_draw_and_keep_the_record() {
    let home = Home::new();
    let mut line = Line::start(home.demo());
    line.shows("Needs you").press("gcjjjjj");
    line.until("the sixth case", |screen| screen.cursor_position().0 == 9);
    for (columns, rows, want) in
        [(1, 1, "d"), (40, 10, "NM-DHR-18"), (300, 100, "Sabra"), (80, 24, "Sabra"), (39, 24, "needs 40")]
    {
        line.resize(columns, rows);
        line.shows(want);
        line.same_as_repainted();
    }
    line.resize(80, 24);
    line.until("the same case under the cursor", |screen| {
        let row = screen.cursor_position().0;
        screen.contents().lines().nth(row.into()).is_some_and(|text| text.contains("Sabra"))
    });
}

#[test]
fn the_shell_gets_its_terminal_and_fg_brings_the_edit_back() {
    let home = Home::new();
    let script = format!("set -m; {} demo; stty -a; echo in the shell; read line; fg", super::home::DHR);
    let mut line = Line::start(home.command("amara.okoro", "sh", &["-c", &script]));
    line.shows("Needs you").press("gcj");
    line.until("the second case", |screen| screen.cursor_position().0 == 5);
    line.press("\x1a").shows("in the shell");
    line.until("the screen of the shell", |screen| {
        !screen.alternate_screen() && !screen.bracketed_paste() && screen.contents().contains(" icanon")
    });
    assert!(line.cooked());
    line.press("\n").shows("22 cases");
    line.until("the workbench again", |screen| screen.alternate_screen() && screen.cursor_position() == (5, 0));
    line.press("q").shows("Needs you").press("q");
    assert_eq!(line.ended().0, 0);
    line.given_back();
}

#[test]
fn the_shell_and_redrawing_are_on_their_keys_in_the_middle_of_a_text() {
    let home = Home::with_register();
    let register = home.register().display().to_string();
    let script = format!("set -m; {} --db {register}; echo in the shell; read line; fg", super::home::DHR);
    let mut line = Line::start(home.command("amara.okoro", "sh", &["-c", &script]));
    edit_title(&mut line);
    line.press(" of the lane\x1a").shows("in the shell");
    line.until("the screen of the shell", |screen| !screen.alternate_screen() && !screen.bracketed_paste());
    assert!(line.cooked());
    // Stopped, it cannot write a draft later: it is there by now, whatever becomes of the shell.
    assert!(home.drafts().iter().any(|draft| draft.text == "Elowen of the lane"), "{:?}", home.drafts());
    line.press("\n").shows("Elowen of the lane").shows("Enter save");
    line.press(" end").shows("Elowen of the lane end");
    let before = line.count().0;
    line.press("\x0c").idle_for(Duration::from_millis(200));
    assert!(line.count().0 > before + 500, "the screen was not sent again");
    line.shows("Elowen of the lane end").shows("Enter save");
    line.press("\r").shows("Saved").shows("Elowen of the lane end");
    line.press("q").shows("22 cases").press("q").shows("Needs you").press("q");
    assert_eq!(line.ended().0, 0);
}

#[test]
fn a_policy_without_the_shell_says_so_in_the_middle_of_a_text() {
    let home = Home::new();
    std::fs::create_dir_all(home.path().join("system")).unwrap();
    std::fs::write(home.path().join("system/policy.toml"), "suspend = \"no\"\n").unwrap();
    let mut line = Line::start(home.demo());
    edit_title(&mut line);
    line.press("12\x1a").shows("Suspend to the shell: the administrator's policy forbids it.").shows("Elowen12");
    line.press("3").shows("Elowen123").shows("Enter save");
}

#[test]
fn a_key_a_letter_and_a_paste_in_two_with_another_size_in_between_are_what_they_were() {
    let home = Home::new();
    let mut line = Line::start(home.demo());
    edit_title(&mut line);
    line.press("12").shows("Elowen12");
    let between = |line: &mut Line, first: &[u8], second: &[u8]| {
        for (columns, rows) in [(1, 1), (132, 43), (80, 24)] {
            line.resize(columns, rows);
            if (columns, rows) == (1, 1) {
                line.press(first);
            }
        }
        line.press(second);
    };
    let column = line.look(|screen| screen.cursor_position().1);
    between(&mut line, b"\x1b[", b"D");
    line.until("the cursor one to the left", |screen| screen.cursor_position().1 == column - 1);
    let letter = "\u{6f22}".as_bytes();
    between(&mut line, &letter[..2], &letter[2..]);
    line.shows("Elowen1\u{6f22}2");
    between(&mut line, b"\x1b[200~and ", b"all\x1b[201~");
    line.shows("Elowen1\u{6f22}and all2").shows("Enter save");
    line.press("\r").shows("Saved").shows("Elowen1\u{6f22}and all2");
    line.same_as_repainted();
}
