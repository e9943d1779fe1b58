//! Word that the register's files were written to, and when to look whether it has changed.

use std::os::fd::OwnedFd;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::fs::inotify;

/// The file is written to before the change counts, and nothing tells when it does: after a notice the register is
/// asked at once and then after each of these. A change found is no reason to stop: it may have been an earlier one, and
/// the one that was noticed is still to come.
const LOOKS: [Duration; 4] =
    [Duration::from_millis(30), Duration::from_millis(120), Duration::from_millis(500), Duration::from_millis(1_500)];

/// Then so often, for as long as somebody is still saving: a busy disk may take seconds to say that it has it.
const SLOWLY: Duration = Duration::from_secs(1);
/// A disk that takes longer than this is ill, and the next notice will tell.
const GIVEN_UP: Duration = Duration::from_secs(60);

/// When a notice came, and how many looks at the register it has had since.
#[derive(Default)]
pub(super) struct Notice(Option<(Instant, usize)>);

impl Notice {
    /// Somebody wrote: looking begins anew.
    pub(super) fn came(&mut self) {
        self.0 = Some((Instant::now(), 0));
    }

    /// After the next look only somebody who is still saving is a reason for another.
    pub(super) fn is_last(&self) -> bool {
        self.0.is_some_and(|(_, looks)| looks >= LOOKS.len())
    }

    /// The register was looked at.
    pub(super) fn looked(&mut self, still_saving: bool) {
        let worth_it = !self.is_last() || still_saving && self.0.is_some_and(|(at, _)| at.elapsed() < GIVEN_UP);
        self.0 = self.0.filter(|_| worth_it).map(|(at, looks)| (at, looks + 1));
    }

    /// When to look again.
    pub(super) fn next(&self) -> Option<Instant> {
        let (at, looks) = self.0?;
        let after = looks.checked_sub(1)?;
        let last = LOOKS.last().copied().unwrap_or_default();
        let beyond = u32::try_from(after.saturating_sub(LOOKS.len() - 1)).unwrap_or(u32::MAX);
        Some(at + LOOKS.get(after).copied().unwrap_or_else(|| last + SLOWLY.saturating_mul(beyond)))
    }
}

/// A descriptor that becomes readable when the register's files are written to, moved or removed; `None` where the kernel has none.
pub(super) fn watch(path: &Path) -> Option<OwnedFd> {
    let notice = inotify::init(inotify::CreateFlags::NONBLOCK | inotify::CreateFlags::CLOEXEC).ok()?;
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    // A link that goes is a change of its attributes.
    let wanted = inotify::WatchFlags::MODIFY | inotify::WatchFlags::MOVE_SELF | inotify::WatchFlags::ATTRIB;
    let watched = [path.to_owned(), wal.into()]
        .iter()
        .filter(|file| inotify::add_watch(&notice, file.as_path(), wanted).is_ok())
        .count();
    (watched > 0).then_some(notice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_end_when_nobody_is_saving_and_go_on_each_second_while_somebody_is() {
        let start = Instant::now();
        let mut notice = Notice(Some((start, 0)));
        assert_eq!(notice.next(), None, "the first look is at once");
        let mut due = Vec::new();
        while !notice.is_last() {
            notice.looked(false);
            due.push((notice.next().unwrap() - start).as_millis());
        }
        assert_eq!(due, [30, 120, 500, 1_500]);
        for later in [2_500, 3_500] {
            notice.looked(true);
            assert_eq!((notice.next().unwrap() - start).as_millis(), later);
        }
        notice.looked(false);
        assert_eq!(notice.next(), None);
        let mut old = Notice(Some((start.checked_sub(GIVEN_UP).unwrap(), 40)));
        old.looked(true);
        assert_eq!(old.next(), None, "a disk that is ill is not asked about for ever");
    }
}
