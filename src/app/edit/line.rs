//! One line of text being typed. The cursor moves by whole symbols.

use unicode_segmentation::UnicodeSegmentation;

use crate::app::key::{Key, KeyCode};
use crate::app::layout::width;

/// The longest line kept; a paste beyond it is cut and the person is told by the field's own check.
const LONGEST: usize = 10_000;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineEdit {
    text: String,
    /// Byte place of the cursor, always between symbols.
    at: usize,
    undo: Vec<(String, usize)>,
    /// Text that was offered and not touched yet: the first letter takes its place.
    offered: bool,
}

impl LineEdit {
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { at: text.len(), text, undo: Vec::new(), offered: false }
    }

    /// Text that is one of many there could be, such as a date or a name: what is typed or pasted first takes its
    /// place. Any other key of the line keeps it, to be put right.
    pub fn offered(text: impl Into<String>) -> Self {
        let edit = Self::new(text);
        Self { offered: !edit.text.is_empty(), ..edit }
    }

    /// Whether the next letter takes the place of the text.
    pub fn is_offered(&self) -> bool {
        self.offered
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn set(&mut self, text: impl Into<String>) {
        self.remember();
        self.offered = false;
        self.text = text.into();
        self.at = self.text.len();
    }

    fn before(&self) -> &str {
        self.text.get(..self.at).unwrap_or(&self.text)
    }

    fn after(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn remember(&mut self) {
        if self.undo.len() >= 100 {
            self.undo.remove(0);
        }
        self.undo.push((self.text.clone(), self.at));
    }

    /// Puts text at the cursor: line breaks become blanks, control characters are left out.
    pub fn insert(&mut self, text: &str) {
        self.remember();
        if std::mem::take(&mut self.offered) {
            self.text.clear();
            self.at = 0;
        }
        let clean: String = text
            .chars()
            .map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c })
            .filter(|c| !c.is_control())
            .take(LONGEST.saturating_sub(self.text.len()))
            .collect();
        let after = self.after().to_owned();
        self.text.truncate(self.at);
        self.text.push_str(&clean);
        self.at = self.text.len();
        self.text.push_str(&after);
    }

    fn step_left(&self) -> usize {
        self.before().graphemes(true).next_back().map_or(0, str::len)
    }

    fn step_right(&self) -> usize {
        self.after().graphemes(true).next().map_or(0, str::len)
    }

    fn cut(&mut self, from: usize, to: usize) {
        if from < to && to <= self.text.len() {
            self.remember();
            self.text.replace_range(from..to, "");
            self.at = from;
        }
    }

    /// Takes a key; `false` when it is not one for a line.
    pub fn key(&mut self, key: Key) -> bool {
        match (key.code, key.ctrl) {
            (KeyCode::Char(c), false) => self.insert(c.encode_utf8(&mut [0; 4])),
            (KeyCode::Backspace, _) => self.cut(self.at - self.step_left(), self.at),
            (KeyCode::Delete, _) | (KeyCode::Char('d'), true) => self.cut(self.at, self.at + self.step_right()),
            (KeyCode::Left, _) => self.at -= self.step_left(),
            (KeyCode::Right, _) => self.at += self.step_right(),
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => self.at = 0,
            (KeyCode::End, _) | (KeyCode::Char('e'), true) => self.at = self.text.len(),
            (KeyCode::Char('u'), true) => self.cut(0, self.at),
            (KeyCode::Char('k'), true) => self.cut(self.at, self.text.len()),
            (KeyCode::Char('w'), true) => {
                let kept = self.before().trim_end();
                let from = kept.rfind(char::is_whitespace).map_or(0, |at| at + 1);
                self.cut(from, self.at);
            }
            (KeyCode::Char('_'), true) => {
                if let Some((text, at)) = self.undo.pop() {
                    self.text = text;
                    self.at = at;
                }
            }
            _ => return false,
        }
        self.offered = false;
        true
    }

    /// The part that fits into `columns`, and the column of the cursor in it.
    pub fn window(&self, columns: usize) -> (String, usize) {
        let columns = columns.max(2);
        let mut start = 0;
        // The cursor needs a cell of its own after the text before it.
        while width(self.text.get(start..self.at).unwrap_or("")) + 1 > columns {
            let step = self.text.get(start..).and_then(|rest| rest.graphemes(true).next()).map_or(1, str::len);
            start += step;
        }
        let mut shown = String::new();
        for grapheme in self.text.get(start..).unwrap_or("").graphemes(true) {
            if width(&shown) + width(grapheme) > columns {
                break;
            }
            shown.push_str(grapheme);
        }
        let cursor = width(self.text.get(start..self.at).unwrap_or(""));
        (shown, cursor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(edit: &mut LineEdit, text: &str) {
        for c in text.chars() {
            edit.key(Key::char(c));
        }
    }

    #[test]
    fn a_joined_symbol_is_one_step_and_one_erasure() {
        let mut edit = LineEdit::new("Siân e\u{301}");
        edit.key(Key::plain(KeyCode::Backspace));
        assert_eq!(edit.text(), "Siân ");
        edit.key(Key::plain(KeyCode::Left));
        edit.key(Key::plain(KeyCode::Left));
        edit.key(Key::plain(KeyCode::Backspace));
        assert_eq!(edit.text(), "Sin ");
    }

    #[test]
    fn words_and_lines_are_erased_and_brought_back() {
        let mut edit = LineEdit::new("");
        typed(&mut edit, "letters by secure email");
        edit.key(Key::ctrl('w'));
        assert_eq!(edit.text(), "letters by secure ");
        edit.key(Key::ctrl('u'));
        assert_eq!(edit.text(), "");
        edit.key(Key::ctrl('_'));
        assert_eq!(edit.text(), "letters by secure ");
    }

    #[test]
    fn a_paste_of_several_lines_becomes_one() {
        let mut edit = LineEdit::new("");
        edit.insert("one\r\ntwo\x1b[31m");
        assert_eq!(edit.text(), "one  two[31m");
    }

    #[test]
    fn an_offered_text_gives_way_to_what_is_typed_and_stays_for_any_other_key() {
        let mut edit = LineEdit::offered("7 Apr 2026");
        typed(&mut edit, "next tue");
        assert_eq!(edit.text(), "next tue");
        edit.key(Key::ctrl('_'));
        for (key, wanted) in [
            (KeyCode::Home, "17 Apr 2026"),
            (KeyCode::End, "7 Apr 20261"),
            (KeyCode::Backspace, "7 Apr 2021"),
            (KeyCode::Left, "7 Apr 20216"),
        ] {
            let mut edit = LineEdit::offered("7 Apr 2026");
            edit.key(Key::plain(key));
            typed(&mut edit, "1");
            assert_eq!(edit.text(), wanted);
        }
        let mut edit = LineEdit::offered("7 Apr 2026");
        edit.insert("14/4");
        assert_eq!(edit.text(), "14/4");
    }

    #[test]
    fn the_window_follows_the_cursor() {
        let edit = LineEdit::new("abcdefghij");
        assert_eq!(edit.window(5), ("ghij".to_owned(), 4));
    }
}
