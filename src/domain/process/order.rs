//! Dates that must follow each other on one record, and dates of what has happened. A date that cannot be true is
//! refused with the field and the row named.

use super::super::date::Date;
use super::super::field::Field;
use super::super::record::Record;
use super::super::value::Value;
use super::wording;

/// Fields of one kind of record, the first of which may not be after the second (practice). What follows from two
/// pairs holds as well: a report is not cleared before it was completed, whether or not it was submitted in between.
static PAIRS: &[(&str, &str, &str)] = &[
    ("case", "date_of_death", "attention"),
    ("case", "date_of_death", "notified"),
    ("case", "notified", "acknowledged"),
    ("case", "attention", "decided"),
    ("case", "notified", "decided"),
    ("case", "decided", "home_office_told"),
    ("case", "decided", "family_told"),
    ("case", "decided", "commenced"),
    ("case", "decided", "completed"),
    ("case", "commenced", "completed"),
    ("case", "scope_from", "scope_to"),
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
    ("return", "asked", "draft"),
    ("return", "asked", "received"),
    ("return", "draft", "received"),
    ("return", "received", "final_received"),
    ("return", "final_received", "signed_off"),
    ("submission", "sent", "acknowledged"),
    ("submission", "sent", "panel"),
    ("submission", "sent", "letter_received"),
    ("qa_letter", "panel", "dated"),
    ("qa_letter", "dated", "received"),
    ("qa_letter", "dated", "answered"),
    ("qa_letter", "answered", "final_acknowledged"),
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
    ("decision", "decided", "reviewed"),
];

/// Days on which something happened: none of them can be still to come.
static HAPPENED: &[(&str, &[&str])] = &[
    (
        "case",
        &[
            "date_of_death",
            "attention",
            "notified",
            "acknowledged",
            "decided",
            "home_office_told",
            "family_told",
            "secure_records",
            "commenced",
            "completed",
            "submitted",
            "resubmitted",
            "cleared",
            "published",
            "dac_sent",
            "pdf_returned",
            "library_confirmed",
            "closed",
            "disposed",
        ],
    ),
    ("decision", &["decided", "directed", "home_office_told", "reviewed"]),
    ("due_change", &["asked", "agreed"]),
    ("pause", &["ended"]),
    ("step", &["done"]),
    ("return", &["acknowledged", "draft", "received", "final_received", "signed_off", "last_chased", "escalated"]),
    ("chase", &["when"]),
    ("submission", &["sent", "acknowledged", "letter_received"]),
    ("qa_letter", &["dated", "received", "answered", "final_acknowledged"]),
    ("qa_point", &["answered", "checked"]),
    ("contact_plan", &["advocacy_offered", "stopped"]),
    ("family_contact", &["when", "promise_kept"]),
    ("milestone", &["done"]),
    ("hold", &["lifted"]),
    ("proceeding", &["charged", "opened", "suspended", "verdict_date", "appeal_checked", "concluded"]),
    ("seat", &["confidentiality_signed"]),
    ("declaration", &["made"]),
    ("meeting", &["held", "papers_out", "minutes_out"]),
    ("document", &["finished", "published"]),
    ("version", &["made", "checked_for_names", "accessible"]),
    ("circulation", &["sent", "comments_in", "returned"]),
    ("letter", &["sent", "replied"]),
    ("action", &["updated", "completed", "signed_off", "ended", "embedded", "family_told"]),
    ("evidence", &["received", "accepted"]),
    ("cost", &["paid"]),
    ("contribution", &["paid"]),
];

/// Two dates in the wrong order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disorder {
    pub earlier: &'static str,
    pub later: &'static str,
    /// "Decided (3 March 2026) is before Notified (10 March 2026)".
    pub text: String,
    /// Days by which it is out of order.
    pub by: i64,
}

/// The first day a date can mean, or the last.
fn edge(record: &Record, name: &str, first: bool) -> Option<Date> {
    match record.get(name) {
        Value::Loose(loose) if first => loose.start,
        other => other.as_date(),
    }
}

fn label(record: &Record, name: &str) -> &'static str {
    record.entity.field(name).map_or("", |field: &Field| field.label)
}

/// The fields that may not be earlier than one, straight or by way of others.
fn after(entity: &str, earlier: &str) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    let mut at = 0;
    let mut from = earlier;
    loop {
        for (own, first, second) in PAIRS {
            if *own == entity && *first == from && !found.contains(second) {
                found.push(second);
            }
        }
        match found.get(at) {
            Some(next) => from = next,
            None => return found,
        }
        at += 1;
    }
}

