//! A program in a pseudo-terminal of 80x24: keys in, bytes out with the moment each piece came.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::material::{Outcome, TODAY, folder};

/// Nothing for so long means that the frame is whole.
pub const QUIET: Duration = Duration::from_millis(70);
/// So long is waited for the first byte of an answer.
const PATIENCE: Duration = Duration::from_millis(700);

/// A program to run, and its arguments.
#[derive(Debug, Clone)]
pub struct Program {
    pub name: &'static str,
    pub line: Vec<String>,
    /// A variable of its own.
    variable: Option<(&'static str, &'static str)>,
}

impl Program {
    pub fn new(name: &'static str, line: &[&str]) -> Self {
        Self { name, line: line.iter().map(|part| (*part).to_owned()).collect(), variable: None }
    }

    pub fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.variable = Some((name, value));
        self
    }
}

/// What came after a key.
#[derive(Debug, Clone, Copy, Default)]
pub struct Step {
    pub bytes: usize,
    /// From the key to the last byte.
    pub took: Duration,
}

pub struct Pty {
    _master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    heard: Receiver<(Instant, usize)>,
    started: Instant,
}

impl Pty {
    pub fn start(program: &Program) -> Outcome<Pty> {
        let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 })?;
        let mut line = program.line.iter();
        let mut command = CommandBuilder::new(line.next().ok_or("a program without a name")?);
        command.args(line);
        let home = folder()?.join("home");
        std::fs::create_dir_all(&home)?;
        command.env_clear();
        for (name, value) in [
            ("PATH", "/usr/local/bin:/usr/bin:/bin"),
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
            ("LC_ALL", "C.UTF-8"),
            ("USER", "bench"),
            ("DHR_TODAY", TODAY),
        ] {
            command.env(name, value);
        }
        command.env("HOME", &home);
        if let Some((name, value)) = program.variable {
            command.env(name, value);
        }
        command.cwd(&home);
        let mut output = pair.master.try_clone_reader()?;
        let keys = pair.master.take_writer()?;
        let (tell, heard) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 65_536];
            while let Ok(read @ 1..) = output.read(&mut buffer) {
                if tell.send((Instant::now(), read)).is_err() {
                    return;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        Ok(Pty { _master: pair.master, keys, child, heard, started })
    }

    /// From the start to the last byte of the first frame.
    pub fn first(&self) -> Step {
        self.collect(self.started, Duration::from_secs(20), Duration::from_millis(250))
    }

    pub fn press(&mut self, keys: &str) -> Outcome<Step> {
        self.press_until(keys, QUIET)
    }

    /// Until nothing has come for that long: a screen, and not what fills it behind.
    pub fn press_until(&mut self, keys: &str, quiet: Duration) -> Outcome<Step> {
        let from = Instant::now();
        self.keys.write_all(keys.as_bytes())?;
        self.keys.flush()?;
        Ok(self.collect(from, PATIENCE, quiet))
    }

    /// Until nothing has come for that long: from now to the last byte.
    pub fn rest(&self, quiet: Duration) -> Step {
        self.collect(Instant::now(), quiet, quiet)
    }

    /// Each of the keys by itself: the slowest, and all the bytes.
    pub fn each(&mut self, keys: &str) -> Outcome<Step> {
        let mut all = Step::default();
        for key in keys.chars() {
            let step = self.press(&key.to_string())?;
            all = Step { bytes: all.bytes + step.bytes, took: all.took.max(step.took) };
        }
        Ok(all)
    }

    /// A key as it is sent when held down, `times` times.
    pub fn hold(&mut self, key: &str, times: usize) -> Outcome<Step> {
        let from = Instant::now();
        for _ in 0..times {
            self.keys.write_all(key.as_bytes())?;
            thread::sleep(Duration::from_millis(33));
        }
        Ok(self.collect(from, PATIENCE, QUIET))
    }

    /// The bytes that come by themselves in that time.
    pub fn idle(&self, time: Duration) -> usize {
        thread::sleep(time);
        self.heard.try_iter().map(|(_, bytes)| bytes).sum()
    }

    pub fn id(&self) -> Outcome<u32> {
        Ok(self.child.process_id().ok_or("no process")?)
    }

    fn collect(&self, from: Instant, patience: Duration, quiet: Duration) -> Step {
        let mut step = Step::default();
        let mut wait = patience;
        loop {
            match self.heard.recv_timeout(wait) {
                Ok((at, bytes)) => {
                    step.bytes += bytes;
                    step.took = at.saturating_duration_since(from);
                    wait = quiet;
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return step,
            }
        }
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The one in the middle.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
