//! A pseudonym that is part of the name of a place or an organisation: "Fern Surgery" is no person.

use std::ops::Range;

/// What places and organisations are called after their first words.
const KINDS: [&str; 60] = [
    "academy",
    "arms",
    "association",
    "avenue",
    "bank",
    "care",
    "castle",
    "centre",
    "children",
    "church",
    "clinic",
    "close",
    "club",
    "college",
    "cottage",
    "council",
    "court",
    "crescent",
    "day",
    "drive",
    "estate",
    "farm",
    "field",
    "foundation",
    "gardens",
    "green",
    "grove",
    "hall",
    "health",
    "hill",
    "hospital",
    "hostel",
    "hotel",
    "house",
    "housing",
    "infirmary",
    "infant",
    "junior",
    "lane",
    "limited",
    "lodge",
    "ltd",
    "medical",
    "mews",
    "nursery",
    "park",
    "pharmacy",
    "place",
    "practice",
    "primary",
    "refuge",
    "road",
    "school",
    "street",
    "surgery",
    "terrace",
    "trust",
    "unit",
    "ward",
    "way",
];

/// Whether the words at this span begin, or stand in, a name that ends in such a kind: capitals all the way, one to three
/// words on.
pub(super) fn is_named_after(text: &str, span: &Range<usize>) -> bool {
    let mut rest = text.get(span.end..).unwrap_or_default();
    for _ in 0..3 {
        let Some(bare) = rest.strip_prefix([' ', '\u{a0}', '-']) else { return false };
        if !bare.starts_with(char::is_uppercase) {
            return false;
        }
        let end = bare.find(|c: char| !c.is_alphanumeric()).unwrap_or(bare.len());
        let word = bare.get(..end).unwrap_or_default().to_lowercase();
        if KINDS.contains(&word.as_str()) {
            return true;
        }
        rest = bare.get(end..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surgery_a_street_and_a_school_are_no_person() {
        let named = |text: &str| is_named_after(text, &(0..4));
        for text in ["Fern Surgery rang", "Fern Lane", "Fern Hill Medical Practice", "Fern Primary School"] {
            assert!(named(text), "{text}");
        }
        for text in ["Fern said", "Fern", "Fern Marsh left", "Fern's House", "Fern, House", "Fern house"] {
            assert!(!named(text), "{text}");
        }
    }
}
