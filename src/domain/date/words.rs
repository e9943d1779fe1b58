//! The words of dates: months, weekdays, seasons, terms, parts. English, with the short forms people write.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The name of a month, 1 to 12.
pub fn month_name(month: u32) -> Option<&'static str> {
    let index = usize::try_from(month).ok()?.checked_sub(1)?;
    MONTHS.get(index).copied()
}

/// The month a word names, 1 to 12: the whole name, or its first three letters or more.
pub(super) fn month(word: &str) -> Option<u32> {
    // "sept" is covered by the rule; these slips are common enough to be sure of.
    match word {
        "febuary" => return Some(2),
        "setember" | "septmber" => return Some(9),
        _ => {}
    }
    starts(word, MONTHS.iter().copied(), 3)
}

/// The weekday a word names, 1 Monday to 7 Sunday: the whole name, its first three letters or more, or a common plural.
pub(super) fn weekday(word: &str) -> Option<u32> {
    match word {
        "weds" => Some(3),
        "thur" | "thurs" => Some(4),
        "tues" => Some(2),
        _ => starts(word, WEEKDAYS.iter().copied(), 3),
    }
}

fn starts<'a>(word: &str, names: impl Iterator<Item = &'a str>, least: usize) -> Option<u32> {
    if word.chars().count() < least {
        return None;
    }
    names.zip(1..).find(|(name, _)| name.to_lowercase().starts_with(word)).map(|(_, number)| number)
}

/// The season of a term by its old name.
pub(super) fn old_term(word: &str) -> Option<u32> {
    match word {
        "lent" | "hilary" => Some(3),
        "trinity" => Some(6),
        "michaelmas" => Some(9),
        _ => None,
    }
}

/// The quarter-year a season starts in: its first month.
pub(super) fn season(word: &str) -> Option<u32> {
    match word {
        "spring" => Some(3),
        "summer" => Some(6),
        "autumn" | "fall" => Some(9),
        "winter" => Some(12),
        _ => None,
    }
}

/// 1 to 4 for "first" to "fourth", with the endings of figures ("1st") handled by the reader.
pub(super) fn nth(word: &str) -> Option<u32> {
    match word {
        "first" => Some(1),
        "second" => Some(2),
        "third" => Some(3),
        "fourth" => Some(4),
        _ => None,
    }
}

/// Which part of something a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
}

pub(super) fn part(word: &str) -> Option<Part> {
    match word {
        "early" | "beginning" | "start" => Some(Part::Early),
        "mid" | "middle" => Some(Part::Mid),
        "late" | "end" => Some(Part::Late),
        _ => None,
    }
}

/// A time of day in words. It is not a time to the minute, so the day stays a day.
pub(super) fn is_day_part(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "lunchtime" | "teatime" | "midnight" | "am" | "pm" | "daytime")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_months_are_known_and_two_letters_are_not_enough() {
        assert_eq!(month("sept"), Some(9));
        assert_eq!(month("ju"), None);
        assert_eq!(month("jun"), Some(6));
        assert_eq!(month("mars"), None);
        assert_eq!(weekday("thurs"), Some(4));
        assert_eq!(weekday("month"), None);
    }
}
