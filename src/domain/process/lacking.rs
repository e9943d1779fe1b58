//! What a case should say by its stage and does not: a tracker that was kept elsewhere is taken as it is, and this is
//! what somebody looks at later. Nothing is refused for it.

use crate::domain::field::Field;
use crate::domain::record::Record;
use crate::domain::register::cases;

/// Stages, and the fields that are filled by then. (practice)
const BY_STAGE: [(&[&str], &[&str]); 11] = [
    (&["notified", "scoping", "decision_due"], &["attention"]),
    (&["not_proceeding"], &["decided", "reasons"]),
    (&["commissioned", "panel_running", "drafting", "family_review", "csp_signoff"], &["decided"]),
    (&["submitted_qa", "returned_for_changes"], &["decided", "submitted"]),
    (&["resubmitted"], &["decided", "submitted", "resubmitted"]),
    (&["cleared"], &["decided", "submitted", "cleared"]),
    (&["publication_planned"], &["decided", "submitted", "cleared", "publication_planned"]),
    (&["published", "actions_live"], &["decided", "submitted", "cleared", "published"]),
    (&["publication_withheld"], &["decided", "submitted", "withheld_reason"]),
    (&["closed"], &["decided", "closed"]),
    (&["paused", "decision_pending_cause"], &["attention"]),
];

/// The fields a case lacks for its stage, in the order they are filled.
pub fn for_its_stage(case: &Record) -> Vec<&'static Field> {
    let stage = case.get("stage");
    let stage = stage.as_text().unwrap_or_default();
    let wanted = BY_STAGE.iter().find(|(stages, _)| stages.contains(&stage)).map_or(&[][..], |(_, fields)| fields);
    // The month for deciding runs from either day.
    let has = |name: &str| !case.get(name).is_missing() || (name == "attention" && !case.get("notified").is_missing());
    wanted.iter().filter(|name| !has(name)).filter_map(|name| cases().field(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::value::Value;
    use crate::domain::vocabulary::STAGE;

    fn lacks(values: &[(&'static str, Value)]) -> Vec<&'static str> {
        let mut case = Record::blank(cases());
        values.iter().for_each(|(name, value)| case.set(name, value.clone()));
        for_its_stage(&case).into_iter().map(|field| field.name).collect()
    }

    #[test]
    fn a_decided_case_without_its_decision_date_lacks_it() {
        let day = Value::Date(Date::constant(2025, 1, 2));
        assert_eq!(lacks(&[("stage", Value::code("panel_running"))]), ["decided"]);
        assert_eq!(lacks(&[("stage", Value::code("panel_running")), ("decided", day.clone())]), [""; 0]);
        assert_eq!(lacks(&[("stage", Value::code("scoping")), ("notified", day)]), [""; 0]);
        assert_eq!(lacks(&[]), ["attention"], "a new case is notified, and the month for deciding runs from a day");
        assert_eq!(lacks(&[("stage", Value::Missing)]), [""; 0], "without a stage nothing can be said");
    }

    #[test]
    fn every_stage_has_its_fields_and_every_field_is_one() {
        for term in STAGE.terms {
            let rows = BY_STAGE.iter().filter(|(stages, _)| stages.contains(&term.code)).count();
            assert_eq!(rows, 1, "{}", term.code);
        }
        for name in BY_STAGE.iter().flat_map(|(_, fields)| *fields) {
            assert!(cases().field(name).is_some(), "{name}");
        }
    }
}
