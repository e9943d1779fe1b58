//! The date of a row from its cells: real date cells, numbers, text, and a time in a column of its own. What was read
//! in an unusual way is said; what cannot be read is refused with the reason, never guessed.

use crate::domain::date::{ClockTime, LooseDate, from_serial, parse, parse_time};
use crate::exchange::sheet::{CellValue, Shows};

/// A date and what to say about how it was read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    pub date: LooseDate,
    pub notes: Vec<String>,
}

/// Spreadsheet day numbers that can be dates of a review: 1954 to 2119.
const SERIALS: std::ops::Range<f64> = 20_000.0..80_000.0;
const YEARS: std::ops::RangeInclusive<f64> = 1900.0..=2100.0;

/// What stands around a cell and says how to read it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    /// The year written over the rows, when one is.
    pub bar: Option<i16>,
    /// Whether the workbook counts its days from 1904.
    pub from_1904: bool,
}

/// Read the cell of a date column. The error is a reason.
pub(super) fn date(cell: &CellValue, around: Around) -> Result<Read, String> {
    let bar = around.bar;
    let plain = |date: LooseDate| Ok(Read { date, notes: Vec::new() });
    match cell {
        CellValue::Empty => plain(LooseDate::undated()),
        CellValue::Date { date, time, shows: Shows::Day } => {
            let mut read = LooseDate::day(*date);
            read.raw = cell.shown();
            plain(match time.and_then(clock) {
                Some(time) => read.with_time(time),
                None => read,
            })
        }
        CellValue::Date { .. } => text(&cell.shown(), bar),
        CellValue::Number(number) => self::number(*number, &cell.shown(), around.from_1904),
        CellValue::Text(words) => match words.trim().parse::<f64>() {
            Ok(number) => self::number(number, words, around.from_1904),
            Err(_) => text(words, bar),
        },
        CellValue::Time(_) => Err("there is a time but no date".to_owned()),
        CellValue::Bool(_) => Err("this was not read as a date".to_owned()),
        CellValue::Error(_) => Err("the cell holds an error of the spreadsheet".to_owned()),
    }
}

fn number(number: f64, shown: &str, from_1904: bool) -> Result<Read, String> {
    if YEARS.contains(&number) && number.fract() == 0.0 {
        return text(shown, None);
    }
    if !SERIALS.contains(&number) {
        return Err("this is a number, not a date".to_owned());
    }
    let mut date = from_serial(number, from_1904).map_err(|error| error.to_string())?;
    let notes = vec![format!("the bare number was read as the spreadsheet's count of days: {date}")];
    shown.clone_into(&mut date.raw);
    Ok(Read { date, notes })
}

fn text(words: &str, bar: Option<i16>) -> Result<Read, String> {
    let error = match parse(words) {
        Ok(date) => return Ok(Read { date, notes: Vec::new() }),
        Err(error) => error,
    };
    // Only a year that the author wrote over these rows is lent to them.
    if let (crate::domain::date::DateError::NoYear, Some(year)) = (&error, bar)
        && let Some(mut date) = with_year(words.trim(), year)
    {
        words.clone_into(&mut date.raw);
        return Ok(Read { date, notes: vec![format!("the year {year} is the one written over these rows")] });
    }
    Err(error.to_string())
}

/// The year at the end, or before the time of day that follows the day: "3 May 22:10".
fn with_year(words: &str, year: i16) -> Option<LooseDate> {
    let gaps = words.rmatch_indices(char::is_whitespace).map(|(at, _)| at);
    std::iter::once(words.len()).chain(gaps).find_map(|at| {
        let (day, rest) = words.split_at_checked(at)?;
        parse(&format!("{} {year}{rest}", day.trim_end())).ok()
    })
}

