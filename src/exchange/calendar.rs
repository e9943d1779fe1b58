//! Dues and meetings for a calendar program. Calendars are shared and synchronised to telephones, so an entry has a
//! reference and what is due and nothing else: no title, no pseudonym, no name, no place.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

pub use super::write::ics::{Entry, Kind as EntryKind};
use super::write::ics::{Kind, ics};
use crate::domain::calendar::Holidays;
use crate::domain::date::Date;
use crate::domain::due::DueRow;
use crate::domain::process::{Dossier, clock};
use crate::domain::value::Id;
use crate::domain::vocabulary as v;

/// From when to when a calendar reaches, and what is needed to work its dates out.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub today: Date,
    pub until: Date,
    pub holidays: &'a Holidays,
}

/// The entries as a calendar file.
pub fn calendar(entries: &[Entry], stamp: Timestamp) -> String {
    ics("Reviews", entries, stamp)
}

/// What stands in the calendar: a task for every due, an event for every meeting that was not cancelled. A date that a clock looks after
/// stands where the clock stands, whether it is written in the register or worked out. An entry keeps its mark between
/// exports, so that a calendar moves it instead of adding another.
pub fn entries(dossiers: &[Dossier], dues: &[DueRow], asked: Asked<'_>) -> Vec<Entry> {
    let Asked { today, until, holidays } = asked;
    let references: HashMap<Id, &str> = dossiers.iter().map(|own| (own.case.id, own.case.reference.as_str())).collect();
    let spoken_for: HashSet<(&str, Id, &str)> =
        dossiers.iter().flat_map(|own| clock::spoken_for(own, today, holidays)).collect();
    let mut entries: Vec<Entry> = Vec::new();
    for dossier in dossiers {
        for owed in clock::owed(dossier, today, holidays).into_iter().filter(|owed| owed.due <= until) {
            entries.push(Entry {
                uid: format!("{}-{}-{}@dhr", owed.entity.name, owed.id, owed.field),
                summary: named(&dossier.case.reference, owed.what),
                description: format!("{} {} in the register", owed.entity.label, owed.id),
                kind: Kind::Task { due: owed.due, done: false },
            });
        }
    }
    for due in dues.iter().filter(|due| (due.entity.name, due.field) != ("meeting", "when")) {
        if spoken_for.contains(&(due.entity.name, due.id, due.field)) {
            continue;
        }
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
    entries
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
    use crate::domain::register::{Meeting, entity};
    use crate::domain::value::{Code, Ref};

    fn asked(holidays: &Holidays) -> Asked<'_> {
        let today = Date::constant(2026, 3, 27);
        Asked { today, until: Date::constant(2028, 3, 27), holidays }
    }

    fn written(dossiers: &[Dossier], dues: &[DueRow]) -> String {
        calendar(&entries(dossiers, dues, asked(&Holidays::default())), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_date_stands_where_its_clock_stands_written_or_not() {
        let mut dossier = Dossier::default();
        dossier.case.id = 3;
        dossier.case.reference = "DHR-2026-004".into();
        dossier.case.attention = Some(Date::constant(2025, 11, 27));
        dossier.case.decision_due = Some(Date::constant(2026, 4, 8));
        let due = DueRow {
            entity: entity("case").unwrap(),
            id: 3,
            case: Some(Ref::new(3, "")),
            field: "decision_due",
            what: "Decide whether to review",
            label: String::new(),
            due: Date::constant(2026, 4, 8),
            owner: String::new(),
        };
        let text = written(std::slice::from_ref(&dossier), std::slice::from_ref(&due));
        assert!(text.contains("UID:case-3-decision_due@dhr\r\n") && text.contains("20251227"), "{text}");
        assert!(!text.contains("20260408"), "a later date that nobody agreed\n{text}");
        dossier.case.decided = Some(Date::constant(2026, 1, 5));
        dossier.case.outcome = Code("review".into());
        let text = written(&[dossier], &[due]);
        assert!(!text.contains("decision_due") && text.contains("UID:case-3-agreed_due@dhr\r\n"), "{text}");
        assert!(text.contains("SUMMARY:DHR-2026-004: Complete the overview report\r\n") && text.contains("20260705"));
    }

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
        let text = written(&[dossier], &[due, same]);
        assert_eq!(text.matches("BEGIN:V").count(), 4, "the calendar, a task and two meetings\n{text}");
        assert!(text.contains("SUMMARY:DHR-2026-004: Return from an agency\r\n"));
        assert!(text.contains("SUMMARY:DHR-2026-004: Panel 2\r\nDESCRIPTION:Begins at 10:00\r\n"));
        assert!(text.contains("UID:return-17-due@dhr\r\n") && text.contains("UID:meeting-8-when@dhr\r\n"));
        for name in ["Ravenna", "Alison", "alison", "Dowle", "Home"] {
            assert!(!text.contains(name), "{name}\n{text}");
        }
    }
}
