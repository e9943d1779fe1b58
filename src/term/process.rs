//! The process engine fed from the store: Today for every case, kept between looks; how one case stands; and what
//! speaks against a batch before it is written.

use std::collections::BTreeMap;

use crate::app::effect::{Objection, Owed, StandingLine};
use crate::domain::calendar::Holidays;
use crate::domain::change::{Batch, Change};
use crate::domain::date::Date;
use crate::domain::due::DueRow;
use crate::domain::listing::Listing;
use crate::domain::process::family::{self, State};
use crate::domain::process::standing::standing;
use crate::domain::process::today::{self, Line};
use crate::domain::process::{Dossier, guard, plan};
use crate::domain::register;
use crate::domain::value::{Fact, Id, Value};
use crate::error::{Error, Result};
use crate::store::Store;

/// In a register of more cases than this (a hundred times the national number) Today looks at the cases of the most
/// pressing dates only.
const LARGE: usize = 5_000;
/// How many dates those are, and how far ahead they lie.
const PRESSING: (usize, i32) = (400, 7);
/// Lines kept: the worst to miss. Nobody reads further, and a register of thousands of cases must stay small in memory.
const KEPT: usize = 1_500;
/// Cases worked out between two looks at the keyboard.
const SLICE: usize = 25;

/// The lines of Today, case by case, as of a batch. After an edit only the cases it touched are worked out again. A
/// large register is worked out in slices, so that a key never waits for it.
#[derive(Default)]
pub struct TodayLines {
    by_case: BTreeMap<Id, Vec<Line>>,
    as_of: Option<Id>,
    /// Cases still to be worked out, the last first.
    waiting: Vec<Id>,
}

impl TodayLines {
    /// Finds out what has to be worked out anew; says how many cases that is.
    pub fn begin(&mut self, store: &Store, today: Date) -> Result<usize> {
        let last = store.last_batch()?;
        let touched = match self.as_of {
            Some(known) if known == last => Vec::new(),
            Some(known) => store.touched_since(known)?,
            None => vec![None],
        };
        if touched.contains(&None) {
            self.by_case.clear();
            self.waiting = pressing(store, today)?;
        } else {
            self.waiting.extend(touched.into_iter().flatten());
        }
        for case in &self.waiting {
            self.by_case.remove(case);
        }
        self.as_of = Some(last);
        Ok(self.waiting.len())
    }

    /// Works out the next few cases; `true` when none is left.
    pub fn step(&mut self, store: &Store, today: Date, holidays: &Holidays) -> Result<bool> {
        let slice = self.waiting.split_off(self.waiting.len().saturating_sub(SLICE));
        store.dossiers_owing(&slice, &mut |dossier| {
            self.by_case.insert(dossier.case.id, today::lines_of(&dossier, today, holidays));
        })?;
        if self.by_case.values().map(Vec::len).sum::<usize>() > 2 * KEPT {
            let lines = self.lines();
            self.by_case.clear();
            for line in lines {
                self.by_case.entry(line.case.id).or_default().push(line);
            }
        }
        Ok(self.waiting.is_empty())
    }

    /// The lines worked out so far, in order, the worst to miss first.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = self.by_case.values().flatten().cloned().collect();
        today::sort(&mut lines);
        lines.truncate(KEPT);
        lines
    }

    /// The lines, in order, all at once.
    pub fn read(&mut self, store: &Store, today: Date, holidays: &Holidays) -> Result<Vec<Line>> {
        self.begin(store, today)?;
        while !self.step(store, today, holidays)? {}
        Ok(self.lines())
    }
}

/// The cases Today looks at: all of them, or in a very large register those of the most pressing dates.
fn pressing(store: &Store, today: Date) -> Result<Vec<Id>> {
    if store.count(&Listing::of(register::cases()))? <= LARGE {
        return store.cases();
    }
    let (limit, days) = PRESSING;
    let until = today.saturating_add(jiff::Span::new().days(days));
    let of = |row: DueRow| row.case.map(|case| case.id).or((row.entity == register::cases()).then_some(row.id));
    let mut cases: Vec<Id> = store.dues(until, None, false, limit)?.into_iter().filter_map(of).collect();
    cases.sort_unstable();
    cases.dedup();
    Ok(cases)
}

