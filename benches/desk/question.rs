//! What is owed: dhr beside the sqlite3 shell asked for the same days of the same records.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use dhr::domain::register::ENTITIES;

use crate::material::{Outcome, TODAY, folder, open, register, today};
use crate::pty::median;
use crate::table::{Target, head, ms, row};
use crate::{Run, peer};

/// Rows of the answer.
const ROWS: usize = 400;

/// The question as somebody would write it for the shell: every kind of date owed, what the record is called and its
/// case, the longest owed first.
fn sql() -> String {
    let mut arms = Vec::new();
    for entity in ENTITIES {
        for (field, due) in entity.fields.iter().filter_map(|field| field.due.map(|due| (field, due))) {
            let title: Vec<String> = entity.title.iter().map(|name| format!("coalesce(t.\"{name}\", '')")).collect();
            let case = match entity.case_field() {
                Some(case) => format!("(SELECT reference FROM \"case\" WHERE id = t.\"{}\")", case.name),
                None => "NULL".to_owned(),
            };
            arms.push(format!(
                "SELECT '{}' AS what, t.\"{}\" AS due, {} AS name, {case} AS \"case\" FROM \"{}\" AS t \
                 WHERE t.\"{}\" <= '{TODAY}' AND t.\"{}\" IS NULL AND t.archived IS NULL",
                due.what.replace('\'', "''"),
                field.name,
                title.join(" || ' ' || "),
                entity.name,
                field.name,
                due.until,
            ));
        }
    }
    format!("{} ORDER BY due LIMIT {ROWS};", arms.join(" UNION ALL "))
}

#[allow(clippy::disallowed_methods, reason = "the peer is another program")]
fn timed(program: &Path, arguments: &[&str]) -> Outcome<Duration> {
    let mut command = Command::new(program);
    command.args(arguments).env("DHR_TODAY", TODAY).env("HOME", folder()?).stdin(Stdio::null());
    let started = Instant::now();
    let output = command.output()?;
    let took = started.elapsed();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(took)
}

pub fn measure(run: &Run) -> Outcome<()> {
    let ours = Path::new(env!("CARGO_BIN_EXE_dhr"));
    for size in [run.small, run.large] {
        head(&format!("What is owed, {} cases (median)", size.cases));
        let path = register(size)?;
        let store = open(&path)?;
        let mut inside = Vec::new();
        for _ in 0..run.times {
            let started = Instant::now();
            std::hint::black_box(store.dues(today(), None, false, ROWS)?);
            inside.push(started.elapsed());
        }
        drop(store);
        let (mut theirs, mut verb) = (Vec::new(), Vec::new());
        let db = path.to_string_lossy();
        let has_verb = timed(ours, &["--db", &db, "today"]).is_ok();
        for _ in 0..run.times * 2 {
            if let Some(sqlite) = peer::place("sqlite3") {
                theirs.push(timed(&sqlite, &[&db, &sql()])?);
            }
            if has_verb {
                verb.push(timed(ours, &["--db", &db, "today"])?);
            }
        }
        let theirs = (!theirs.is_empty()).then(|| ("sqlite3", ms(median(theirs))));
        row("the store's answer", ms(median(inside)), "ms", theirs, &Target::None);
        if has_verb {
            row("dhr today", ms(median(verb)), "ms", theirs, &Target::Times(1.5));
        } else {
            println!("| dhr today | there is no such verb yet | | | x 1.5 | left out |");
        }
    }
    Ok(())
}
