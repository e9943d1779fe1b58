//! A clock running on one record: numbers only, so that a list over thousands of reviews costs little.

use super::super::super::calendar::Holidays;
use super::super::super::date::Date;
use super::super::super::entity::Entity;
use super::super::super::register::{DueChange, Pause};
use super::super::super::value::Id;
use super::super::day::Now;
use super::super::{Dossier, pause, wording};
use super::extend::Added;
use super::rule::{Clock, Law};
use super::settle::settle;
use super::start::begun;

/// Days after which something undone counts as a gap of the file rather than as late (practice).
pub const LONG_PAST: i64 = 180;

/// What stands behind the date a clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Set {
    /// The rule.
    Rule,
    /// A change that was agreed.
    Agreed,
    /// A date somebody wrote on the record, which neither the rule nor a change gives.
    Hand,
    /// The rule or an agreed change, although a later date is written on the record: nobody agreed that one.
    Aside,
}

/// A started clock.
#[derive(Debug, Clone)]
pub struct Run<'a> {
    pub clock: &'static Clock,
    /// Kind, mark and rule as the legal basis of the case has them.
    pub law: Law,
    pub entity: &'static Entity,
    pub id: Id,
    /// The field that holds the due date; empty when none does.
    pub due_field: &'static str,
    pub until_field: &'static str,
    /// The label of the agency or person it runs for; empty for the case.
    pub who: &'a str,
    /// The event it runs from, ready for a date.
    pub from: &'static str,
    pub start: Date,
    /// By the rule alone; none for "promptly".
    pub original: Option<Date>,
    /// The date first given, as the record keeps it; none where it keeps none.
    pub first: Option<Date>,
    /// The date in the register, when somebody set one.
    pub written: Option<Date>,
    pub set: Set,
    /// The date before any pause: agreed, or set, or by the rule.
    pub plain: Option<Date>,
    /// The date now: the plain one, later by the pauses that count.
    pub current: Option<Date>,
    pub ended: Option<Date>,
    /// Pauses that moved `current`.
    pub added: Vec<Added>,
    /// Pauses that were known when the date was agreed: they are part of it.
    pub taken_in: Vec<String>,
    /// Open pauses without an end in sight: since when.
    pub unending: Vec<(String, Date)>,
    /// An open pause without an end in sight stops the work, and nobody agreed a date with it in view.
    pub is_still: bool,
    /// An inquest pause lies in its time and does not move it, because nobody said that it stops this too.
    pub inquest_aside: bool,
    /// The pauses that stop it.
    pub pauses: Vec<&'a Pause>,
    pub changes: Vec<&'a DueChange>,
    /// The change among them that stands.
    pub moved: Option<&'a DueChange>,
    /// Whether the rule reaches this record is not known (?), and it is long past.
    pub is_doubtful: bool,
    /// Dates to avoid that the current date falls on.
    pub clashes: Vec<String>,
    /// The report is marked as withheld, but not with all that takes.
    pub withheld_lacks: Vec<&'static str>,
    /// What opened it again after it had ended; empty for most.
    pub again: String,
    /// The number of the action that the date was set on; empty for every other clock.
    pub on: &'a str,
    /// The actions that the reports on the plan leave out, each in a sentence.
    pub unreported: Vec<String>,
}

/// Every clock that has started.
pub fn runs<'a>(dossier: &'a Dossier, today: Date, holidays: &Holidays) -> Vec<Run<'a>> {
    let mut found = begun(dossier);
    for run in &mut found {
        settle(run, dossier, &today, holidays);
    }
    found
}

/// Every clock that has started and not ended.
pub fn open<'a>(dossier: &'a Dossier, today: &dyn Now, holidays: &Holidays) -> Vec<Run<'a>> {
    let mut found = begun(dossier);
    found.retain(|run| run.ended.is_none());
    for run in &mut found {
        settle(run, dossier, today, holidays);
    }
    found
}

impl Run<'_> {
    /// The mark of its rule; where it is not known whether the rule reaches this record, with a ?.
    pub fn mark(&self) -> &'static str {
        if self.is_doubtful { "law s.9(3C); ?" } else { self.law.mark }
    }

    /// All days it stood still from its start to its end or today.
    pub fn paused_days(&self, today: &dyn Now) -> i64 {
        let own = self.pauses.iter().copied();
        let kinds = self.clock.stopped_by;
        if let Some(ended) = self.ended {
            return pause::stood_still(own, kinds, self.start, ended);
        }
        let begun: Vec<&Pause> = own.filter(|own| own.started.is_some_and(|start| today.has_come(start))).collect();
        // Only a pause that is still open costs another day every day.
        let is_open = begun.iter().any(|own| own.ended.is_none_or(|end| !today.has_come(end)));
        let until = if is_open { today.itself() } else { Date::MAX };
        pause::stood_still(begun, kinds, self.start, until)
    }

    /// Days to the due date, negative when late; for a rule without a number, the days gone by, negative. Measured on
    /// the day it ended when it has.
    pub fn days(&self, today: Date) -> i64 {
        let at = self.ended.unwrap_or(today);
        wording::between(at, self.current.unwrap_or(self.start))
    }
}
