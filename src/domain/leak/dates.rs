//! Dates as people write them, read from tokens in every way they can be read. Judges nothing.

use super::token::{Gap, Token};
use jiff::civil::Date;

/// One way to read the tokens as a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    pub day: u8,
    pub month: u8,
    /// `None` when no year is written.
    pub year: Option<i16>,
    /// The year was written with two digits; it is held as 0 to 99.
    pub short_year: bool,
    /// Month before day, in figures: how Americans write it and British people seldom do.
    pub american: bool,
    /// How many tokens it takes.
    pub tokens: usize,
}

impl Reading {
    /// Whether this reading names the day, as far as it goes.
    pub fn is(&self, date: Date) -> bool {
        let year = match self.year {
            Some(year) if self.short_year => date.year().rem_euclid(100) == year,
            Some(year) => date.year() == year,
            None => true,
        };
        year && i16::from(self.day) == i16::from(date.day()) && i16::from(self.month) == i16::from(date.month())
    }
}

/// The month a folded word names, in English or Welsh, in full or cut short.
pub(super) fn month(word: &str) -> Option<u8> {
    const MONTHS: [(&str, &[&str]); 12] = [
        ("january", &["ionawr", "ion"]),
        ("february", &["chwefror", "chwef"]),
        ("march", &["mawrth"]),
        ("april", &["ebrill", "ebr"]),
        ("may", &["mai"]),
        ("june", &["mehefin", "meh"]),
        ("july", &["gorffennaf", "gorff"]),
        ("august", &["awst"]),
        ("september", &["medi", "sept"]),
        ("october", &["hydref", "hyd"]),
        ("november", &["tachwedd", "tach"]),
        ("december", &["rhagfyr", "rhag"]),
    ];
    let found = MONTHS.iter().position(|(english, others)| {
        (word.len() >= 3 && word.len() <= 4 && english.starts_with(word)) || *english == word || others.contains(&word)
    })?;
    u8::try_from(found + 1).ok()
}

