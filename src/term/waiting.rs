//! What waits because somebody else is saving: the first of it could not be done, the rest follows it. The screen says
//! so, and it is tried again every moment until it is done or the person gives up.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::app::Order;

/// So long a key waits for a colleague's save before the person is told; most are over sooner.
pub const UNSAID: Duration = Duration::from_millis(200);
/// When it is tried again a key may be waiting, too.
pub const ONCE_MORE: Duration = Duration::from_millis(20);
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
