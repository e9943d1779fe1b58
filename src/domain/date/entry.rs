//! A day as people type it into a field, and the echo that shows it was understood.

use jiff::civil::Weekday;
use jiff::{Span, ToSpan};

use super::cursor::Cursor;
use super::day::read_date;
use super::token::{Tok, tokens};
use super::written::Written;
use super::{Date, DateError, Precision, long, words};

const HOW: &str = "try 27 3, 27 mar 26, fri, +7, +2w, +1m or t for today";

/// Days back within which something owed is taken to be late and not owed in a year's time.
const LATE: i32 = 60;

/// Read a day as it is typed: `t`, `tomorrow`, `yesterday`, `+7`, `-3`, `+2w`, `3w`, `in 3 weeks`, `+1m`, `fri`,
/// `next fri`, `last fri`, `27 3`, `27/3`, `27 mar`, `27 mar 26`, `14/04/2026`, `2026-04-14`, `end of march`, `mid april`.
///
/// - `fri` is the first Friday after today; `next fri` the Friday of next week (weeks start on Monday); `last fri` the
///   last one before today.
/// - Without a year it is the one nearest to today, before or after.
/// - `+1m` keeps the day number, or takes the last day of a shorter month.
/// - The middle of a month is its 15th.
///
/// # Errors
/// In words, for the line under the field.
pub fn parse_day(text: &str, today: Date) -> Result<Date, String> {
    parse(text, today, nearest)
}

/// The same of a day by which something is owed: without a year it is the next such day, or the last one where that was
/// in the last [`LATE`] days.
///
/// # Errors
/// As [`parse_day`].
pub fn parse_due(text: &str, today: Date) -> Result<Date, String> {
    parse(text, today, |day, month, today| {
        let near = nearest(day, month, today)?;
        let next = (1..=8).find_map(|years| super::loose::real_day(i32::from(near.year()) + years, month, day).ok());
        Ok(if (today - near).get_days() > LATE { next.unwrap_or(near) } else { near })
    })
}

fn parse(text: &str, today: Date, without_year: fn(u32, u32, Date) -> Result<Date, String>) -> Result<Date, String> {
    let tokens = tokens(&text.trim().to_lowercase());
    let unread = || format!("this was not read as a date: {HOW}");
    let cursor = Cursor::new(&tokens);
    if let Some(found) = shifted(cursor, today) {
        return found.ok_or_else(|| "that is too far away to be a date".to_owned());
    }
    if let Some(day) = named(cursor, today) {
        return Ok(day);
    }
    if let Some((day, month)) = spaced_pair(cursor) {
        return without_year(day, month, today);
    }
    if let Some(found) = part_of_month(cursor, today, without_year) {
        return found;
    }
    match read_date(cursor) {
        Ok(Some((written, rest))) if rest.done() => match written {
            Written::Whole(day, _, Precision::Day) => Ok(day),
            Written::DayMonth { day, month, .. } => without_year(day, month, today),
            Written::Day(_) | Written::Month(_) | Written::Whole(..) => {
                Err("this needs a day, a month and a year, or a day and a month".to_owned())
            }
        },
        Ok(_) => Err(unread()),
        Err(DateError::Unread) => Err(unread()),
        Err(error) => Err(error.to_string()),
    }
}

/// "Tue 14 April 2026, 18 days from today".
pub fn echo(date: Date, today: Date) -> String {
    let away = match (date - today).get_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days @ 2.. => format!("{days} days from today"),
        days => format!("{} days ago", days.unsigned_abs()),
    };
    format!("{}, {away}", long(date))
}

