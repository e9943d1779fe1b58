//! The table of key sequences: xterm, rxvt, the Linux console, vt100 and the `CSI u` form. Knows nothing of timing.

use crate::app::key::{Key, KeyCode, Mouse};

/// What a complete sequence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Key(Key),
    PasteStarts,
    /// An X10 mouse report: three more bytes belong to it.
    MouseFollows,
    Mouse(Mouse),
    /// Nothing we know; reports, replies and mouse are dropped.
    Nothing,
}

/// `CSI parameters last`; the parameters without intermediates.
pub fn csi(parameters: &[u8], last: u8) -> Said {
    if let Some(report) = parameters.strip_prefix(b"<") {
        return mouse(report, last).map_or(Said::Nothing, Said::Mouse);
    }
    if parameters.first().is_some_and(|first| (b'<'..=b'?').contains(first)) {
        return Said::Nothing;
    }
    let mut numbers = parameters.split(|byte| *byte == b';').map(number);
    let first = numbers.next().flatten();
    let modifiers = numbers.next().flatten();
    let code = match last {
        b'~' | b'^' | b'@' if first == Some(200) => return Said::PasteStarts,
        b'~' | b'^' | b'@' => first.and_then(numbered),
        // Asked for by nobody, but a cursor report ends like F3.
        b'R' if first.is_some_and(|first| first != 1) => None,
        b'M' if parameters.is_empty() => return Said::MouseFollows,
        b'u' => first.and_then(char::from_u32).map(KeyCode::Char),
        b'a'..=b'd' => arrow(last.to_ascii_uppercase()),
        b'Z' => Some(KeyCode::BackTab),
        _ => arrow(last).or_else(|| function(last)),
    };
    let Some(code) = code else { return Said::Nothing };
    // One more than the sum of shift 1, alt 2, control 4.
    let held = modifiers.unwrap_or(1).saturating_sub(1);
    let mut key = Key { code, ctrl: held & 4 != 0, shift: held & 1 != 0 };
    match last {
        b'^' => key.ctrl = true,
        b'@' => (key.ctrl, key.shift) = (true, true),
        b'a'..=b'd' => key.shift = true,
        b'u' => return from_code(key),
        _ => {}
    }
    if key.code == KeyCode::BackTab {
        key.shift = false;
    }
    Said::Key(key)
}

/// `CSI < button ; column ; row M`, in cells from one: the left button pressed alone, or the wheel; `m` is a release.
fn mouse(report: &[u8], last: u8) -> Option<Mouse> {
    let mut numbers = report.split(|byte| *byte == b';').map(number);
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    if last != b'M' || numbers.next().is_some() {
        return None;
    }
    let cell = |number: u32| u16::try_from(number).ok()?.checked_sub(1);
    Some(match button {
        0 => Mouse::Click { column: cell(column)?, row: cell(row)? },
        64 => Mouse::WheelUp,
        65 => Mouse::WheelDown,
        _ => return None,
    })
}

/// `ESC O last`: the other form of arrows and of F1 to F4, and the keypad.
pub fn ss3(last: u8) -> Said {
    let code = match last {
        b'M' => Some(KeyCode::Enter),
        b'I' => Some(KeyCode::Tab),
        b' ' => Some(KeyCode::Char(' ')),
        b'X' => Some(KeyCode::Char('=')),
        b'j'..=b'y' => Some(KeyCode::Char(char::from(last.saturating_sub(0x40)))),
        b'a'..=b'd' => arrow(last.to_ascii_uppercase()),
        _ => arrow(last).or_else(|| function(last)),
    };
    code.map_or(Said::Nothing, |code| {
        Said::Key(Key { code, ctrl: last.is_ascii_lowercase() && last < b'e', shift: false })
    })
}

/// `ESC [ [ last`: F1 to F5 on the Linux console.
pub fn console(last: u8) -> Said {
    match last {
        b'A'..=b'E' => Said::Key(Key::plain(KeyCode::F(last.saturating_sub(b'A').saturating_add(1)))),
        _ => Said::Nothing,
    }
}

/// A key sent by its code point: what the keyboard would have sent plainly stays what it is.
fn from_code(key: Key) -> Said {
    let KeyCode::Char(c) = key.code else { return Said::Nothing };
    let plain = |code| Said::Key(Key::plain(code));
    match c {
        '\r' => plain(KeyCode::Enter),
        '\t' if key.shift => plain(KeyCode::BackTab),
        '\t' => plain(KeyCode::Tab),
        '\u{1b}' => plain(KeyCode::Esc),
        '\u{8}' | '\u{7f}' => plain(KeyCode::Backspace),
        // The private area is where keys without a character live.
        '\u{E000}'..='\u{F8FF}' => Said::Nothing,
        _ if c.is_control() => Said::Nothing,
        _ if key.ctrl => Said::Key(Key::ctrl(c)),
        _ if key.shift => Said::Key(Key::char(c.to_uppercase().next().unwrap_or(c))),
        _ => Said::Key(Key::char(c)),
    }
}

fn arrow(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        _ => return None,
    })
}

fn function(last: u8) -> Option<KeyCode> {
    matches!(last, b'P'..=b'S').then(|| KeyCode::F(last.saturating_sub(b'P').saturating_add(1)))
}

/// `CSI n ~`
fn numbered(n: u32) -> Option<KeyCode> {
    Some(match n {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => function_number(n, 10)?,
        17..=21 => function_number(n, 11)?,
        23..=26 => function_number(n, 12)?,
        28..=29 => function_number(n, 13)?,
        31..=34 => function_number(n, 14)?,
        _ => return None,
    })
}

fn function_number(n: u32, less: u32) -> Option<KeyCode> {
    u8::try_from(n.saturating_sub(less)).ok().map(KeyCode::F)
}

/// A decimal parameter, without its colon parts; `None` if empty or absurd.
fn number(text: &[u8]) -> Option<u32> {
    let text = text.split(|byte| *byte == b':').next().unwrap_or_default();
    std::str::from_utf8(text).ok()?.parse().ok()
}
