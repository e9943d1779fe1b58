//! What is remembered for the next time, by name. It belongs to all who use the register and is no part of the journal.

use rusqlite::{OptionalExtension, params};

use super::Store;
use super::fault::Told;
use crate::error::Result;

impl Store {
    /// Remembers a text under a name; what was there is replaced.
    pub fn remember(&self, key: &str, value: &str) -> Result<()> {
        let tx = self.begin()?;
        tx.execute("INSERT OR REPLACE INTO remembered (key, value) VALUES (?1, ?2)", params![key, value]).told()?;
        tx.commit().told()
    }

    /// What is remembered under a name.
    pub fn remembered(&self, key: &str) -> Result<Option<String>> {
        self.conn
            .prepare_cached("SELECT value FROM remembered WHERE key = ?1")
            .told()?
            .query_row([key], |row| row.get(0))
            .optional()
            .told()
    }

    /// Everything remembered under names that begin so, each with the rest of its name.
    pub fn remembered_under(&self, prefix: &str) -> Result<Vec<(String, String)>> {
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT substr(key, length(?1) + 1), value FROM remembered \
                 WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",
            )
            .told()?;
        let found = statement.query_map([prefix], |row| Ok((row.get(0)?, row.get(1)?))).told()?;
        found.collect::<rusqlite::Result<Vec<_>>>().told()
    }
}
