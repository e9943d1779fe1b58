//! Periods that go by a calendar of their own: financial years, feasts, half terms. All are read as loosely as people
//! mean them.

use super::cursor::Cursor;
use super::day::Found;
use super::loose::real_day;
use super::written::Written;
use super::year::{no_year, shifted, whole, years};
use super::{Date, DateError, Precision, words};

/// `FY 2019/20`, `financial year 2019-20`: April to March. The mark without a second year is refused.
pub(super) fn financial_year(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    if !(cursor.is(&["fy"]) || cursor.is(&["financial"])) {
        return Ok(None);
    }
    let _ = cursor.is(&["year"]);
    match years(&mut cursor) {
        // "FY 2019/20 Q3" is a quarter.
        Some((year, true)) if cursor.done() => {
            Ok(Some((whole(real_day(year, 4, 1)?, real_day(year + 1, 3, 31)?, Precision::Range), cursor)))
        }
        Some((year, false)) if cursor.done() => {
            Err(DateError::Ambiguous(format!("the financial year {year} may begin or end in {year}")))
        }
        _ => Ok(None),
    }
}

/// `school year 2019/20`, `academic year 2019-20`: September to August, the outer limits.
pub(super) fn school_year(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    if !cursor.is(&["school", "academic"]) {
        return Ok(None);
    }
    let _ = cursor.is(&["year"]);
    match years(&mut cursor) {
        Some((year, true)) => {
            Ok(Some((whole(real_day(year, 9, 1)?, real_day(year + 1, 8, 31)?, Precision::Range), cursor)))
        }
        Some((year, false)) => Err(DateError::Ambiguous(format!("the school year {year} may begin or end in {year}"))),
        None => Ok(None),
    }
}

/// `Christmas 2018`, `Easter 2019`, `New Year 2019`: the days around the feast, never one of them.
pub(super) fn feast(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    let feast = if cursor.is(&["christmas", "xmas"]) {
        Feast::Christmas
    } else if cursor.is(&["easter"]) {
        Feast::Easter
    } else if cursor.is(&["new"]) {
        // "Year" says nothing of a date and is not here any more.
        let _ = cursor.is(&["year", "years"]);
        Feast::NewYear
    } else {
        return Ok(None);
    };
    let _ = cursor.is(&["period", "time", "holiday", "holidays", "weekend", "break"]);
    let Some((year, pair)) = years(&mut cursor) else { return no_year(cursor) };
    let (start, end) = match feast {
        Feast::Christmas => (real_day(year, 12, 20)?, real_day(year + 1, 1, 1)?),
        Feast::NewYear if pair => (real_day(year, 12, 31)?, real_day(year + 1, 1, 2)?),
        Feast::NewYear => (real_day(year - 1, 12, 31)?, real_day(year, 1, 2)?),
        Feast::Easter => {
            let sunday = easter(year)?;
            (shifted(sunday, -7)?, shifted(sunday, 7)?)
        }
    };
    Ok(Some((whole(start, end, Precision::Range), cursor)))
}

enum Feast {
    Christmas,
    Easter,
    NewYear,
}

/// Easter Sunday, by the reckoning of the Western churches.
fn easter(year: i32) -> Result<Date, DateError> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    let part = |number: i32| u32::try_from(number).unwrap_or_default();
    real_day(year, part(sum / 31), part(sum % 31 + 1))
}

/// `half term February 2019`, `October half-term 2019`, `spring half term 2019`: the weeks councils choose from.
pub(super) fn half_term(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    let month = |cursor: &mut Cursor<'_>| {
        cursor.word(words::month).or_else(|| {
            Some(match cursor.word(words::season)? {
                9 => 10,
                3 | 12 => 2,
                _ => 5,
            })
        })
    };
    let before = month(&mut cursor);
    if !cursor.is(&["half", "halfterm"]) {
        return Ok(None);
    }
    cursor.marks("-", 1);
    let _ = cursor.is(&["term"]);
    let _ = cursor.is(&["holiday", "holidays", "week"]);
    cursor.marks(",-", 1);
    let Some(month) = before.or_else(|| month(&mut cursor)) else { return Ok(None) };
    let Some((year, false)) = years(&mut cursor) else { return no_year(cursor) };
    let (start, end) = match month {
        2 => (real_day(year, 2, 10)?, real_day(year, 2, 25)?),
        5 | 6 => (real_day(year, 5, 22)?, real_day(year, 6, 7)?),
        10 | 11 => (real_day(year, 10, 15)?, real_day(year, 11, 5)?),
        _ => return Err(DateError::Impossible("half terms are in February, May and October".to_owned())),
    };
    Ok(Some((whole(start, end, Precision::Term), cursor)))
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    #[test]
    fn periods_people_name_are_read_as_loosely_as_they_were_given() {
        for (text, start, end) in [
            ("FY 2019/20", "2019-04-01", "2020-03-31"),
            ("financial year 2019-20", "2019-04-01", "2020-03-31"),
            ("FY 2019/20 Q3", "2019-10-01", "2019-12-31"),
            ("Christmas 2018", "2018-12-20", "2019-01-01"),
            ("Easter 2019", "2019-04-14", "2019-04-28"),
            ("around Easter 2024", "2024-03-24", "2024-04-07"),
            ("New Year 2019", "2018-12-31", "2019-01-02"),
            ("half term February 2019", "2019-02-10", "2019-02-25"),
            ("October half-term 2019", "2019-10-15", "2019-11-05"),
            ("mid to late March 2019", "2019-03-11", "2019-03-31"),
            ("early to mid 2019", "2019-01-01", "2019-08-31"),
            ("12/3/19 24:00", "2019-03-13", "2019-03-13"),
        ] {
            let read = parse(text).unwrap_or_else(|why| panic!("{text}: {why}"));
            let days = [read.start, read.end].map(|day| day.map(|day| day.to_string()).unwrap_or_default());
            assert_eq!(days, [start, end], "{text}");
            assert_eq!(read.raw, text);
        }
        for text in ["FY 2019", "Christmas", "half term March 2019", "late to early March 2019", "12/03/2019 24:30"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
