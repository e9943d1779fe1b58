//! Dates that a spreadsheet holds as a number of days.

use jiff::ToSpan;

use super::{ClockTime, Date, DateError, LooseDate};

/// 31 December 9999, the last day spreadsheets know.
const LAST: f64 = 2_958_466.0;

/// The date of a spreadsheet's day number, with the time of its fraction.
///
/// `date1904`: the workbook counts from 1 January 1904 (old Macs), not from 1900. In the 1900 system the numbers up to
/// 59 are one day off and 60 is the 29 February 1900 that never was. `raw` is the ISO form; a reader that knows how
/// the cell looked puts that in its place.
///
/// # Errors
/// A number with no day in it (a time alone, zero), a negative one, or one beyond the year 9999.
pub fn from_serial(serial: f64, date1904: bool) -> Result<LooseDate, DateError> {
    let impossible = |why: &str| Err(DateError::Impossible(why.to_owned()));
    if !(0.0..LAST).contains(&serial) {
        return impossible("this number lies outside the dates a spreadsheet has");
    }
    // Whole seconds, so that 43867.99999999999 is the day it was meant to be.
    #[expect(clippy::cast_possible_truncation)]
    let seconds = (serial * 86_400.0).round() as i64;
    let (days, seconds) = (seconds / 86_400, seconds % 86_400);
    let base = match days {
        0 if seconds > 0 => return Err(DateError::NoDate),
        0 => return impossible("a spreadsheet's zero is not a date"),
        _ if date1904 => Date::constant(1904, 1, 1),
        60 => return impossible("29 February 1900 does not exist, though spreadsheets count it"),
        1..60 => Date::constant(1899, 12, 31),
        _ => Date::constant(1899, 12, 30),
    };
    let Ok(day) = base.checked_add(days.days()) else {
        return impossible("this number lies outside the dates a spreadsheet has");
    };
    let date = LooseDate::day(day);
    let minutes = seconds / 60;
    let time = u8::try_from(minutes / 60).ok().zip(u8::try_from(minutes % 60).ok());
    Ok(match time.and_then(|(hour, minute)| ClockTime::new(hour, minute)).filter(|_| seconds > 0) {
        Some(time) => date.with_raw(format!("{day} {time}")).with_time(time),
        None => date,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(serial: f64, date1904: bool) -> String {
        from_serial(serial, date1904).map_or_else(|error| error.to_string(), |date| date.raw)
    }

    #[test]
    fn day_numbers_of_both_systems_are_read() {
        assert_eq!(read(43_868.0, false), "2020-02-07");
        assert_eq!(read(44_138.944_444_444_5, false), "2020-11-03 22:40");
        assert_eq!(read(43_867.999_999_999_99, false), "2020-02-07");
        assert_eq!(read(42_406.0, true), "2020-02-07");
    }

    #[test]
    fn the_leap_day_of_1900_is_refused_and_its_neighbours_are_right() {
        assert_eq!(read(1.0, false), "1900-01-01");
        assert_eq!(read(59.0, false), "1900-02-28");
        assert!(read(60.0, false).contains("29 February 1900"));
        assert_eq!(read(61.0, false), "1900-03-01");
    }

    #[test]
    fn numbers_without_a_day_are_refused() {
        assert!(matches!(from_serial(0.84375, false), Err(DateError::NoDate)));
        for serial in [0.0, -1.0, f64::NAN, f64::INFINITY, 3_000_000.0] {
            assert!(matches!(from_serial(serial, false), Err(DateError::Impossible(_))), "{serial}");
        }
        assert_eq!(read(2_958_465.0, false), "9999-12-31");
    }
}
