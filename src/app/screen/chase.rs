//! Logging a chase: one key, today's date, and the next date proposed.

use super::Step;
use super::form::FormScreen;
use crate::app::context::Context;
use crate::domain::calendar::{is_working_day, next_working_day};
use crate::domain::date::Date;
use crate::domain::due::DueRow;
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::{Id, Ref, Value};

/// Days until the next chase is proposed (practice; the person may change it).
const NEXT_IN_DAYS: i32 = 7;

/// The entities a chaser can be about, the field of the chase that points to them, and their own field that says when
/// to ask again.
const ABOUT: [(&str, &str, &str); 2] = [("return", "owed", "next_chase"), ("action", "action", "update_due")];

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
    match logged(cx, entity, id, label, case) {
        Ok(record) => Step::push(FormScreen::filled(record)),
        Err(why) => Step::refuse(why),
    }
}

/// A chase made today, not saved yet; or why this cannot be chased.
pub fn logged(cx: &Context, entity: &str, id: Id, label: &str, case: Option<Ref>) -> Result<Record, String> {
    let about = ABOUT.iter().find(|(name, ..)| *name == entity);
    let (Some((_, field, _)), Some(chase)) = (about, register::entity("chase")) else {
        return Err("Only returns and actions are chased; a note can be added here.".to_owned());
    };
    let mut record = Record::blank(chase);
    if let Some(case) = case {
        record.set("case", Value::Link(case));
    }
    record.set(field, Value::link(id, label));
    record.set("when", Value::Date(cx.today));
    record.set("by", Value::text(cx.user.clone()));
    Ok(record)
}

/// The field of a chased record that says when to ask again.
pub fn next_field(entity: &Entity) -> Option<&'static Field> {
    ABOUT.iter().find(|(name, ..)| *name == entity.name).and_then(|(_, _, next)| entity.field(next))
}

/// A week on, moved to the next working day.
pub fn next_date(cx: &Context) -> Date {
    let day = week_on(cx);
    let holidays = &cx.holidays;
    if is_working_day(day, holidays) { day } else { next_working_day(day, holidays).unwrap_or(day) }
}

/// The day before it is moved for a weekend or a bank holiday.
pub fn week_on(cx: &Context) -> Date {
    cx.today.saturating_add(jiff::Span::new().days(NEXT_IN_DAYS))
}
