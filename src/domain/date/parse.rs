//! Reading a date from text: one date first, then ranges, then several; doubt taken off before and put on after.

use super::clock::read_time;
use super::cursor::Cursor;
use super::day::read_date;
use super::doubt::{Doubt, strip};
use super::period::read_period;
use super::token::{LONGEST, Spaced, Tok, tokens};
use super::written::{Piece, Written};
use super::{DateError, LooseDate, Precision, parse_time, partial, span, words};

/// Read a date as agencies write it. The text is kept as `raw`; an empty text is undated.
///
/// # Errors
/// A date that does not exist, one that lacks its year, one with two readings, or text that is no date.
pub fn parse(text: &str) -> Result<LooseDate, DateError> {
    read_all(text).map(|mut dates| {
        let one = if dates.len() == 1 { dates.pop() } else { span::together(&dates) };
        let mut one = one.unwrap_or_else(LooseDate::undated);
        // What is said of one of several dates holds for the whole.
        one.approx |= dates.iter().any(|date| date.approx);
        one.uncertain |= dates.iter().any(|date| date.uncertain);
        one.with_raw(text)
    })
}

/// The dates of a cell one by one, each with the whole text as `raw`: one for an ordinary date, more for "several".
///
/// # Errors
/// As [`parse`].
pub fn parse_several(text: &str) -> Result<Vec<LooseDate>, DateError> {
    read_all(text).map(|dates| dates.into_iter().map(|date| date.with_raw(text)).collect())
}

fn read_all(text: &str) -> Result<Vec<LooseDate>, DateError> {
    let trimmed = text.trim();
    if trimmed.chars().nth(LONGEST).is_some() {
        return Err(DateError::TooLong);
    }
    if matches!(trimmed.to_lowercase().as_str(), "n/k" | "n/a" | "n.d." | "nd" | "n/d" | "none" | "tbc" | "no date") {
        return Ok(vec![LooseDate::undated()]);
    }
    let tokens = tokens(trimmed);
    if let Some(found) = partial::read(&tokens) {
        return found.map(|date| vec![date]);
    }
    if is_year_cut_short(&tokens) {
        return Err(DateError::Impossible("the year is not written whole".to_owned()));
    }
    let (tokens, doubt) = strip(tokens);
    if Cursor::new(&tokens).done() || tokens.iter().all(|spaced| spaced.tok == Tok::Mark('-')) {
        let said = trimmed.is_empty() || doubt.unknown || doubt.uncertain || !tokens.is_empty();
        let undated = LooseDate { uncertain: doubt.uncertain, ..LooseDate::undated() };
        return if said { Ok(vec![undated]) } else { Err(DateError::Unread) };
    }
    read_tokens(trimmed, &tokens).map(|dates| dates.into_iter().map(|date| doubted(date, doubt)).collect())
}

/// "12/03/20??": the marks stand for figures nobody knows, and the year is not 2020.
fn is_year_cut_short(tokens: &[Spaced]) -> bool {
    let is_query = |at: usize| tokens.get(at).is_some_and(|spaced| spaced.tok == Tok::Mark('?') && !spaced.space);
    tokens.iter().enumerate().any(|(at, spaced)| {
        matches!(spaced.tok, Tok::Num { figures: 2 | 3, .. })
            && at
                .checked_sub(1)
                .and_then(|before| tokens.get(before))
                .is_some_and(|before| matches!(before.tok, Tok::Mark('/' | '.' | '-') | Tok::Word(_) | Tok::Num { .. }))
            && is_query(at + 1)
            && is_query(at + 2)
    })
}

fn read_tokens(text: &str, tokens: &[Spaced]) -> Result<Vec<LooseDate>, DateError> {
    // The first complaint is the one about the plainest reading; it stands unless another reading works.
    let first = match read_single(tokens).and_then(|piece| piece.map(finished).transpose()) {
        Ok(Some(date)) => return Ok(vec![date]),
        Ok(None) => None,
        Err(error) => Some(error),
    };
    let mut complaint = first;
    // Several dates come before a range: two dates with only space between would make a range with a stray time.
    match span::open_range(tokens) {
        Ok(Some(date)) => return Ok(vec![date]),
        Ok(None) => {}
        Err(error) => complaint = complaint.or(Some(error)),
    }
    match span::several(tokens) {
        Ok(Some(dates)) => return Ok(dates),
        Ok(None) => {}
        Err(error) => complaint = complaint.or(Some(error)),
    }
    match span::closed_range(tokens) {
        Ok(Some(date)) => return Ok(vec![date]),
        Ok(None) => {}
        Err(error) => complaint = complaint.or(Some(error)),
    }
    Err(complaint.filter(|error| *error != DateError::Unread).unwrap_or_else(|| unread(text, tokens)))
}

/// Say more than "not read" where we can.
fn unread(text: &str, tokens: &[Spaced]) -> DateError {
    if let [Spaced { tok: Tok::Num { value, .. }, .. }] = tokens {
        let hint = super::from_serial(f64::from(*value), false)
            .ok()
            .filter(|_| *value > 20_000 && *value < 80_000)
            .map(|date| format!("; in a spreadsheet it would stand for {date}"))
            .unwrap_or_default();
        return DateError::Number(hint);
    }
    match parse_time(text) {
        Ok(Some(_)) => DateError::NoDate,
        Ok(None) => DateError::Unread,
        Err(error) => error,
    }
}

fn finished(piece: Piece) -> Result<LooseDate, DateError> {
    let mut date = piece.written.alone()?;
    if piece.past_midnight && date.precision == Precision::Day {
        date.end = date.end.and_then(|day| day.tomorrow().ok());
        date.precision = Precision::Overnight;
    }
    Ok(match piece.time {
        Some(time) => date.with_time(time),
        None => date,
    })
}

fn doubted(mut date: LooseDate, doubt: Doubt) -> LooseDate {
    date.approx |= doubt.approx;
    date.uncertain |= doubt.uncertain;
    if doubt.overnight {
        let next = date.start.and_then(|day| day.tomorrow().ok());
        match date.precision {
            Precision::Day | Precision::Minute => {
                date.end = next;
                date.precision = Precision::Overnight;
            }
            Precision::Range if next.is_some() && date.end == next => date.precision = Precision::Overnight,
            _ => {}
        }
    }
    if doubt.several && !matches!(date.precision, Precision::Day | Precision::Minute | Precision::Undated) {
        date.precision = Precision::Several;
    }
    date
}

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
