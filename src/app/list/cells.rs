//! What a cell says and how urgent a row is.

use crate::app::fields::days_in_words;
use crate::app::scene::Role;
use crate::domain::date::{Date, short};
use crate::domain::field::{Field, Kind};
use crate::domain::fold::clean_for_screen;
use crate::domain::record::Record;
use crate::domain::value::{Style, Value};

/// How urgent a record is, by the dates it declares as owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    None,
    Archived,
    Soon,
    Overdue,
}

impl Urgency {
    /// The letter in the gutter.
    pub const fn mark(self) -> char {
        match self {
            Urgency::None => ' ',
            Urgency::Archived => '#',
            Urgency::Soon => '~',
            Urgency::Overdue => '!',
        }
    }

    pub const fn role(self) -> Role {
        match self {
            Urgency::None => Role::Text,
            Urgency::Archived => Role::Archived,
            Urgency::Soon => Role::Soon,
            Urgency::Overdue => Role::Overdue,
        }
    }
}

/// Days from today to a date that is still owed by this record; negative when late.
fn days_owed(record: &Record, field: &Field, today: Date) -> Option<i64> {
    let due = field.due?;
    let date = record.get(field.name).as_date()?;
    if !record.get(due.until).is_missing() {
        return None;
    }
    Some(i64::from(date.since(today).ok()?.get_days()))
}

/// What a record owes soonest: the field, and the days left; negative when late.
pub fn soonest(record: &Record, today: Date) -> Option<(&'static Field, i64)> {
    let owed = record.entity.fields.iter().filter_map(|field| Some((field, days_owed(record, field, today)?)));
    owed.min_by_key(|(_, days)| *days)
}

/// "Decide whether to review, in 1 day".
pub fn owed_words(field: &Field, days: i64) -> String {
    let what = field.due.map_or(field.label, |due| due.what);
    format!("{what}, {}", days_in_words(days).0)
}

/// The urgency of a record: overdue, owed within seven days, archived, or none.
pub fn urgency(record: &Record, today: Date) -> Urgency {
    if record.archived.is_some() {
        return Urgency::Archived;
    }
    match soonest(record, today) {
        Some((_, ..0)) => Urgency::Overdue,
        Some((_, ..=7)) => Urgency::Soon,
        _ => Urgency::None,
    }
}

/// What stands where a date is still to be set: the urgent thing its row is marked for, as "decide +1d".
fn owed_instead(record: &Record, field: &Field, today: Date) -> Option<String> {
    field.due.filter(|due| record.get(field.name).is_missing() && record.get(due.until).is_missing())?;
    let (owed, days) = soonest(record, today).filter(|(_, days)| *days <= 7)?;
    let text = format!("{} {days:+}d", owed.due?.what.split(' ').next()?.to_lowercase());
    (text.len() <= usize::from(field.width)).then_some(text)
}

/// The text and role of one cell of a list. Private values never come this way: such fields are no columns.
pub fn cell(record: &Record, field: &Field, today: Date) -> (String, Role) {
    if field.private {
        return (String::new(), Role::Private);
    }
    let value = record.get(field.name);
    if let Some(days) = days_owed(record, field, today)
        && let Value::Date(date) = value
    {
        let role = if days < 0 {
            Role::Overdue
        } else if days <= 7 {
            Role::Soon
        } else {
            Role::Text
        };
        // Far dates say their year instead; both would not fit, and of near ones the days say which year it is.
        let text = if (-99..=99).contains(&days) {
            format!("{} {days:+}d", date.strftime("%-d %b"))
        } else {
            short(*date, today)
        };
        return (text, role);
    }
    if let Some(text) = owed_instead(record, field, today) {
        return (text, urgency(record, today).role());
    }
    if let (Some(_), Value::Date(date)) = (field.due, value) {
        // Past or not, nothing is late any more; the words where they fit.
        let text = short(*date, today);
        let text = if date.year() == today.year() { format!("{text} done") } else { text };
        return (text, Role::Dim);
    }
    let mut text = record.shown(field, Style::List, today);
    if field.kind == Kind::Link("case") {
        // The reference says which case; its title would be cut anyway.
        text.truncate(text.find(' ').unwrap_or(text.len()));
    }
    (clean_for_screen(&text).into_owned(), Role::Text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register;

    #[test]
    fn where_a_date_is_still_to_be_set_stands_what_the_row_is_marked_for() {
        let today = Date::constant(2026, 3, 27);
        let case = register::cases();
        let report = case.field("agreed_due").unwrap();
        let mut record = Record::blank(case);
        assert_eq!(cell(&record, report, today).0, "");
        record.set("decision_due", Value::Date(Date::constant(2026, 3, 28)));
        assert_eq!(cell(&record, report, today), ("decide +1d".to_owned(), Role::Soon));
        record.set("decision_due", Value::Date(Date::constant(2026, 4, 28)));
        assert_eq!(cell(&record, report, today).0, "", "what is not urgent is not marked");
        record.set("agreed_due", Value::Date(Date::constant(2026, 6, 5)));
        assert_eq!(cell(&record, report, today).0, "5 Jun +70d");
    }

    #[test]
    fn a_date_near_the_turn_of_the_year_is_not_cut_off() {
        let action = register::entity("action").unwrap();
        let due = action.field("due").unwrap();
        let mut record = Record::blank(action);
        for (date, today, shown) in [
            (Date::constant(2026, 12, 20), Date::constant(2027, 1, 15), "20 Dec -26d"),
            (Date::constant(2027, 3, 1), Date::constant(2026, 12, 20), "1 Mar +71d"),
            (Date::constant(2027, 12, 20), Date::constant(2026, 12, 20), "20 Dec 2027"),
        ] {
            record.set("due", Value::Date(date));
            let (text, _) = cell(&record, due, today);
            assert_eq!(text, shown);
            assert!(text.len() <= usize::from(due.width));
        }
    }
}
