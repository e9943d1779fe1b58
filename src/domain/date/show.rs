//! Dates in words. A loose date never shows a day that was not given.

use std::fmt;

use jiff::ToSpan;
use serde_json::{Value as Json, json};

use super::token::{Tok, tokens};
use super::{Date, LooseDate, Precision};

/// For prose: "Fri 27 March 2026".
pub fn long(date: Date) -> String {
    date.strftime("%a %-d %B %Y").to_string()
}

/// For lists: "27 Mar", with the year where it is not this one.
pub fn short(date: Date, today: Date) -> String {
    let form = if date.year() == today.year() { "%-d %b" } else { "%-d %b %Y" };
    date.strftime(form).to_string()
}

/// The moment as a clock on the wall in England shows it, summer time and all.
pub fn wall(at: jiff::Timestamp) -> jiff::civil::DateTime {
    jiff::tz::TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0").unwrap_or(jiff::tz::TimeZone::UTC).to_datetime(at)
}

/// For JSON and CSV: "2026-03-27".
pub fn iso(date: Date) -> String {
    date.to_string()
}

impl LooseDate {
    /// As [`Display`](fmt::Display), with the months in three letters.
    pub fn compact(&self) -> String {
        self.words("%b")
    }

    /// The form other programs get.
    pub fn to_json(&self) -> Json {
        json!({
            "start": self.start.map(iso),
            "end": self.end.map(iso),
            "precision": self.precision.code(),
            "approx": self.approx,
            "uncertain": self.uncertain,
            "time": self.time.map(|time| time.to_string()),
            "raw": self.raw,
        })
    }

    fn words(&self, month: &str) -> String {
        let mut out = String::new();
        if self.uncertain {
            out.push('?');
        }
        if self.approx {
            out.push_str("about ");
        }
        out.push_str(&self.interval(month));
        if let Some(time) = self.time {
            out.push_str(&format!(" {time}"));
        }
        out
    }

    fn interval(&self, month: &str) -> String {
        let day = |date: Date| date.strftime(&format!("%-d {month} %Y")).to_string();
        let of_month = |date: Date| date.strftime(&format!("{month} %Y")).to_string();
        let (start, end) = match (self.start, self.end) {
            (Some(start), Some(end)) => (start, end),
            (Some(start), None) => return format!("from {}", day(start)),
            (None, Some(end)) => return format!("until {}", day(end)),
            (None, None) => return "undated".to_owned(),
        };
        let year = start.year();
        let two_years = || format!("{year}/{:02}", end.year().rem_euclid(100));
        let named = match self.precision {
            Precision::Day | Precision::Minute => Some(day(start)),
            Precision::Overnight => Some(format!("overnight {}", between(start, end, month))),
            Precision::Week => Some(format!("w/c {}", day(start))),
            Precision::PartOfMonth => part_of_month(start, end).map(|part| format!("{part} {}", of_month(start))),
            Precision::Month => Some(of_month(start)),
            Precision::Season => match start.month() {
                3 => Some(format!("Spring {year}")),
                6 => Some(format!("Summer {year}")),
                9 => Some(format!("Autumn {year}")),
                12 => Some(format!("Winter {}", two_years())),
                _ => None,
            },
            Precision::Term => match start.month() {
                1 => Some(format!("Spring term {year}")),
                4 => Some(format!("Summer term {year}")),
                9 => Some(format!("Autumn term {year}")),
                _ => None,
            },
            Precision::Quarter => Some(self.quarter(start)),
            Precision::PartOfYear => part_of_year(start, end).map(|part| format!("{part} {year}")),
            Precision::Year => Some(year.to_string()),
            Precision::Several => Some(format!("several dates {}", between(start, end, month))),
            Precision::Range | Precision::Undated => None,
        };
        named.unwrap_or_else(|| between(start, end, month))
    }

    /// A quarter as it was written, by the year of councils or of the calendar; the interval is the same.
    fn quarter(&self, start: Date) -> String {
        let (year, quarter) = (start.year(), (start.month() + 2) / 3);
        if !two_years_written(&self.raw) {
            return format!("Q{quarter} {year}");
        }
        let (first, quarter) = if quarter == 1 { (year - 1, 4) } else { (year, quarter - 1) };
        format!("Q{quarter} {first}/{:02}", (first + 1).rem_euclid(100))
    }
}

