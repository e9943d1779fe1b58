//! A save of an import that waits its turn: who is saving is said once, it is tried again for some seconds, and Ctrl-C
//! ends it. Must not know what is saved.

use std::time::Instant;

use super::print;
use super::progress::bar;
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::term::stop::Stop;
use crate::term::waiting::{ONCE_SAID, UNSAID};

/// Writes, however often it takes within the time. The store is to wait no longer than [`UNSAID`] by itself.
///
/// # Errors
/// Of the writing; and when it was stopped.
pub fn saved<T>(store: &Store, stop: &Stop, mut write: impl FnMut() -> Result<T>) -> Result<T> {
    let until = Instant::now() + UNSAID + ONCE_SAID;
    let mut said = false;
    loop {
        match write() {
            Err(error) if error.kind == Kind::Busy && Instant::now() < until => {
                bar("", 0, 0);
                if stop.was_pressed() {
                    return Err(Error::new(Kind::Stopped, "The import was stopped").safe("Nothing was changed"));
                }
                if !std::mem::replace(&mut said, true) {
                    let who = store.who_may_be_saving();
                    print::aside(&format!("{who}; the import waits, at most five seconds; Ctrl-C stops it"));
                }
            }
            done => return done,
        }
    }
}
