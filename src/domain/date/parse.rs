//! Reading a date from text: one date first, then ranges, then several; doubt taken off before and put on after.

use super::cursor::Cursor;
use super::doubt::{Doubt, strip};
use super::single::read_single;
use super::token::{LONGEST, Spaced, Tok, tokens};
use super::written::Piece;
use super::{DateError, LooseDate, Precision, parse_time, partial, span};

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
