//! How far something long is, on a line of its own that goes away.

use std::io::{IsTerminal, Write};

/// Says how far it is; empty words take the line away. Always goes on.
pub fn bar(what: &str, done: u64, all: u64) -> bool {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        let text = if what.is_empty() { String::new() } else { format!("{what} {done} of {all} (Ctrl-C stops it)") };
        drop(write!(stderr, "\r\x1b[K{text}").and_then(|()| stderr.flush()));
    }
    true
}

/// While a long text is looked through.
pub fn passages(done: u64, all: u64) {
    bar("Looking through passage", done, all);
}
