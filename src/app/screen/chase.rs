//! Logging a chase: one key, today's date, and the next date proposed.

use super::Step;
use super::form::FormScreen;
use crate::app::context::Context;
use crate::domain::calendar::{is_working_day, next_working_day};
use crate::domain::due::DueRow;
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::{Id, Ref, Value};

/// Days until the next chase is proposed (practice; the person may change it).
const NEXT_IN_DAYS: i32 = 7;

/// The entities a chaser can be about, and the field of the chase that points to them.
const ABOUT: [(&str, &str); 2] = [("return", "owed"), ("action", "action")];

/// The form of a chase on a return or an action, filled in.
pub fn chase(cx: &Context, about: &Record) -> Step {
    let label = about.label(cx.today);
    let case = about.case_ref(cx.today);
    form(cx, about.entity.name, about.id, &label, case)
}

/// The same for a line of Today.
pub fn chase_due(cx: &Context, row: &DueRow) -> Step {
    form(cx, row.entity.name, row.id, &row.label, row.case.clone())
}

fn form(cx: &Context, entity: &str, id: Id, label: &str, case: Option<Ref>) -> Step {
    let Some((_, field)) = ABOUT.iter().find(|(name, _)| *name == entity) else {
        return Step::refuse("Only returns and actions are chased; n adds a note here.");
    };
    let Some(chase) = register::entity("chase") else { return Step::none() };
    let mut record = Record::blank(chase);
    if let Some(case) = case {
        record.set("case", Value::Link(case));
    }
    record.set(field, Value::link(id, label));
    record.set("on", Value::Date(cx.today));
    record.set("by", Value::text(cx.user.clone()));
    record.set("next", Value::Date(next_date(cx)));
    Step::push(FormScreen::filled(record))
}

/// A week on, moved to the next working day.
fn next_date(cx: &Context) -> crate::domain::date::Date {
    let day = cx.today.saturating_add(jiff::Span::new().days(NEXT_IN_DAYS));
    let holidays = &cx.holidays;
    if is_working_day(day, holidays) { day } else { next_working_day(day, holidays).unwrap_or(day) }
}
