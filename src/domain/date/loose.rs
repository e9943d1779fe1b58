//! The loose date itself: an interval, how precisely it was given, and the text it came from.

use super::{ClockTime, Date, DateError};

/// How precisely a date was given. The order is part of the stored order; see the letters in `encode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A day without a time.
    Day,
    /// A day and a time to the minute.
    Minute,
    /// From the evening of one day to the morning of the next.
    Overnight,
    Week,
    PartOfMonth,
    Month,
    Season,
    /// A school term.
    Term,
    Quarter,
    PartOfYear,
    Year,
    /// From one date to another; either may be missing ("since March 2020").
    Range,
    /// Several dates given together; the interval spans them all.
    Several,
    Undated,
}

impl Precision {
    pub const ALL: [Precision; 14] = [
        Precision::Day,
        Precision::Minute,
        Precision::Overnight,
        Precision::Week,
        Precision::PartOfMonth,
        Precision::Month,
        Precision::Season,
        Precision::Term,
        Precision::Quarter,
        Precision::PartOfYear,
        Precision::Year,
        Precision::Range,
        Precision::Several,
        Precision::Undated,
    ];

    /// The name used in JSON and in queries.
    pub const fn code(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Minute => "minute",
            Precision::Overnight => "overnight",
            Precision::Week => "week",
            Precision::PartOfMonth => "part-of-month",
            Precision::Month => "month",
            Precision::Season => "season",
            Precision::Term => "term",
            Precision::Quarter => "quarter",
            Precision::PartOfYear => "part-of-year",
            Precision::Year => "year",
            Precision::Range => "range",
            Precision::Several => "several",
            Precision::Undated => "undated",
        }
    }

    /// The name in words, for a screen.
    pub const fn words(self) -> &'static str {
        match self {
            Precision::PartOfMonth => "part of a month",
            Precision::PartOfYear => "part of a year",
            Precision::Several => "several dates",
            other => other.code(),
        }
    }
}

/// A date as it was given. `start` and `end` are the first and last day it can mean, both included.
///
/// Years are 1 to 9999. `start` is missing for "until June 2019", `end` for "since June 2019", both when undated.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LooseDate {
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub precision: Precision,
    /// "c.", "about": near this, not exactly this.
    pub approx: bool,
    /// "?", "possibly": may be wrong altogether.
    pub uncertain: bool,
    pub time: Option<ClockTime>,
    /// The text as given, never changed.
    pub raw: String,
}

/// Where a date lies beside the period a review looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Before,
    Within,
    After,
    /// Part of the interval lies inside and part outside.
    Across,
    /// Undated, or the review has no period yet.
    Unknown,
}

impl LooseDate {
    /// A certain day, its raw text in ISO form.
    pub fn day(date: Date) -> Self {
        Self::spanning(date, date, Precision::Day).with_raw(date.to_string())
    }

    /// No date at all.
    pub fn undated() -> Self {
        Self {
            start: None,
            end: None,
            precision: Precision::Undated,
            approx: false,
            uncertain: false,
            time: None,
            raw: String::new(),
        }
    }

    pub(super) fn spanning(start: Date, end: Date, precision: Precision) -> Self {
        Self { start: Some(start), end: Some(end), precision, ..Self::undated() }
    }

    pub(super) fn with_raw(mut self, raw: impl Into<String>) -> Self {
        self.raw = raw.into();
        self
    }

    /// Join a time that stood in a column of its own. A date looser than a day is left as it is: a time of day
    /// within "March 2020" says nothing about its order.
    pub fn with_time(mut self, time: ClockTime) -> Self {
        match self.precision {
            Precision::Day | Precision::Minute => {
                self.precision = Precision::Minute;
                self.time = Some(time);
            }
            Precision::Overnight => self.time = Some(time),
            _ => {}
        }
        self
    }

    /// The one day this is, if a day was given.
    pub fn exact_day(&self) -> Option<Date> {
        matches!(self.precision, Precision::Day | Precision::Minute).then_some(self.start).flatten()
    }

