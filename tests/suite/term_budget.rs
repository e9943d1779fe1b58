//! What a step costs in bytes at 80x24, on a list screen such as the workbench draws.

use dhr::term::screen::{Depth, Profile, Screen};
use ratatui::Terminal;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Clear, Widget};

const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
const COLUMNS: u16 = 80;

#[derive(Clone, Default)]
struct Desk {
    top: usize,
    selected: usize,
    /// Whether the reference of the selected row is bold as well as marked.
    bold: bool,
    typed: String,
    popup: bool,
    other_tab: bool,
}

fn row(index: usize) -> String {
    let areas = ["Northfield", "Eastgate and Marsh", "Wold", "Castle Ward", "Riverside"];
    let states = ["IMRs requested", "Panel appointed", "Report drafted", "With the Home Office", "Published"];
    // Spread, so that no two rows a page apart are alike by arithmetic.
    let spread = (index + 1).wrapping_mul(2_654_435_761) >> 7;
    format!(
        "DHR-2025-{index:03}  {:<20}{:<22}{:>2} {} 2026  {} days late",
        areas[spread % 5],
        states[spread / 5 % 5],
        spread / 25 % 28 + 1,
        ["Jan", "Feb", "Mar", "Apr"][spread / 700 % 4],
        spread / 2_800 % 40
    )
}

fn draw(desk: &Desk, buffer: &mut Buffer) -> (u16, u16) {
    let plain = Style::new();
    buffer.set_string(0, 0, "Today  Cases  Actions  IMRs  People                      coordinator  27 Mar 2026", BOLD);
    buffer.set_string(0, 1, "\u{2500}".repeat(80), plain);
    let mut cursor = (0, 2);
    for (y, index) in (2_u16..22).zip(desk.top..) {
        if desk.other_tab {
            buffer.set_string(
                2,
                y,
                format!("{:<14}{}", format!("Action {index}"), row(index + 40).replace("DHR", "  R")),
                plain,
            );
            continue;
        }
        if index == desk.selected {
            buffer.set_string(0, y, ">", plain);
            cursor = (0, y);
        }
        buffer.set_stringn(2, y, row(index), 78, plain);
        if index == desk.selected && desk.bold {
            buffer.set_style(Rect { x: 2, y, width: 12, height: 1 }, BOLD);
        }
    }
    buffer.set_string(0, 22, "\u{2500}".repeat(80), plain);
    buffer.set_string(0, 23, format!("/ {}", desk.typed), plain);
    if !desk.typed.is_empty() {
        cursor = (2 + u16::try_from(desk.typed.len()).unwrap(), 23);
    }
    if desk.popup {
        let area = Rect { x: 14, y: 6, width: 52, height: 12 };
        Clear.render(area, buffer);
        buffer.set_string(area.x, area.y, format!("{:<52}", " Log a chase"), BOLD.add_modifier(Modifier::REVERSED));
        for y in 1..11 {
            buffer.set_string(area.x + 1, area.y + y, format!("Field {y:<10} value of this field {y}"), plain);
        }
        buffer.set_string(area.x + 1, area.bottom() - 1, "Enter save   Esc leave, draft kept", plain);
    }
    cursor
}

struct Line {
    terminal: Terminal<Screen<Vec<u8>>>,
    desk: Desk,
}

impl Line {
    fn new(desk: Desk) -> (Self, usize) {
        let profile = Profile::ecma48(Depth::Sixteen);
        let screen = Screen::new(Vec::new(), Size { width: COLUMNS, height: 24 }, profile);
        let mut line = Line { terminal: Terminal::new(screen).unwrap(), desk };
        let first = line.step(|_| {});
        (line, first)
    }

    /// Bytes sent for a change.
    fn step(&mut self, change: impl FnOnce(&mut Desk)) -> usize {
        change(&mut self.desk);
        let desk = self.desk.clone();
        self.terminal
            .draw(|frame| {
                let cursor = draw(&desk, frame.buffer_mut());
                frame.set_cursor_position(cursor);
            })
            .unwrap();
        let sent = std::mem::take(self.terminal.backend_mut().writer_mut());
        println!("{:>5}  {}", sent.len(), sent.escape_ascii().to_string().chars().take(150).collect::<String>());
        sent.len()
    }
}

fn within(what: &str, sent: usize, budget: usize) {
    assert!(sent <= budget, "{what} took {sent} bytes of {budget}");
}

#[test]
fn every_step_stays_within_its_bytes() {
    let (mut line, first) = Line::new(Desk::default());
    within("the first frame", first, 2_800);
    assert_eq!(line.step(|_| {}), 0, "nothing changed");
    within("a row down", line.step(|desk| desk.selected = 1), 24);
    within("a row up", line.step(|desk| desk.selected = 0), 24);
    line.step(|desk| desk.selected = 19);
    within("a line scrolled", line.step(|desk| (desk.top, desk.selected) = (1, 20)), 130);
    within("a line scrolled back", line.step(|desk| (desk.top, desk.selected) = (0, 0)), 140);
    within("a page", line.step(|desk| (desk.top, desk.selected) = (20, 20)), 1_500);
    within("a pop-up", line.step(|desk| desk.popup = true), 750);
    within("a pop-up closed", line.step(|desk| desk.popup = false), 1_000);
    within("a tab", line.step(|desk| desk.other_tab = true), 1_900);
}

#[test]
fn thirty_lines_at_key_repeat_stay_within_their_bytes() {
    let (mut line, _) = Line::new(Desk::default());
    let sent: usize =
        (1..=30).map(|n: usize| line.step(|desk| (desk.selected, desk.top) = (n, n.saturating_sub(19)))).sum();
    within("thirty lines", sent, 2_700);
}

#[test]
fn a_typed_character_and_its_erasure_cost_a_handful() {
    let (mut line, _) = Line::new(Desk { typed: "north".to_owned(), ..Desk::default() });
    within("a typed character", line.step(|desk| desk.typed.push('f')), 6);
    within("a character erased", line.step(|desk| desk.typed.truncate(5)), 6);
}

#[test]
fn a_bold_reference_costs_no_more_than_its_text_twice() {
    let (mut line, _) = Line::new(Desk { bold: true, ..Desk::default() });
    within("a row down", line.step(|desk| desk.selected = 1), 44);
    line.step(|desk| desk.selected = 19);
    within("a line scrolled", line.step(|desk| (desk.top, desk.selected) = (1, 20)), 170);
}
