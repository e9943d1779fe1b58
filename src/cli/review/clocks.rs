//! `dhr clocks`: every clock of a review, with the sum that gives its date.

use serde_json::{Value as Json, json};

use super::super::open::Desk;
use super::super::print;
use super::asked::Clocks;
use super::one::{self, One, marked};
use crate::app::fields::days_in_words;
use crate::domain::date::{Date, long};
use crate::domain::process::clock::{self, Moved, Reading};
use crate::domain::process::wording;
use crate::domain::value::Fact;
use crate::error::{Error, Result};
use crate::term::process::{directed, moved_due};

pub fn run(desk: &Desk, asked: &Clocks) -> Result<()> {
    let one = one::review(desk, &asked.record)?;
    if !asked.moved.is_empty() || asked.directed.is_some() {
        return changed(desk, &one, asked);
    }
    let readings = clock::of(&one.dossier, desk.today(), &desk.config.holidays());
    if desk.json {
        return print::rows(readings.iter().map(object));
    }
    if readings.is_empty() && one.dossier.due_changes.is_empty() {
        return print::nothing();
    }
    print::line(&one.label);
    for reading in &readings {
        print::line("");
        shown(reading);
    }
    let others = clock::elsewhere(&one.dossier, &readings);
    if !others.is_empty() {
        print::line("");
        print::line("OTHER MOVED DATES");
    }
    for change in others {
        print::indented(&format!("{}: {}", change.what, clock::said(change)), 5);
    }
    Ok(())
}

/// A date moved, or a review directed: one step.
fn changed(desk: &Desk, one: &One, asked: &Clocks) -> Result<()> {
    let (today, case) = (desk.today(), one.dossier.case.id);
    let why = one::why(asked.why.as_deref())?.unwrap_or_default();
    if why.is_empty() {
        return Err(Error::user("A reason is needed").safe("Nothing was changed").next("Say it with --why"));
    }
    let batch = match (asked.moved.as_slice(), &asked.directed) {
        ([code, date], _) => {
            let moved = Moved {
                new_due: one::day(date, today)?,
                agreed: agreed_on(asked, today)?,
                agreed_by: asked.by.clone().unwrap_or_default(),
                why,
                minute: asked.minute.clone().unwrap_or_default(),
                home_office_told: match asked.home_office_told.as_deref() {
                    Some("yes") => Fact::Yes,
                    Some(_) => Fact::No,
                    None => Fact::NotRecorded,
                },
            };
            let code = code.to_uppercase();
            moved_due(&one.store, case, &code, &moved, today, &desk.config.holidays())?
        }
        (_, Some(on)) => directed(&one.store, case, one::day(on, today)?, &why)?,
        _ => return Ok(()),
    };
    one::save(desk, &one.store, &batch)
}

fn agreed_on(asked: &Clocks, today: Date) -> Result<Date> {
    let on = one::day(asked.agreed.as_deref().unwrap_or_default(), today)?;
    if on > today {
        let still = format!("{} is still to come; a date is moved once that is agreed", long(on));
        return Err(Error::user(still).safe("Nothing was changed").next("Say with --agreed when it was agreed"));
    }
    Ok(on)
}

fn shown(reading: &Reading) {
    let who = if reading.who.is_empty() { String::new() } else { format!(", {}", reading.who) };
    let stands = match (reading.ended, reading.current_due) {
        (Some(on), _) => format!("done {}", wording::day(on)),
        (None, Some(_)) => days_in_words(reading.days).0,
        (None, None) => format!("{} gone by", wording::days(-reading.days)),
    };
    print::line(&format!("{:<4} {}{who}: {stands}.", reading.code, reading.what));
    print::indented(&format!("{}{}", reading.in_full(), marked(reading.mark)), 5);
    if reading.paused_days > 0 {
        let (raw, adjusted) = (wording::days(reading.raw_days), wording::days(reading.adjusted_days));
        print::indented(&format!("Took {raw} so far; {adjusted} without the pauses."), 5);
    }
    if let (Some(original), Some(current)) = (reading.first_due, reading.current_due)
        && original != current
    {
        print::indented(&format!("First due {}.", long(original)), 5);
    }
    for change in &reading.changes {
        print::indented(&clock::said(change), 5);
    }
    for gap in &reading.gaps {
        print::indented(gap, 5);
    }
}

fn object(reading: &Reading) -> Json {
    json!({
        "code": reading.code,
        "what": reading.what,
        "who": reading.who,
        "entity": reading.entity,
        "id": reading.id,
        "field": reading.field,
        "start": reading.start.to_string(),
        "original_due": reading.original_due.map(|day| day.to_string()),
        "first_due": reading.first_due.map(|day| day.to_string()),
        "due": reading.current_due.map(|day| day.to_string()),
        "ended": reading.ended.map(|day| day.to_string()),
        "raw_days": reading.raw_days,
        "adjusted_days": reading.adjusted_days,
        "paused_days": reading.paused_days,
        "days": reading.days,
        "explanation": reading.explanation,
        "weekend": reading.weekend,
        "changes": reading.changes.iter().map(|change| json!({
            "from": change.old_due.map(|day| day.to_string()), "to": change.new_due.map(|day| day.to_string()),
            "agreed": change.agreed.map(|day| day.to_string()), "agreed_by": change.agreed_by, "why": change.why,
            "minute": change.minute, "home_office_told": change.home_office_told.code(), "state": change.state.0,
        })).collect::<Vec<_>>(),
        "gaps": reading.gaps,
        "mark": reading.mark,
        "source": reading.source,
    })
}
