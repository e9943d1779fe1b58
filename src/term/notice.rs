//! Changes somebody else makes: the kernel tells when the register's files are written to, and the register is asked
//! whether it has changed until whatever was written must count.

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
#[derive(Debug, Clone, Copy)]
pub struct Notice {
    at: Instant,
    looks: u32,
}

impl Notice {
    pub fn now() -> Notice {
        Notice { at: Instant::now(), looks: 0 }
    }

    /// After the next look only somebody who is still saving is a reason for another.
    pub fn is_last(&self) -> bool {
        self.count() >= LOOKS.len()
    }

    /// After a look; `None` when there is nothing to wait for any more.
    pub fn looked(self, still_saving: bool) -> Option<Notice> {
        let next = Notice { looks: self.looks.saturating_add(1), ..self };
        let worth_it = !self.is_last() || still_saving && self.at.elapsed() < GIVEN_UP;
        worth_it.then_some(next)
    }

    /// When to look next, of one that was looked at.
    pub fn due(&self) -> Option<Instant> {
        let after = self.count().checked_sub(1)?;
        let last = LOOKS.last().copied().unwrap_or_default();
        let beyond = u32::try_from(after.saturating_sub(LOOKS.len() - 1)).unwrap_or(u32::MAX);
        Some(self.at + LOOKS.get(after).copied().unwrap_or_else(|| last + SLOWLY.saturating_mul(beyond)))
    }

    fn count(&self) -> usize {
        usize::try_from(self.looks).unwrap_or(usize::MAX)
    }
}

/// A descriptor that becomes readable when the register's files are written to; `None` where the kernel has none.
pub fn descriptor(path: &Path) -> Option<OwnedFd> {
    let notice = inotify::init(inotify::CreateFlags::NONBLOCK | inotify::CreateFlags::CLOEXEC).ok()?;
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    let watched = [path.to_owned(), wal.into()]
        .iter()
        .filter(|file| inotify::add_watch(&notice, file.as_path(), inotify::WatchFlags::MODIFY).is_ok())
        .count();
    (watched > 0).then_some(notice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_end_when_nobody_is_saving_and_go_on_each_second_while_somebody_is() {
        let mut notice = Notice::now();
        assert_eq!(notice.due(), None, "the first look is at once");
        let mut due = Vec::new();
        while !notice.is_last() {
            notice = notice.looked(false).unwrap();
            due.push((notice.due().unwrap() - notice.at).as_millis());
        }
        assert_eq!(due, [30, 120, 500, 1_500]);
        assert!(notice.looked(false).is_none());
        for seconds in [2_500, 3_500] {
            notice = notice.looked(true).unwrap();
            assert_eq!((notice.due().unwrap() - notice.at).as_millis(), seconds);
        }
        assert!(notice.looked(false).is_none());
        let old = Notice { at: Instant::now().checked_sub(GIVEN_UP).unwrap(), looks: 40 };
        assert!(old.looked(true).is_none(), "a disk that is ill is not asked about for ever");
    }
}
