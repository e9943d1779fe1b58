//! Printing: the only place that writes to standard output and standard error. Text is cleaned on the way.

use std::io::{BufWriter, ErrorKind, IsTerminal, Stdout, Write};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use serde_json::{Value as Json, json};

use crate::app::layout::wrap;
use crate::domain::fold::clean_for_screen;
use crate::error::{Error, Kind, Result};

/// Columns taken where there is no terminal to ask.
const COLUMNS: usize = 80;

/// A line for people.
pub fn line(text: &str) {
    bytes(format!("{}\n", clean_for_screen(text).trim_end()).as_bytes());
}

/// Text in as many lines as it needs, each indented.
pub fn indented(text: &str, indent: usize) {
    for part in wrap(text, columns().saturating_sub(indent).max(20)) {
        line(&format!("{:indent$}{part}", ""));
    }
}

/// JSON, one object.
pub fn json(value: &Json) {
    bytes(escaped(&format!("{value:#}\n")).as_bytes());
}

/// JSON that a terminal may show: whatever a terminal could take for a command is written as \u.
pub fn escaped(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for character in json.chars() {
        let mut utf8 = [0; 4];
        let text: &str = character.encode_utf8(&mut utf8);
        if character == '\n' || clean_for_screen(text) == text {
            safe.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    safe
}

/// What was printed and not sent yet: a long answer goes out in large pieces.
static OUT: LazyLock<Mutex<Out>> =
    LazyLock::new(|| Mutex::new(Out { to: BufWriter::new(std::io::stdout()), failed: None }));

struct Out {
    to: BufWriter<Stdout>,
    /// Why what was printed first could not be sent.
    failed: Option<std::io::Error>,
}

impl Out {
    fn noting(&mut self, done: std::io::Result<()>) {
        if let Err(error) = done {
            self.failed.get_or_insert(error);
        }
    }
}

fn out() -> MutexGuard<'static, Out> {
    OUT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file's worth of bytes. A person at a terminal reads each at once; anybody else when [`flush`] is called.
pub fn bytes(bytes: &[u8]) {
    let mut out = out();
    if out.failed.is_some() {
        return;
    }
    let written = out.to.write_all(bytes);
    out.noting(written);
    if at_terminal() {
        let sent = out.to.flush();
        out.noting(sent);
    }
}

/// Sends what was printed: at the end, and before anything else is written.
pub fn flush() {
    let mut out = out();
    let sent = out.to.flush();
    out.noting(sent);
}

/// Sends what was printed, or says that whoever reads it did not get all of it: a script must not take the beginning of
/// a list for the list. A reader that went away (a closed pipe) is no trouble of ours.
///
/// # Errors
/// Env, when the answer could not be written.
pub fn finish() -> Result<()> {
    flush();
    unsent(out().failed.take())
}

/// The error of an answer that could not be sent whole.
pub fn unsent(failed: Option<std::io::Error>) -> Result<()> {
    match failed {
        Some(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::env(match error.kind() {
            ErrorKind::StorageFull => "The disk is full, and the answer could not be written whole",
            _ => "The answer could not be written whole",
        })
        .safe("What was asked for is done")
        .next("Do not use what was written; look at where it goes")
        .source(error)),
        _ => Ok(()),
    }
}

/// Whether nobody reads any more.
fn is_in_vain() -> bool {
    out().failed.is_some()
}

/// Something to know that is not the answer, on standard error.
pub fn aside(text: &str) {
    flush();
    drop(writeln!(std::io::stderr(), "dhr: {}.", clean_for_screen(text.trim_end_matches('.'))));
}

/// An error, on standard error.
pub fn trouble(error: &Error, as_json: bool) {
    flush();
    if as_json {
        let object = json!({ "error": { "what": error.what, "safe": error.safe, "next": error.next } });
        drop(writeln!(std::io::stderr(), "{}", escaped(&object.to_string())));
    } else {
        drop(writeln!(std::io::stderr(), "dhr: {}", clean_for_screen(&error.to_string())));
    }
}

/// A list as JSON: which there are and how many. Each is sent as it comes, so that a long list needs little room.
pub fn rows(rows: impl IntoIterator<Item = Json>) -> Result<()> {
    let mut total = 0;
    bytes(b"{\n  \"rows\": [");
    for row in rows {
        if is_in_vain() {
            return Ok(());
        }
        let before = if total == 0 { "\n    " } else { ",\n    " };
        // A line end stands between two parts of the row only; in a text it is written as \n.
        let row = format!("{row:#}").replace('\n', "\n    ");
        bytes(escaped(&format!("{before}{row}")).as_bytes());
        total += 1;
    }
    let end = if total == 0 { "" } else { "\n  " };
    bytes(format!("{end}],\n  \"total\": {total}\n}}\n").as_bytes());
    if total == 0 { nothing() } else { Ok(()) }
}

/// What a list ends with that found nothing: exit status 1.
pub fn nothing() -> Result<()> {
    Err(Error::new(Kind::Nothing, "Nothing was found"))
}

/// Refuses `--json` of what is only for reading or for a shell: it is never passed over in silence.
pub fn not_data(asked_for_json: bool, what: &str) -> Result<()> {
    if asked_for_json {
        return Err(Error::user(format!("{what} not data")).safe("Nothing was changed").next("Leave out --json"));
    }
    Ok(())
}

/// Whether a person at a terminal reads the answer.
pub fn at_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// The width of the terminal.
pub fn columns() -> usize {
    let size = rustix::termios::tcgetwinsize(std::io::stdout());
    size.ok().map(|size| usize::from(size.ws_col)).filter(|columns| *columns >= 20).unwrap_or(COLUMNS)
}
