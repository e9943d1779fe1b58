//! A clock as it is read: dates, days raw and adjusted, and the arithmetic in one line.

use super::super::super::calendar::Holidays;
use super::super::super::date::Date;
use super::super::super::register::DueChange;
use super::super::super::value::Id;
use super::super::wording;
use super::rule::Kind;
use super::run::Run;

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
    /// By the rule.
    pub original_due: Option<Date>,
    /// As first given: what the record keeps, or else by the rule.
    pub first_due: Option<Date>,
    /// The date before any pause: what a new agreement moves.
    pub plain_due: Option<Date>,
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
    /// What is missing on file, such as who agreed a move, and what speaks against the date.
    pub gaps: Vec<String>,
    /// Every change of the date, the oldest first.
    pub changes: Vec<DueChange>,
    pub mark: &'static str,
    pub source: &'static str,
}

impl Reading {
    pub(super) fn of(run: &Run<'_>, today: Date, holidays: &Holidays) -> Reading {
        let paused = run.paused_days(&today);
        let raw = wording::between(run.start, run.ended.unwrap_or(today));
        Reading {
            code: run.clock.code,
            what: run.clock.what,
            who: run.who.to_owned(),
            kind: run.law.kind,
            entity: run.entity.name,
            id: run.id,
            field: run.due_field,
            start: run.start,
            original_due: run.original,
            first_due: run.first.or(run.original),
            plain_due: run.plain,
            current_due: run.current,
            ended: run.ended,
            raw_days: raw,
            adjusted_days: raw - paused,
            paused_days: paused,
            days: run.days(today),
            explanation: run.explain(&today),
            weekend: run.current.map(|date| wording::weekend(date, holidays)).unwrap_or_default(),
            gaps: run.gaps(),
            changes: run.changes.iter().map(|change| (*change).clone()).collect(),
            mark: run.mark(),
            source: run.law.source,
        }
    }

    /// The explanation with the date it leads to: "... : Sat 2 May 2026 (a Saturday; ...)".
    pub fn in_full(&self) -> String {
        let Some(due) = self.current_due else { return self.explanation.clone() };
        let note = if self.weekend.is_empty() { String::new() } else { format!(" ({})", self.weekend) };
        format!("{}: {}{note}", self.explanation, super::super::super::date::long(due))
    }
}
