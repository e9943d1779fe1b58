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
    /// What the draft of a place is kept as where that is not the place itself; none until it is first written.
    kept: BTreeMap<String, Option<String>>,
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

    /// What is typed at this place from now on is another draft than those kept of it.
    pub fn begin_anew(&self, place: String) {
        // What was typed a moment ago belongs to the one before; where it cannot be written, both are one.
        if self.write().is_ok() {
            self.waiting.lock().unwrap_or_else(PoisonError::into_inner).kept.insert(place, None);
        }
    }

    /// What is typed at this place from now on goes on with a draft that is kept.
    pub fn take_up(&self, place: String, kept: String) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).kept.insert(place, Some(kept));
    }

    /// Forgets what was typed at a place.
    ///
    /// # Errors
    /// Env, when it cannot be removed from the disk.
    pub fn forget(&self, place: &str) -> Result<()> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.texts.remove(place);
        if waiting.texts.is_empty() {
            waiting.since = None;
        }
        let kept = waiting.kept.get_mut(place).map_or_else(|| Some(place.to_owned()), Option::take);
        match (&self.drafts, kept) {
            (Some(drafts), Some(kept)) => drafts.forget(&kept),
            _ => Ok(()),
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
            let as_known = match waiting.kept.get(&place) {
                None => place.clone(),
                Some(Some(kept)) => kept.clone(),
                Some(None) => drafts.free(&place),
            };
            let done = drafts.keep(&as_known, &text);
            if let Some(kept) = waiting.kept.get_mut(&place) {
                *kept = Some(as_known);
            }
            if let Err(error) = done {
                waiting.texts.insert(place, text);
                waiting.since = Some(Instant::now());
                return Err(error);
            }
        }
        waiting.since = None;
        Ok(())
    }
}
