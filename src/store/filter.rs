//! Stand-in until the filter lands: every record matches.

use crate::domain::entity::Entity;
use crate::domain::query::{Context, Query};
use crate::domain::value::Stored;

pub struct Compiled {
    pub where_sql: String,
    pub params: Vec<Stored>,
    pub order_sql: String,
}

pub fn compile(_query: &Query, _entity: &'static Entity, _context: &Context) -> Compiled {
    Compiled { where_sql: String::new(), params: Vec::new(), order_sql: String::new() }
}