/// Join the time of a column of its own. Gives the text of the time, to be kept as it was.
pub(super) fn time(cell: &CellValue, read: &mut Read) -> String {
    let shown = cell.shown();
    let found = match cell {
        CellValue::Empty => return String::new(),
        CellValue::Time(time) | CellValue::Date { time: Some(time), .. } => Ok(clock(*time)),
        CellValue::Number(number) if (0.0..1.0).contains(number) => Ok(ClockTime::from_fraction(*number)),
        _ => parse_time(&shown).map_err(|error| error.to_string()),
    };
    match found {
        Ok(Some(time)) => {
            if let Some(own) = read.date.time.filter(|own| *own != time) {
                read.notes.push(format!("the date says {own} and the time column {time}: the time column was taken"));
            }
            read.date = read.date.clone().with_time(time);
            time.to_string()
        }
        Ok(None) => shown.trim().to_owned(),
        Err(reason) => {
            read.notes.push(format!("the time “{}” was not read: {reason}", shown.trim()));
            shown.trim().to_owned()
        }
    }
}

fn clock(time: jiff::civil::Time) -> Option<ClockTime> {
    ClockTime::new(u8::try_from(time.hour()).ok()?, u8::try_from(time.minute()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Precision;
    use jiff::civil::{date as day, time as clock_time};

    fn read(cell: CellValue, bar: Option<i16>) -> Result<String, String> {
        date(&cell, Around { bar, from_1904: false })
            .map(|read| format!("{} [{}] {}", read.date, read.date.raw, read.notes.len()))
    }

    #[test]
    fn every_kind_of_cell_gives_a_date_or_a_reason() {
        let cell = |shows| CellValue::Date { date: day(2020, 3, 1), time: None, shows };
        assert_eq!(read(cell(Shows::Day), None).unwrap(), "1 March 2020 [01/03/2020] 0");
        assert_eq!(read(cell(Shows::Month), None).unwrap(), "March 2020 [March 2020] 0");
        assert_eq!(read(CellValue::Number(43_868.0), None).unwrap(), "7 February 2020 [43868] 1");
        assert_eq!(read(CellValue::text("43868.5"), None).unwrap(), "7 February 2020 12:00 [43868.5] 1");
        assert_eq!(read(CellValue::Number(2019.0), None).unwrap(), "2019 [2019] 0");
        assert_eq!(read(CellValue::Empty, None).unwrap(), "undated [] 0");
        assert!(read(CellValue::Number(7.0), None).is_err());
        assert!(read(CellValue::Time(clock_time(9, 0, 0, 0)), None).unwrap_err().contains("no date"));
        assert!(read(CellValue::text("30/02/2021"), None).unwrap_err().contains("does not exist"));
        assert!(read(CellValue::text("12/13/2020"), None).unwrap_err().contains("no month 13"));
    }

    #[test]
    fn a_year_over_the_rows_is_lent_and_said() {
        assert_eq!(read(CellValue::text("12 March"), Some(2019)).unwrap(), "12 March 2019 [12 March] 1");
        assert!(read(CellValue::text("12 March"), None).unwrap_err().contains("no year"));
        let timed = "3 May 2020 22:10 [3rd May\n22:10] 1";
        assert_eq!(read(CellValue::text("3rd May\n22:10"), Some(2020)).unwrap(), timed);
        assert_eq!(read(CellValue::text("3 May, 9pm"), Some(2020)).unwrap(), "3 May 2020 21:00 [3 May, 9pm] 1");
    }

    #[test]
    fn a_bare_number_counts_from_the_first_day_of_its_workbook() {
        let read = |from_1904| date(&CellValue::Number(42_406.0), Around { bar: None, from_1904 }).unwrap().date;
        assert_eq!(read(true).to_string(), "7 February 2020");
        assert_eq!(read(false).to_string(), "6 February 2016");
    }

    #[test]
    fn a_time_column_joins_the_day_and_words_are_kept() {
        let mut one = date(&CellValue::text("7/2/20"), Around::default()).unwrap();
        assert_eq!(time(&CellValue::text("8.15pm"), &mut one), "20:15");
        assert_eq!(one.date.precision, Precision::Minute);
        assert_eq!(time(&CellValue::Time(clock_time(7, 5, 0, 0)), &mut one), "07:05");
        assert_eq!(one.notes.len(), 1, "two times that differ are said");
        assert_eq!(time(&CellValue::text("evening"), &mut one), "evening");
        assert_eq!(time(&CellValue::text("25:10"), &mut one), "25:10");
        assert_eq!(one.notes.len(), 2);
    }
}
