//! A program on a pseudo-terminal: keys in, bytes out, counted and read by a terminal parser.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// How long content may take on a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
/// The line is quiet when nothing came for so long.
const QUIET: Duration = Duration::from_millis(90);

/// Something on its way, and when it arrives.
type Packet = (Instant, Vec<u8>);

/// Hands over what arrives, each packet at its time; ends when nobody sends any more.
fn carry(packets: mpsc::Receiver<Packet>, mut arrived: impl FnMut(&[u8]) + Send + 'static) {
    std::thread::spawn(move || {
        for (at, bytes) in packets {
            std::thread::sleep(at.saturating_duration_since(Instant::now()));
            arrived(&bytes);
        }
    });
}

/// Keys that take their time.
struct Late(mpsc::Sender<Packet>, Duration);

impl Write for Late {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let sent = self.0.send((Instant::now() + self.1, bytes.to_vec()));
        sent.map(|()| bytes.len()).map_err(|_| std::io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What has left the program of a line that takes its time: bytes and reads so far, and when the last key reached it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Left {
    pub bytes: usize,
    pub reads: usize,
}

type Sent = Arc<Mutex<(Left, Left)>>;

/// What has been heard so far.
pub struct Heard {
    parser: vt100::Parser,
    pub raw: Vec<u8>,
    /// How many reads it took: a frame is one write, and a short one arrives as one read.
    pub reads: usize,
    last: Instant,
}

pub struct Line {
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Box<dyn Write + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    heard: Arc<(Mutex<Heard>, Condvar)>,
    deaf: Arc<AtomicBool>,
    ear: Option<JoinHandle<()>>,
    sent: Sent,
}

impl Heard {
    fn hear(shared: &(Mutex<Heard>, Condvar), bytes: &[u8]) {
        let mut heard = shared.0.lock().unwrap_or_else(PoisonError::into_inner);
        heard.parser.process(bytes);
        heard.raw.extend_from_slice(bytes);
        heard.reads += 1;
        heard.last = Instant::now();
        drop(heard);
        shared.1.notify_all();
    }
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

impl Line {
    pub fn start(command: CommandBuilder) -> Line {
        Line::sized(command, 80, 24)
    }

    pub fn sized(command: CommandBuilder, columns: u16, rows: u16) -> Line {
        Line::slowed(command, columns, rows, Duration::ZERO)
    }

    /// A line that takes at most a hundred bytes each `pace`.
    pub fn slowed(command: CommandBuilder, columns: u16, rows: u16, pace: Duration) -> Line {
        Line::with(command, (columns, rows), pace, Duration::ZERO)
    }

    /// A line on which everything is so long on its way, there and back.
    pub fn far(command: CommandBuilder, one_way: Duration) -> Line {
        Line::with(command, (80, 24), Duration::ZERO, one_way)
    }

    fn with(command: CommandBuilder, (columns, rows): (u16, u16), pace: Duration, one_way: Duration) -> Line {
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        let heard = Heard { parser, raw: Vec::new(), reads: 0, last: Instant::now() };
        let heard = Arc::new((Mutex::new(heard), Condvar::new()));
        let deaf = Arc::new(AtomicBool::new(false));
        let mut output = pair.master.try_clone_reader().unwrap();
        let (seen, stop) = (Arc::clone(&heard), Arc::clone(&deaf));
        let sent = Sent::default();
        let mut keys = pair.master.take_writer().unwrap();
        let mut under_way = None;
        if !one_way.is_zero() {
            let (send, packets) = mpsc::channel();
            let seen = Arc::clone(&seen);
            carry(packets, move |bytes| Heard::hear(&seen, bytes));
            under_way = Some(send);
            let (send, packets) = mpsc::channel();
            let sent = Arc::clone(&sent);
            carry(packets, move |bytes| {
                let mut sent = sent.lock().unwrap_or_else(PoisonError::into_inner);
                sent.1 = sent.0;
                drop(sent);
                let _ = keys.write_all(bytes);
            });
            keys = Box::new(Late(send, one_way));
        }
        let leaving = Arc::clone(&sent);
        let ear = std::thread::spawn(move || {
            let mut buffer = vec![0; if pace.is_zero() { 65_536 } else { 100 }];
            while let Ok(read @ 1..) = output.read(&mut buffer) {
                let bytes = &buffer[..read];
                let mut sent = leaving.lock().unwrap_or_else(PoisonError::into_inner);
                sent.0 = Left { bytes: sent.0.bytes + read, reads: sent.0.reads + 1 };
                drop(sent);
                match &under_way {
                    Some(far) => drop(far.send((Instant::now() + one_way, bytes.to_vec()))),
                    None => Heard::hear(&seen, bytes),
                }
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                std::thread::sleep(pace);
            }
        });
        Line { master: Some(pair.master), keys, child, heard, deaf, ear: Some(ear), sent }
    }

    fn hear(&self) -> MutexGuard<'_, Heard> {
        self.heard.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the screen is as wanted, and the line has been quiet for a moment. What is asked of the screen is
    /// asked of a copy, so it may ask anything else of this line.
    #[track_caller]
    pub fn until(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        loop {
            let (screen, reads, quiet) = {
                let heard = self.hear();
                (heard.parser.screen().clone(), heard.reads, heard.last.elapsed())
            };
            let there = wanted(&screen);
            if there && quiet >= QUIET {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{what} never came; the screen shows:\n{}", screen.contents());
            let wait = if there { QUIET.saturating_sub(quiet) } else { Duration::from_millis(200) };
            let heard = self.hear();
            if heard.reads == reads {
                drop(self.heard.1.wait_timeout(heard, wait));
            }
        }
    }

    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        self.until(text, |screen| screen.contents().contains(text));
        self
    }

    #[track_caller]
    pub fn hides(&mut self, text: &str) -> &mut Self {
        self.until(&format!("a screen without {text}"), |screen| !screen.contents().contains(text));
        self
    }

    /// What stands on the screen now.
    pub fn screen(&self) -> String {
        self.hear().parser.screen().contents()
    }

    /// Looks at a copy of the screen.
    pub fn look<T>(&self, at: impl FnOnce(&vt100::Screen) -> T) -> T {
        let screen = self.hear().parser.screen().clone();
        at(&screen)
    }

    /// Waits for a quiet line, whatever is on it.
    pub fn settle(&self) {
        self.until("a quiet line", |_| true);
    }

    /// Everything received, from the first byte.
    pub fn raw(&self) -> Vec<u8> {
        self.hear().raw.clone()
    }

    /// Bytes and reads so far.
    pub fn count(&self) -> (usize, usize) {
        let heard = self.hear();
        (heard.raw.len(), heard.reads)
    }

    /// What has left the program of a far line since the last key reached it.
    pub fn since_last_key(&self) -> Left {
        let (now, then) = *self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        Left { bytes: now.bytes - then.bytes, reads: now.reads - then.reads }
    }

    pub fn press(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        // A program that has gone takes no keys; the test sees that by what it waits for.
        let _ = self.keys.write_all(bytes.as_ref());
        self
    }

    /// Bytes received for these keys, until the screen is as wanted.
    #[track_caller]
    pub fn cost(&mut self, keys: impl AsRef<[u8]>, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) -> usize {
        self.settle();
        let before = self.count().0;
        self.press(keys).until(what, wanted);
        self.count().0 - before
    }

    /// How often the program's main thread went to sleep and was taken off the processor, and whether it sleeps now.
    pub fn rest(&self) -> (Vec<String>, bool) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid())).unwrap_or_default();
        let switches = status.lines().filter(|line| line.contains("ctxt_switches")).map(str::to_owned).collect();
        (switches, !status.contains("State:\tR"))
    }

