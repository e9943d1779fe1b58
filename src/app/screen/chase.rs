//! Chasing a return or an action: what can be chased, the date proposed, and what a chase writes. The pop-up and plain
//! mode both save what is worked out here.

use super::form::added;
use crate::app::chaser::Wanted;
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::domain::calendar::{add_working_days, is_working_day, next_working_day};
use crate::domain::change::{Batch, Change};
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::process::today::Line;
use crate::domain::process::{Dossier, returns};
use crate::domain::record::Record;
use crate::domain::register::{self, Case, Return};
use crate::domain::value::Value;

/// Working days until an action is asked about again (practice; the person may change it).
const AGAIN: i32 = 10;

/// The entities a chaser can be about, the field of the chase that points to them, and their own field that says when
/// to ask again.
const ABOUT: [(&str, &str, &str); 2] = [("return", "owed", "next_chase"), ("action", "action", "update_due")];

/// Said of anything else.
pub const ONLY: &str = "Only returns and actions are chased; a note can be added here.";

/// Whether a line of Today can be chased.
pub fn is_chased(line: &Line) -> bool {
    register::entity(line.entity).is_some_and(|entity| next_field(entity).is_some())
}

/// The field of a chased record that says when to ask again; none where nothing is chased.
pub fn next_field(entity: &Entity) -> Option<&'static Field> {
    ABOUT.iter().find(|(name, ..)| *name == entity.name).and_then(|(_, _, next)| entity.field(next))
}

/// The day to chase next, when this is chased today: a working day.
pub fn proposed(cx: &Context, about: &Record) -> Option<Date> {
    if about.entity.name == "return" {
        let chased = Return { last_chased: Some(cx.today), ..Return::from(about) };
        returns::next_chase(&chased, cx.today, &cx.holidays)
    } else {
        add_working_days(cx.today, AGAIN, &cx.holidays)
    }
}

/// ", as Friday 3 April 2026 is Good Friday", when a proposed date was moved past such a day.
pub fn moved(cx: &Context, proposed: Date) -> String {
    let wanted = cx.today.saturating_add(jiff::Span::new().days(7));
    let is_moved = !is_working_day(wanted, &cx.holidays) && next_working_day(wanted, &cx.holidays) == Some(proposed);
    let holiday = cx.holidays.on(wanted).filter(|_| is_moved);
    holiday.map_or_else(String::new, |day| format!(", as {} is {}", wanted.strftime("%A %-d %B %Y"), day.name))
}

/// A chase as a person made it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Made {
    /// To whom, in the person's words.
    pub to_whom: String,
    /// When to ask again; none for never.
    pub next: Option<Date>,
    pub escalates: bool,
    /// Whether the chaser letter is written to a file and recorded.
    pub with_letter: bool,
}

/// Saves a chase made today, with its letter where that was agreed: one step of undo.
///
/// # Errors
/// Something that cannot be chased.
pub fn save(cx: &Context, about: &Record, made: &Made) -> Result<Effect, String> {
    let batch = Batch { label: format!("logged a chase of {}", about.label(cx.today)), ..batch(cx, about, made)? };
    Ok(if made.with_letter {
        let wanted = Wanted { entity: about.entity, id: about.id, escalates: made.escalates };
        Effect::SaveWithLetter { batch, wanted }
    } else {
        Effect::Save(batch)
    })
}

fn batch(cx: &Context, about: &Record, made: &Made) -> Result<Batch, String> {
    let case = about.case_ref(cx.today);
    if about.entity.name == "return" {
        let case =
            case.map_or_else(Case::default, |case| Case { id: case.id, reference: case.label, ..Case::default() });
        let dossier = Dossier { case, ..Dossier::default() };
        let chased = returns::Chased {
            on: cx.today,
            kind: if made.escalates { "escalation" } else { "reminder" }.to_owned(),
            to_whom: made.to_whom.clone(),
            by: cx.user.clone(),
            next: made.next,
        };
        return Ok(returns::chase(&dossier, &Return::from(about), &chased));
    }
    let known = ABOUT.iter().find(|(name, ..)| *name == about.entity.name);
    let (Some((_, pointer, _)), Some(next), Some(chase)) = (known, next_field(about.entity), register::entity("chase"))
    else {
        return Err(ONLY.to_owned());
    };
    let mut record = Record::blank(chase);
    if let Some(case) = case {
        record.set("case", Value::Link(case));
    }
    record.set(pointer, Value::link(about.id, about.label(cx.today)));
    record.set("when", Value::Date(cx.today));
    record.set("by", Value::text(cx.user.clone()));
    record.set("agency", about.get("agency").clone());
    record.set("to_whom", Value::text(made.to_whom.clone()));
    if made.escalates {
        record.set("kind", Value::code("escalation"));
    }
    let mut batch = Batch::new("");
    batch.push(added(&record));
    let new = made.next.map_or(Value::Missing, Value::Date);
    batch.push(Change::set(about.entity, about.id, next, about.get(next.name).clone(), new));
    Ok(batch)
}
