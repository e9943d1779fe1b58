//! Stand-in until the query room lands.
use super::date::Date;
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query;
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    pub today: Date,
}
impl Context {
    pub const fn new(today: Date) -> Self {
        Self { today }
    }
}
