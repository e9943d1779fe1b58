//! Counting days: bank holidays, working days, months, spans and due dates.
//!
//! Owns the arithmetic of every deadline, so that a due date on screen, in a letter and on the command line is the same
//! sum. Must not know: which deadlines there are, the clock, where the bank holidays come from (they are handed in).
//!
//! Rules (practice):
//! - a month later is the same day number, or the last day of a shorter month; never 28 or 30 days;
//! - working days are Monday to Friday less the bank holidays of England and Wales; the day after the start is day one;
//! - a due date on a weekend or bank holiday stays where it falls, with the working days on either side named.

mod due;
mod holidays;
mod rule;
mod span;

pub use due::{Due, due};
pub use holidays::{Holiday, Holidays};
pub use rule::computed;
pub use span::{Span, SpanError, Unit};

use super::date::Date;

/// Monday to Friday and not a bank holiday.
pub fn is_working_day(date: Date, holidays: &Holidays) -> bool {
    date.weekday().to_monday_zero_offset() < 5 && holidays.on(date).is_none()
}

/// So many working days on, or back when negative. The day after `from` counts as the first, whatever `from` is;
/// zero is `from` itself. `None` beyond the calendar.
pub fn add_working_days(from: Date, days: i32, holidays: &Holidays) -> Option<Date> {
    let mut at = from;
    for _ in 0..days.unsigned_abs() {
        at = if days > 0 { next_working_day(at, holidays)? } else { previous_working_day(at, holidays)? };
    }
    Some(at)
}

/// The same day number so many months on (back when negative), or the last day of a shorter month. `None` beyond the
/// calendar.
pub fn add_months(from: Date, months: i32) -> Option<Date> {
    from.checked_add(jiff::Span::new().try_months(months).ok()?).ok()
}

/// The first working day after a date.
pub fn next_working_day(date: Date, holidays: &Holidays) -> Option<Date> {
    std::iter::successors(date.tomorrow().ok(), |day| day.tomorrow().ok()).find(|day| is_working_day(*day, holidays))
}

/// The last working day before a date.
pub fn previous_working_day(date: Date, holidays: &Holidays) -> Option<Date> {
    std::iter::successors(date.yesterday().ok(), |day| day.yesterday().ok()).find(|day| is_working_day(*day, holidays))
}

/// Working days after `from` up to and with `to`; negative when `to` is earlier. Ten working days from `from` is the
/// day for which this says ten.
pub fn working_days_between(from: Date, to: Date, holidays: &Holidays) -> i32 {
    if to < from {
        return -working_days_between(to, from, holidays);
    }
    let days = std::iter::successors(from.tomorrow().ok(), |day| day.tomorrow().ok()).take_while(|day| *day <= to);
    i32::try_from(days.filter(|day| is_working_day(*day, holidays)).count()).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn months_on_keep_the_day_number_or_take_the_last_day(
            year in 1980i16..2080, month in 1i8..=12, day in 1i8..=31, months in -120i32..=120,
        ) {
            prop_assume!(Date::new(year, month, day).is_ok());
            let from = Date::constant(year, month, day);
            let to = add_months(from, months).unwrap();
            let apart = (i32::from(to.year()) - i32::from(year)) * 12 + i32::from(to.month()) - i32::from(month);
            prop_assert_eq!(apart, months);
            prop_assert!(to.day() == day || (to.day() < day && to == to.last_of_month()));
        }

        #[test]
        fn working_days_there_and_back_end_where_they_began(offset in 0i64..7000, days in 1i32..60) {
            let holidays = Holidays::default();
            let from = Date::constant(2012, 1, 2).checked_add(jiff::Span::new().days(offset)).unwrap();
            prop_assume!(is_working_day(from, &holidays));
            let to = add_working_days(from, days, &holidays).unwrap();
            prop_assert!(is_working_day(to, &holidays));
            prop_assert_eq!(add_working_days(to, -days, &holidays), Some(from));
            prop_assert_eq!(working_days_between(from, to, &holidays), days);
        }
    }
}
