//! Every terminal a council may have in front of the program: it starts, shows where one is, and gives the terminal
//! back. Nothing is sent that such a terminal does not know, and nothing is asked of it.

use super::{Home, Line};

const TERMINALS: [&str; 7] = ["xterm-256color", "xterm", "screen", "tmux", "linux", "vt100", "vt220"];

/// Starts on this terminal, looks at two screens, leaves; gives back every byte.
fn visit(term: &str, variables: &[(&str, &str)]) -> Vec<u8> {
    let home = Home::new();
    let mut command = home.demo();
    command.env("TERM", term);
    for (name, value) in variables {
        command.env(name, value);
    }
    let mut line = Line::start(command);
    line.shows("Needs you");
    line.until("the modes of the workbench", |screen| screen.alternate_screen() && screen.bracketed_paste());
    line.until("the selection", selection_is_marked);
    line.press("gc").shows("22 cases").press("jj");
    line.until("the selection two rows down", |screen| screen.cursor_position().0 == 6 && selection_is_marked(screen));
    assert!(line.look(|screen| screen.cell(0, 8).unwrap().inverse()), "{term}: the current screen is not lit");
    line.press("q").shows("Needs you").press("q");
    assert_eq!(line.ended().0, 0, "{term}");
    line.given_back();
    line.raw()
}

/// The row with the cursor carries the mark that needs no colour.
fn selection_is_marked(screen: &vt100::Screen) -> bool {
    let (row, column) = screen.cursor_position();
    column == 0 && !screen.hide_cursor() && screen.cell(row, 0).is_some_and(|cell| cell.contents() == ">")
}

/// The parameters and last byte of every CSI sequence.
pub fn sequences(raw: &[u8]) -> Vec<(String, char)> {
    let mut found = Vec::new();
    let mut rest = raw;
    while let Some(at) = rest.windows(2).position(|pair| pair == b"\x1b[") {
        rest = &rest[at + 2..];
        let end = rest.iter().position(|byte| (0x40..=0x7e).contains(byte)).unwrap();
        found.push((String::from_utf8_lossy(&rest[..end]).into_owned(), char::from(rest[end])));
    }
    found
}

/// Fails at the first sequence that sets a colour.
#[track_caller]
pub fn no_colour(term: &str, raw: &[u8]) {
    for (parameters, last) in sequences(raw) {
        let coloured = last == 'm'
            && parameters.split(';').any(|code| matches!(code.parse(), Ok(30_u8..=38 | 40..=48 | 90..=107)));
        assert!(!coloured, "{term}: CSI {parameters}m");
    }
}

pub fn asks_nothing(term: &str, raw: &[u8]) {
    for (parameters, last) in sequences(raw) {
        let asks = matches!(last, 'c' | 'n' | 'u' | 'x') || parameters.contains('$') || parameters.contains('>');
        assert!(!asks, "{term}: the terminal is asked something with CSI {parameters}{last}");
    }
    assert!(!raw.windows(2).any(|pair| matches!(pair, b"\x1b]" | b"\x1bP")), "{term}: a string sequence was sent");
}

#[test]
fn every_terminal_with_utf8_starts_shows_the_selection_and_is_given_back() {
    for term in TERMINALS {
        asks_nothing(term, &visit(term, &[]));
    }
}

#[test]
fn every_terminal_without_utf8_gets_ascii_alone() {
    for term in TERMINALS {
        let raw = visit(term, &[("LANG", "C")]);
        assert!(raw.is_ascii(), "{term}: more than ASCII was sent");
    }
}

#[test]
fn without_colour_no_colour_is_sent_on_any_terminal() {
    for term in TERMINALS {
        no_colour(term, &visit(term, &[("NO_COLOR", "1")]));
    }
}

#[test]
fn an_old_terminal_gets_only_what_it_knows() {
    // What a VT100 has: moving, erasing, attributes, a scroll region, modes; it ignores private modes it has not.
    for (parameters, last) in sequences(&visit("vt100", &[("LANG", "C")])) {
        assert!("HABCDJKmrhl".contains(last), "CSI {parameters}{last}");
    }
}

#[test]
fn a_terminal_that_can_do_nothing_gets_no_escapes() {
    let help = std::process::Command::new(super::home::DHR).arg("--help").output().unwrap();
    if !String::from_utf8_lossy(&help.stdout).contains("--plain") {
        println!("left out: this program has no plain mode yet");
        return;
    }
    let home = Home::new();
    let mut command = home.demo();
    command.env("TERM", "dumb");
    let mut line = Line::start(command);
    line.shows("Today");
    line.press("quit\r");
    line.ended();
    assert!(!line.raw().contains(&0x1b));
}
