//! A bracketed paste being collected: whole across reads, capped, and made fit to be text.

use unicode_normalization::UnicodeNormalization;

/// More than this is not kept; the end is still waited for.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;

const END: &[u8] = b"\x1b[201~";

/// Bytes between the start and the end of a paste.
#[derive(Debug, Default)]
pub struct Paste {
    bytes: Vec<u8>,
    /// How much of [`END`] the last bytes were.
    matched: usize,
    dropped: bool,
}

impl Paste {
    /// Takes a byte; true once the end has been seen.
    pub fn push(&mut self, byte: u8) -> bool {
        if END.get(self.matched) == Some(&byte) {
            self.matched = self.matched.saturating_add(1);
            if self.matched == END.len() {
                return true;
            }
            return false;
        }
        // The end has only one escape, at its start: what looked like it was text, and this byte may start it anew.
        let was_text = END.get(..self.matched).unwrap_or_default();
        self.matched = usize::from(END.first() == Some(&byte));
        was_text.iter().for_each(|byte| self.keep(*byte));
        if self.matched == 0 {
            self.keep(byte);
        }
        false
    }

    fn keep(&mut self, byte: u8) {
        if self.bytes.len() < MOST_BYTES {
            self.bytes.push(byte);
        } else {
            self.dropped = true;
        }
    }

    /// Whether everything between start and end was kept.
    pub const fn is_whole(&self) -> bool {
        !self.dropped
    }

    /// The text: invalid bytes and controls dropped, lines ended by a line feed, composed (NFC).
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.bytes.len());
        let mut after_return = false;
        for c in self.bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars()) {
            match c {
                '\r' => text.push('\n'),
                '\n' if after_return => {}
                '\n' | '\t' => text.push(c),
                _ if c.is_control() => {}
                _ => text.push(c),
            }
            after_return = c == '\r';
        }
        text.nfc().collect()
    }
}
