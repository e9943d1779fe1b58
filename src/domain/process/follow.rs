//! What a change brings with it, so that two places never say different things of one fact: the case follows the record
//! of its decision and the record follows the case, and a date that moves leaves the old one on file (process: 3.2).
//!
//! Called for every batch of a person's on its way to the register; a batch that says all of it already stays as it is.

use super::super::change::{Batch, Change};
use super::super::date::Date;
use super::super::entity::Entity;
use super::super::register::{self, Case, DueChange, QaLetter, Return};
use super::super::value::{Cell, Fact, Id, Ref, Value};
use super::clock::{CLOCKS, Clock, Subject, clock};
use super::{Dossier, decision};

/// Adds to a batch what its changes to one review bring with them.
pub fn follow(batch: &mut Batch, dossier: &Dossier) {
    if dossier.is_unsaved() || !batch.changes.iter().any(is_followed) {
        return;
    }
    let after = dossier.after_changes(batch.numbered().filter(|(added, change)| dossier.concerns(*added, change)));
    let mut more = of_decision(batch, dossier, &after);
    more.extend(of_dates(batch, dossier, &after));
    batch.changes.extend(more);
}

/// Whether a change can bring anything with it.
pub fn is_followed(change: &Change) -> bool {
    match change {
        Change::Add { entity, .. } => entity.name == "decision",
        Change::Set { entity, field, .. } => match entity.name {
            "decision" => true,
            "case" => ["decided", "outcome"].contains(field) || keeper(entity.name, field).is_some(),
            name => keeper(name, field).is_some(),
        },
        _ => false,
    }
}

/// Gives a return or an action its first date, when it is given a date for the first time.
pub fn complete(batch: &mut Batch) {
    for change in &mut batch.changes {
        if let Change::Add { entity, values } = change
            && ["return", "action"].contains(&entity.name)
            && let Some((_, due)) = values.iter().find(|(name, value)| *name == "due" && !value.is_missing()).cloned()
            && !values.iter().any(|(name, value)| *name == "original_due" && !value.is_missing())
        {
            values.retain(|(name, _)| *name != "original_due");
            values.push(("original_due", due));
        }
    }
}

/// Whether a batch sets a field of a record itself.
fn says(batch: &Batch, entity: &str, id: Id, field: &str) -> bool {
    batch.changes.iter().any(|change| {
        matches!(change, Change::Set { entity: own, id: at, field: name, .. } if own.name == entity && *at == id && *name == field)
    })
}

fn set(entity: &'static Entity, id: Id, name: &str, base: Value, new: Value) -> Option<Change> {
    let field = entity.field(name)?;
    (base != new).then(|| Change::set(entity, id, field, base, new))
}

/// Whether an outcome is a decision; one that waits leaves the case undecided.
fn decides(outcome: &str) -> bool {
    !outcome.is_empty() && !outcome.starts_with("pending")
}

/// The case and the record of its decision say the same.
fn of_decision(batch: &Batch, before: &Dossier, after: &Dossier) -> Vec<Change> {
    let Some(row) = decision::current(after) else { return Vec::new() };
    let (Some(rows), cases) = (register::entity("decision"), register::cases()) else { return Vec::new() };
    let case = &after.case;
    let is_touched = batch.changes.iter().any(|change| match change {
        Change::Add { entity, .. } => entity.name == "decision" && row.id < 0,
        Change::Set { entity, id, .. } => entity.name == "decision" && *id == row.id,
        _ => false,
    });
    let mut more = Vec::new();
    if is_touched {
        let decided = row.decided.filter(|_| decides(&row.outcome.0));
        let mut to_case = |name: &str, there: Value, new: Value| {
            if !new.is_missing() && !says(batch, "case", case.id, name) {
                more.extend(set(cases, case.id, name, there, new));
            }
        };
        to_case("decided", case.decided.write(), decided.write());
        to_case("outcome", case.outcome.write(), row.outcome.write());
        to_case("home_office_told", case.home_office_told.write(), row.home_office_told.write());
        if case.reasons.trim().is_empty() {
            to_case("reasons", case.reasons.write(), row.reasons.write());
        }
        if row.linked_none == Fact::Yes && case.linked_stated != Fact::Yes {
            to_case("linked_stated", case.linked_stated.write(), Value::Fact(Fact::Yes));
        }
        return more;
    }
    for (name, theirs, ours, was) in [
        ("decided", row.decided.write(), case.decided.write(), before.case.decided.write()),
        ("outcome", row.outcome.write(), case.outcome.write(), before.case.outcome.write()),
    ] {
        // Only what this batch says of the case; what waits for a cause has a day of its own.
        let said = says(batch, "case", case.id, name) && ours != was && !ours.is_missing();
        if said && decides(&row.outcome.0) {
            more.extend(set(rows, row.id, name, theirs, ours));
        }
    }
    more
}

