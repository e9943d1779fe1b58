//! One value for one or many records: which of them it does not reach and why, and the one step that sets the others.

use std::collections::BTreeSet;

use crate::domain::change::{Batch, Change};
use crate::domain::date::Date;
use crate::domain::field::Field;
use crate::domain::fold::lowered;
use crate::domain::record::Record;
use crate::domain::value::{Id, Value};

/// Why a record is not changed, when it is not.
pub fn refusal(field: &Field, record: &Record, new: &Value, left_out: &BTreeSet<Id>) -> Option<&'static str> {
    if left_out.contains(&record.id) {
        Some("left out")
    } else if record.archived.is_some() {
        Some("archived: bring it back first")
    } else if record.get(field.name) == new {
        Some(if new.is_missing() { "empty, and stays so" } else { "already so" })
    } else {
        None
    }
}

/// The step that sets the field on every record that is not refused; `None` when that is none of them.
pub fn batch(
    field: &'static Field,
    records: &[Record],
    new: &Value,
    left_out: &BTreeSet<Id>,
    today: Date,
) -> Option<Batch> {
    let mut batch = Batch::new("");
    for record in records.iter().filter(|record| refusal(field, record, new, left_out).is_none()) {
        let base = record.get(field.name).clone();
        batch.push(Change::set(record.entity, record.id, field, base, new.clone()));
    }
    let name = lowered(field.label);
    batch.label = match (batch.changes.len(), records) {
        (0, _) => return None,
        (1, [only]) => format!("set {name} on {}", only.label(today)),
        (count, records) => {
            let plural = records.first().map_or("records", |record| record.entity.plural);
            format!("set {name} on {count} {}", plural.to_lowercase())
        }
    };
    Some(batch)
}
