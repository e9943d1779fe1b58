//! What comes from outside: keys and pastes from the terminal, and wakes from elsewhere in the program. Must not know
//! what any of it means.

mod decode;
mod paste;
mod reader;
mod sequence;
#[cfg(test)]
mod tests;
mod wake;

use crate::app::key::{Key, Mouse};

pub use decode::{Decoder, ESC_WAIT_MS};
pub use reader::Reader;
pub use wake::{Wake, Waker};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    /// Only where the mouse is switched on; a terminal that reports it unasked says it too.
    Mouse(Mouse),
    /// A bracketed paste, composed, without controls, lines ended by a line feed. Not whole if it was longer than
    /// 10 MB or its end never came.
    Paste {
        text: String,
        whole: bool,
    },
    /// The terminal has another size.
    Resize,
    /// The loop was woken.
    Wake(Wake),
    /// The terminal is gone: nothing will ever come again.
    Eof,
}
