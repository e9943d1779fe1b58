//! What a review is. Pure: no files, no clock, no screen, no SQL. "Today" is always handed in.

pub mod calendar;
pub mod change;
pub mod chronology;
pub mod date;
pub mod due;
pub mod entity;
pub mod field;
pub mod find;
pub mod fold;
pub mod journal;
pub mod leak;
pub mod letters;
pub mod listing;
pub mod process;
pub mod pseudonym;
pub mod query;
pub mod record;
pub mod register;
pub mod value;
pub mod vocabulary;
