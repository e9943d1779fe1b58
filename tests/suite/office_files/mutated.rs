//! Damaged files: whatever the bytes, a reader answers with a table or a refusal, soon, and never panics.

use std::io::{Cursor, Read};
use std::time::{Duration, Instant};

use dhr::domain::date::Date;
use dhr::domain::value::{Id, Ref};
use dhr::exchange::chronology::{AgencyName, Held, Known, Mapping, Options, import};
use dhr::exchange::read::{open_bytes, passages::passages};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::{path, zipped};

/// A change to some bytes: where (as a share of the length), and what.
#[derive(Debug, Clone)]
enum Damage {
    Set(u16, u8),
    Cut(u16),
    Drop(u16, u8),
    Repeat(u16, u8),
    Swap(u16, &'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let words = ["-1", "99999999999", "<", "</row>", "A1:XFD1048576", "&#0;", "_xD800_", "\"", "\u{0}", "é"];
    prop_oneof![
        4 => (any::<u16>(), any::<u8>()).prop_map(|(at, to)| Damage::Set(at, to)),
        1 => any::<u16>().prop_map(Damage::Cut),
        2 => (any::<u16>(), any::<u8>()).prop_map(|(at, count)| Damage::Drop(at, count)),
        2 => (any::<u16>(), any::<u8>()).prop_map(|(at, count)| Damage::Repeat(at, count)),
        4 => (any::<u16>(), prop::sample::select(words.to_vec())).prop_map(|(at, word)| Damage::Swap(at, word)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    let place = |at: u16| bytes.len() * usize::from(at) / 65_536;
    match *damage {
        Damage::Set(at, to) => {
            let at = place(at);
            bytes.get_mut(at).into_iter().for_each(|byte| *byte = to);
        }
        Damage::Cut(at) => bytes.truncate(place(at)),
        Damage::Drop(at, count) => {
            let from = place(at);
            bytes.drain(from..(from + usize::from(count)).min(bytes.len()));
        }
        Damage::Repeat(at, count) => {
            let from = place(at);
            let piece = bytes[from..(from + usize::from(count)).min(bytes.len())].to_vec();
            bytes.splice(from..from, piece);
        }
        Damage::Swap(at, word) => {
            let from = place(at);
            let to = (from + word.len()).min(bytes.len());
            bytes.splice(from..to, word.bytes());
        }
    }
}

/// A register that holds the agency and none of its events.
struct Empty;

impl Known for Empty {
    fn agencies(&self) -> Vec<AgencyName> {
        vec![AgencyName { id: 1, name: "Westmarch Constabulary".to_owned(), others: Vec::new() }]
    }
    fn mapping(&self, _: Id) -> Option<Mapping> {
        None
    }
    fn events(&self, _: Id) -> Vec<Held> {
        Vec::new()
    }
}

/// Everything that reads a file of an agency: the table, the events in it, and the words the leak scan looks at.
fn read_soon(bytes: &[u8]) {
    let start = Instant::now();
    if let Ok(book) = open_bytes("any", bytes) {
        let mut options = Options::new(Ref::new(1, "DHR 1"), Date::constant(2026, 3, 27));
        options.agency = Some("Westmarch Constabulary".to_owned());
        if let Ok(import) = import(&[book], &options, &Empty) {
            let totals = import.totals();
            assert_eq!(totals.rows, totals.events + totals.attention + totals.skipped, "a row is lost");
        }
    }
    let _ = passages(bytes);
    drop(dhr::exchange::read::pdf::read(bytes));
    assert!(start.elapsed() < Duration::from_secs(2));
}

fn run(cases: u32, names: &[&'static str], inside: bool) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    // The same damage every time: a test that fails must fail for everybody.
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let strategy =
        (prop::sample::select(names.to_vec()), any::<prop::sample::Index>(), prop::collection::vec(damage(), 1..6));
    let outcome = runner.run(&strategy, |(name, part, damages)| {
        let file = std::fs::read(path(name)).unwrap();
        let bytes = if inside {
            let mut parts = unpacked(&file);
            let at = part.index(parts.len());
            damages.iter().for_each(|damage| apply(&mut parts[at].1, damage));
            let parts: Vec<_> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            zipped(&parts)
        } else {
            let mut file = file;
            damages.iter().for_each(|damage| apply(&mut file, damage));
            file
        };
        read_soon(&bytes);
        Ok(())
    });
    outcome.unwrap();
}

fn unpacked(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.push((part.name().unwrap().into_owned(), bytes));
    }
    parts
}

const CHRONOLOGIES: [&str; 5] = [
    "chronologies/police.xlsx",
    "chronologies/mental-health-1904.xlsx",
    "chronologies/gp-millbrook-surgery.docx",
    "chronologies/school.docx",
    "chronologies/hospital.ods",
];

#[test]
fn damaged_chronologies_never_panic_and_lose_no_row() {
    run(150, &CHRONOLOGIES, true);
    run(150, &["chronologies/ambulance.csv", "chronologies/housing.csv"], false);
}

#[test]
fn damaged_parts_inside_a_sound_zip_never_panic() {
    run(250, &["sheets/tracker.xlsx", "sheets/tracker.ods", "sheets/letter.docx", "sheets/health.xlsx"], true);
}

#[test]
fn damaged_bytes_never_panic() {
    run(300, &["sheets/tracker.xlsx", "sheets/tracker.ods", "sheets/letter.docx", "sheets/health.csv"], false);
}
