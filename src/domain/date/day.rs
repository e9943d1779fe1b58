//! One calendar date at the cursor: a day, a month, a year, in figures or words. The day comes before the month.

use super::cursor::Cursor;
use super::loose::real_day;
use super::written::{Written, century};
use super::{DateError, Precision, words};

pub(super) type Found<'a, T> = Result<Option<(T, Cursor<'a>)>, DateError>;

/// Marks that stand between the parts of a date; two kinds in one date are a slip of the finger, not another meaning.
const BETWEEN: &str = "/.-,";

/// A date at the cursor, as much of it as was written. A weekday in front is passed over.
pub(super) fn read_date(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    pass_weekday(&mut cursor);
    // "?/03/2020", "xx/03/2020": the day itself is not known.
    let _ = cursor.is(&["xx", "x", "dd"]);
    cursor.marks("/", 2);
    if let Some(month) = cursor.word(words::month) {
        return month_first(month, cursor);
    }
    let Some(figures) = cursor.figures() else { return Ok(None) };
    match figures {
        1 | 2 => day_first(cursor),
        4 => year_first(cursor),
        8 => run_together(cursor),
        _ => Ok(None),
    }
}

/// A weekday, with the comma or stop after it.
pub(super) fn pass_weekday(cursor: &mut Cursor<'_>) {
    if cursor.word(words::weekday).is_some() {
        cursor.marks(".,", 1);
    }
}

/// Pass what stands between two parts of a date: marks, or space alone.
fn between(cursor: &mut Cursor<'_>) -> bool {
    let space = cursor.spaced();
    cursor.marks(BETWEEN, 2) > 0 || space
}

/// A year of four figures or two, with an apostrophe or not. Three figures are refused: nothing is guessed.
fn year(cursor: &mut Cursor<'_>) -> Result<Option<i32>, DateError> {
    let mut ahead = *cursor;
    ahead.marks("'", 1);
    let figures = ahead.figures();
    let found = match figures {
        Some(4) => ahead.num(4..=4).and_then(|year| i32::try_from(year).ok()),
        Some(2) => ahead.num(2..=2).map(century),
        Some(3) => return Err(DateError::Impossible("the year has three figures".to_owned())),
        _ => None,
    };
    if found.is_some() {
        *cursor = ahead;
    }
    Ok(found)
}

/// `22 May 2016`, `22.05/16`, `22 05 16`, `22/05`, `05/2016`, `22`.
fn day_first(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    let Some(first) = cursor.num(1..=2) else { return Ok(None) };
    let ordinal = cursor.is(&["st", "nd", "rd", "th"]);
    let alone = (Written::Day(first), cursor);
    let mut ahead = cursor;
    let parted = between(&mut ahead);
    if let Some(month) = ahead.word(words::month) {
        let short = ahead;
        let _ = between(&mut ahead);
        return match year(&mut ahead)? {
            Some(year) => Ok(Some((Written::day(year, month, first)?, ahead))),
            None => Ok(Some((Written::DayMonth { day: first, month, figures: false }, short))),
        };
    }
    if !parted || ordinal {
        return Ok(Some(alone));
    }
    let mut mark = cursor;
    let hyphen = mark.mark("-");
    let marked = hyphen || mark.marks(BETWEEN, 2) > 0;
    match ahead.figures() {
        Some(4) if marked => {
            let year = ahead.num(4..=4).and_then(|year| i32::try_from(year).ok()).unwrap_or_default();
            Ok(Some((Written::month(year, first)?, ahead)))
        }
        Some(1 | 2) => {
            let second = ahead.num(1..=2).unwrap_or_default();
            let pair = ahead;
            if between(&mut ahead)
                && let Some(year) = year(&mut ahead)?
            {
                return Ok(Some((Written::day(year, second, first)?, ahead)));
            }
            // "10-12" without a year is a range of days as likely as a day and a month.
            if !marked || hyphen {
                return Ok(Some(alone));
            }
            // "03/20" can only be a month and a year.
            if second > 12 && (1..=12).contains(&first) {
                return Ok(Some((Written::month(century(second), first)?, pair)));
            }
            Ok(Some((Written::DayMonth { day: first, month: second, figures: true }, pair)))
        }
        _ => Ok(Some(alone)),
    }
}

