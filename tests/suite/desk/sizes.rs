//! Every screen at every size draws without a panic, fills the terminal exactly and keeps its cursor inside it.

use super::Desk;
use dhr::app::layout::width;

/// Ways to reach every screen there is, from Today.
const WAYS: &[(&str, &str)] = &[
    ("today", ""),
    ("cases", "g c"),
    ("actions", "g a"),
    ("people", "g p"),
    ("agencies", "g o"),
    ("returns", "g i"),
    ("history", "g h Enter"),
    ("lists", "g l"),
    ("case", "g c Enter"),
    ("panel", "g c G Enter 4"),
    ("actions of a case", "g c Down Down Enter 6"),
    ("family", "g c Enter 7"),
    ("composite", "f e l o w e n Enter T"),
    ("composite, open", "f e l o w e n Enter T Enter"),
    ("composite, narrowing", "f e l o w e n Enter T / a g"),
    ("side by side", "f e l o w e n Enter T / s a m e : o f f e r e d Enter = Enter"),
    ("sequence", "f e l o w e n Enter T s"),
    ("tags", "f e l o w e n Enter T t"),
    ("chronologies", "f e l o w e n Enter N"),
    ("record", "g a Enter"),
    ("editing", "g a Enter Enter"),
    ("form", "g a a"),
    ("find", "f a"),
    ("commands", ":"),
    ("help", "?"),
    ("views", "g c v"),
    ("sort", "g c s"),
    ("columns", "g c C"),
    ("narrow", "g c / s t"),
    ("bulk", "g a Space Space d"),
    ("status", "g a t"),
    ("archive", "g a X"),
    ("import", ": i m p o r t Enter"),
    ("settings", ": s e t t i n g s Enter"),
    ("strip", "g"),
    ("hidden", "Z"),
];

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
    for (name, keys) in WAYS {
        let mut desk = Desk::borough(80, 24);
        desk.keys(keys);
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
