//! The year of a named period, and what such periods are made of.

use super::cursor::Cursor;
use super::day::Found;
use super::written::{Written, century};
use super::{Date, DateError, Precision};

/// A year, or two that follow each other ("2020/21"): the first, and whether there were two.
pub(super) fn years(cursor: &mut Cursor<'_>) -> Option<(i32, bool)> {
    let mut ahead = *cursor;
    ahead.is(&["fy"]);
    ahead.marks("-,'", 1);
    let first = match ahead.figures() {
        Some(4) => i32::try_from(ahead.num(4..=4)?).ok()?,
        Some(2) => century(ahead.num(2..=2)?),
        _ => return None,
    };
    *cursor = ahead;
    if ahead.mark("/-") {
        let four = ahead.figures() == Some(4);
        let second = ahead.num(2..=4).and_then(|second| i32::try_from(second).ok());
        if second.is_some_and(|second| if four { second == first + 1 } else { second == (first + 1) % 100 }) {
            *cursor = ahead;
            return Some((first, true));
        }
    }
    Some((first, false))
}

pub(super) fn whole(start: Date, end: Date, precision: Precision) -> Written {
    Written::Whole(start, end, precision)
}

/// A period that lacks its year, if nothing stands after it; otherwise it is something else.
pub(super) fn no_year(rest: Cursor<'_>) -> Found<'_, Written> {
    if rest.done() { Err(DateError::NoYear) } else { Ok(None) }
}

pub(super) fn shifted(date: Date, days: i64) -> Result<Date, DateError> {
    date.checked_add(jiff::Span::new().days(days)).map_err(|_| DateError::Unread)
}
