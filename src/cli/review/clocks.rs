//! `dhr clocks`: every clock of a review, with the sum that gives its date.

use serde_json::{Value as Json, json};

use super::super::open::Desk;
use super::super::print;
use super::one::{self, marked};
use crate::app::fields::days_in_words;
use crate::domain::date::long;
use crate::domain::process::clock::{self, Reading};
use crate::domain::process::wording;
use crate::error::Result;

pub fn run(desk: &Desk, word: &str) -> Result<()> {
    let one = one::review(desk, word)?;
    let readings = clock::of(&one.dossier, desk.today(), &desk.config.holidays());
    if desk.json {
        return print::rows(readings.iter().map(object).collect());
    }
    if readings.is_empty() {
        return print::nothing();
    }
    print::line(&one.label);
    for reading in &readings {
        print::line("");
        shown(reading);
    }
    Ok(())
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
    if let (Some(original), Some(current)) = (reading.original_due, reading.current_due)
        && original != current
    {
        print::indented(&format!("First due {}.", long(original)), 5);
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
        "due": reading.current_due.map(|day| day.to_string()),
        "ended": reading.ended.map(|day| day.to_string()),
        "raw_days": reading.raw_days,
        "adjusted_days": reading.adjusted_days,
        "paused_days": reading.paused_days,
        "days": reading.days,
        "explanation": reading.explanation,
        "weekend": reading.weekend,
        "gaps": reading.gaps,
        "mark": reading.mark,
        "source": reading.source,
    })
}
