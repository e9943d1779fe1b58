//! From the start to the last byte of the first frame, beside mutt on as many mails.

use std::time::Duration;

use crate::material::{Outcome, register};
use crate::pty::{Program, Pty, median};
use crate::table::{Target, head, ms, row};
use crate::{Run, peer};

/// Start to Today, and from the keys `g c` to Cases.
fn ours(program: &Program) -> Outcome<(Duration, Duration)> {
    let mut pty = Pty::start(program)?;
    let today = pty.first();
    pty.press("g")?;
    let cases = pty.press("c")?;
    Ok((today.took, cases.took))
}

fn middle(times: &[(Duration, Duration)]) -> (Duration, Duration) {
    let (today, cases): (Vec<_>, Vec<_>) = times.iter().copied().unzip();
    (median(today), median(cases))
}

pub fn measure(run: &Run) -> Outcome<()> {
    peer::settle(&register(run.small)?)?;
    peer::settle(&register(run.large)?)?;
    let small = peer::dhr(&register(run.small)?);
    let large = peer::dhr(&register(run.large)?);
    let on_cases = |size| Ok::<_, Box<dyn std::error::Error>>(peer::dhr(&register(size)?).with("DHR_START", "cases"));
    let (small_cases, large_cases) = (on_cases(run.small)?, on_cases(run.large)?);
    let mutt = peer::mutt(run.small.cases)?;
    let (mut at_small, mut at_large, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    let (mut first_small, mut first_large) = (Vec::new(), Vec::new());
    for _ in 0..run.times {
        at_small.push(ours(&small)?);
        at_large.push(ours(&large)?);
        first_small.push(Pty::start(&small_cases)?.first().took);
        first_large.push(Pty::start(&large_cases)?.first().took);
        if let Some(mutt) = &mutt {
            theirs.push(Pty::start(mutt)?.first().took);
        }
    }
    let (today, cases) = middle(&at_small);
    let (large_today, large_then) = middle(&at_large);
    let (first_small, first_large) = (median(first_small), median(first_large));
    let mutt = mutt.map(|_| ("mutt", ms(median(theirs))));
    head("First frame, start to last byte (median)");
    row("Cases (start = cases), 2,000 cases", ms(first_small), "ms", mutt, &Target::Times(0.3));
    row("Today, 2,000 cases", ms(today), "ms", mutt, &Target::None);
    row("then g c to Cases", ms(cases), "ms", None, &Target::None);
    row("Today and Cases together", ms(today + cases), "ms", mutt, &Target::None);
    let own = |time| Some(("dhr at 2,000", ms(time)));
    row("Cases (start = cases), 100,000 cases", ms(first_large), "ms", own(first_small), &Target::Times(1.3));
    row("Today, 100,000 cases", ms(large_today), "ms", own(today), &Target::Times(1.3));
    row("then g c to Cases", ms(large_then), "ms", own(cases), &Target::None);
    row("Today and Cases together", ms(large_today + large_then), "ms", own(today + cases), &Target::Times(1.3));
    Ok(())
}
