//! The integration suite: one binary, one room per subject.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout
)]

mod borough;
mod chronology_cli;
mod cli_import;
mod cli_keep;
mod cli_read;
mod cli_shell;
mod cli_write;
mod clock_dates;
mod covered;
mod desk;
mod docs;
mod guards;
mod import_accounting;
mod import_actions;
mod import_again;
mod import_files;
mod import_input;
mod import_layout;
mod import_meaning;
mod import_meanwhile;
mod import_northmere;
mod import_register;
mod import_tracker;
mod layers;
mod leaving;
mod letters;
mod office_files;
mod pictures;
mod plain_colleagues;
mod plain_register;
mod plain_safe;
mod plain_session;
mod process_cli;
mod store_process;
mod term_budget;
mod term_screen;
mod term_session;
mod today_days;
mod today_lines;
mod wire;
