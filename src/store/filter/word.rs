//! Words of a query: found in titles, list columns and references, whatever their case and accents. Private fields
//! never take part, revealed or not.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use super::{Scope, any_of, unless};
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::fold::fold_text;
use crate::domain::query::Word;

impl Scope<'_> {
    /// One word, found in any of the places.
    pub(super) fn word(&mut self, word: &Word) -> String {
        let found = self.found("t", self.entity, &worded(self.entity), &fold_text(&word.text), 2);
        unless(word.negated, any_of(&found))
    }
}

/// The fields a word is looked for in.
pub fn worded(entity: &'static Entity) -> Vec<&'static Field> {
    let fields = entity.fields.iter().filter(|field| !field.private);
    fields.filter(|field| field.width > 0 || entity.title.contains(&field.name) || field.name == "case").collect()
}

/// Gives the connection `holds(needle, text..)`: whether any of the texts holds the needle, which is folded already.
///
/// # Errors
/// When SQLite refuses the function.
pub fn register_holds(conn: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    conn.create_scalar_function("holds", -1, flags, |context| {
        let needle = context.get_raw(0).as_str_or_null()?.unwrap_or_default();
        Ok((1..context.len()).any(|place| {
            // A column that holds no text holds no words.
            context.get_raw(place).as_str_or_null().ok().flatten().is_some_and(|text| holds(needle, text))
        }))
    })
}

/// Whether the folded needle stands in the text. Plain text is compared where it lies, without being copied.
pub fn holds(needle: &str, text: &str) -> bool {
    let plain = text.is_ascii() && !text.bytes().any(|byte| byte == b'`' || byte.is_ascii_control());
    if !plain {
        return fold_text(text).contains(needle);
    }
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    let Some(first) = needle.first() else { return true };
    // The first letter is looked at by itself: nearly every place ends there.
    text.windows(needle.len()).any(|part| {
        part.first().is_some_and(|own| own.eq_ignore_ascii_case(first)) && part.eq_ignore_ascii_case(needle)
    })
}
