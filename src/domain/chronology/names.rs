//! The entries under pseudonyms or with real names: every text of an event, cell by cell, nothing depending on
//! formatting. What is too doubtful to be replaced is handed back for a person to judge; the key itself never leaves.

use super::Entry;
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
    let entries = entries
        .into_iter()
        .map(|entry| {
            let id = entry.id();
            let mut out = entry.clone();
            texts(&mut out, &mut |field, text| {
                let found = key.anonymise(text);
                *text = found.text;
                left.extend(found.left.into_iter().map(|finding| Leftover { event: id, field, finding }));
            });
            out
        })
        .collect();
    (entries, left)
}

/// A copy with a real name wherever a pseudonym stands.
pub fn personalised(entry: &Entry, key: &PseudonymKey) -> Entry {
    let mut out = entry.clone();
    texts(&mut out, &mut |_, text| *text = key.personalise(text));
    out
}

/// How often one person is mentioned, under real forms or the pseudonym.
pub fn mentions(entry: &Entry, key: &PseudonymKey, pseudonym: &str) -> usize {
    let event = &entry.event;
    let texts = [&event.what, &event.response, &event.comment, &event.subject, &event.source];
    texts.into_iter().filter(|text| !text.is_empty()).map(|text| key.mentions(text, pseudonym).len()).sum()
}

/// Every text of an entry that is not empty, with the name of its field.
fn texts(entry: &mut Entry, each: &mut impl FnMut(&'static str, &mut String)) {
    let mut change = |field: &'static str, text: &mut String| {
        if !text.is_empty() {
            each(field, text);
        }
    };
    let event = &mut entry.event;
    change("what", &mut event.what);
    change("source", &mut event.source);
    change("subject", &mut event.subject);
    change("response", &mut event.response);
    change("comment", &mut event.comment);
    change("reference", &mut event.reference);
    change("time", &mut event.time);
    change("end_time", &mut event.end_time);
    // A date cell may hold more than a date: "night of Ann's birthday, March 2020".
    event.when.iter_mut().for_each(|date| change("when", &mut date.raw));
    event.ends.iter_mut().for_each(|date| change("ends", &mut date.raw));
    event.agency.iter_mut().for_each(|agency| change("agency", &mut agency.label));
    entry.tags.iter_mut().for_each(|tag| change("tags", tag));
    entry.findings.iter_mut().for_each(|finding| change("findings", &mut finding.label));
    for query in &mut entry.queries {
        change("query", &mut query.question);
        change("query", &mut query.answer);
        change("query", &mut query.raised_by);
    }
}
