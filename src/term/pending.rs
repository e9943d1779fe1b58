//! Drafts on their way to the disk: what is typed is written within a second, and at once when the line drops. Shared
//! with the signal thread.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::error::Result;
use crate::store::Drafts;

/// Typing rests this long before a draft is written; well within the second that is promised.
const REST: Duration = Duration::from_millis(600);

#[derive(Default)]
struct Waiting {
    texts: BTreeMap<String, String>,
    since: Option<Instant>,
}

/// Clones share one store of waiting drafts.
#[derive(Clone)]
pub struct Pending {
    waiting: Arc<Mutex<Waiting>>,
    drafts: Option<Drafts>,
}

impl Pending {
    pub fn new(drafts: Option<Drafts>) -> Self {
        Self { waiting: Arc::default(), drafts }
    }

    pub fn put(&self, place: String, text: String) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.texts.insert(place, text);
        waiting.since.get_or_insert_with(Instant::now);
    }

    pub fn forget(&self, place: &str) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.texts.remove(place);
        if waiting.texts.is_empty() {
            waiting.since = None;
        }
    }

    /// When the waiting drafts have to be written.
    pub fn deadline(&self) -> Option<Instant> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).since.map(|since| since + REST)
    }

    /// Writes what waits. What could not be written waits on.
    pub fn write(&self) -> Result<()> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(drafts) = &self.drafts else {
            waiting.texts.clear();
            waiting.since = None;
            return Ok(());
        };
        while let Some((place, text)) = waiting.texts.pop_first() {
            if let Err(error) = drafts.keep(&place, &text) {
                waiting.texts.insert(place, text);
                waiting.since = Some(Instant::now());
                return Err(error);
            }
        }
        waiting.since = None;
        Ok(())
    }
}
