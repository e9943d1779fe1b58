//! To be filled.

pub mod key;
