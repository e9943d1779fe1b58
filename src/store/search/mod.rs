//! Finding words inside text, and the labels everything is found by. Private fields are in neither.

mod index;
mod label;
mod matching;
#[cfg(test)]
mod tests;

pub use label::{LABELLED, Labelling};

use rusqlite::OptionalExtension;

use super::fault::Told;
use super::{Store, quote};
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::find::snippet;
use crate::domain::value::Id;
use crate::error::Result;

/// A record with the words in its text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextHit {
    pub entity: &'static Entity,
    pub id: Id,
    /// The reference of its case; empty when it has none.
    pub case: String,
    pub label: String,
    /// The sentence with the first word, clean for a screen, [`crate::domain::find::SNIPPET`] characters at most.
    pub snippet: String,
    /// The field it stands in.
    pub field: &'static Field,
}

impl Store {
    /// The records whose text holds all the words, best first. Quoted words must stand together; the last word may be
    /// the beginning of one. Any text may be typed: nothing in it is taken as a command.
    pub fn search_text(&self, typed: &str, limit: usize) -> Result<Vec<TextHit>> {
        let Some(wanted) = matching::expression(typed) else { return Ok(Vec::new()) };
        let mut statement =
            self.conn.prepare_cached("SELECT rowid FROM fts WHERE fts MATCH ?1 ORDER BY rank LIMIT ?2").told()?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement
            .query_map(rusqlite::params![wanted, limit], |row| row.get::<_, i64>(0))
            .told()?
            .collect::<rusqlite::Result<Vec<_>>>()
            .told()?;
        let mut hits = Vec::new();
        for row in rows {
            hits.extend(self.text_hit(row, typed)?);
        }
        Ok(hits)
    }

    /// What a row of the index says. None for an entity this program does not know, or a record that has gone since.
    fn text_hit(&self, row: i64, typed: &str) -> Result<Option<TextHit>> {
        let (number, id) = index::split(row);
        let Some(entity) = self.entity_numbered(number)? else { return Ok(None) };
        let mut first = None;
        for (field, text) in index::texts(&self.conn, entity, id)? {
            let found = snippet(&text, typed);
            let certain = found.is_some();
            let snippet = found.or_else(|| first.is_none().then(|| matching::beginning(&text)));
            if let Some(snippet) = snippet {
                first = Some((field, snippet));
            }
            if certain {
                break;
            }
        }
        let Some((field, snippet)) = first else { return Ok(None) };
        let label = self.label(entity, id)?;
        Ok(Some(TextHit { entity, id, case: self.case_reference(entity, id)?, label, snippet, field }))
    }

    /// The first title of the case a record belongs to.
    fn case_reference(&self, entity: &'static Entity, id: Id) -> Result<String> {
        let Some(case) = self.case_of(entity, id)? else { return Ok(String::new()) };
        let Some(title) = self.schema.entity("case").and_then(|case| case.title.first()) else {
            return Ok(String::new());
        };
        let sql = format!("SELECT {} FROM \"case\" WHERE id = ?1", quote(title));
        let found: Option<Option<String>> =
            self.conn.prepare_cached(&sql).told()?.query_row([case], |row| row.get(0)).optional().told()?;
        Ok(found.flatten().unwrap_or_default())
    }
}
