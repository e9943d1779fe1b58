//! How much of a file is read before it is refused, and the counting that enforces it. The numbers are far above any
//! tracker or chronology and far below what would exhaust a council server. Must not know any file format.

use super::refuse;
use crate::error::{Error, Kind, Result};

/// Bytes of a file as it lies on disk.
pub const FILE_BYTES: u64 = 128 << 20;
/// Bytes of one part of a zip-based file once inflated.
pub const PART_BYTES: u64 = 64 << 20;
/// Bytes of all parts read from one file once inflated.
pub const TOTAL_BYTES: u64 = 256 << 20;
/// Parts above [`RATIO_FROM`] that inflate by more than this are no spreadsheet (deflate ends at about 1,030).
pub const RATIO: u64 = 300;
pub const RATIO_FROM: u64 = 8 << 20;
/// Parts in one file.
pub const PARTS: usize = 10_000;
/// Rows holding a value, in one sheet.
pub const ROWS: usize = 200_000;
/// Columns of one sheet; what lies further right is left out with a note.
pub const COLUMNS: usize = 400;
/// Cells and bytes of text kept from one file.
pub const CELLS: usize = 3_000_000;
pub const TEXT: usize = 128 << 20;
/// Sheets, or tables of a document, in one file.
pub const SHEETS: usize = 2_000;

/// What may still be kept from the file being read.
#[derive(Debug)]
pub struct Budget {
    cells: usize,
    text: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: CELLS, text: TEXT }
    }
}

impl Budget {
    /// Count cells in; refuses the file when it holds more than [`CELLS`].
    pub fn cells(&mut self, count: usize) -> Result<()> {
        match self.cells.checked_sub(count) {
            Some(left) => self.cells = left,
            None => return Err(too_big("more than three million cells")),
        }
        Ok(())
    }

    /// Count bytes of text in; refuses the file when it holds more than [`TEXT`].
    pub fn text(&mut self, bytes: usize) -> Result<()> {
        match self.text.checked_sub(bytes) {
            Some(left) => self.text = left,
            None => return Err(too_big("more than 128 MB of text")),
        }
        Ok(())
    }
}

/// The refusal of a file that is larger than any register.
pub fn too_big(what: &str) -> Error {
    refuse(
        format!("This file holds {what}, which is more than is read"),
        "Ask the sender for a copy with only the rows that are wanted, or split it",
    )
}

/// Somebody watching a long read: called with bytes done and bytes in all, answers false to stop it.
pub type Progress<'a> = dyn FnMut(u64, u64) -> bool + 'a;

/// Report progress; an error when the person stopped the reading.
pub fn report(progress: &mut Progress<'_>, done: u64, total: u64) -> Result<()> {
    if progress(done, total) {
        return Ok(());
    }
    Err(Error::new(Kind::Stopped, "The reading was stopped").safe("Nothing was changed"))
}
