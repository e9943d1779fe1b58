//! A value in JSON: dates ISO, money in pence, choices as codes, a link as `{"id", "label"}`, missing as null.

use serde_json::{Value as Json, json};

use super::super::date::LooseDate;
use super::super::field::Kind;
use super::{Ref, Stored, Value};

impl Value {
    /// The value a JSON of [`to_json`](Self::to_json) stands for.
    pub fn from_json(kind: Kind, json: &Json) -> Value {
        match (kind, json) {
            (_, Json::Null) => Value::load(kind, Stored::Null),
            (Kind::Loose, Json::Object(parts)) => {
                let raw = parts.get("raw").and_then(Json::as_str).unwrap_or_default();
                super::super::date::parse(raw).map_or_else(|_| Value::text(raw), |date: LooseDate| Value::from(date))
            }
            (Kind::Link(_), Json::Object(parts)) => {
                let label = parts.get("label").and_then(Json::as_str).unwrap_or_default();
                parts.get("id").and_then(Json::as_i64).map_or(Value::Missing, |id| Value::Link(Ref::new(id, label)))
            }
            (Kind::Choices(_), Json::Array(_)) => Value::load(kind, Stored::Text(json.to_string())),
            (_, other) => Value::load(kind, Stored::from_json(other)),
        }
    }

    pub fn to_json(&self) -> Json {
        match self {
            Value::Missing => Json::Null,
            Value::Text(text) | Value::Code(text) => json!(text),
            Value::Number(number) | Value::Money(number) => json!(number),
            Value::Date(date) => json!(date.to_string()),
            Value::Loose(date) => date.to_json(),
            Value::Codes(codes) => json!(codes),
            Value::Fact(fact) => json!(fact.code()),
            Value::Link(link) => json!({ "id": link.id, "label": link.label }),
        }
    }
}