    /// Waits until the program has taken everything sent to it and waits for more: its main thread has slept for so
    /// long without waking.
    #[track_caller]
    pub fn idle_for(&self, time: Duration) {
        let start = Instant::now();
        let (mut before, mut since) = (self.rest(), Instant::now());
        while since.elapsed() < time {
            assert!(start.elapsed() < PATIENCE, "the program is never idle");
            std::thread::sleep(Duration::from_millis(10));
            let now = self.rest();
            if now != before || !now.1 {
                (before, since) = (now, Instant::now());
            }
        }
    }

    /// The screen is what a full repaint shows, symbol by symbol with its looks. Having been continued repaints all,
    /// whatever is open.
    #[track_caller]
    pub fn same_as_repainted(&self) {
        // What explains the current row follows a moment after the cursor.
        self.idle_for(Duration::from_millis(250));
        let before = self.look(Clone::clone);
        let bytes = self.count().0;
        self.signal(Signal::CONT);
        let start = Instant::now();
        while self.count().0 == bytes {
            assert!(start.elapsed() < PATIENCE, "nothing was repainted");
            std::thread::sleep(Duration::from_millis(5));
        }
        self.idle_for(Duration::from_millis(120));
        let after = self.look(Clone::clone);
        let text = |screen: &vt100::Screen| -> Vec<String> {
            screen.contents().trim_end().lines().map(|line| line.trim_end().to_owned()).collect()
        };
        assert_eq!(text(&before), text(&after), "the screen was not what it should have been");
        let (rows, columns) = after.size();
        for row in 0..rows.get() {
            for column in 0..columns.get() {
                let (old, new) = (before.cell(row, column).unwrap(), after.cell(row, column).unwrap());
                let looks = |cell: &vt100::Cell| {
                    (cell.fgcolor(), cell.bgcolor(), cell.bold(), cell.underline(), cell.inverse())
                };
                let blank = |cell: &vt100::Cell| matches!(cell.contents(), "" | " ") && !cell.underline();
                let seen = |cell: &vt100::Cell| {
                    if blank(cell) {
                        (vt100::Color::Default, cell.bgcolor(), false, false, cell.inverse())
                    } else {
                        looks(cell)
                    }
                };
                assert_eq!(seen(old), seen(new), "row {row}, column {column}: {}", after.contents());
            }
        }
        // A cursor that is not seen is anywhere.
        let cursor = |screen: &vt100::Screen| (!screen.hide_cursor()).then(|| screen.cursor_position());
        assert_eq!(cursor(&before), cursor(&after), "the cursor was elsewhere on:\n{}", after.contents());
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        self.hear().parser.screen_mut().set_size(cells(rows), cells(columns));
        self.master.as_ref().unwrap().resize(pty_size(columns, rows)).unwrap();
    }

