//! Recall, wrong findings and speed of the leak scan on the invented corpus. Run with `cargo bench --bench leak`; with
//! `-- --quick`, or in a debug build, it counts and takes no times.
#![allow(clippy::print_stdout, reason = "a bench speaks on standard output")]

use dhr::domain::leak::corpus::{self, Class, Sample};
use dhr::domain::leak::{Passage, Scanner};
use std::ops::ControlFlow;
use std::time::Instant;

const PEOPLE: usize = 60;
const WORDS: usize = 100_000;
const CLASSES: [(Class, &str); 5] = [
    (Class::AsEntered, "as entered"),
    (Class::Derived, "derived"),
    (Class::Misspelt, "misspelt"),
    (Class::MisspeltSmall, "misspelt, small letters"),
    (Class::LookAlike, "wrong on look-alikes"),
];

fn main() {
    let quick = cfg!(debug_assertions) || std::env::args().any(|own| matches!(own.as_str(), "--test" | "--quick"));
    let key = corpus::key(PEOPLE);
    let hard = Scanner::new(&corpus::mixed_key(corpus::HARD));
    let held_out = Scanner::new(&corpus::mixed_key(corpus::HELD_OUT));
    println!("{:<12} {:<34} {:>5} {:>6} {:>6} {:>7}", "class", "form", "of", "shown", "found", "shown");
    forms(&Scanner::new(&key), &corpus::samples(PEOPLE));
    println!(
        "\nShown is found with medium or high certainty; the last two columns count findings of low certainty too."
    );
    sums("60 people", &Scanner::new(&key), &corpus::samples(PEOPLE));
    sums("hard names: short, of many origins, ordinary words", &hard, &corpus::mixed_samples(corpus::HARD));
    sums("hard names the rules were not tried on", &held_out, &corpus::mixed_samples(corpus::HELD_OUT));
    println!("\nwrong findings on plain prose {}", Scanner::new(&key).with_unlisted().scan(corpus::filler()).len());
    if !quick {
        times(&key);
    }
}

fn forms(scanner: &Scanner, samples: &[Sample]) {
    for score in corpus::measure(scanner, samples) {
        println!(
            "{:<12} {:<34} {:>5} {:>6} {:>6} {:>6.1}%",
            format!("{:?}", score.class),
            score.form,
            score.of,
            score.firm,
            score.found,
            percent(score.firm, score.of)
        );
    }
}

fn sums(name: &str, scanner: &Scanner, samples: &[Sample]) {
    let scores = corpus::measure(scanner, samples);
    println!("\n{name}\n{:<26} {:>5} {:>14} {:>16}", "", "of", "shown", "with low");
    for (class, words) in CLASSES {
        let corpus::Total { firm, found, of } = corpus::total(&scores, class);
        if of > 0 {
            let (shown, low) = (percent(firm, of), percent(found, of));
            println!("{words:<26} {of:>5} {firm:>6} {shown:>6.1}% {found:>8} {low:>6.1}%");
        }
    }
}

fn times(key: &dhr::domain::leak::Key) {
    let started = Instant::now();
    let scanner = Scanner::new(key).with_unlisted();
    let built = started.elapsed();
    let report = corpus::report(PEOPLE, WORDS);
    let bytes: usize = report.iter().map(|passage| passage.text.len()).sum();
    println!("\nkey of {PEOPLE} people, {} entries, made ready in {built:.2?}", key.entries.len());
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
