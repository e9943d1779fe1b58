//! The entries under pseudonyms or with real names: every text of an event, cell by cell, nothing depending on
//! formatting. What fits several people is handed back for a person to settle; the key itself never leaves.

use super::Entry;
use crate::domain::pseudonym::PseudonymKey;
use crate::domain::value::Id;
use serde::Serialize;

/// Entries with every name of the key replaced.
#[derive(Debug, Default)]
pub struct Covered {
    pub entries: Vec<Entry>,
    /// Where a name fits several people, so that a person has to say who is meant.
    pub unsettled: Vec<Unsettled>,
}

/// A name that fits several people of the key and was given to none of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unsettled {
    pub event: Id,
    /// The field of the event, or `tags`, `query`, `agency`.
    pub field: &'static str,
    /// Those it fits, by pseudonym.
    pub one_of: Vec<String>,
}

/// Copies of the entries with every name of the key replaced. What is too doubtful to be replaced stands; what leaves is
/// scanned for it.
pub fn anonymised<'e>(entries: impl IntoIterator<Item = &'e Entry>, key: &PseudonymKey) -> Covered {
    let mut covered = Covered::default();
    for entry in entries {
        let id = entry.id();
        let mut out = entry.clone();
        texts(&mut out, &mut |field, text| {
            let found = key.anonymise(text);
            *text = found.text;
            let open = found.replacements.iter().filter(|replacement| replacement.unsettled);
            covered.unsettled.extend(open.map(|replacement| Unsettled {
                event: id,
                field,
                one_of: replacement.one_of().map(str::to_owned).collect(),
            }));
        });
        covered.entries.push(out);
    }
    covered
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
    change("file", &mut event.file);
    change("sheet", &mut event.sheet);
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
