//! How pauses move a date.
//!
//! A pause is an agreed later date (practice): one that is over moves the date by the days it lasted, one that is open by
//! the days up to its expected end and no further. An open pause that nobody expects to end moves nothing yet, so that no
//! date runs on from day to day and never comes due. A date that was agreed took in the pauses known on that day; only
//! those that begin later move it again. Two pauses at once are counted once, for the one that began first.

use super::super::super::date::Date;
use super::super::super::register::Pause;
use super::super::day::Now;
use super::super::{pause, wording};

/// Days one pause adds to a date, not counted under any other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    pub said: String,
    pub days: i64,
    pub end: End,
}

/// How far a pause was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It is over, or the clock ended in it.
    Over,
    /// It is open and expected to end then.
    Expected(Date),
    /// It is open although it was expected to end then.
    Passed(Date),
}

/// Whether a date was agreed, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreed {
    No,
    On(Date),
    /// It was agreed, but the day is not on file: no pause is known to have come later.
    Undated,
}

/// A date with its pauses.
#[derive(Debug, Default)]
pub struct Extension {
    pub due: Option<Date>,
    pub added: Vec<Added>,
    pub taken_in: Vec<String>,
    pub unending: Vec<(String, Date)>,
}

/// A pause as far as a date is concerned.
struct Stretch<'a> {
    began: Date,
    /// None when no end is in sight.
    until: Option<Date>,
    end: End,
    pause: &'a Pause,
}

fn stretch<'a>(pause: &'a Pause, ended: Option<Date>, today: &dyn Now) -> Option<Stretch<'a>> {
    let began = pause.started.filter(|began| today.has_come(*began) && ended.is_none_or(|ended| *began < ended))?;
    let expected = pause.expected_end.filter(|end| *end > began);
    let (until, end) = match (pause.ended, expected) {
        (Some(over), _) if !today.has_come(over) => (Some(over), End::Expected(over)),
        (Some(over), _) => (Some(over), End::Over),
        (None, Some(end)) if today.is_past(end) => (Some(end), End::Passed(end)),
        (None, Some(end)) => (Some(end), End::Expected(end)),
        (None, None) => (None, End::Over),
    };
    Some(match ended.filter(|ended| until.is_none_or(|until| until > *ended)) {
        Some(ended) => Stretch { began, until: Some(ended), end: End::Over, pause },
        None => Stretch { began, until, end, pause },
    })
}

/// The date `plain` of a clock that started on `start`, moved by these pauses. `ended` is the day the clock ended.
pub fn extend<'a>(
    plain: Date,
    agreed: Agreed,
    pauses: impl Iterator<Item = &'a Pause>,
    (start, ended, today): (Date, Option<Date>, &dyn Now),
) -> Extension {
    let mut stretches: Vec<Stretch<'a>> = pauses.filter_map(|pause| stretch(pause, ended, today)).collect();
    stretches.sort_by_key(|one| (one.began, one.until.is_none(), one.until, one.pause.id));
    let mut found = Extension::default();
    let (mut due, mut covered) = (plain, start);
    for one in stretches {
        let said = || pause::said(one.pause).to_owned();
        let is_known = match agreed {
            Agreed::No => false,
            Agreed::On(day) => one.began <= day,
            Agreed::Undated => true,
        };
        if is_known {
            // What begins while a pause taken in is still running adds nothing to it.
            let until = if one.pause.ended.is_none() { Date::MAX } else { one.until.unwrap_or(Date::MAX) };
            if until > start && !found.taken_in.contains(&said()) {
                found.taken_in.push(said());
            }
            covered = covered.max(until);
            continue;
        }
        let from = one.began.max(covered);
        // A date that has passed stays missed: a pause that began later does not mend it (practice).
        let is_in_time = from <= due;
        match one.until {
            None if is_in_time => found.unending.push((said(), one.began)),
            Some(until) if until > from => {
                covered = until;
                if is_in_time {
                    let days = wording::between(from, until);
                    due = wording::plus_days(due, days);
                    found.added.push(Added { said: said(), days, end: one.end });
                }
            }
            _ => {}
        }
    }
    found.due = Some(due);
    found
}

/// "45 days paused for trial and 14 days paused for want of a chair"; two pauses for one cause are added up.
pub fn in_words(added: &[Added]) -> String {
    let mut sums: Vec<(&str, i64, usize, End)> = Vec::new();
    for one in added {
        match sums.iter_mut().find(|(said, ..)| *said == one.said) {
            Some((_, days, times, end)) => {
                *days += one.days;
                *times += 1;
                if one.end != End::Over {
                    *end = one.end;
                }
            }
            None => sums.push((&one.said, one.days, 1, one.end)),
        }
    }
    let parts: Vec<String> = sums
        .iter()
        .map(|(said, days, times, end)| {
            let times = match times {
                1 => String::new(),
                2 => " in two pauses".to_owned(),
                more => format!(" in {more} pauses"),
            };
            let end = match end {
                End::Over => String::new(),
                End::Expected(end) => format!(" up to its expected end on {}", wording::day(*end)),
                End::Passed(end) => format!(" up to its expected end on {} and no further", wording::day(*end)),
            };
            format!("{} paused{times} for {said}{end}", wording::days(*days))
        })
        .collect();
    wording::list(&parts)
}
