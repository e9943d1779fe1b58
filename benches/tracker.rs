//! A tracker of 5,000 rows read and brought in, as text and as an Excel file. Run with `cargo bench --bench tracker`.
//! The bound asked for: within 2 s, with progress told on the way and a stop that is heard at once.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods)]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use dhr::domain::date::Date;
use dhr::exchange::import::{Kind, KnownRecords, Request, run};
use dhr::exchange::read::open_bytes_watched;
use dhr::exchange::sheet::CellValue;
use dhr::exchange::write::{Table, csv, xlsx};

const BOUND: Duration = Duration::from_secs(2);
const TODAY: Date = Date::constant(2026, 3, 27);

const HEADINGS: [&str; 9] =
    ["DHR ref", "Case name", "Case status", "No.", "Action", "Lead agency", "By when", "RAG", "Update"];
const WHEN: [&str; 7] = ["30/09/2025", "Dec 2025", "Q3 2025/26", "Ongoing", "TBC", "31.3.26", "Spring 2026"];
const RAG: [&str; 5] = ["Red", "Amber", "On track", "Complete", ""];
const LEAD: [&str; 4] = ["Westmarch Constabulary", "Vale Council", "Vale Hospitals NHS Trust", "Safe Haven"];

/// Ten actions a case; now and then a row leaves its case to be carried down from the one above.
fn tracker(rows: usize) -> Table {
    let of = |list: &[&str], row: usize| list.get(row % list.len()).copied().unwrap_or_default().to_owned();
    let row = |row: usize| {
        let (case, number) = (row / 10 + 1, row % 10 + 1);
        let named = number == 1 || !row.is_multiple_of(3);
        let case_cell = |text: String| if named { text } else { String::new() };
        let cells = [
            case_cell(format!("W/DHR/{case:03}")),
            case_cell(format!("Adult {case}")),
            case_cell("Published".to_owned()),
            number.to_string(),
            format!("Step {row}: train the staff, then look at {number} records"),
            of(&LEAD, row),
            of(&WHEN, row),
            of(&RAG, row),
            format!("Said to be going well in month {number}"),
        ];
        cells.into_iter().map(CellValue::text).collect()
    };
    let headings = HEADINGS.map(str::to_owned).to_vec();
    Table { name: "Tracker".to_owned(), headings, rows: (0..rows).map(row).collect() }
}

/// A row of the table.
fn row(what: &str, took: Duration, asked: Option<Duration>) {
    let seconds = |time: Duration| format!("{:.2} s", time.as_secs_f64());
    let verdict = asked.map_or("", |asked| if took <= asked { "met" } else { "MISSED" });
    println!("| {what} | {} | {} | {verdict} |", seconds(took), asked.map(seconds).unwrap_or_default());
}

/// The real command, with the writing; then of that, the reading and bringing in, with progress counted and stopped.
fn measure(name: &str, bytes: &[u8], rows: usize) {
    row(&format!("import of {rows} rows, {name}, with the writing"), command(name, bytes), Some(BOUND));
    let mut told = 0;
    let started = Instant::now();
    let book = open_bytes_watched(name, bytes, &mut |_, _| true).unwrap();
    row("- of that, read", started.elapsed(), None);
    let count = &mut |_, _| {
        told += 1;
        true
    };
    let import = run(&book, &Request::new(Kind::Tracker, TODAY), &KnownRecords::default(), count).unwrap();
    let changes = import.batch.changes.len();
    row(&format!("- read and brought in ({changes} changes, progress told {told} times)"), started.elapsed(), None);
    let started = Instant::now();
    let stopped = run(&book, &Request::new(Kind::Tracker, TODAY), &KnownRecords::default(), &mut |_, _| false);
    assert!(stopped.is_err(), "it was asked to stop");
    row("- stopped as soon as progress is told", started.elapsed(), None);
}

/// The command itself, from its start to its end, into an empty register on disk.
fn command(name: &str, bytes: &[u8]) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let (file, register) = (folder.path().join(name), folder.path().join("register.db"));
    std::fs::write(&file, bytes).unwrap();
    let dhr = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dhr"));
        command.env("HOME", folder.path()).arg("--db").arg(&register).args(words).stdout(Stdio::null());
        assert!(command.status().unwrap().success(), "{words:?}");
    };
    dhr(&["init"]);
    let started = Instant::now();
    dhr(&["--today", "2026-03-27", "import", &file.display().to_string()]);
    started.elapsed()
}

fn main() {
    // `cargo test --benches` runs this too; there it only has to start.
    let rows = if std::env::args().any(|argument| argument == "--test") { 50 } else { 5_000 };
    let table = tracker(rows);
    println!("| measure | dhr | asked for | |\n|---|--:|--:|---|");
    measure("tracker.csv", &csv(&table, true).unwrap(), rows);
    measure("tracker.xlsx", &xlsx(&[table], "Tracker", None).unwrap(), rows);
}
