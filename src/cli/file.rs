//! Files the command line makes, and that none is made where the administrator's policy keeps all of it in.

use std::path::Path;

use serde_json::json;

use super::open::Desk;
use super::print;
use crate::config::Config;
use crate::domain::listing::Listing;
use crate::error::{Error, Result};
use crate::exchange::write;
use crate::store::{Note, Store};
use crate::term::export::table;
use crate::term::newfile;

/// Refuses when the policy forbids files.
pub fn allowed(config: &Config) -> Result<()> {
    if config.is_on("export") {
        return Ok(());
    }
    let origin = config.origin("export").map_or_else(String::new, crate::config::Origin::words);
    Err(Error::denied(format!("Nothing may be written to files ({origin})"))
        .safe("Nothing was written")
        .next("Ask whoever looks after the server"))
}

/// A list as CSV, on standard output or into a new file; `note` says that it leaves.
pub fn csv<'s>(
    desk: &Desk,
    store: &Store,
    listing: &Listing,
    columns: &[&'static str],
    to: Option<&Path>,
    note: impl FnOnce() -> Result<Note<'s>>,
) -> Result<()> {
    allowed(&desk.config)?;
    let table = table(store, listing, columns, desk.today())?;
    // Excel needs the mark to read accents; other programs on a pipe do not want it.
    let text = write::csv(&table, to.is_some())?;
    match to {
        Some(path) => written(desk, path, &text, table.rows.len(), note()?),
        None => {
            note()?.stand()?;
            print::bytes(&text);
            if table.rows.is_empty() { print::nothing() } else { Ok(()) }
        }
    }
}

/// A new file of a list, which leaves with this note.
pub fn written(desk: &Desk, path: &Path, bytes: &[u8], rows: usize, note: Note<'_>) -> Result<()> {
    newfile::written(path, bytes, note)?;
    if desk.json {
        print::json(&json!({ "file": path.display().to_string(), "rows": rows }));
    } else {
        print::line(&format!("Wrote {rows} rows to {}, readable by you alone.", path.display()));
    }
    Ok(())
}
