//! Logging a chase: one key, today's date, and the next date proposed.

use super::Step;
use super::chasing::Chasing;
use crate::app::context::Context;
use crate::domain::calendar::{is_working_day, next_working_day};
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::process::today::Line;
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::{Id, Ref, Value};

/// Days until the next chase is proposed where the process says nothing (practice; the person may change it).
const NEXT_IN_DAYS: i32 = 7;

/// The entities a chaser can be about, the field of the chase that points to them, and their own field that says when
/// to ask again.
const ABOUT: [(&str, &str, &str); 2] = [("return", "owed", "next_chase"), ("action", "action", "update_due")];

/// The pop-up of a chase on a return or an action.
pub fn chase(about: &Record) -> Step {
    open(about.entity, about.id)
}

/// The same for a line of Today.
pub fn chase_line(line: &Line) -> Step {
    match register::entity(line.entity) {
        Some(entity) => open(entity, line.id),
        None => Step::none(),
    }
}

fn open(entity: &'static Entity, id: Id) -> Step {
    match Chasing::new(entity, id) {
        Ok(screen) => Step::push(screen),
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
