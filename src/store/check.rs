//! What the register asks of a value before it is written: needed ones are there, each has the shape of its field, and
//! one that tells records apart is nobody else's. Rules of a review are no part of this.

use rusqlite::{Connection, params};

use super::fault::Told;
use super::quote;
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::value::{Id, Value};
use crate::error::{Error, Result};

pub(super) fn needed(entity: &Entity, field: &Field, value: &Value) -> Result<()> {
    if field.required && value.is_missing() {
        return Err(Error::user(format!("{}: \"{}\" is needed", entity.label, field.label))
            .safe("Nothing was changed")
            .next(format!("Fill in \"{}\" and save again", field.label)));
    }
    Ok(())
}

/// Holds a field that tells records apart to that: no other record, archived or not, says the same in it.
pub(super) fn alone(conn: &Connection, entity: &Entity, id: Id, field: &Field, value: &Value) -> Result<()> {
    let Some(text) = value.as_text().filter(|_| field.unique).map(str::trim) else { return Ok(()) };
    let column = quote(field.name);
    let sql = format!("SELECT {column}, archived FROM {} WHERE id <> ?1 AND {column} IS NOT NULL", quote(entity.name));
    // The file knows only the capitals of plain letters; the few others are compared here.
    let narrow =
        if text.is_ascii() { format!(" AND trim({column}) = ?2 COLLATE NOCASE") } else { " AND ?2 <> ''".to_owned() };
    let mut statement = conn.prepare_cached(&(sql + &narrow)).told()?;
    let mut rows = statement.query(params![id, text]).told()?;
    while let Some(row) = rows.next().told()? {
        let (there, archived): (String, Option<String>) = (row.get(0).told()?, row.get(1).told()?);
        if there.trim().to_lowercase() == text.to_lowercase() {
            let one = entity.label.to_lowercase();
            let kept = if archived.is_some() { format!("an archived {one}") } else { format!("another {one}") };
            return Err(Error::denied(format!("{}: {kept} is called \"{}\" already", field.label, there.trim()))
                .safe("Nothing was changed")
                .next(format!("Give this {one} a {} of its own", field.label.to_lowercase())));
        }
    }
    Ok(())
}

/// Whether a value has the shape of its field. What people type was checked before; this keeps the file sound.
pub(super) fn fits(field: &Field, value: &Value) -> Result<()> {
    let fits = match (field.kind, value) {
        (_, Value::Missing)
        | (Kind::Text | Kind::Long, Value::Text(_))
        | (Kind::Number, Value::Number(_))
        | (Kind::Money, Value::Money(_))
        | (Kind::Date, Value::Date(_))
        | (Kind::Loose, Value::Loose(_))
        | (Kind::Fact, Value::Fact(_))
        | (Kind::Link(_), Value::Link(_)) => true,
        (Kind::Choice(list), Value::Code(code)) => list.open || list.terms.iter().any(|term| term.code == code),
        (Kind::Choices(list), Value::Codes(codes)) => {
            list.open || codes.iter().all(|code| list.terms.iter().any(|term| term.code == code))
        }
        _ => false,
    };
    if fits {
        Ok(())
    } else {
        Err(Error::data(format!("That is not a value of \"{}\"", field.label)).safe("Nothing was changed"))
    }
}
