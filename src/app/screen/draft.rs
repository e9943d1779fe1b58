//! Text kept from an edit that was cut off: what it belonged to, and going on with it.

use super::answering::Answering;
use super::archive::ArchiveScreen;
use super::bulk::Bulk;
use super::form::FormScreen;
use super::moving::Moving;
use super::qa::{LETTER, QaLetterScreen};
use super::record::RecordScreen;
use super::words::{ANSWER, ARCHIVE, BULK, Held, LINES, MOVING, REASON};
use super::{Step, agreed, review};
use crate::app::effect::Effect;
use crate::app::reply::Draft;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::{Id, Ref};

/// The parts of a place: "case/21/remarks" or "form/note/0".
pub fn parts(place: &str) -> Option<(&str, &str, &str)> {
    let mut parts = place.splitn(3, '/');
    Some((parts.next()?, parts.next()?, parts.next()?))
}

/// The record a draft was typed at; none where it is of a new one.
pub fn record_of(place: &str) -> Option<(&'static Entity, Id)> {
    let (entity, id) = match parts(place)? {
        ("form", entity, id) => (entity, id),
        (popup, entity, id) if is_popup(popup) => (entity, id),
        (entity, id, _) => (entity, id),
    };
    Some((register::entity(entity)?, id.parse().ok().filter(|id| *id > 0)?))
}

/// What the case is called to which a draft is a new record.
pub fn new_of(place: &str, text: &str, today: Date) -> Option<String> {
    let Some(("form", name, "0")) = parts(place) else { return None };
    let entity = register::entity(name).filter(|entity| *entity != register::cases())?;
    Some(Record::from_json(entity, text)?.case_ref(today)?.label)
}

/// "Remarks of NM-DHR-23 Sunniva, not saved".
pub fn describe(draft: &Draft) -> String {
    match parts(&draft.place) {
        Some(("form", entity, id)) => {
            let label = register::entity(entity).map_or("record", |entity| entity.label).to_lowercase();
            match draft.of.as_str() {
                "" if id == "0" => format!("a new {label}, not saved"),
                case if id == "0" => format!("a new {label}, not saved ({case})"),
                "" => format!("the form of a {label}, not saved"),
                of => format!("the form of {of}, not saved"),
            }
        }
        Some((popup, name, _)) if is_popup(popup) => {
            let of = if draft.of.is_empty() { name } else { &draft.of };
            format!("{} {of}, not saved", asked_in(popup, name, &Held::read(&draft.text)))
        }
        Some(("case", _, LETTER)) => "a letter of the Home Office panel, not saved".to_owned(),
        Some((entity, id, field)) => match register::entity(entity) {
            Some(entity) => {
                let field = entity.field(field).map_or("a field", |field| field.label);
                match draft.of.as_str() {
                    "" => format!("{field} of {} {id}, not saved", entity.label.to_lowercase()),
                    of => format!("{field} of {of}, not saved"),
                }
            }
            None => draft.place.clone(),
        },
        None => draft.place.clone(),
    }
}

/// Whether a place begins with a pop-up, whose words are kept while it is open.
pub fn is_popup(first: &str) -> bool {
    let (popup, _) = first.split_once(':').unwrap_or((first, ""));
    [BULK, LINES, ARCHIVE, MOVING, ANSWER, REASON].contains(&popup)
}

/// What a pop-up asked, up to the record it asked it of.
fn asked_in(popup: &str, entity: &str, held: &Held) -> String {
    let others = match held.ids("records").len() {
        0 | 1 => String::new(),
        many => format!(" {many} records, the first"),
    };
    match popup.split_once(':').unwrap_or((popup, "")) {
        (BULK, name) => {
            let field = field_of(entity, name).map_or("a field", |field| field.label);
            format!("{field} of{others}")
        }
        (LINES, agreed::MOVE) => "a date moved by agreement:".to_owned(),
        (LINES, agreed::DIRECT) => "a review by direction:".to_owned(),
        (LINES, _) => "a family milestone:".to_owned(),
        (ARCHIVE, _) => format!("why to archive{others}"),
        (MOVING, _) => "a trial or inquest that moved:".to_owned(),
        (ANSWER, _) => "an answer:".to_owned(),
        _ => "a reason to go on:".to_owned(),
    }
}

fn field_of(entity: &str, name: &str) -> Option<&'static Field> {
    register::entity(entity)?.field(name)
}

/// Opens a pop-up again with the words typed in it.
fn open_popup(popup: &str, name: &str, id: &str, held: &Held, today: Date) -> Option<Step> {
    let (entity, id) = (register::entity(name)?, id.parse::<Id>().ok()?);
    Some(match popup.split_once(':').unwrap_or((popup, "")) {
        (BULK, field) => Step::push(Bulk::resumed(today, entity, entity.field(field)?, held)),
        (LINES, agreed::MOVE) => Step::push(agreed::move_date(id).resumed(held)),
        (LINES, agreed::DIRECT) => Step::push(agreed::direct(id).resumed(held)),
        (LINES, name) => {
            let (plan, code, whose) = review::chosen(name.strip_prefix(review::MILESTONE)?)?;
            Step::push(review::earlier(id, plan, code, whose).resumed(held))
        }
        (ARCHIVE, _) => Step::push(ArchiveScreen::resumed(entity, held)),
        (MOVING, _) => Step::push(Moving::resumed(id, held)),
        (ANSWER, _) => Step::push(Answering::new(entity, id)),
        _ if id == 0 => Step::say("Save it again from its form; the reason comes back by itself."),
        _ => Step::push(RecordScreen::new(entity, id)).saying("Save it again; the reason comes back by itself."),
    })
}

/// Goes on with a draft where it was left.
pub fn open(draft: &Draft, today: Date) -> Step {
    opened(draft, today).with(Effect::TakeUpDraft { place: draft.place.clone(), kept: draft.kept.clone() })
}

fn opened(draft: &Draft, today: Date) -> Step {
    match parts(&draft.place) {
        Some(("form", name, _)) => {
            match register::entity(name).and_then(|entity| Record::from_json(entity, &draft.text)) {
                Some(record) => Step::push(FormScreen::resumed(record)),
                None => {
                    Step::refuse("This draft cannot be read by this version; its text is shown by dhr doctor --drafts.")
                }
            }
        }
        Some((popup, name, id)) if is_popup(popup) => open_popup(popup, name, id, &Held::read(&draft.text), today)
            .unwrap_or_else(|| Step::refuse("What this draft belonged to is not in this register.")),
        Some(("case", id, LETTER)) => match id.parse::<Id>() {
            Ok(id) => Step::push(QaLetterScreen::resumed(Ref::new(id, ""), &draft.text)),
            Err(_) => Step::refuse("What this draft belonged to is not in this register."),
        },
        Some((name, id, field)) => match (register::entity(name), id.parse::<Id>()) {
            (Some(entity), Ok(id)) => Step::push(RecordScreen::resuming(entity, id, field, &draft.text)),
            _ => Step::refuse("What this draft belonged to is not in this register."),
        },
        None => Step::refuse("What this draft belonged to is not in this register."),
    }
}
