//! What is odd about a date. It is pointed out, never put right in silence.

use super::token::{Tok, tokens};
use super::{Date, LooseDate, Precision, long, words};

/// Days that computers write for "no date": the zero of several systems, and the last day there is.
const STAND_INS: [(i16, i8, i8); 7] =
    [(1, 1, 1), (1753, 1, 1), (1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1970, 1, 1), (1904, 1, 1)];

impl LooseDate {
    /// What a person should look at, in words; empty for an ordinary date. Nothing is changed.
    pub fn warnings(&self, today: Date) -> Vec<String> {
        let mut found = Vec::new();
        let stands_in = self
            .start
            .is_some_and(|date| date.year() == 9999 || STAND_INS.contains(&(date.year(), date.month(), date.day())))
            && self.exact_day().is_some()
            || self.start.is_some_and(|date| date.year() == 9999);
        if let (true, Some(date)) = (stands_in, self.start) {
            found.push(format!("{} is often a computer's stand-in for no date", date.strftime("%-d %B %Y")));
        } else if self.start.is_some_and(|start| start > today) {
            found.push("this is in the future".to_owned());
        } else if self.end.is_some_and(|end| end.year() < 2000) {
            found.push("this is before 2000".to_owned());
        }
        found.extend(self.weekday_warning());
        found.extend(self.reading_warning());
        found
    }

    /// "Monday 22 May 2016" was a Sunday.
    fn weekday_warning(&self) -> Option<String> {
        let day = self.exact_day()?;
        let written = tokens(&self.raw).iter().find_map(|spaced| match &spaced.tok {
            Tok::Word(word) => words::weekday(word),
            _ => None,
        })?;
        (written != u32::from(day.weekday().to_monday_one_offset().unsigned_abs()))
            .then(|| format!("the weekday does not fit: that was {}", long(day)))
    }

    /// Readings that rest on a custom rather than on what was written.
    fn reading_warning(&self) -> Option<String> {
        let (start, end) = (self.start?, self.end?);
        let two = super::show::two_years_written(&self.raw);
        match self.precision {
            Precision::Season if start.month() == 12 && !two => {
                Some(format!("read as December {} to February {}", start.year(), end.year()))
            }
            Precision::Range
                if two && (start.month(), start.day()) == (4, 1) && (end.month(), end.day()) == (3, 31) =>
            {
                Some(format!("read as the year from April {} to March {}", start.year(), end.year()))
            }
            Precision::Term => Some("term dates differ between councils: the widest are used".to_owned()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse;

    fn warned(text: &str) -> String {
        parse(text).unwrap().warnings(Date::constant(2026, 3, 27)).join("; ")
    }

    #[test]
    fn stand_ins_and_dates_that_cannot_be_right_are_pointed_out() {
        assert_eq!(warned("01/01/1900"), "1 January 1900 is often a computer's stand-in for no date");
        assert!(warned("31/12/9999").contains("stand-in"));
        assert_eq!(warned("28/03/2026"), "this is in the future");
        assert_eq!(warned("March 2026"), "");
        assert_eq!(warned("1987"), "this is before 2000");
        assert_eq!(warned("27/03/2026"), "");
        assert_eq!(warned("undated"), "");
    }

    #[test]
    fn a_reading_that_rests_on_custom_is_said() {
        assert_eq!(warned("Winter 2020"), "read as December 2020 to February 2021");
        assert_eq!(warned("Winter 2020/21"), "");
        assert_eq!(warned("2020/21"), "read as the year from April 2020 to March 2021");
        assert_eq!(warned("Monday 22 May 2016"), "the weekday does not fit: that was Sun 22 May 2016");
        assert_eq!(warned("Sun 22 May 2016"), "");
    }
}
