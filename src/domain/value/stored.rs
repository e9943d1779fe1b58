//! How a value lies in a column and in the journal: nothing, a whole number or a text. The journal, the comparison of
//! a change with what is there, and the columns all use this one form.

use super::super::date::{Date, LooseDate};
use super::super::field::Kind;
use super::{Fact, Ref, Value};

/// A value as SQLite holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    Null,
    Int(i64),
    Text(String),
}

impl Value {
    /// The stored form. Several codes lie as a JSON array, so that other programs can read them.
    pub fn store(&self) -> Stored {
        match self {
            Value::Missing => Stored::Null,
            Value::Text(text) | Value::Code(text) => Stored::Text(text.clone()),
            Value::Number(number) | Value::Money(number) => Stored::Int(*number),
            Value::Date(date) => Stored::Text(date.to_string()),
            Value::Loose(date) => Stored::Text(date.encode()),
            Value::Codes(codes) => Stored::Text(serde_json::Value::from(codes.clone()).to_string()),
            Value::Fact(fact) => Stored::Text(fact.code().to_owned()),
            Value::Link(link) => Stored::Int(link.id),
        }
    }

    /// The value of a column of this kind. What cannot be read as the kind is kept as text rather than lost.
    pub fn load(kind: Kind, stored: Stored) -> Value {
        match (kind, stored) {
            (Kind::Fact, Stored::Null) => Value::Fact(Fact::NotRecorded),
            (_, Stored::Null) => Value::Missing,
            (Kind::Number, Stored::Int(number)) => Value::Number(number),
            (Kind::Money, Stored::Int(pence)) => Value::Money(pence),
            (Kind::Link(_), Stored::Int(id)) => Value::Link(Ref::new(id, "")),
            (_, Stored::Int(number)) => Value::Text(number.to_string()),
            (Kind::Date, Stored::Text(text)) => text.parse::<Date>().map_or(Value::Text(text), Value::Date),
            (Kind::Loose, Stored::Text(text)) => LooseDate::decode(&text).map_or(Value::Text(text), Value::from),
            (Kind::Choice(_), Stored::Text(code)) => Value::Code(code),
            (Kind::Choices(_), Stored::Text(text)) => {
                serde_json::from_str::<Vec<String>>(&text).map_or(Value::Text(text), Value::Codes)
            }
            (Kind::Fact, Stored::Text(code)) => Fact::from_code(&code).map_or(Value::Text(code), Value::Fact),
            (_, Stored::Text(text)) => Value::Text(text),
        }
    }
}

impl Stored {
    /// The form the journal writes: JSON null, number or string.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Stored::Null => serde_json::Value::Null,
            Stored::Int(number) => serde_json::Value::from(*number),
            Stored::Text(text) => serde_json::Value::from(text.as_str()),
        }
    }

    pub fn from_json(json: &serde_json::Value) -> Stored {
        match json {
            serde_json::Value::Number(number) => number.as_i64().map_or(Stored::Null, Stored::Int),
            serde_json::Value::String(text) => Stored::Text(text.clone()),
            _ => Stored::Null,
        }
    }
}
