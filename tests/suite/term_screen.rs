//! Whatever the sequence of frames, a terminal shows exactly what ratatui asked for, and it costs little.

use dhr::term::screen::{Depth, Output, Profile, Screen, repaint, settle};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier, Style};
use ratatui::widgets::{Block, Clear, Widget};
use std::cell::RefCell;
use std::io::Write;
use std::num::NonZeroU16;
use std::rc::Rc;

/// A workbench-like screen: a title, a list with a marker, an input line and perhaps a pop-up.
#[derive(Debug, Clone)]
struct Scene {
    rows: Vec<(String, Style)>,
    top: usize,
    selected: usize,
    typed: String,
    popup: Option<(Rect, Style)>,
    wash: Option<(Rect, Style)>,
    cursor: Option<(u16, u16)>,
}

#[derive(Debug, Clone)]
enum Step {
    Draw,
    Top(usize),
    /// So many rows on or back, with the selection on the first or the last row shown, as a held key does it.
    Held(i8),
    Select(usize),
    Type(String),
    Row(usize, String, Style),
    Popup(Option<(Rect, Style)>),
    Wash(Option<(Rect, Style)>),
    Cursor(Option<(u16, u16)>),
    Resize(u16, u16),
    Clear,
    Forget,
}

fn draw(scene: &Scene, buffer: &mut Buffer) {
    let area = buffer.area;
    let line = |buffer: &mut Buffer, y: u16, x: u16, text: &str, style: Style| {
        if y < area.height && x < area.width {
            buffer.set_stringn(x, y, text, usize::from(area.width - x), style);
        }
    };
    line(buffer, 0, 0, &"Today  Cases  Actions ".repeat(4), Style::new().add_modifier(Modifier::REVERSED));
    for (y, (index, (text, style))) in
        (1..area.height.saturating_sub(1)).zip(scene.rows.iter().enumerate().skip(scene.top))
    {
        line(buffer, y, 0, if index == scene.selected { ">" } else { " " }, Style::new());
        line(buffer, y, 2, text, *style);
        line(buffer, y, 20, &format!("due {index}"), Style::new().fg(Color::Cyan));
    }
    line(buffer, area.height.saturating_sub(1), 0, &scene.typed, Style::new());
    if let Some((rect, style)) = scene.wash {
        buffer.set_style(rect.intersection(area), style);
    }
    if let Some((rect, style)) = scene.popup {
        let rect = rect.intersection(area);
        Clear.render(rect, buffer);
        Block::bordered().style(style).title("Confirm 漢字").render(rect, buffer);
    }
    settle(buffer);
}

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        5 => "[a-z]{1,7} ?",
        2 => Just("漢字".to_owned()),
        1 => " {1,3}",
        1 => Just("Caffi\u{301}".to_owned()),
        1 => Just("ŵŷ£—".to_owned()),
        1 => Just("👩\u{200D}👩\u{200D}👧".to_owned()),
        1 => Just("👍🏽🇬🇧❤\u{FE0F}".to_owned()),
        1 => Just("कि\u{200B}ﾞ\u{AD}".to_owned()),
        1 => Just("─│".to_owned()),
        1 => " {3,25}",
        1 => "\\PC{1,4}",
    ];
    prop::collection::vec(word, 0..5).prop_map(|words| words.concat())
}

fn style() -> impl Strategy<Value = Style> {
    let colour = prop_oneof![
        4 => Just(Color::Reset),
        2 => (0_u8..16).prop_map(Color::Indexed),
        1 => Just(Color::LightRed),
        1 => any::<u8>().prop_map(Color::Indexed),
        1 => any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
    ];
    // The parser cannot be bold and dim at once, so dim is tried in unit tests.
    let modifier = prop_oneof![
        3 => Just(Modifier::empty()),
        1 => Just(Modifier::BOLD),
        1 => Just(Modifier::REVERSED),
        1 => Just(Modifier::UNDERLINED | Modifier::ITALIC),
        1 => Just(Modifier::BOLD | Modifier::REVERSED | Modifier::UNDERLINED),
    ];
    (colour.clone(), colour, modifier).prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

fn rect() -> impl Strategy<Value = Rect> {
    (0_u16..50, 0_u16..14, 1_u16..40, 1_u16..10).prop_map(|(x, y, width, height)| Rect { x, y, width, height })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => Just(Step::Draw),
        3 => (0_usize..30).prop_map(Step::Top),
        9 => (-2_i8..=3).prop_map(Step::Held),
        4 => (0_usize..30).prop_map(Step::Select),
        3 => text().prop_map(Step::Type),
        4 => (0_usize..30, text(), style()).prop_map(|(index, text, style)| Step::Row(index, text, style)),
        2 => prop::option::of((rect(), style())).prop_map(Step::Popup),
        4 => prop::option::of((rect(), style())).prop_map(Step::Wash),
        2 => prop::option::of((0_u16..70, 0_u16..20)).prop_map(Step::Cursor),
        1 => (1_u16..70, 1_u16..20).prop_map(|(width, height)| Step::Resize(width, height)),
        1 => Just(Step::Clear),
        1 => Just(Step::Forget),
    ];
    prop::collection::vec(step, 1..40)
}

