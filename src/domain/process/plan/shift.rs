//! Moving what waits for something that moved, with a preview; and dating what waited for an event that has happened.

use std::collections::{HashMap, HashSet};

use super::super::super::calendar::{Holidays, is_working_day, next_working_day};
use super::super::super::change::{Batch, Change};
use super::super::super::date::Date;
use super::super::super::register::Step;
use super::super::super::value::{Id, Value};
use super::super::{Dossier, pause, wording};
use super::compare::is_open;
use super::timing::Timing;

/// Something outside the plan that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// The reason of the pause it causes, such as criminal_proceedings or inquest.
    pub reason: String,
    pub from: Date,
    pub to: Date,
}

/// One line of the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shifted {
    /// The kind of record: a step, or what the register holds of the event itself.
    pub entity: &'static str,
    pub id: Id,
    pub field: &'static str,
    /// The code of a step; empty for anything else.
    pub code: String,
    pub what: String,
    pub old: Option<Date>,
    pub new: Date,
    /// "waits for trial", "after W19".
    pub why: String,
}

/// What would move: open steps due on or after the old date that wait for it (the pause stops them, or they say so), and
/// all that depends on those, by as many days. A new date on a weekend or bank holiday goes to the next working day: a
/// step is a plan, not a deadline. Everything else stays.
pub fn shift(steps: &[Step], moved: &Shift, holidays: &Holidays) -> Vec<Shifted> {
    let stops = pause::reason(&moved.reason).map_or(&[][..], |reason| reason.stops);
    let said = pause::reason(&moved.reason).map_or(moved.reason.as_str(), |reason| reason.said);
    let waits = |step: &Step| {
        step.stopped_by.0.iter().any(|code| stops.contains(&code.as_str()) || stops.contains(&"all"))
            || step.waits_for.to_lowercase().contains(&said.trim_start_matches("the ").to_lowercase())
    };
    let mut dependents: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, step) in steps.iter().enumerate() {
        for code in super::after(step) {
            dependents.entry(code).or_default().push(at);
        }
    }
    let mut why: HashMap<usize, String> = HashMap::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if is_open(step) && step.due.is_some_and(|due| due >= moved.from) && waits(step) {
            why.insert(at, format!("waits for {said}"));
            open.push(at);
        }
    }
    let mut seen: HashSet<usize> = open.iter().copied().collect();
    while let Some(at) = open.pop() {
        let Some(step) = steps.get(at) else { continue };
        for next in dependents.get(step.code.as_str()).into_iter().flatten().copied() {
            if steps.get(next).is_some_and(is_open) && seen.insert(next) {
                why.insert(next, format!("after {}", step.code));
                open.push(next);
            }
        }
    }
    let days = wording::between(moved.from, moved.to);
    let working = |date: Date| {
        if is_working_day(date, holidays) { date } else { next_working_day(date, holidays).unwrap_or(date) }
    };
    let mut found: Vec<Shifted> = steps
        .iter()
        .enumerate()
        .filter_map(|(at, step)| {
            let old = step.due?;
            let new = working(wording::plus_days(old, days));
            let why = why.remove(&at)?;
            let moves = new != old;
            moves.then(|| Shifted {
                entity: "step",
                id: step.id,
                field: "due",
                code: step.code.clone(),
                what: step.what.clone(),
                old: Some(old),
                new,
                why,
            })
        })
        .collect();
    found.sort_by_key(|row| (row.old, row.id));
    found
}

/// Steps whose event has happened since they were laid out, with the date it gives them.
pub fn settle(dossier: &Dossier, holidays: &Holidays) -> Vec<Shifted> {
    let undated = dossier.steps.iter().filter(|step| step.due.is_none() && is_open(step) && !step.timing.is_empty());
    undated
        .filter_map(|step| {
            let timing = Timing::parse(&step.timing).ok()?;
            let new = timing.from(timing.event.on(dossier)?, holidays)?;
            Some(Shifted {
                entity: "step",
                id: step.id,
                field: "due",
                code: step.code.clone(),
                what: step.what.clone(),
                old: None,
                new,
                why: format!("{timing}"),
            })
        })
        .collect()
}

