//! Bringing a file to the layout this program knows: numbered steps, once, under an exclusive lock, after a copy.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::fault::{Told, damaged};
use super::part::Part;
use super::place;
use super::pragma::{self, APPLICATION_ID};
use super::schema::Schema;
use crate::error::Result;

/// Runs the steps a file still lacks. `keep` is where the file lies and when this happens, for the copy's name.
pub(super) fn bring(conn: &Connection, schema: &Schema, keep: Option<(&Path, jiff::Timestamp)>) -> Result<()> {
    let before = pragma::number(conn, "user_version")?;
    if before >= schema.version() {
        return Ok(());
    }
    if let (Some((path, now)), true) = (keep, before > 0) {
        keep_copy(conn, path, &format!("before-v{}", schema.version()), now)?;
    }
    // Rebuilding a table drops the old one, which must not empty the tables that point to it.
    conn.pragma_update(None, "foreign_keys", false).told()?;
    let done = steps(conn, schema);
    conn.pragma_update(None, "foreign_keys", true).told()?;
    done
}

/// A copy beside the register, as readable as that.
fn keep_copy(conn: &Connection, path: &Path, why: &str, now: jiff::Timestamp) -> Result<()> {
    let to = place::beside(path, why, now);
    let mode = fs::metadata(path).map_or(0o600, |meta| place::mode(&meta) & 0o660);
    Part::make(conn, path, &to, mode, &mut |_, _| true)?.name(&to)
}

fn steps(conn: &Connection, schema: &Schema) -> Result<()> {
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Exclusive).told()?;
    // Somebody else may have done it while we waited for the lock.
    let version = usize::try_from(pragma::number(&tx, "user_version")?).unwrap_or(usize::MAX);
    for migration in schema.migrations.iter().skip(version) {
        tx.execute_batch(migration.sql).map_err(|error| {
            let said = super::fault::fault(error);
            crate::Error { what: format!("Bringing the register up to date stopped at \"{}\"", migration.name), ..said }
        })?;
    }
    let astray: Option<String> = {
        let mut check = tx.prepare("PRAGMA foreign_key_check").told()?;
        let mut rows = check.query([]).told()?;
        rows.next().told()?.map(|row| row.get(0)).transpose().told()?
    };
    if astray.is_some() {
        return Err(damaged());
    }
    if version < schema.migrations.len() {
        tx.pragma_update(None, "application_id", APPLICATION_ID).told()?;
        tx.pragma_update(None, "user_version", schema.version()).told()?;
    }
    tx.commit().told()
}
