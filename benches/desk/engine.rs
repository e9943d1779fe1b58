//! Today over many running reviews with full work plans: all of it worked out, the reviews a new day changes, one review
//! worked out again after an edit, and what that adds to the first frame.

use std::time::{Duration, Instant};

use dhr::config::{Config, Environment};
use dhr::domain::change::{Batch, Change};
use dhr::domain::date::Date;
use dhr::domain::process::today::{EACH, Whose};
use dhr::domain::register::cases;
use dhr::domain::value::Value;
use dhr::term::today::TodayLines;

use crate::material::{Outcome, Size, moment, open, planned, register, today, words};
use crate::pty::{Pty, median};
use crate::table::{Target, count, head, ms, row};
use crate::{Run, peer};

pub fn measure(run: &Run) -> Outcome<()> {
    let path = planned()?;
    let store = open(&path)?;
    let steps = store.count(&dhr::domain::listing::Listing::of(
        dhr::domain::register::entity("step").ok_or("there are no steps")?,
    ))?;
    head(&format!("Today, {} running reviews with {steps} steps", Size::RUNNING.cases));
    let cases_there = store.cases()?;
    let (mut afresh, mut again, mut edited, mut lines) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let (mut morning, mut monday, mut turned) = (Vec::new(), Vec::new(), (0, 0));
    // A year ago most of the plans still lay ahead: on such a day something is to be said anew.
    let mut day = Date::constant(2025, 3, 26);
    for n in 0..run.times {
        let timed = |kept: &mut TodayLines, times: &mut Vec<Duration>| -> Outcome<usize> {
            let started = Instant::now();
            let look = kept.read(&store, Some(Whose::All), EACH)?;
            times.push(started.elapsed());
            Ok(look.counts.iter().sum())
        };
        // Rules nobody has: nothing that was kept holds.
        let holiday = format!("{}", words::later(today(), 4_000 + n));
        let config = Config::load(Environment::default(), &[("holidays_add", holiday)])?;
        let mut kept = TodayLines::new(&config, day);
        lines = timed(&mut kept, &mut afresh)?;
        timed(&mut kept, &mut again)?;
        let case = cases_there.get(n).copied().ok_or("no case")?;
        let base = store.get(cases(), case)?.ok_or("no case")?.get("agreed_due").clone();
        let mut batch = Batch::new("moved the agreed date");
        let new = Value::Date(words::later(today(), 40 + n));
        batch.changes.push(Change::Set { entity: cases(), id: case, field: "agreed_due", base, new });
        store.apply(&batch, moment())?;
        timed(&mut kept, &mut edited)?;
        for (days, times, reviews) in [(1, &mut morning, &mut turned.0), (3, &mut monday, &mut turned.1)] {
            day = words::later(day, days);
            let mut kept = TodayLines::new(&config, day);
            *reviews += kept.begin(&store)?;
            timed(&mut kept, times)?;
        }
    }
    row("every review worked out and kept, once for a program", ms(median(afresh)), "ms", None, &Target::None);
    row("first look of a new day", ms(median(morning)), "ms", None, &Target::Most(50.0));
    row("first look after a weekend", ms(median(monday)), "ms", None, &Target::Most(50.0));
    row("reviews worked out on a new day", count(turned.0 / run.times), "", None, &Target::None);
    row("reviews worked out after a weekend", count(turned.1 / run.times), "", None, &Target::None);
    row("read again", ms(median(again)), "ms", None, &Target::None);
    row("after an edit", ms(median(edited)), "ms", None, &Target::Most(5.0));
    row("lines", count(lines), "", None, &Target::None);
    drop(store);
    frames(run, &path)
}

/// What Today costs at the start beside a start that does not show it.
fn frames(run: &Run, path: &std::path::Path) -> Outcome<()> {
    let (today, cases) = (peer::dhr(path), peer::dhr(path).with("DHR_START", "cases"));
    let empty = register(Size::TINY)?;
    let bare = peer::dhr(&empty);
    let (mut with, mut without, mut least) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..run.times {
        with.push(Pty::start(&today)?.first().took);
        without.push(Pty::start(&cases)?.first().took);
        least.push(Pty::start(&bare)?.first().took);
    }
    let (with, without) = (ms(median(with)), ms(median(without)));
    row("start to Today, whole", with, "ms", Some(("start to Cases", without)), &Target::None);
    row("start to Today of 40 cases", ms(median(least)), "ms", None, &Target::None);
    row("what Today adds to the first frame", with - without, "ms", None, &Target::Most(50.0));
    Ok(())
}
