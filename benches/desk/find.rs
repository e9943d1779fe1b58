//! Finding anything by its label, key by key: in the program itself and through the terminal.

use std::time::{Duration, Instant};

use dhr::domain::find::Index;
use dhr::term::shelf::Unnamed;

use crate::material::{Outcome, Size, open, register};
use crate::pty::{Pty, median};
use crate::table::{Target, count, head, ms, row};
use crate::{Run, peer};

const QUERIES: [&str; 5] = ["saltmarsh road", "dhr 2019 00", "rvw pathway", "mrac thrshlds wold", "xqzvj"];

fn index(size: Size) -> Outcome<(Index, Duration)> {
    let path = register(size)?;
    let store = open(&path)?;
    let started = Instant::now();
    let mut index = Index::on(Box::new(Unnamed::beside(Some(&path))));
    store.labels(&mut |entity, id, label| index.add(entity, id, label))?;
    index.finish();
    Ok((index, started.elapsed()))
}

/// The slowest key of typing each query.
fn slowest(index: &mut Index) -> Duration {
    let mut slowest = Duration::ZERO;
    for query in QUERIES {
        for end in 1..=query.len() {
            let Some(typed) = query.get(..end) else { continue };
            let started = Instant::now();
            std::hint::black_box(index.search(typed, 60));
            slowest = slowest.max(started.elapsed());
        }
    }
    slowest
}

/// The labels come this long after the screen at the earliest.
const AT_ONCE: Duration = Duration::from_millis(20);

const PARTS: [(&str, Target); 5] = [
    ("f to the open screen", Target::Most(16.0)),
    ("slowest letter while labels are still read, to what they change", Target::None),
    ("f until all labels are read", Target::None),
    ("first letter", Target::Most(16.0)),
    ("later letters, slowest", Target::Most(16.0)),
];

/// Typing at once; then, in another start, waiting for all labels and typing over all of them.
fn on_screen(size: Size) -> Outcome<[Duration; PARTS.len()]> {
    let program = peer::dhr(&register(size)?);
    let mut hasty = Pty::start(&program)?;
    hasty.first();
    let opened = hasty.press_until("f", AT_ONCE)?.took;
    let early = hasty.each("salt")?.took;
    drop(hasty);
    let mut patient = Pty::start(&program)?;
    patient.first();
    let pressed = Instant::now();
    let shown = patient.press("f")?.took;
    let so_far = pressed.elapsed();
    let came = patient.rest(Duration::from_millis(1_500)).took;
    let filled = if came.is_zero() { shown } else { so_far + came };
    let first = patient.press("s")?.took;
    let later = patient.each("altmarsh road")?.took;
    Ok([opened, early, filled, first, later])
}

pub fn measure(run: &Run) -> Outcome<()> {
    for size in [run.small, run.large] {
        head(&format!("Find over all labels, {} cases", size.cases));
        let (mut index, built) = index(size)?;
        row("labels", count(index.len()), "", None, &Target::None);
        row("index", count(index.weight() / 1_024), "KiB", None, &Target::None);
        row("reading the labels", ms(built), "ms", None, &Target::None);
        row("slowest key in the program", ms(slowest(&mut index)), "ms", None, &Target::Most(16.0));
        drop(index);
        let screens = (0..run.times.min(5)).map(|_| on_screen(size)).collect::<Outcome<Vec<_>>>()?;
        for (place, (part, target)) in PARTS.iter().enumerate() {
            let times = screens.iter().filter_map(|times| times.get(place).copied()).collect();
            row(part, ms(median(times)), "ms", None, target);
        }
    }
    Ok(())
}
