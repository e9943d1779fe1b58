//! Recall, wrong findings and speed of the leak scan on the invented corpus. Run with `cargo bench --bench leak`.
#![allow(clippy::print_stdout, reason = "a bench speaks on standard output")]

use dhr::domain::leak::corpus::{self, Class};
use dhr::domain::leak::{Passage, Scanner};
use std::ops::ControlFlow;
use std::time::Instant;

const PEOPLE: usize = 60;
const WORDS: usize = 100_000;

fn main() {
    // `cargo test --benches` runs this too; there it only has to start.
    let quick = std::env::args().any(|argument| argument == "--test");
    let key = corpus::key(PEOPLE);
    let started = Instant::now();
    let scanner = Scanner::new(&key).with_unlisted();
    let built = started.elapsed();

    let scores = corpus::measure(&Scanner::new(&key), &corpus::samples(PEOPLE));
    println!("{:<10} {:<34} {:>5} {:>5} {:>5} {:>7}", "class", "form", "of", "found", "firm", "share");
    for score in &scores {
        println!(
            "{:<10} {:<34} {:>5} {:>5} {:>5} {:>6.1}%",
            format!("{:?}", score.class),
            score.form,
            score.of,
            score.found,
            score.firm,
            percent(score.found, score.of)
        );
    }
    println!();
    for class in [Class::AsEntered, Class::Derived, Class::Misspelt] {
        let (found, of) = corpus::total(&scores, class);
        println!("recall, {:<12} {found:>5} of {of:>5}  {:>6.2}%", format!("{class:?}"), percent(found, of));
    }
    let (wrong, of) = corpus::total(&scores, Class::LookAlike);
    println!("wrong findings on look-alikes {wrong} of {of}  {:.2}%", percent(wrong, of));
    let wrong_prose = scanner.scan(corpus::filler()).len();
    println!("wrong findings on plain prose {wrong_prose}");

    let report = corpus::report(PEOPLE, if quick { 2_000 } else { WORDS });
    let bytes: usize = report.iter().map(|passage| passage.text.len()).sum();
    let entries = key.entries.len();
    println!("\nkey of {PEOPLE} people, {entries} entries, made ready in {built:.2?}");
    time("by paragraph", bytes, || scanner.scan(report.iter().cloned()).len());
    let whole: String = report.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join("\n");
    time("as one text", bytes, || scanner.scan([Passage::new("body", whole.as_str())]).len());
    let mut told = 0;
    scanner.scan_watched([Passage::new("body", whole.as_str())], |_| {
        told += 1;
        ControlFlow::Continue(())
    });
    println!("progress told {told} times");
}

fn time(name: &str, bytes: usize, scan: impl Fn() -> usize) {
    let best = (0..5)
        .map(|_| {
            let started = Instant::now();
            let findings = scan();
            (started.elapsed(), findings)
        })
        .min();
    if let Some((took, findings)) = best {
        println!("{name}: {} KB, {findings} findings in {took:.2?}", bytes / 1024);
    }
}

fn percent(part: usize, of: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(of.max(1)) * 100.0
}