/// How a case stands.
pub fn stands(store: &Store, case: Id, today: Date, holidays: &Holidays) -> Result<Vec<StandingLine>> {
    let Some(dossier) = store.dossier(case)? else { return Ok(Vec::new()) };
    let line = |fact: crate::domain::process::standing::Fact| StandingLine {
        heading: fact.heading.to_owned(),
        text: fact.text,
        mark: fact.mark.to_owned(),
        days: fact.days,
    };
    Ok(standing(&dossier, today, holidays).into_iter().map(line).collect())
}

/// The batch that lays the default plan out for a case; a decision still to come is counted from today.
///
/// # Errors
/// A case that is not there; a plan that has every step already.
pub fn plan(store: &Store, case: Id, today: Date, holidays: &Holidays) -> Result<Batch> {
    let dossier = dossier(store, case)?;
    let template = plan::default().map_err(|_| Error::bug("the default plan cannot be read"))?;
    let batch = plan::lay(&template, &dossier, today, &plan::flags(&dossier), holidays);
    if batch.is_empty() {
        return Err(Error::nothing("Every step of the plan is there already").safe("Nothing was changed"));
    }
    Ok(batch)
}

/// Milestones not reached yet of the plans that may be used today; the owed ones of each plan first.
pub fn milestones(store: &Store, case: Id, today: Date) -> Result<Vec<Owed>> {
    let dossier = dossier(store, case)?;
    let mut found = Vec::new();
    for plan in &dossier.contact_plans {
        let person = plan.person.as_ref().map(|own| own.id);
        if plan.do_not_contact == Fact::Yes || family::barred(today, person, &dossier).is_some() {
            continue;
        }
        let warnings = family::check(today, person, &dossier);
        let mut rows = family::rows(&dossier, plan);
        rows.retain(|row| matches!(row.state, State::Owed | State::Later | State::NotYet));
        rows.sort_by_key(|row| row.state == State::NotYet);
        let known: Vec<String> = warnings.into_iter().map(|warning| warning.text).collect();
        let whose = [vec![plan.name.clone()], known].concat().join("; ");
        let owed = |row: family::Row| Owed { plan: plan.id, code: row.code, label: row.label, whose: whose.clone() };
        found.extend(rows.into_iter().map(owed));
    }
    Ok(found)
}

/// The batch that marks a milestone as reached today.
///
/// # Errors
/// A plan that is gone.
pub fn milestone(store: &Store, case: Id, plan: Id, code: &str, today: Date, by: &str) -> Result<Batch> {
    let dossier = dossier(store, case)?;
    let plan = dossier.contact_plans.iter().find(|own| own.id == plan).ok_or_else(gone)?;
    Ok(family::mark(&dossier, plan, code, today, by, "done"))
}

fn dossier(store: &Store, case: Id) -> Result<Dossier> {
    store.dossier(case)?.ok_or_else(gone)
}

fn gone() -> Error {
    Error::nothing("It is not there any more").safe("Nothing was changed").next("Redraw with Ctrl-L")
}

/// What speaks against a batch, over every case it touches. A batch that brings in a whole register or a new case is
/// not held up: the rules are about what a person does to a case that is there.
pub fn objections(store: &Store, batch: &Batch) -> Result<Vec<Objection>> {
    let mut cases: Vec<Id> = Vec::new();
    for change in &batch.changes {
        let case = match change {
            Change::Add { values, .. } => {
                values.iter().find(|(name, _)| *name == "case").and_then(|(_, value)| match value {
                    Value::Link(link) if link.id > 0 => Some(link.id),
                    _ => None,
                })
            }
            Change::Set { entity, id, .. } | Change::Archive { entity, id, .. } => {
                store.get(entity, *id)?.and_then(|record| record.case())
            }
            Change::Restore { .. } => None,
        };
        if let Some(case) = case
            && !cases.contains(&case)
        {
            cases.push(case);
        }
    }
    let mut found = Vec::new();
    for case in cases {
        let Some(dossier) = store.dossier(case)? else { continue };
        for refusal in guard::refuse_batch(batch, &dossier) {
            let objection =
                Objection { text: refusal.text, mark: refusal.mark.to_owned(), reason_is_enough: refusal.needs_reason };
            if !found.contains(&objection) {
                found.push(objection);
            }
        }
    }
    Ok(found)
}
