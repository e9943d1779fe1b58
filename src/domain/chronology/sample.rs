//! Events for the tests of this room, in few words.

use super::{Composite, Entry, Scope};
use crate::domain::date::{Date, parse};
use crate::domain::register::Event;
use crate::domain::value::Ref;

/// An event of an agency ("Police" 1, "GP" 2, anything else 3).
pub fn entry(id: i64, agency: &str, when: &str, what: &str) -> Entry {
    let number = match agency {
        "Police" => 1,
        "GP" => 2,
        _ => 3,
    };
    Entry::of(Event {
        id,
        agency: Some(Ref::new(number, agency)),
        when: Some(parse(when).unwrap()),
        what: what.to_owned(),
        source: "Log 1".to_owned(),
        row: Some(id),
        ..Event::default()
    })
}

pub fn composite(entries: Vec<Entry>) -> Composite {
    let scope = Scope { from: Some(Date::constant(2019, 1, 1)), to: Some(Date::constant(2021, 6, 14)), today: None };
    Composite::new(entries, scope)
}
