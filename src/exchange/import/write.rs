//! Records made and changed by an import, as changes of its one batch, and what each change is in words. Must not
//! know rows, or which record a row is.

use std::collections::HashMap;

use super::draft::{Named, Part};
use super::join::Joiner;
use super::report::{Problem, shortened};
use crate::domain::change::Change;
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::record::Record;
use crate::domain::value::{Id, Ref, Style, Value};

/// A record this import writes to, as it is after what was written so far.
#[derive(Debug, Clone)]
pub struct Working {
    pub record: Record,
    /// Which row gave a field its value.
    given: HashMap<&'static str, String>,
}

impl Working {
    pub fn of(record: Record) -> Self {
        Self { record, given: HashMap::new() }
    }

    pub fn id(&self) -> Id {
        self.record.id
    }
}

/// The links of a row and what is to be said of them.
#[derive(Debug, Default)]
pub struct Links {
    pub values: Vec<(&'static Field, Value)>,
    pub kept: Vec<String>,
    pub problems: Vec<Problem>,
}

/// What came of a record that was there already.
#[derive(Debug, Default)]
pub struct Told {
    pub changed: Vec<String>,
    /// Values that were changed in the register since the last import and stay.
    pub kept: Vec<String>,
    pub problems: Vec<Problem>,
}

/// Whose value stands where the register and the file differ.
enum Stands {
    File,
    Register,
    /// A person has to look, for this reason; the register's stays until then.
    Nobody(&'static str),
}

/// The fields of an action that make up its target.
const TARGET: [&str; 3] = ["due", "target", "target_kind"];

/// Whether a target is said to be a day where that day stands already: a plan of ours does not say it twice.
fn is_the_same_day(field: &Field, before: &Record, part: &Part) -> bool {
    let day = |value: &Value| matches!(value, Value::Date(_)) && same(before.get("due"), value);
    field.name == "target_kind"
        && before.get("target_kind").is_missing()
        && part.text("target_kind") == "day"
        && part.get("due").is_some_and(day)
}

/// Whether a value that differs is to be passed over all the same.
fn says_nothing_new(field: &Field, old: &Value, new: &Value) -> bool {
    match field.name {
        // The first target date is never changed once it is there.
        "original_due" => !old.is_missing(),
        "remarks" => old.as_text().is_some_and(|old| new.as_text().is_some_and(|new| old.contains(new))),
        // That an action is open takes away that it is done, and no colour.
        "rag" => new.is_missing() && old.as_text() != Some("blue"),
        _ => false,
    }
}

/// Whether two values of a field say the same. A loose date is what it means, not how it was written; a text is its
/// words.
pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Loose(a), Value::Loose(b)) => {
            (a.start, a.end, a.precision, a.approx, a.uncertain, a.time)
                == (b.start, b.end, b.precision, b.approx, b.uncertain, b.time)
        }
        (Value::Text(a), Value::Text(b)) => {
            // Programs differ in the spaces and control characters they save, and no more.
            let seen = |c: &char| !c.is_whitespace() && !c.is_control();
            a == b || a.chars().filter(seen).eq(b.chars().filter(seen))
        }
        _ => a == b,
    }
}

/// The remarks with lines added that are not there yet.
fn remarks_with(old: &Value, kept: &[String]) -> Option<Value> {
    let there = old.as_text().unwrap_or_default();
    let new: Vec<&str> = kept.iter().map(String::as_str).filter(|line| !there.contains(line)).collect();
    if new.is_empty() {
        return None;
    }
    let lines = std::iter::once(there).filter(|text| !text.is_empty()).chain(new);
    Some(Value::text(lines.collect::<Vec<_>>().join("\n")))
}

