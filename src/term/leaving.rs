//! The one way out for what is anonymised or public: whatever its format, the very bytes that would leave are looked
//! through as the last step, for the people of every case it is about. What leaves of a case is noted in its history.

use super::leak::{Looked, Text, Wanted, look};
use crate::config;
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::Id;
use crate::error::{Error, Kind, Result};
use crate::exchange::read;
use crate::store::{Note, Store};

/// What is about to leave, as it would leave.
#[derive(Debug, Clone, Copy)]
pub enum Leaving<'a> {
    /// A file and the name it gets; the name is empty on standard output or when it is ours.
    Bytes {
        name: &'a str,
        bytes: &'a [u8],
    },
    Json(&'a serde_json::Value),
}

impl Leaving<'_> {
    fn text(self) -> Result<Text> {
        match self {
            // A text table without a line holds nothing to read, and its reader says so by refusing it.
            Leaving::Bytes { bytes: [], .. } => Ok(Text::default()),
            Leaving::Bytes { name, bytes } => Text::of(name, bytes),
            Leaving::Json(json) => Ok(Text::of_json(json)),
        }
    }
}

/// What stands in it over all cases; `judge` hears what was found for each and may dismiss. Also the ids of the cases
/// whose key is empty, of whom nobody could be looked for. Errors: no case has a key.
pub fn looked_through(
    store: &Store,
    cases: &[Record],
    wanted: Wanted,
    leaving: Leaving<'_>,
    tell: &mut dyn FnMut(u64, u64),
    judge: &mut dyn FnMut(&Record, &mut Looked) -> Result<()>,
) -> Result<(Looked, Vec<Id>)> {
    let text = leaving.text()?;
    let (mut all, mut nameless) = (Looked::default(), Vec::new());
    for case in cases {
        match look(store, case, &text, wanted, tell) {
            Ok(mut looked) => {
                judge(case, &mut looked)?;
                all.add(looked);
            }
            // Of several cases one whose key is empty is named, and the others are looked for all the same.
            Err(error) if error.kind == Kind::Denied => nameless.push(case.id),
            Err(error) => return Err(error),
        }
    }
    if nameless.len() == cases.len() {
        return Err(Error::denied("No real name is in the key of any of these cases, so there is nothing to look for")
            .safe("Nothing was written")
            .next("Add the names first: dhr add identity case=REF person=PSEUDONYM kind=name value=-"));
    }
    Ok((all, nameless))
}

/// The name of a path, for [`Leaving::Bytes`].
pub fn name_of(path: Option<&std::path::Path>) -> String {
    path.map(read::name_of).unwrap_or_default()
}

/// Notes in the history of a case that material of it left: what, never its content.
pub fn note(store: &Store, case: Id, did: &str, why: Option<&str>) -> Result<()> {
    store.log_done(register::cases(), case, did, why, config::now())
}

/// The same for material of several cases, as one step of the history that is called `all`. It stands once the way out
/// is known to be open, and before anything goes.
pub fn note_each<'s>(store: &'s Store, did: &[(Id, String)], all: &str, why: Option<&str>) -> Result<Note<'s>> {
    store.note_done(register::cases(), did, all, why, config::now())
}
