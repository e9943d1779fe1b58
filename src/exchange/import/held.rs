//! What a row says and the register does not take: dates that cannot be true beside each other or have not come yet,
//! and what a rule of the process forbids of a case that is there. The words are kept in the remarks, and the row is one
//! to look at. Must not know how a row was read.

use super::draft::{Draft, Part};
use super::join::Joiner;
use super::place::Found;
use super::reference::key;
use super::report::{Problem, RowReport};
use super::write::same;
use crate::domain::calendar::Holidays;
use crate::domain::change::Change;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::process::guard::{self, Day};
use crate::domain::process::order;
use crate::domain::record::Record;
use crate::domain::register::{Action, Case};

static CASE: Entity = Case::ENTITY;
static ACTION: Entity = Action::ENTITY;

/// Rules that hold for a file as for a person: a "no" that is kept, open points, a date moved by agreement alone. What
/// needs only a reason is answered by the file.
const HOLD: &[&str] = &["E02", "E08", "E09"];

/// Something of a row that is not taken: the field and why.
type Held = (&'static Field, String);

impl Joiner<'_> {
    /// Takes out of a row what cannot be taken, and says so.
    pub(super) fn hold(&self, found: &Found<'_>, there: Option<&Record>, draft: &mut Draft, report: &mut RowReport) {
        let (reference, known) = match found {
            Found::Known(record) => (record.get("reference").as_text().unwrap_or_default(), Some(*record)),
            Found::New(reference) => (reference.as_str(), None),
        };
        let working = self.added_case(&key(reference)).or(known);
        let mut held = impossible(&CASE, working, &mut draft.case, self.request.today);
        if let Some(record) = working.filter(|record| record.id > 0) {
            held.extend(self.forbidden(record, &mut draft.case));
        }
        self.keep(held, &CASE, draft, report);
        let held = impossible(&ACTION, there, &mut draft.action, self.request.today);
        self.keep(held, &ACTION, draft, report);
    }

    /// What a rule of the process forbids of a case that is there.
    fn forbidden(&self, record: &Record, part: &mut Part) -> Vec<Held> {
        let changes: Vec<Change> = part
            .values
            .iter()
            .filter(|(field, new)| !same(record.get(field.name), new))
            .map(|(field, new)| Change::set(&CASE, record.id, field, record.get(field.name).clone(), new.clone()))
            .collect();
        if changes.is_empty() {
            return Vec::new();
        }
        let mut dossier = self.known.dossier(record.id).unwrap_or_default();
        dossier.case = Case::from(record);
        let day = Day { today: self.request.today, holidays: &Holidays::default() };
        let found = guard::judge(changes.iter().map(|change| (0, change)), &dossier, day);
        let mut held: Vec<Held> = Vec::new();
        for refusal in found.into_iter().filter(|own| !own.needs_reason && HOLD.contains(&own.code)) {
            let Some(field) = CASE.field(&refusal.field) else { continue };
            if take(part, field) {
                held.push((field, refusal.text.trim_end_matches('.').to_owned()));
            }
        }
        held
    }

    /// Keeps the words of what was not taken.
    fn keep(&self, held: Vec<Held>, entity: &'static Entity, draft: &mut Draft, report: &mut RowReport) {
        for (field, why) in held {
            // What is odd about a merged cell is said once, in the row it stands in.
            if !draft.own.iter().any(|goal| goal.is(entity.name, field.name)) {
                continue;
            }
            let heading = self.heading(entity, field);
            let cell = draft.cells.iter().find(|(own, _)| *own == heading).map(|(_, raw)| raw.trim().to_owned());
            let raw = cell.unwrap_or_default();
            draft.part(entity.name).kept.push(format!("{heading}: {raw}"));
            report.problems.retain(|problem| problem.field != field.name || problem.heading != heading);
            let why = format!("{why}; the words are kept in the remarks");
            report.problems.push(Problem::of_field(field.name, &heading, &raw, why));
        }
    }
}

/// Takes a value out of a part; whether there was one.
fn take(part: &mut Part, field: &Field) -> bool {
    let count = part.values.len();
    part.values.retain(|(own, _)| own.name != field.name);
    part.values.len() < count
}

/// The dates a row gives that cannot be true, one after the other: first what is still to come, then always the one at
/// odds with most others; of two the later in the process.
fn impossible(entity: &'static Entity, there: Option<&Record>, part: &mut Part, today: Date) -> Vec<Held> {
    let mut held: Vec<Held> = Vec::new();
    if part.values.iter().all(|(_, value)| value.as_date().is_none()) {
        return held;
    }
    let says = |part: &Part, name: &str| {
        part.get(name).is_some_and(|new| there.is_none_or(|record| !same(record.get(name), new)))
    };
    loop {
        let mut record = there.cloned().unwrap_or_else(|| Record::blank(entity));
        for (field, value) in &part.values {
            record.set(field.name, value.clone());
        }
        let ahead = order::ahead(&record, today).into_iter().find(|own| says(part, own.field));
        let (name, why) = match ahead {
            Some(own) => (own.field, own.text),
            None => match worst(&order::disorder(&record), &|name| says(part, name)) {
                Some(found) => found,
                None => return held,
            },
        };
        match entity.field(name) {
            Some(field) if take(part, field) => held.push((field, why)),
            _ => return held,
        }
    }
}

/// The field of a row that is at odds with most others, and the pair that says so.
fn worst(found: &[order::Disorder], says: &dyn Fn(&str) -> bool) -> Option<(&'static str, String)> {
    let fields = found.iter().flat_map(|own| [own.earlier, own.later]).filter(|name| says(name));
    let count = |name: &str| found.iter().filter(|own| own.earlier == name || own.later == name).count();
    // A field that is later of some pair goes before one that is only earlier.
    let weight = |name: &str| (count(name), found.iter().filter(|own| own.later == name).count());
    let name = fields.max_by_key(|name| weight(name))?;
    let pair = found.iter().find(|own| own.later == name).or_else(|| found.iter().find(|own| own.earlier == name))?;
    Some((name, pair.text.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::Value;

    fn part(values: &[(&'static str, Date)]) -> Part {
        let mut part = Part::default();
        for (name, day) in values {
            part.put(&CASE, name, Value::Date(*day));
        }
        part
    }

    fn held(values: &[(&'static str, Date)]) -> Vec<&'static str> {
        let found = impossible(&CASE, None, &mut part(values), Date::constant(2026, 3, 27));
        found.into_iter().map(|(field, _)| field.name).collect()
    }

    #[test]
    fn the_one_date_at_odds_with_the_others_is_the_one_not_taken() {
        let day = Date::constant;
        let slip = [
            ("attention", day(2026, 1, 5)),
            ("notified", day(2025, 1, 6)),
            ("decided", day(2025, 2, 3)),
            ("completed", day(2025, 8, 4)),
            ("submitted", day(2025, 8, 5)),
        ];
        assert_eq!(held(&slip), ["attention"]);
        let many = [
            ("attention", day(2025, 10, 1)),
            ("notified", day(2025, 10, 10)),
            ("decided", day(2025, 9, 18)),
            ("completed", day(2025, 8, 1)),
            ("cleared", day(2026, 3, 1)),
            ("published", day(2025, 12, 1)),
        ];
        assert_eq!(held(&many), ["completed", "decided", "published"]);
        assert_eq!(held(&[("completed", day(2027, 1, 1))]), ["completed"]);
        assert!(held(&[("agreed_due", day(2027, 1, 1)), ("decided", day(2025, 2, 3))]).is_empty());
    }
}
