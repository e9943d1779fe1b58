//! What imports wrote, as the journal keeps it: with it a field that a person changed afterwards is told from one that
//! the sender changed.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::params;
use serde_json::Value as Json;

use super::Store;
use super::fault::Told;
use super::step::TakenBack;
use crate::domain::entity::Entity;
use crate::domain::journal::Given;
use crate::domain::record::Record;
use crate::domain::value::{Id, Stored, Value};
use crate::error::Result;

impl Store {
    /// What imports last gave the records of one kind, in every case; not what was taken back of them.
    pub fn given(&self, entity: &'static Entity) -> Result<HashMap<Id, Given>> {
        let mut imports = self
            .conn
            .prepare_cached("SELECT id FROM batch WHERE label LIKE 'imported %' AND undoes IS NULL AND redoes IS NULL")
            .told()?;
        let batches: Vec<Id> =
            imports.query_map([], |row| row.get(0)).told()?.collect::<rusqlite::Result<_>>().told()?;
        let mut lines = self
            .conn
            .prepare_cached(
                "SELECT op, record, field, new FROM journal WHERE batch = ?1 AND entity = ?2 AND op IN ('add', 'set') \
                 ORDER BY seq",
            )
            .told()?;
        let mut found: HashMap<Id, Given> = HashMap::new();
        for batch in batches {
            let back = self.taken_back(batch)?;
            let mut rows = lines.query(params![batch, entity.name]).told()?;
            while let Some(row) = rows.next().told()? {
                let (op, id): (String, Id) = (row.get(0).told()?, row.get(1).told()?);
                let (field, new): (Option<String>, Option<String>) = (row.get(2).told()?, row.get(3).told()?);
                if back.contains(&(entity.name, id, field.clone())) {
                    continue;
                }
                let new = new.and_then(|new| serde_json::from_str::<Json>(&new).ok()).unwrap_or(Json::Null);
                let given = found.entry(id).or_insert_with(|| Given::nothing(entity));
                if op == "add" {
                    for field in entity.fields {
                        let value = new.get(field.name).unwrap_or(&Json::Null);
                        given.add(field.name, Value::load(field.kind, Stored::from_json(value)));
                    }
                } else if let Some(field) = field.and_then(|name| entity.field(&name)) {
                    given.set(field.name, Value::load(field.kind, Stored::from_json(&new)));
                }
            }
        }
        Ok(found)
    }

    /// The records of one kind that imports wrote into a case, each with the values the last import gave. What was
    /// taken back of them does not count. A batch is an import when its label says so.
    pub fn imported(&self, entity: &'static Entity, case: Id) -> Result<HashMap<Id, Record>> {
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT j.batch, j.op, j.record, j.field, j.new FROM journal AS j JOIN batch AS b ON b.id = j.batch \
                 WHERE j.case_id = ?1 AND j.entity = ?2 AND b.label LIKE 'imported %' ORDER BY j.seq",
            )
            .told()?;
        let mut rows = statement.query(params![case, entity.name]).told()?;
        let mut back: HashMap<Id, TakenBack> = HashMap::new();
        let mut found: HashMap<Id, Record> = HashMap::new();
        while let Some(row) = rows.next().told()? {
            let batch: Id = row.get(0).told()?;
            let (op, id): (String, Id) = (row.get(1).told()?, row.get(2).told()?);
            let (field, new): (Option<String>, Option<String>) = (row.get(3).told()?, row.get(4).told()?);
            let back = match back.entry(batch) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(first) => first.insert(self.taken_back(batch)?),
            };
            let gone = back.contains(&(entity.name, id, field.clone()));
            let Some(new) = new.and_then(|new| serde_json::from_str::<Json>(&new).ok()).filter(|_| !gone) else {
                continue;
            };
            let record = found.entry(id).or_insert_with(|| Record::blank(entity));
            if op == "add" {
                for field in entity.fields {
                    let given = new.get(field.name).unwrap_or(&Json::Null);
                    record.set(field.name, Value::load(field.kind, Stored::from_json(given)));
                }
            } else if let Some(field) = field.and_then(|name| entity.field(&name)) {
                record.set(field.name, Value::load(field.kind, Stored::from_json(&new)));
            }
        }
        Ok(found)
    }
}
