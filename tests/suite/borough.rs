//! The invented borough in a register of its own, for tests that ask the store.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use dhr::domain::date::Date;
use dhr::domain::journal::Who;
use dhr::store::{Mode, Options, Store};

pub const TODAY: Date = Date::constant(2026, 3, 27);

/// The folder goes, and the register with it, when it is dropped.
pub fn borough() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
    let path = folder.path().join("register.db");
    dhr::cli::fill(&open(&path, Mode::Create, 1), TODAY).unwrap();
    (folder, path)
}

/// The same, opened by its first writer.
pub fn opened() -> (tempfile::TempDir, Store) {
    let (folder, path) = borough();
    let store = open(&path, Mode::ReadWrite, 1);
    (folder, store)
}

pub fn open(path: &Path, mode: Mode, uid: u32) -> Store {
    let who = Who { uid, name: format!("Writer {uid}") };
    Store::open(path, who, Options::new(mode, jiff::Timestamp::UNIX_EPOCH, TODAY)).unwrap()
}
