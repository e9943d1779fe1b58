//! The real terminal: what it can do, entering and leaving it, input, output, signals. Must not know the domain.

pub mod capability;
pub mod input;
pub mod screen;
pub mod session;
pub mod signal;
