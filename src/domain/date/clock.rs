//! A time of day as written in records: `14:20`, `14.20`, `1420hrs`, `2.20pm`, `1am`.

use std::fmt;

use super::DateError;
use super::cursor::Cursor;
use super::token::tokens;

/// An hour and a minute, 00:00 to 23:59.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    hour: u8,
    minute: u8,
}

impl ClockTime {
    /// `None` unless the hour is below 24 and the minute below 60.
    pub const fn new(hour: u8, minute: u8) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self { hour, minute }) } else { None }
    }

    pub const fn hour(self) -> u8 {
        self.hour
    }

    pub const fn minute(self) -> u8 {
        self.minute
    }

    /// The time a spreadsheet holds as a part of a day: 0.84375 is 20:15. Seconds are dropped, as when read from text.
    pub fn from_fraction(fraction: f64) -> Option<Self> {
        if !(0.0..1.0).contains(&fraction) {
            return None;
        }
        // The last half second rounds to the next midnight; the day must not change for that.
        let seconds = (fraction * 86_400.0).round().min(86_399.0);
        // The range was checked: 0 to 86,399 fits.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let minutes = seconds as u32 / 60;
        Self::new(u8::try_from(minutes / 60).ok()?, u8::try_from(minutes % 60).ok()?)
    }

    pub(super) fn decode(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        (hour.len() == 2 && minute.len() == 2).then_some(())?;
        Self::new(hour.parse().ok()?, minute.parse().ok()?)
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// Read a time from a column of its own. An empty cell, or a word such as "evening" or "unknown", is no time.
///
/// # Errors
/// A time that does not exist, or text that is no time.
pub fn parse_time(text: &str) -> Result<Option<ClockTime>, DateError> {
    let tokens = tokens(text);
    let mut cursor = Cursor::new(&tokens);
    cursor.marks("?~", 2);
    while cursor.is(&["at", "c", "ca", "circa", "approx", "approximately", "about", "around"]) {
        cursor.marks(".", 1);
    }
    if cursor.done() || tokens.iter().all(|spaced| !matches!(spaced.tok, super::token::Tok::Num { .. })) {
        return Ok(None);
    }
    match read_time(cursor)? {
        Some((time, rest)) if rest.done() => Ok(time),
        _ => Err(DateError::Unread),
    }
}

/// A time at the cursor. The time within is `None` for `00:00:00`, which a spreadsheet writes for "no time".
/// `Ok(None)` when there is no time here.
pub(super) fn read_time(mut cursor: Cursor<'_>) -> Result<Option<(Option<ClockTime>, Cursor<'_>)>, DateError> {
    let figures = cursor.figures();
    let Some(first) = cursor.num(1..=4) else { return Ok(None) };
    let (hour, minute, mut second, mut sure) = match figures {
        Some(4) => (first / 100, first % 100, None, true),
        Some(3) => {
            // 920hrs or 920pm, but never a bare 920.
            let mut ahead = cursor;
            if !(is_hours(&mut ahead) || half(&mut ahead).is_some()) {
                return Ok(None);
            }
            (first / 100, first % 100, None, true)
        }
        _ => {
            let mut ahead = cursor;
            let separated = (ahead.mark(":.") || ahead.is(&["h"])) && !ahead.spaced() && ahead.figures() == Some(2);
            match separated.then(|| ahead.num(2..=2)).flatten() {
                Some(minute) => {
                    cursor = ahead;
                    (first, minute, None, true)
                }
                None => (first, 0, None, false),
            }
        }
    };
    let mut ahead = cursor;
    if sure && figures != Some(4) && ahead.mark(":") && ahead.figures() == Some(2) && !ahead.spaced() {
        second = ahead.num(2..=2);
        // A fraction of a second, as some systems export.
        let mut beyond = ahead;
        if beyond.mark(".") && beyond.num(1..=9).is_some() {
            ahead = beyond;
        }
        cursor = ahead;
    }
    let mut hour = hour;
    if let Some(afternoon) = half(&mut cursor) {
        sure = true;
        if hour == 0 || hour > 12 {
            // "14.20pm" is common and plain; "0.20am" and "14.20am" are kept as the clock says.
            if hour > 12 && !afternoon {
                return Err(DateError::Impossible(format!("{hour}:{minute:02} is not in the morning")));
            }
        } else {
            hour = hour % 12 + if afternoon { 12 } else { 0 };
        }
    } else if is_hours(&mut cursor) {
        sure = true;
    }
    if !sure {
        return Ok(None);
    }
    cursor.is(&["z"]);
    let time = u8::try_from(hour).ok().zip(u8::try_from(minute).ok()).and_then(|(h, m)| ClockTime::new(h, m));
    match time {
        Some(_) if second.is_some_and(|second| second > 59) => {
            Err(DateError::Impossible("there is no second above 59".to_owned()))
        }
        Some(time) if time == (ClockTime { hour: 0, minute: 0 }) && second == Some(0) => Ok(Some((None, cursor))),
        Some(time) => Ok(Some((Some(time), cursor))),
        None => Err(DateError::Impossible(format!("{hour:02}:{minute:02} is not a time of day"))),
    }
}

/// `hrs`, `hours`, `h`.
fn is_hours(cursor: &mut Cursor<'_>) -> bool {
    let found = cursor.is(&["hrs", "hr", "hours", "h"]);
    if found {
        cursor.marks(".", 1);
    }
    found
}

/// `am` or `pm`, dotted or not: whether it is the afternoon.
fn half(cursor: &mut Cursor<'_>) -> Option<bool> {
    if cursor.is(&["am"]) {
        return Some(false);
    }
    if cursor.is(&["pm"]) {
        return Some(true);
    }
    let mut ahead = *cursor;
    let afternoon = ahead.word(|word| match word {
        "a" => Some(false),
        "p" => Some(true),
        _ => None,
    })?;
    ahead.marks(".", 1);
    if !ahead.is(&["m"]) {
        return None;
    }
    ahead.marks(".", 1);
    *cursor = ahead;
    Some(afternoon)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match parse_time(text) {
            Ok(Some(time)) => time.to_string(),
            Ok(None) => "none".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn the_forms_of_a_time_in_records_are_read() {
        for (text, want) in [
            ("14:20", "14:20"),
            ("14.20", "14:20"),
            ("1420hrs", "14:20"),
            ("1420", "14:20"),
            ("14:20:35", "14:20"),
            ("2.20pm", "14:20"),
            ("2.20 p.m.", "14:20"),
            ("14.20pm", "14:20"),
            ("1am", "01:00"),
            ("12am", "00:00"),
            ("12pm", "12:00"),
            ("0905", "09:05"),
            ("920hrs", "09:20"),
            ("14h20", "14:20"),
            ("c. 14:20", "14:20"),
            ("at 9pm", "21:00"),
            ("00:00", "00:00"),
            ("00:00:00", "none"),
            ("", "none"),
            ("evening", "none"),
            ("25:10", "25:10 is not a time of day"),
            ("14:20am", "14:20 is not in the morning"),
            ("9", "this was not read as a date"),
        ] {
            assert_eq!(read(text), want, "{text:?}");
        }
    }

    #[test]
    fn a_part_of_a_day_is_a_minute_of_the_same_day() {
        assert_eq!(ClockTime::from_fraction(0.84375), ClockTime::new(20, 15));
        assert_eq!(ClockTime::from_fraction(0.295_138_888_888_889), ClockTime::new(7, 5));
        assert_eq!(ClockTime::from_fraction(0.999_999_9), ClockTime::new(23, 59));
        assert_eq!(ClockTime::from_fraction(1.0), None);
        assert_eq!(ClockTime::from_fraction(f64::NAN), None);
    }
}
