//! One date as written, which may lack its month or year and take it from a neighbour ("12 to 14 March 2020").

use super::loose::{month_span, real_day};
use super::{ClockTime, Date, DateError, LooseDate, Precision};

/// A date, or the part of one that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// A day number alone.
    Day(u32),
    /// A day and a month; `figures` when both were figures, which could also be a month and a year.
    DayMonth {
        day: u32,
        month: u32,
        figures: bool,
    },
    Month(u32),
    /// First day, last day, how precise.
    Whole(Date, Date, Precision),
}

/// A date as written with what stood beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub written: Written,
    pub time: Option<ClockTime>,
    /// A second time earlier than the first: it ran past midnight.
    pub past_midnight: bool,
}

impl Piece {
    pub fn new(written: Written) -> Self {
        Self { written, time: None, past_midnight: false }
    }
}

impl Written {
    pub fn day(year: i32, month: u32, day: u32) -> Result<Self, DateError> {
        real_day(year, month, day).map(|date| Written::Whole(date, date, Precision::Day))
    }

    pub fn month(year: i32, month: u32) -> Result<Self, DateError> {
        month_span(year, month).map(|(start, end)| Written::Whole(start, end, Precision::Month))
    }

    /// Take what is missing from another date. `later` says that the other one is later, so that "28 December to 3
    /// January 2021" starts in 2020. `None` when the two do not go together.
    pub fn filled_from(self, other: Written, later: bool) -> Option<Result<Written, DateError>> {
        let Written::Whole(date, _, precision) = other else {
            return matches!(self, Written::Whole(..)).then_some(Ok(self));
        };
        let is_day = precision == Precision::Day;
        let (year, month) = (i32::from(date.year()), u32::from(date.month().unsigned_abs()));
        // Only a year is moved, and only when the months say that a new year began between the two.
        let turned = |own: u32| if later && own > month { year - 1 } else { year };
        match self {
            Written::Whole(..) => Some(Ok(self)),
            Written::Day(day) if is_day && later => Some(Written::day(year, month, day)),
            Written::DayMonth { day, month: own, .. } if is_day => Some(Written::day(turned(own), own, day)),
            Written::Month(own) if precision == Precision::Month => Some(Written::month(turned(own), own)),
            _ => None,
        }
    }

    /// The date by itself.
    pub fn alone(self) -> Result<LooseDate, DateError> {
        match self {
            Written::Whole(start, end, precision) => Ok(LooseDate::spanning(start, end, precision)),
            Written::DayMonth { day, month, figures: true } => Err(DateError::Ambiguous(format!(
                "{day}/{month:02} may be a day and month without a year, or a month and a year"
            ))),
            Written::DayMonth { .. } | Written::Month(_) => Err(DateError::NoYear),
            Written::Day(_) => Err(DateError::Unread),
        }
    }
}

/// The year two figures stand for: 00 to 39 in this century, 40 to 99 in the last.
pub(super) fn century(two: u32) -> i32 {
    let two = i32::try_from(two.min(99)).unwrap_or(0);
    if two < 40 { 2000 + two } else { 1900 + two }
}
