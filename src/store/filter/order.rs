//! The order of a list.

use super::{Scope, column, quote};
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::query::{DUE, Query, owed_after};
use crate::error::Result;

/// The order of a list, which can be read from either end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order(Vec<(String, Way)>);

/// The way a key of an order runs. SQLite puts what is missing first upwards and last downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    UpMissingLast,
    Down,
}

impl Order {
    /// From the first row on; what follows ORDER BY.
    pub fn forwards(&self) -> String {
        self.terms(|way| match way {
            Way::Up => "",
            Way::UpMissingLast => " NULLS LAST",
            Way::Down => " DESC",
        })
    }

    /// From the last row back.
    pub fn backwards(&self) -> String {
        self.terms(|way| match way {
            Way::Up => " DESC",
            Way::UpMissingLast => " DESC NULLS FIRST",
            Way::Down => "",
        })
    }

    fn terms(&self, said: fn(Way) -> &'static str) -> String {
        let terms: Vec<String> = self.0.iter().map(|(key, way)| format!("{key}{}", said(*way))).collect();
        terms.join(", ")
    }
}

impl Scope<'_> {
    /// Group first, then what was asked for, else the default order; the id always last, in the direction of what
    /// stands before it, so that an index serves the whole.
    pub(super) fn order(&self, query: &Query) -> Result<Order> {
        let mut parts = Vec::new();
        let mut down = false;
        if let Some(group) = query.group {
            parts.push(self.sorted(group, false)?);
        }
        for (field, descending) in &query.sort {
            down = *descending;
            parts.push(self.sorted(field, down)?);
        }
        if query.sort.is_empty() {
            for name in self.entity.order {
                let bare = name.trim_start_matches('-');
                down = bare.len() != name.len();
                parts.push(plain(self.entity, bare, down, parts.is_empty()));
            }
        }
        parts.push(("t.id".to_owned(), if down { Way::Down } else { Way::Up }));
        Ok(Order(parts))
    }

    /// A field as people expect it sorted: choices in the order of their list, links by what they are called, texts
    /// without regard to case, and what is missing last.
    fn sorted(&self, name: &str, down: bool) -> Result<(String, Way)> {
        let way = if down { Way::Down } else { Way::UpMissingLast };
        let Some(field) = self.entity.field(name) else {
            return Ok(match name {
                DUE => (self.next_due(), way),
                _ => ("t.id".to_owned(), if down { Way::Down } else { Way::Up }),
            });
        };
        self.allow(field)?;
        let column = self.own(field.name);
        let leads = self.entity.order.first().is_some_and(|first| first.trim_start_matches('-') == name);
        let key = match field.kind {
            Kind::Choice(list) => {
                let cases: Vec<String> = list
                    .terms
                    .iter()
                    .enumerate()
                    .map(|(place, term)| format!("WHEN '{}' THEN {place}", term.code.replace('\'', "''")))
                    .collect();
                // A code that is not in the list, as an open list allows, comes after those that are.
                let other = list.terms.len();
                format!("iif({column} IS NULL, NULL, CASE {column} {} ELSE {other} END)", cases.join(" "))
            }
            Kind::Link(target) => self.called(target, &column, 1),
            Kind::Text | Kind::Long if !leads => format!("{column} COLLATE NOCASE"),
            _ => column,
        };
        Ok((key, way))
    }

    /// What a record pointed to is called, as one text to sort by.
    fn called(&self, target: &str, pointer: &str, depth: u8) -> String {
        let Some(entity) = self.entity(target) else { return pointer.to_owned() };
        let alias = format!("o{depth}");
        let mut words: Vec<String> = Vec::new();
        for field in entity.title.iter().filter_map(|name| entity.field(name)).filter(|field| !field.private) {
            let column = column(&alias, field.name);
            match field.kind {
                Kind::Link(next) if depth > 0 => words.push(self.called(next, &column, depth - 1)),
                Kind::Link(_) => {}
                _ => words.push(column),
            }
        }
        let words: Vec<String> = words.iter().map(|word| format!("coalesce({word}, '')")).collect();
        let words = if words.is_empty() { format!("{alias}.id") } else { words.join(" || ' ' || ") };
        format!("(SELECT {words} FROM {} AS {alias} WHERE {alias}.id = {pointer}) COLLATE NOCASE", quote(target))
    }

    /// The first day by which something is still owed.
    fn next_due(&self) -> String {
        let entity = self.entity;
        let days: Vec<String> = entity
            .fields
            .iter()
            .filter_map(|field| field.due.map(|due| (field, due)))
            .filter(|(field, _)| !owed_after(entity, field.name))
            .map(|(field, due)| {
                format!("iif({} IS NULL, coalesce({}, '~'), '~')", column("t", due.until), self.own(field.name))
            })
            .collect();
        match days.as_slice() {
            [] => "t.id".to_owned(),
            [one] => format!("nullif({one}, '~')"),
            _ => format!("nullif(min({}), '~')", days.join(", ")),
        }
    }
}

/// A column of the default order, plainly, so that an index serves it.
fn plain(entity: &Entity, name: &str, down: bool, first: bool) -> (String, Way) {
    let needed = entity.field(name).is_none_or(|field: &Field| field.required);
    let way = match (down, first && !needed) {
        (true, _) => Way::Down,
        (false, true) => Way::UpMissingLast,
        (false, false) => Way::Up,
    };
    (column("t", name), way)
}
