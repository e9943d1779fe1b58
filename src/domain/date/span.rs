//! Two dates or more in one cell: ranges, open ranges, several dates.

use super::single::{read_single, whole_dates};
use super::token::{Spaced, Tok};
use super::written::{Piece, Written};
use super::{Date, DateError, LooseDate, Precision, words};

type Read = Result<Option<LooseDate>, DateError>;

fn word(spaced: Option<&Spaced>) -> &str {
    match spaced.map(|spaced| &spaced.tok) {
        Some(Tok::Word(word)) => word,
        _ => "",
    }
}

/// `since 2015`, `until March 2020`, `12 March 2020 onwards`.
pub(super) fn open_range(tokens: &[Spaced]) -> Read {
    let first = word(tokens.first());
    let skipped = match (first, word(tokens.get(1))) {
        ("prior" | "up", "to") => 2,
        (
            "since" | "from" | "after" | "post" | "until" | "till" | "til" | "upto" | "to" | "before" | "pre" | "by",
            _,
        ) => 1,
        _ => 0,
    };
    let rest = tokens.get(skipped..).unwrap_or_default();
    let hyphen = rest.first().is_some_and(|spaced| skipped > 0 && spaced.tok == Tok::Mark('-'));
    let rest = rest.get(usize::from(hyphen)..).unwrap_or_default();
    let mut body = rest;
    let mut onwards = false;
    while let Some((last, shorter)) = body.split_last() {
        match &last.tok {
            Tok::Word(word)
                if matches!(
                    word.as_str(),
                    "onwards" | "onward" | "ongoing" | "continuing" | "present" | "now" | "to" | "until"
                ) =>
            {
                onwards = true;
            }
            Tok::Mark('-') => onwards = true,
            Tok::Mark('.' | ',') => {}
            _ => break,
        }
        body = shorter;
    }
    if skipped == 0 && !onwards {
        return Ok(None);
    }
    let Some(piece) = read_single(body)? else { return Ok(None) };
    let inner = piece.written.alone()?;
    let mut made = LooseDate { precision: Precision::Range, time: piece.time, ..LooseDate::undated() };
    match first {
        "until" | "till" | "til" | "upto" | "up" | "to" | "by" if !onwards => made.end = inner.end,
        "before" | "prior" | "pre" if !onwards => made.end = inner.start.and_then(|date| date.yesterday().ok()),
        "after" | "post" => made.start = inner.end.and_then(|date| date.tomorrow().ok()),
        _ => made.start = inner.start,
    }
    Ok(Some(made))
}

/// `12-14 March 2020`, `from March to May 2020`, `between 12 and 14 March 2020`, `12 or 13 May 2020`.
pub(super) fn closed_range(tokens: &[Spaced]) -> Read {
    let between = word(tokens.first()) == "between";
    let body = match word(tokens.first()) {
        "from" | "between" => tokens.get(1..).unwrap_or_default(),
        _ => tokens,
    };
    let mut first_error = None;
    // The plainest joint is tried first; a stroke last, since it also stands inside dates.
    let kinds: [&dyn Fn(&Spaced) -> bool; 4] = [
        &|spaced| match &spaced.tok {
            Tok::Word(word) => {
                matches!(word.as_str(), "to" | "until" | "till" | "til" | "through" | "thru" | "or")
                    || (between && word == "and")
            }
            Tok::Mark(mark) => between && *mark == '&',
            Tok::Num { .. } => false,
        },
        &|spaced| spaced.tok == Tok::Mark('-') && spaced.space,
        &|spaced| spaced.tok == Tok::Mark('-') && !spaced.space,
        &|spaced| spaced.tok == Tok::Mark('/'),
    ];
    for joins in kinds {
        for (at, _) in body.iter().enumerate().filter(|(_, spaced)| joins(spaced)) {
            let (left, right) = (body.get(..at).unwrap_or_default(), body.get(at + 1..).unwrap_or_default());
            // Marks that also stand inside a date.
            let close = body.get(at).is_some_and(|joint| match joint.tok {
                Tok::Mark(mark) => mark == '/' || !joint.space,
                _ => false,
            });
            match pair(left, right, close) {
                Ok(Some(mut range)) => {
                    range.uncertain = word(body.get(at)) == "or";
                    return Ok(Some(range));
                }
                Ok(None) => {}
                Err(error) => first_error = first_error.or(Some(error)),
            }
        }
    }
    first_error.map_or(Ok(None), Err)
}

/// "3/4" beside "7 June 2020" may be the third and fourth of June: it is not taken for the third of April.
fn is_figures(piece: Piece) -> bool {
    matches!(piece.written, Written::DayMonth { figures: true, .. })
}

