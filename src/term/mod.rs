//! The real terminal: what it can do, entering and leaving it, input, output, signals. Must not know the domain.

pub mod bring;
pub mod capability;
pub mod chronology;
pub mod composite;
pub mod export;
mod gather;
pub mod input;
pub mod key;
pub mod leak;
pub mod letter;
mod notice;
pub mod outside;
pub mod papers;
mod pending;
pub mod perform;
pub mod plain;
pub mod process;
pub mod run;
pub mod screen;
pub mod session;
pub mod shelf;
pub mod signal;
mod stillness;
pub mod template;
pub mod today;
