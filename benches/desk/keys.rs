//! From a key to the last byte of its answer, beside a picker on as many lines.

use std::time::Duration;

use crate::material::{Outcome, Size, register};
use crate::pty::{Pty, Step, median};
use crate::table::{Target, head, ms, row};
use crate::{Run, peer};

/// What is measured, and whether it may take as long as opening a case.
const WALK: &[(&str, bool)] = &[
    ("row down", false),
    ("half a page down", false),
    ("last row", false),
    ("narrow: first letter", false),
    ("narrow: later letters, slowest", false),
    ("open a case", true),
    ("next tab (plan)", false),
    ("next tab (timeline)", false),
    ("next case", true),
    ("help", false),
];
const OPENING: f64 = 16.0;

fn walk(size: Size) -> Outcome<Vec<Step>> {
    let mut pty = Pty::start(&peer::dhr(&register(size)?))?;
    pty.first();
    pty.press("gc")?;
    let mut steps = vec![pty.press("j")?, pty.press("\u{4}")?, pty.press("G")?];
    pty.press("gg")?;
    pty.press("/")?;
    steps.push(pty.press("s")?);
    steps.push(pty.each("altma")?);
    pty.press("\u{1b}")?;
    for key in ["\r", "l", "l", "J", "?"] {
        steps.push(pty.press(key)?);
    }
    Ok(steps)
}

fn fzf(cases: usize) -> Outcome<Option<f64>> {
    let Some(fzf) = peer::fzf(cases)? else { return Ok(None) };
    let mut pty = Pty::start(&fzf)?;
    pty.first();
    pty.idle(Duration::from_secs(1));
    let mut times = Vec::new();
    for key in "saltma".chars() {
        times.push(pty.press(&key.to_string())?.took);
    }
    Ok(Some(ms(median(times))))
}

pub fn measure(run: &Run) -> Outcome<()> {
    for (size, limit) in [(run.small, 5.0), (run.large, 16.0)] {
        peer::settle(&register(size)?)?;
        let walks = (0..run.times).map(|_| walk(size)).collect::<Outcome<Vec<_>>>()?;
        let picker = fzf(size.cases)?.map(|time| ("fzf", time));
        head(&format!("Key to last byte, {} cases (median; fzf: a letter over as many lines)", size.cases));
        for (place, (name, opening)) in WALK.iter().enumerate() {
            let times = walks.iter().filter_map(|steps| steps.get(place)).map(|step| step.took).collect();
            let target = Target::Most(if *opening { OPENING } else { limit });
            row(name, ms(median(times)), "ms", picker, &target);
        }
    }
    Ok(())
}