    /// Whether any day of this may be the same as any day of the other.
    pub fn overlaps(&self, other: &LooseDate) -> bool {
        if self.precision == Precision::Undated || other.precision == Precision::Undated {
            return false;
        }
        let begins_in_time = |a: &LooseDate, b: &LooseDate| match (a.start, b.end) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        };
        begins_in_time(self, other) && begins_in_time(other, self)
    }

    /// Where this lies beside the period from `from` to `to`, both included and either open.
    pub fn place(&self, from: Option<Date>, to: Option<Date>) -> Place {
        if self.precision == Precision::Undated || (from.is_none() && to.is_none()) {
            return Place::Unknown;
        }
        let before = |date: Option<Date>| matches!((date, from), (Some(date), Some(from)) if date < from);
        let after = |date: Option<Date>| matches!((date, to), (Some(date), Some(to)) if date > to);
        if before(self.end) {
            Place::Before
        } else if after(self.start) {
            Place::After
        } else if before(self.start)
            || after(self.end)
            || (self.start.is_none() && from.is_some())
            || (self.end.is_none() && to.is_some())
        {
            Place::Across
        } else {
            Place::Within
        }
    }
}

/// The day, or why there is no such day.
pub(super) fn real_day(year: i32, month: u32, day: u32) -> Result<Date, DateError> {
    let impossible = |why: String| Err(DateError::Impossible(why));
    let Some(name) = super::words::month_name(month) else {
        return impossible(format!("there is no month {month}; the day is read first, then the month"));
    };
    let made = i16::try_from(year)
        .ok()
        .zip(i8::try_from(month).ok())
        .and_then(|(year, month)| Date::new(year, month, 1).ok().zip(Some((year, month))));
    let Some((first, (year, month))) = made.filter(|_| year >= 1) else {
        return impossible(format!("the year {year} cannot be used"));
    };
    match i8::try_from(day).ok().and_then(|day| Date::new(year, month, day).ok()) {
        Some(date) => Ok(date),
        None if day == 0 => impossible(format!("there is no day 0 in {name} {year}")),
        None => {
            impossible(format!("{day} {name} {year} does not exist: {name} {year} has {} days", first.days_in_month()))
        }
    }
}

/// The first and last day of a month.
pub(super) fn month_span(year: i32, month: u32) -> Result<(Date, Date), DateError> {
    real_day(year, month, 1).map(|first| (first, first.last_of_month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loose(start: Option<Date>, end: Option<Date>) -> LooseDate {
        LooseDate { start, end, precision: Precision::Range, ..LooseDate::undated() }
    }

    #[test]
    fn a_place_beside_the_scope_is_never_more_certain_than_the_interval() {
        let day = |d| Some(Date::constant(2020, 1, d));
        let scope = |date: LooseDate| date.place(day(10), day(20));
        assert_eq!(scope(loose(day(1), day(9))), Place::Before);
        assert_eq!(scope(loose(day(1), day(10))), Place::Across);
        assert_eq!(scope(loose(day(10), day(20))), Place::Within);
        assert_eq!(scope(loose(day(21), None)), Place::After);
        assert_eq!(scope(loose(day(15), None)), Place::Across);
        assert_eq!(scope(loose(None, day(15))), Place::Across);
        assert_eq!(scope(LooseDate::undated()), Place::Unknown);
        assert_eq!(LooseDate::day(Date::constant(2020, 1, 9)).place(None, None), Place::Unknown);
    }

    #[test]
    fn a_time_is_not_joined_to_a_month() {
        let time = ClockTime::new(14, 20).unwrap();
        let (start, end) = month_span(2020, 2).unwrap();
        let month = LooseDate::spanning(start, end, Precision::Month);
        assert_eq!(month.clone().with_time(time), month);
        assert_eq!(LooseDate::day(start).with_time(time).precision, Precision::Minute);
    }

    #[test]
    fn intervals_that_only_touch_overlap() {
        let day = |d| Some(Date::constant(2020, 1, d));
        assert!(loose(day(1), day(5)).overlaps(&loose(day(5), None)));
        assert!(!loose(day(1), day(5)).overlaps(&loose(day(6), day(7))));
        assert!(!loose(day(1), day(5)).overlaps(&LooseDate::undated()));
    }
}