/// Whether a text has a year such as 2020/21 in it.
pub(super) fn two_years_written(text: &str) -> bool {
    let tokens = tokens(text);
    tokens.windows(3).any(|three| {
        matches!(three, [a, b, c]
            if matches!((&a.tok, &b.tok, &c.tok), (
                Tok::Num { value: first, figures: 2 | 4 },
                Tok::Mark('/' | '-'),
                Tok::Num { value: second, figures: 2 | 4 },
            ) if (first + 1) % 100 == second % 100))
    })
}

/// Two dates with what they share said once. Whole months and years are named as such, so that no day is claimed.
fn between(start: Date, end: Date, month: &str) -> String {
    let whole_months = start.day() == 1 && end == end.last_of_month();
    let same_year = start.year() == end.year();
    let form = |date: Date, form: &str| date.strftime(form).to_string();
    if whole_months && start.month() == 1 && end.month() == 12 {
        return format!("{} to {}", start.year(), end.year());
    }
    let whole = format!("{month} %Y");
    if whole_months {
        let first = if same_year { month } else { &whole };
        return format!("{} to {}", form(start, first), form(end, &whole));
    }
    let day = format!("%-d {month} %Y");
    let day_month = format!("%-d {month}");
    let first = match (same_year, start.month() == end.month()) {
        (true, true) => "%-d",
        (true, false) => &day_month,
        (false, _) => &day,
    };
    format!("{} to {}", form(start, first), form(end, &day))
}

fn part_of_month(start: Date, end: Date) -> Option<&'static str> {
    let last = end == end.last_of_month();
    Some(match (start.day(), end.day()) {
        (1, 10) => "early",
        (11, 20) => "mid",
        (21, _) if last => "late",
        (1, 15) => "first half of",
        (16, _) if last => "second half of",
        (1, 7) => "first week of",
        (8, 14) => "second week of",
        (15, 21) => "third week of",
        (22, 28) => "fourth week of",
        _ if last && end.checked_sub(6.days()).is_ok_and(|first| first == start) => "last week of",
        _ => return None,
    })
}

fn part_of_year(start: Date, end: Date) -> Option<&'static str> {
    match (start.month(), end.month()) {
        (1, 4) => Some("early"),
        (5, 8) => Some("mid"),
        (9, 12) => Some("late"),
        (1, 6) => Some("first half of"),
        (7, 12) => Some("second half of"),
        _ => None,
    }
}

impl fmt::Display for LooseDate {
    /// For a screen: "about March 2015", "late 2019", "w/c 12 April 2021", "Winter 2020/21", "?12 May 2020".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.words("%B"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse;

    #[test]
    fn dates_are_shown_as_the_words_on_screen_say() {
        let (today, other) = (Date::constant(2026, 3, 27), Date::constant(2021, 10, 18));
        assert_eq!(long(today), "Fri 27 March 2026");
        assert_eq!((short(today, today), short(other, today)), ("27 Mar".to_owned(), "18 Oct 2021".to_owned()));
        assert_eq!(iso(other), "2021-10-18");
    }

    #[test]
    fn a_loose_date_is_shown_no_more_precisely_than_it_was_given() {
        for (text, want) in [
            ("c. March 2015", "about March 2015"),
            ("late 2019", "late 2019"),
            ("week commencing 12/4/21", "w/c 12 April 2021"),
            ("winter 20/21", "Winter 2020/21"),
            ("? 22 may 2016", "?22 May 2016"),
            ("Q4 2022-23", "Q4 2022/23"),
            ("Q1 2023", "Q1 2023"),
            ("March - May 2020", "March to May 2020"),
            ("28 Dec - 3 Jan 2021", "28 December 2020 to 3 January 2021"),
            ("2015-2017", "2015 to 2017"),
            ("n/k", "undated"),
            ("2/5/21 1am", "2 May 2021 01:00"),
        ] {
            assert_eq!(parse(text).unwrap().to_string(), want, "{text}");
        }
        assert_eq!(parse("c. August 2020").unwrap().compact(), "about Aug 2020");
    }

    #[test]
    fn the_json_form_has_the_seven_keys() {
        let json = parse("2/5/21 1am").unwrap().to_json().to_string();
        assert_eq!(
            json,
            r#"{"start":"2021-05-02","end":"2021-05-02","precision":"minute","approx":false,"uncertain":false,"time":"01:00","raw":"2/5/21 1am"}"#
        );
    }
}
