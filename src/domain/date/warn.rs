//! What is odd about a date. It is pointed out, never put right in silence.

use super::token::{Tok, tokens};
use super::{Date, LooseDate, Precision, long, words};

/// Days that computers write for "no date": the zero of several systems, and the last day there is.
const STAND_INS: [(i16, i8, i8); 7] =
    [(1, 1, 1), (1753, 1, 1), (1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1970, 1, 1), (1904, 1, 1)];

/// Before this year nothing in a life looked at can have happened (practice: ours).
const OLDEST: i16 = 1910;

impl LooseDate {
    /// The mark of a date that cannot be right as it stands, for a row of the composite and for exports: a computer's
    /// stand-in for no date, or a year nobody looked at lived in. A date after `today` is marked as well.
    pub fn doubtful(&self, today: Date) -> Option<&'static str> {
        let start = self.start?;
        if self.stands_in() {
            Some("stand-in date?")
        } else if start.year() < OLDEST {
            Some("year unlikely")
        } else {
            (start > today).then_some("future date")
        }
    }

    /// A day, or a year, that computers write for "no date".
    fn stands_in(&self) -> bool {
        let Some(start) = self.start else { return false };
        let listed = STAND_INS.contains(&(start.year(), start.month(), start.day()));
        start.year() == 9999
            || (listed && self.exact_day().is_some())
            || (start.year() == 1900 && self.precision == Precision::Year)
    }

    /// What a person should look at, in words; empty for an ordinary date. Nothing is changed.
    pub fn warnings(&self, today: Date) -> Vec<String> {
        let mut found = Vec::new();
        if let (true, Some(date)) = (self.stands_in(), self.start) {
            let written = if self.exact_day().is_some() { "%-d %B %Y" } else { "%Y" };
            found.push(format!("{} is often a computer's stand-in for no date", date.strftime(written)));
        } else if let Some(start) = self.start.filter(|start| *start > today) {
            found.push(match (self.end.is_some_and(|end| end > start), start.year() - today.year() > 1) {
                (false, true) => format!("this is in the future: {}", long(start)),
                _ => "this is in the future".to_owned(),
            });
        } else if let Some(start) = self.start.filter(|start| start.year() < OLDEST) {
            found.push(format!("the year {} is unlikely: nobody the review looks at was alive", start.year()));
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
            // "2018/9" may be the years 2018 and 2019 as well.
            Precision::Month if may_be_two_years(&self.raw) => Some(format!(
                "read as {}; if the years {} and {} were meant, write both in full",
                self,
                start.year(),
                start.year() + 1
            )),
            Precision::Term => Some("term dates differ between councils: the widest are used".to_owned()),
            _ => None,
        }
    }
}

/// "2018/9": a month of one figure after a year, which is also the last figure of the year after.
fn may_be_two_years(raw: &str) -> bool {
    let tokens = tokens(raw);
    tokens.windows(3).any(|three| {
        matches!(three, [a, b, c] if matches!((&a.tok, &b.tok, &c.tok), (
            Tok::Num { value: year, figures: 4 },
            Tok::Mark('/' | '-'),
            Tok::Num { value: last, figures: 1 },
        ) if (year + 1) % 10 == *last))
    })
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
        assert!(warned("1900").contains("stand-in"));
        assert_eq!(warned("12/3/1019"), "the year 1019 is unlikely: nobody the review looks at was alive");
        assert!(warned("12/3/2109").starts_with("this is in the future"));
        assert!(warned("2018/9").contains("2018 and 2019"), "{}", warned("2018/9"));
        let doubtful = |text: &str| parse(text).unwrap().doubtful(Date::constant(2026, 3, 27));
        let seen = ["1/1/1900", "3/4/1019", "3/4/2091", "1987", "March 2026"].map(doubtful);
        assert_eq!(seen, [Some("stand-in date?"), Some("year unlikely"), Some("future date"), None, None]);
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
