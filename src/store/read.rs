//! One record, and how a row becomes a record.

use rusqlite::types::{ToSqlOutput, Value as SqlValue, ValueRef};
use rusqlite::{Row, ToSql};

use super::fault::Told;
use super::{Store, label, quote};
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::record::Record;
use crate::domain::value::{Id, Ref, Stored, Value};
use crate::error::Result;

impl Store {
    /// A record with the labels of what it points to; `None` when there is none of this number.
    pub fn get(&self, entity: &'static Entity, id: Id) -> Result<Option<Record>> {
        let sql = format!("{} WHERE t.id = ?1", self.select(entity));
        let mut statement = self.conn.prepare_cached(&sql).told()?;
        let mut rows = statement.query([id]).told()?;
        rows.next().told()?.map(|row| self.record(entity, row)).transpose()
    }

    /// `SELECT .. FROM entity AS t`: id, rev, archived, the fields in order, then the titles of the links in order.
    pub(super) fn select(&self, entity: &'static Entity) -> String {
        self.select_naming(entity, |_| true)
    }

    /// The same with the titles of some links only; the others are nameless.
    pub(super) fn select_naming(&self, entity: &'static Entity, names: impl Fn(&Field) -> bool) -> String {
        let mut columns = vec!["t.id".to_owned(), "t.rev".to_owned(), "t.archived".to_owned()];
        columns.extend(entity.fields.iter().map(|field| format!("t.{}", quote(field.name))));
        columns.extend(entity.fields.iter().filter_map(|field| match field.kind {
            Kind::Link(_) if !names(field) => Some("NULL".to_owned()),
            Kind::Link(target) => Some(label::select_sql(self.schema, target, &format!("t.{}", quote(field.name)))),
            _ => None,
        }));
        format!("SELECT {} FROM {} AS t", columns.join(", "), quote(entity.name))
    }

    /// A row of [`Store::select`] as a record.
    pub(super) fn record(&self, entity: &'static Entity, row: &Row<'_>) -> Result<Record> {
        let mut values = Vec::with_capacity(entity.fields.len());
        let mut titles = 3 + entity.fields.len();
        for (place, field) in entity.fields.iter().enumerate() {
            let mut value = Value::load(field.kind, stored(row, place + 3)?);
            if let Kind::Link(target) = field.kind {
                if let (Value::Link(link), Some(target)) = (&value, self.schema.entity(target)) {
                    let text: Option<String> = row.get(titles).told()?;
                    let label = text.map(|text| label::words_of(self.schema, target, &text, self.today()));
                    value = Value::Link(Ref::new(link.id, label.unwrap_or_default()));
                }
                titles += 1;
            }
            values.push(value);
        }
        Ok(Record {
            entity,
            id: row.get(0).told()?,
            rev: row.get(1).told()?,
            archived: row.get(2).told()?,
            values,
            covers: Vec::new(),
        })
    }
}

/// A column as it lies. The tables are strict, so other forms mean a damaged file; they are kept as text.
pub(super) fn stored(row: &Row<'_>, column: usize) -> Result<Stored> {
    Ok(match row.get_ref(column).told()? {
        ValueRef::Null => Stored::Null,
        ValueRef::Integer(number) => Stored::Int(number),
        ValueRef::Real(number) => Stored::Text(number.to_string()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Stored::Text(String::from_utf8_lossy(bytes).into_owned()),
    })
}

impl ToSql for Stored {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Stored::Null => ToSqlOutput::Owned(SqlValue::Null),
            Stored::Int(number) => ToSqlOutput::Owned(SqlValue::Integer(*number)),
            Stored::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}