/// The batch that makes a preview true. A first date of a step is also the planned one.
pub fn batch(dossier: &Dossier, preview: &[Shifted], why: &str) -> Batch {
    let steps = preview.iter().filter(|row| row.entity == "step").count();
    let steps = wording::counted(i64::try_from(steps).unwrap_or(i64::MAX), "step");
    let label = match preview.first().filter(|row| row.entity != "step") {
        Some(row) => {
            let what = row.what.to_lowercase();
            format!("moved {what} to {}, and {steps} of the work plan with it", wording::day(row.new))
        }
        None => format!("moved {steps} of the work plan"),
    };
    let mut batch = Batch::new(label).why(why);
    for row in preview {
        let Some(record) = dossier.record(row.entity, row.id) else { continue };
        let mut set = |name: &str, new: Value| {
            if let Some(field) = record.entity.field(name) {
                let base = record.get(name).clone();
                batch.push(Change::set(record.entity, row.id, field, base, new));
            }
        };
        set(row.field, row.new.into());
        if row.entity == "step" && record.get("due").is_missing() && record.get("planned").is_missing() {
            set("planned", row.new.into());
            set("waits_for", Value::Missing);
        }
    }
    batch
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::super::{default, lay};
    use super::*;
    use crate::domain::value::Code;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    fn laid() -> Dossier {
        let dossier = sample::decided(day(2025, 9, 18));
        let mut after = dossier.after(&lay(&default().unwrap(), &dossier, day(2025, 9, 18), &[], &Holidays::default()));
        for (at, step) in after.steps.iter_mut().enumerate() {
            step.id = i64::try_from(at).unwrap() + 1;
        }
        after
    }

    #[test]
    fn moving_a_trial_moves_only_what_waits_for_it() {
        let mut dossier = laid();
        for step in dossier.steps.iter_mut().filter(|step| step.code == "W19") {
            step.state = Code("done".into());
        }
        let moved = Shift { reason: "criminal_proceedings".into(), from: day(2026, 2, 2), to: day(2026, 3, 2) };
        let preview = shift(&dossier.steps, &moved, &Holidays::default());
        let codes: Vec<_> = preview.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(codes, ["W20", "W21", "W22", "W23", "W24", "W25", "W26", "W27"]);
        assert_eq!((preview[0].old, preview[0].new), (Some(day(2026, 2, 5)), day(2026, 3, 5)));
        assert_eq!((preview[0].why.as_str(), preview[7].why.as_str()), ("waits for trial", "after W26"));
        let after = dossier.after(&batch(&dossier, &preview, "The trial moved to 2 March"));
        let due = |dossier: &Dossier, code: &str| dossier.steps.iter().find(|step| step.code == code).unwrap().due;
        assert_eq!(due(&after, "W27"), Some(day(2026, 4, 16)));
        assert_eq!(due(&after, "W18"), due(&dossier, "W18"));
        assert_eq!(after.steps[19].planned, dossier.steps[19].planned, "what was first planned stays");
    }

    #[test]
    fn a_new_date_on_a_holiday_goes_to_the_next_working_day() {
        let steps = [Step {
            stopped_by: crate::domain::value::Codes(vec!["drafting".into()]),
            ..sample::step(1, "A", Some(day(2026, 3, 27)), "")
        }];
        let moved = Shift { reason: "criminal_proceedings".into(), from: day(2026, 3, 1), to: day(2026, 3, 8) };
        assert_eq!(shift(&steps, &moved, &Holidays::default())[0].new, day(2026, 4, 7), "over Easter");
    }

    #[test]
    fn a_letter_that_comes_dates_the_steps_that_waited_for_it() {
        let mut dossier = laid();
        assert!(settle(&dossier, &Holidays::default()).is_empty());
        dossier.qa_letters =
            vec![crate::domain::register::QaLetter { dated: Some(day(2026, 9, 1)), ..Default::default() }];
        let preview = settle(&dossier, &Holidays::default());
        let rows: Vec<_> = preview.iter().map(|row| (row.code.as_str(), row.new)).collect();
        assert_eq!(rows, [("W29", day(2026, 9, 8)), ("W30", day(2026, 9, 15)), ("W31", day(2026, 10, 27))]);
        let after = dossier.after(&batch(&dossier, &preview, ""));
        let step = after.steps.iter().find(|step| step.code == "W29").unwrap();
        assert_eq!((step.planned, step.waits_for.as_str()), (step.due, ""));
    }
}
