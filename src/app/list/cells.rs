//! What a cell says and how urgent a row is.

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

/// The urgency of a record: overdue, owed within seven days, archived, or none.
pub fn urgency(record: &Record, today: Date) -> Urgency {
    if record.archived.is_some() {
        return Urgency::Archived;
    }
    let nearest = record.entity.fields.iter().filter_map(|field| days_owed(record, field, today)).min();
    match nearest {
        Some(days) if days < 0 => Urgency::Overdue,
        Some(days) if days <= 7 => Urgency::Soon,
        _ => Urgency::None,
    }
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
        // Far dates say their year instead; both would not fit.
        let text =
            if (-99..=99).contains(&days) { format!("{} {days:+}d", short(*date, today)) } else { short(*date, today) };
        return (text, role);
    }
    let mut text = record.shown(field, Style::List, today);
    if field.kind == Kind::Link("case") {
        // The reference says which case; its title would be cut anyway.
        text.truncate(text.find(' ').unwrap_or(text.len()));
    }
    (clean_for_screen(&text).into_owned(), Role::Text)
}
