//! The line that is typed after `/`: the same keys and the same look over every list. Knows nothing of what the words
//! mean.

use crate::app::edit::LineEdit;
use crate::app::key::{Key, KeyCode};
use crate::app::scene::{Line, Role};

/// Columns before the text: " narrow: ".
const BEFORE: usize = 9;

pub struct Narrowing {
    edit: LineEdit,
    /// The narrowing before it was begun.
    before: String,
}

/// What a key came to.
pub enum Narrowed {
    /// The line is closed and the words stay.
    Kept,
    /// The line is closed and these are the words again.
    Dropped(String),
    Up,
    Down,
    /// The words are these now.
    Typed(String),
    Nothing,
}

impl Narrowing {
    /// Goes on from the words that narrow already.
    pub fn of(text: &str) -> Self {
        let own = if text.is_empty() { String::new() } else { format!("{text} ") };
        Self { edit: LineEdit::new(own), before: text.to_owned() }
    }

    /// `ghost` is what could follow the text.
    pub fn key(&mut self, key: Key, ghost: impl FnOnce(&str) -> Option<String>) -> Narrowed {
        match key.code {
            KeyCode::Enter => return Narrowed::Kept,
            _ if key.code == KeyCode::Esc || key == Key::ctrl('c') => return Narrowed::Dropped(self.before.clone()),
            KeyCode::Up => return Narrowed::Up,
            KeyCode::Down => return Narrowed::Down,
            KeyCode::Tab => {
                if let Some(ghost) = ghost(self.edit.text()) {
                    self.edit.insert(&ghost);
                }
            }
            _ => {
                if !self.edit.key(key) {
                    return Narrowed::Nothing;
                }
            }
        }
        Narrowed::Typed(self.edit.text().to_owned())
    }

    /// The words with the text put in.
    pub fn paste(&mut self, text: &str) -> String {
        self.edit.insert(text);
        self.edit.text().to_owned()
    }

    /// The line, the text in at most `columns`, and the column of the cursor.
    pub fn line(&self, columns: usize, ghost: impl FnOnce(&str) -> Option<String>, found: usize) -> (Line, usize) {
        let (text, cursor) = self.edit.window(columns);
        let mut line = Line::of(" narrow: ", Role::Heading).with(text, Role::Input);
        if let Some(ghost) = ghost(self.edit.text()) {
            line.push(ghost, Role::Ghost);
        }
        line.push(format!("   {found} found"), Role::Dim);
        (line, BEFORE + cursor)
    }
}
