//! Scenes to cells: the only place that knows how a role looks. Reads a scene and a theme, writes a buffer, nothing else.

mod contrast;
mod theme;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

pub use theme::{Fault, THEMES, Theme};

use crate::app::scene::Scene;
use crate::domain::fold::clean_for_screen;

/// Paints a scene into a buffer and says where the cursor stands.
pub fn draw(scene: &Scene, theme: &Theme, unicode: bool, buffer: &mut Buffer) -> Option<Position> {
    let area = buffer.area;
    for (row, line) in (0..area.height).zip(&scene.lines) {
        let mut column = 0;
        for span in &line.spans {
            if column >= area.width {
                break;
            }
            let style = theme.style(span.role);
            let room = usize::from(area.width - column);
            // Whatever a screen forgot to clean is cleaned here.
            let clean = clean_for_screen(&span.text);
            let text = glyphs(&clean, span.role, unicode);
            let (next, _) = buffer.set_stringn(area.x + column, area.y + row, &text, room, style);
            column = next - area.x;
        }
    }
    scene.cursor.map(|(column, row)| Position::new(area.x + column, area.y + row))
}

/// Rules are drawn with line characters where the terminal has them.
fn glyphs(text: &str, role: crate::app::scene::Role, unicode: bool) -> std::borrow::Cow<'_, str> {
    if unicode && role == crate::app::scene::Role::Rule {
        std::borrow::Cow::Owned(text.replace('-', "\u{2500}").replace('|', "\u{2502}"))
    } else {
        std::borrow::Cow::Borrowed(text)
    }
}
