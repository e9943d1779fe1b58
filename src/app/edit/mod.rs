//! Typing: one line, several lines, and the editor of one field with its checking, echo and choices.

mod area;
mod choose;
mod field;
mod line;

use super::key::{Key, KeyCode};

pub use area::TextBox;
pub use choose::{Chooser, Choosing};
pub use field::{FieldEditor, Outcome, USERS, own_editor_hint, replacing_hint};
pub use line::LineEdit;

/// The bytes a text of several lines may have, however many pastes it came in: some five hundred pages.
pub const LONGEST_TEXT: usize = 1_000_000;

/// The Ctrl keys that mean something in the middle of a text: saving and leaving, moving and deleting, undoing.
const OWN: &str = "abcdefhjkmnprstuvwxy_";

/// Whether a key writes or does something in a text, so that no command may have it there.
pub fn is_own(key: Key) -> bool {
    match key.code {
        KeyCode::Char(c) if key.ctrl => OWN.contains(c),
        KeyCode::F(_) => false,
        _ => true,
    }
}