/// `+7`, `-3d`, `+2w`, `+1m`, `+1y`, `3w`, `in 3 weeks`. The inner `None` is a day beyond the calendar.
fn shifted(mut cursor: Cursor<'_>, today: Date) -> Option<Option<Date>> {
    let is_in = cursor.is(&["in"]);
    let back = cursor.peek() == Some(&Tok::Mark('-'));
    let is_signed = cursor.marks("+-", 1) > 0;
    if is_in && is_signed {
        return None;
    }
    let count = i64::from(cursor.num(1..=9)?);
    // Four figures of days are 27 years: more is a slip of the hand.
    if count > 9_999 {
        return Some(None);
    }
    let count = if back { -count } else { count };
    let span = cursor.word(|unit| match unit {
        "d" | "day" | "days" => Some(Span::new().try_days(count)),
        "w" | "week" | "weeks" => Some(Span::new().try_weeks(count)),
        "m" | "month" | "months" => Some(Span::new().try_months(count)),
        "y" | "year" | "years" => Some(Span::new().try_years(count)),
        _ => None,
    });
    if !cursor.done() || (span.is_none() && !is_signed) {
        return None;
    }
    Some(span.unwrap_or_else(|| Span::new().try_days(count)).and_then(|span| today.checked_add(span)).ok())
}

/// `t`, `tomorrow`, `fri`, `next fri`.
fn named(mut cursor: Cursor<'_>, today: Date) -> Option<Date> {
    let shift = cursor.word(|word| match word {
        "t" | "today" | "tod" | "now" => Some(0),
        "tomorrow" | "tom" | "tmrw" => Some(1),
        "yesterday" | "yest" | "y" => Some(-1),
        _ => None,
    });
    if let Some(days) = shift {
        return cursor.done().then(|| today.checked_add(Span::new().days(days)).ok()).flatten();
    }
    let (next, last) = (cursor.is(&["next"]), cursor.is(&["last"]));
    let this = cursor.is(&["this"]);
    let number = cursor.word(words::weekday)?;
    if !cursor.done() || (next && (last || this)) {
        return None;
    }
    let weekday = Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()?;
    if next {
        let monday = today.checked_sub(i64::from(today.weekday().to_monday_zero_offset()).days()).ok()?;
        return monday.checked_add((7 + i64::from(weekday.to_monday_zero_offset())).days()).ok();
    }
    today.nth_weekday(if last { -1 } else { 1 }, weekday).ok()
}

/// `end of march`, `mid april`, `end of the month`.
fn part_of_month(
    mut cursor: Cursor<'_>,
    today: Date,
    without_year: fn(u32, u32, Date) -> Result<Date, String>,
) -> Option<Result<Date, String>> {
    let is_end = cursor.is(&["end"]);
    if !is_end && !cursor.is(&["mid", "middle"]) {
        return None;
    }
    cursor.is(&["of"]);
    cursor.is(&["the", "this"]);
    if cursor.is(&["month"]) {
        let day = if is_end { today.last_of_month() } else { today.with().day(15).build().ok()? };
        return cursor.done().then_some(Ok(day));
    }
    let month = cursor.word(words::month)?;
    let written = cursor.num(4..=4).and_then(|year| i32::try_from(year).ok());
    if !cursor.done() {
        return None;
    }
    // Every month has both days.
    let day = if is_end { 28 } else { 15 };
    let found = match written {
        Some(year) => super::loose::real_day(year, month, day).map_err(|error| error.to_string()),
        None => without_year(day, month, today),
    };
    Some(found.map(|found| if is_end { found.last_of_month() } else { found }))
}

/// `27 3`
fn spaced_pair(mut cursor: Cursor<'_>) -> Option<(u32, u32)> {
    let pair = cursor.num(1..=2).zip(cursor.num(1..=2))?;
    cursor.done().then_some(pair)
}

