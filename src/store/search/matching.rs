//! What people type, as an expression of the index. Every word is quoted, so that nothing is an operator.

use crate::domain::find::SNIPPET;
use crate::domain::fold::clean_for_screen;

/// The expression that asks for all the words; None when there is none. Words between double quotes stay together, an
/// unfinished quote runs to the end. The last word may be the beginning of one unless it was quoted to its end.
pub(super) fn expression(typed: &str) -> Option<String> {
    let mut phrases: Vec<String> = Vec::new();
    let mut whole = false;
    for (place, part) in typed.split(['"', '“', '”', '„']).enumerate() {
        let quoted = place % 2 == 1;
        let pieces: Vec<&str> = if quoted { vec![part] } else { part.split_whitespace().collect() };
        for piece in pieces.into_iter().filter(|piece| piece.chars().any(char::is_alphanumeric)) {
            let clean: String = piece.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            phrases.push(format!("\"{clean}\""));
            whole = quoted;
        }
    }
    let last = phrases.last_mut()?;
    if !whole {
        last.push('*');
    }
    Some(phrases.join(" AND "))
}

/// How a text begins, when it is not known where its words stand.
pub(super) fn beginning(text: &str) -> String {
    clean_for_screen(text).trim().chars().take(SNIPPET).collect()
}