/// Every reading of the tokens that begin the slice.
pub(super) fn readings(tokens: &[Token<'_>]) -> Vec<Reading> {
    let Some(first) = tokens.first() else { return Vec::new() };
    let mut found = Vec::new();
    if first.number {
        figures(tokens, &mut found);
    }
    if first.number || small_ordinal(&first.word).is_some() {
        day_month(tokens, &mut found);
    }
    if let Some(month) = month(&first.word) {
        month_day(tokens, month, &mut found);
    }
    found
}

/// 12/03/1984, 12.3.84, 1984-03-12, 12 03 1984, 19840312, 12031984.
fn figures(tokens: &[Token<'_>], found: &mut Vec<Reading>) {
    let Some(first) = tokens.first() else { return };
    if first.word.len() == 8 {
        let part = |range: std::ops::Range<usize>| first.word.get(range).and_then(|p| p.parse::<i16>().ok());
        let mut push = |d: Option<i16>, m: Option<i16>, y: Option<i16>, american| {
            if let (Some(d), Some(m), Some(y)) = (d, m, y) {
                push_reading(found, d, m, Some(y), false, american, 1);
            }
        };
        push(part(6..8), part(4..6), part(0..4), false);
        push(part(0..2), part(2..4), part(4..8), false);
        push(part(2..4), part(0..2), part(4..8), true);
    }
    let [a, b, c, ..] = tokens else { return };
    let close = |token: &Token<'_>| matches!(token.gap, Gap::Tie | Gap::Space | Gap::Light | Gap::Hyphenated);
    if !(b.number && c.number && close(b) && close(c)) {
        return;
    }
    let (Some(x), Some(y), Some(z)) = (figure(a), figure(b), figure(c)) else { return };
    if a.word.len() == 4 {
        push_reading(found, z, y, Some(x), false, false, 3);
    } else if matches!(c.word.len(), 2 | 4) && a.word.len() <= 2 && b.word.len() <= 2 {
        let short = c.word.len() == 2;
        push_reading(found, x, y, Some(z), short, false, 3);
        push_reading(found, y, x, Some(z), short, true, 3);
        if short {
            push_reading(found, z, y, Some(x), true, false, 3);
        }
    }
}

/// 12 March 1984, 12th of March, '84, the twelfth of March nineteen eighty-four, 12-Mar-84.
fn day_month(tokens: &[Token<'_>], found: &mut Vec<Reading>) {
    let Some((day, mut at)) = day_at(tokens) else { return };
    at += skip(tokens, at, &["of", "o", "day", "in", "the", "month", "y"]);
    let Some(month) = tokens.get(at).filter(|t| t.gap != Gap::Break).and_then(|t| month(&t.word)) else { return };
    at += 1;
    with_year(tokens, at, day, month, found);
}

/// March 12, 1984; March the 12th.
fn month_day(tokens: &[Token<'_>], month: u8, found: &mut Vec<Reading>) {
    let mut at = 1 + skip(tokens, 1, &["the"]);
    let Some((day, used)) = tokens.get(at..).and_then(day_at) else { return };
    if tokens.get(at).is_none_or(|token| token.gap == Gap::Break) {
        return;
    }
    at += used;
    with_year(tokens, at, day, month, found);
}

fn with_year(tokens: &[Token<'_>], at: usize, day: i16, month: u8, found: &mut Vec<Reading>) {
    let after = at + skip(tokens, at, &["in", "the", "year"]);
    match tokens.get(after..).and_then(year_at) {
        Some((year, short, used)) => push_reading(found, day, month.into(), Some(year), short, false, after + used),
        None => push_reading(found, day, month.into(), None, false, false, at),
    }
}

fn push_reading(
    found: &mut Vec<Reading>,
    day: i16,
    month: i16,
    year: Option<i16>,
    short_year: bool,
    american: bool,
    tokens: usize,
) {
    if let (Ok(day @ 1..=31), Ok(month @ 1..=12)) = (u8::try_from(day), u8::try_from(month)) {
        found.push(Reading { day, month, year, short_year, american, tokens });
    }
}

fn skip(tokens: &[Token<'_>], from: usize, words: &[&str]) -> usize {
    tokens.iter().skip(from).take(3).take_while(|token| words.contains(&token.word.as_ref())).count()
}

fn figure(token: &Token<'_>) -> Option<i16> {
    (token.number && token.word.len() <= 4).then(|| token.word.parse().ok()).flatten()
}

/// A day in figures, with or without its ending, or in words; and how many tokens it takes.
fn day_at(tokens: &[Token<'_>]) -> Option<(i16, usize)> {
    let first = tokens.first()?;
    if first.number {
        let day = figure(first).filter(|day| (1..=31).contains(day) && first.word.len() <= 2)?;
        let ending = tokens.get(1).is_some_and(|token| {
            matches!(token.gap, Gap::Glued | Gap::Space) && matches!(token.word.as_ref(), "st" | "nd" | "rd" | "th")
        });
        return Some((day, 1 + usize::from(ending)));
    }
    let tens = match first.word.as_ref() {
        "twenty" => Some(20),
        "thirty" => Some(30),
        _ => None,
    };
    match tens {
        Some(tens) => {
            let unit = tokens.get(1).and_then(|token| small_ordinal(&token.word)).filter(|unit| *unit < 10)?;
            Some((tens + unit, 2))
        }
        None => small_ordinal(&first.word).map(|day| (day, 1)),
    }
}

fn small_ordinal(word: &str) -> Option<i16> {
    const ORDINALS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    match word {
        "thirtieth" => Some(30),
        // The tens of "twenty-first" open a day as well.
        "twenty" => Some(20),
        "thirty" => Some(30),
        _ => ORDINALS.iter().position(|ordinal| *ordinal == word).and_then(|at| i16::try_from(at + 1).ok()),
    }
}

/// A year in figures or words: the year, whether it is short, how many tokens it takes.
fn year_at(tokens: &[Token<'_>]) -> Option<(i16, bool, usize)> {
    let first = tokens.first()?;
    if first.gap == Gap::Break {
        return None;
    }
    if first.number {
        return match first.word.len() {
            4 => figure(first).map(|year| (year, false, 1)),
            2 if !tokens.get(1).is_some_and(|next| next.number && next.gap == Gap::Light) => {
                figure(first).map(|year| (year, true, 1))
            }
            _ => None,
        };
    }
    let (century, mut at) = match first.word.as_ref() {
        "nineteen" => (1900, 1),
        "twenty" => (2000, 1),
        "two" if tokens.get(1).is_some_and(|token| token.word == "thousand") => (2000, 2),
        _ => return None,
    };
    at += skip(tokens, at, &["and", "hundred", "oh", "o"]);
    let rest = tokens.get(at..).unwrap_or_default();
    let Some(tens) = rest.first().and_then(|token| cardinal(&token.word)) else {
        return (century == 2000 && at >= 2).then_some((2000, false, at));
    };
    let unit = rest.get(1).and_then(|token| cardinal(&token.word)).filter(|unit| tens >= 20 && *unit < 10);
    Some((century + tens + unit.unwrap_or(0), false, at + 1 + usize::from(unit.is_some())))
}

fn cardinal(word: &str) -> Option<i16> {
    const SMALL: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let small = SMALL.iter().position(|name| *name == word).and_then(|at| i16::try_from(at + 1).ok());
    small.or_else(|| TENS.iter().position(|name| *name == word).and_then(|at| i16::try_from((at + 2) * 10).ok()))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenise;
    use super::*;
    use crate::domain::fold::fold;
    use jiff::civil::date;

    fn reads(text: &str) -> bool {
        let folded = fold(text);
        let tokens = tokenise(&folded, text);
        (0..tokens.len()).any(|at| readings(&tokens[at..]).iter().any(|r| r.year.is_some() && r.is(date(1984, 3, 12))))
    }

    #[test]
    fn a_date_of_birth_is_read_in_any_form() {
        for text in [
            "12/03/1984",
            "12.3.84",
            "1984-03-12",
            "03/12/1984",
            "12-Mar-84",
            "12th of March, 1984",
            "12 Mar '84",
            "March the 12th, 1984",
            "the twelfth of March nineteen eighty-four",
            "19840312",
            "12Mar1984",
            "12 Mawrth 1984",
            "12\u{a0}March\n1984",
            "12 day of March 1984",
            "12TH MARCH 1984",
        ] {
            assert!(reads(text), "{text}");
        }
    }

    #[test]
    fn another_day_is_not_read_as_it() {
        for text in ["13/03/1984", "12 March 1985", "March 1984", "2 March 1984", "12 and March 1984"] {
            assert!(!reads(text), "{text}");
        }
    }
}