/// The day and month nearest to today; 29 February finds its leap year.
fn nearest(day: u32, month: u32, today: Date) -> Result<Date, String> {
    let year = i32::from(today.year());
    let candidates: Vec<_> = (year - 4..=year + 4).map(|year| super::loose::real_day(year, month, day)).collect();
    let found = candidates.iter().flatten().min_by_key(|date| (**date - today).get_days().unsigned_abs());
    match found {
        Some(date) => Ok(*date),
        None => Err(super::loose::real_day(year, month, day).err().unwrap_or(DateError::Unread).to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 3, 27); // a Friday

    #[test]
    fn a_day_is_read_as_people_type_it() {
        for (text, want) in [
            ("t", "2026-03-27"),
            ("Today", "2026-03-27"),
            ("tomorrow", "2026-03-28"),
            ("yesterday", "2026-03-26"),
            ("+7", "2026-04-03"),
            ("-3", "2026-03-24"),
            ("+2w", "2026-04-10"),
            ("+ 1m", "2026-04-27"),
            ("fri", "2026-04-03"),
            ("sat", "2026-03-28"),
            ("next fri", "2026-04-03"),
            ("next mon", "2026-03-30"),
            ("next sun", "2026-04-05"),
            ("last fri", "2026-03-20"),
            ("27 3", "2026-03-27"),
            ("27/3", "2026-03-27"),
            ("14 apr", "2026-04-14"),
            ("20 dec", "2025-12-20"),
            ("27 mar 26", "2026-03-27"),
            ("14/04/2026", "2026-04-14"),
            ("14.04/26", "2026-04-14"),
            ("2026-04-14", "2026-04-14"),
            ("Tue 14 April 2026", "2026-04-14"),
            ("29 feb", "2028-02-29"),
            ("3w", "2026-04-17"),
            ("10d", "2026-04-06"),
            ("in 3 weeks", "2026-04-17"),
            ("end of march", "2026-03-31"),
            ("end feb 2028", "2028-02-29"),
            ("end of the month", "2026-03-31"),
            ("mid april", "2026-04-15"),
        ] {
            assert_eq!(parse_day(text, TODAY).unwrap().to_string(), want, "{text}");
        }
    }

    #[test]
    fn what_is_owed_lies_ahead_unless_it_was_missed_not_long_ago() {
        for (text, want) in [
            ("31/12", "2026-12-31"),
            ("20 dec", "2026-12-20"),
            ("20 3", "2026-03-20"),
            ("1 feb", "2026-02-01"),
            ("20 jan", "2027-01-20"),
            ("29 feb", "2028-02-29"),
            ("end of january", "2026-01-31"),
            ("31/12/2025", "2025-12-31"),
        ] {
            assert_eq!(parse_due(text, TODAY).unwrap().to_string(), want, "{text}");
        }
    }

    #[test]
    fn what_was_typed_wrongly_is_said_in_words() {
        assert_eq!(parse_day("31/4/26", TODAY).unwrap_err(), "31 April 2026 does not exist: April 2026 has 30 days");
        assert_eq!(parse_day("31 4", TODAY).unwrap_err(), "31 April 2026 does not exist: April 2026 has 30 days");
        assert!(parse_day("soon", TODAY).unwrap_err().contains("try 27 3"));
        assert!(parse_day("March 2026", TODAY).unwrap_err().contains("needs a day"));
        assert!(parse_day("+9999y", TODAY).unwrap_err().contains("too far"));
        assert!(parse_day("-99999", TODAY).unwrap_err().contains("too far"));
        assert!(parse_day("", TODAY).is_err());
    }

    #[test]
    fn the_month_after_a_long_one_is_clamped() {
        assert_eq!(parse_day("+1m", Date::constant(2026, 1, 31)).unwrap(), Date::constant(2026, 2, 28));
    }

    #[test]
    fn the_echo_counts_days_from_today() {
        assert_eq!(echo(Date::constant(2026, 4, 14), TODAY), "Tue 14 April 2026, 18 days from today");
        assert_eq!(echo(TODAY, TODAY), "Fri 27 March 2026, today");
        assert_eq!(echo(Date::constant(2026, 3, 18), TODAY), "Wed 18 March 2026, 9 days ago");
    }
}
