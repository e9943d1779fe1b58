//! Under which names the composite is shown. Pseudonyms stand until the person switches; what was worked out for the
//! rows on the screen is kept, so that nothing is looked for twice.

use std::collections::{HashMap, HashSet};

use crate::app::composite::{Names, Under};
use crate::domain::chronology::{Entry, Filter, Whole, anonymised, mentions, personalised};
use crate::domain::fold::fold_text;
use crate::domain::value::Id;

/// Rows kept as they are shown.
const KEPT: usize = 2_000;
/// Of more rows than this that may mention a person none is looked at closely, so that a key typed is not felt: the rows
/// with a word of their name are taken as they are.
const CLOSELY: usize = 1_500;

#[derive(Default)]
pub struct NameView {
    key: Option<Names>,
    pub revealed: bool,
    /// Whose mentions are stepped through, by pseudonym.
    pub person: Option<String>,
    shown: HashMap<Id, Entry>,
    /// The rows that mention a person of the key, by pseudonym, as far as somebody looked for them.
    mentioned: HashMap<String, HashSet<Id>>,
    /// What the agencies are called where there is little room.
    short: HashMap<Id, String>,
    blank: Entry,
}

impl NameView {
    pub fn set_key(&mut self, key: Option<Names>) {
        self.key = key;
        self.forget();
    }

    /// What was worked out no longer holds.
    pub fn forget(&mut self) {
        self.shown.clear();
        self.mentioned.clear();
    }

    /// Finds, for the words of a narrowing that may name people of the key, the rows that mention them.
    pub fn look_for(&mut self, filter: &mut Filter, whole: &Whole) {
        filter.people.clear();
        let Some(key) = self.key.clone() else { return };
        for word in filter.names() {
            let meant: Vec<String> =
                key.0.pseudonyms().filter(|person| is_named(person, &word)).map(str::to_owned).collect();
            let mut rows = HashSet::new();
            for person in meant {
                let found = self.mentioned.entry(person).or_insert_with_key(|person| rows_of(person, &key, whole));
                rows.extend(found.iter().copied());
            }
            if !rows.is_empty() {
                filter.people.push((word, rows));
            }
        }
    }

    pub fn set_short(&mut self, short: HashMap<Id, String>) {
        self.short = short;
    }

    /// The name of an agency where there is little room; none where its own fits.
    pub fn short(&self, agency: Option<Id>) -> Option<&str> {
        self.short.get(&agency?).map(String::as_str)
    }

    pub fn key(&self) -> Option<&Names> {
        self.key.as_ref()
    }

    pub fn has_key(&self) -> bool {
        self.key.is_some()
    }

    pub fn under(&self) -> Under {
        match (&self.key, self.revealed) {
            (None, _) => Under::AsWritten,
            (Some(_), true) => Under::RealNames,
            (Some(_), false) => Under::Pseudonyms,
        }
    }

    pub fn words(&self) -> &'static str {
        match self.under() {
            Under::AsWritten => "names as written",
            Under::Pseudonyms => "pseudonyms",
            Under::RealNames => "REAL NAMES SHOWN",
        }
    }

    pub fn switch(&mut self, revealed: bool) {
        self.revealed = revealed;
        self.forget();
    }

    /// Works out how these entries are shown.
    pub fn make_ready<'e>(&mut self, entries: impl Iterator<Item = &'e Entry>) {
        let Some(key) = &self.key else { return };
        if self.shown.len() > KEPT {
            self.shown.clear();
        }
        for entry in entries {
            self.shown.entry(entry.id()).or_insert_with(|| {
                if self.revealed {
                    return personalised(entry, &key.0);
                }
                anonymised([entry], &key.0).entries.pop().unwrap_or_default()
            });
        }
    }

    /// An entry as it is shown. One that was not made ready shows no text rather than a name.
    pub fn shown<'e>(&'e self, entry: &'e Entry) -> &'e Entry {
        if self.key.is_none() { entry } else { self.shown.get(&entry.id()).unwrap_or(&self.blank) }
    }

    /// An entry as it is shown, worked out now.
    pub fn copy(&self, entry: &Entry) -> Entry {
        match &self.key {
            None => entry.clone(),
            Some(key) if self.revealed => personalised(entry, &key.0),
            Some(key) => anonymised([entry], &key.0).entries.pop().unwrap_or_default(),
        }
    }

    /// A text as it is shown.
    pub fn text(&self, text: &str) -> String {
        match &self.key {
            None => text.to_owned(),
            Some(key) if self.revealed => key.0.personalise(text),
            Some(key) => key.0.anonymise(text).text,
        }
    }

    /// Everybody of the key, by pseudonym.
    pub fn people(&self) -> Vec<&str> {
        self.key.iter().flat_map(|key| key.0.pseudonyms()).collect()
    }

    /// Whether an entry mentions the person whose mentions are stepped through.
    pub fn is_mentioned(&self, entry: &Entry) -> bool {
        match (&self.key, &self.person) {
            (Some(key), Some(person)) => mentions(entry, &key.0, person) > 0,
            _ => false,
        }
    }

    /// Where a text that is shown mentions that person, in bytes.
    pub fn spans(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        match (&self.key, &self.person) {
            (Some(key), Some(person)) => key.0.mentions(text, person),
            _ => Vec::new(),
        }
    }
}

/// Whether a word typed means this person: it begins a word of the pseudonym, or is all of it.
fn is_named(pseudonym: &str, typed: &str) -> bool {
    let folded = fold_text(pseudonym);
    let begins = |word: &str| word == typed || typed.chars().count() > 2 && word.starts_with(typed);
    folded == typed || typed.contains(' ') && folded.starts_with(typed) || folded.split_whitespace().any(begins)
}

/// The rows that mention a person under any name of the key.
fn rows_of(person: &str, key: &Names, whole: &Whole) -> HashSet<Id> {
    let words: Vec<String> = key.0.words_for(person).iter().map(|word| fold_text(word)).collect();
    let candidates: Vec<&Entry> = whole.holding(&words).take(CLOSELY + 1).collect();
    if candidates.len() <= CLOSELY {
        return candidates.into_iter().filter(|entry| mentions(entry, &key.0, person) > 0).map(Entry::id).collect();
    }
    // A role code of a letter or two stands in nearly every row.
    let long: Vec<String> = words.into_iter().filter(|word| word.chars().count() > 2).collect();
    whole.holding(&long).map(Entry::id).collect()
}
