//! `dhr`, a workbench for coordinators of Domestic Homicide Reviews.
//!
//! # Map
//!
//! | room | owns | must not know |
//! |---|---|---|
//! | [`error`] | the one error: what happened, what is safe, what to do | everything else |
//! | [`shell`] | paths as words of a command that can be pasted | everything else |
//! | [`config`] | options, the policy file, the environment | the screen, the register |
//! | [`domain`] | what a review is: values, entities, changes, queries, rules | files, clocks, screens, SQL |
//! | [`reference`] | public data compiled in | everything but the domain |
//! | [`store`] | the register file; the only user of rusqlite | the screen, file formats |
//! | [`exchange`] | files in and out | the store, the screen |
//! | [`app`] | the workbench as a pure state machine, ending in a scene | ratatui, rusqlite, crossterm |
//! | [`view`] | scenes to cells | how anything is stored or changed |
//! | [`plain`] | scenes spoken line by line | ratatui |
//! | [`term`] | the real terminal: session, input, output, signals, run loop | rules of the domain |
//! | [`cli`] | one file per verb | ratatui |
//!
//! Data flows one way: an event becomes a message, `app::update` turns message and model into effects, `term`
//! performs the effects against the store, and the results come back as messages. Only then is anything drawn.

pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod error;
pub mod exchange;
pub mod plain;
pub mod reference;
pub mod shell;
pub mod store;
pub mod term;
pub mod view;

pub use error::{Error, Result};
