//! What is found: the index of every label, and the places inside long text.

use crate::domain::entity::Entity;
use crate::domain::find::{Hit, Index};
use crate::domain::value::Id;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The index of every label on its way to the screen that asked: shared, since copying it would double the memory.
#[derive(Debug, Clone)]
pub struct Labels {
    index: Arc<Mutex<Index>>,
    /// All of them are there.
    whole: Arc<AtomicBool>,
}

impl Labels {
    pub fn new(index: Index) -> Self {
        Self { index: Arc::new(Mutex::new(index)), whole: Arc::default() }
    }

    /// Adds to them; what adds says whether there are more to come.
    pub fn fill<E>(&self, add: impl FnOnce(&mut Index) -> Result<bool, E>) -> Result<(), E> {
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        if !add(&mut index)? {
            index.finish();
            self.whole.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    pub fn is_whole(&self) -> bool {
        self.whole.load(Ordering::Relaxed)
    }

    /// As [`Index::search`].
    pub fn search(&self, typed: &str, limit: usize) -> (usize, Vec<Hit>) {
        self.index.lock().unwrap_or_else(PoisonError::into_inner).search(typed, limit)
    }

    /// How many labels there are.
    pub fn count(&self) -> usize {
        self.index.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

/// Two are equal when they are one.
impl PartialEq for Labels {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.index, &other.index)
    }
}

/// A hit inside long text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextHit {
    pub entity: &'static Entity,
    pub id: Id,
    pub case: String,
    pub label: String,
    pub snippet: String,
}
