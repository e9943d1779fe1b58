//! What is about to leave for people outside is looked through first: refused while anything stands that could tell who
//! somebody is, with where it stands and how to go on.
//!
//! Public is: a chronology under pseudonyms as a file, CSV or JSON, and a list exported with --public. What stays among
//! those who have signed (letters, packs, lists without --public) is not scanned; `dhr scan` looks through any file.

use std::path::Path;

use serde_json::Value as Json;

use super::arguments::Judged;
use super::open::Desk;
use super::scan::{progress, told, why};
use super::{import::bar, print, record};
use crate::domain::record::Record;
use crate::error::{Error, Kind, Result};
use crate::exchange::read;
use crate::store::Store;
use crate::term::leak::{Looked, Text, Wanted, dismiss, look};

/// What is about to leave: of which cases, what is looked for in it, and what was judged harmless.
pub struct Outgoing<'a> {
    pub desk: &'a Desk,
    pub store: &'a Store,
    pub cases: &'a [Record],
    pub wanted: Wanted,
    pub judged: &'a Judged,
}

impl Outgoing<'_> {
    /// Lets the bytes of a file go, or says what stands. `path` is none for standard output.
    pub fn file(&self, path: Option<&Path>, bytes: &[u8]) -> Result<()> {
        let name = path.map(read::name_of).unwrap_or_default();
        // A text table without a line holds nothing to read, and its reader says so by refusing it.
        let text = if bytes.is_empty() { Text::default() } else { Text::of(&name, bytes)? };
        self.checked(&text)
    }

    /// Lets rows of JSON go, or says what stands.
    pub fn rows(&self, rows: &[Json]) -> Result<()> {
        self.checked(&Text::of_rows(rows))
    }

    fn checked(&self, text: &Text) -> Result<()> {
        let (found, nameless) = self.found(text)?;
        bar("", 0, 0);
        if nameless.len() == self.cases.len() {
            return Err(Error::denied(
                "No real name is in the key of any of these cases, so there is nothing to look for",
            )
            .safe("Nothing was written")
            .next("Add the names first: dhr add identity case=REF person=PSEUDONYM kind=name value=-"));
        }
        if !nameless.is_empty() {
            print::aside(&format!(
                "No real name is in the key of {}: nobody of them was looked for",
                nameless.join(", ")
            ));
        }
        let Some(error) = found.stands() else { return Ok(()) };
        if self.desk.json {
            print::json(&told::report(&found, &[]));
        } else {
            told::lines(&found, false);
        }
        Err(error.safe("Nothing was written").next(
            "Add the missing form to the key, put the text right, or dismiss what is harmless with --dismiss MARK --why REASON",
        ))
    }

    /// What stands over all cases, and the cases with an empty key.
    fn found(&self, text: &Text) -> Result<(Looked, Vec<String>)> {
        let why = why(self.judged)?;
        let (mut all, mut nameless) = (Looked::default(), Vec::new());
        let mut waiting: Vec<&String> = self.judged.dismiss.iter().collect();
        for case in self.cases {
            let mut looked = match look(self.store, case, text, self.wanted, &mut progress) {
                Ok(looked) => looked,
                // Of several cases one whose key is empty is named, and the others are looked for all the same.
                Err(error) if error.kind == Kind::Denied && self.cases.len() > 1 => {
                    nameless.push(record::handle(case));
                    continue;
                }
                Err(error) => return Err(error),
            };
            if let Some(why) = &why {
                let marks: Vec<String> =
                    waiting.iter().filter(|mark| looked.holds(mark)).map(|mark| (*mark).clone()).collect();
                waiting.retain(|mark| !marks.contains(mark));
                dismiss(self.store, case, &marks, why, &mut looked)?;
            }
            all.add(looked);
        }
        match waiting.first() {
            Some(mark) => Err(Error::nothing(format!("There is no finding {mark} in what would leave"))
                .safe("Nothing was written")
                .next("Take the mark from the list of findings")),
            None => Ok((all, nameless)),
        }
    }
}
