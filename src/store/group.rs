//! A list counted by one of its fields.

use rusqlite::params_from_iter;

use super::fault::Told;
use super::listing::Clauses;
use super::read::stored;
use super::{Store, dated, quote};
use crate::domain::field::{Field, Kind};
use crate::domain::listing::Listing;
use crate::domain::value::{Style, Value};
use crate::error::{Error, Result};

impl Store {
    /// Each value of a field among the matching records, its label and how many have it: terms in the order of their
    /// list, everything else by label, what has none last.
    pub fn groups(&self, listing: &Listing, field: &str) -> Result<Vec<(Value, String, usize)>> {
        let field = listing
            .entity
            .field(field)
            .filter(|field| field.is_open())
            .ok_or_else(|| Error::user(format!("{} cannot be grouped by \"{field}\"", listing.entity.plural)))?;
        let Clauses { narrow, params, .. } = self.clauses(listing)?;
        let column = if dated::is_dated(listing.entity, field.name) {
            self.bring_dates()?;
            dated::shown(field.name)
        } else {
            format!("t.{}", quote(field.name))
        };
        let sql = format!("SELECT {column}, count(*) FROM {} AS t{narrow} GROUP BY 1", quote(listing.entity.name));
        let mut statement = self.conn.prepare_cached(&sql).told()?;
        let mut rows = statement.query(params_from_iter(params)).told()?;
        let mut groups = Vec::new();
        while let Some(row) = rows.next().told()? {
            let mut value = Value::load(field.kind, stored(row, 0)?);
            if let (Kind::Link(target), Value::Link(link)) = (field.kind, &value) {
                value = Value::Link(self.pointer(target, link.id)?);
            }
            let label = value.show(field.kind, Style::Detail, self.today());
            let count: i64 = row.get(1).told()?;
            groups.push((value, label, usize::try_from(count).unwrap_or_default()));
        }
        groups.sort_by_cached_key(|(value, label, _)| (value.is_missing(), rank(field, value), label.to_lowercase()));
        Ok(groups)
    }
}

fn rank(field: &Field, value: &Value) -> (usize, String) {
    match (field.kind, value) {
        (Kind::Choice(list), Value::Code(code)) => {
            (list.terms.iter().position(|term| term.code == code).unwrap_or(usize::MAX), String::new())
        }
        (_, Value::Date(date)) => (0, date.to_string()),
        (_, Value::Loose(date)) => (0, date.encode()),
        (_, Value::Number(number) | Value::Money(number)) => {
            (usize::try_from(*number).unwrap_or_default(), String::new())
        }
        _ => (0, String::new()),
    }
}
