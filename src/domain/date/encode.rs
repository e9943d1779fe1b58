//! The stored form of a loose date, one text column: `start|end|precision|flags|time|raw`.
//!
//! | part | form | missing |
//! |---|---|---|
//! | start, end | `2020-03-12` | `~`, which sorts after every date |
//! | precision | one letter, in the order of [`Precision`]: `a` day to `n` undated | - |
//! | time | `14:20` | `--:--`, which sorts before every time |
//! | flags | `a` or `-` (approximate), `u` or `-` (uncertain) | - |
//! | raw | the text as given, to the end, line breaks and `|` included | empty |
//!
//! Written in the order start, end, precision, time, flags, raw, so that comparing bytes is comparing dates. This is the
//! form in every register there is: it does not change.

use std::cmp::Ordering;

use super::{ClockTime, Date, LooseDate, Precision};

const NO_DATE: &str = "~";
const NO_TIME: &str = "--:--";

fn letter(precision: Precision) -> char {
    ('a'..='z').zip(Precision::ALL).find(|(_, other)| *other == precision).map_or('n', |(letter, _)| letter)
}

fn date_text(date: Option<Date>) -> String {
    date.map_or_else(|| NO_DATE.to_owned(), |date| date.to_string())
}

fn date_from(text: &str) -> Option<Option<Date>> {
    if text == NO_DATE {
        return Some(None);
    }
    // Only the full ISO form: anything looser would not sort.
    (text.len() == 10).then(|| text.parse().ok()).flatten().map(Some)
}

impl LooseDate {
    /// The stored form. Its byte order is the order of the dates.
    pub fn encode(&self) -> String {
        format!(
            "{}|{}|{}|{}|{}{}|{}",
            date_text(self.start),
            date_text(self.end),
            letter(self.precision),
            self.time.map_or_else(|| NO_TIME.to_owned(), |time| time.to_string()),
            if self.approx { 'a' } else { '-' },
            if self.uncertain { 'u' } else { '-' },
            self.raw
        )
    }

    /// The date of a stored form; `None` if it is not one.
    pub fn decode(text: &str) -> Option<Self> {
        let mut parts = text.splitn(6, '|');
        let start = date_from(parts.next()?)?;
        let end = date_from(parts.next()?)?;
        let code = parts.next()?;
        let precision =
            ('a'..='z').zip(Precision::ALL).find(|(letter, _)| code.chars().eq([*letter])).map(|(_, found)| found)?;
        let time = match parts.next()? {
            NO_TIME => None,
            time => Some(ClockTime::decode(time)?),
        };
        let (approx, uncertain) = match parts.next()? {
            "--" => (false, false),
            "a-" => (true, false),
            "-u" => (false, true),
            "au" => (true, true),
            _ => return None,
        };
        let raw = parts.next()?.to_owned();
        Some(Self { start, end, precision, approx, uncertain, time, raw })
    }
}

/// A missing date is later than any.
fn missing_last(date: Option<Date>) -> (bool, Option<Date>) {
    (date.is_none(), date)
}

impl Ord for LooseDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| {
            (missing_last(date.start), missing_last(date.end), date.precision, date.time, date.approx, date.uncertain)
        };
        key(self).cmp(&key(other)).then_with(|| self.raw.cmp(&other.raw))
    }
}

impl PartialOrd for LooseDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse;

    #[test]
    fn the_stored_form_never_changes() {
        assert_eq!(
            parse("c. ?12 May 2020 at 2.20pm").unwrap().encode(),
            "2020-05-12|2020-05-12|b|14:20|au|c. ?12 May 2020 at 2.20pm"
        );
        assert_eq!(parse("undated").unwrap().encode(), "~|~|n|--:--|--|undated");
        assert_eq!(parse("since 2019").unwrap().encode(), "2019-01-01|~|l|--:--|--|since 2019");
    }

    #[test]
    fn what_is_not_a_stored_date_is_not_read_as_one() {
        for text in
            ["", "2020-05-12", "2020-05-12|2020-05-12|day|14:20|--|x", "2020-5-1|~|a|--:--|--|x", "~|~|n|1:2|--|"]
        {
            assert_eq!(LooseDate::decode(text), None, "{text}");
        }
    }

    #[test]
    fn dates_sort_by_start_then_the_narrower_first_and_undated_last() {
        let mut dates: Vec<LooseDate> =
            ["undated", "2020", "March 2020", "1 Mar 2020 09:00", "2019", "1 Mar 2020", "Q1 2020"]
                .map(|text| parse(text).unwrap())
                .into();
        dates.sort();
        let shown: Vec<&str> = dates.iter().map(|date| date.raw.as_str()).collect();
        assert_eq!(shown, ["2019", "Q1 2020", "2020", "1 Mar 2020", "1 Mar 2020 09:00", "March 2020", "undated"]);
    }
}
