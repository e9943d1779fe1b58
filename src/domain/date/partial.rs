//! A date in figures with a mark where a part is not known: "12/??/2019", "xx/03/2020", "2019-12-??". Only as much is
//! read as holds whatever the part is: a day of an unknown month leaves the year.

use super::loose::real_day;
use super::token::{Spaced, Tok};
use super::written::{Written, century};
use super::{DateError, LooseDate, Precision};

/// A part of such a date.
#[derive(Clone, Copy)]
enum Part {
    Num {
        value: u32,
        figures: usize,
    },
    /// Not known; whether it was said with a question mark.
    Unknown {
        queried: bool,
    },
}

/// The date, when the text is three parts with a mark between them and one of them is not known.
pub(super) fn read(tokens: &[Spaced]) -> Option<Result<LooseDate, DateError>> {
    let separator = tokens.iter().find_map(|spaced| match spaced.tok {
        Tok::Mark(mark @ ('/' | '.' | '-')) => Some(mark),
        _ => None,
    })?;
    let parts: Vec<Part> =
        tokens.split(|spaced| spaced.tok == Tok::Mark(separator)).map(part).collect::<Option<_>>()?;
    let year_of = |part: Part, two: bool| match part {
        Part::Num { value, figures: 4 } => i32::try_from(value).ok(),
        Part::Num { value, figures: 2 } if two => Some(century(value)),
        _ => None,
    };
    let [first, second, third] = <[Part; 3]>::try_from(parts).ok()?;
    let (year, month, day) = match year_of(first, false) {
        Some(year) => (year, second, third),
        None => (year_of(third, true)?, second, first),
    };
    let queried = [day, month].into_iter().any(|part| matches!(part, Part::Unknown { queried: true }));
    let written = match (day, month) {
        (Part::Unknown { .. }, Part::Num { value, .. }) => Written::month(year, value),
        (Part::Num { value: 1..=31, .. } | Part::Unknown { .. }, Part::Unknown { .. }) => whole_year(year),
        _ => return None,
    };
    let date = written.and_then(Written::alone);
    Some(date.map(|date| LooseDate { uncertain: queried, ..date }))
}

fn whole_year(year: i32) -> Result<Written, DateError> {
    Ok(Written::Whole(real_day(year, 1, 1)?, real_day(year, 12, 31)?, Precision::Year))
}

fn part(tokens: &[Spaced]) -> Option<Part> {
    let marks =
        |wanted: &str| tokens.iter().all(|spaced| matches!(spaced.tok, Tok::Mark(mark) if wanted.contains(mark)));
    match tokens {
        [] => None,
        [Spaced { tok: Tok::Num { value, figures }, .. }] => Some(Part::Num { value: *value, figures: *figures }),
        [Spaced { tok: Tok::Word(word), .. }] => {
            matches!(word.as_str(), "x" | "xx" | "dd" | "mm").then_some(Part::Unknown { queried: false })
        }
        _ if marks("?") => Some(Part::Unknown { queried: true }),
        _ if marks("_*") => Some(Part::Unknown { queried: false }),
        _ => None,
    }
}
