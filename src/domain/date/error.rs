//! Why a text is not a date, in plain words. The text itself is not repeated here: whoever reports it has the row.

use thiserror::Error;

/// Why a date was not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// A shape we know, but a day, month or time that does not exist. The text says why.
    #[error("{0}")]
    Impossible(String),
    /// A day and month with nothing to say which year.
    #[error("there is no year, and none was guessed")]
    NoYear,
    /// A time of day alone.
    #[error("there is a time but no date")]
    NoDate,
    /// A range that ends before it starts.
    #[error("the second date is before the first")]
    Backwards,
    /// Two readings, neither safe to choose.
    #[error("this can be read in two ways: {0}")]
    Ambiguous(String),
    /// A bare number, such as a spreadsheet's.
    #[error("this is a number, not a date{0}")]
    Number(String),
    /// Longer than any date.
    #[error("this is too long to be a date")]
    TooLong,
    /// Nothing we know.
    #[error("this was not read as a date")]
    Unread,
}
