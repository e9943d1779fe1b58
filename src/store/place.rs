//! Where the register lies: the folder, the file, who may read them. Alone: 0600 in a 0700 folder. A team: 0660 in
//! a 2770 folder (the side files SQLite makes follow the mode of the file, not the umask).

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, Permissions};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::fault::{damaged, not_ours};
use crate::error::{Error, Result};
use crate::shell;

/// The permission bits, with the set-group-id bit.
pub(super) fn mode(meta: &Metadata) -> u32 {
    meta.mode() & 0o7777
}

/// Makes a folder, and those above it, that only this user can enter. One that exists is left as it is.
pub fn make_folder(folder: &Path) -> Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| {
        Error::env(format!("The folder {} could not be made", folder.display()))
            .safe("Nothing was changed")
            .source(error)
    })
}

/// The folder a file lies in.
pub(super) fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Refuses a folder that is missing, or that everybody may write to.
pub(super) fn check_folder(path: &Path) -> Result<Metadata> {
    let folder = folder(path);
    let shown = folder.display();
    let meta = fs::metadata(&folder).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Error::env(format!("There is no folder {shown}"))
            .safe("Nothing was changed")
            .run("Check the path, or make the folder", format_args!("mkdir -p -m 0700 {}", shell::word(&folder)))
            .source(error),
        _ => Error::env(format!("The folder {shown} cannot be entered"))
            .safe("Nothing was changed")
            .next("Ask whoever looks after the server for the right to use it")
            .source(error),
    })?;
    if !meta.is_dir() {
        return Err(Error::env(format!("{shown} is not a folder")).safe("Nothing was changed").next("Check the path"));
    }
    let mode = mode(&meta);
    if mode & 0o002 != 0 && mode & 0o1000 == 0 {
        let wanted = if mode & 0o2000 != 0 { "2770" } else { "0700" };
        return Err(Error::denied(format!("Everybody on this server may change the folder {shown}"))
            .safe("Nothing was opened")
            .run("Close it", format_args!("chmod {wanted} {}", shell::word(&folder))));
    }
    Ok(meta)
}

/// How every database begins.
pub(super) const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// What lies at the path: nothing, or a file that may be a register.
pub(super) enum Found {
    Nothing,
    Empty,
    /// Which of it and what lies beside it may not be written.
    File {
        closed: Vec<PathBuf>,
    },
}

/// Looks at the file without SQLite: its mode, and whether it begins as a database does.
pub(super) fn look(path: &Path) -> Result<Found> {
    let shown = path.display();
    let meta = match fs::metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(unreadable(path).source(error)),
    };
    if !meta.is_file() {
        return Err(not_ours(format!("{shown} is not a file")));
    }
    let mut head = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(path).source(error))?;
    file.take(16).read_to_end(&mut head).map_err(|error| unreadable(path).source(error))?;
    // What is somebody else's is no register, whoever may read it.
    let blank = head.iter().all(|byte| *byte == 0);
    if head != *MAGIC && !blank {
        return Err(not_ours(format!("{shown} is not a register")));
    }
    let bits = mode(&meta);
    if bits & 0o007 != 0 {
        let wanted = if bits & 0o070 != 0 && fs::metadata(folder(path)).is_ok_and(|meta| mode(&meta) & 0o2000 != 0) {
            "0660"
        } else {
            "0600"
        };
        return Err(Error::denied(format!("Everybody on this server may read the register {shown}"))
            .safe("Nothing was opened")
            .run("Close it", format_args!("chmod {wanted} {}", shell::word(path))));
    }
    if meta.len() == 0 {
        return Ok(Found::Empty);
    }
    if blank {
        // A register whose first page was overwritten with zeros is damaged, not somebody else's.
        return Err(damaged());
    }
    // What was left beside it by somebody who could only read it holds back everybody.
    let closed: Vec<PathBuf> =
        std::iter::once(path.to_owned()).chain(side_files(path)).filter(|file| !is_writable(file)).collect();
    Ok(Found::File { closed })
}

fn unreadable(path: &Path) -> Error {
    Error::env(format!("You may not read {}", path.display()))
        .safe("Nothing was changed")
        .next("Ask whoever looks after the server to add you to the group of the register")
}

/// A name beside a file, after what is about to happen, that nothing has yet: "register.before-v3-20260327T091500Z.db".
pub(super) fn beside(path: &Path, why: &str, now: jiff::Timestamp) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map_or_else(String::new, |ending| format!(".{}", ending.to_string_lossy()));
    let named =
        |more: &str| path.with_file_name(format!("{stem}.{why}-{}{more}{ending}", now.strftime("%Y%m%dT%H%M%SZ")));
    let mut names = std::iter::once(named("")).chain((2_u32..).map(|number| named(&format!("-{number}"))));
    names.find(|name| fs::symlink_metadata(name).is_err()).unwrap_or_else(|| named(""))
}

/// Whether two paths lead to one file.
pub(super) fn same(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// What SQLite keeps beside a register that is open or was not closed in order.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// The files beside the register that are there.
pub(super) fn side_files(path: &Path) -> Vec<PathBuf> {
    let named = |ending: &str| PathBuf::from([path.as_os_str(), ending.as_ref()].into_iter().collect::<OsString>());
    BESIDE.into_iter().map(named).filter(|file| file.exists()).collect()
}

/// Whether this user may write it. The administrator may write everything: there the mode counts.
pub(super) fn is_writable(path: &Path) -> bool {
    let may = rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok();
    may && fs::metadata(path).is_ok_and(|meta| mode(&meta) & 0o222 != 0)
}

/// The folder of a register cannot be written to: SQLite makes files in it even for reading.
pub(super) fn folder_closed(path: &Path) -> Error {
    let folder = folder(path);
    Error::denied(format!(
        "You may not write to the folder {}, so the register in it cannot be opened",
        folder.display()
    ))
    .safe("Nothing was changed")
    .run("Open it", format_args!("chmod {} {}", opening(&folder), shell::word(&folder)))
}

/// What lets this user write to a folder: as its owner, or as one of its group.
pub(super) fn opening(folder: &Path) -> &'static str {
    let is_own = fs::metadata(folder).is_ok_and(|meta| meta.uid() == rustix::process::geteuid().as_raw());
    if is_own { "u+w" } else { "g+w" }
}

/// What tells a file from every other, whatever it is called; none where there is no file.
pub(super) fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().map(|meta| (meta.dev(), meta.ino()))
}

/// The mode a new file takes in this folder.
pub(super) fn file_mode(folder: &Metadata) -> u32 {
    if mode(folder) & 0o2070 == 0o2070 { 0o660 } else { 0o600 }
}

/// Makes an empty file with exactly this mode, whatever the umask. Fails when there is one already.
pub(super) fn make_file(path: &Path, mode: u32) -> Result<File> {
    let failed = |error: std::io::Error| {
        let what = match error.kind() {
            ErrorKind::AlreadyExists => format!("{} is there already", path.display()),
            ErrorKind::StorageFull => "The disk is full".to_owned(),
            _ => format!("{} could not be made", path.display()),
        };
        Error::env(what).safe("Nothing was changed").source(error)
    };
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    file.set_permissions(Permissions::from_mode(mode)).map_err(failed)?;
    Ok(file)
}

/// Whether the disk a file lies on has no room left.
pub(super) fn is_full(path: &Path) -> bool {
    rustix::fs::statvfs(folder(path)).is_ok_and(|found| found.f_bavail == 0)
}

/// Makes sure that a rename inside a folder outlives a power cut.
pub(super) fn settle(folder: &Path) {
    // Some file systems cannot sync a folder; then there is nothing more to do.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
