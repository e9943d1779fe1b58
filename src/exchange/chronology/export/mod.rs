//! The composite out: JSON, a table for CSV and Excel, a Word document; with names or under pseudonyms. What is written
//! is what is handed in, so a view is exported by handing in its entries. Must not know where the bytes go.

mod document;
mod json;
mod table;

pub use document::docx;
pub use json::{KEYS, json};
pub use table::table;

use crate::domain::chronology::{Entry, Scope};
use crate::domain::date::Place;

/// One row to be written: its number in the composite as shown, and the entry.
pub type Numbered<'e> = (String, &'e Entry);

/// The entries of a view with their numbers in the whole composite.
pub fn numbered<'e>(numbers: &[String], view: &[(usize, &'e Entry)]) -> Vec<Numbered<'e>> {
    view.iter().map(|(at, entry)| (numbers.get(*at).cloned().unwrap_or_default(), *entry)).collect()
}

/// Where an entry lies beside the review's period, as other programs get it.
const fn place_code(place: Place) -> &'static str {
    match place {
        Place::Before => "before",
        Place::Within => "within",
        Place::After => "after",
        Place::Across => "across",
        Place::Unknown => "unknown",
    }
}

/// The mark for a reader; nothing for what lies within.
fn scope_mark(entry: &Entry, scope: Scope) -> &'static str {
    match entry.place(scope) {
        Place::Before => "before",
        Place::After => "after",
        Place::Across => "partly",
        Place::Within | Place::Unknown => "",
    }
}

#[cfg(test)]
mod tests;
