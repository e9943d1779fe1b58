//! Stand-in until the query room lands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query;
