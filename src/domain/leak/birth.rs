//! A day by which somebody is looked for has to be one that can be found.

use super::lexicon::day;
use crate::domain::date;

/// What is wrong with a date of birth or death as it was typed, never repeating it, and whether a reason is enough to
/// keep it; none when it names a day.
pub fn no_day(value: &str) -> Option<(&'static str, bool)> {
    if day(value).is_some() {
        return None;
    }
    Some(match date::parse(value) {
        Ok(read) if read.start.is_some() => (
            "This date names no one day, so nothing but its own words is looked for; a day is typed 12 feb 1985 or \
             12/02/1985.",
            true,
        ),
        _ => (
            "This was not read as a date, so it would never be found: type it as 12 feb 1985, 12/02/1985 or 1985-02-12.",
            false,
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_birth_that_is_none_is_refused_without_being_repeated() {
        for wrong in ["Siân Okonkwo", "31/02/1985", "12 Feb", "no idea"] {
            let (text, needs_reason) = no_day(wrong).unwrap();
            assert!(!needs_reason && !text.contains(wrong), "{text}");
        }
        for right in ["12 Feb 1985", "12 Febuary 1985", "12/2/85", "12.02.1985", "12th February 1985", "1985-02-12"] {
            assert_eq!(no_day(right), None, "{right}");
        }
        assert!(no_day("February 1985").unwrap().1 && no_day("1985").unwrap().1);
    }
}
