//! Calendars out (iCalendar, RFC 5545): whole days only, since a review's dates are days and never moments.
//! Must not know what a date is for.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::Date;

/// One calendar entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Stays the same between exports, so that a calendar updates the entry instead of adding another.
    pub uid: String,
    pub summary: String,
    /// May be empty.
    pub description: String,
    pub kind: Kind,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// From the first to the last day, both included.
    Event { first: Date, last: Date },
    /// A task with the day it is due.
    Task { due: Date, done: bool },
}

/// A calendar of the entries, in the order given. `stamp` is the moment the calendar was made.
pub fn ics(name: &str, entries: &[Entry], stamp: Timestamp) -> String {
    let stamp = stamp.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut out = String::new();
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dhr//calendar//EN", "CALSCALE:GREGORIAN"] {
        line(&mut out, text);
    }
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
    for entry in entries {
        let component = if matches!(entry.kind, Kind::Event { .. }) { "VEVENT" } else { "VTODO" };
        line(&mut out, &format!("BEGIN:{component}"));
        line(&mut out, &format!("UID:{}", escaped(&entry.uid)));
        line(&mut out, &format!("DTSTAMP:{stamp}"));
        line(&mut out, &format!("SUMMARY:{}", escaped(&entry.summary)));
        if !entry.description.is_empty() {
            line(&mut out, &format!("DESCRIPTION:{}", escaped(&entry.description)));
        }
        match entry.kind {
            Kind::Event { first, last } => {
                // The end of a whole-day event is the day after its last. On the calendar's very last day there is
                // none, and an event without an end lasts its one day.
                line(&mut out, &format!("DTSTART;VALUE=DATE:{}", day(first)));
                if let Ok(end) = last.max(first).tomorrow() {
                    line(&mut out, &format!("DTEND;VALUE=DATE:{}", day(end)));
                }
                line(&mut out, "TRANSP:TRANSPARENT");
            }
            Kind::Task { due, done } => {
                line(&mut out, &format!("DUE;VALUE=DATE:{}", day(due)));
                line(&mut out, if done { "STATUS:COMPLETED" } else { "STATUS:NEEDS-ACTION" });
            }
        }
        line(&mut out, &format!("END:{component}"));
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' | '\r' => out.push_str("\\n"),
            sign if sign.is_control() => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}

/// One content line, folded at 75 octets between characters.
fn line(out: &mut String, text: &str) {
    let mut used = 0;
    for sign in text.chars() {
        if used + sign.len_utf8() > 75 {
            out.push_str("\r\n ");
            used = 1;
        }
        used += sign.len_utf8();
        let _ = out.write_char(sign);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn written(summary: &str, kind: Kind) -> String {
        let entry = Entry { uid: "nm1-panel@dhr".into(), summary: summary.into(), description: String::new(), kind };
        ics("Reviews", &[entry], Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn the_end_of_a_whole_day_is_the_day_after() {
        let one = written("Panel", Kind::Event { first: date(2024, 2, 28), last: date(2024, 2, 29) });
        assert!(one.contains("DTSTART;VALUE=DATE:20240228\r\nDTEND;VALUE=DATE:20240301\r\n"));
        let task = written("Send the return", Kind::Task { due: date(2024, 3, 1), done: false });
        assert!(task.contains("BEGIN:VTODO") && task.contains("DUE;VALUE=DATE:20240301\r\nSTATUS:NEEDS-ACTION"));
    }

    #[test]
    fn lines_fold_at_75_octets_and_unfold_to_the_same_text() {
        let summary = "Cyfarfod y panel; é, ŵ ".repeat(12);
        let text = written(&summary, Kind::Task { due: date(2024, 3, 1), done: true });
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(!text.replace("\r\n", "").contains('\n'));
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:{}", summary.replace(';', "\\;").replace(',', "\\,"))));
    }

    #[test]
    fn text_cannot_break_out_of_its_line() {
        let text = written("a\r\nEND:VCALENDAR\nb\\\u{1b}", Kind::Task { due: date(2024, 3, 1), done: true });
        assert!(text.contains("SUMMARY:a\\nEND:VCALENDAR\\nb\\\\ \r\n"));
    }
}
