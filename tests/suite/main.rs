//! The integration suite: one binary, one room per subject.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout
)]

mod desk;
mod layers;
mod office_files;
mod store_process;
mod term_budget;
mod term_screen;
mod term_session;
mod wire;
