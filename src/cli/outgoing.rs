//! What is about to leave for people outside is looked through first: refused while anything stands that could tell who
//! somebody is, with where it stands and how to go on.
//!
//! Public is: everything of a chronology under pseudonyms, and a list exported with --public. What stays among those who
//! have signed (letters, packs, lists without --public) is not scanned; `dhr scan` looks through any file.

use std::path::Path;

use serde_json::Value as Json;

use super::arguments::Judged;
use super::judged::{despite, why};
use super::open::Desk;
use super::progress::{bar, passages};
use super::scan::told;
use super::{print, record};
use crate::domain::leak::Certainty;
use crate::domain::record::Record;
use crate::domain::value::Id;
use crate::error::{Error, Result};
use crate::store::{Note, Store};
use crate::term::leak::{Looked, Wanted, dismiss};
use crate::term::leaving::{self, Leaving};

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
        self.checked(Leaving::Bytes { name: &leaving::name_of(path), bytes })
    }

    /// Lets JSON go, all of it, or says what stands.
    pub fn json(&self, json: &Json) -> Result<()> {
        self.checked(Leaving::Json(json))
    }

    /// Notes in the history of every case that this left; the reason is why it left despite findings.
    pub fn note(&self, did: &str) -> Result<Note<'_>> {
        self.note_why(did, None)
    }

    fn note_why(&self, did: &str, why: Option<&str>) -> Result<Note<'_>> {
        let each: Vec<(Id, String)> = self.cases.iter().map(|case| (case.id, did.to_owned())).collect();
        leaving::note_each(self.store, &each, did, why)
    }

    fn checked(&self, leaving: Leaving<'_>) -> Result<()> {
        let despite = despite(self.judged)?;
        let (found, nameless) = self.found(leaving)?;
        bar("", 0, 0);
        if !nameless.is_empty() {
            print::aside(&format!(
                "No real name is in the key of {}: nobody of them was looked for",
                nameless.join(", ")
            ));
        }
        let Some(error) = found.stands(despite.is_some()) else {
            let low = found.count(Certainty::Low);
            if let (Some(why), true) = (despite, low > 0) {
                let findings = if low == 1 { "1 finding".to_owned() } else { format!("{low} findings") };
                let did = format!("let what is for people outside leave despite {findings} of low certainty");
                self.note_why(&did, Some(&why))?.stand()?;
            }
            return Ok(());
        };
        if self.desk.json {
            print::json(&told::report(&found, &[]));
        } else {
            told::lines(&found, false);
        }
        let low =
            if found.in_the_way(true) == 0 { ", or say why they may stand with --despite-low REASON" } else { "" };
        Err(error.safe("Nothing was written").next(format!(
            "Add the missing form to the key, put the text right, or dismiss what is harmless with --dismiss MARK --why \
             REASON{low}"
        )))
    }

    /// What stands over all cases, and the cases with an empty key.
    fn found(&self, leaving: Leaving<'_>) -> Result<(Looked, Vec<String>)> {
        let why = why(self.judged)?;
        let mut waiting: Vec<&String> = self.judged.dismiss.iter().collect();
        let mut judge = |case: &Record, looked: &mut Looked| {
            let Some(why) = &why else { return Ok(()) };
            let marks: Vec<String> =
                waiting.iter().filter(|mark| looked.holds(mark)).map(|mark| (*mark).clone()).collect();
            waiting.retain(|mark| !marks.contains(mark));
            dismiss(self.store, case, &marks, why, looked)
        };
        let (all, nameless) =
            leaving::looked_through(self.store, self.cases, self.wanted, leaving, &mut passages, &mut judge)?;
        match waiting.first() {
            Some(mark) => Err(Error::nothing(format!("There is no finding {mark} in what would leave"))
                .safe("Nothing was written")
                .next("Take the mark from the list of findings")),
            None => {
                let named = |case: &&Record| nameless.contains(&case.id);
                Ok((all, self.cases.iter().filter(named).map(record::handle).collect()))
            }
        }
    }
}
