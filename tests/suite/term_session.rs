//! A small program on the real pieces, in a pseudo-terminal: whatever ends it, the terminal is given back, and what
//! had to be said last was said.
#![allow(clippy::disallowed_methods)] // the child finds out from its environment that it is one

use dhr::app::key::Key;
use dhr::term::capability::{Environment, decide};
use dhr::term::input::{Input, Reader, Wake};
use dhr::term::screen::{Output, repaint, settle};
use dhr::term::session::Session;
use dhr::term::signal::Signals;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::Terminal;
use ratatui::style::Style;
use rustix::process::{Pid, Signal, kill_process};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

const LAST_WORDS: &str = "DHR_TEST_LAST_WORDS";
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
#[ignore = "is run by the others, in a pseudo-terminal"]
fn child() {
    let words = PathBuf::from(std::env::var_os(LAST_WORDS).expect("started by another test"));
    let session = Session::open().unwrap();
    let mut reader = Reader::new(session.reading().unwrap()).unwrap();
    let signals = Signals::listen(reader.waker()).unwrap();
    signals.on_last_words(move || std::fs::write(words, "kept").unwrap());
    let profile = decide(&Environment { term: "xterm".to_owned(), ..Environment::default() }).profile;
    let output = Output::frugal(session.writing().unwrap(), session.size(), profile);
    let mut terminal = Terminal::new(output).unwrap();
    let mut heard = "nothing yet".to_owned();
    loop {
        let size = session.size();
        let drawn = terminal.draw(|frame| {
            let buffer = frame.buffer_mut();
            buffer.set_string(0, 0, format!("{}x{}", size.width, size.height), Style::new());
            buffer.set_string(0, 1, format!("heard {heard}"), Style::new());
            settle(buffer);
        });
        if drawn.is_err() {
            return signals.say_last_words();
        }
        let input = reader.next(None).unwrap().unwrap();
        heard = format!("{input:?}");
        match input {
            Input::Key(key) if key == Key::char('q') => return,
            Input::Key(key) if key == Key::char('p') => panic!("as asked"),
            Input::Key(key) if key == Key::ctrl('z') => {
                session.suspend(&signals).unwrap();
                repaint(&mut terminal).unwrap();
            }
            Input::Key(key) => heard = key.to_string(),
            Input::Resize => terminal.backend_mut().set_size(session.size()),
            Input::Wake(Wake::Continued) => {
                session.enter().unwrap();
                repaint(&mut terminal).unwrap();
            }
            Input::Eof => return signals.say_last_words(),
            Input::Paste { .. } | Input::Mouse(_) | Input::Wake(_) => {}
        }
    }
}

struct Bench {
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    parser: Arc<Mutex<vt100::Parser>>,
    words: PathBuf,
    deaf: Arc<AtomicBool>,
    ear: Option<JoinHandle<()>>,
    _dir: tempfile::TempDir,
}

