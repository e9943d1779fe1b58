//! Records and rows in sentences. Private values are only ever said of a record that was revealed.

use super::today::{capital, sentence};
use crate::app::context::Context;
use crate::app::fields::days_in_words;
use crate::app::list::{List, owed_words, soonest};
use crate::app::subject::{date_field, owner_field, status_field};
use crate::domain::date::short;
use crate::domain::field::{Field, Kind};
use crate::domain::record::Record;
use crate::domain::value::{Style, Value};

/// The value of a field in words: "nothing" when empty, "private" when it may not be said.
pub fn value(record: &Record, field: &Field, revealed: bool, cx: &Context) -> String {
    let value = record.get(field.name);
    if !value.is_filled() {
        return "nothing".to_owned();
    }
    let hidden = record.is_hidden(field) && !revealed;
    if hidden && (field.private || record.cover(field.name).is_none()) {
        return "private".to_owned();
    }
    let mut text = if hidden {
        record.shown(field, Style::Detail, cx.today)
    } else {
        value.show(field.kind, Style::Detail, cx.today)
    };
    if let Some(due) = field.due
        && let Some(day) = value.as_date()
        && record.get(due.until).is_missing()
    {
        let days = i64::from(day.since(cx.today).map_or(0, |span| span.get_days()));
        text = format!("{text}, {}", days_in_words(days).0);
    }
    text
}

/// "Due: Mon 23 March 2026, 4 days late."; long text in a line for each of its own.
pub fn field_lines(record: &Record, field: &Field, revealed: bool, cx: &Context) -> Vec<String> {
    let text = value(record, field, revealed, cx);
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = format!("{}: {}", field.label, lines.next().unwrap_or(""));
    std::iter::once(sentence(&first)).chain(lines.map(str::to_owned)).collect()
}

/// The fields worth hearing when a record is opened.
fn is_brief(record: &Record, field: &'static Field, cx: &Context) -> bool {
    let entity = record.entity;
    let chief = [status_field(entity), date_field(entity), owner_field(entity)];
    let is_chief = chief.iter().flatten().any(|known| known.name == field.name);
    let is_owed = field.due.is_some_and(|due| record.get(due.until).is_missing());
    let is_title = entity.title.contains(&field.name) && field.kind != Kind::Long;
    let title_says_it = is_title && !record.get(field.name).show(field.kind, Style::List, cx.today).is_empty();
    !title_says_it && field.kind != Kind::Link("case") && (field.width > 0 || is_chief || is_owed)
}

/// What is said when a record is opened.
pub fn opening(record: &Record, revealed: bool, cx: &Context) -> Vec<String> {
    let label = record.label(cx.today);
    let case = record.get("case").as_link().and_then(|_| record.case_ref(cx.today));
    let case = case.map_or_else(String::new, |case| format!("{}. ", case.reference()));
    let mut lines = vec![sentence(&format!("{case}{}: {label}", record.entity.label))];
    if let Some(reason) = &record.archived {
        lines.push(sentence(&format!("Archived: {reason}")));
    }
    let filled: Vec<&'static Field> =
        record.entity.fields.iter().filter(|field| record.get(field.name).is_filled()).collect();
    let (brief, rest): (Vec<_>, Vec<_>) = filled.into_iter().partition(|field| is_brief(record, field, cx));
    for field in brief {
        lines.extend(field_lines(record, field, revealed, cx));
    }
    let said = |field: &&&Field| !record.entity.title.contains(&field.name) && field.kind != Kind::Link("case");
    match rest.iter().filter(said).count() {
        0 => {}
        1 => lines.push("1 more field is filled. Say fields to hear it.".to_owned()),
        more => lines.push(format!("{more} more fields are filled. Say fields to hear them.")),
    }
    lines
}

/// One row of a list: its label, then its columns. Private fields are never columns.
pub fn row(list: &List, record: &Record, cx: &Context) -> String {
    let mut parts = vec![capital(&record.label(cx.today))];
    for name in list.fields() {
        let Some(field) = record.entity.field(name) else { continue };
        let held = record.get(name);
        if field.private || !held.is_filled() || record.entity.title.contains(&name) {
            continue;
        }
        let mut text = record.shown(field, Style::List, cx.today);
        if let (Some(due), Value::Date(day)) = (field.due, held)
            && record.get(due.until).is_missing()
        {
            let days = i64::from(day.since(cx.today).map_or(0, |span| span.get_days()));
            text = format!("{}, {}", short(*day, cx.today), days_in_words(days).0);
        }
        parts.push(format!("{} {text}", field.label));
    }
    // What the row is marked for on the screen, where its columns do not say it.
    if let Some((field, days)) = soonest(record, cx.today).filter(|(_, days)| *days <= 7)
        && !list.fields().contains(&field.name)
        && record.archived.is_none()
    {
        parts.push(owed_words(field, days));
    }
    if record.archived.is_some() {
        parts.push("Archived".to_owned());
    }
    sentence(&parts.join(". "))
}
