//! Waiting for a colleague who is saving: short random pauses, so that of several people waiting none is passed over
//! for long (SQLite's own back-off lets one of four writers wait seconds), and a ceiling.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::fault::Told;

/// How long to wait before saying so.
pub(super) const CEILING: Duration = Duration::from_secs(5);

/// Waits 1 to 5 ms at a time, at most `ceiling` in all.
pub(super) fn fair(conn: &mut Connection, ceiling: Duration) -> crate::Result<()> {
    let mut began = Instant::now();
    let handler = move |tries: i32| {
        if tries == 0 {
            began = Instant::now();
        }
        if began.elapsed() >= ceiling {
            return false;
        }
        std::thread::sleep(Duration::from_micros(1_000 + chance() % 4_000));
        true
    };
    conn.busy_handler(Some(handler)).told()
}

/// A number that differs between processes and calls; the standard hasher's keys are random enough for a pause.
fn chance() -> u64 {
    RandomState::new().build_hasher().finish()
}
