//! Word that the register's files were written to, and when to look whether it has changed.

use std::os::fd::OwnedFd;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::fs::inotify;

/// The file is written to before the change counts, and nothing tells when it does: after a notice the register is
/// asked at once and then after each of these, until it has changed.
const LOOKS: [Duration; 4] =
    [Duration::from_millis(30), Duration::from_millis(120), Duration::from_millis(500), Duration::from_millis(1_500)];

/// When a notice came, and how many looks at the register it has had since.
#[derive(Default)]
pub(super) struct Notice(Option<(Instant, usize)>);

impl Notice {
    /// Somebody wrote: looking begins anew.
    pub(super) fn came(&mut self) {
        self.0 = Some((Instant::now(), 0));
    }

    /// The register was looked at.
    pub(super) fn looked(&mut self, changed: bool) {
        let more = |(at, looks)| (at, looks + 1);
        self.0 = self.0.filter(|_| !changed).map(more).filter(|(_, looks)| *looks <= LOOKS.len());
    }

    /// When to look again.
    pub(super) fn next(&self) -> Option<Instant> {
        let (at, looks) = self.0?;
        Some(at + *LOOKS.get(looks.checked_sub(1)?)?)
    }
}

/// A descriptor that becomes readable when the register's files are written to; `None` where the kernel has none.
pub(super) fn watch(path: &Path) -> Option<OwnedFd> {
    let notice = inotify::init(inotify::CreateFlags::NONBLOCK | inotify::CreateFlags::CLOEXEC).ok()?;
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    let watched = [path.to_owned(), wal.into()]
        .iter()
        .filter(|file| inotify::add_watch(&notice, file.as_path(), inotify::WatchFlags::MODIFY).is_ok())
        .count();
    (watched > 0).then_some(notice)
}
