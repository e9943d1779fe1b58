//! Waking the loop from another thread: one byte through a pipe says why.

use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::AsFd;
use std::sync::Arc;

/// Why the loop was woken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// Running again after having been stopped: enter the terminal afresh and repaint.
    Continued,
    /// A worker has something to say.
    Worker,
    /// The register may have been changed by somebody else.
    Changed,
}

/// Wakes the loop; clones wake the same one. Never blocks.
#[derive(Debug, Clone)]
pub struct Waker(Arc<PipeWriter>);

impl Waker {
    pub fn wake(&self, why: Wake) {
        self.send(match why {
            Wake::Continued => b'c',
            Wake::Worker => b'w',
            Wake::Changed => b'x',
        });
    }

    /// The terminal's size has changed.
    pub fn resized(&self) {
        self.send(b'r');
    }

    fn send(&self, byte: u8) {
        // A full pipe means that the loop has thousands of reasons to wake already.
        let _ = (&*self.0).write(&[byte]);
    }
}

/// The loop's end.
#[derive(Debug)]
pub struct WakeEnd(PipeReader);

/// What was in the pipe, each reason once.
#[derive(Debug, Default)]
pub struct Reasons {
    pub resized: bool,
    pub wakes: Vec<Wake>,
}

impl WakeEnd {
    pub fn drain(&mut self) -> Reasons {
        let mut reasons = Reasons::default();
        let mut buffer = [0; 512];
        while let Ok(read @ 1..) = self.0.read(&mut buffer) {
            for byte in buffer.iter().take(read) {
                let wake = match byte {
                    b'c' => Wake::Continued,
                    b'w' => Wake::Worker,
                    b'x' => Wake::Changed,
                    _ => {
                        reasons.resized = true;
                        continue;
                    }
                };
                if !reasons.wakes.contains(&wake) {
                    reasons.wakes.push(wake);
                }
            }
        }
        reasons
    }
}

impl AsFd for WakeEnd {
    fn as_fd(&self) -> std::os::fd::BorrowedFd<'_> {
        self.0.as_fd()
    }
}

/// A pipe of which neither end blocks.
pub fn pipe() -> io::Result<(Waker, WakeEnd)> {
    let (read, write) = io::pipe()?;
    never_block(&read)?;
    never_block(&write)?;
    Ok((Waker(Arc::new(write)), WakeEnd(read)))
}

fn never_block(end: impl AsFd) -> io::Result<()> {
    let flags = fcntl_getfl(&end)?;
    Ok(fcntl_setfl(&end, flags | OFlags::NONBLOCK)?)
}
