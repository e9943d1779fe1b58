//! Words typed in a pop-up and in no record yet. The workbench keeps them as a draft while the pop-up is open, so that a
//! lost line costs none of them; saving or leaving it gives them up.

use serde_json::Value as Json;

use crate::domain::entity::Entity;
use crate::domain::value::Id;

/// The kinds of pop-up that keep words. What a place begins with; a colon and more may follow.
pub const BULK: &str = "bulk";
pub const LINES: &str = "lines";
pub const ARCHIVE: &str = "archive";
pub const MOVING: &str = "moving";
pub const ANSWER: &str = "answer";
pub const REASON: &str = "reason";

/// What is typed, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// "archive/action/12": the pop-up and the record it is about.
    pub place: String,
    pub text: String,
    /// Leaving the pop-up keeps them too: there is more than a line of them.
    pub outlive: bool,
}

impl Words {
    pub fn of(popup: &str, about: (&Entity, Id), held: &Json) -> Self {
        let (entity, id) = about;
        Self { place: format!("{popup}/{}/{id}", entity.name), text: held.to_string(), outlive: false }
    }
}

/// What a draft of a pop-up holds.
pub struct Held(Json);

impl Held {
    pub fn read(text: &str) -> Self {
        Self(serde_json::from_str(text).unwrap_or(Json::Null))
    }

    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(Json::as_str).unwrap_or_default()
    }

    pub fn is(&self, name: &str) -> bool {
        self.0.get(name).and_then(Json::as_bool).unwrap_or_default()
    }

    pub fn texts(&self, name: &str) -> Vec<String> {
        self.list(name).filter_map(Json::as_str).map(str::to_owned).collect()
    }

    pub fn ids(&self, name: &str) -> Vec<Id> {
        self.list(name).filter_map(Json::as_i64).collect()
    }

    fn list(&self, name: &str) -> impl Iterator<Item = &Json> {
        self.0.get(name).and_then(Json::as_array).into_iter().flatten()
    }

    /// Every text in it, to be read aloud: what a person typed, without numbers and marks.
    pub fn spoken(&self) -> Vec<String> {
        fn gather(value: &Json, into: &mut Vec<String>) {
            match value {
                Json::String(text) => {
                    into.extend(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned))
                }
                Json::Array(values) => values.iter().for_each(|value| gather(value, into)),
                Json::Object(values) => values.values().for_each(|value| gather(value, into)),
                _ => {}
            }
        }
        let mut texts = Vec::new();
        gather(&self.0, &mut texts);
        texts
    }
}
