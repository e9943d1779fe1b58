//! Dates that cannot be true: out of order, still to come, or before the record they answer.

use super::super::super::date::Date;
use super::super::super::record::Record;
use super::super::{order, wording};
use super::{Refusal, Write};

/// The record a change is to, as it would be after it.
fn changed(write: &Write<'_>) -> Option<Record> {
    write.after.record(write.change.entity().name, write.id())
}

/// What a row is called in a sentence: the reference of a case, else its kind and what it says.
fn row(write: &Write<'_>, record: &Record) -> String {
    if record.entity.name == "case" {
        return write.after.case.reference.clone();
    }
    let kind = record.entity.label;
    let kind = match kind.split_once(' ') {
        // "QA letter", but "work-plan step".
        Some((first, _)) if first.chars().all(char::is_uppercase) => kind.to_owned(),
        _ => kind.to_lowercase(),
    };
    let label = record.label(write.day.today);
    if label.starts_with(record.entity.label) { kind } else { format!("{kind} {label}") }
}

/// Dates that the change puts out of order, with the row and the field: of several that say the same, the widest.
pub fn in_order(write: &Write<'_>) -> Vec<Refusal> {
    let Some(record) = changed(write) else { return Vec::new() };
    let mut worst: Vec<(&'static str, order::Disorder)> = Vec::new();
    for found in order::disorder(&record) {
        let field = match (write.touches(found.later), write.touches(found.earlier)) {
            (true, _) => found.later,
            (false, true) => found.earlier,
            (false, false) => continue,
        };
        let is_like =
            |own: &order::Disorder| own.later == found.later || own.earlier == field && found.earlier == field;
        match worst.iter_mut().find(|(own, held)| *own == field && is_like(held)) {
            Some((_, held)) if held.by < found.by => *held = found,
            Some(_) => {}
            None => worst.push((field, found)),
        }
    }
    let row = row(write, &record);
    worst
        .into_iter()
        .map(|(field, found)| write.refusal("order", field, format!("{row}: {}.", found.text), false))
        .collect()
}

/// A day still to come on which something is said to have happened.
pub fn happened(write: &Write<'_>) -> Vec<Refusal> {
    let Some(record) = changed(write) else { return Vec::new() };
    let row = row(write, &record);
    order::ahead(&record, write.day.today)
        .into_iter()
        .filter(|found| write.touches(found.field))
        .map(|found| {
            write.refusal(
                "future",
                found.field,
                format!("{row}: {}; enter the day once it has come.", found.text),
                false,
            )
        })
        .collect()
}

/// A day no register can mean. What an agency wrote in its chronology is kept as it was written, and marked there.
pub fn meant(write: &Write<'_>) -> Vec<Refusal> {
    if write.change.entity().name == "event" {
        return Vec::new();
    }
    let Some(record) = changed(write) else { return Vec::new() };
    let touched = record.entity.fields.iter().filter(|field| field.is_open() && write.touches(field.name));
    touched
        .filter_map(|field| {
            let why = order::unlikely(&record, field.name)?;
            let text = format!("{}: {why}; leave it empty where no day is known.", row(write, &record));
            Some(write.refusal("meant", field.name, text, false))
        })
        .collect()
}

/// A date before that of another record it answers, and a pause that ended without having begun.
pub fn beside_others(write: &Write<'_>) -> Vec<Refusal> {
    let Some((field, day, before, what)) = answers(write) else { return Vec::new() };
    let Some(record) = changed(write).filter(|_| write.touches(field)) else { return Vec::new() };
    let row = row(write, &record);
    let label = record.entity.field(field).map_or("", |field| field.label);
    let text = match before {
        None => format!("{row}: {label} is given, but not {what}."),
        Some(before) if day < before => {
            format!("{row}: {label} ({}) is before {what} ({}).", wording::day(day), wording::day(before))
        }
        Some(_) => return Vec::new(),
    };
    vec![write.refusal("order", field, text, false)]
}

/// The field of a record that answers another, its day, and the day and name of what it answers.
fn answers(write: &Write<'_>) -> Option<(&'static str, Date, Option<Date>, &'static str)> {
    let (after, id) = (write.after, write.id());
    match write.change.entity().name {
        "decision" => {
            let own = after.decisions.iter().find(|own| own.id == id)?;
            let noticed = after.case.attention.or(after.case.notified)?;
            Some(("decided", own.decided?, Some(noticed), "the death came to attention"))
        }
        "qa_letter" => {
            let own = after.qa_letters.iter().find(|own| own.id == id)?;
            let linked = own.submission.as_ref();
            let sent = match linked {
                Some(linked) => after.submissions.iter().find(|sent| sent.id == linked.id)?.sent,
                None => after.submissions.iter().filter_map(|sent| sent.sent).min().or(after.case.submitted),
            };
            // A letter that came before anybody recorded the submission is still later than the death.
            let (day, what) = match sent {
                Some(sent) => (sent, "the report was submitted"),
                None => (after.case.attention.or(after.case.notified)?, "the death came to attention"),
            };
            Some(("dated", own.dated?, Some(day), what))
        }
        "submission" => {
            let own = after.submissions.iter().find(|own| own.id == id)?;
            Some(("sent", own.sent?, Some(after.case.completed?), "the report was completed"))
        }
        "pause" => {
            let own = after.pauses.iter().find(|own| own.id == id)?;
            (own.started.is_none()).then_some(("ended", own.ended?, None, "the day it began"))
        }
        _ => None,
    }
}
