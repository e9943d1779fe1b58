//! Files in and out: office files and plain tables. Knows the domain, not the store and not the screen.

pub mod calendar;
pub mod chronology;
pub mod import;
pub mod letter;
pub mod pack;
pub mod read;
pub mod seed;
pub mod sheet;
pub mod write;