/// A field that holds a date owed, and how a moved date names it.
struct Keeper {
    what: String,
    /// The field of a moved date that points to the record; none for the case and its letters.
    link: Option<&'static str>,
}

fn keeper(entity: &str, field: &str) -> Option<Keeper> {
    let named = |clock: &Clock| format!("{} {}", clock.code, clock.what);
    if entity == "action" && field == "due" {
        return Some(Keeper { what: "Action".to_owned(), link: Some("action") });
    }
    // The answer to a letter that has no row of its own.
    if entity == Case::ENTITY.name && field == "resubmission_due" {
        return clock("D8").map(|clock| Keeper { what: named(clock), link: None });
    }
    CLOCKS.iter().find_map(|clock| match &clock.subject {
        Subject::Case(dates) | Subject::Review(dates) if entity == Case::ENTITY.name && dates.due_field == field => {
            Some(Keeper { what: named(clock), link: None })
        }
        Subject::Letter(dates) if entity == QaLetter::ENTITY.name && dates.due_field == field => {
            Some(Keeper { what: named(clock), link: None })
        }
        Subject::Return(_, dates) if entity == Return::ENTITY.name && dates.due_field == field => {
            Some(Keeper { what: "Return from an agency".to_owned(), link: Some("owed") })
        }
        _ => None,
    })
}

/// A row for every date that moved, from when to when; one that was moved by agreement has its own.
fn of_dates(batch: &Batch, before: &Dossier, after: &Dossier) -> Vec<Change> {
    let Some(rows) = register::entity("due_change") else { return Vec::new() };
    let mut more = Vec::new();
    for change in &batch.changes {
        let Change::Set { entity, id, field, base: Value::Date(old), new, .. } = change else { continue };
        let Some(keeper) = keeper(entity.name, field) else { continue };
        let Some(record) = before.record(entity.name, *id).filter(|_| new != &Value::Date(*old)) else { continue };
        let pointer = |own: &DueChange| match keeper.link {
            Some("action") => own.action.as_ref().map(|link| link.id),
            Some(_) => own.owed.as_ref().map(|link| link.id),
            None => Some(*id),
        };
        let new_due = Option::<Date>::read(new);
        let told =
            after.due_changes.iter().any(|own| own.id < 0 && own.new_due == new_due && pointer(own) == Some(*id));
        if told {
            continue;
        }
        let mut values = vec![
            ("case", Value::Link(before.link())),
            ("what", Value::text(keeper.what)),
            ("old_due", Value::Date(*old)),
            ("new_due", new.clone()),
            ("state", Value::code("noted")),
            ("why", Value::text(batch.why.clone().unwrap_or_default())),
        ];
        if let Some(link) = keeper.link {
            values.push((link, Value::Link(Ref::new(*id, record.label(*old)))));
        }
        values.retain(|(_, value)| !value.is_missing());
        more.push(Change::Add { entity: rows, values });
        if record.entity.field("original_due").is_some() && record.get("original_due").is_missing() {
            more.extend(set(entity, *id, "original_due", Value::Missing, Value::Date(*old)));
        }
    }
    more
}

#[cfg(test)]
mod tests {
    use super::super::{clock, sample};
    use super::*;
    use crate::domain::register::{Action, Decision};
    use crate::domain::value::Code;

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    fn followed(dossier: &Dossier, batch: &Batch) -> Dossier {
        let mut full = batch.clone();
        follow(&mut full, dossier);
        let once = full.clone();
        follow(&mut full, dossier);
        assert_eq!(full, once, "a batch that says all of it stays as it is");
        dossier.after(&full)
    }

    fn change(entity: &str, id: Id, field: &str, base: Value, new: Value) -> Batch {
        let entity = register::entity(entity).unwrap();
        let mut batch = Batch::new("").why("Because");
        batch.push(Change::set(entity, id, entity.field(field).unwrap(), base, new));
        batch
    }

