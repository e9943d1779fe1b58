//! A query as SQL over one table, under the alias `t`. Owns what words and terms match and in what order records come;
//! knows nothing of windows, of archived records or of the case a list is opened in.
//!
//! Plain terms compare plain columns, and the default order is plain columns and then the id, so that both are served
//! by an index: `NULLS LAST` stands only at the first column, where SQLite walks the index in two parts, the dated
//! records and then those without a date, instead of sorting.

mod order;
mod term;
mod title;
mod word;

#[cfg(test)]
mod tests;

pub use word::{holds, register_holds, worded};

use std::cell::Cell;

pub use self::order::Order;

use super::dated;
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::query::{Context, Query};
use crate::domain::value::Stored;
use crate::error::{Error, Result};

/// The parts of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Compiled {
    /// A condition without WHERE; empty when every record matches.
    pub where_sql: String,
    /// What the `?` of `where_sql` stand for, in order.
    pub params: Vec<Stored>,
    /// Never empty, has no parameters.
    pub order: Order,
    /// Whether the clocks of the cases are asked.
    pub asks_clocks: bool,
}

/// Compiles a query for `entity`. `entities` are the tables links may lead to. The connection needs
/// [`register_holds`] and, where clocks are asked, their dates.
///
/// # Errors
/// Denied, when a term, the order or the grouping would tell what a private field holds and it is not revealed.
/// User, when a date or number cannot be read.
pub fn compile(
    query: &Query,
    entity: &'static Entity,
    entities: &'static [&'static Entity],
    context: &Context,
) -> Result<Compiled> {
    let mut scope = Scope { entity, entities, context, params: Vec::new(), asks_clocks: Cell::new(false) };
    let mut parts = Vec::new();
    for word in &query.words {
        parts.push(scope.word(word));
    }
    for term in &query.terms {
        parts.push(scope.term(term)?);
    }
    let order = scope.order(query)?;
    let asks_clocks = scope.asks_clocks.get();
    Ok(Compiled { where_sql: parts.join(" AND "), params: scope.params, order, asks_clocks })
}

/// What is being compiled. Every method that gives a piece of SQL adds the parameters of that piece in its order.
struct Scope<'a> {
    entity: &'static Entity,
    entities: &'static [&'static Entity],
    context: &'a Context,
    params: Vec<Stored>,
    asks_clocks: Cell<bool>,
}

impl Scope<'_> {
    fn text(&mut self, text: impl Into<String>) -> &'static str {
        self.params.push(Stored::Text(text.into()));
        "?"
    }

    fn entity(&self, name: &str) -> Option<&'static Entity> {
        self.entities.iter().copied().find(|entity| entity.name == name)
    }

    /// A field of the records themselves, as a list shows it.
    fn own(&self, field: &str) -> String {
        if dated::is_dated(self.entity, field) {
            self.asks_clocks.set(true);
            return dated::shown(field);
        }
        column("t", field)
    }

    /// Refuses to reveal a private field by what it matches.
    fn allow(&self, field: &Field) -> Result<()> {
        if field.private && !self.context.revealed {
            return Err(Error::denied(format!("\"{}\" is private", field.label))
                .safe("Nothing of it was shown")
                .next("Reveal private values first"));
        }
        Ok(())
    }
}

/// A column of the table the alias names.
fn column(alias: &str, name: &str) -> String {
    format!("{alias}.{}", quote(name))
}

fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Alternatives as one condition; nothing to choose from is never true.
fn any_of(parts: &[String]) -> String {
    match parts {
        [] => "0".to_owned(),
        [one] => one.clone(),
        _ => format!("({})", parts.join(" OR ")),
    }
}

/// The opposite, which a missing value also fulfils.
fn unless(negated: bool, condition: String) -> String {
    if negated { format!("({condition}) IS NOT TRUE") } else { condition }
}