/// Every two dates of a record that are out of order. Loose dates count only where no reading of them is in order.
pub fn disorder(record: &Record) -> Vec<Disorder> {
    let mut found = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (_, earlier, _) in PAIRS.iter().filter(|(entity, ..)| *entity == record.entity.name) {
        let Some(first) = edge(record, earlier, true).filter(|_| !seen.contains(earlier)) else { continue };
        seen.push(earlier);
        for later in after(record.entity.name, earlier) {
            let Some(second) = edge(record, later, false).filter(|second| *second < first) else { continue };
            let text = format!(
                "{} ({}) is before {} ({})",
                label(record, later),
                wording::day(second),
                label(record, earlier),
                wording::day(first)
            );
            found.push(Disorder { earlier, later, text, by: wording::between(second, first) });
        }
    }
    found
}

/// A day still to come on which something is said to have happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    pub field: &'static str,
    /// "Completed (1 January 2027) is still to come".
    pub text: String,
}

/// Every such day of a record. A loose date counts only where all of it lies ahead.
pub fn ahead(record: &Record, today: Date) -> Vec<Ahead> {
    let fields = HAPPENED.iter().filter(|(entity, _)| *entity == record.entity.name).flat_map(|(_, fields)| *fields);
    fields
        .filter_map(|field| {
            let day = edge(record, field, true).filter(|day| *day > today)?;
            Some(Ahead { field, text: format!("{} ({}) is still to come", label(record, field), wording::day(day)) })
        })
        .collect()
}

/// A day no register can mean: what a computer writes for no date at all, or a slip in the year. The text says which.
pub fn unlikely(record: &Record, name: &str) -> Option<String> {
    let day = edge(record, name, true)?;
    let known = EARLIEST..=LATEST;
    (!known.contains(&day.year())).then(|| {
        format!(
            "{} ({}) cannot be meant: it is how a computer writes that there is no date, or a slip in the year",
            label(record, name),
            wording::day(day)
        )
    })
}

/// Years outside these stand for no date (practice): nobody a review speaks of was born before, and nothing is planned
/// after.
const EARLIEST: i16 = 1901;
const LATEST: i16 = 2100;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Kind;
    use crate::domain::register::{Case, entity};

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
    fn every_day_that_happened_is_a_date_of_its_record_and_no_pair_runs_in_a_ring() {
        for (name, fields) in HAPPENED {
            let entity = entity(name).unwrap_or_else(|| panic!("{name}"));
            for field in *fields {
                let kind = entity.field(field).unwrap_or_else(|| panic!("{name}.{field}")).kind;
                assert!(matches!(kind, Kind::Date | Kind::Loose), "{name}.{field}");
            }
        }
        for (name, earlier, _) in PAIRS {
            assert!(!after(name, earlier).contains(earlier), "{name}.{earlier}");
        }
    }

    #[test]
    fn what_follows_from_two_pairs_holds_too() {
        let mut record = Record::blank(entity("case").unwrap_or(&Case::ENTITY));
        record.set("completed", Date::constant(2026, 6, 1).into());
        record.set("cleared", Date::constant(2026, 5, 4).into());
        let found = disorder(&record);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, "Cleared (4 May 2026) is before Report completed (1 June 2026)");
    }

    #[test]
    fn a_day_still_to_come_has_not_happened() {
        let today = Date::constant(2026, 3, 27);
        let mut record = Record::blank(entity("case").unwrap_or(&Case::ENTITY));
        record.set("completed", Date::constant(2027, 1, 1).into());
        record.set("publication_planned", Date::constant(2027, 6, 1).into());
        record.set("date_of_death", Value::from(crate::domain::date::parse("March 2026").unwrap()));
        let found: Vec<String> = ahead(&record, today).into_iter().map(|one| one.text).collect();
        assert_eq!(found, ["Report completed (1 January 2027) is still to come"]);
        record.set("completed", today.into());
        assert!(ahead(&record, today).is_empty());
    }

    #[test]
    fn what_a_computer_writes_for_no_date_is_no_date() {
        let mut record = Record::blank(entity("case").unwrap_or(&Case::ENTITY));
        for (day, odd) in [
            (Date::constant(9999, 12, 31), true),
            (Date::constant(1900, 1, 1), true),
            (Date::constant(1899, 12, 31), true),
            (Date::constant(2027, 1, 4), false),
            (Date::constant(1931, 5, 6), false),
        ] {
            record.set("agreed_due", day.into());
            assert_eq!(unlikely(&record, "agreed_due").is_some(), odd, "{day}");
        }
        assert!(unlikely(&record, "reference").is_none());
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
