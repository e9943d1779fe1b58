//! Chasing: when next, what a chase writes, and when it goes to a senior officer.

use super::super::super::calendar::{Holidays, add_working_days, is_working_day, next_working_day};
use super::super::super::change::{Batch, Change};
use super::super::super::date::Date;
use super::super::super::register::{Agency, Return};
use super::super::super::value::{Cell, Ref, Value};
use super::super::day::Now;
use super::super::{Dossier, wording};
use super::state::{outstanding, owed_by};

/// Working days between two chasers of a late return (practice).
const AGAIN: i32 = 5;
/// Days before the due date for a first reminder (practice: W16 chases a week before).
const BEFORE: i64 = 7;
/// Days late after which a return goes to a senior officer (practice: W16 escalates a week after).
const ESCALATE: i64 = 7;

/// The working day to chase next: a week before it is due, then every five working days. Always after `today`; none
/// when nothing is owed.
pub fn next_chase(owed: &Return, today: Date, holidays: &Holidays) -> Option<Date> {
    if !outstanding(owed) {
        return None;
    }
    let again = |from: Date| add_working_days(from, AGAIN, holidays);
    let first = owed.due.map(|due| wording::plus_days(due, -BEFORE)).filter(|day| *day > today);
    let proposed = first.or_else(|| again(owed.last_chased.unwrap_or(today).max(today)))?;
    if is_working_day(proposed, holidays) { Some(proposed) } else { next_working_day(proposed, holidays) }
}

/// A proposal to go above the contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Escalation {
    /// The named senior officer, or the post when nobody is named.
    pub to: String,
    /// The date that has passed.
    pub due: Date,
    /// "chased 2 times".
    pub chased: String,
}

impl Escalation {
    /// "9 days late and chased 2 times".
    pub fn why(&self, today: Date) -> String {
        format!("{} and {}", wording::distance(self.due, today), self.chased)
    }
}

/// Whether a return should go to a senior officer: a week late and chased, or chased twice; none once it was escalated.
pub fn escalation(owed: &Return, agency: Option<&Agency>, today: &dyn Now) -> Option<Escalation> {
    let due = owed_by(owed).filter(|due| today.is_past(*due))?;
    let chased = owed.chased.unwrap_or(0);
    let is_long_late = || today.has_come(wording::plus_days(due, ESCALATE));
    if owed.escalated.is_some() || !(chased >= 2 || chased >= 1 && is_long_late()) {
        return None;
    }
    let named = agency.map(|agency| agency.chief_officer.trim()).filter(|name| !name.is_empty());
    let body = owed.agency.as_ref().map_or("the agency", |agency| agency.label.as_str());
    Some(Escalation {
        to: named.map_or_else(|| format!("the chief officer of {body}"), str::to_owned),
        due,
        chased: format!("chased {}", wording::counted(chased, "time")),
    })
}

/// One chase as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chased {
    pub on: Date,
    /// A code of the kinds of chaser: reminder, call, second, escalation.
    pub kind: String,
    pub to_whom: String,
    pub by: String,
    /// When to chase next, such as [`next_chase`] proposes; none for no further reminder.
    pub next: Option<Date>,
}

/// The batch that logs a chase, counts it and sets the next date.
pub fn chase(dossier: &Dossier, owed: &Return, chased: &Chased) -> Batch {
    let mut batch = Batch::new("logged a chase");
    let (Some(chases), Some(returns)) =
        (super::super::super::register::entity("chase"), super::super::super::register::entity("return"))
    else {
        return batch;
    };
    let label = owed.agency.as_ref().map_or_else(String::new, |agency| agency.label.clone());
    batch.add(
        chases,
        vec![
            ("case", Value::Link(dossier.link())),
            ("when", chased.on.into()),
            ("kind", Value::code(chased.kind.clone())),
            ("owed", Value::Link(Ref::new(owed.id, label))),
            ("agency", owed.agency.write()),
            ("to_whom", Value::text(chased.to_whom.clone())),
            ("by", Value::text(chased.by.clone())),
        ],
    );
    let mut set = |name: &str, base: Value, new: Value| {
        if let Some(field) = Return::ENTITY.fields.iter().find(|field| field.name == name) {
            batch.push(Change::set(returns, owed.id, field, base, new));
        }
    };
    set("chased", owed.chased.write(), Value::Number(owed.chased.unwrap_or(0) + 1));
    set("last_chased", owed.last_chased.write(), chased.on.into());
    set("next_chase", owed.next_chase.write(), chased.next.map_or(Value::Missing, Value::Date));
    if chased.kind == "escalation" {
        set("escalated", owed.escalated.write(), chased.on.into());
        set("escalated_to", owed.escalated_to.write(), Value::text(chased.to_whom.clone()));
    }
    batch
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    fn owed(due: Date) -> Return {
        Return { id: 5, due: Some(due), agency: Some(Ref::new(3, "Northfield Health Trust")), ..Return::default() }
    }

    #[test]
    fn the_next_chase_falls_on_a_working_day() {
        let none = Holidays::default();
        for (owed, today, wanted) in [
            (owed(day(4, 20)), day(4, 1), Some(day(4, 13))),
            (owed(day(4, 13)), day(4, 1), Some(day(4, 7))), // a week before is Easter Monday
            (owed(day(3, 2)), day(3, 9), Some(day(3, 16))),
            (owed(day(3, 25)), day(3, 30), Some(day(4, 8))), // over Easter
            (Return { received: Some(day(3, 1)), ..owed(day(3, 2)) }, day(3, 9), None),
        ] {
            assert_eq!(next_chase(&owed, today, &none), wanted);
        }
    }

    #[test]
    fn a_late_and_chased_return_is_put_to_the_chief_officer_once() {
        let late = Return { chased: Some(1), ..owed(day(3, 2)) };
        assert_eq!(escalation(&late, None, &day(3, 6)), None);
        let found = escalation(&late, None, &day(3, 9)).unwrap();
        assert_eq!(found.to, "the chief officer of Northfield Health Trust");
        assert_eq!(found.why(day(3, 9)), "7 days late and chased 1 time");
        let agency = Agency { chief_officer: "Robin Example".into(), ..Agency::default() };
        assert_eq!(escalation(&late, Some(&agency), &day(3, 9)).unwrap().to, "Robin Example");
        assert!(escalation(&owed(day(3, 2)), None, &day(3, 30)).is_none(), "never chased");
        assert!(escalation(&Return { escalated: Some(day(3, 9)), ..late }, None, &day(3, 30)).is_none());
    }

    #[test]
    fn one_chase_writes_the_log_the_count_and_the_next_date() {
        let mut dossier = sample::decided(day(1, 5));
        let late = owed(day(3, 2));
        dossier.returns = vec![late.clone()];
        let chased = Chased {
            on: day(3, 9),
            kind: "reminder".into(),
            to_whom: "IMR author".into(),
            by: "amara".into(),
            next: Some(day(3, 16)),
        };
        let after = dossier.after(&chase(&dossier, &late, &chased));
        let row = &after.returns[0];
        assert_eq!((row.chased, row.last_chased, row.next_chase), (Some(1), Some(day(3, 9)), Some(day(3, 16))));
        assert_eq!(after.chases.len(), 1);
        assert_eq!(row.escalated, None);
    }
}
