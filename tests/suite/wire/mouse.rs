//! The mouse: nothing of it unless it is switched on, and then rows, tabs and the wheel.

use rustix::process::Signal;

use super::{Home, Line};

const ASKED: &[u8] = b"\x1b[?1000h";

fn asked(line: &Line) -> bool {
    line.raw().windows(ASKED.len()).any(|bytes| bytes == ASKED)
}

fn with_mouse(home: &Home) -> Line {
    std::fs::create_dir_all(home.path().join("config/dhr")).unwrap();
    std::fs::write(home.path().join("config/dhr/config.toml"), "mouse = true\n").unwrap();
    Line::start(home.demo())
}

/// A click on a cell, counted from one as on the screen.
fn click(line: &mut Line, column: u16, row: u16) {
    line.press(format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
}

#[track_caller]
fn on_row(line: &Line, row: u16) {
    line.until(&format!("the cursor on row {row}"), |screen| screen.cursor_position().0 + 1 == row);
}

#[test]
fn a_click_selects_a_row_or_opens_a_tab_and_the_wheel_moves() {
    let home = Home::new();
    let mut line = with_mouse(&home);
    line.shows("Needs you");
    assert!(asked(&line));
    click(&mut line, 20, 9);
    on_row(&line, 9);
    click(&mut line, 20, 6);
    on_row(&line, 6);
    line.press("\x1b[<65;1;1M");
    on_row(&line, 9);
    line.press("\x1b[<64;1;1M");
    on_row(&line, 6);
    click(&mut line, 10, 1);
    line.shows("22 cases");
    click(&mut line, 30, 12);
    on_row(&line, 12);
    line.press("\r").shows("1 SUMMARY");
    click(&mut line, 27, 3);
    line.shows("3 TIMELINE");
    click(&mut line, 34, 3);
    line.shows("4 PANEL").shows("SEATS");
    line.press("?").shows("Shift and drag selects text").press("\x1b").shows("4 PANEL");
    // Not while a value is being typed: the wheel would change it.
    line.press("1jj\r").shows("Enter save").press("\x1b[<65;1;1M").press("\x1b[<0;3;10M").press("!").shows("!");
    line.press("\x1b");
    line.press("qqq");
    line.ended();
    line.given_back();
    line.until("the mouse given back", |screen| screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None);
}

#[test]
fn without_the_option_the_terminal_keeps_its_mouse_and_reports_mean_nothing() {
    let home = Home::new();
    let mut line = Line::start(home.demo());
    line.shows("Needs you");
    let before = line.look(vt100::Screen::cursor_position);
    click(&mut line, 20, 9);
    line.press("\x1b[<65;1;1M").idle_for(std::time::Duration::from_millis(200));
    assert_eq!(line.look(vt100::Screen::cursor_position), before);
    assert!(!asked(&line));
}

#[test]
fn the_mouse_is_given_back_when_asked_to_end() {
    let home = Home::new();
    let mut line = with_mouse(&home);
    line.shows("Needs you").signal(Signal::TERM);
    line.ended();
    line.given_back();
    line.until("the mouse given back", |screen| screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None);
}
