//! Where the labels lie while they are searched: pages of whole lines. In memory here; a program that has a disk at
//! hand lays them there and reads them again at every key, which costs less than it sounds and no memory.

use std::fmt::Debug;

/// Keeps pages of text in the order they were put.
pub trait Shelf: Debug + Send {
    fn put(&mut self, page: String);

    /// Reads page `n` into `into`, whose text is replaced; `false` when it cannot be read.
    fn read(&self, n: usize, into: &mut String) -> bool;

    /// Bytes of memory it takes.
    fn weight(&self) -> usize;
}

/// Pages in memory.
#[derive(Debug, Default)]
pub struct Memory(Vec<String>);

impl Shelf for Memory {
    fn put(&mut self, page: String) {
        self.0.push(page);
    }

    fn read(&self, n: usize, into: &mut String) -> bool {
        into.clear();
        self.0.get(n).map(|page| into.push_str(page)).is_some()
    }

    fn weight(&self) -> usize {
        self.0.iter().map(String::capacity).sum()
    }
}
