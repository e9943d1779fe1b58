//! What a review is. Pure: no files, no clock, no screen, no SQL. "Today" is always handed in.

pub mod change;
pub mod date;
pub mod entity;
pub mod field;
pub mod fold;
pub mod query;
pub mod record;
pub mod register;
pub mod value;
pub mod vocabulary;
