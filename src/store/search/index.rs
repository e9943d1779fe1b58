//! Keeping the index of words in step: inside the transaction of every batch, and all of it again when asked.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::value::Id;
use crate::error::{Error, Result};
use crate::store::fault::Told;
use crate::store::{Store, quote};

/// Room for the ids of one entity.
const BLOCK: i64 = 1 << 40;

/// The number of the entity and the id of the record in a row of the index.
pub(super) fn split(row: i64) -> (i64, Id) {
    (row / BLOCK, row % BLOCK)
}

/// The fields whose words are found.
fn searched(entity: &'static Entity) -> impl Iterator<Item = &'static Field> {
    entity
        .fields
        .iter()
        .filter(|field| field.searched && !field.private && matches!(field.kind, Kind::Text | Kind::Long))
}

/// The texts of a record that are searched; none when it is archived or gone.
pub(super) fn texts(conn: &Connection, entity: &'static Entity, id: Id) -> Result<Vec<(&'static Field, String)>> {
    let columns: Vec<String> = searched(entity).map(|field| quote(field.name)).collect();
    if columns.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT {} FROM {} WHERE id = ?1 AND archived IS NULL", columns.join(", "), quote(entity.name));
    let mut statement = conn.prepare_cached(&sql).told()?;
    let mut rows = statement.query([id]).told()?;
    let mut texts = Vec::new();
    if let Some(row) = rows.next().told()? {
        for (place, field) in searched(entity).enumerate() {
            let text: Option<String> = row.get(place).told()?;
            texts.extend(text.map(|text| (field, text)));
        }
    }
    Ok(texts)
}

impl Store {
    /// Brings the index into step with a batch. Call it before the batch is committed, in its transaction.
    pub(in crate::store) fn index_batch(&self, batch: Id) -> Result<()> {
        let mut changed: BTreeSet<(String, Id)> = BTreeSet::new();
        {
            let mut statement =
                self.conn.prepare_cached("SELECT entity, record, field FROM journal WHERE batch = ?1").told()?;
            let mut rows = statement.query([batch]).told()?;
            while let Some(row) = rows.next().told()? {
                let (entity, id, field): (String, Id, Option<String>) =
                    (row.get(0).told()?, row.get(1).told()?, row.get(2).told()?);
                let matters = self.schema.entity(&entity).is_some_and(|entity| {
                    searched(entity).any(|own| field.as_deref().is_none_or(|field| own.name == field))
                });
                if matters {
                    changed.insert((entity, id));
                }
            }
        }
        for (entity, id) in changed {
            if let Some(entity) = self.schema.entity(&entity) {
                self.index(entity, id)?;
            }
        }
        Ok(())
    }

    /// Indexes a record as it is now: new, changed, archived, restored or gone.
    fn index(&self, entity: &'static Entity, id: Id) -> Result<()> {
        let row = self.number(entity)? * BLOCK + id;
        self.conn.prepare_cached("DELETE FROM fts WHERE rowid = ?1").told()?.execute([row]).told()?;
        let texts: Vec<String> = texts(&self.conn, entity, id)?.into_iter().map(|(_, text)| text).collect();
        if !texts.is_empty() {
            self.conn
                .prepare_cached("INSERT INTO fts (rowid, body) VALUES (?1, ?2)")
                .told()?
                .execute(params![row, texts.join("\n")])
                .told()?;
        }
        Ok(())
    }

    /// Makes the index anew from the records. `go_on` hears how many of how many records are done, and stops the work
    /// with false; then the index is as it was.
    pub fn rebuild_search(&self, go_on: &mut dyn FnMut(usize, usize) -> bool) -> Result<()> {
        let tx = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate).told()?;
        let entities: Vec<&'static Entity> =
            self.schema.entities.iter().copied().filter(|entity| searched(entity).next().is_some()).collect();
        let mut records: Vec<(&'static Entity, Vec<Id>)> = Vec::new();
        for entity in entities {
            let sql = format!("SELECT id FROM {} WHERE archived IS NULL ORDER BY id", quote(entity.name));
            let mut statement = tx.prepare(&sql).told()?;
            let ids = statement.query_map([], |row| row.get(0)).told()?;
            records.push((entity, ids.collect::<rusqlite::Result<_>>().told()?));
        }
        let total = records.iter().map(|(_, ids)| ids.len()).sum();
        let mut done = 0;
        tx.execute("INSERT INTO fts (fts) VALUES ('delete-all')", []).told()?;
        for (entity, ids) in records {
            for id in ids {
                self.index(entity, id)?;
                done += 1;
                if done % 500 == 0 && !go_on(done, total) {
                    return Err(Error::user("The search index was not made anew").safe("It is as it was"));
                }
            }
        }
        tx.commit().told()?;
        go_on(done, total);
        Ok(())
    }

    /// The number of an entity in the index, given once.
    fn number(&self, entity: &Entity) -> Result<i64> {
        let find = || {
            self.conn
                .prepare_cached("SELECT idx FROM fts_entity WHERE name = ?1")
                .told()?
                .query_row([entity.name], |row| row.get(0))
                .optional()
                .told()
        };
        if let Some(number) = find()? {
            return Ok(number);
        }
        self.conn
            .prepare_cached("INSERT INTO fts_entity (name, idx) SELECT ?1, coalesce(max(idx), 0) + 1 FROM fts_entity")
            .told()?
            .execute([entity.name])
            .told()?;
        find()?.ok_or_else(|| Error::bug("The search index lost a number").safe("Nothing was changed"))
    }

    /// The entity of a number.
    pub(super) fn entity_numbered(&self, number: i64) -> Result<Option<&'static Entity>> {
        let name: Option<String> = self
            .conn
            .prepare_cached("SELECT name FROM fts_entity WHERE idx = ?1")
            .told()?
            .query_row([number], |row| row.get(0))
            .optional()
            .told()?;
        Ok(name.and_then(|name| self.schema.entity(&name)))
    }
}
