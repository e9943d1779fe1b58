//! The tables the benches print.

use std::time::Duration;

/// What a number is held against.
pub enum Target {
    /// The number itself is at most so much.
    Most(f64),
    /// It is at most so many times the peer's.
    Times(f64),
    None,
}

pub fn head(title: &str) {
    println!("\n## {title}\n\n| measure | dhr | peer | ratio | target | |\n|---|---:|---:|---:|---:|---|");
}

pub fn row(measure: &str, ours: f64, unit: &str, peer: Option<(&str, f64)>, target: &Target) {
    let ratio = peer.filter(|(_, theirs)| *theirs > 0.0).map(|(_, theirs)| ours / theirs);
    let word = |met: bool| if met { "met" } else { "MISSED" };
    let (limit, verdict) = match target {
        Target::Most(limit) => (format!("{} {unit}", number(*limit)), word(ours <= *limit)),
        Target::Times(limit) => (format!("x {limit}"), ratio.map_or("peer left out", |ratio| word(ratio <= *limit))),
        Target::None => (String::new(), ""),
    };
    println!(
        "| {measure} | {} {unit} | {} | {} | {limit} | {verdict} |",
        number(ours),
        peer.map_or(String::new(), |(name, theirs)| format!("{name} {}", number(theirs))),
        ratio.map_or(String::new(), |ratio| format!("{ratio:.2}")),
    );
}

pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

#[allow(clippy::cast_precision_loss, reason = "counts of bytes and labels")]
pub fn count(number: usize) -> f64 {
    number as f64
}

#[allow(clippy::cast_precision_loss, reason = "KiB of memory")]
pub fn mib(kib: u64) -> f64 {
    kib as f64 / 1_024.0
}

fn number(number: f64) -> String {
    if number.fract() == 0.0 { format!("{number:.0}") } else { format!("{number:.2}") }
}
