//! Printing: the only place that writes to standard output and standard error. Text is cleaned on the way.

use std::io::Write;

use crate::domain::fold::clean_for_screen;
use crate::error::Error;

/// A line for people.
pub fn line(text: &str) {
    // A reader that went away (a closed pipe) is no trouble of ours.
    drop(writeln!(std::io::stdout(), "{}", clean_for_screen(text)));
}

/// JSON, one object.
pub fn json(value: &serde_json::Value) {
    drop(writeln!(std::io::stdout(), "{value:#}"));
}

/// An error, on standard error.
pub fn trouble(error: &Error, as_json: bool) {
    if as_json {
        let object = serde_json::json!({ "error": { "what": error.what, "safe": error.safe, "next": error.next } });
        drop(writeln!(std::io::stderr(), "{object}"));
    } else {
        drop(writeln!(std::io::stderr(), "dhr: {}", clean_for_screen(&error.to_string())));
    }
}
