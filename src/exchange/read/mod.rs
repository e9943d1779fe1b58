//! Office files in: whatever a partner agency sends becomes one [`Workbook`], or is refused with the reason and what
//! to ask the sender for. The content decides what a file is, never its name.
//! Must not know what columns mean, and must not change anything anywhere.

pub mod csv;
pub mod docx;
pub mod folder;
mod grid;
pub mod limits;
pub mod ods;
pub mod package;
pub mod passages;
pub mod pdf;
pub mod sniff;
pub mod text;
pub mod xlsx;
mod xml;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use self::limits::{FILE_BYTES, Progress};
use self::sniff::Kind as Found;
use super::sheet::Workbook;
use crate::error::{Error, Result};

/// What is said of a workbook with comments beside its cells.
const COMMENTS: &str = "The file has comments beside its cells; they are not read";

/// Read a table file (.xlsx, .ods, .csv, or the tables of a .docx) from disk.
///
/// Errors, all with nothing changed: no such file, a folder, no permission; everything [`open_bytes`] refuses.
pub fn open(path: &Path) -> Result<Workbook> {
    open_watched(path, &mut |_, _| true)
}

/// [`open`], with `progress` called now and then with (done, total); when it answers false the reading stops with an
/// error.
pub fn open_watched(path: &Path, progress: &mut Progress<'_>) -> Result<Workbook> {
    let bytes = load(path)?;
    open_bytes_watched(&name_of(path), &bytes, progress)
}

/// Read a table file already in memory. `name` is only kept, never judged.
///
/// Errors (kind `Data`): not a table file (the message says what it is instead), protected with a password, damaged
/// or cut off, empty, larger than the [`limits`].
pub fn open_bytes(name: &str, bytes: &[u8]) -> Result<Workbook> {
    open_bytes_watched(name, bytes, &mut |_, _| true)
}

/// [`open_bytes`] with progress.
pub fn open_bytes_watched(name: &str, bytes: &[u8], progress: &mut Progress<'_>) -> Result<Workbook> {
    match sniff::sniff(bytes)? {
        Found::Xlsx => xlsx::read(name, bytes, progress),

        Found::Text => csv::read(name, text::decode(bytes), progress),
        Found::Docx => docx::read(name, bytes, progress),
        Found::Ods => ods::read(name, bytes, progress),
    }
}

/// The bytes of a file, within [`FILE_BYTES`]. Errors: no such file, a folder, no permission, too large.
pub fn load(path: &Path) -> Result<Vec<u8>> {
    let meta = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::user(format!("There is no file called {}", name_of(path)))
            .safe("Nothing was changed")
            .next("Check the path"),
        _ => unreadable(error),
    })?;
    if meta.is_dir() {
        return Err(refuse("This is a folder, not a file", "Name one of the files in it"));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > FILE_BYTES {
        return Err(limits::too_big("more than 128 MB"));
    }
    Ok(bytes)
}

/// The last part of a path, as text.
pub fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn unreadable(error: std::io::Error) -> Error {
    Error::env("This file cannot be read")
        .safe("Nothing was changed")
        .next("Check that you may read it, or copy it to your own folder")
        .source(error)
}

/// A refusal: what the file is, and what to ask its sender for.
fn refuse(what: impl Into<String>, next: impl Into<String>) -> Error {
    Error::data(what).safe("Nothing was changed").next(next)
}

/// The refusal of a file whose insides do not hold together.
fn damaged() -> Error {
    refuse(
        "This file is damaged: its contents do not hold together",
        "Ask the sender to send it again, or open it in its own program and save it afresh",
    )
}
