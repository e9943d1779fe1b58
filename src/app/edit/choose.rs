//! Choosing from a list that typing narrows: what pickers, the palette, help and find have in common.

use super::LineEdit;
use crate::app::key::{Key, KeyCode};

/// What a key led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choosing {
    /// Enter: take the current row.
    Take,
    /// Esc: close without.
    Close,
    /// The cursor moved.
    Moved,
    /// What was typed changed, and the cursor is on the first row.
    Typed,
    /// Not a key for choosing.
    Other,
}

/// What is typed, and the row the cursor is on.
#[derive(Debug, Clone, Default)]
pub struct Chooser {
    pub typed: LineEdit,
    pub cursor: usize,
}

impl Chooser {
    /// The text typed, without blanks around it.
    pub fn text(&self) -> &str {
        self.typed.text().trim()
    }

    /// Takes a key; `count` rows fit at the moment.
    pub fn key(&mut self, key: Key, count: usize) -> Choosing {
        let last = count.saturating_sub(1);
        self.cursor = match key.code {
            KeyCode::Esc => return Choosing::Close,
            _ if key == Key::ctrl('c') => return Choosing::Close,
            KeyCode::Enter => return Choosing::Take,
            KeyCode::Up => self.cursor.saturating_sub(1),
            KeyCode::Down => (self.cursor + 1).min(last),
            KeyCode::PageUp => self.cursor.saturating_sub(10),
            KeyCode::PageDown => (self.cursor + 10).min(last),
            _ => {
                if !self.typed.key(key) {
                    return Choosing::Other;
                }
                self.cursor = 0;
                return Choosing::Typed;
            }
        };
        Choosing::Moved
    }

    pub fn paste(&mut self, text: &str) {
        self.typed.insert(text);
        self.cursor = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_goes_back_to_the_first_row_and_the_cursor_stays_inside() {
        let mut chooser = Chooser::default();
        for _ in 0..5 {
            chooser.key(Key::plain(KeyCode::Down), 3);
        }
        assert_eq!(chooser.cursor, 2);
        assert_eq!(chooser.key(Key::char('a'), 3), Choosing::Typed);
        assert_eq!((chooser.cursor, chooser.text()), (0, "a"));
        assert_eq!(chooser.key(Key::ctrl('c'), 3), Choosing::Close);
    }
}
