//! Events as JSON. The keys are a promise to other programs.

use serde_json::{Map, Value as Json, json};

use super::{Numbered, place_code};
use crate::domain::chronology::{Entry, Scope};
use crate::domain::value::Fact;

/// The keys of an event and what each says, in the order written. Only added to: a program that reads a few of them
/// goes on working.
pub const KEYS: &[(&str, &str)] = &[
    ("id", "the number of the record, for event:ID"),
    ("number", "its number in the composite, such as 12 or 1.5"),
    ("agency", "the agency whose chronology it is from"),
    ("row", "the row in the agency's file"),
    ("table", "the table or sheet of the file that row is in"),
    ("file", "the agency's file"),
    ("ref", "the agency's own reference for it"),
    ("raw_date", "the date as the agency wrote it"),
    ("date", "as it is read: start, end, precision, approx, uncertain, time"),
    ("ends", "when it ended, read in the same way and with what was written under raw; null when nothing is said"),
    ("time", "the time as the agency wrote it, when it had a column of its own"),
    ("text", "what happened"),
    ("response", "what the agency did about it"),
    ("source", "the record it was taken from"),
    ("subject", "whom it is about"),
    ("comment", "the author's remarks"),
    ("kind", "event, no_contact or author_note"),
    ("scope", "before, within, after or across the period of the review, or unknown"),
    (
        "flags",
        "any of abuse, restricted, in_scope, out_of_scope, author_note, no_contact, undated, no_source, query_open, \
         stand_in_date, unlikely_year, future_date",
    ),
    ("tags", "the panel's own tags"),
    ("stage", "the stage of eight"),
    ("risk_factors", "codes of risk factors"),
    ("links", "what it is tied to: kind same_incident, finding or query, each with its id"),
];

/// Each event with `agency, row, raw_date, date, text, source, subject, comment, scope, flags, links` and more, in the
/// order given.
pub fn json(rows: &[Numbered<'_>], scope: Scope) -> Json {
    rows.iter().map(|(number, entry)| event(number, entry, scope)).collect()
}

fn event(number: &str, entry: &Entry, scope: Scope) -> Json {
    let event = &entry.event;
    let when = event.when.as_ref();
    let date = when.map(|when| match when.to_json() {
        Json::Object(mut date) => {
            date.remove("raw");
            Json::Object(date)
        }
        other => other,
    });
    let mut out = Map::new();
    let mut put = |key: &str, value: Json| out.insert(key.to_owned(), value);
    put("id", entry.id().into());
    put("number", number.into());
    put("agency", entry.agency().into());
    put("row", event.row.into());
    put("table", event.sheet.as_str().into());
    put("file", event.file.as_str().into());
    put("ref", event.reference.as_str().into());
    put("raw_date", when.map(|when| when.raw.as_str()).into());
    put("date", date.into());
    put("ends", event.ends.as_ref().map(crate::domain::date::LooseDate::to_json).into());
    put("time", event.time.as_str().into());
    put("text", event.what.as_str().into());
    put("response", event.response.as_str().into());
    put("source", event.source.as_str().into());
    put("subject", event.subject.as_str().into());
    put("comment", event.comment.as_str().into());
    put("kind", event.kind.0.as_str().into());
    put("scope", place_code(entry.place(scope)).into());
    put("flags", flags(entry, scope).into());
    put("tags", entry.tags.clone().into());
    put("stage", event.stage.0.as_str().into());
    put("risk_factors", event.risk_factors.0.clone().into());
    put("links", links(entry));
    Json::Object(out)
}

fn flags(entry: &Entry, scope: Scope) -> Vec<&'static str> {
    let event = &entry.event;
    let doubtful = entry.doubtful_date(scope);
    let flags = [
        ("abuse", event.abuse == Fact::Yes),
        ("restricted", event.restricted == Fact::Yes),
        ("in_scope", event.in_scope == Fact::Yes),
        ("out_of_scope", event.in_scope == Fact::No),
        ("author_note", event.kind.is("author_note")),
        ("no_contact", event.kind.is("no_contact")),
        ("undated", entry.is_undated()),
        ("no_source", event.source.is_empty()),
        ("query_open", entry.has_open_query()),
        ("stand_in_date", doubtful == Some("stand-in date?")),
        ("unlikely_year", doubtful == Some("year unlikely")),
        ("future_date", doubtful == Some("future date")),
    ];
    flags.into_iter().filter(|(_, set)| *set).map(|(name, _)| name).collect()
}

fn links(entry: &Entry) -> Json {
    let same = entry.same.iter().map(|id| json!({ "kind": "same_incident", "id": id }));
    let findings =
        entry.findings.iter().map(|finding| json!({ "kind": "finding", "id": finding.id, "label": finding.label }));
    let queries = entry
        .queries
        .iter()
        .map(|query| json!({ "kind": "query", "id": query.id, "question": query.question, "answer": query.answer }));
    same.chain(findings).chain(queries).collect()
}