impl Joiner<'_> {
    /// A new record; its link holds the negative id by which this batch knows it.
    pub(super) fn add(&mut self, entity: &'static Entity, values: Vec<(&'static str, Value)>, label: &str) -> Ref {
        self.batch.push(Change::Add { entity, values });
        self.added += 1;
        *self.counts.entry(entity.name).or_default() += 1;
        Ref::new(-self.added, label)
    }

    /// A new record from a part of a row, with links and kept lines; what stands in `first` goes before the part.
    pub(super) fn add_part(
        &mut self,
        entity: &'static Entity,
        first: Vec<(&'static str, Value)>,
        part: &Part,
        links: &Links,
        at: &str,
    ) -> Working {
        let mut working = Working::of(Record::blank(entity));
        let mut values: Vec<(&'static str, Value)> = Vec::new();
        let given = part.values.iter().chain(&links.values).map(|(field, value)| (field.name, value.clone()));
        let kept: Vec<String> = part.kept.iter().chain(&links.kept).cloned().collect();
        let own = part.values.iter().find(|(field, _)| field.name == "remarks").map(|(_, value)| value.clone());
        let remarks = remarks_with(&own.unwrap_or_default(), &kept).map(|value| ("remarks", value));
        for (name, value) in first.into_iter().chain(given).chain(remarks) {
            working.record.set(name, value.clone());
            // What is left open by one row may be said by a later one.
            if !value.is_missing() {
                working.given.insert(name, at.to_owned());
            }
            match values.iter_mut().find(|(own, _)| *own == name) {
                Some((_, slot)) => *slot = value,
                None => values.push((name, value)),
            }
        }
        working.record.id = self.add(entity, values, "").id;
        working
    }

    /// Writes what a row says of a record that is there. A value another row of the file gave already stays, and so
    /// does one that was changed in the register since the last import; the row says so.
    pub(super) fn update(&mut self, working: &mut Working, part: &Part, links: &Links, at: &str) -> Told {
        let mut told = Told::default();
        let before = working.record.clone();
        let entity = before.entity;
        for (field, new) in part.values.iter().chain(&links.values) {
            let old = working.record.get(field.name).clone();
            if same(&old, new) {
                working.given.entry(field.name).or_insert_with(|| at.to_owned());
                continue;
            }
            if says_nothing_new(field, &old, new) || is_the_same_day(field, &before, part) {
                continue;
            }
            let shown = self.words(field, new);
            let (heading, raw) = part.cell(field.name).unwrap_or((field.label, shown.as_str()));
            let problem = |why: String| Problem::of_field(field.name, heading, raw, why);
            if let Some(other) = working.given.get(field.name).filter(|other| *other != at) {
                let (is, of) = (self.words(field, &old), entity.label.to_lowercase());
                told.problems.push(problem(format!("{other} says \"{is}\" for the same {of}")));
                continue;
            }
            let here =
                if field.private { "a private value".to_owned() } else { format!("\"{}\"", self.words(field, &old)) };
            match self.stands(&before, field, part, links) {
                Stands::File => told.changed.extend(self.set(working, field, new.clone(), at)),
                Stands::Register if new.is_missing() => {}
                Stands::Register => told.kept.push(format!(
                    "{}: {here} was set here since the last import and stays; the file still says \"{raw}\"",
                    field.label
                )),
                Stands::Nobody(why) => told.problems.push(problem(format!("{why}: {here}, which stays"))),
            }
        }
        let given = self.known.given(entity.name, before.id, "remarks").and_then(Value::as_text).unwrap_or_default();
        let kept = part.kept.iter().chain(&links.kept).filter(|line| !given.contains(line.as_str())).cloned();
        let kept: Vec<String> = kept.collect();
        if let (Some(field), Some(new)) = (entity.field("remarks"), remarks_with(working.record.get("remarks"), &kept))
        {
            told.changed.extend(self.set(working, field, new, at));
        }
        told
    }

    /// The last import, the register and the file: whose value stands.
    fn stands(&self, before: &Record, field: &Field, part: &Part, links: &Links) -> Stands {
        let given = |name: &str| self.known.given(before.entity.name, before.id, name);
        if before.id < 0 {
            return Stands::File;
        }
        if given(field.name).is_none() {
            let old = before.get(field.name);
            let untouched = old.is_missing() || old.as_text() == Some(field.initial).filter(|code| !code.is_empty());
            return if untouched {
                Stands::File
            } else {
                Stands::Nobody("the register says otherwise, and no import gave it")
            };
        }
        // A target is one thing in several fields.
        let own = [field.name];
        let together: &[&str] = if TARGET.contains(&field.name) { &TARGET } else { &own };
        let moved_here = together.iter().any(|name| given(name).is_some_and(|given| !same(before.get(name), given)));
        let in_file = |name: &str| part.values.iter().chain(&links.values).find(|(own, _)| own.name == name);
        let moved_there = together
            .iter()
            .any(|name| in_file(name).is_some_and(|(_, new)| given(name).is_some_and(|given| !same(new, given))));
        match (moved_here, moved_there) {
            (false, _) => Stands::File,
            (true, false) => Stands::Register,
            (true, true) => Stands::Nobody("the file has changed, and so has the register since the last import"),
        }
    }

    fn set(&mut self, working: &mut Working, field: &'static Field, new: Value, at: &str) -> Option<String> {
        let old = working.record.get(field.name).clone();
        let (entity, id) = (working.record.entity, working.record.id);
        let said = if !field.is_open() {
            format!("{}: changed", field.label)
        } else {
            format!("{}: {} -> {}", field.label, self.words(field, &old), self.words(field, &new))
        };
        working.record.set(field.name, new.clone());
        working.given.insert(field.name, at.to_owned());
        self.batch.push(Change::set(entity, id, field, old, new));
        if id < 0 {
            return None;
        }
        self.changed.insert((entity.name, id));
        Some(said)
    }

    fn words(&self, field: &Field, value: &Value) -> String {
        let shown = match value {
            Value::Loose(date) => date.to_string(),
            other => other.show(field.kind, Style::Edit, self.request.today),
        };
        if shown.is_empty() { "(empty)".to_owned() } else { shortened(&shown) }
    }

    /// The records a part names, added where they are missing.
    pub(super) fn links(&mut self, part: &Part) -> Links {
        let mut links = Links::default();
        for Named { field, name, heading } in &part.names {
            let meant = match field.kind {
                Kind::Link("agency") => self.agency(name),
                _ => self.chair(name),
            };
            links
                .problems
                .extend(meant.why.iter().map(|why| Problem::of_field(field.name, heading, name, why.as_str()).light()));
            if meant.keep {
                links.kept.push(format!("{heading}: {name}"));
            }
            links.values.extend(meant.link.map(|link| (*field, Value::Link(link))));
        }
        links
    }
}
