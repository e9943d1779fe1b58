//! Every screen at every size draws without a panic, fills the terminal exactly and keeps its cursor inside it.

use dhr::app::layout::width;

use super::Desk;
use super::ways::WAYS;

fn check(desk: &Desk, name: &str, columns: u16, rows: u16) {
    let scene = desk.scene();
    assert_eq!(scene.lines.len(), usize::from(rows), "{name} at {columns}x{rows}");
    for line in &scene.lines {
        assert_eq!(width(&line.text()), usize::from(columns), "{name} at {columns}x{rows}: {:?}", line.text());
    }
    if let Some((column, row)) = scene.cursor {
        assert!(column < columns && row < rows, "{name} at {columns}x{rows}: cursor at {column},{row}");
    }
}

#[test]
fn every_screen_draws_at_every_size() {
    let mut desk = Desk::borough(80, 24);
    for (name, keys) in WAYS {
        desk.resized(80, 24).home().keys(keys);
        for columns in [1, 2, 10, 39, 40, 59, 60, 71, 72, 80, 119, 120, 132, 200] {
            for rows in [1, 2, 9, 10, 12, 19, 20, 24, 43, 60] {
                desk.resized(columns, rows);
                check(&desk, name, columns, rows);
            }
        }
    }
}

#[test]
fn a_resize_in_the_middle_of_an_edit_keeps_the_text() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g a Enter n").types("half a sen");
    desk.resized(60, 20).resized(132, 43).resized(80, 24);
    desk.shows("half a sen");
}

#[test]
fn what_went_wrong_is_told_in_full_where_a_line_is_too_short_for_it() {
    let mut desk = Desk::borough(60, 24);
    desk.keys("g c Enter n").types("She rang").keys("Ctrl-S");
    let row = desk.scene().cursor.unwrap().1;
    desk.keys("Esc").shows("Not saved yet: Ctrl-S saves, Esc again leaves").shows("kept as a draft).");
    desk.shows("She rang").shows("Ctrl-S save all");
    assert_eq!(desk.scene().cursor.unwrap().1, row, "a row moved");
    // On the last row of all the row itself is worth more.
    let mut desk = Desk::borough(60, 12);
    desk.keys("g c Enter n").types("She rang").keys("Ctrl-S End").keys(&"Down ".repeat(9)).keys("Esc");
    desk.shows("Not saved yet").shows("> For the panel only").hides("kept as a draft");
}

#[test]
fn what_is_typed_to_find_is_seen_on_the_smallest_screen() {
    let mut desk = Desk::borough(40, 10);
    desk.keys("f").types("elowen").shows("Find  elowen   ");
}
