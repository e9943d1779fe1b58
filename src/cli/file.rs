//! Files the command line makes: new ones only, readable by whoever made them alone, and none where the administrator's
//! policy keeps all of it in.

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use serde_json::json;

use super::open::Desk;
use super::print;
use crate::config::Config;
use crate::domain::listing::Listing;
use crate::error::{Error, Result};
use crate::exchange::write;
use crate::store::Store;
use crate::term::export::table;

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

/// A list as CSV, on standard output or into a new file.
pub fn csv(desk: &Desk, store: &Store, listing: &Listing, columns: &[&'static str], to: Option<&Path>) -> Result<()> {
    allowed(&desk.config)?;
    let table = table(store, listing, columns, desk.today())?;
    // Excel needs the mark to read accents; other programs on a pipe do not want it.
    let text = write::csv(&table, to.is_some())?;
    match to {
        Some(path) => written(desk, path, &text, table.rows.len()),
        None => {
            print::bytes(&text);
            if table.rows.is_empty() { print::nothing() } else { Ok(()) }
        }
    }
}

/// A new file of a list.
pub fn written(desk: &Desk, path: &Path, bytes: &[u8], rows: usize) -> Result<()> {
    fresh(path, bytes)?;
    if desk.json {
        print::json(&json!({ "file": path.display().to_string(), "rows": rows }));
    } else {
        print::line(&format!("Wrote {rows} rows to {}, readable by you alone.", path.display()));
    }
    Ok(())
}

/// A new file only this user can read.
pub fn fresh(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |error: std::io::Error| {
        let said = match error.kind() {
            std::io::ErrorKind::AlreadyExists => Error::user(format!("{} is there already", path.display())),
            std::io::ErrorKind::StorageFull => Error::env("The disk is full"),
            _ => Error::env(format!("{} could not be written", path.display())),
        };
        said.safe("The register is unchanged").next("Name another file").source(error)
    };
    let mut file = std::fs::File::options().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    file.write_all(bytes).map_err(|error| {
        // The beginning of a list looks like a list.
        drop(std::fs::remove_file(path));
        failed(error)
    })
}