fn names_month(tokens: &[Spaced]) -> bool {
    tokens.iter().any(|spaced| matches!(&spaced.tok, Tok::Word(word) if words::month(word).is_some()))
}

/// "12/13" beside "2020" is a day with an impossible month, not a range from December 2013.
fn splits_a_date(left: &[Spaced], right: Piece) -> bool {
    let short = |spaced: &Spaced| match spaced.tok {
        Tok::Num { figures, .. } => Some(figures <= 2),
        _ => None,
    };
    let split = left.iter().filter_map(short).count() > 1 && left.iter().filter_map(short).all(|short| short);
    split && !names_month(left) && matches!(right.written, Written::Whole(_, _, Precision::Year))
}

fn pair(left: &[Spaced], right: &[Spaced], close: bool) -> Read {
    if left.is_empty() || right.is_empty() {
        return Ok(None);
    }
    let worded = names_month(left) || names_month(right);
    let before = left;
    let (Some(left), Some(right)) = (read_single(left)?, read_single(right)?) else { return Ok(None) };
    if close && splits_a_date(before, right) {
        return Ok(None);
    }
    if worded && (is_figures(left) || is_figures(right)) {
        return Ok(None);
    }
    let Some(last) = right.written.filled_from(left.written, false) else { return Ok(None) };
    let Some(first) = left.written.filled_from(last.clone()?, true) else { return Ok(None) };
    let (Written::Whole(start, ..), Written::Whole(_, end, _)) = (first?, last?) else { return Ok(None) };
    if end < start {
        return Err(DateError::Backwards);
    }
    let mut range = LooseDate::spanning(start, end, Precision::Range);
    range.time = left.time.or(right.time);
    Ok(Some(range))
}

/// `12/03/20, 15/03/20 and 2/4/20`, `12, 14 and 16 March 2020`, a date on each line.
pub(super) fn several(tokens: &[Spaced]) -> Result<Option<Vec<LooseDate>>, DateError> {
    let parts: Vec<&[Spaced]> = tokens
        .split(|spaced| match &spaced.tok {
            Tok::Mark(mark) => matches!(mark, ',' | ';' | '&' | '+' | '\n'),
            Tok::Word(word) => word == "and" || word == "then" || word == "also",
            Tok::Num { .. } => false,
        })
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() < 2 {
        return whole_dates(tokens);
    }
    // From the last to the first, since the month and year usually stand at the end.
    let mut found: Vec<LooseDate> = Vec::new();
    let mut next: Option<Written> = None;
    let mut waiting: Vec<Piece> = Vec::new();
    for part in parts.into_iter().rev() {
        match read_single(part) {
            Ok(Some(piece)) if is_figures(piece) && names_month(tokens) => return Ok(None),
            Ok(Some(piece)) => match piece.written.alone() {
                Ok(date) => {
                    next = Some(piece.written);
                    fill(&mut waiting, piece.written, &mut found)?;
                    found.push(with_time(date, piece));
                }
                Err(error) => match next.and_then(|next| piece.written.filled_from(next, true)) {
                    Some(filled) => {
                        let filled = filled?;
                        next = Some(filled);
                        found.push(with_time(filled.alone()?, piece));
                    }
                    None if found.is_empty() && error != DateError::Unread => waiting.push(piece),
                    None => return Ok(None),
                },
            },
            Ok(None) => match closed_range(part)? {
                Some(range) => {
                    next = range.start.map(|start| Written::Whole(start, start, Precision::Day));
                    found.push(range);
                }
                None => return Ok(None),
            },
            Err(error) => return Err(error),
        }
    }
    found.reverse();
    Ok((waiting.is_empty() && found.len() > 1).then_some(found))
}

/// Dates after the one that has the year: `12/03/20, 15/03`.
fn fill(waiting: &mut Vec<Piece>, from: Written, found: &mut Vec<LooseDate>) -> Result<(), DateError> {
    for piece in std::mem::take(waiting) {
        match piece.written.filled_from(from, false) {
            Some(filled) => found.push(with_time(filled?.alone()?, piece)),
            None => waiting.push(piece),
        }
    }
    Ok(())
}

fn with_time(date: LooseDate, piece: Piece) -> LooseDate {
    match piece.time {
        Some(time) => date.with_time(time),
        None => date,
    }
}

/// One date that spans them all.
pub(super) fn together(dates: &[LooseDate]) -> Option<LooseDate> {
    let start: Option<Date> = dates.iter().filter_map(|date| date.start).min();
    let end = dates.iter().filter_map(|date| date.end).max();
    Some(LooseDate::spanning(start?, end?, Precision::Several))
}
