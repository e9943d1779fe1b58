//! Questions to an agency about an event: raising one, and recording the answer.

use crate::app::context::Context;
use crate::app::screen::Step;
use crate::app::screen::form::FormScreen;
use crate::app::screen::pick::{Pick, Row};
use crate::domain::calendar::add_working_days;
use crate::domain::chronology::{Entry, is_open};
use crate::domain::entity::Entity;
use crate::domain::record::Record;
use crate::domain::register::EventQuery;
use crate::domain::value::{Id, Ref, Value};

/// The name of the question which one is meant.
pub const QUERY: &str = "chronology.query";
/// Working days an agency is given to answer (practice; the person may change it).
const DAYS: i32 = 10;
/// The choice that raises a new one.
const NEW: &str = "new";

/// The form of a new question; where some are open, first which one is meant.
pub fn begin(cx: &Context, case: &Ref, entry: &Entry, shown: &Entry) -> Step {
    let open: Vec<Row> = entry
        .queries
        .iter()
        .zip(&shown.queries)
        .filter(|(query, _)| is_open(query))
        .map(|(query, shown)| {
            let label = format!("Record the answer: {}", shown.question);
            Row::new(&query.id.to_string(), &label, &shown.question)
        })
        .collect();
    if open.is_empty() {
        return raise(cx, case, entry);
    }
    let mut rows = open;
    rows.push(Row::new(NEW, "Raise another question", "Asks the agency something else about this event."));
    Step::push(Pick::new(QUERY, "Questions to the agency about this event", rows))
}

/// What was chosen.
pub fn chosen(cx: &Context, case: &Ref, entry: &Entry, shown: &Entry, choice: &str) -> Step {
    if choice == NEW {
        return raise(cx, case, entry);
    }
    let id = choice.parse::<Id>().unwrap_or_default();
    match entry.queries.iter().zip(&shown.queries).find(|(query, _)| query.id == id) {
        Some((query, shown)) => answer(cx, query, shown),
        None => Step::refuse("That question is no longer there."),
    }
}

fn raise(cx: &Context, case: &Ref, entry: &Entry) -> Step {
    let mut record = Record::blank(&EventQuery::ENTITY);
    record.set("case", Value::Link(case.clone()));
    record.set("event", Value::link(entry.id(), format!("{}, event {}", super::draw::when(entry), entry.id())));
    if let Some(agency) = &entry.event.agency {
        record.set("agency", Value::Link(agency.clone()));
    }
    record.set("asked", Value::Date(cx.today));
    record.set("raised_by", Value::text(cx.user.clone()));
    if let Some(due) = add_working_days(cx.today, DAYS, &cx.holidays) {
        record.set("due", Value::Date(due));
    }
    Step::push(FormScreen::filled(record))
}

/// The question with today as the day of the answer, to be filled in.
fn answer(cx: &Context, query: &EventQuery, shown: &EventQuery) -> Step {
    let entity = &EventQuery::ENTITY;
    let covers = covers_of(entity, &shown.values());
    let record = Record { entity, id: query.id, rev: 0, archived: None, values: query.values(), covers };
    let mut proposed = record.clone();
    proposed.set("answered", Value::Date(cx.today));
    proposed.set("state", Value::code("answered"));
    Step::push(FormScreen::proposing(record, proposed, "answer"))
}

/// How the covered fields of a record are shown, out of its values as they are shown.
pub fn covers_of(entity: &'static Entity, shown: &[Value]) -> Vec<(&'static str, String)> {
    let covered = entity.fields.iter().zip(shown).filter(|(field, _)| field.covered);
    covered.filter_map(|(field, value)| Some((field.name, value.as_text()?.to_owned()))).collect()
}
