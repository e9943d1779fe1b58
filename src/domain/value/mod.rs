//! One value of one field, as typed, stored, shown and exported. Knows nothing of records or tables.

mod cell;
mod json;
mod parse;
mod show;
mod stored;

pub use cell::{Cell, Code, Codes};
pub use parse::{Resolve, parse};
pub use show::Style;
pub use stored::Stored;

use super::date::{Date, LooseDate};

/// The number of a record inside its table. Negative numbers exist only inside a batch: -1 is the first record that
/// the same batch adds, -2 the second.
pub type Id = i64;

/// A pointer to another record, with the label it had when it was read. Two pointers are equal when their ids are.
#[derive(Debug, Clone, Eq)]
pub struct Ref {
    pub id: Id,
    pub label: String,
}

impl PartialEq for Ref {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Ref {
    pub fn new(id: Id, label: impl Into<String>) -> Self {
        Self { id, label: label.into() }
    }

    /// The reference the label of a case begins with.
    pub fn reference(&self) -> &str {
        leading_reference(&self.label)
    }
}

/// The reference the label of a case begins with: its first word, and the number behind it where it is written apart, as
/// in "DHR 7 Adult A".
pub fn leading_reference(label: &str) -> &str {
    const LEAD: [&str; 6] = ["case", "review", "ref", "no", "dhr", "dardr"];
    let is_lead =
        |word: &str| LEAD.contains(&word.to_lowercase().as_str()) || word.chars().all(|c| c.is_uppercase() || c == '-');
    let first = label.find(' ').unwrap_or(label.len());
    let mut end = 0;
    for word in label.split(' ').take(3) {
        end += word.len();
        if word.contains(|c: char| c.is_ascii_digit()) {
            return label.get(..end).unwrap_or(label);
        }
        if !is_lead(word) {
            break;
        }
        end += 1;
    }
    label.get(..first).unwrap_or(label)
}

/// A yes/no fact. "Not known" (asked, nobody knows) and "not recorded" (never asked) are different, and neither is "no".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fact {
    Yes,
    No,
    NotKnown,
    #[default]
    NotRecorded,
}

impl Fact {
    pub const ALL: [Fact; 4] = [Fact::Yes, Fact::No, Fact::NotKnown, Fact::NotRecorded];

    pub const fn code(self) -> &'static str {
        match self {
            Fact::Yes => "yes",
            Fact::No => "no",
            Fact::NotKnown => "not_known",
            Fact::NotRecorded => "not_recorded",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Fact::Yes => "Yes",
            Fact::No => "No",
            Fact::NotKnown => "Not known",
            Fact::NotRecorded => "Not asked / not recorded",
        }
    }

    pub fn from_code(code: &str) -> Option<Fact> {
        Fact::ALL.into_iter().find(|fact| fact.code() == code)
    }
}

/// A value. `Missing` is the absence of one: never a sentinel date, never an empty text.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    #[default]
    Missing,
    Text(String),
    Number(i64),
    /// Pence.
    Money(i64),
    Date(Date),
    Loose(Box<LooseDate>),
    /// The code of a term of the field's list.
    Code(String),
    /// Codes of several terms, in the order chosen.
    Codes(Vec<String>),
    Fact(Fact),
    Link(Ref),
}

impl Value {
    pub fn text(text: impl Into<String>) -> Value {
        let text = text.into();
        if text.is_empty() { Value::Missing } else { Value::Text(text) }
    }

    pub fn code(code: impl Into<String>) -> Value {
        Value::Code(code.into())
    }

    pub fn link(id: Id, label: impl Into<String>) -> Value {
        Value::Link(Ref::new(id, label))
    }

    pub fn is_missing(&self) -> bool {
        matches!(self, Value::Missing)
    }

    /// Whether it says anything: a fact that was never asked for does not.
    pub fn is_filled(&self) -> bool {
        !matches!(self, Value::Missing | Value::Fact(Fact::NotRecorded))
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) | Value::Code(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_link(&self) -> Option<Id> {
        match self {
            Value::Link(link) => Some(link.id),
            _ => None,
        }
    }

    pub fn as_date(&self) -> Option<Date> {
        match self {
            Value::Date(date) => Some(*date),
            Value::Loose(loose) => loose.end.or(loose.start),
            _ => None,
        }
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Value::Date(date)
    }
}

impl From<LooseDate> for Value {
    fn from(date: LooseDate) -> Self {
        Value::Loose(Box::new(date))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_of_a_label_is_whole() {
        for (label, reference) in [
            ("DHR 7", "DHR 7"),
            ("DHR 7 Adult A", "DHR 7"),
            ("NM-DHR-01 Marenka", "NM-DHR-01"),
            ("Case 4 Two people", "Case 4"),
            ("NM DHR 03 Adult B", "NM DHR 03"),
            ("Marenka Adult 2", "Marenka"),
            ("ALDER", "ALDER"),
            ("", ""),
        ] {
            assert_eq!(leading_reference(label), reference, "{label}");
        }
    }
}
