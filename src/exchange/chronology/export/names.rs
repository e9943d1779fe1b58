//! The entries under pseudonyms: every text of an event, cell by cell, nothing depending on formatting. What is too
//! doubtful to be replaced is handed back for a person to judge; the key itself never leaves.

use crate::domain::chronology::Entry;
use crate::domain::leak::Finding;
use crate::domain::pseudonym::PseudonymKey;
use crate::domain::value::Id;

/// Something that may be a name and was left as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Leftover {
    pub event: Id,
    /// The field of the event, or `tags`, `query`, `agency`.
    pub field: &'static str,
    pub finding: Finding,
}

/// Copies of the entries with every name of the key replaced, and what was left.
pub fn anonymised<'e>(entries: impl IntoIterator<Item = &'e Entry>, key: &PseudonymKey) -> (Vec<Entry>, Vec<Leftover>) {
    let mut left = Vec::new();
    let entries = entries.into_iter().map(|entry| one(entry, key, &mut left)).collect();
    (entries, left)
}

fn one(entry: &Entry, key: &PseudonymKey, left: &mut Vec<Leftover>) -> Entry {
    let id = entry.id();
    let mut out = entry.clone();
    let mut replace = |field: &'static str, text: &mut String| {
        if !text.is_empty() {
            let found = key.anonymise(text);
            *text = found.text;
            left.extend(found.left.into_iter().map(|finding| Leftover { event: id, field, finding }));
        }
    };
    let event = &mut out.event;
    replace("what", &mut event.what);
    replace("source", &mut event.source);
    replace("subject", &mut event.subject);
    replace("response", &mut event.response);
    replace("comment", &mut event.comment);
    replace("reference", &mut event.reference);
    replace("time", &mut event.time);
    replace("end_time", &mut event.end_time);
    // A date cell may hold more than a date: "night of Ann's birthday, March 2020".
    event.when.iter_mut().for_each(|date| replace("when", &mut date.raw));
    event.ends.iter_mut().for_each(|date| replace("ends", &mut date.raw));
    event.agency.iter_mut().for_each(|agency| replace("agency", &mut agency.label));
    out.tags.iter_mut().for_each(|tag| replace("tags", tag));
    out.findings.iter_mut().for_each(|finding| replace("findings", &mut finding.label));
    for query in &mut out.queries {
        replace("query", &mut query.question);
        replace("query", &mut query.answer);
        replace("query", &mut query.raised_by);
    }
    out
}
