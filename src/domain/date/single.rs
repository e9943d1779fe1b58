//! One date with its time and the words around it, and dates one after another with only space between.

use super::clock::read_time;
use super::cursor::Cursor;
use super::day::read_date;
use super::period::read_period;
use super::token::Spaced;
use super::written::{Piece, Written};
use super::{DateError, LooseDate, Precision, words};

/// The tokens as one date with its time, nothing left over.
pub(super) fn read_single(tokens: &[Spaced]) -> Result<Option<Piece>, DateError> {
    let mut cursor = Cursor::new(tokens);
    pass_day_part(&mut cursor);
    let mut complaint = None;
    for read in [read_period, read_date] {
        match read(cursor).and_then(|found| found.map_or(Ok(None), |(written, rest)| after(written, rest))) {
            Ok(Some(piece)) => return Ok(Some(piece)),
            Ok(None) => {}
            Err(error) => complaint = complaint.or(Some(error)),
        }
    }
    // The time may stand first: "14:20 on 12/03/2020".
    if let Ok(Some((time, mut rest))) = read_time(cursor) {
        let apart = rest.spaced() || rest.marks(",\n", 1) > 0;
        rest.marks("-", 1);
        if apart
            && let Ok(Some((written @ Written::Whole(_, _, Precision::Day), rest))) = read_date(rest)
            && rest.done()
        {
            return Ok(Some(Piece { time, ..Piece::new(written) }));
        }
    }
    complaint.map_or(Ok(None), Err)
}

/// What may follow a date: a weekday, a word for the time of day, a time, a second time.
fn after(written: Written, mut rest: Cursor<'_>) -> Result<Option<Piece>, DateError> {
    let mut piece = Piece::new(written);
    pass_words(&mut rest);
    if rest.done() {
        return Ok(Some(piece));
    }
    // A time must stand apart from the date.
    let apart = rest.spaced();
    let marked = rest.marks("-,\n", 1) > 0 || rest.is(&["t"]);
    pass_words(&mut rest);
    // Only after a day may four bare figures be a time: after a month or a year they are another year.
    let may_follow = match written {
        Written::Whole(_, _, Precision::Day) | Written::DayMonth { .. } => true,
        Written::Whole(_, _, Precision::Month) => rest.figures().is_some_and(|figures| figures <= 2),
        _ => false,
    };
    if !(apart || marked) || !may_follow {
        return Ok(None);
    }
    // "24:00" is the midnight at the end of the day.
    if let (Written::Whole(day, _, Precision::Day), Some(beyond)) = (written, end_of_day(rest))
        && let (true, Ok(next)) = (beyond.done(), day.tomorrow())
    {
        let time = super::ClockTime::new(0, 0);
        return Ok(Some(Piece { time, ..Piece::new(Written::Whole(next, next, Precision::Day)) }));
    }
    let Some((time, mut rest)) = read_time(rest)? else { return Ok(None) };
    piece.time = time;
    let mut ahead = rest;
    if (ahead.marks("-/&", 1) > 0 || ahead.is(&["to", "until", "till", "and"]))
        && let Some((until, beyond)) = read_time(ahead)?
    {
        piece.past_midnight = matches!((time, until), (Some(time), Some(until)) if until < time);
        rest = beyond;
    }
    pass_words(&mut rest);
    if !matches!(written, Written::Whole(_, _, Precision::Day) | Written::DayMonth { .. }) {
        // A time of day within a month is left in the raw text.
        piece = Piece::new(written);
    }
    Ok(rest.done().then_some(piece))
}

/// `24:00`, `24.00`, `2400hrs` at the cursor.
fn end_of_day(mut cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    match (cursor.figures(), cursor.num(2..=4)) {
        (Some(4), Some(2400)) => {}
        (Some(2), Some(24)) if cursor.mark(":.") && cursor.figures() == Some(2) && cursor.num(2..=2) == Some(0) => {}
        _ => return None,
    }
    let _ = cursor.is(&["hrs", "hours", "h"]);
    Some(cursor)
}

/// "Early hours of", "evening of" before a date.
fn pass_day_part(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    let _ = ahead.is(&["early", "late", "mid"]);
    if ahead.is(&["hours"]) || ahead.word(|word| words::is_day_part(word).then_some(())).is_some() {
        *cursor = ahead;
    }
}

fn pass_words(rest: &mut Cursor<'_>) {
    let mut ahead = *rest;
    ahead.marks(",-", 1);
    let mut found = ahead.word(words::weekday).is_some();
    ahead.marks(".,", usize::from(found));
    while ahead.is(&["early", "late", "mid", "hours"])
        || ahead.word(|word| words::is_day_part(word).then_some(())).is_some()
    {
        ahead.marks("-/,", 1);
        found = true;
    }
    if found {
        *rest = ahead;
    }
}

/// Days that follow each other with only space between: `12/03/20 14/03/20`.
pub(super) fn whole_dates(tokens: &[Spaced]) -> Result<Option<Vec<LooseDate>>, DateError> {
    let mut cursor = Cursor::new(tokens);
    let mut found = Vec::new();
    while !cursor.done() {
        if !found.is_empty() && !cursor.spaced() {
            return Ok(None);
        }
        match read_date(cursor)? {
            Some((written @ Written::Whole(_, _, Precision::Day), rest)) => {
                found.push(written.alone()?);
                cursor = rest;
            }
            _ => return Ok(None),
        }
    }
    Ok((found.len() > 1).then_some(found))
}
