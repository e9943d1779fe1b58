//! Several lines of text: the one seam to the text-area widget, and so the one place of `app` that knows a widget.
//! Everything above it sees text, keys and lines.

use tui_textarea::{CursorMove, Input, Key as AreaKey, TextArea};

use crate::app::key::{Key, KeyCode};
use crate::app::layout::width;

/// A multi-line editor.
pub struct TextBox {
    area: TextArea<'static>,
}

impl TextBox {
    pub fn new(text: &str) -> Self {
        let lines: Vec<String> = text.split('\n').map(clean).collect();
        let mut area = TextArea::new(lines);
        area.set_max_histories(500);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area }
    }

    pub fn text(&self) -> String {
        self.area.lines().join("\n").trim_end().to_owned()
    }

    pub fn insert(&mut self, text: &str) {
        let text: Vec<String> = text.replace("\r\n", "\n").replace('\r', "\n").split('\n').map(clean).collect();
        self.area.insert_str(text.join("\n"));
    }

    /// The bytes it holds.
    pub fn length(&self) -> usize {
        self.area.lines().iter().map(|line| line.len() + 1).sum()
    }

    /// Takes a key; `false` when it is not one for text.
    pub fn key(&mut self, key: Key) -> bool {
        if key.ctrl && key.code == KeyCode::Char('_') {
            return self.area.undo();
        }
        let code = match key.code {
            KeyCode::Char(c) => AreaKey::Char(c),
            KeyCode::Enter => AreaKey::Enter,
            KeyCode::Backspace => AreaKey::Backspace,
            KeyCode::Delete => AreaKey::Delete,
            KeyCode::Up => AreaKey::Up,
            KeyCode::Down => AreaKey::Down,
            KeyCode::Left => AreaKey::Left,
            KeyCode::Right => AreaKey::Right,
            KeyCode::Home => AreaKey::Home,
            KeyCode::End => AreaKey::End,
            KeyCode::PageUp => AreaKey::PageUp,
            KeyCode::PageDown => AreaKey::PageDown,
            _ => return false,
        };
        self.area.input(Input { key: code, ctrl: key.ctrl, alt: false, shift: key.shift });
        true
    }

    /// The lines that fit, the cursor's among them, and where it stands there. Long lines slide with the cursor.
    pub fn look(&self, columns: usize, rows: usize) -> (Vec<String>, (usize, usize)) {
        let cursor = self.area.cursor();
        let (row, column) = (cursor.0, cursor.1);
        let top = (row + 1).saturating_sub(rows).min(row);
        let before: String =
            self.area.lines().get(row).map_or_else(String::new, |line| line.chars().take(column).collect());
        let slide = (width(&before) + 1).saturating_sub(columns);
        let lines =
            self.area.lines().iter().skip(top).take(rows).map(|line| line.chars().skip(slide).collect()).collect();
        (lines, (width(&before).saturating_sub(slide), row - top))
    }
}

fn clean(line: impl AsRef<str>) -> String {
    line.as_ref().chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_letter_lands_whole() {
        let mut area = TextBox::new("Dear all,");
        area.insert("\r\n\r\nThe panel met.\r\nNext: 14 April.");
        assert_eq!(area.text(), "Dear all,\n\nThe panel met.\nNext: 14 April.");
        let (lines, cursor) = area.look(40, 3);
        assert_eq!(lines, ["", "The panel met.", "Next: 14 April."]);
        assert_eq!(cursor, (15, 2));
    }

    #[test]
    fn erasing_can_be_taken_back() {
        let mut area = TextBox::new("one two");
        area.key(Key::ctrl('w'));
        assert_eq!(area.text(), "one");
        area.key(Key::ctrl('_'));
        assert_eq!(area.text(), "one two");
    }
}
