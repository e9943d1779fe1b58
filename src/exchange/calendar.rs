//! Dues and meetings for a calendar program. Calendars are shared and synchronised to telephones, so an entry has a
//! reference and what is due and nothing else: no title, no pseudonym, no name, no place.

use std::collections::HashMap;

use jiff::Timestamp;

use super::write::ics::{Entry, Kind, ics};
use crate::domain::due::DueRow;
use crate::domain::process::Dossier;
use crate::domain::value::Id;
use crate::domain::vocabulary as v;

/// The calendar: a task for every due, an event for every meeting that was not cancelled. `stamp` is the moment it was
/// made. An entry keeps its mark between exports, so that a calendar moves it instead of adding another.
pub fn calendar(dossiers: &[Dossier], dues: &[DueRow], stamp: Timestamp) -> String {
    let references: HashMap<Id, &str> = dossiers.iter().map(|own| (own.case.id, own.case.reference.as_str())).collect();
    let mut entries: Vec<Entry> = Vec::new();
    for due in dues.iter().filter(|due| (due.entity.name, due.field) != ("meeting", "when")) {
        let reference = due.case.as_ref().and_then(|case| references.get(&case.id)).copied().unwrap_or_default();
        entries.push(Entry {
            uid: format!("{}-{}-{}@dhr", due.entity.name, due.id, due.field),
            summary: named(reference, due.what),
            description: format!("{} {} in the register", due.entity.label, due.id),
            kind: Kind::Task { due: due.due, done: false },
        });
    }
    for (dossier, meeting) in dossiers.iter().flat_map(|own| own.meetings.iter().map(move |meeting| (own, meeting))) {
        let (Some(when), true) = (meeting.when, meeting.cancelled.trim().is_empty()) else { continue };
        entries.push(Entry {
            uid: format!("meeting-{}-when@dhr", meeting.id),
            summary: named(&dossier.case.reference, kind(&meeting.kind.0)),
            description: time(&meeting.time).map(|time| format!("Begins at {time}")).unwrap_or_default(),
            kind: Kind::Event { first: when, last: when },
        });
    }
    ics("Reviews", &entries, stamp)
}

fn named(reference: &str, what: &str) -> String {
    if reference.is_empty() { what.to_owned() } else { format!("{reference}: {what}") }
}

/// The kind of meeting when it is one of the list; the list is open, and a text typed there may hold a name.
fn kind(code: &str) -> &str {
    v::MEETING_TYPE.terms.iter().find(|term| term.code == code).map_or("Meeting", |term| term.label)
}

/// A time when the text is one, such as 10:00; anything else may hold a name.
fn time(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_time =
        !text.is_empty() && text.len() <= 7 && text.chars().all(|c| c.is_ascii_digit() || ":.apm ".contains(c));
    is_time.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::register::{Meeting, entity};
    use crate::domain::value::{Code, Ref};

    #[test]
    fn an_entry_has_a_reference_and_no_name() {
        let mut dossier = Dossier::default();
        dossier.case.id = 3;
        dossier.case.reference = "DHR-2026-004".into();
        dossier.case.title = "Ravenna".into();
        let meeting = Meeting {
            id: 8,
            kind: Code("panel_2".into()),
            when: Some(Date::constant(2026, 4, 2)),
            time: "10:00".into(),
            place: "Home of Alison Dowle".into(),
            ..Meeting::default()
        };
        let odd = Meeting {
            id: 9,
            kind: Code("Visit to Alison Dowle".into()),
            time: "after Alison".into(),
            ..meeting.clone()
        };
        let off = Meeting { id: 10, cancelled: "Snow".into(), ..meeting.clone() };
        dossier.meetings = vec![meeting, odd, off];
        let due = DueRow {
            entity: entity("return").unwrap(),
            id: 17,
            case: Some(Ref::new(3, "DHR-2026-004 Ravenna")),
            field: "due",
            what: "Return from an agency",
            label: "IMR Ravenna".into(),
            due: Date::constant(2026, 4, 1),
            owner: "alison.dowle".into(),
        };
        let same = DueRow { entity: entity("meeting").unwrap(), field: "when", ..due.clone() };
        let text = calendar(&[dossier], &[due, same], Timestamp::UNIX_EPOCH);
        assert_eq!(text.matches("BEGIN:V").count(), 4, "the calendar, a task and two meetings\n{text}");
        assert!(text.contains("SUMMARY:DHR-2026-004: Return from an agency\r\n"));
        assert!(text.contains("SUMMARY:DHR-2026-004: Panel 2\r\nDESCRIPTION:Begins at 10:00\r\n"));
        assert!(text.contains("UID:return-17-due@dhr\r\n") && text.contains("UID:meeting-8-when@dhr\r\n"));
        for name in ["Ravenna", "Alison", "alison", "Dowle", "Home"] {
            assert!(!text.contains(name), "{name}\n{text}");
        }
    }
}
