//! Days as people ask for them: a day, a week, a month, a year, or so many days from today. Everything is a span of
//! days, so that `due:mar 2026`, `due<week` and `due<=+7` follow one rule.

use jiff::ToSpan;

use super::super::date::{self, Date};

/// The first and the last day that are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub first: Date,
    pub last: Date,
}

/// The days a text means, seen from `today`; None when it means none. Weeks begin on Monday.
pub fn span(text: &str, today: Date) -> Option<Span> {
    let text = text.trim().to_lowercase();
    let day = |date: Date| Some(Span { first: date, last: date });
    match text.as_str() {
        "today" | "now" => return day(today),
        "tomorrow" => return day(today.tomorrow().ok()?),
        "yesterday" => return day(today.yesterday().ok()?),
        _ => {}
    }
    if text.starts_with(['+', '-']) {
        return shifted(&text, today).and_then(day);
    }
    if let Some(found) = period(&text, today) {
        return Some(found);
    }
    if let Some(found) = month_or_year(&text, today) {
        return Some(found);
    }
    date::parse_day(&text, today).ok().and_then(day)
}

/// `+7`, `-2w`, `+1m`, `+1y`: days unless a letter says otherwise.
fn shifted(text: &str, today: Date) -> Option<Date> {
    let (sign, rest) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(rest), _) => (1, rest),
        (_, Some(rest)) => (-1, rest),
        _ => return None,
    };
    let digits = rest.trim_end_matches(|c: char| !c.is_ascii_digit());
    let count: i32 = digits.parse().ok()?;
    // Four digits of days is 27 years: anything larger is a slip of the hand.
    if count > 9_999 {
        return None;
    }
    let count = count * sign;
    let step = match rest.get(digits.len()..)?.trim() {
        "" | "d" | "day" | "days" => count.days(),
        "w" | "week" | "weeks" => count.weeks(),
        "m" | "month" | "months" => count.months(),
        "y" | "year" | "years" => count.years(),
        _ => return None,
    };
    today.checked_add(step).ok()
}

/// `week`, `next month`, `last year`.
fn period(text: &str, today: Date) -> Option<Span> {
    let (which, unit) = text.split_once(char::is_whitespace).unwrap_or(("this", text));
    let move_by = match which {
        "this" => 0,
        "next" => 1,
        "last" => -1,
        _ => return None,
    };
    let first = match unit.trim() {
        "week" => {
            let monday = today.checked_sub(i32::from(today.weekday().to_monday_zero_offset()).days()).ok()?;
            monday.checked_add(move_by.weeks()).ok()?
        }
        "month" => today.first_of_month().checked_add(move_by.months()).ok()?,
        "year" => today.first_of_year().checked_add(move_by.years()).ok()?,
        _ => return None,
    };
    let last = match unit.trim() {
        "week" => first.checked_add(6.days()).ok()?,
        "month" => first.last_of_month(),
        _ => first.last_of_year(),
    };
    Some(Span { first, last })
}

/// `2026`, `2026-03`, `mar`, `march 2026`.
fn month_or_year(text: &str, today: Date) -> Option<Span> {
    let whole = |year: i16, month: i8| {
        let first = Date::new(year, month, 1).ok()?;
        Some(Span { first, last: first.last_of_month() })
    };
    if let Some(year) = year(text) {
        let first = Date::new(year, 1, 1).ok()?;
        return Some(Span { first, last: first.last_of_year() });
    }
    if let Some((left, right)) = text.split_once('-') {
        return whole(year(left)?, (right.len() <= 2).then(|| right.parse().ok()).flatten()?);
    }
    match text.split_once(char::is_whitespace) {
        Some((left, right)) => whole(year(right.trim())?, month(left)?),
        None => whole(today.year(), month(text)?),
    }
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn month(text: &str) -> Option<i8> {
    if text.len() < 3 || text == "sept" {
        return (text == "sept").then_some(9);
    }
    (1..).zip(MONTHS).find(|(_, name)| name.starts_with(text)).map(|(number, _)| number)
}

/// How many of the words that follow belong to the date that `first` begins: `1 mar 2026`, `next week`, `mar 2026`.
pub(super) fn reach(first: &str, rest: &[String]) -> usize {
    let first = first.to_lowercase();
    let word = |place: usize| rest.get(place).map(|word| word.to_lowercase()).unwrap_or_default();
    if matches!(first.as_str(), "this" | "next" | "last") {
        return usize::from(matches!(word(0).as_str(), "week" | "month" | "year"));
    }
    let digits = first.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = first.get(digits.len()..).unwrap_or_default();
    let is_day = (1..=2).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && matches!(suffix, "" | "st" | "nd" | "rd" | "th");
    if is_day && month(&word(0)).is_some() {
        return 1 + usize::from(year(&word(1)).is_some());
    }
    usize::from(month(&first).is_some() && year(&word(0)).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Option<(String, String)> {
        span(text, Date::constant(2026, 3, 27)).map(|span| (span.first.to_string(), span.last.to_string()))
    }

    #[test]
    fn a_span_begins_and_ends_where_people_expect() {
        for (text, first, last) in [
            ("today", "2026-03-27", "2026-03-27"),
            ("Yesterday", "2026-03-26", "2026-03-26"),
            ("+7", "2026-04-03", "2026-04-03"),
            ("-2w", "2026-03-13", "2026-03-13"),
            ("+1m", "2026-04-27", "2026-04-27"),
            ("week", "2026-03-23", "2026-03-29"),
            ("next week", "2026-03-30", "2026-04-05"),
            ("last month", "2026-02-01", "2026-02-28"),
            ("year", "2026-01-01", "2026-12-31"),
            ("2025", "2025-01-01", "2025-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("feb", "2026-02-01", "2026-02-28"),
            ("sept 2025", "2025-09-01", "2025-09-30"),
            ("2026-03-01", "2026-03-01", "2026-03-01"),
        ] {
            assert_eq!(days(text), Some((first.into(), last.into())), "{text}");
        }
        for text in ["", "+", "+x", "-99999", "soonish", "next", "2026-13", "ju x"] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_in_several_words_needs_no_quotes() {
        let reach = |text: &str| {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            reach(&words[0], &words[1..])
        };
        assert_eq!(reach("1 mar 2026 river"), 2);
        assert_eq!(reach("1st March river"), 1);
        assert_eq!(reach("mar 2026"), 1);
        assert_eq!(reach("next week river"), 1);
        assert_eq!(reach("today river"), 0);
        assert_eq!(reach("14 rivers"), 0);
    }
}
