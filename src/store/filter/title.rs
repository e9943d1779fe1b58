//! Where a piece of text is looked for: in the texts of a record, in the labels of its choices, and in the titles of
//! the records it points to.

use super::{Scope, any_of, column, quote};
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::fold::fold_text;
use crate::domain::value::Stored;
use crate::domain::vocabulary::List;

impl Scope<'_> {
    /// The conditions under which a folded text is found in these fields of the record the alias names. Links are
    /// followed `depth` times.
    pub(super) fn found(
        &mut self,
        alias: &str,
        entity: &'static Entity,
        fields: &[&'static Field],
        needle: &str,
        depth: u8,
    ) -> Vec<String> {
        let open: Vec<&&Field> = fields.iter().filter(|field| !field.private).collect();
        let mut parts = Vec::new();
        let texts: Vec<String> =
            open.iter().filter(|field| is_text(field.kind)).map(|field| column(alias, field.name)).collect();
        if !texts.is_empty() {
            let place = self.text(needle);
            parts.push(format!("holds({place}, {})", texts.join(", ")));
        }
        for field in open {
            let column = column(alias, field.name);
            match field.kind {
                Kind::Choice(list) => parts.extend(self.one_of(&column, &labelled(list, needle))),
                Kind::Choices(list) => parts.extend(self.among(&column, &labelled(list, needle))),
                Kind::Link(target) if depth > 0 && target != entity.name => {
                    parts.extend(self.pointed(&column, target, needle, depth - 1));
                }
                _ => {}
            }
        }
        parts
    }

    /// The condition that the title of the record a column points to holds the text.
    pub(super) fn pointed(&mut self, column: &str, target: &str, needle: &str, depth: u8) -> Option<String> {
        let entity = self.entity(target)?;
        let fields: Vec<&'static Field> = entity.title.iter().filter_map(|name| entity.field(name)).collect();
        let alias = format!("l{depth}");
        let found = self.found(&alias, entity, &fields, needle, depth);
        // Without a correlation SQLite gathers these ids once a statement, not once a record.
        (!found.is_empty()).then(|| {
            format!("{column} IN (SELECT {alias}.id FROM {} AS {alias} WHERE {})", quote(target), any_of(&found))
        })
    }

    /// The condition that a column holds one of the codes.
    pub(super) fn one_of(&mut self, column: &str, codes: &[&str]) -> Option<String> {
        let places: Vec<&str> = codes.iter().map(|code| self.text(*code)).collect();
        match places.as_slice() {
            [] => None,
            [place] => Some(format!("{column} = {place}")),
            _ => Some(format!("{column} IN ({})", places.join(", "))),
        }
    }

    /// The condition that a column of several codes, which lies as a JSON array, holds one of these.
    pub(super) fn among(&mut self, column: &str, codes: &[&str]) -> Option<String> {
        let parts: Vec<String> = codes
            .iter()
            .map(|code| {
                self.params.push(Stored::Text(serde_json::Value::from(*code).to_string()));
                format!("instr({column}, ?) > 0")
            })
            .collect();
        (!parts.is_empty()).then(|| any_of(&parts))
    }
}

fn is_text(kind: Kind) -> bool {
    match kind {
        Kind::Text | Kind::Long => true,
        // An open list keeps texts it does not know as they are.
        Kind::Choice(list) | Kind::Choices(list) => list.open,
        _ => false,
    }
}

/// The codes whose labels hold the text.
fn labelled(list: &'static List, needle: &str) -> Vec<&'static str> {
    list.terms.iter().filter(|term| fold_text(term.label).contains(needle)).map(|term| term.code).collect()
}
