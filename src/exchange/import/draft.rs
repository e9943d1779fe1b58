//! One row of the file as read, before it meets the register: values by entity, names still to be looked up, words to
//! keep, and what is odd about it.

use super::goal::Goal;
use super::matching::words;
use super::report::Problem;
use super::status::Status;
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::value::Value;

/// What one cell came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Taken {
    pub value: Option<Value>,
    /// What is odd about it, each a sentence without a full stop, and whether something could not be taken for it.
    pub why: Vec<(String, bool)>,
    /// The words of the cell are to be kept as text.
    pub keep: bool,
}

impl Taken {
    pub fn of(value: Value) -> Self {
        Self { value: Some(value), ..Self::default() }
    }

    /// Something could not be taken as it stands.
    pub fn because(mut self, why: String) -> Self {
        self.why.push((why, true));
        self
    }

    /// It was taken, and a person should know how.
    pub fn noting(mut self, why: String) -> Self {
        self.why.push((why, false));
        self
    }

    pub fn kept(mut self) -> Self {
        self.keep = true;
        self
    }
}

/// A name in a cell that stands for a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    pub field: &'static Field,
    pub name: String,
    pub heading: String,
}

/// The part of a row that belongs to one entity.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    /// A missing value is one the file says is not there, such as the day of a target that is now "ongoing".
    pub values: Vec<(&'static Field, Value)>,
    pub names: Vec<Named>,
    /// Lines for the remarks, each with its heading in front.
    pub kept: Vec<String>,
    /// The field, the heading and the cell each value comes from.
    pub cells: Vec<(&'static str, String, String)>,
}

impl Part {
    pub fn is_empty(&self) -> bool {
        self.values.iter().all(|(_, value)| value.is_missing()) && self.names.is_empty() && self.kept.is_empty()
    }

    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(field, _)| field.name == name).map(|(_, value)| value)
    }

    /// The heading and the cell a field's value comes from.
    pub fn cell(&self, name: &str) -> Option<(&str, &str)> {
        let found = self.cells.iter().find(|(own, ..)| *own == name);
        found.map(|(_, heading, raw)| (heading.as_str(), raw.as_str()))
    }

    pub fn text(&self, name: &str) -> &str {
        self.get(name).and_then(Value::as_text).unwrap_or_default()
    }

    pub fn put(&mut self, entity: &'static Entity, name: &str, value: Value) {
        let Some(field) = entity.field(name) else { return };
        match self.values.iter_mut().find(|(own, _)| own.name == name) {
            Some((_, slot)) => *slot = value,
            None => self.values.push((field, value)),
        }
    }

    /// Put a value where there is none yet.
    pub fn put_if_free(&mut self, entity: &'static Entity, name: &str, value: Value) {
        if self.get(name).is_none_or(Value::is_missing) {
            self.put(entity, name, value);
        }
    }

    /// Put a value; a second text for the same long field goes below the first under its own heading.
    pub fn add(&mut self, entity: &'static Entity, field: &'static Field, heading: &str, value: Value) {
        match (field.kind, self.get(field.name).and_then(Value::as_text), value.as_text()) {
            (Kind::Long, Some(first), Some(more)) => {
                let both = format!("{first}\n{heading}: {more}");
                self.put(entity, field.name, Value::Text(both));
            }
            _ => self.put(entity, field.name, value),
        }
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    pub row: u32,
    /// The reference as written, or as carried down from the row above.
    pub reference: String,
    pub case: Part,
    pub action: Part,
    pub recommendation: Part,
    /// The recommendation comes from the row above.
    pub carried: bool,
    /// Fields whose cells stand in this row and are not merged from above.
    pub own: Vec<Goal>,
    /// Each status that stands beside a rating, with its heading and its words.
    pub stages: Vec<(Status, String, String)>,
    /// What the first of two target dates came to.
    pub first_target: Vec<(&'static str, Value)>,
    /// What the row says of an action, with headings, in case there is none.
    pub action_cells: Vec<String>,
    /// The reference stands in this row and is not carried down.
    pub names_its_case: bool,
    /// Why the row cannot be brought in, whatever its case.
    pub refused: Option<Problem>,
    pub problems: Vec<Problem>,
    /// Heading and cell, for a row that is not brought in.
    pub cells: Vec<(String, String)>,
}

impl Draft {
    pub fn part(&mut self, entity: &str) -> &mut Part {
        match entity {
            "case" => &mut self.case,
            "recommendation" => &mut self.recommendation,
            _ => &mut self.action,
        }
    }

    /// What tells an action from another of the same words: number, agency and recommendation.
    pub fn twin_key(&self) -> String {
        let agency = self.action.names.iter().map(|named| words(&named.name)).collect::<Vec<_>>().join(",");
        let (number, of) = (self.recommendation.text("number"), self.recommendation.text("what"));
        let recommendation = if number.is_empty() { words(of) } else { words(number) };
        [words(self.action.text("what")), words(self.action.text("number")), agency, recommendation].join("\u{1}")
    }

    /// All that the file says of the action, to tell two rows that say the same.
    pub fn fingerprint(&self) -> String {
        let part = |part: &Part| {
            let said = |value: &Value| value.as_text().map_or_else(|| format!("{value:?}"), words);
            let mut values: Vec<String> =
                part.values.iter().map(|(field, value)| format!("{}={}", field.name, said(value))).collect();
            values.extend(part.names.iter().map(|named| format!("{}={}", named.field.name, words(&named.name))));
            values.extend(part.kept.iter().cloned());
            values.sort();
            values.join("\u{1}")
        };
        format!("{}\u{2}{}", part(&self.action), part(&self.recommendation))
    }
}

/// A row below the headings.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    Row(Box<Draft>),
    /// A row that holds nothing to bring in, and why.
    Skipped {
        /// What stands in it.
        raw: String,
        row: u32,
        why: String,
    },
}
