//! Answering a point: what was done and where, by whom, checked by a second person; or not accepted, with a reason.

use super::super::super::change::{Batch, Change};
use super::super::super::date::Date;
use super::super::super::register::{self, QaPoint};
use super::super::super::value::{Cell, Value};

/// An answer as a person gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answered {
    /// What was done; for a point that is not accepted, why.
    pub response: String,
    /// Where in the report.
    pub page: String,
    pub done_by: String,
    /// The second person; empty while nobody has checked it.
    pub checked_by: String,
    pub is_rejected: bool,
}

/// The batch that answers a point.
///
/// # Errors
/// In one sentence, what is missing or cannot be.
pub fn answer(point: &QaPoint, given: &Answered, today: Date) -> Result<Batch, &'static str> {
    let [response, page, done_by, checked_by] =
        [&given.response, &given.page, &given.done_by, &given.checked_by].map(|text| text.trim());
    if given.is_rejected && response.is_empty() {
        return Err("A point is not accepted only with a reason: say why in the response.");
    }
    if !given.is_rejected {
        if response.is_empty() {
            return Err("Say what was done in the response.");
        }
        if page.is_empty() {
            return Err("Say where in the report it was done.");
        }
        if done_by.is_empty() {
            return Err("Say who did it.");
        }
        if checked_by.eq_ignore_ascii_case(done_by) {
            return Err("Whoever did it cannot be who checks it: name a second person, or leave it to be checked.");
        }
    }
    let state = match (given.is_rejected, checked_by.is_empty()) {
        (true, _) => "rejected",
        (false, true) => "answered",
        (false, false) => "checked",
    };
    let mut batch = Batch::new(format!("answered point {}", point.number));
    let Some(entity) = register::entity("qa_point") else { return Ok(batch) };
    let is_checked = state == "checked";
    let answered = point.answered.unwrap_or(today);
    for (name, base, new) in [
        ("state", point.state.write(), Value::code(state)),
        ("response", point.response.write(), Value::text(response)),
        ("page", point.page.write(), Value::text(page)),
        ("done_by", point.done_by.write(), Value::text(done_by)),
        ("checked_by", point.checked_by.write(), Value::text(checked_by)),
        ("answered", point.answered.write(), answered.into()),
        (
            "checked",
            point.checked.write(),
            if is_checked { point.checked.unwrap_or(today).into() } else { Value::Missing },
        ),
    ] {
        if let Some(field) = entity.field(name).filter(|_| base != new) {
            batch.push(Change::set(entity, point.id, field, base, new));
        }
    }
    Ok(batch)
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::super::why_open;
    use super::*;

    fn given(checked_by: &str) -> Answered {
        Answered {
            response: "A paragraph was added".into(),
            page: "41".into(),
            done_by: "The author".into(),
            checked_by: checked_by.into(),
            is_rejected: false,
        }
    }

    #[test]
    fn a_point_is_settled_by_two_people_or_by_a_reason() {
        let today = Date::constant(2026, 3, 27);
        let mut dossier = sample::decided(Date::constant(2025, 9, 18));
        dossier.points = vec![QaPoint { id: 4, number: "4b".into(), ..QaPoint::default() }];
        let point = dossier.points[0].clone();
        let after = |given: &Answered| dossier.after(&answer(&point, given, today).unwrap()).points[0].clone();
        let answered = after(&given(""));
        assert_eq!((answered.state.0.as_str(), answered.answered, answered.checked), ("answered", Some(today), None));
        assert_eq!(why_open(&answered).as_deref(), Some("answered, but nobody has checked it"));
        let checked = after(&given("The chair"));
        assert_eq!((checked.state.0.as_str(), checked.checked), ("checked", Some(today)));
        assert_eq!(why_open(&checked), None);
        let refused =
            Answered { response: "Outside the terms of reference".into(), is_rejected: true, ..Answered::default() };
        assert_eq!(why_open(&after(&refused)), None);
    }

    #[test]
    fn one_person_cannot_do_and_check_and_a_refusal_needs_its_reason() {
        let today = Date::constant(2026, 3, 27);
        let point = QaPoint { id: 4, ..QaPoint::default() };
        assert!(answer(&point, &given(" the AUTHOR "), today).unwrap_err().contains("second person"));
        let bare = Answered { is_rejected: true, ..Answered::default() };
        assert!(answer(&point, &bare, today).unwrap_err().contains("reason"));
        let nowhere = Answered { page: String::new(), ..given("") };
        assert!(answer(&point, &nowhere, today).unwrap_err().contains("where in the report"));
    }
}
