//! One record of any entity: what lists, forms, exports and the journal handle. Rules use the typed structs instead.

use super::date::Date;
use super::entity::Entity;
use super::field::Field;
use super::value::{Id, Style, Value};

/// A record as read. `values` follow the order of the entity's fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub entity: &'static Entity,
    pub id: Id,
    /// Goes up by one at every change of the record.
    pub rev: i64,
    /// The reason it was archived, when it was.
    pub archived: Option<String>,
    pub values: Vec<Value>,
    /// How its covered fields are shown, as far as that was worked out; it needs the key of the case.
    pub covers: Vec<(&'static str, String)>,
}

/// What stands for a covered text where its pseudonyms are not known.
pub const AS_WRITTEN: &str = "(as written; r shows it)";
/// What stands for a private value.
const PRIVATE: &str = "(private)";

static MISSING: Value = Value::Missing;

impl Record {
    /// An unsaved record with the initial values its fields declare.
    pub fn blank(entity: &'static Entity) -> Self {
        let values = entity
            .fields
            .iter()
            .map(|field| match (field.initial, field.kind) {
                (_, super::field::Kind::Fact) => Value::Fact(super::value::Fact::NotRecorded),
                ("", _) => Value::Missing,
                (code, super::field::Kind::Choices(_)) => Value::Codes(vec![code.to_owned()]),
                (code, _) => Value::code(code),
            })
            .collect();
        Self { entity, id: 0, rev: 0, archived: None, values, covers: Vec::new() }
    }

    /// Why it says nothing yet, when no field but its case holds more than it began with.
    pub fn says_nothing(&self) -> Option<String> {
        let blank = Self::blank(self.entity);
        let case = self.entity.case_field();
        let mut fields = self.entity.fields.iter().zip(self.values.iter().zip(&blank.values));
        if fields.any(|(field, (value, began))| value.is_filled() && value != began && case != Some(field)) {
            return None;
        }
        let is_open = |field: &&Field| case != Some(*field) && field.initial.is_empty() && !field.private;
        let first = self.entity.fields.iter().find(is_open).map_or("a field", |field| field.label);
        let but = if case.is_some() { " but its case" } else { "" };
        Some(format!("nothing is filled in{but}: fill in \"{first}\" or another field first"))
    }

    /// The value of a field; missing when there is no such field.
    pub fn get(&self, name: &str) -> &Value {
        self.entity.index(name).and_then(|index| self.values.get(index)).unwrap_or(&MISSING)
    }

    pub fn set(&mut self, name: &str, value: Value) {
        if let Some(slot) = self.entity.index(name).and_then(|index| self.values.get_mut(index)) {
            *slot = value;
        }
    }

    /// How a covered field is shown; none when that was not worked out.
    pub fn cover(&self, name: &str) -> Option<&str> {
        self.covers.iter().find(|(own, _)| *own == name).map(|(_, text)| text.as_str())
    }

    /// Whether a field holds what is only shown once it is revealed.
    pub fn is_hidden(&self, field: &Field) -> bool {
        let value = self.get(field.name);
        value.is_filled() && (field.private || field.covered && self.cover(field.name) != value.as_text())
    }

    /// The value of a field in words, as it is shown before anything is revealed.
    pub fn shown(&self, field: &Field, style: Style, today: Date) -> String {
        let value = self.get(field.name);
        match self.cover(field.name) {
            _ if value.is_missing() => String::new(),
            _ if field.private => PRIVATE.to_owned(),
            // In a list the months are short, so that the year is not cut off.
            _ if !field.covered => match (value, style) {
                (Value::Loose(date), Style::List) => date.compact(),
                _ => value.show(field.kind, style, today),
            },
            Some(text) => Value::text(text).show(field.kind, style, today),
            None => AS_WRITTEN.to_owned(),
        }
    }

    /// The id of the case the record belongs to; its own when it is a case.
    pub fn case(&self) -> Option<Id> {
        if self.entity.name == "case" { Some(self.id) } else { self.get("case").as_link() }
    }

    /// The case the record belongs to, with its label; itself when it is a case.
    pub fn case_ref(&self, today: Date) -> Option<super::value::Ref> {
        if self.entity.name == "case" {
            return Some(super::value::Ref::new(self.id, self.label(today)));
        }
        match self.get("case") {
            Value::Link(case) => Some(case.clone()),
            _ => None,
        }
    }

    /// What the record is called: its title fields joined, or its kind and number. Private fields never take part; in the
    /// place of a covered one stands the number.
    pub fn label(&self, today: Date) -> String {
        let words: Vec<String> = self
            .entity
            .title
            .iter()
            .filter_map(|name| self.entity.field(name).map(|field| (field, self.get(name))))
            .filter(|(field, _)| field.is_open())
            .map(|(field, value)| value.show(field.kind, Style::List, today))
            .filter(|word| !word.is_empty())
            .chain(self.entity.names_itself_by_number().then(|| match self.id {
                // One that is not kept yet has no number.
                0 => self.entity.label.to_lowercase(),
                id => self.entity.numbered(id),
            }))
            .collect();
        match self.id {
            _ if !words.is_empty() => words.join(" "),
            0 => format!("a new {}", self.entity.label.to_lowercase()),
            id => format!("{} {id}", self.entity.label),
        }
    }

    /// A record from the JSON of [`to_json`](Self::to_json), as drafts keep it. What cannot be read as its kind is kept as
    /// text, so that nothing typed is lost.
    pub fn from_json(entity: &'static Entity, text: &str) -> Option<Self> {
        let json: serde_json::Value = serde_json::from_str(text).ok()?;
        let object = json.as_object()?;
        let mut record = Self::blank(entity);
        record.id = object.get("id").and_then(serde_json::Value::as_i64).unwrap_or(0);
        for field in entity.fields {
            if let Some(json) = object.get(field.name) {
                record.set(field.name, Value::from_json(field.kind, json));
            }
        }
        Some(record)
    }

    /// The record as JSON with FIELDS keys; private fields, and covered ones as they were written, only when asked for.
    pub fn to_json(&self, private: bool) -> serde_json::Value {
        let mut object = serde_json::Map::new();
        object.insert("entity".into(), self.entity.name.into());
        object.insert("id".into(), self.id.into());
        for (field, value) in self.entity.fields.iter().zip(&self.values) {
            if private || !field.private && !self.is_hidden(field) {
                object.insert(field.name.into(), value.to_json());
            } else if let Some(cover) = self.cover(field.name) {
                object.insert(field.name.into(), cover.into());
            }
        }
        if let Some(reason) = &self.archived {
            object.insert("archived".into(), reason.as_str().into());
        }
        serde_json::Value::Object(object)
    }
}
