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
use crate::domain::journal::{Given, IMPORTED};
use crate::domain::record::Record;
use crate::domain::value::{Id, Stored, Value};
use crate::error::Result;

/// From the imports to their lines: in every case.
const OF_ALL: &str = "batch AS b CROSS JOIN journal AS j ON j.batch = b.id";
/// From the lines of a case to the imports among them.
const OF_CASE: &str = "journal AS j CROSS JOIN batch AS b ON b.id = j.batch AND j.case_id = ?3";

impl Store {
    /// What imports last gave the records of one kind, in every case; not what was taken back of them.
    pub fn given(&self, entity: &'static Entity) -> Result<HashMap<Id, Given>> {
        self.written_by_imports(entity, OF_ALL, None)
    }

    /// The records of one kind that imports wrote into a case, each with the values the last import gave. What was
    /// taken back of them does not count.
    pub fn imported(&self, entity: &'static Entity, case: Id) -> Result<HashMap<Id, Record>> {
        let found = self.written_by_imports(entity, OF_CASE, Some(case))?;
        Ok(found.into_iter().map(|(id, given)| (id, given.into_record())).collect())
    }

    fn written_by_imports(&self, entity: &'static Entity, lines: &str, case: Option<Id>) -> Result<HashMap<Id, Given>> {
        // The plus keeps to the lines of a batch or a case: those of a kind are far more.
        let sql = format!(
            "SELECT j.batch, j.op, j.record, j.field, j.new FROM {lines} WHERE substr(b.label, 1, length(?1)) = ?1 \
             AND b.undoes IS NULL AND b.redoes IS NULL AND +j.entity = ?2 AND j.new IS NOT NULL \
             AND (?3 IS NULL OR j.case_id = ?3) ORDER BY b.id, j.seq"
        );
        let mut statement = self.conn.prepare_cached(&sql).told()?;
        let mut rows = statement.query(params![IMPORTED, entity.name, case]).told()?;
        let mut back: HashMap<Id, TakenBack> = HashMap::new();
        let mut found: HashMap<Id, Given> = HashMap::new();
        while let Some(row) = rows.next().told()? {
            let batch: Id = row.get(0).told()?;
            let (op, id): (String, Id) = (row.get(1).told()?, row.get(2).told()?);
            let (field, new): (Option<String>, String) = (row.get(3).told()?, row.get(4).told()?);
            let back = match back.entry(batch) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(first) => first.insert(self.taken_back(batch)?),
            };
            if back.contains(&(entity.name, id, field.clone())) {
                continue;
            }
            let Ok(new) = serde_json::from_str::<Json>(&new) else { continue };
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
        Ok(found)
    }
}
