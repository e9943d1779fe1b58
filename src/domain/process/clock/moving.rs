//! Moving a date properly: the change on file and the new date, in one step.

use super::super::super::change::{Batch, Change};
use super::super::super::date::Date;
use super::super::super::register::Case;
use super::super::super::value::{Fact, Value};
use super::super::Dossier;
use super::rule::{Clock, Subject};

/// A date to be moved, with all that has to be on file.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    pub new_due: Date,
    pub agreed: Date,
    pub agreed_by: String,
    pub why: String,
    pub minute: String,
    pub home_office_told: Fact,
}

/// The batch that moves the date of a case clock: the change on file and the new date, in one step. None for a clock
/// that keeps no date on the case.
pub fn move_due(dossier: &Dossier, clock: &Clock, old: Option<Date>, moved: &Moved) -> Option<Batch> {
    let (Subject::Case(dates) | Subject::Review(dates)) = &clock.subject else { return None };
    let field = Case::ENTITY.field(dates.due_field)?;
    let entity = super::super::super::register::cases();
    let changes = super::super::super::register::entity("due_change")?;
    let mut batch = Batch::new(format!("moved a date: {}", clock.what.to_lowercase())).why(moved.why.clone());
    let given = |date: Option<Date>| date.map_or(Value::Missing, Value::Date);
    batch.add(
        changes,
        vec![
            ("case", Value::Link(dossier.link())),
            ("what", Value::text(format!("{} {}", clock.code, clock.what))),
            ("old_due", given(old)),
            ("new_due", moved.new_due.into()),
            ("agreed", moved.agreed.into()),
            ("state", Value::code("agreed")),
            ("agreed_by", Value::text(moved.agreed_by.clone())),
            ("minute", Value::text(moved.minute.clone())),
            ("why", Value::text(moved.why.clone())),
            ("home_office_told", Value::Fact(moved.home_office_told)),
        ],
    );
    batch.push(Change::set(entity, dossier.case.id, field, given((dates.due)(&dossier.case)), moved.new_due.into()));
    Some(batch)
}
