//! What records are called, computed where they are read: SQL gathers the title fields of a record, and of the
//! records its title points to, as a JSON array; the words are made here. Private fields never take part.

use rusqlite::OptionalExtension;
use serde_json::Value as Json;

use super::fault::Told;
use super::schema::Schema;
use super::{Store, quote};
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::value::{Id, Ref, Stored, Style, Value};
use crate::error::Result;

/// How far titles made of other records' titles are followed.
const DEPTH: u8 = 2;

/// The title fields that may be shown.
fn title(entity: &'static Entity) -> impl Iterator<Item = &'static Field> {
    entity.title.iter().filter_map(|name| entity.field(name)).filter(|field| field.is_open())
}

/// `json_array(id, title fields..)` of the row the alias names; a link among them is an array in turn.
pub(super) fn array_sql(schema: &Schema, entity: &'static Entity, alias: &str) -> String {
    array_at(schema, entity, alias, DEPTH)
}

fn array_at(schema: &Schema, entity: &'static Entity, alias: &str, depth: u8) -> String {
    let mut parts = vec![format!("{alias}.id")];
    for field in title(entity) {
        let column = format!("{alias}.{}", quote(field.name));
        parts.push(match (field.kind, depth) {
            (Kind::Link(_), 0) => "NULL".to_owned(),
            // Outside json() an array that comes out of a sub-select is only text.
            (Kind::Link(target), depth) => format!("json({})", select_at(schema, target, &column, depth - 1)),
            _ => column,
        });
    }
    format!("json_array({})", parts.join(", "))
}

/// A scalar sub-select giving the title array of the record of `target` whose id `column` holds.
pub(super) fn select_sql(schema: &Schema, target: &str, column: &str) -> String {
    select_at(schema, target, column, DEPTH)
}

fn select_at(schema: &Schema, target: &str, column: &str, depth: u8) -> String {
    let Some(entity) = schema.entity(target) else { return "NULL".to_owned() };
    let alias = format!("l{depth}");
    let array = array_at(schema, entity, &alias, depth);
    format!("(SELECT {array} FROM {} AS {alias} WHERE {alias}.id = {column})", quote(entity.name))
}

/// The words of a title array; the kind and number of a record without a title.
pub(super) fn words(schema: &Schema, entity: &'static Entity, array: &Json, today: Date) -> String {
    let Some(parts) = array.as_array() else { return String::new() };
    let mut shown: Vec<String> = title(entity)
        .zip(parts.iter().skip(1))
        .map(|(field, part)| match field.kind {
            Kind::Link(target) => {
                schema.entity(target).map_or_else(String::new, |target| words(schema, target, part, today))
            }
            kind => Value::load(kind, Stored::from_json(part)).show(kind, Style::List, today),
        })
        .filter(|word| !word.is_empty())
        .collect();
    let id = parts.first().and_then(Json::as_i64).unwrap_or_default();
    if entity.names_itself_by_number() {
        shown.push(entity.numbered(id));
    }
    if shown.is_empty() { format!("{} {id}", entity.label) } else { shown.join(" ") }
}

/// The same from the text SQLite hands over.
pub(super) fn words_of(schema: &Schema, entity: &'static Entity, text: &str, today: Date) -> String {
    serde_json::from_str(text).map_or_else(|_| String::new(), |array| words(schema, entity, &array, today))
}

impl Store {
    /// What a record is called; its kind and number when it is gone.
    pub fn label(&self, entity: &'static Entity, id: Id) -> Result<String> {
        let sql =
            format!("SELECT {} FROM {} AS t WHERE t.id = ?1", array_sql(self.schema, entity, "t"), quote(entity.name));
        let found: Option<String> =
            self.conn.prepare_cached(&sql).told()?.query_row([id], |row| row.get(0)).optional().told()?;
        Ok(found.map_or_else(
            || format!("{} {id}", entity.label),
            |text| words_of(self.schema, entity, &text, self.today()),
        ))
    }

    /// A pointer to a record with its label.
    pub(super) fn pointer(&self, entity: &str, id: Id) -> Result<Ref> {
        let label = match self.schema.entity(entity) {
            Some(entity) => self.label(entity, id)?,
            None => String::new(),
        };
        Ok(Ref::new(id, label))
    }
}
