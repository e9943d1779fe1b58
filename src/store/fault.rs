//! What SQLite reports, in the words of the register. Knows nothing of what was being done.

use std::path::Path;

use rusqlite::ErrorCode;

use crate::error::{Error, Kind};

/// An error of SQLite as a coordinator should meet it.
pub(super) fn fault(error: rusqlite::Error) -> Error {
    let extended = error.sqlite_error().map_or(0, |inner| inner.extended_code);
    let said = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            Error::new(Kind::Busy, "Somebody else is saving").safe("Nothing was changed").next("Try again in a moment")
        }
        Some(ErrorCode::ReadOnly) => read_only(),
        Some(ErrorCode::DiskFull) => full(),
        Some(ErrorCode::DatabaseCorrupt) => damaged(),
        Some(ErrorCode::NotADatabase) => not_ours("This file is not a register"),
        Some(ErrorCode::CannotOpen) => Error::env("The register file cannot be opened")
            .safe("Nothing was changed")
            .next("Ask whoever looks after the server for the right to read and write it and its folder"),
        Some(ErrorCode::SystemIoFailure) if is_writing(extended) => {
            Error::env("The disk could not be written; it may be full")
                .safe("What was saved before is intact")
                .next("Ask whoever looks after the server to make room; dhr doctor says what else it may be")
        }
        Some(ErrorCode::SystemIoFailure) => Error::env("The disk could not be read or written")
            .safe("What was saved before is intact")
            .next("Try again; if it happens again, run dhr doctor"),
        Some(ErrorCode::PermissionDenied) => Error::env("The server does not let you use the register file")
            .safe("Nothing was changed")
            .next("Ask whoever looks after the server to add you to its group"),
        Some(ErrorCode::ConstraintViolation) if extended == rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY => {
            Error::data("A link points to a record that does not exist").safe("Nothing was changed")
        }
        Some(ErrorCode::ConstraintViolation) => {
            Error::data("A value does not fit the register").safe("Nothing was changed")
        }
        _ => Error::bug("The register did not understand its own program")
            .safe("Nothing was changed")
            .next("Please tell whoever looks after dhr"),
    };
    said.source(error)
}

/// Whether it failed to write or to make room, as on a full disk; reading makes room too, for what is shared.
fn is_writing(extended: i32) -> bool {
    use rusqlite::ffi::{SQLITE_IOERR_FSYNC, SQLITE_IOERR_SHMMAP, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_WRITE};
    [SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_SHMMAP].contains(&extended)
}

pub(super) fn full() -> Error {
    Error::env("The disk is full")
        .safe("Nothing was changed, and what was saved before is intact")
        .next("Ask whoever looks after the server to make room")
}

pub(super) fn moved(path: &Path) -> Error {
    Error::env("The register was moved away while you had it open")
        .safe("Nothing was saved now; what was saved before went with that file")
        .next(format!(
            "Copy out what you typed and leave dhr, then ask whoever looks after the server what became of {}",
            path.display()
        ))
}

/// A newer program changed the layout of the register while it was open.
pub(super) fn outgrown(layout: i64, known: i64) -> Error {
    Error::denied(format!(
        "A newer dhr changed this register while you had it open (layout {layout}, this program knows {known}), so here \
         it can only be read"
    ))
    .safe("Nothing was changed, and what was saved before is intact")
    .next("Leave dhr and start it again; where that still opens for reading only, ask for the newer program")
}

pub(super) fn read_only() -> Error {
    Error::denied("The register is open for reading only").safe("Nothing was changed")
}

pub(super) fn damaged() -> Error {
    Error::data("The register file is damaged")
        .safe("Nothing was changed")
        .next("Keep the file as it is and restore the last backup with dhr restore")
}

pub(super) fn not_ours(what: impl Into<String>) -> Error {
    Error::data(what).safe("Nothing was changed").next("Check the path given with --db")
}

pub(super) trait Told<T> {
    /// Turns an error of SQLite into ours.
    fn told(self) -> crate::Result<T>;
}

impl<T> Told<T> for rusqlite::Result<T> {
    fn told(self) -> crate::Result<T> {
        self.map_err(fault)
    }
}
