//! The user names of those who work in the register: who wrote in it, and who leads a review.

use super::Store;
use super::fault::Told;
use crate::error::Result;

impl Store {
    /// The names that hold this text, those that begin with it first, otherwise by letter. All of them where it is empty.
    pub fn colleagues(&self, text: &str) -> Result<Vec<String>> {
        // Everybody's last name in the history is found by its index, however long that is.
        let sql = "SELECT name FROM (
                       SELECT (SELECT b.name FROM batch AS b WHERE b.uid = s.uid ORDER BY b.id DESC LIMIT 1) AS name
                       FROM seen AS s
                       UNION SELECT lead FROM \"case\" WHERE archived IS NULL
                   ) WHERE name <> '' ORDER BY name COLLATE NOCASE";
        let read = || {
            let mut statement = self.conn.prepare_cached(sql)?;
            let names = statement.query_map([], |row| row.get(0))?;
            names.collect::<rusqlite::Result<Vec<String>>>()
        };
        let names = read().told()?;
        let wanted = text.trim().to_lowercase();
        let mut names: Vec<String> = names.into_iter().filter(|name| name.to_lowercase().contains(&wanted)).collect();
        names.dedup_by_key(|name| name.to_lowercase());
        names.sort_by_key(|name| !name.to_lowercase().starts_with(&wanted));
        Ok(names)
    }
}
