//! Dates as spreadsheet programs count them: days since 1900 or 1904, the time of day as the fraction.
//! Must not know which cells are dates; that is the number format's business.

use jiff::civil::{Date, Time, date};
use jiff::{Span, ToSpan};

use super::{CellValue, Shows};

/// The two ways of counting. Old workbooks made on a Mac count from 1904.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Epoch {
    #[default]
    From1900,
    From1904,
}

/// The last serial Excel knows, 31 December 9999 in the 1900 system.
const LAST: f64 = 2_958_466.0;
const SECONDS_A_DAY: f64 = 86_400.0;

/// Day and seconds into it, rounded to the second.
fn split(serial: f64) -> Option<(i64, i64)> {
    if !serial.is_finite() || !(0.0..LAST).contains(&serial) {
        return None;
    }
    let day = serial.floor();
    let seconds = ((serial - day) * SECONDS_A_DAY).round();
    // Both are small whole numbers by the range check above.
    #[expect(clippy::cast_possible_truncation)]
    let (day, seconds) = (day as i64, seconds as i64);
    if seconds >= 86_400 { Some((day + 1, 0)) } else { Some((day, seconds)) }
}

fn day(number: i64, epoch: Epoch) -> Option<Date> {
    let base = match epoch {
        Epoch::From1904 => date(1904, 1, 1),
        // Excel counts a 29 February 1900 that never was, as serial 60: later days are one too high.
        Epoch::From1900 if number < 60 => date(1899, 12, 31),
        Epoch::From1900 if number == 60 => return None,
        Epoch::From1900 => date(1899, 12, 30),
    };
    base.checked_add(Span::new().try_days(number).ok()?).ok()
}

fn clock(seconds: i64) -> Option<Time> {
    Time::midnight().checked_add(seconds.seconds()).ok()
}

/// A serial shown as a date. The time is kept when there is a fraction: a whole number in a column formatted with
/// hours is a day typed without a time, not midnight. `None` when no calendar day answers to the serial.
pub fn date_cell(serial: f64, epoch: Epoch, shows: Shows) -> Option<CellValue> {
    let (number, seconds) = split(serial)?;
    let date = day(number, epoch)?;
    let time = if seconds == 0 { None } else { Some(clock(seconds)?) };
    Some(CellValue::Date { date, time, shows })
}

/// A serial shown as a time of day. A whole day in front (a date cell formatted to show hours only) is kept.
pub fn time_cell(serial: f64, epoch: Epoch) -> Option<CellValue> {
    match split(serial)? {
        (0, seconds) => Some(CellValue::Time(clock(seconds)?)),
        _ => date_cell(serial, epoch, Shows::Day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    fn plain(date: Date) -> Option<CellValue> {
        Some(CellValue::Date { date, time: None, shows: Shows::Day })
    }

    #[test]
    fn both_epochs_give_the_day_the_program_shows() {
        assert_eq!(date_cell(43868.0, Epoch::From1900, Shows::Day), plain(date(2020, 2, 7)));
        assert_eq!(date_cell(43868.0 - 1462.0, Epoch::From1904, Shows::Day), plain(date(2020, 2, 7)));
        assert_eq!(date_cell(59.0, Epoch::From1900, Shows::Day), plain(date(1900, 2, 28)));
        assert_eq!(date_cell(60.0, Epoch::From1900, Shows::Day), None);
        assert_eq!(date_cell(61.0, Epoch::From1900, Shows::Day), plain(date(1900, 3, 1)));
    }

    #[test]
    fn a_fraction_is_a_time_to_the_nearest_second() {
        let Some(CellValue::Date { time: Some(at), .. }) = date_cell(44_361.572_916_666_6, Epoch::From1900, Shows::Day)
        else {
            panic!("a date with a time")
        };
        assert_eq!(at, time(13, 45, 0, 0));
        assert_eq!(time_cell(0.84375, Epoch::From1900), Some(CellValue::Time(time(20, 15, 0, 0))));
        assert_eq!(date_cell(0.999_999_9, Epoch::From1900, Shows::Day), plain(date(1900, 1, 1)));
    }

    #[test]
    fn numbers_outside_the_calendar_stay_numbers() {
        for bad in [-1.0, f64::NAN, f64::INFINITY, 2_958_466.0, 1e300] {
            assert_eq!(date_cell(bad, Epoch::From1900, Shows::Day), None);
        }
    }
}
