//! What a case holds besides its people by which they could be recognised: the day and the place of a death, and the
//! numbers under which others keep it.

use super::{EntryKind, KeyEntry, is_telling_place};
use crate::domain::register::Case;

/// Whose a finding is that belongs to nobody in the key.
pub const THIS_CASE: &str = "this case";

/// The day of death the case gives, when it is one day.
pub fn day_of_death(case: &Case) -> Option<KeyEntry> {
    let when = case.date_of_death.as_ref()?;
    let day = when.start.filter(|start| when.end == Some(*start))?;
    Some(KeyEntry::new(THIS_CASE, EntryKind::DateOfDeath, day.to_string()))
}

/// The numbers of the police, the coroner and the Home Office.
pub fn references(case: &Case) -> Vec<KeyEntry> {
    [&case.police_ref, &case.coroner_ref, &case.home_office_ref].into_iter().filter_map(|own| reference(own)).collect()
}

/// The number of the review itself.
pub fn own_reference(case: &Case) -> Option<KeyEntry> {
    reference(&case.reference)
}

/// A number too short to be told from any other figure is looked for by nobody.
fn reference(value: &str) -> Option<KeyEntry> {
    let is_letter = value.chars().any(char::is_alphabetic);
    let enough = if is_letter { 4 } else { 6 };
    let long = value.chars().filter(|c| c.is_alphanumeric()).count() >= enough;
    long.then(|| KeyEntry::new(THIS_CASE, EntryKind::CaseReference, value.trim()))
}

/// The place of a death, unless it is only a sort of place ("At home").
pub fn place(person: &str, value: &str) -> Option<KeyEntry> {
    let kind = if value.contains(|c: char| c.is_ascii_digit()) { EntryKind::Address } else { EntryKind::Place };
    is_telling_place(value).then(|| KeyEntry::new(person, kind, value.trim()))
}
