//! The arithmetic of a clock in one line, and what is missing on file about it.

use super::super::super::calendar::{Span, Unit};
use super::super::super::register::DueChange;
use super::super::day::Now;
use super::super::wording;
use super::change::gaps;
use super::extend::in_words;
use super::rule::Length;
use super::run::{Run, Set};

impl Run<'_> {
    /// The arithmetic in one line, so that it can be checked by eye.
    pub fn explain(&self, today: &dyn Now) -> String {
        let from = format!("{} {}", self.from, wording::day(self.start));
        let rule = match self.clock.length {
            Length::Promptly(words) => format!("{words} after {from}"),
            Length::Span(text) => match Span::parse(text) {
                Ok(span) => format!("{} from {from}{}", wording::span(span), self.clamped(span)),
                Err(_) => from,
            },
        };
        let written = self.written.map(wording::day).unwrap_or_default();
        let moved = self.moved;
        let mut line = match (self.set, moved) {
            (Set::Hand, _) => {
                let agreed = moved.and_then(|change| change.new_due);
                let agreed = agreed.map(|date| format!("; {} was agreed", wording::day(date))).unwrap_or_default();
                let on = if self.on.is_empty() { String::new() } else { format!(" on action {}", self.on) };
                match self.original {
                    Some(was) => format!("set for {written}{on}; {rule} is {}{agreed}", wording::day(was)),
                    None => format!("{rule}; set for {written}{on}{agreed}"),
                }
            }
            (_, Some(change)) => self.moved(&rule, change),
            (_, None) => rule,
        };
        if self.set == Set::Aside {
            line += &format!("; {written} is written on the case with no agreed change on file, so it does not count");
        }
        self.add_pauses(&mut line, today);
        if self.is_doubtful {
            line += "; whether the law asked it of a report of that day is not known here";
        }
        line
    }

    fn moved(&self, rule: &str, change: &DueChange) -> String {
        let new = change.new_due.map(wording::day).unwrap_or_default();
        let by = if change.agreed_by.is_empty() { String::new() } else { format!(" by {}", change.agreed_by) };
        let on = change.agreed.map(|on| format!(", agreed on {}", wording::day(on))).unwrap_or_default();
        let was = self.original.map(|was| format!(" was {}", wording::day(was))).unwrap_or_default();
        format!("{rule}{was}; moved to {new}{by}{on}")
    }

    /// What pauses do to the date, and what they do not.
    fn add_pauses(&self, line: &mut String, today: &dyn Now) {
        let paused = if self.set == Set::Hand { self.paused_days(today) } else { 0 };
        if paused > 0 {
            // Whoever set the date knew, or did not know, of the pauses; adding them would move a date a person chose.
            *line += &format!("; {} paused are not added to a date set by hand", wording::days(paused));
        }
        if !self.added.is_empty() {
            *line += &format!(", plus {}", in_words(&self.added));
        }
        if !self.taken_in.is_empty() {
            let (pause, were, are) =
                if self.taken_in.len() == 1 { ("pause", "was", "is") } else { ("pauses", "were", "are") };
            let names = wording::list(&self.taken_in);
            *line += &match self.moved.and_then(|change| change.agreed) {
                Some(_) => format!("; the {pause} for {names} {were} known by then and {are} part of that date"),
                None => format!("; no day of agreement is on file, so the {pause} for {names} {are} part of that date"),
            };
        }
        for (said, since) in &self.unending {
            *line += &format!(
                "; the pause for {said} since {} moves it only once it has an end or an expected end",
                wording::day(*since)
            );
        }
        if self.inquest_aside {
            *line += "; the pause for the inquest does not move it unless the pause says that it stops the report \
                      (practice)";
        }
    }

    fn clamped(&self, span: Span) -> &'static str {
        let shorter = self.original.is_some_and(|due| due.day() != self.start.day());
        if span.unit() == Unit::Month && shorter { " (to the end of a shorter month)" } else { "" }
    }

    /// What is missing on file about this date. Nothing is asked any more of a clock that has ended, nor of a date
    /// earlier than the rule's.
    pub fn gaps(&self) -> Vec<String> {
        if self.ended.is_some() {
            return Vec::new();
        }
        let mut found: Vec<String> = self
            .changes
            .iter()
            .filter_map(|change| {
                let lacks = gaps(change);
                let to = change.new_due.map(wording::day).unwrap_or_default();
                (!lacks.is_empty()).then(|| format!("The move to {to} does not say {}.", wording::list(&lacks)))
            })
            .collect();
        let is_hard = matches!(self.clock.code, "D2" | "D5");
        let is_later = self.written.zip(self.original).is_some_and(|(written, rule)| written > rule);
        let is_agreed = |change: &&DueChange| change.state.is("agreed") && change.new_due == self.written;
        if is_hard && is_later && !self.changes.iter().any(is_agreed) && matches!(self.set, Set::Hand | Set::Aside) {
            let to = self.written.map(wording::day).unwrap_or_default();
            found.push(match self.set {
                Set::Aside => format!("Nobody agreed {to}; record who did, or the date stays as it is."),
                _ => format!("The date stands at {to} with no agreed change on file."),
            });
        }
        if !self.withheld_lacks.is_empty() {
            let lacks = wording::list(&self.withheld_lacks);
            found.push(format!("The report is marked as withheld without {lacks} on file."));
        }
        if !self.again.is_empty() {
            found.push(self.again.clone());
        }
        found.extend(self.unreported.iter().cloned());
        found.extend(self.clashes.iter().map(|clash| format!("{clash}.")));
        found
    }
}
