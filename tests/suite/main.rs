//! The integration suite: one binary, one room per subject.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout
)]

mod import_accounting;
mod import_actions;
mod import_input;
mod import_northmere;
mod import_register;
mod import_tracker;
mod office_files;
mod term_budget;
mod term_screen;
mod term_session;
