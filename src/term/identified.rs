//! What speaks against writing to the key of a case, or a name of the key into the title every list shows.

use super::key::key;
use crate::app::reply::Objection;
use crate::domain::change::{Batch, Change};
use crate::domain::leak::{Certainty, EntryKind, Key, KeyEntry, Passage, Scanner, no_day};
use crate::domain::record::Record;
use crate::domain::register::{Identity, cases};
use crate::domain::value::{Id, Value};
use crate::error::{Kind, Result};
use crate::store::Store;

const IN_THE_TITLE: &str = "A name of the key stands in the title of the case, which every list shows.";

/// The objections of these cases to a batch.
pub fn objections(store: &Store, batch: &Batch, own: &[Id]) -> Result<Vec<Objection>> {
    let mut found = Vec::new();
    for change in &batch.changes {
        let (kind, value) = identity(store, change)?;
        let Some(value) = value else { continue };
        if kind == "born"
            && let Some((text, reason_is_enough)) = no_day(&value)
        {
            found.push(objection(text, reason_is_enough));
        }
        // A name that is added may stand in the title already.
        let entry = KeyEntry::new("", EntryKind::of_identity(&kind), value);
        if entry.kind.is_person_name() {
            let scanner = Scanner::new(&Key { entries: vec![entry], allowed: Vec::new() });
            for case in own {
                let title = store.get(cases(), *case)?.map(|case| title(&case)).unwrap_or_default();
                found.extend(holds(&scanner, &title).then(|| objection(IN_THE_TITLE, true)));
            }
        }
    }
    for change in &batch.changes {
        let Change::Set { entity, id, field: "title", new, .. } = change else { continue };
        let Some(case) = store.get(entity, *id)?.filter(|record| record.entity == cases()) else { continue };
        let scanner = match key(store, &case) {
            Ok(key) => Scanner::new(&key.scan()),
            Err(error) if error.kind == Kind::Denied => continue,
            Err(error) => return Err(error),
        };
        found.extend(holds(&scanner, new.as_text().unwrap_or_default()).then(|| objection(IN_THE_TITLE, true)));
    }
    Ok(found)
}

fn objection(text: &str, reason_is_enough: bool) -> Objection {
    Objection { text: text.to_owned(), mark: "practice".to_owned(), reason_is_enough }
}

fn title(case: &Record) -> String {
    case.get("title").as_text().unwrap_or_default().to_owned()
}

fn holds(scanner: &Scanner, text: &str) -> bool {
    scanner.scan([Passage::new("", text)]).iter().any(|finding| finding.certainty > Certainty::Low)
}

/// The kind and the value a change leaves an identity with; no value when it is about something else.
fn identity(store: &Store, change: &Change) -> Result<(String, Option<String>)> {
    let text = |value: Option<&Value>| value.and_then(Value::as_text).map(str::to_owned);
    Ok(match change {
        Change::Add { entity, values } if entity.name == Identity::ENTITY.name => {
            let of = |name: &str| text(values.iter().find(|(own, _)| *own == name).map(|(_, value)| value));
            (of("kind").unwrap_or_else(|| "name".to_owned()), of("value"))
        }
        Change::Set { entity, id, field, new, .. } if entity.name == Identity::ENTITY.name => {
            let record = store.get(entity, *id)?;
            let of = |name: &str| {
                if *field == name { text(Some(new)) } else { text(record.as_ref().map(|record| record.get(name))) }
            };
            (of("kind").unwrap_or_default(), of("value").filter(|_| matches!(*field, "kind" | "value")))
        }
        _ => (String::new(), None),
    })
}
