//! Plan against actual.

use std::collections::HashSet;

use super::super::super::date::Date;
use super::super::super::register::Step;
use super::super::wording;

/// Whether a step is still to be done.
pub fn is_open(step: &Step) -> bool {
    step.done.is_none() && !step.state.is("done") && !step.state.is("not_needed")
}

/// Whether everything a step depends on is out of the way. `open` holds the codes of the open steps of the review.
pub fn is_ready(step: &Step, open: &HashSet<&str>) -> bool {
    super::after(step).all(|code| !open.contains(code))
}

/// The day a step should be done: the day first planned, where no other was ever set.
pub fn due(step: &Step) -> Option<Date> {
    step.due.or(step.planned)
}

/// How a step stands against its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Done,
    NotNeeded,
    Late,
    Ready,
    /// Waits for other steps or for something outside.
    Waiting,
}

/// One step against its plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub code: String,
    pub what: String,
    pub planned: Option<Date>,
    pub due: Option<Date>,
    pub done: Option<Date>,
    /// A code of the states of a step.
    pub state: String,
    pub standing: Standing,
    /// Days behind what was first planned, negative when ahead: of the day it was done, or of today once that is past.
    pub behind: Option<i64>,
    /// Codes of the open steps it waits for.
    pub waits_for: Vec<String>,
}

/// Every step against its plan, in the order given.
pub fn compare(steps: &[Step], today: Date) -> Vec<Row> {
    let open: HashSet<&str> = steps.iter().filter(|step| is_open(step)).map(|step| step.code.as_str()).collect();
    steps
        .iter()
        .map(|step| {
            let waits_for: Vec<String> =
                super::after(step).filter(|code| open.contains(code)).map(str::to_owned).collect();
            let late = due(step).is_some_and(|due| due < today);
            let standing = match () {
                () if step.state.is("not_needed") => Standing::NotNeeded,
                () if !is_open(step) => Standing::Done,
                () if late => Standing::Late,
                () if waits_for.is_empty() && step.waits_for.is_empty() => Standing::Ready,
                () => Standing::Waiting,
            };
            let behind = match standing {
                Standing::NotNeeded => None,
                Standing::Done => step.planned.zip(step.done).map(|(planned, done)| wording::between(planned, done)),
                _ => {
                    let at = due(step).map(|due| due.max(today));
                    step.planned.zip(at).map(|(planned, at)| wording::between(planned, at)).filter(|days| *days > 0)
                }
            };
            Row {
                code: step.code.clone(),
                what: step.what.clone(),
                planned: step.planned,
                due: step.due,
                done: step.done,
                state: step.state.0.clone(),
                standing,
                behind,
                waits_for,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::step;
    use super::*;
    use crate::domain::value::Code;

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    #[test]
    fn plan_against_actual_counts_from_what_was_first_planned() {
        let mut done = step(1, "W1", Some(day(3, 2)), "");
        done.done = Some(day(3, 5));
        let mut moved = step(2, "W2", Some(day(4, 10)), "W1");
        moved.planned = Some(day(3, 27));
        let late = step(3, "W3", Some(day(3, 20)), "W2");
        let mut dropped = step(4, "W4", Some(day(3, 1)), "");
        dropped.state = Code("not_needed".into());
        let rows = compare(&[done, moved, late, dropped, step(5, "W5", Some(day(5, 1)), "W3")], day(3, 27));
        let found: Vec<_> = rows.iter().map(|row| (row.standing, row.behind)).collect();
        assert_eq!(
            found,
            [
                (Standing::Done, Some(3)),
                (Standing::Ready, Some(14)),
                (Standing::Late, Some(7)),
                (Standing::NotNeeded, None),
                (Standing::Waiting, None),
            ]
        );
        assert_eq!(rows[2].waits_for, ["W2"]);
    }

    #[test]
    fn a_step_past_the_day_it_was_planned_for_is_late_also_without_another_date() {
        let mut undated = step(1, "W18", None, "");
        undated.planned = Some(day(1, 2));
        let row = compare(&[undated], day(3, 27)).remove(0);
        assert_eq!((row.standing, row.behind), (Standing::Late, Some(84)));
    }
}
