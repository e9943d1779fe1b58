//! The pictures of the README, drawn from real frames of the invented borough. Made anew by
//! `DHR_PICTURES=write cargo test --test suite pictures`; otherwise this fails when one is out of date.

use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

use crate::desk::Desk;
use dhr::view::{Theme, draw};

const CELL: (usize, usize) = (9, 19);
const PAPER: &str = "#1c1f24";
const INK: &str = "#d8dce2";

fn colour(colour: Color) -> Option<&'static str> {
    Some(match colour {
        Color::Black => "#000000",
        Color::Red => "#e06c6c",
        Color::Green => "#8fbf7f",
        Color::Yellow => "#d9b45a",
        Color::Blue => "#7aa2d6",
        Color::Magenta => "#c08bc9",
        Color::Cyan => "#76bdbd",
        Color::Gray => "#c8ccd2",
        Color::DarkGray => "#868c96",
        Color::White => "#ffffff",
        _ => return None,
    })
}

/// A frame as SVG: one text element a run of cells that look alike.
fn svg(desk: &Desk) -> String {
    let size = desk.model.cx.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    let theme = Theme::named("terminal").unwrap().unwrap();
    draw(&desk.scene(), &theme, true, &mut buffer);
    let (wide, tall) = (usize::from(size.width) * CELL.0 + 20, usize::from(size.height) * CELL.1 + 20);
    let mut out = String::new();
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{tall}\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"15\">"
    )
    .unwrap();
    writeln!(out, "<rect width=\"{wide}\" height=\"{tall}\" rx=\"6\" fill=\"{PAPER}\"/>").unwrap();
    for row in 0..size.height {
        let mut column = 0;
        while column < size.width {
            let first = &buffer[(column, row)];
            let style = (first.fg, first.modifier);
            let start = column;
            let mut text = String::new();
            while column < size.width {
                let cell = &buffer[(column, row)];
                if (cell.fg, cell.modifier) != style {
                    break;
                }
                text.push_str(cell.symbol());
                column += 1;
            }
            run(&mut out, &text, usize::from(start), usize::from(row), style);
        }
    }
    out.push_str("</svg>\n");
    out
}

fn run(out: &mut String, text: &str, column: usize, row: usize, (fg, modifier): (Color, Modifier)) {
    if text.trim().is_empty() && !modifier.intersects(Modifier::REVERSED | Modifier::UNDERLINED) {
        return;
    }
    let (x, y) = (10 + column * CELL.0, 10 + row * CELL.1);
    let ink = colour(fg).unwrap_or(INK);
    let cells = text.chars().count();
    let reversed = modifier.contains(Modifier::REVERSED);
    if reversed {
        writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" fill=\"{ink}\"/>", cells * CELL.0, CELL.1)
            .unwrap();
    }
    let weight = if modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let line = if modifier.contains(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    writeln!(
        out,
        "<text x=\"{x}\" y=\"{}\" fill=\"{}\" xml:space=\"preserve\" textLength=\"{}\"{weight}{line}>{text}</text>",
        y + 14,
        if reversed { PAPER } else { ink },
        cells * CELL.0
    )
    .unwrap();
}

fn picture(name: &str, keys: &str) {
    let mut desk = Desk::borough(80, 24);
    desk.keys(keys);
    let made = svg(&desk);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("man/pictures").join(format!("{name}.svg"));
    #[expect(clippy::disallowed_methods, reason = "the test is told by the environment to draw anew")]
    let anew = std::env::var_os("DHR_PICTURES").is_some();
    if anew {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "{} is out of date: DHR_PICTURES=write cargo test --test suite pictures", path.display());
}

#[test]
fn pictures_of_the_readme_are_up_to_date() {
    picture("today", "");
    picture("cases", "g c");
    picture("actions", "g a Space Space d");
    picture("composite", "g c Down Down Down Down Down Down Down Enter T Down Down Down Down");
}