    #[test]
    fn the_case_follows_the_record_of_its_decision_and_the_record_the_case() {
        let noticed = sample::noticed(day(1, 5));
        let mut batch = Batch::new("");
        batch.add(
            register::entity("decision").unwrap(),
            vec![
                ("case", Value::link(1, "")),
                ("decided", day(2, 2).into()),
                ("outcome", Value::code("review")),
                ("linked_none", Value::Fact(Fact::Yes)),
            ],
        );
        let after = followed(&noticed, &batch);
        assert_eq!((after.case.decided, after.case.outcome.0.as_str()), (Some(day(2, 2)), "review"));
        assert_eq!(after.case.linked_stated, Fact::Yes);

        let mut held = sample::decided(day(2, 2));
        held.decisions =
            vec![Decision { id: 4, decided: Some(day(2, 2)), outcome: Code("review".into()), ..Decision::default() }];
        let moved = change("decision", 4, "decided", day(2, 2).into(), day(2, 9).into());
        assert_eq!(followed(&held, &moved).case.decided, Some(day(2, 9)));
        let moved = change("case", 1, "decided", day(2, 2).into(), day(2, 10).into());
        assert_eq!(followed(&held, &moved).decisions[0].decided, Some(day(2, 10)));
    }

    #[test]
    fn a_decision_that_waits_for_the_cause_leaves_the_case_undecided() {
        let noticed = sample::noticed(day(1, 5));
        let mut batch = Batch::new("");
        batch.add(
            register::entity("decision").unwrap(),
            vec![
                ("case", Value::link(1, "")),
                ("decided", day(2, 2).into()),
                ("outcome", Value::code("pending_cause")),
            ],
        );
        let after = followed(&noticed, &batch);
        assert_eq!((after.case.decided, after.case.outcome.0.as_str()), (None, "pending_cause"));
    }

    #[test]
    fn a_moved_date_of_a_return_or_an_action_leaves_the_old_one_on_file() {
        let mut dossier = sample::decided(day(1, 5));
        dossier.actions = vec![Action { id: 7, due: Some(day(3, 2)), ..Action::default() }];
        dossier.returns = vec![Return { id: 5, due: Some(day(3, 9)), ..Return::default() }];
        let after = followed(&dossier, &change("action", 7, "due", day(3, 2).into(), day(6, 1).into()));
        let row = &after.due_changes[0];
        assert_eq!((row.old_due, row.new_due, row.why.as_str()), (Some(day(3, 2)), Some(day(6, 1)), "Because"));
        assert!(row.action.as_ref().is_some_and(|own| own.id == 7) && row.state.is("noted"));
        assert_eq!(after.actions[0].original_due, Some(day(3, 2)));
        let after = followed(&dossier, &change("return", 5, "due", day(3, 9).into(), Value::Missing));
        assert_eq!((after.due_changes[0].old_due, after.due_changes[0].new_due), (Some(day(3, 9)), None));
        let untouched = change("action", 7, "rag", Value::Missing, Value::code("green"));
        assert!(followed(&dossier, &untouched).due_changes.is_empty());
    }

    #[test]
    fn a_date_of_the_case_that_moves_leaves_the_old_one_on_file_but_not_twice() {
        let mut dossier = sample::decided(day(1, 5));
        dossier.case.publication_planned = Some(day(6, 1));
        dossier.case.resubmission_due = Some(day(5, 4));
        let planned = change("case", 1, "publication_planned", day(6, 1).into(), day(6, 8).into());
        let row = followed(&dossier, &planned).due_changes.remove(0);
        assert_eq!(
            (row.what.as_str(), row.old_due, row.new_due),
            ("D9 Publish the report", Some(day(6, 1)), Some(day(6, 8)))
        );
        let answer = change("case", 1, "resubmission_due", day(5, 4).into(), day(5, 11).into());
        assert!(followed(&dossier, &answer).due_changes[0].what.starts_with("D8 "));
        let moved = clock::Moved {
            new_due: day(9, 1),
            agreed: day(1, 12),
            agreed_by: "Board".into(),
            why: "Trial".into(),
            minute: "4".into(),
            home_office_told: Fact::Yes,
        };
        dossier.case.agreed_due = Some(day(7, 5));
        let batch = clock::move_due(&dossier, clock::clock("D5").unwrap(), Some(day(7, 5)), &moved).unwrap();
        assert_eq!(followed(&dossier, &batch).due_changes.len(), 1, "one moved by agreement has its row already");
    }

    #[test]
    fn a_first_date_is_kept_from_the_start() {
        let mut batch = Batch::new("");
        batch.add(register::entity("action").unwrap(), vec![("due", day(3, 2).into())]);
        complete(&mut batch);
        let Change::Add { values, .. } = &batch.changes[0] else { panic!("an addition") };
        assert!(values.contains(&("original_due", day(3, 2).into())));
    }
}
