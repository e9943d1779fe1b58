//! How long no key has come: a cursor that rests has its row explained, a key held down is drawn in a hurry, and a
//! person who is away has their screen hidden.

use std::time::{Duration, Instant};

/// The cursor rests when no key has come for so long.
const REST: Duration = Duration::from_millis(150);

#[derive(Debug)]
pub struct Stillness {
    last: Instant,
    /// The last key came so soon after the one before that it may be held down.
    hurried: bool,
    /// Without a key for so long the screen hides; `None` never.
    limit: Option<Duration>,
}

impl Stillness {
    pub fn new(limit: Option<Duration>, now: Instant) -> Stillness {
        Stillness { last: now, hurried: false, limit }
    }

    /// Somebody is there: a key, a paste, the mouse.
    pub fn end(&mut self, now: Instant) {
        self.hurried = now.saturating_duration_since(self.last) < REST;
        self.last = now;
    }

    pub fn is_hurried(&self) -> bool {
        self.hurried
    }

    /// When the cursor rests.
    pub fn rest(&self) -> Instant {
        self.last + REST
    }

    /// When the screen hides.
    pub fn hide(&self) -> Option<Instant> {
        self.last.checked_add(self.limit?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_screen_hides_when_nobody_was_there_for_the_limit_and_never_without_one() {
        let (start, minute) = (Instant::now(), Duration::from_secs(60));
        let mut still = Stillness::new(Some(10 * minute), start);
        assert_eq!(still.hide(), Some(start + 10 * minute));
        still.end(start + 9 * minute);
        assert_eq!(still.hide(), Some(start + 19 * minute));
        still.end(start + 40 * minute);
        assert_eq!(still.hide(), Some(start + 50 * minute));
        assert_eq!(Stillness::new(None, start).hide(), None);
        assert_eq!(Stillness::new(Some(Duration::MAX), start).hide(), None);
    }

    #[test]
    fn a_key_held_down_is_in_a_hurry_and_one_pressed_is_not() {
        let (start, repeat) = (Instant::now(), Duration::from_millis(33));
        let mut still = Stillness::new(None, start);
        still.end(start + Duration::from_secs(1));
        assert!(!still.is_hurried());
        still.end(start + Duration::from_secs(1) + repeat);
        assert!(still.is_hurried());
        assert_eq!(still.rest(), start + Duration::from_secs(1) + repeat + REST);
    }
}
