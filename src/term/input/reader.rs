//! Waits for whatever happens next, without ticking: the terminal, the wake pipe, and any descriptor put beside them.

use super::Input;
use super::decode::Decoder;
use super::wake::{self, Wake, WakeEnd, Waker};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

/// One read takes at most this much; a large paste takes several.
const READ: usize = 16 * 1024;

/// The loop's ears. There is no thread behind it: what is not asked for stays with the terminal, so an editor started
/// meanwhile gets every key.
#[derive(Debug)]
pub struct Reader {
    tty: File,
    wake: WakeEnd,
    waker: Waker,
    beside: Vec<(File, Wake)>,
    decoder: Decoder,
    ready: VecDeque<Input>,
    start: Instant,
    gone: bool,
}

impl Reader {
    /// Reads from `tty`, which must be in raw mode by the time [`Reader::next`] is called.
    pub fn new(tty: File) -> io::Result<Reader> {
        let (waker, wake) = wake::pipe()?;
        Ok(Reader {
            tty,
            wake,
            waker,
            beside: Vec::new(),
            decoder: Decoder::new(),
            ready: VecDeque::new(),
            start: Instant::now(),
            gone: false,
        })
    }

    /// What other threads wake this reader with.
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Also wakes when this descriptor has something to read (a change notice, say). What it says is read and dropped.
    pub fn also(&mut self, descriptor: OwnedFd, why: Wake) {
        self.beside.push((File::from(descriptor), why));
    }

    /// The next thing that happens; `None` once the deadline has passed. Without a deadline it sleeps until there is
    /// something. After [`Input::Eof`] it says nothing else.
    pub fn next(&mut self, deadline: Option<Instant>) -> io::Result<Option<Input>> {
        loop {
            if let Some(input) = self.ready.pop_front() {
                return Ok(Some(input));
            }
            if self.gone {
                return Ok(Some(Input::Eof));
            }
            if self.decoder.timeout().is_some_and(|due| due <= self.now()) {
                // What is late may be here already and only we were busy: look before giving up on it.
                if !self.wait(Some(Duration::ZERO))? {
                    let mut out = Vec::new();
                    self.decoder.expire(self.now(), &mut out);
                    self.ready.extend(out);
                }
                continue;
            }
            let decoder_due = self.decoder.timeout().and_then(|ms| self.start.checked_add(Duration::from_millis(ms)));
            let due = [deadline, decoder_due].into_iter().flatten().min();
            let now = Instant::now();
            if deadline.is_some_and(|deadline| deadline <= now) && !self.wait(Some(Duration::ZERO))? {
                return Ok(None);
            }
            if self.ready.is_empty() && !self.gone {
                self.wait(due.map(|due| due.saturating_duration_since(now)))?;
            }
        }
    }

    /// Whether something has come already: then a frame drawn now would be replaced before anybody saw it.
    pub fn has_more(&mut self) -> io::Result<bool> {
        if self.ready.is_empty() && !self.gone {
            self.wait(Some(Duration::ZERO))?;
        }
        Ok(!self.ready.is_empty() || self.gone)
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// Waits once and takes what is there; false if there was nothing.
    fn wait(&mut self, time: Option<Duration>) -> io::Result<bool> {
        let time = time.map(timespec);
        let mut fds = vec![PollFd::new(&self.tty, PollFlags::IN), PollFd::new(&self.wake, PollFlags::IN)];
        fds.extend(self.beside.iter().map(|(file, _)| PollFd::new(file, PollFlags::IN)));
        match poll(&mut fds, time.as_ref()) {
            Ok(0) => return Ok(false),
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
        let told: Vec<bool> = fds.iter().map(|fd| !fd.revents().is_empty()).collect();
        let mut told = told.into_iter();
        let (tty, wake) = (told.next() == Some(true), told.next() == Some(true));
        let beside: Vec<bool> = told.collect();
        if wake {
            let reasons = self.wake.drain();
            self.ready.extend(reasons.resized.then_some(Input::Resize));
            self.ready.extend(reasons.wakes.into_iter().map(Input::Wake));
        }
        self.listen_beside(&beside);
        if tty {
            self.read_tty();
        }
        Ok(true)
    }

    fn listen_beside(&mut self, told: &[bool]) {
        let mut told = told.iter();
        let ready = &mut self.ready;
        self.beside.retain_mut(|(file, why)| {
            if told.next() != Some(&true) {
                return true;
            }
            ready.push_back(Input::Wake(*why));
            // A descriptor that has ended or broken would be ready for ever.
            matches!(file.read(&mut [0; 4096]), Ok(1..))
        });
    }

    fn read_tty(&mut self) {
        let mut buffer = [0; READ];
        match self.tty.read(&mut buffer) {
            Ok(read @ 1..) => {
                let now = self.now();
                let mut out = Vec::new();
                self.decoder.feed(buffer.get(..read).unwrap_or_default(), now, &mut out);
                self.ready.extend(out);
            }
            Err(error) if matches!(error.kind(), io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock) => {}
            // Nothing more, or an error: the line has been cut.
            Ok(_) | Err(_) => self.gone = true,
        }
    }
}

/// To the nanosecond: the wait is never over before its time, and a mere look does not wait at all.
fn timespec(time: Duration) -> Timespec {
    Timespec { tv_sec: i64::try_from(time.as_secs()).unwrap_or(i64::MAX), tv_nsec: i64::from(time.subsec_nanos()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mere_look_waits_for_nothing_and_a_wait_is_as_long_as_it_says() {
        for (time, seconds, nanoseconds) in [
            (Duration::ZERO, 0, 0),
            (Duration::from_nanos(1), 0, 1),
            (Duration::from_micros(1_500_001), 1, 500_001_000),
            (Duration::MAX, i64::MAX, 999_999_999),
        ] {
            let waited = timespec(time);
            assert_eq!((waited.tv_sec, waited.tv_nsec), (seconds, nanoseconds), "{time:?}");
        }
    }
}
