//! Periods with a name: weeks, parts of a month or a year, seasons, school terms, quarters.

use super::cursor::Cursor;
use super::day::{Found, read_date};
use super::loose::{month_span, real_day};
use super::words::{self, Part};
use super::written::{Written, century};
use super::year::{no_year, shifted, whole, years};
use super::{DateError, Precision, feast};

/// A named period at the cursor.
pub(super) fn read_period(cursor: Cursor<'_>) -> Found<'_, Written> {
    for read in [
        feast::financial_year,
        feast::school_year,
        feast::feast,
        feast::half_term,
        week,
        quarter,
        season_or_term,
        part_of,
        half_of,
        week_of_month,
        decade_of,
    ] {
        if let Some(found) = read(cursor)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// `w/c 12 April 2021`, `week commencing`, `w/e`, `week ending`.
fn week(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    let ending = if cursor.is(&["wc", "wb"]) {
        false
    } else if cursor.is(&["we"]) {
        true
    } else if cursor.is(&["w", "wk", "week"]) {
        cursor.marks("/.-", 1);
        if cursor.is(&["e", "end", "ending"]) {
            true
        } else {
            let _ = cursor.is(&["c", "b", "commencing", "comm", "commence", "beginning", "starting", "start"]);
            false
        }
    } else {
        return Ok(None);
    };
    cursor.marks(".:-", 2);
    match read_date(cursor)? {
        Some((Written::Whole(day, _, Precision::Day), rest)) => {
            let (start, end) = if ending { (shifted(day, -6)?, day) } else { (day, shifted(day, 6)?) };
            Ok(Some((whole(start, end, Precision::Week), rest)))
        }
        Some((Written::DayMonth { .. }, rest)) => no_year(rest),
        _ => Ok(None),
    }
}

/// `Q3 2020`, `Q3 2020/21`, `2020/21 Q3`, `third quarter of 2020`, `financial quarter 2 2019/20`.
fn quarter(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    let said = cursor.is(&["financial", "fin", "fy"]);
    if said {
        let _ = cursor.is(&["year"]);
    }
    let before = years(&mut cursor);
    if before.is_some() {
        cursor.marks("-,", 1);
    }
    let number = if cursor.is(&["q", "qtr", "quarter"]) {
        cursor.num(1..=1)
    } else {
        let nth = cursor.word(words::nth).or_else(|| {
            let number = cursor.num(1..=1)?;
            cursor.is(&["st", "nd", "rd", "th"]).then_some(number)
        });
        nth.filter(|_| cursor.is(&["quarter", "qtr"]))
    };
    let Some(number) = number else { return Ok(None) };
    let Some((year, financial)) = before.or_else(|| years(&mut cursor)) else {
        return no_year(cursor);
    };
    if !(1..=4).contains(&number) {
        return Err(DateError::Impossible(format!("there is no quarter {number}")));
    }
    if said && !financial {
        return Err(DateError::Ambiguous(format!("the financial year {year} may begin or end in {year}")));
    }
    let (year, month) = match (financial, number) {
        (false, _) => (year, number * 3 - 2),
        (true, 4) => (year + 1, 1),
        (true, _) => (year, number * 3 + 1),
    };
    let end = month_span(year, month + 2)?.1;
    Ok(Some((whole(real_day(year, month, 1)?, end, Precision::Quarter), cursor)))
}

/// `Winter 2020/21`, `Spring 2019`, `Spring term 2023`, `2023 spring term`. "Early summer 2019" is that summer.
fn season_or_term(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    if cursor.word(words::part).is_some() {
        cursor.marks("-", 1);
    }
    let before = years(&mut cursor);
    let season = cursor.word(words::season);
    let Some(first) = season.or_else(|| cursor.word(words::old_term)) else { return Ok(None) };
    let term = cursor.is(&["term"]);
    if season.is_none() && !term {
        return Ok(None);
    }
    let Some((year, pair)) = before.or_else(|| years(&mut cursor)) else {
        return no_year(cursor);
    };
    if term {
        // In a school year of two figures only the autumn lies in the first.
        let of_year = if pair && first != 9 { year + 1 } else { year };
        let (start, end) = match first {
            9 => (real_day(of_year, 9, 1)?, real_day(of_year, 12, 31)?),
            3 => (real_day(of_year, 1, 1)?, real_day(of_year, 4, 15)?),
            6 => (real_day(of_year, 4, 1)?, real_day(of_year, 7, 31)?),
            _ => return Err(DateError::Impossible("there is no winter term".to_owned())),
        };
        return Ok(Some((whole(start, end, Precision::Term), cursor)));
    }
    if pair && first != 12 {
        return Err(DateError::Ambiguous("only a winter has two years".to_owned()));
    }
    let start = real_day(year, first, 1)?;
    let end = if first == 12 { month_span(year + 1, 2)?.1 } else { month_span(year, first + 2)?.1 };
    Ok(Some((whole(start, end, Precision::Season), cursor)))
}

/// `early March 2020`, `mid-2019`, `end of 2021`.
fn part_of(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    let Some(part) = cursor.word(words::part) else { return Ok(None) };
    cursor.marks("-/", 1);
    // "Mid to late March": from the one part to the other.
    let mut ahead = cursor;
    let _ = ahead.is(&["to", "or"]);
    let last = ahead.word(words::part).unwrap_or(part);
    if last != part {
        cursor = ahead;
        cursor.marks("-", 1);
    }
    match read_date(cursor)? {
        Some((Written::Whole(start, end, Precision::Month), rest)) => {
            let from = match part {
                Part::Early => 0,
                Part::Mid => 10,
                Part::Late => 20,
            };
            let to = match last {
                Part::Early => Some(9),
                Part::Mid => Some(19),
                Part::Late => None,
            };
            if to.is_some_and(|to| to < from) {
                return Ok(None);
            }
            let to = to.map_or(Ok(end), |to| shifted(start, to))?;
            Ok(Some((whole(shifted(start, from)?, to, Precision::PartOfMonth), rest)))
        }
        Some((Written::Whole(start, _, Precision::Year), rest)) => {
            let year = i32::from(start.year());
            let first = |part| match part {
                Part::Early => 1,
                Part::Mid => 5,
                Part::Late => 9,
            };
            if first(last) < first(part) {
                return Ok(None);
            }
            let end = month_span(year, first(last) + 3)?.1;
            Ok(Some((whole(real_day(year, first(part), 1)?, end, Precision::PartOfYear), rest)))
        }
        Some((Written::Month(_), rest)) => no_year(rest),
        _ => Ok(None),
    }
}

/// `first half of March 2020`, `second half of 2019`.
fn half_of(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    let Some(nth) = nth(&mut cursor).filter(|nth| *nth <= 2) else { return Ok(None) };
    if !cursor.is(&["half"]) {
        return Ok(None);
    }
    match read_date(cursor)? {
        Some((Written::Whole(start, end, Precision::Month), rest)) => {
            let (start, end) = if nth == 1 { (start, shifted(start, 14)?) } else { (shifted(start, 15)?, end) };
            Ok(Some((whole(start, end, Precision::PartOfMonth), rest)))
        }
        Some((Written::Whole(start, end, Precision::Year), rest)) => {
            let year = i32::from(start.year());
            let (start, end) = if nth == 1 { (start, real_day(year, 6, 30)?) } else { (real_day(year, 7, 1)?, end) };
            Ok(Some((whole(start, end, Precision::PartOfYear), rest)))
        }
        _ => Ok(None),
    }
}

/// `first week of March 2020`, `last week of March 2020`.
fn week_of_month(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    let last = cursor.is(&["last"]);
    let nth = if last { 4 } else { nth(&mut cursor).unwrap_or_default() };
    if nth == 0 || !cursor.is(&["week"]) {
        return Ok(None);
    }
    match read_date(cursor)? {
        Some((Written::Whole(start, end, Precision::Month), rest)) => {
            let from = if last { shifted(end, -6)? } else { shifted(start, i64::from(nth) * 7 - 7)? };
            Ok(Some((whole(from, shifted(from, 6)?, Precision::PartOfMonth), rest)))
        }
        _ => Ok(None),
    }
}

fn nth(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut ahead = *cursor;
    let found = ahead.word(words::nth).or_else(|| {
        let number = ahead.num(1..=1)?;
        ahead.is(&["st", "nd", "rd", "th"]).then_some(number)
    })?;
    *cursor = ahead;
    (1..=4).contains(&found).then_some(found)
}

/// `90s`, `the late 1990s`.
fn decade_of(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    let part = cursor.word(words::part);
    cursor.marks("-'", 1);
    let first = match cursor.figures() {
        Some(2) => cursor.num(2..=2).map(century),
        Some(4) if part.is_some() => cursor.num(4..=4).and_then(|year| i32::try_from(year).ok()),
        _ => None,
    };
    cursor.marks("'", 1);
    let Some(first) = first.filter(|first| first % 10 == 0 && !cursor.spaced()) else { return Ok(None) };
    if !cursor.is(&["s"]) {
        return Ok(None);
    }
    let (from, to) = match part {
        None => (0, 9),
        Some(Part::Early) => (0, 3),
        Some(Part::Mid) => (3, 6),
        Some(Part::Late) => (6, 9),
    };
    let (start, end) = (real_day(first + from, 1, 1)?, real_day(first + to, 12, 31)?);
    Ok(Some((whole(start, end, Precision::Range), cursor)))
}
