//! A save of an import that waits its turn: who is saving is said once, it is tried again for some seconds, and Ctrl-C
//! ends it. Must not know what is saved.

use std::time::Instant;

use super::print;
use super::progress::bar;
use crate::error::Result;
use crate::store::Store;
use crate::term::stop::Stop;
use crate::term::waiting::{self, Next, ONCE_SAID, UNSAID};

/// Writes, however often it takes within the time. `what` waits.
///
/// # Errors
/// Of the writing; and when it was stopped.
pub fn saved<T>(store: &Store, stop: &Stop, what: &str, mut write: impl FnMut() -> Result<T>) -> Result<T> {
    let until = Instant::now() + UNSAID + ONCE_SAID;
    let mut said = false;
    let wait = |(): &mut (), who: &str| {
        bar("", 0, 0);
        if Instant::now() >= until {
            return Next::Fail;
        }
        if stop.was_pressed() {
            return Next::Stop;
        }
        if !std::mem::replace(&mut said, true) {
            print::aside(&format!("{who}; {what}, at most five seconds; Ctrl-C stops it"));
        }
        Next::Wait
    };
    waiting::saved(store, &mut (), |()| write(), wait)
}
