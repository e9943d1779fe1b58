//! Typing: one line, several lines, and the editor of one field with its checking, echo and choices.

mod area;
mod choose;
mod field;
mod line;

pub use area::TextBox;
pub use choose::{Chooser, Choosing};
pub use field::{FieldEditor, Outcome, own_editor_hint};
pub use line::LineEdit;