impl Bench {
    /// Starts the child, or a shell line in which `CHILD` stands for it.
    fn start(shell: Option<&str>) -> Bench {
        let dir = tempfile::tempdir().unwrap();
        let words = dir.path().join("words");
        let pair =
            native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
        let exe = std::env::current_exe().unwrap();
        let args = ["term_session::child", "--exact", "--ignored", "--nocapture"];
        let mut command = match shell {
            None => {
                let mut command = CommandBuilder::new(exe);
                command.args(args);
                command
            }
            Some(line) => {
                let mut command = CommandBuilder::new("sh");
                command.args(["-c", &line.replace("CHILD", &format!("{} {}", exe.display(), args.join(" ")))]);
                command
            }
        };
        command.env(LAST_WORDS, &words);
        command.env("RUST_BACKTRACE", "0");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let size = |n| NonZeroU16::new(n).unwrap();
        let parser = Arc::new(Mutex::new(vt100::Parser::new(size(24), size(80), 0)));
        let mut output = pair.master.try_clone_reader().unwrap();
        let (seen, deaf) = (Arc::clone(&parser), Arc::new(AtomicBool::new(false)));
        let stop = Arc::clone(&deaf);
        let ear = std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let (Ok(read @ 1..), false) = (output.read(&mut buffer), stop.load(Ordering::SeqCst)) {
                seen.lock().unwrap().process(&buffer[..read]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Bench { master: Some(pair.master), keys, child, parser, words, deaf, ear: Some(ear), _dir: dir }
    }

    fn until(&self, what: &str, seen: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !seen(self.parser.lock().unwrap().screen()) {
            let contents = self.parser.lock().unwrap().screen().contents();
            assert!(start.elapsed() < PATIENCE, "{what} never came; the screen shows:\n{contents}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn shows(&self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    fn press(&mut self, bytes: &[u8]) {
        self.keys.write_all(bytes).unwrap();
    }

    /// Whether the line is in cooked mode: characters echoed, lines edited, signals by key.
    fn cooked(&self) -> bool {
        let modes = format!("{:?}", self.master.as_ref().unwrap().get_termios().unwrap().local_flags);
        ["ICANON", "ECHO", "ISIG"].iter().all(|mode| modes.contains(mode))
    }

    fn given_back(&self) {
        self.until("the terminal as it was", |screen| {
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
        });
        assert!(self.cooked());
    }

    /// The exit status, and how long it took to have one.
    fn ended(&mut self) -> (u32, Duration) {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.exit_code(), start.elapsed());
            }
            assert!(start.elapsed() < PATIENCE, "the child never ended");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }
}

#[test]
fn the_terminal_is_taken_and_given_back() {
    let mut bench = Bench::start(None);
    bench.shows("80x24");
    bench.until("the workbench's modes", |screen| {
        screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste()
    });
    assert!(!bench.cooked());
    bench.press(b"\x1b[A");
    bench.shows("heard Up");
    bench.press(b"\x1b[200~dd\rq\x1b[201~");
    bench.shows("dd\\nq");
    bench.press(b"q");
    assert_eq!(bench.ended().0, 0);
    bench.given_back();
}

#[test]
fn a_new_size_is_noticed_and_everything_sent_again() {
    let mut bench = Bench::start(None);
    bench.shows("80x24");
    let size = |n| NonZeroU16::new(n).unwrap();
    bench.parser.lock().unwrap().screen_mut().set_size(size(10), size(40));
    bench.master.as_ref().unwrap().resize(PtySize { rows: 10, cols: 40, pixel_width: 0, pixel_height: 0 }).unwrap();
    bench.shows("40x10");
    bench.press(b"q");
    assert_eq!(bench.ended().0, 0);
}

#[test]
fn a_panic_gives_the_terminal_back() {
    let mut bench = Bench::start(None);
    bench.shows("80x24");
    bench.press(b"p");
    assert_ne!(bench.ended().0, 0);
    bench.given_back();
    bench.shows("as asked");
}

#[test]
fn being_asked_to_end_keeps_what_was_typed() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut bench = Bench::start(None);
        bench.shows("80x24");
        bench.signal(signal);
        let (ended, _) = bench.ended();
        assert_eq!(ended, status, "{signal:?}");
        bench.given_back();
        assert_eq!(std::fs::read_to_string(&bench.words).unwrap(), "kept");
    }
}

#[test]
fn a_terminal_that_vanishes_takes_the_process_with_it() {
    let mut bench = Bench::start(None);
    bench.shows("80x24");
    // Every handle on the far end must go for the line to be cut; the next frame lets the listener go.
    bench.deaf.store(true, Ordering::SeqCst);
    bench.press(b"j");
    bench.ear.take().unwrap().join().unwrap();
    bench.master = None;
    bench.keys = Box::new(std::io::sink());
    let (status, took) = bench.ended();
    // Milliseconds, but for a disk that is busy with something else.
    assert!(took < Duration::from_secs(6), "it took {took:?}");
    let words = std::fs::read_to_string(&bench.words);
    assert_eq!(words.unwrap(), "kept", "it ended with {status} after {took:?}");
}

#[test]
fn suspending_gives_the_shell_its_terminal_and_coming_back_repaints() {
    let mut bench = Bench::start(Some("set -m; CHILD; stty -a; echo in the shell; read line; fg"));
    bench.shows("80x24");
    bench.press(b"\x1a");
    bench.shows("in the shell");
    bench.until("the shell's screen", |screen| !screen.alternate_screen() && screen.contents().contains(" icanon"));
    assert!(bench.cooked());
    bench.press(b"\n");
    bench.until("the workbench again", |screen| screen.alternate_screen() && screen.contents().contains("80x24"));
    bench.press(b"j");
    bench.shows("heard j");
    bench.press(b"q");
    assert_eq!(bench.ended().0, 0);
    bench.given_back();
}