fn profile() -> impl Strategy<Value = Profile> {
    (any::<[bool; 5]>(), prop::sample::select(vec![Depth::True, Depth::Mono])).prop_map(
        |([scroll, tabs, erase_cells, partial_pen, sync], depth)| Profile {
            depth,
            scroll,
            tabs,
            erase_cells,
            partial_pen,
            sync,
        },
    )
}

/// A colour as the parser reports it.
fn seen(colour: Color, depth: Depth) -> vt100::Color {
    match colour {
        _ if depth == Depth::Mono => vt100::Color::Default,
        Color::Reset => vt100::Color::Default,
        Color::Cyan => vt100::Color::Idx(6),
        Color::LightRed => vt100::Color::Idx(9),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        other => panic!("{other:?} is not used here"),
    }
}

/// Every cell the terminal shows against the buffer; what cannot be seen on a blank is left out.
fn compare(buffer: &Buffer, screen: &vt100::Screen, depth: Depth) -> Result<(), String> {
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let want = buffer.cell(Position { x, y }).unwrap();
            let got = screen.cell(y, x).unwrap();
            let blank = want.symbol() == " ";
            let contents = if got.has_contents() { got.contents() } else { " " };
            let ok_text = contents == want.symbol();
            let attrs = want.modifier;
            let visible = !blank || attrs.intersects(Modifier::REVERSED | Modifier::UNDERLINED);
            let ok_pen = got.bgcolor() == seen(want.bg, depth)
                && got.underline() == attrs.contains(Modifier::UNDERLINED)
                && got.inverse() == attrs.contains(Modifier::REVERSED)
                && (!visible
                    || got.fgcolor() == seen(want.fg, depth)
                        && got.bold() == attrs.contains(Modifier::BOLD)
                        && got.italic() == attrs.contains(Modifier::ITALIC));
            let ok_width = got.is_wide() == (want.cell_width() == 2) && !got.is_wide_continuation();
            if !(ok_text && ok_pen && ok_width) {
                return Err(format!("row {y} column {x}: want {want:?}, got {contents:?} {got:?}"));
            }
            x += want.cell_width().max(1);
        }
    }
    Ok(())
}

fn nonzero(size: u16) -> NonZeroU16 {
    NonZeroU16::new(size).unwrap()
}

