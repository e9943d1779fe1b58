//! Text kept from an edit that was cut off: what it belonged to, and going on with it.

use super::Step;
use super::form::FormScreen;
use super::qa::{LETTER, QaLetterScreen};
use super::record::RecordScreen;
use crate::app::effect::Draft;
use crate::domain::entity::Entity;
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
        (entity, id, _) => (entity, id),
    };
    Some((register::entity(entity)?, id.parse().ok().filter(|id| *id > 0)?))
}

/// "Remarks of NM-DHR-23 Sunniva, not saved".
pub fn describe(draft: &Draft) -> String {
    match parts(&draft.place) {
        Some(("form", entity, id)) => {
            let label = register::entity(entity).map_or("record", |entity| entity.label).to_lowercase();
            match draft.of.as_str() {
                _ if id == "0" => format!("a new {label}, not saved"),
                "" => format!("the form of a {label}, not saved"),
                of => format!("the form of {of}, not saved"),
            }
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

/// Goes on with a draft where it was left.
pub fn open(draft: &Draft) -> Step {
    match parts(&draft.place) {
        Some(("form", name, _)) => {
            match register::entity(name).and_then(|entity| Record::from_json(entity, &draft.text)) {
                Some(record) => Step::push(FormScreen::resumed(record)),
                None => {
                    Step::refuse("This draft cannot be read by this version; its text is shown by dhr doctor --drafts.")
                }
            }
        }
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
