//! How quick, how small and how quiet the workbench is beside the programs people know, in one run on one machine.
//! `cargo bench --bench desk` measures all of it; `cargo bench --bench desk -- bytes` only that part. The parts are
//! frames, keys, find, question, engine, memory, bytes, idle, crowd. A peer that is not installed is named and left out.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::indexing_slicing,
    reason = "a bench speaks on standard output, and may stop at a mistake of its own"
)]

#[path = "../material/mod.rs"]
mod material;

mod bytes;
mod crowd;
mod engine;
mod find;
mod frames;
mod keys;
mod memory;
mod peer;
mod process;
mod pty;
mod question;
mod table;

use material::{Outcome, Size};

/// What a run is made on.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    pub small: Size,
    pub large: Size,
    /// How often a thing is measured.
    pub times: usize,
}

type Part = (&'static str, fn(&Run) -> Outcome<()>);

const PARTS: &[Part] = &[
    ("frames", frames::measure),
    ("keys", keys::measure),
    ("find", find::measure),
    ("question", question::measure),
    ("engine", engine::measure),
    ("memory", memory::measure),
    ("bytes", bytes::measure),
    ("idle", crowd::idle),
    ("crowd", crowd::measure),
];

fn main() -> Outcome<()> {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    // `cargo test --benches` runs this too; there it only has to start.
    if std::env::args().any(|word| word == "--test") {
        material::register(Size::TINY)?;
        return Ok(());
    }
    let run = Run { small: Size::BOROUGH, large: Size::COUNTRY, times: 9 };
    for size in [run.small, run.large] {
        println!(
            "{} cases, {} actions, {} events, {} people, {} documents, {} notes",
            size.cases, size.actions, size.events, size.people, size.documents, size.notes
        );
    }
    peer::name_missing();
    for (name, measure) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|word| word == name) {
            measure(&run)?;
        }
    }
    Ok(())
}
