//! A cell as the value of a field. Words mean what they mean in a form, except that a day is exact or counted from
//! today by `T`: "fri" would be another day each week.

use super::moment;
use super::rows::Cell;
use crate::domain::date::{Date, LooseDate};
use crate::domain::field::{Field, Kind};
use crate::domain::value::{Resolve, Value, parse};

pub(super) fn value(field: &Field, cell: &Cell, today: Date, resolve: Resolve<'_>) -> Result<Value, String> {
    let text = match (cell, field.kind) {
        (Cell::One(text), _) => text.clone(),
        (Cell::Many(terms), Kind::Choices(_)) => terms.join(";"),
        (Cell::Many(_), _) => return Err("it takes one value, not a list".to_owned()),
    };
    match field.kind {
        Kind::Date if !text.is_empty() => match moment::day(&text, today)? {
            Some(day) => Ok(Value::Date(day)),
            None => text
                .parse()
                .map(Value::Date)
                .map_err(|_| format!("\"{text}\" is not a day: write it as 2012-05-03 or T-9d")),
        },
        Kind::Loose => match moment::day(&text, today)? {
            Some(day) => Ok(Value::from(LooseDate::day(day))),
            None => parse(field, &moment::filled(&text, today)?, today, resolve),
        },
        Kind::Text | Kind::Long => Ok(Value::text(moment::filled(&text, today)?)),
        Kind::Choices(_) => match parse(field, &text, today, resolve)? {
            Value::Codes(codes) if codes.is_empty() => Ok(Value::Missing),
            value => Ok(value),
        },
        _ => parse(field, &text, today, resolve),
    }
}
