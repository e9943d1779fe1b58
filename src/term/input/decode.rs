//! Bytes from a terminal to keys and pastes: a pure state machine. Times are milliseconds of any clock that only goes
//! forward; nothing here reads one.
//!
//! However the bytes are split over reads the result is the same, as long as no pause is longer than the time-outs.

use super::Input;
use super::paste::Paste;
use super::sequence::{self, Said};
use crate::app::key::{Key, KeyCode};
use unicode_normalization::UnicodeNormalization;

/// A lone Esc is a key after this long. The rest of a split arrow key may take until then.
pub const ESC_WAIT_MS: u64 = 75;
/// A sequence that has begun but does not end is given up after this long.
const SEQUENCE_WAIT_MS: u64 = 1_000;
/// A paste whose end was cut off is handed over after this long without a byte.
const PASTE_WAIT_MS: u64 = 3_000;
/// Longer sequences are not ours.
const LONGEST: usize = 64;

#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    Utf8 {
        bytes: [u8; 4],
        have: usize,
        need: usize,
    },
    Escape,
    Csi(Vec<u8>),
    Console,
    Ss3,
    /// This many bytes belong to a mouse report.
    Mouse(u8),
    Paste(Paste),
}

/// See the module.
#[derive(Debug, Default)]
pub struct Decoder {
    state: State,
    last_ms: u64,
}

impl Decoder {
    pub fn new() -> Decoder {
        Decoder::default()
    }

    /// Takes the bytes of one read, appending what they complete.
    pub fn feed(&mut self, bytes: &[u8], now_ms: u64, out: &mut Vec<Input>) {
        if !bytes.is_empty() {
            self.last_ms = now_ms;
        }
        for byte in bytes {
            self.step(*byte, out);
        }
    }

    /// When [`Decoder::expire`] should be called unless bytes come first; `None` if nothing is pending.
    pub fn timeout(&self) -> Option<u64> {
        let wait = match self.state {
            State::Ground => return None,
            State::Escape => ESC_WAIT_MS,
            State::Paste(_) => PASTE_WAIT_MS,
            _ => SEQUENCE_WAIT_MS,
        };
        Some(self.last_ms.saturating_add(wait))
    }

    /// Gives up on what is pending if its time is over: a lone Esc becomes a key, a paste without an end is handed
    /// over as not whole, anything else is dropped.
    pub fn expire(&mut self, now_ms: u64, out: &mut Vec<Input>) {
        if self.timeout().is_none_or(|due| now_ms < due) {
            return;
        }
        match std::mem::take(&mut self.state) {
            State::Escape | State::Ss3 => out.push(Input::Key(Key::plain(KeyCode::Esc))),
            State::Csi(parameters) if parameters.is_empty() => out.push(Input::Key(Key::plain(KeyCode::Esc))),
            State::Paste(paste) => out.push(Input::Paste { text: paste.text(), whole: false }),
            _ => {}
        }
    }

    fn step(&mut self, byte: u8, out: &mut Vec<Input>) {
        self.state = match std::mem::take(&mut self.state) {
            State::Ground => ground(byte, out),
            State::Utf8 { mut bytes, have, need } => {
                if byte & 0xC0 != 0x80 {
                    ground(byte, out)
                } else {
                    if let Some(slot) = bytes.get_mut(have) {
                        *slot = byte;
                    }
                    let have = have.saturating_add(1);
                    if have < need {
                        State::Utf8 { bytes, have, need }
                    } else {
                        character(bytes.get(..need).unwrap_or_default(), out);
                        State::Ground
                    }
                }
            }
            State::Escape => match byte {
                b'[' => State::Csi(Vec::new()),
                b'O' => State::Ss3,
                // Two of them are two presses, or one press and a sequence.
                0x1b => {
                    out.push(Input::Key(Key::plain(KeyCode::Esc)));
                    State::Escape
                }
                // Esc and a key typed behind it on a slow line. Alt sends the same; it is never bound.
                _ => {
                    out.push(Input::Key(Key::plain(KeyCode::Esc)));
                    ground(byte, out)
                }
            },
            State::Csi(parameters) => csi(parameters, byte, out),
            State::Console => match byte {
                b' '..=b'~' => said(sequence::console(byte), out),
                _ => ground(byte, out),
            },
            State::Ss3 => match byte {
                // An old way to say which modifiers were held.
                b'0'..=b'9' | b';' => State::Ss3,
                b' '..=b'~' => said(sequence::ss3(byte), out),
                _ => ground(byte, out),
            },
            State::Mouse(left) if left > 1 => State::Mouse(left.saturating_sub(1)),
            State::Mouse(_) => State::Ground,
            State::Paste(mut paste) => {
                if paste.push(byte) {
                    out.push(Input::Paste { text: paste.text(), whole: paste.is_whole() });
                    State::Ground
                } else {
                    State::Paste(paste)
                }
            }
        };
    }
}

fn ground(byte: u8, out: &mut Vec<Input>) -> State {
    let letter = |offset: u8| Key::ctrl(char::from(byte.saturating_add(offset)));
    let key = match byte {
        0x1b => return State::Escape,
        0x08 | 0x7f => Key::plain(KeyCode::Backspace),
        b'\t' => Key::plain(KeyCode::Tab),
        b'\r' | b'\n' => Key::plain(KeyCode::Enter),
        0x00 => Key::ctrl(' '),
        0x01..=0x1a => letter(b'a'.saturating_sub(1)),
        0x1c..=0x1f => letter(0x40),
        b' '..=b'~' => Key::char(char::from(byte)),
        0xC2..=0xDF => return State::Utf8 { bytes: [byte, 0, 0, 0], have: 1, need: 2 },
        0xE0..=0xEF => return State::Utf8 { bytes: [byte, 0, 0, 0], have: 1, need: 3 },
        0xF0..=0xF4 => return State::Utf8 { bytes: [byte, 0, 0, 0], have: 1, need: 4 },
        _ => return State::Ground,
    };
    out.push(Input::Key(key));
    State::Ground
}

/// A complete character of several bytes, composed; a control or an invalid one is dropped.
fn character(bytes: &[u8], out: &mut Vec<Input>) {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    out.extend(text.nfc().filter(|c| !c.is_control()).map(|c| Input::Key(Key::char(c))));
}

fn csi(mut parameters: Vec<u8>, byte: u8, out: &mut Vec<Input>) -> State {
    match byte {
        b'[' if parameters.is_empty() => State::Console,
        // Parameters and intermediates.
        b' '..=b'?' => {
            if parameters.len() < LONGEST {
                parameters.push(byte);
            }
            State::Csi(parameters)
        }
        b'@'..=b'~' if parameters.len() < LONGEST => said(sequence::csi(&parameters, byte), out),
        b'@'..=b'~' => State::Ground,
        _ => ground(byte, out),
    }
}

fn said(said: Said, out: &mut Vec<Input>) -> State {
    match said {
        Said::Key(key) => out.push(Input::Key(key)),
        Said::Mouse(mouse) => out.push(Input::Mouse(mouse)),
        Said::PasteStarts => return State::Paste(Paste::default()),
        Said::MouseFollows => return State::Mouse(3),
        Said::Nothing => {}
    }
    State::Ground
}
