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

/// Writes what was worked out beside the screen; while somebody else is saving, says who, until it is done or stopped.
/// The store is to wait no longer than [`UNSAID`] by itself.
///
/// # Errors
/// Of the writing; and when it was stopped.
pub fn saved<T>(store: &Store, watch: &mut Watch<'_>, mut write: impl FnMut(&mut Watch<'_>) -> Result<T>) -> Result<T> {
    loop {
        match write(watch) {
            Err(error) if error.kind == Kind::Busy => {
                let who = store.who_may_be_saving();
                if !watch(&format!("{who}; the import waits"), 0, 0) {
                    return Err(Error::new(Kind::Stopped, "The import was stopped").safe("Nothing was changed"));
                }
                std::thread::sleep(ONCE_MORE);
            }
            done => return done,
        }
    }
}
