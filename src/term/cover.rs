//! What agencies wrote is shown under the pseudonyms of its case wherever it is not the open record: in lists, in what is
//! found, on the command line. Where a case has no key there is nothing to put in a name's place, so the text stays on
//! its record; the review's own timeline, and what is asked of agencies, are the coordinator's words and stand.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::key::key;
use crate::domain::find::{SNIPPET, snippet};
use crate::domain::fold::clean_for_screen;
use crate::domain::pseudonym::PseudonymKey;
use crate::domain::record::Record;
use crate::domain::register::cases;
use crate::domain::value::Id;
use crate::error::{Kind, Result};
use crate::store::{Store, TextHit};

/// What of a text a row of a list has room for; the rest is not worked out.
const IN_A_ROW: usize = 240;

/// Covers texts; keys are made once each.
pub struct Cover<'s> {
    store: &'s Store,
    keys: RefCell<HashMap<Id, Option<Rc<PseudonymKey>>>>,
}

impl<'s> Cover<'s> {
    pub fn new(store: &'s Store) -> Self {
        Self { store, keys: RefCell::default() }
    }

    /// Works out how the covered fields of these records are shown.
    pub fn records(&self, records: &mut [Record]) -> Result<()> {
        records.iter_mut().try_for_each(|record| self.one(record, usize::MAX))
    }

    /// The same for rows of a list, as far as a row has room.
    pub fn rows(&self, records: &mut [Record]) -> Result<()> {
        records.iter_mut().try_for_each(|record| self.one(record, IN_A_ROW))
    }

    /// Sentences that were found, under pseudonyms.
    pub fn hits(&self, hits: &mut [TextHit], typed: &str) -> Result<()> {
        for hit in hits.iter_mut().filter(|hit| hit.field.covered) {
            let mut record = self.store.get(hit.entity, hit.id)?;
            self.records(record.as_mut_slice())?;
            let text = record.as_ref().and_then(|record| record.cover(hit.field.name)).unwrap_or_default();
            let start = || clean_for_screen(text).trim().chars().take(SNIPPET).collect();
            hit.snippet = snippet(text, typed).unwrap_or_else(start);
        }
        Ok(())
    }

    fn one(&self, record: &mut Record, most: usize) -> Result<()> {
        let covered = record.entity.fields.iter().filter(|field| field.covered);
        let mut covers = Vec::new();
        for field in covered {
            let Some(text) = record.get(field.name).as_text() else { continue };
            let is_own = field.stands_unkeyed || record.get("view").as_text() == Some("review");
            match record.case().map(|case| self.key(case)).transpose()?.flatten() {
                Some(key) => covers.push((field.name, key.anonymise(&beginning(text, most)).text)),
                None if is_own => covers.push((field.name, text.to_owned())),
                None => {}
            }
        }
        record.covers = covers;
        Ok(())
    }

    fn key(&self, case: Id) -> Result<Option<Rc<PseudonymKey>>> {
        if let Some(known) = self.keys.borrow().get(&case) {
            return Ok(known.clone());
        }
        let found = match self.store.get(cases(), case)?.map(|case| key(self.store, &case)) {
            None => None,
            Some(Ok(key)) => Some(Rc::new(key.pseudonyms())),
            Some(Err(error)) if error.kind == Kind::Denied => None,
            Some(Err(error)) => return Err(error),
        };
        self.keys.borrow_mut().insert(case, found.clone());
        Ok(found)
    }
}

/// The text up to the end of a word, with a mark when it goes on.
fn beginning(text: &str, most: usize) -> std::borrow::Cow<'_, str> {
    let end = text.char_indices().nth(most).and_then(|(at, _)| text.get(..at)).and_then(|head| head.rfind(' '));
    match end.and_then(|end| text.get(..end)) {
        Some(head) => format!("{head} ..").into(),
        None => text.into(),
    }
}