fn replay(steps: &[Step], profile: Profile) -> Result<(), String> {
    let mut scene = Scene {
        rows: (0..30).map(|index| (format!("DHR-2025-{index:03} Northfield"), Style::new())).collect(),
        top: 0,
        selected: 0,
        typed: String::new(),
        popup: None,
        wash: None,
        cursor: Some((0, 1)),
    };
    let (mut width, mut height) = (60_u16, 16_u16);
    let mut terminal = Terminal::new(Screen::new(Vec::new(), Size { width, height }, profile)).unwrap();
    let mut parser = vt100::Parser::new(nonzero(height), nonzero(width), 0);
    for step in steps {
        match step.clone() {
            Step::Draw => {}
            Step::Top(top) => scene.top = top,
            Step::Held(rows) => {
                scene.top = scene.top.saturating_add_signed(isize::from(rows));
                let shown = usize::from(height.saturating_sub(3));
                scene.selected = if rows < 0 { scene.top } else { scene.top.saturating_add(shown) };
            }
            Step::Select(selected) => scene.selected = selected,
            Step::Type(typed) => scene.typed = typed,
            Step::Row(index, text, style) => scene.rows[index] = (text, style),
            Step::Popup(popup) => scene.popup = popup,
            Step::Wash(wash) => scene.wash = wash,
            Step::Cursor(cursor) => scene.cursor = cursor,
            Step::Resize(new_width, new_height) => {
                (width, height) = (new_width, new_height);
                parser.screen_mut().set_size(nonzero(height), nonzero(width));
                terminal.backend_mut().set_size(Size { width, height });
            }
            Step::Clear => terminal.clear().unwrap(),
            Step::Forget => {
                parser.process(b"\x1b[5;3Hnoise\x1b[44;1m\x1b[?25h\x1b[2;4r");
                terminal.backend_mut().forget();
            }
        }
        let cursor = scene.cursor.map(|(x, y)| (x.min(width - 1), y.min(height - 1)));
        let frame = terminal
            .draw(|frame| {
                draw(&scene, frame.buffer_mut());
                if let Some(place) = cursor {
                    frame.set_cursor_position(place);
                }
            })
            .unwrap();
        let buffer = frame.buffer.clone();
        let bytes = std::mem::take(terminal.backend_mut().writer_mut());
        parser.process(&bytes);
        let shown = parser.screen();
        compare(&buffer, shown, profile.depth).map_err(|e| format!("after {step:?}: {e}\n{}", bytes.escape_ascii()))?;
        let (row, column) = shown.cursor_position();
        let at = (!shown.hide_cursor()).then_some((column, row));
        if at != cursor {
            return Err(format!("after {step:?}: cursor {at:?}, not {cursor:?}"));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_terminal_shows_what_was_drawn(steps in steps(), profile in profile()) {
        replay(&steps, profile).map_err(TestCaseError::fail)?;
    }
}

#[test]
fn the_stock_back_end_shows_the_same_and_can_be_repainted() {
    let size = Size { width: 60, height: 16 };
    let profile = Profile::conservative(Depth::Mono);
    let to = Rc::new(RefCell::new(Vec::new()));
    let mut terminal = Terminal::new(Output::stock(Line(Rc::clone(&to)), size, profile)).unwrap();
    let mut parser = vt100::Parser::new(nonzero(16), nonzero(60), 0);
    let style = Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(9)).add_modifier(Modifier::REVERSED);
    let mut scene = Scene {
        rows: vec![("漢字 👩\u{200D}👧 🇬🇧".to_owned(), style), ("Caffi\u{301}".to_owned(), style)],
        top: 0,
        selected: 0,
        typed: "f".to_owned(),
        popup: None,
        wash: None,
        cursor: None,
    };
    for round in 0..3 {
        scene.selected = round;
        if round == 2 {
            parser.process(b"noise from elsewhere");
            repaint(&mut terminal).unwrap();
        }
        let buffer = terminal.draw(|frame| draw(&scene, frame.buffer_mut())).unwrap().buffer.clone();
        parser.process(&to.take());
        compare(&buffer, parser.screen(), Depth::Mono).unwrap();
    }
}

#[test]
fn a_held_key_sends_the_new_rows_and_little_else() {
    let size = Size { width: 60, height: 16 };
    let mut terminal = Terminal::new(Screen::new(Vec::new(), size, Profile::ecma48(Depth::Sixteen))).unwrap();
    let mut costs = Vec::new();
    for top in 0..6_usize {
        terminal
            .draw(|frame| {
                for y in 1..15_u16 {
                    let selected = if y == 14 { ">" } else { " " };
                    let text = format!("{selected} DHR-2025-{:03} Northfield", top * 7 + usize::from(y) * 7);
                    frame.buffer_mut().set_string(0, y, text, Style::new());
                }
                frame.buffer_mut().set_string(0, 15, "foot", Style::new());
                frame.set_cursor_position(Position { x: 0, y: 14 });
            })
            .unwrap();
        costs.push(std::mem::take(terminal.backend_mut().writer_mut()).escape_ascii().to_string());
    }
    assert_eq!(costs[4], r" \n\x08> DHR-2025-126 Northfield\r");
    assert_eq!(costs[5], r" \n\x08> DHR-2025-133 Northfield\r");
}

#[test]
fn a_wide_symbol_that_moves_by_half_leaves_its_style_behind() {
    let wash = Some((Rect { x: 0, y: 15, width: 60, height: 1 }, Style::new().add_modifier(Modifier::REVERSED)));
    let typed = |text: &str| Step::Type(text.to_owned());
    let steps = [Step::Wash(wash), typed("a漢"), typed("漢"), typed("ab漢"), typed("a漢"), typed("漢字")];
    replay(&steps, Profile::ecma48(Depth::True)).unwrap();
}

/// A line that can be listened to.
struct Line(Rc<RefCell<Vec<u8>>>);

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_frame_is_one_write_and_an_unchanged_one_none() {
    #[derive(Default)]
    struct Counter(usize);
    impl Write for Counter {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 += 1;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let profile = Profile { sync: true, ..Profile::ecma48(Depth::True) };
    let mut terminal = Terminal::new(Screen::new(Counter::default(), Size { width: 80, height: 24 }, profile)).unwrap();
    for text in ["x".repeat(80), "x".repeat(80), "y".repeat(79)] {
        terminal
            .draw(|frame| {
                (0..24).for_each(|y| frame.buffer_mut().set_string(0, y, &text, Style::new().fg(Color::Green)))
            })
            .unwrap();
    }
    assert_eq!(terminal.backend().writer().0, 2);
}

#[test]
fn a_write_that_fails_leads_to_a_full_repaint() {
    struct Broken(bool, Vec<u8>);
    impl Write for Broken {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            if self.0 { Err(std::io::ErrorKind::BrokenPipe.into()) } else { self.1.write(bytes) }
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let size = Size { width: 20, height: 2 };
    let screen = Screen::new(Broken(false, Vec::new()), size, Profile::ecma48(Depth::True));
    let mut terminal = Terminal::new(screen).unwrap();
    let mut show = |text: &str, broken: bool| {
        terminal.backend_mut().writer_mut().0 = broken;
        let done = terminal.draw(|frame| frame.buffer_mut().set_string(0, 0, text, Style::new())).is_ok();
        assert_eq!(done, !broken);
        String::from_utf8(std::mem::take(&mut terminal.backend_mut().writer_mut().1)).unwrap()
    };
    show("one two", false);
    assert_eq!(show("one six", true), "");
    let again = show("one six", false);
    assert!(again.contains("\x1b[2J") && again.contains("one six"), "{again:?}");
}
