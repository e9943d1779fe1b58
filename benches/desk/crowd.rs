//! Doing nothing: one workbench, and fifty on one register.

use std::thread;
use std::time::{Duration, Instant};

use crate::material::{Outcome, register};
use crate::pty::Pty;
use crate::table::{Target, count, head, mib, row};
use crate::{Run, peer, process};

const REST: Duration = Duration::from_secs(10);
/// An open case is told to colleagues once it has been open for so long; all of them are given this long to settle.
const A_MOMENT: Duration = Duration::from_secs(1);
const SETTLING: Duration = Duration::from_secs(60);
const DESKS: usize = 50;
const TICKS: &str = "hundredths of a second";

pub fn idle(run: &Run) -> Outcome<()> {
    let mut pty = Pty::start(&peer::dhr(&register(run.small)?))?;
    pty.first();
    pty.press("gc")?;
    thread::sleep(Duration::from_millis(500));
    let id = pty.id()?;
    let (ticks, woken) = (process::ticks(id)?, process::woken(id)?);
    let bytes = pty.idle(REST);
    let (ticks, woken) = (process::ticks(id)? - ticks, process::woken(id)? - woken);
    head("Idle for 10 s");
    row("processor time", count(usize::try_from(ticks)?), TICKS, None, &Target::Most(0.0));
    row("wake-ups", count(usize::try_from(woken)?), "", None, &Target::Most(0.0));
    row("bytes sent", count(bytes), "B", None, &Target::Most(0.0));
    Ok(())
}

pub fn measure(run: &Run) -> Outcome<()> {
    let program = peer::dhr(&register(run.small)?);
    let mut desks = (0..DESKS).map(|_| Pty::start(&program)).collect::<Outcome<Vec<_>>>()?;
    for desk in &mut desks {
        desk.first();
        desk.press("gc")?;
        desk.press("\r")?;
    }
    let ids = desks.iter().map(Pty::id).collect::<Outcome<Vec<_>>>()?;
    let ticks = |ids: &[u32]| ids.iter().map(|id| process::ticks(*id)).sum::<Outcome<u64>>();
    // Whoever opens a case is seen by the others a moment later: that is the end of starting, not idling.
    let settled = Instant::now() + SETTLING;
    let mut seen = None;
    while Instant::now() < settled {
        let now = ticks(&ids)?;
        if seen.replace(now) == Some(now) {
            break;
        }
        thread::sleep(3 * A_MOMENT);
    }
    let before = ticks(&ids)?;
    thread::sleep(REST);
    let used = usize::try_from(ticks(&ids)? - before)?;
    let fair = ids.iter().map(|id| process::shared_fairly(*id)).sum::<Outcome<u64>>()?;
    let mut whole = 0;
    for id in &ids {
        let (own, files) = process::now(*id)?;
        whole += own + files;
    }
    head("Fifty workbenches with a case open on one register of 2,000 cases");
    row("memory, shared pages counted once", mib(fair), "MiB", None, &Target::Most(1_024.0));
    row("memory, shared pages counted fifty times", mib(whole), "MiB", None, &Target::Most(1_024.0));
    row("processor time in 10 s", count(used), TICKS, None, &Target::Most(0.0));
    Ok(())
}
