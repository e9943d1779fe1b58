//! A length of time as typed: `1m`, `6m`, `10wd`, `21d`, `8w`, `6 months`.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// What a span counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Calendar days.
    Day,
    Week,
    /// Calendar months: same day number.
    Month,
    WorkingDay,
}

impl Unit {
    const fn short(self) -> &'static str {
        match self {
            Unit::Day => "d",
            Unit::Week => "w",
            Unit::Month => "m",
            Unit::WorkingDay => "wd",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::WorkingDay => "working day",
        }
    }

    /// The most that makes sense: ten years of anything.
    const fn most(self) -> u32 {
        match self {
            Unit::Day => 3660,
            Unit::Week => 520,
            Unit::Month => 120,
            Unit::WorkingDay => 2600,
        }
    }
}

/// A length of time above nothing and up to ten years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    count: u32,
    unit: Unit,
}

/// Why a text is no span.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SpanError {
    #[error("a span of nothing has no due date; give one or more, such as 1m")]
    Zero,
    #[error("a span cannot be negative; to count back from a date, use --before")]
    Negative,
    #[error("{0} {1}s is more than ten years, which no deadline is; the most is {2}")]
    Huge(String, &'static str, u32),
    #[error("a span is a whole number; give 15d rather than half a month")]
    Fraction,
    #[error("\"{0}\" is not a unit of time; use d (days), w (weeks), m (months) or wd (working days)")]
    Unit(String),
    #[error("a number alone is not a span; say of what: d (days), w (weeks), m (months) or wd (working days)")]
    NoUnit,
    #[error("this is not a span; give a number and a unit, such as 1m, 6m, 10wd, 21d or 8w")]
    NotASpan,
}

impl Span {
    /// # Errors
    /// Nothing, or more than ten years.
    pub fn new(count: u32, unit: Unit) -> Result<Self, SpanError> {
        match count {
            0 => Err(SpanError::Zero),
            _ if count > unit.most() => Err(SpanError::Huge(count.to_string(), unit.words(), unit.most())),
            _ => Ok(Self { count, unit }),
        }
    }

    pub const fn count(self) -> u32 {
        self.count
    }

    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// The short form, `6m`, which [`FromStr`] reads.
    pub fn code(self) -> String {
        format!("{}{}", self.count, self.unit.short())
    }

    /// # Errors
    /// See [`SpanError`]: each says what to type instead.
    pub fn parse(text: &str) -> Result<Self, SpanError> {
        let lower = text.trim().to_lowercase();
        let body = lower.strip_prefix('+').unwrap_or(&lower);
        if body.starts_with(['-', '\u{2212}', '\u{2013}']) {
            return Err(SpanError::Negative);
        }
        let (figures, unit) = body
            .split_at_checked(body.find(|char: char| !char.is_ascii_digit()).unwrap_or(body.len()))
            .unwrap_or((body, ""));
        if figures.is_empty() {
            return Err(SpanError::NotASpan);
        }
        if unit.starts_with(['.', ',']) || unit.contains('\u{bd}') {
            return Err(SpanError::Fraction);
        }
        let words: Vec<&str> =
            unit.split(|char: char| char.is_whitespace() || char == '-').filter(|word| !word.is_empty()).collect();
        let unit = match words.as_slice() {
            [] => return Err(SpanError::NoUnit),
            ["d" | "day" | "days"] | ["calendar", "day" | "days"] => Unit::Day,
            ["w" | "wk" | "wks" | "week" | "weeks"] => Unit::Week,
            ["m" | "mth" | "mths" | "month" | "months"] | ["calendar", "month" | "months"] => Unit::Month,
            ["wd" | "wds"] | ["working" | "work", "day" | "days"] => Unit::WorkingDay,
            ["y" | "yr" | "yrs" | "year" | "years"] => {
                let years: u32 = figures.parse().unwrap_or(u32::MAX);
                let months = years.checked_mul(12).filter(|months| *months <= Unit::Month.most());
                let huge = SpanError::Huge(figures.to_owned(), "year", 10);
                return months.map_or(Err(huge), |months| Self::new(months, Unit::Month));
            }
            other => return Err(SpanError::Unit(other.join(" "))),
        };
        match figures.parse() {
            Ok(count) => Self::new(count, unit),
            Err(_) => Err(SpanError::Huge(figures.to_owned(), unit.words(), unit.most())),
        }
    }
}

impl FromStr for Span {
    type Err = SpanError;

    fn from_str(text: &str) -> Result<Self, SpanError> {
        Self::parse(text)
    }
}

impl fmt::Display for Span {
    /// "6 months", "1 working day".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.count, self.unit.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_short_and_in_words() {
        for (text, want) in [
            ("1m", "1 month"),
            ("6m", "6 months"),
            ("10wd", "10 working days"),
            ("21d", "21 days"),
            ("8w", "8 weeks"),
            ("+2w", "2 weeks"),
            ("6 months", "6 months"),
            ("10 Working Days", "10 working days"),
            ("1y", "12 months"),
        ] {
            let span = Span::parse(text).unwrap();
            assert_eq!(span.to_string(), want);
            assert_eq!(Span::parse(&span.code()), Ok(span));
        }
    }

    #[test]
    fn a_senseless_span_says_what_to_type_instead() {
        for (text, part) in [
            ("0m", "span of nothing"),
            ("0y", "span of nothing"),
            ("-6m", "--before"),
            ("121m", "more than ten years"),
            ("99999999999999d", "more than ten years"),
            ("999999999y", "more than ten years"),
            ("6x", "\"x\" is not a unit"),
            ("6", "say of what"),
            ("1.5m", "whole number"),
            ("", "not a span"),
            ("m", "not a span"),
            ("soon", "not a span"),
        ] {
            let error = Span::parse(text).unwrap_err().to_string();
            assert!(error.contains(part), "{text}: {error}");
        }
    }
}
