//! A value in JSON: dates ISO, money in pence, choices as codes, a link as `{"id", "label"}`, missing as null.

use serde_json::{Value as Json, json};

use super::Value;

impl Value {
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
