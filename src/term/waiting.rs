//! What waits because somebody else is saving: the first of it could not be done, the rest follows it. The screen says
//! so, and it is tried again every moment until it is done or the person gives up. So does work beside the screen.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::worker::Watch;
use crate::app::Order;
use crate::error::{Error, Kind, Result};
use crate::store::Store;

/// So long a key waits for a colleague's save before the person is told; most are over sooner.
pub const UNSAID: Duration = Duration::from_millis(200);
/// When it is tried again a key may be waiting, too.
pub const ONCE_MORE: Duration = Duration::from_millis(20);
/// So long plain mode tries on once it has said who is saving: there is no key to give up with.
pub const ONCE_SAID: Duration = Duration::from_secs(5);
/// Between two tries.
const PAUSE: Duration = Duration::from_millis(200);

/// Effects in their order.
pub struct Waiting {
    pub orders: VecDeque<Order>,
    /// What was said of whoever holds the register.
    pub said: String,
    again: Instant,
}

impl Waiting {
    pub fn new(orders: VecDeque<Order>, said: String) -> Self {
        Self { orders, said, again: Instant::now() + PAUSE }
    }

    /// When it is tried again.
    pub fn deadline(&self) -> Instant {
        self.again
    }
}

/// What becomes of a save that somebody else's is in the way of.
pub enum Next {
    Wait,
    /// It is refused with who is saving.
    Fail,
    Stop,
}

/// Writes what was worked out. While somebody else is saving, `wait` is told who, before each further try. The store is
/// to wait no longer than [`UNSAID`] by itself.
///
/// # Errors
/// Of the writing; and when it was stopped.
pub fn saved<W: ?Sized, T>(
    store: &Store,
    way: &mut W,
    mut write: impl FnMut(&mut W) -> Result<T>,
    mut wait: impl FnMut(&mut W, &str) -> Next,
) -> Result<T> {
    loop {
        match write(way) {
            Err(error) if error.kind == Kind::Busy => match wait(way, &store.who_may_be_saving()) {
                Next::Wait => std::thread::sleep(ONCE_MORE),
                Next::Fail => return Err(error),
                Next::Stop => {
                    return Err(Error::new(Kind::Stopped, "The import was stopped").safe("Nothing was changed"));
                }
            },
            done => return done,
        }
    }
}

/// [`saved`] beside the screen, which says that `what` waits, until it is done or stopped.
///
/// # Errors
/// As [`saved`].
pub fn saved_beside<T>(
    store: &Store,
    watch: &mut Watch<'_>,
    what: &str,
    write: impl FnMut(&mut Watch<'_>) -> Result<T>,
) -> Result<T> {
    let wait = |watch: &mut Watch<'_>, who: &str| {
        if watch(&format!("{who}; {what}"), 0, 0) { Next::Wait } else { Next::Stop }
    };
    saved(store, watch, write, wait)
}
