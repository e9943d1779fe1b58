//! Dossiers for tests: invented, small, one idea each.

use super::Dossier;
use crate::domain::date::Date;
use crate::domain::register::{Case, DueChange, Pause, Step};
use crate::domain::value::{Code, Fact, Ref};

/// A case that came to attention on a day.
pub fn noticed(attention: Date) -> Dossier {
    Dossier {
        case: Case {
            id: 1,
            reference: "DHR-2026-004".into(),
            stage: Code("notified".into()),
            attention: Some(attention),
            notified: Some(attention),
            legal_basis: Code("S9_DHR".into()),
            ..Case::default()
        },
        ..Dossier::default()
    }
}

/// A review decided on a day.
pub fn decided(on: Date) -> Dossier {
    let mut dossier = noticed(super::wording::plus_days(on, -20));
    dossier.case.decided = Some(on);
    dossier.case.outcome = Code("review".into());
    dossier.case.stage = Code("panel_running".into());
    dossier
}

/// A pause with nothing said of what it stops.
pub fn pause(id: i64, reason: &str, from: Date, to: Option<Date>) -> Pause {
    Pause { id, reason: Code(reason.into()), started: Some(from), ended: to, ..Pause::default() }
}

/// An agreed change with everything on file.
pub fn moved(what: &str, old: Date, new: Date) -> DueChange {
    DueChange {
        id: 1,
        what: what.into(),
        old_due: Some(old),
        new_due: Some(new),
        agreed: Some(Date::constant(2026, 3, 2)),
        agreed_by: "panel and partnership".into(),
        minute: "Board 12.3".into(),
        why: "The trial ran over".into(),
        state: Code("agreed".into()),
        home_office_told: Fact::Yes,
        ..DueChange::default()
    }
}

/// A step of a plan, not yet done.
pub fn step(id: i64, code: &str, due: Option<Date>, after: &str) -> Step {
    Step {
        id,
        case: Some(Ref::new(1, "DHR-2026-004")),
        code: code.into(),
        what: format!("Step {code}"),
        due,
        planned: due,
        depends_on: after.into(),
        state: Code("waiting".into()),
        ..Step::default()
    }
}
