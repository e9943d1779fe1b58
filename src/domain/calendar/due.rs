//! When something is due, and the line of arithmetic that says why.

use serde_json::{Value as Json, json};

use super::super::date::Date;
use super::{
    Holidays, Span, Unit, add_months, add_working_days, is_working_day, next_working_day, previous_working_day,
};

/// A due date with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The day itself; never moved off a weekend or holiday.
    pub due: Date,
    /// "Wednesday".
    pub weekday: &'static str,
    pub working_day: bool,
    /// The last working day before `due`.
    pub previous_working_day: Date,
    /// The first working day after `due`.
    pub next_working_day: Date,
    /// The sum in words: "6 months from Thu 18 September 2025 is Wed 18 March 2026".
    pub basis: String,
}

/// Count a span on from a date, or back from it when `before`.
///
/// # Errors
/// In words, when the sum leaves the calendar.
pub fn due(from: Date, span: Span, before: bool, holidays: &Holidays) -> Result<Due, String> {
    let beyond =
        || format!("{span} {} {} lies outside the calendar", if before { "before" } else { "after" }, shown(from));
    let count = i32::try_from(span.count()).map_err(|_| beyond())?;
    let count = if before { -count } else { count };
    let days = |days: i64| jiff::Span::new().try_days(days).ok().and_then(|days| from.checked_add(days).ok());
    let day = match span.unit() {
        Unit::Day => days(count.into()),
        Unit::Week => days(i64::from(count) * 7),
        Unit::Month => add_months(from, count),
        Unit::WorkingDay => add_working_days(from, count, holidays),
    };
    let due = day.ok_or_else(beyond)?;
    let previous = previous_working_day(due, holidays).ok_or_else(beyond)?;
    let next = next_working_day(due, holidays).ok_or_else(beyond)?;
    let mut basis = format!("{span} {} {} is {}", if before { "before" } else { "from" }, shown(from), shown(due));
    if span.unit() == Unit::Month && due.day() != from.day() {
        basis += &format!(", the last day of a month that has no {}", ordinal(from.day()));
    }
    if span.unit() == Unit::WorkingDay {
        basis += &skipped(from.min(due), from.max(due), holidays);
    }
    let working_day = is_working_day(due, holidays);
    if !working_day {
        let why = match holidays.on(due) {
            Some(holiday) if holiday.computed => format!("{} (worked out by rule)", holiday.name),
            Some(holiday) => holiday.name.into_owned(),
            None => "a weekend".to_owned(),
        };
        basis +=
            &format!("; that is {why}: the working days on either side are {} and {}", shown(previous), shown(next));
    }
    Ok(Due { due, weekday: weekday(due), working_day, previous_working_day: previous, next_working_day: next, basis })
}

impl Due {
    /// The form other programs get.
    pub fn to_json(&self) -> Json {
        json!({
            "due": self.due.to_string(),
            "weekday": self.weekday,
            "working_day": self.working_day,
            "previous_working_day": self.previous_working_day.to_string(),
            "next_working_day": self.next_working_day.to_string(),
            "basis": self.basis,
        })
    }
}

fn shown(date: Date) -> String {
    super::super::date::long(date)
}

/// The bank holidays a count of working days passed over, since they are what people check.
fn skipped(first: Date, last: Date, holidays: &Holidays) -> String {
    let inside = std::iter::successors(first.tomorrow().ok(), |day| day.tomorrow().ok()).take_while(|day| *day < last);
    let found: Vec<_> =
        inside.filter(|day| day.weekday().to_monday_zero_offset() < 5).filter_map(|day| holidays.on(day)).collect();
    let by_rule = if found.iter().any(|holiday| holiday.computed) { ", some worked out by rule" } else { "" };
    match found.as_slice() {
        [] => ", leaving out weekends".to_owned(),
        few if few.len() <= 4 => {
            let names: Vec<String> =
                few.iter().map(|holiday| format!("{} ({})", holiday.name, holiday.date.strftime("%-d %b"))).collect();
            format!(", leaving out weekends and {}{by_rule}", names.join(", "))
        }
        many => format!(", leaving out weekends and {} bank holidays{by_rule}", many.len()),
    }
}

fn weekday(date: Date) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    usize::try_from(date.weekday().to_monday_zero_offset())
        .ok()
        .and_then(|at| NAMES.get(at))
        .copied()
        .unwrap_or_default()
}

fn ordinal(day: i8) -> String {
    let ending = match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    /// Easter 2026, as published.
    fn holidays() -> Holidays {
        Holidays::new([
            (day(2026, 4, 3), Cow::Borrowed("Good Friday")),
            (day(2026, 4, 6), Cow::Borrowed("Easter Monday")),
        ])
    }

    fn of(from: Date, span: &str, before: bool) -> Due {
        due(from, Span::parse(span).unwrap(), before, &holidays()).unwrap()
    }

    #[test]
    fn six_months_is_the_same_day_number() {
        let found = of(day(2025, 9, 18), "6m", false);
        assert_eq!(found.basis, "6 months from Thu 18 September 2025 is Wed 18 March 2026");
        assert_eq!((found.due, found.weekday, found.working_day), (day(2026, 3, 18), "Wednesday", true));
        assert_eq!((found.previous_working_day, found.next_working_day), (day(2026, 3, 17), day(2026, 3, 19)));
    }

    #[test]
    fn a_month_end_is_clamped() {
        assert_eq!(of(day(2026, 1, 31), "1m", false).due, day(2026, 2, 28));
        assert_eq!(of(day(2024, 1, 31), "1m", false).due, day(2024, 2, 29));
        assert_eq!(of(day(2026, 8, 31), "6m", true).due, day(2026, 2, 28));
        assert!(of(day(2026, 1, 31), "1m", false).basis.contains("no 31st"));
    }

    #[test]
    fn working_days_leave_out_weekends_and_bank_holidays() {
        let found = of(day(2026, 4, 1), "10wd", false);
        assert_eq!(found.due, day(2026, 4, 17));
        assert!(
            found.basis.ends_with("leaving out weekends and Good Friday (3 Apr), Easter Monday (6 Apr)"),
            "{}",
            found.basis
        );
        assert_eq!(of(day(2026, 4, 17), "10wd", true).due, day(2026, 4, 1));
        assert_eq!(of(day(2026, 4, 4), "1wd", false).due, day(2026, 4, 7), "from a Saturday");
    }

    #[test]
    fn an_end_on_a_holiday_stays_and_names_the_days_on_either_side() {
        let found = of(day(2026, 3, 6), "4w", false);
        assert_eq!((found.due, found.working_day), (day(2026, 4, 3), false));
        assert_eq!((found.previous_working_day, found.next_working_day), (day(2026, 4, 2), day(2026, 4, 7)));
        assert!(found.basis.contains("Good Friday"));
        assert_eq!(of(day(2026, 3, 14), "21d", false).weekday, "Saturday");
    }

    #[test]
    fn a_sum_beyond_the_calendar_is_refused() {
        let span = Span::parse("120m").unwrap();
        assert!(due(day(9995, 1, 1), span, false, &holidays()).unwrap_err().contains("outside the calendar"));
    }

    #[test]
    fn days_between_count_as_the_due_date_counts() {
        let holidays = holidays();
        for days in [1, 5, 10, 23] {
            let end = add_working_days(day(2026, 3, 28), days, &holidays).unwrap();
            assert_eq!(super::super::working_days_between(day(2026, 3, 28), end, &holidays), days);
        }
        assert_eq!(super::super::working_days_between(day(2026, 4, 7), day(2026, 4, 2), &holidays), -1);
    }
}
