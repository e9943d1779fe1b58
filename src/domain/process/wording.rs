//! How the engine says dates, counts and lists in its sentences. Knows no rule.

use super::super::calendar::{Holidays, Span, Unit, is_working_day, next_working_day, previous_working_day};
use super::super::date::{Date, month_name};

fn month(date: Date) -> &'static str {
    month_name(date.month().unsigned_abs().into()).unwrap_or_default()
}

/// "18 September 2025". Written out by hand: lists over thousands of reviews say many dates.
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// "18 Sep".
pub fn short(date: Date) -> String {
    format!("{} {}", date.day(), month(date).get(..3).unwrap_or_default())
}

/// "Fri 20 March".
fn weekday_and_day(date: Date) -> String {
    date.strftime("%a %-d %B").to_string()
}

/// "1 day", "45 days".
pub fn days(count: i64) -> String {
    counted(count, "day")
}

/// "1 point", "3 points".
pub fn counted(count: i64, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// "a", "a and b", "a, b and c".
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}

/// The text with a capital at its start.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The text as it stands inside a sentence: "specialist domestic abuse / VAWG service", but "ICB".
pub fn small(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), text.chars().nth(1)) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// A span for prose: "six months", "10 working days", "eight weeks".
pub fn span(span: Span) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let unit = match span.unit() {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::WorkingDay => "working day",
    };
    let count = span.count();
    let figure = usize::try_from(count)
        .ok()
        .filter(|_| matches!(span.unit(), Unit::Month | Unit::Week))
        .and_then(|at| WORDS.get(at))
        .map_or_else(|| count.to_string(), |word| (*word).to_owned());
    if count == 1 { format!("{figure} {unit}") } else { format!("{figure} {unit}s") }
}

/// Days from one date to another; negative when `to` is earlier.
pub fn between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// So many days on, or back; the same date at the edge of the calendar.
pub fn plus_days(date: Date, days: i64) -> Date {
    jiff::Span::new().try_days(days).ok().and_then(|days| date.checked_add(days).ok()).unwrap_or(date)
}

/// How far a date is from today: "9 days late", "today", "in 4 days".
pub fn distance(due: Date, today: Date) -> String {
    match between(today, due) {
        0 => "today".to_owned(),
        late @ ..0 => format!("{} late", days(-late)),
        ahead => format!("in {}", days(ahead)),
    }
}

/// What to know of a date that is no working day: "a Sunday; working days on either side: Fri 20 and Mon 23 March".
/// Empty for a working day. A deadline is never moved by it (practice).
pub fn weekend(date: Date, holidays: &Holidays) -> String {
    if is_working_day(date, holidays) {
        return String::new();
    }
    let what = holidays.on(date).map_or_else(|| format!("a {}", date.strftime("%A")), |found| found.name.into_owned());
    match (previous_working_day(date, holidays), next_working_day(date, holidays)) {
        (Some(before), Some(after)) => {
            let first = if before.month() == after.month() {
                before.strftime("%a %-d").to_string()
            } else {
                weekday_and_day(before)
            };
            format!("{what}; working days on either side: {first} and {}", weekday_and_day(after))
        }
        _ => what,
    }
}

/// Characters of a long text that stand for it in a line.
const BRIEF: usize = 72;

/// The first words of a text, for a line: "Change the custody system so that a breach opens .."
pub fn brief(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut brief = String::new();
    for word in words {
        if !brief.is_empty() && brief.chars().count() + 1 + word.chars().count() > BRIEF {
            return brief + " ..";
        }
        if !brief.is_empty() {
            brief.push(' ');
        }
        brief.push_str(word);
    }
    brief
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_on_a_sunday_names_the_days_on_either_side() {
        let none = Holidays::default();
        assert_eq!(
            weekend(Date::constant(2026, 3, 22), &none),
            "a Sunday; working days on either side: Fri 20 and Mon 23 March"
        );
        assert_eq!(
            weekend(Date::constant(2026, 5, 31), &none),
            "a Sunday; working days on either side: Fri 29 May and Mon 1 June"
        );
        assert_eq!(weekend(Date::constant(2026, 3, 23), &none), "");
        assert!(weekend(Date::constant(2026, 12, 25), &none).starts_with("Christmas"));
    }

    #[test]
    fn counts_and_lists_read_as_english() {
        assert_eq!((days(1), days(45)), ("1 day".into(), "45 days".into()));
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(span(Span::parse("6m").unwrap()), "six months");
        assert_eq!(span(Span::parse("10wd").unwrap()), "10 working days");
        assert_eq!(distance(Date::constant(2026, 3, 18), Date::constant(2026, 3, 27)), "9 days late");
        assert_eq!(distance(Date::constant(2026, 3, 31), Date::constant(2026, 3, 27)), "in 4 days");
    }
}
