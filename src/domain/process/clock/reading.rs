//! A clock as it is read: dates, days raw and adjusted, and the arithmetic in one line.

use super::super::super::calendar::{Holidays, Span, Unit};
use super::super::super::date::Date;
use super::super::super::register::DueChange;
use super::super::super::value::Id;
use super::super::{pause, wording};
use super::change::{agreed, gaps};
use super::run::Run;
use super::table::{Kind, Length};

/// One clock, read on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub code: &'static str,
    pub what: &'static str,
    /// For whom, when it is one agency's or person's.
    pub who: String,
    pub kind: Kind,
    pub entity: &'static str,
    pub id: Id,
    /// The field that holds the due date; empty when none does.
    pub field: &'static str,
    pub start: Date,
    pub original_due: Option<Date>,
    pub current_due: Option<Date>,
    pub ended: Option<Date>,
    /// Days from the start to the end, or to today.
    pub raw_days: i64,
    /// The same less the days it stood still.
    pub adjusted_days: i64,
    pub paused_days: i64,
    /// Days to the due date, negative when late.
    pub days: i64,
    /// "six months from the decision of 18 September 2025, plus 45 days paused for trial".
    pub explanation: String,
    /// What to know of a due date that is no working day; empty when it is one.
    pub weekend: String,
    /// What is missing on file: a date moved without who, when, why, minute or Home Office.
    pub gaps: Vec<String>,
    /// Every change of the date, the oldest first.
    pub changes: Vec<DueChange>,
    pub mark: &'static str,
    pub source: &'static str,
}

impl Reading {
    pub(super) fn of(run: &Run<'_>, today: Date, holidays: &Holidays) -> Reading {
        let raw = wording::between(run.start, run.ended.unwrap_or(today));
        Reading {
            code: run.clock.code,
            what: run.clock.what,
            who: run.who.to_owned(),
            kind: run.kind,
            entity: run.entity.name,
            id: run.id,
            field: run.due_field,
            start: run.start,
            original_due: run.original,
            current_due: run.current,
            ended: run.ended,
            raw_days: raw,
            adjusted_days: raw - run.paused_days,
            paused_days: run.paused_days,
            days: run.days(today),
            explanation: run.explain(),
            weekend: run.current.map(|date| wording::weekend(date, holidays)).unwrap_or_default(),
            gaps: run.gaps(),
            changes: run.changes.iter().map(|change| (*change).clone()).collect(),
            mark: run.clock.mark,
            source: run.clock.source,
        }
    }

    /// The explanation with the date it leads to: "... : Sat 2 May 2026 (a Saturday; ...)".
    pub fn in_full(&self) -> String {
        let Some(due) = self.current_due else { return self.explanation.clone() };
        let note = if self.weekend.is_empty() { String::new() } else { format!(" ({})", self.weekend) };
        format!("{}: {}{note}", self.explanation, super::super::super::date::long(due))
    }
}

impl Run<'_> {
    /// The arithmetic in one line, so that it can be checked by eye.
    pub fn explain(&self) -> String {
        let from = format!("{} {}", self.clock.from, wording::day(self.start));
        let rule = match self.clock.length {
            Length::Promptly(words) => match self.current {
                Some(set) => return format!("{words} after {from}; set for {}", wording::day(set)),
                None => return format!("{words} after {from}"),
            },
            Length::Span(text) => match Span::parse(text) {
                Ok(span) => format!("{} from {from}{}", wording::span(span), self.clamped(span)),
                Err(_) => from,
            },
        };
        let was = self.original.map(wording::day).unwrap_or_default();
        if self.was_set_by_hand() {
            let set = self.set.map(wording::day).unwrap_or_default();
            // Whoever set the date knew, or did not know, of the pauses; adding them would move a date a person chose.
            let aside = match self.paused_days {
                0 => String::new(),
                days => format!("; {} paused are not added to a date set by hand", wording::days(days)),
            };
            return format!("set for {set}; {rule} is {was}{aside}");
        }
        let mut line = match agreed(&self.changes) {
            Some(change) => {
                let new = change.new_due.map(wording::day).unwrap_or_default();
                let by = if change.agreed_by.is_empty() { String::new() } else { format!(" by {}", change.agreed_by) };
                let on = change.agreed.map(|on| format!(", agreed on {}", wording::day(on))).unwrap_or_default();
                format!("{rule} was {was}; moved to {new}{by}{on}")
            }
            None => rule,
        };
        if !self.lost.is_empty() {
            line += &format!(", plus {}", pause::in_words(&self.lost));
        }
        if self.inquest_aside {
            line += "; the pause for the inquest does not move it unless the pause says that it stops the report (practice)";
        }
        line
    }

    fn clamped(&self, span: Span) -> &'static str {
        let shorter = self.original.is_some_and(|due| due.day() != self.start.day());
        if span.unit() == Unit::Month && shorter { " (to the end of a shorter month)" } else { "" }
    }

    /// What is missing on file about moves of this date.
    pub fn gaps(&self) -> Vec<String> {
        let mut found: Vec<String> = self
            .changes
            .iter()
            .filter_map(|change| {
                let lacks = gaps(change);
                let to = change.new_due.map(wording::day).unwrap_or_default();
                (!lacks.is_empty()).then(|| format!("The move to {to} does not say {}.", wording::list(&lacks)))
            })
            .collect();
        if self.was_set_by_hand() && matches!(self.clock.code, "D2" | "D5") {
            let to = self.set.map(wording::day).unwrap_or_default();
            found.push(format!("The date stands at {to} with no agreed change on file."));
        }
        found
    }
}
