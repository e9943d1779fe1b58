//! Under which names the composite is shown. Pseudonyms stand until the person switches; what was worked out for the
//! rows on the screen is kept, so that nothing is looked for twice.

use std::collections::HashMap;

use crate::app::composite::{Names, Under};
use crate::domain::chronology::{Entry, anonymised, mentions, personalised};
use crate::domain::value::Id;

/// Rows kept as they are shown.
const KEPT: usize = 2_000;

#[derive(Default)]
pub struct NameView {
    key: Option<Names>,
    pub revealed: bool,
    /// Whose mentions are stepped through, by pseudonym.
    pub person: Option<String>,
    shown: HashMap<Id, Entry>,
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