    /// Whether the line is in cooked mode: characters echoed, lines edited, signals by key.
    pub fn cooked(&self) -> bool {
        let modes = format!("{:?}", self.master.as_ref().unwrap().get_termios().unwrap().local_flags);
        ["ICANON", "ECHO", "ISIG"].iter().all(|mode| modes.contains(mode))
    }

    /// The terminal is as it was before: main screen, cursor shown, no paste brackets, cooked.
    #[track_caller]
    pub fn given_back(&self) {
        self.until("the terminal as it was", |screen| {
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
        });
        assert!(self.cooked(), "the line stayed raw");
    }

    /// The exit status, and how long it took to have one from now.
    #[track_caller]
    pub fn ended(&mut self) -> (u32, Duration) {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.exit_code(), start.elapsed());
            }
            assert!(start.elapsed() < PATIENCE, "the program never ended; the screen shows:\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(3));
        }
    }

    pub fn pid(&self) -> i32 {
        i32::try_from(self.child.process_id().unwrap()).unwrap()
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(self.pid()).unwrap(), signal).unwrap();
    }

    /// Nobody takes what the program sends any more. `last` is typed just before and must change the screen, for the
    /// listener sits in a read that only the program's answer ends.
    pub fn stall(&mut self, last: &str) {
        self.deaf.store(true, Ordering::SeqCst);
        self.press(last);
        self.ear.take().unwrap().join().unwrap();
    }

    /// Cuts the line: every handle on the far end goes. `last` as for [`Line::stall`].
    pub fn cut(&mut self, last: &str) {
        self.stall(last);
        self.vanish();
    }

    /// Every handle on the far end of a stalled line goes.
    pub fn vanish(&mut self) {
        self.master = None;
        self.keys = Box::new(std::io::sink());
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        // A test that failed must leave no program behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
