//! Events as a table for CSV and Excel. Dates stay as their agencies gave them; the days they can mean stand beside.

use super::{Numbered, scope_mark};
use crate::domain::chronology::{Entry, Scope};
use crate::domain::date::Date;
use crate::domain::value::Fact;
use crate::exchange::sheet::{CellValue, Shows};
use crate::exchange::write::Table;

const HEADINGS: [&str; 20] = [
    "No.",
    "Date",
    "Time",
    "From",
    "To",
    "Date as given",
    "Agency",
    "Person",
    "Event",
    "Response",
    "Source of Information",
    "Comment",
    "Scope",
    "Flags",
    "Tags",
    "Findings",
    "Event Ref",
    "Row",
    "Table",
    "File",
];

/// The table, a row for each event in the order given.
pub fn table(rows: &[Numbered<'_>], scope: Scope) -> Table {
    Table {
        name: "Chronology".to_owned(),
        headings: HEADINGS.map(str::to_owned).to_vec(),
        rows: rows.iter().map(|(number, entry)| row(number, entry, scope)).collect(),
    }
}

fn row(number: &str, entry: &Entry, scope: Scope) -> Vec<CellValue> {
    let event = &entry.event;
    let when = event.when.as_ref();
    let date = |date: Option<Date>| {
        date.map_or(CellValue::Empty, |date| CellValue::Date { date, time: None, shows: Shows::Day })
    };
    let findings: Vec<&str> = entry.findings.iter().map(|finding| finding.label.as_str()).collect();
    vec![
        CellValue::text(number),
        CellValue::text(shown_date(entry)),
        CellValue::text(shown_time(entry)),
        date(when.and_then(|when| when.start)),
        date(event.ends.as_ref().and_then(|ends| ends.end).or(when.and_then(|when| when.end))),
        CellValue::text(when.map(|when| when.raw.clone()).unwrap_or_default()),
        CellValue::text(entry.agency()),
        CellValue::text(event.subject.as_str()),
        CellValue::text(event.what.as_str()),
        CellValue::text(event.response.as_str()),
        CellValue::text(event.source.as_str()),
        CellValue::text(event.comment.as_str()),
        CellValue::text(scope_mark(entry, scope)),
        CellValue::text(marks(entry, scope)),
        CellValue::text(entry.labels().collect::<Vec<_>>().join("; ")),
        CellValue::text(findings.join("; ")),
        CellValue::text(event.reference.as_str()),
        event.row.map_or(CellValue::Empty, |row| CellValue::text(row.to_string())),
        CellValue::text(event.sheet.as_str()),
        CellValue::text(event.file.as_str()),
    ]
}

/// The date in words without its time, and when it ended.
pub(super) fn shown_date(entry: &Entry) -> String {
    let words = |date: &crate::domain::date::LooseDate| {
        let mut bare = date.clone();
        bare.time = None;
        bare.to_string()
    };
    let start = entry.event.when.as_ref().map_or_else(|| "undated".to_owned(), words);
    match entry.event.ends.as_ref().map(words).filter(|end| *end != start) {
        Some(end) => format!("{start}, until {end}"),
        None => start,
    }
}

pub(super) fn shown_time(entry: &Entry) -> String {
    let own = entry.event.when.as_ref().and_then(|when| when.time).map(|time| time.to_string());
    let start = own.unwrap_or_else(|| entry.event.time.clone());
    if entry.event.end_time.is_empty() { start } else { format!("{start} to {}", entry.event.end_time) }
}

/// The flags in words a reader knows.
pub(super) fn marks(entry: &Entry, scope: Scope) -> String {
    let event = &entry.event;
    let marks = [
        ("sign of abuse", event.abuse == Fact::Yes),
        ("restricted", event.restricted == Fact::Yes),
        ("author's note", event.kind.is("author_note")),
        ("no contact", event.kind.is("no_contact")),
        ("told by others too", !entry.same.is_empty()),
    ];
    let doubtful = entry.doubtful_date(scope);
    marks.into_iter().filter(|(_, set)| *set).map(|(word, _)| word).chain(doubtful).collect::<Vec<_>>().join("; ")
}
