//! Another size in the middle of an edit, and going to the shell and back.

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
