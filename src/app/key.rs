//! Keys as the workbench knows them, and their names in hints and in key overrides. Knows nothing of bytes or terminals.

use std::fmt;
use std::str::FromStr;

/// What the mouse did, where it is switched on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The left button, at this cell from zero.
    Click {
        column: u16,
        row: u16,
    },
    WheelUp,
    WheelDown,
}

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyCode {
    /// A character, in the case it was typed; with `ctrl` a lower-case letter or a sign.
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// A function key, from 1.
    F(u8),
}

/// A key press. There is no Alt: over a line it cannot be told from Esc and a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
    /// Never set for characters, whose case says it already.
    pub shift: bool,
}

impl Key {
    pub const fn plain(code: KeyCode) -> Key {
        Key { code, ctrl: false, shift: false }
    }

    pub const fn char(c: char) -> Key {
        Key::plain(KeyCode::Char(c))
    }

    pub const fn ctrl(c: char) -> Key {
        Key { code: KeyCode::Char(c.to_ascii_lowercase()), ctrl: true, shift: false }
    }

    /// The character it types into a field, if it is one.
    pub const fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl => Some(c),
            _ => None,
        }
    }
}

impl From<KeyCode> for Key {
    fn from(code: KeyCode) -> Key {
        Key::plain(code)
    }
}

impl From<char> for Key {
    fn from(c: char) -> Key {
        Key::char(c)
    }
}

/// Names as hints and help spell them.
const NAMES: [(KeyCode, &str); 16] = [
    (KeyCode::Enter, "Enter"),
    (KeyCode::Esc, "Esc"),
    (KeyCode::Tab, "Tab"),
    (KeyCode::BackTab, "Shift-Tab"),
    (KeyCode::Backspace, "Backspace"),
    (KeyCode::Delete, "Del"),
    (KeyCode::Insert, "Ins"),
    (KeyCode::Up, "Up"),
    (KeyCode::Down, "Down"),
    (KeyCode::Left, "Left"),
    (KeyCode::Right, "Right"),
    (KeyCode::Home, "Home"),
    (KeyCode::End, "End"),
    (KeyCode::PageUp, "PgUp"),
    (KeyCode::PageDown, "PgDn"),
    (KeyCode::Char(' '), "Space"),
];

/// Other spellings taken in key overrides, in lower case.
const ALSO: [(&str, KeyCode); 8] = [
    ("return", KeyCode::Enter),
    ("escape", KeyCode::Esc),
    ("backtab", KeyCode::BackTab),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("bs", KeyCode::Backspace),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.shift {
            f.write_str("Shift-")?;
        }
        if let Some((_, name)) = NAMES.iter().find(|(code, _)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Char(c) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(n) => write!(f, "F{n}"),
            _ => Ok(()),
        }
    }
}

/// A key name that is not one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a key; write one character, or a name such as Enter, PgDn, F1, Ctrl-U")]
pub struct NotAKey(pub String);

impl FromStr for Key {
    type Err = NotAKey;

    /// Reads what `Display` writes, in any case of letters for names.
    fn from_str(text: &str) -> Result<Key, NotAKey> {
        let not_a_key = || NotAKey(text.to_owned());
        let mut rest = text;
        let (mut ctrl, mut shift) = (false, false);
        loop {
            if rest.eq_ignore_ascii_case("Shift-Tab") {
                break;
            }
            match rest.split_once('-').filter(|(_, key)| !key.is_empty()) {
                Some((word, key)) if word.eq_ignore_ascii_case("ctrl") && !ctrl => (ctrl, rest) = (true, key),
                Some((word, key)) if word.eq_ignore_ascii_case("shift") && !shift => (shift, rest) = (true, key),
                _ => break,
            }
        }
        let code = code(rest).ok_or_else(not_a_key)?;
        match code {
            // A shifted character is another character; say that one.
            KeyCode::Char(_) if shift => Err(not_a_key()),
            // Over a line these are Backspace, Tab and Enter.
            KeyCode::Char('h' | 'i' | 'j' | 'm' | 'H' | 'I' | 'J' | 'M') if ctrl => Err(not_a_key()),
            KeyCode::Char(c) if ctrl && !(c.is_ascii_alphabetic() || " \\]^_".contains(c)) => Err(not_a_key()),
            KeyCode::Char(c) if ctrl => Ok(Key::ctrl(c)),
            code => Ok(Key { code, ctrl, shift }),
        }
    }
}

fn code(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control()).then_some(KeyCode::Char(c));
    }
    let function = name.strip_prefix(['F', 'f']).and_then(|n| n.parse::<u8>().ok()).filter(|n| (1..=24).contains(n));
    let lower = name.to_ascii_lowercase();
    NAMES
        .iter()
        .find(|(_, known)| known.eq_ignore_ascii_case(name))
        .map(|(code, _)| *code)
        .or_else(|| ALSO.iter().find(|(known, _)| *known == lower).map(|(_, code)| *code))
        .or(function.map(KeyCode::F))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_named_as_hints_spell_them() {
        for (key, name) in [
            (Key::ctrl('U'), "Ctrl-U"),
            (Key::ctrl('_'), "Ctrl-_"),
            (Key::ctrl(' '), "Ctrl-Space"),
            (Key::plain(KeyCode::PageDown), "PgDn"),
            (Key::plain(KeyCode::BackTab), "Shift-Tab"),
            (Key::char('G'), "G"),
            (Key::char(' '), "Space"),
            (Key::char('-'), "-"),
            (Key::plain(KeyCode::F(12)), "F12"),
            (Key { code: KeyCode::Up, ctrl: true, shift: true }, "Ctrl-Shift-Up"),
        ] {
            assert_eq!(key.to_string(), name);
            assert_eq!(name.parse(), Ok(key), "{name}");
        }
    }

    #[test]
    fn names_are_read_in_any_case_and_old_spelling() {
        assert_eq!("ctrl-u".parse(), Ok(Key::ctrl('u')));
        assert_eq!("pagedown".parse(), Ok(Key::plain(KeyCode::PageDown)));
        assert_eq!("shift-tab".parse(), Ok(Key::plain(KeyCode::BackTab)));
    }

    #[test]
    fn keys_no_terminal_can_send_are_refused() {
        for name in ["", "Ctrl-I", "Ctrl-M", "Ctrl-1", "Shift-a", "Alt-x", "F0", "F99", "Nonsense", "Ctrl-"] {
            assert_eq!(name.parse::<Key>(), Err(NotAKey(name.to_owned())), "{name}");
        }
    }
}