/// `2016-05-22`, `2016/17`, `2016-05`, `2016`, `1990s`.
fn year_first(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    let Some(first) = cursor.num(4..=4) else { return Ok(None) };
    let year = i32::try_from(first).unwrap_or_default();
    let mut ahead = cursor;
    if decade(&mut ahead) && first % 10 == 0 {
        return Ok(Some((range(real_day(year, 1, 1)?, real_day(year + 9, 12, 31)?), ahead)));
    }
    ahead = cursor;
    let slash = ahead.mark("/");
    if (slash || ahead.mark("-.")) && ahead.figures().is_some_and(|figures| figures <= 2 || (slash && figures == 4)) {
        let figures = ahead.figures();
        let second = ahead.num(1..=4).unwrap_or_default();
        let next = i32::try_from(second).unwrap_or_default();
        let beyond = ahead;
        if ahead.mark(BETWEEN) && figures != Some(4) && ahead.figures().is_some_and(|figures| figures <= 2) {
            let day = ahead.num(1..=2).unwrap_or_default();
            return Ok(Some((Written::day(year, second, day)?, ahead)));
        }
        let follows = (figures == Some(4) && next == year + 1) || (figures == Some(2) && next == (year + 1) % 100);
        if follows && (slash || second > 12) {
            // A year from April to March: practice in councils and health.
            return Ok(Some((range(real_day(year, 4, 1)?, real_day(year + 1, 3, 31)?), beyond)));
        }
        if figures == Some(2) && next > year % 100 && second > 12 {
            let last = year - year % 100 + next;
            return Ok(Some((range(real_day(year, 1, 1)?, real_day(last, 12, 31)?), beyond)));
        }
        if figures != Some(4) {
            return Ok(Some((Written::month(year, second)?, beyond)));
        }
    }
    // "2016 May 22", as some systems write it.
    ahead = cursor;
    let _ = between(&mut ahead);
    if let Some(month) = ahead.word(words::month) {
        let short = ahead;
        let _ = between(&mut ahead);
        return match ahead.num(1..=2) {
            Some(day) => Ok(Some((Written::day(year, month, day)?, ahead))),
            None => Ok(Some((Written::month(year, month)?, short))),
        };
    }
    Ok(Some((Written::Whole(real_day(year, 1, 1)?, real_day(year, 12, 31)?, Precision::Year), cursor)))
}

fn decade(cursor: &mut Cursor<'_>) -> bool {
    cursor.marks("'", 1);
    !cursor.spaced() && cursor.is(&["s"])
}

fn range(start: super::Date, end: super::Date) -> Written {
    Written::Whole(start, end, Precision::Range)
}

/// `22052016` or `20160522`. Nearly always only one of them is a date of our age.
fn run_together(mut cursor: Cursor<'_>) -> Found<'_, Written> {
    let Some(run) = cursor.num(8..=8) else { return Ok(None) };
    let recent = |year: u32| (1900..2100).contains(&year).then(|| i32::try_from(year).ok()).flatten();
    let day_first = recent(run % 10_000).and_then(|year| Written::day(year, run / 10_000 % 100, run / 1_000_000).ok());
    let year_first = recent(run / 10_000).and_then(|year| Written::day(year, run / 100 % 100, run % 100).ok());
    match (day_first, year_first) {
        (Some(day), None) | (None, Some(day)) => Ok(Some((day, cursor))),
        (Some(_), Some(_)) => Err(DateError::Ambiguous("the year may be first or last".to_owned())),
        (None, None) => Ok(None),
    }
}

/// `March 2016`, `Mar-16`, `March 22, 2016`, `March 22nd`, `March`.
fn month_first(month: u32, cursor: Cursor<'_>) -> Found<'_, Written> {
    let alone = Ok(Some((Written::Month(month), cursor)));
    let mut ahead = cursor;
    let _ = between(&mut ahead);
    if ahead.figures().is_some_and(|figures| figures <= 2) {
        let mut longer = ahead;
        let figures = longer.figures();
        let day = longer.num(1..=2).unwrap_or_default();
        let ordinal = longer.is(&["st", "nd", "rd", "th"]);
        let short = longer;
        if between(&mut longer) {
            longer.marks("'", 1);
            if let Some(year) = longer.num(4..=4).and_then(|year| i32::try_from(year).ok()) {
                return Ok(Some((Written::day(year, month, day)?, longer)));
            }
        }
        if ordinal || figures == Some(1) {
            return Ok(Some((Written::DayMonth { day, month, figures: false }, short)));
        }
    }
    match year(&mut ahead)? {
        Some(year) => Ok(Some((Written::month(year, month)?, ahead))),
        None => alone,
    }
}
