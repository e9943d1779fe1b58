//! What stands out in a composite: gaps, the same incident told twice, the picture by agency over time.

use serde_json::json;

use super::Shown;
use crate::cli::open::Desk;
use crate::cli::progress::bar;
use crate::cli::{print, record};
use crate::domain::chronology::{
    Entry, LanePicture, PAIRS, SILENCE, duplicates, gaps as found_gaps, same_incidents_watched, side_by_side,
};
use crate::domain::date::long;
use crate::domain::value::Id;
use crate::error::Result;

/// Lines of a picture where no terminal bounds it.
const LINES: usize = 200;

/// The stretches without a record.
pub fn gaps(desk: &Desk, shown: &Shown, days: i32) -> Result<()> {
    let gaps = found_gaps(shown.composite.surely_dated(), days);
    if desk.json {
        let rows: Vec<_> = gaps
            .iter()
            .map(|gap| {
                json!({
                    "after": gap.after, "before": gap.before, "from": gap.from.to_string(), "to": gap.to.to_string(),
                    "days": gap.days, "maybe": gap.maybe, "stated": gap.stated,
                })
            })
            .collect();
        return print::rows(rows);
    }
    for gap in &gaps {
        let maybe = match gap.maybe {
            0 => String::new(),
            1 => "; one loosely dated event may lie in it".to_owned(),
            many => format!("; {many} loosely dated events may lie in it"),
        };
        let stated = if gap.stated { "; an agency says there was no contact" } else { "" };
        let said = format!("{} days between {} and {}{maybe}{stated}", gap.days, long(gap.from), long(gap.to));
        print::indented(&said, 0);
        for id in [gap.after, gap.before] {
            print::indented(&line(shown, id), 2);
        }
    }
    if gaps.is_empty() { print::nothing() } else { Ok(()) }
}

/// What may be one incident, and what may be entered twice.
pub fn same(desk: &Desk, shown: &Shown) -> Result<()> {
    let told = &mut |done, all| bar("Comparing the accounts", done, all);
    let pairs = same_incidents_watched(&shown.composite, &shown.apart, told);
    let pairs = pairs.map(|(pairs, _)| pairs).unwrap_or_default();
    bar("", 0, 0);
    let twice = duplicates(&shown.composite);
    let conflict = |event: Id, other: Id| {
        let (one, two) = (shown.composite.entry(event)?, shown.composite.entry(other)?);
        Some(side_by_side(one, two).why()).filter(|why| !why.is_empty())
    };
    if desk.json {
        let rows: Vec<_> = pairs
            .iter()
            .map(|pair| {
                json!({
                    "event": pair.event, "other": pair.other, "basis": pair.basis.words(),
                    "likeness": (f64::from(pair.likeness) * 100.0).round() / 100.0,
                    "conflict": conflict(pair.event, pair.other),
                })
            })
            .collect();
        print::json(&json!({
            "total": rows.len(), "capped": rows.len() >= PAIRS, "rows": rows, "duplicates": twice,
        }));
        return if pairs.is_empty() && twice.is_empty() { print::nothing() } else { Ok(()) };
    }
    for pair in &pairs {
        print::indented(&format!("Perhaps one incident: {}", pair.basis.words()), 0);
        print::indented(&line(shown, pair.event), 2);
        print::indented(&line(shown, pair.other), 2);
        if let Some(why) = conflict(pair.event, pair.other) {
            print::indented(&format!("They differ: {why}"), 2);
        }
    }
    for group in &twice {
        print::line("Perhaps entered twice:");
        group.iter().for_each(|id| print::indented(&line(shown, *id), 2));
    }
    if pairs.is_empty() && twice.is_empty() {
        return print::nothing();
    }
    if pairs.len() >= PAIRS {
        print::line(&format!("Only the first {PAIRS} pairs are told; narrow the chronology to see others."));
    }
    print::line("");
    print::indented(
        &format!(
            "Nothing is merged. To link two: dhr add same_incident case={} event=event:ID other=event:ID",
            record::handle(&shown.case)
        ),
        0,
    );
    Ok(())
}

/// An event in a line: its record, its date, its agency, the first of its words.
fn line(shown: &Shown, id: Id) -> String {
    let Some(entry) = shown.composite.entry(id) else { return format!("event:{id}") };
    let words: Vec<&str> = entry.event.what.split_whitespace().take(12).collect();
    format!("event:{id}  {}  {}: {}", when(entry), entry.agency(), words.join(" "))
}

fn when(entry: &Entry) -> String {
    entry.event.when.as_ref().map_or_else(|| "undated".to_owned(), ToString::to_string)
}

/// Every agency's events over time, as wide as the terminal.
pub fn lanes(shown: &Shown) -> Result<()> {
    if shown.composite.entries().is_empty() {
        return print::nothing();
    }
    let columns = print::columns();
    let picture = LanePicture::filling(&shown.composite, columns, SILENCE, &str::to_owned);
    picture.to_lines(columns, LINES, false).iter().for_each(|line| print::line(line));
    Ok(())
}
