//! What a list asks of the register. The store answers it; the screen and the command line only describe it.

use super::entity::Entity;
use super::query::Query;
use super::value::Id;

/// Whether archived records take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Archived {
    #[default]
    Hide,
    Show,
    Only,
}

/// A window on the records of an entity: narrowed, ordered, from `offset`, at most `limit`.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    pub entity: &'static Entity,
    pub query: Query,
    /// Only the records of this case.
    pub case: Option<Id>,
    pub archived: Archived,
    pub offset: usize,
    pub limit: usize,
}

impl Listing {
    pub fn of(entity: &'static Entity) -> Self {
        Self { entity, query: Query::default(), case: None, archived: Archived::Hide, offset: 0, limit: usize::MAX }
    }

    pub fn case(mut self, case: Option<Id>) -> Self {
        self.case = case;
        self
    }

    pub fn query(mut self, query: Query) -> Self {
        self.query = query;
        self
    }

    pub fn window(mut self, offset: usize, limit: usize) -> Self {
        self.offset = offset;
        self.limit = limit;
        self
    }
}
