//! Dates that must follow each other on one record. A date out of order is refused with the field and the row named.

use super::super::date::Date;
use super::super::field::Field;
use super::super::record::Record;
use super::wording;

/// Pairs of fields of one kind of record: the first may not be after the second (practice).
static PAIRS: &[(&str, &str, &str)] = &[
    ("case", "date_of_death", "attention"),
    ("case", "date_of_death", "notified"),
    ("case", "notified", "acknowledged"),
    ("case", "attention", "decided"),
    ("case", "notified", "decided"),
    ("case", "decided", "home_office_told"),
    ("case", "decided", "commenced"),
    ("case", "decided", "completed"),
    ("case", "completed", "submitted"),
    ("case", "completed", "dac_sent"),
    ("case", "submitted", "qa_meeting"),
    ("case", "submitted", "resubmitted"),
    ("case", "submitted", "cleared"),
    ("case", "cleared", "published"),
    ("case", "cleared", "publication_planned"),
    ("case", "published", "pdf_returned"),
    ("case", "published", "library_confirmed"),
    ("case", "decided", "closed"),
    ("case", "closed", "disposed"),
    ("pause", "started", "expected_end"),
    ("pause", "started", "ended"),
    ("return", "asked", "acknowledged"),
    ("return", "asked", "due"),
    ("return", "asked", "received"),
    ("return", "draft", "received"),
    ("return", "received", "final_received"),
    ("return", "final_received", "signed_off"),
    ("submission", "sent", "panel"),
    ("submission", "sent", "letter_received"),
    ("qa_letter", "dated", "received"),
    ("qa_letter", "dated", "answered"),
    ("qa_point", "answered", "checked"),
    ("step", "starts", "due"),
    ("action", "completed", "signed_off"),
    ("proceeding", "charged", "trial"),
    ("proceeding", "trial", "verdict_date"),
    ("proceeding", "verdict_date", "sentence_date"),
    ("proceeding", "opened", "suspended"),
    ("hold", "started", "lifted"),
    ("key_date", "day", "last"),
    ("seat", "from", "to"),
    ("circulation", "sent", "comments_in"),
    ("circulation", "sent", "returned"),
    ("letter", "sent", "replied"),
    ("decision", "decided", "home_office_told"),
];

/// Two dates in the wrong order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disorder {
    pub earlier: &'static str,
    pub later: &'static str,
    /// "Decided (3 March 2026) is before Notified (10 March 2026)".
    pub text: String,
}

/// Every pair out of order on a record. Loose dates count only where no reading of them is in order.
pub fn disorder(record: &Record) -> Vec<Disorder> {
    let edge = |name: &str, first: bool| -> Option<Date> {
        match record.get(name) {
            super::super::value::Value::Loose(loose) if first => loose.start,
            other => other.as_date(),
        }
    };
    PAIRS
        .iter()
        .filter(|(entity, ..)| *entity == record.entity.name)
        .filter_map(|(_, earlier, later)| {
            let (first, second) = (edge(earlier, true)?, edge(later, false)?);
            (second < first).then(|| {
                let label = |name: &str| record.entity.field(name).map_or("", |field: &Field| field.label);
                let text = format!(
                    "{} ({}) is before {} ({})",
                    label(later),
                    wording::day(second),
                    label(earlier),
                    wording::day(first)
                );
                Disorder { earlier, later, text }
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Kind;
    use crate::domain::register::{Case, entity};
    use crate::domain::value::Value;

    #[test]
    fn every_pair_names_two_dates_of_its_record() {
        for (name, earlier, later) in PAIRS {
            let entity = entity(name).unwrap_or_else(|| panic!("{name}"));
            for field in [earlier, later] {
                let kind = entity.field(field).unwrap_or_else(|| panic!("{name}.{field}")).kind;
                assert!(matches!(kind, Kind::Date | Kind::Loose), "{name}.{field}");
            }
        }
    }

    #[test]
    fn a_decision_before_the_notification_is_named() {
        let mut record = Record::blank(entity("case").unwrap_or(&Case::ENTITY));
        record.set("notified", Date::constant(2026, 3, 10).into());
        record.set("decided", Date::constant(2026, 3, 3).into());
        let found = disorder(&record);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, "Decided (3 March 2026) is before Notified (10 March 2026)");
        record.set("decided", Date::constant(2026, 3, 10).into());
        assert!(disorder(&record).is_empty(), "the same day is in order");
    }

    #[test]
    fn a_loose_death_is_out_of_order_only_when_all_of_it_is() {
        let mut record = Record::blank(entity("case").unwrap_or(&Case::ENTITY));
        record.set("date_of_death", Value::from(crate::domain::date::parse("March 2026").unwrap()));
        record.set("attention", Date::constant(2026, 3, 10).into());
        assert!(disorder(&record).is_empty());
        record.set("attention", Date::constant(2026, 2, 27).into());
        assert_eq!(disorder(&record).len(), 1);
    }
}
