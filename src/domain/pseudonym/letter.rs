//! A person who is called by one letter: when that letter in a text is the person, and not an initial, an article, a
//! ward or a blood group. Where it cannot be told the letter stays: a code left in place misleads nobody.

use std::ops::Range;

/// Letters that are words of their own, so that only "A's" or "(A)" is surely the person.
const WORDS: [&str; 2] = ["A", "I"];

/// What a letter after them belongs to.
const BEFORE: [&str; 37] = [
    "band",
    "bay",
    "block",
    "category",
    "class",
    "dc",
    "dr",
    "exhibit",
    "flat",
    "form",
    "grade",
    "group",
    "hepatitis",
    "house",
    "influenza",
    "item",
    "level",
    "line",
    "miss",
    "mr",
    "mrs",
    "ms",
    "option",
    "part",
    "pc",
    "phase",
    "plan",
    "ps",
    "room",
    "schedule",
    "section",
    "team",
    "tier",
    "type",
    "unit",
    "vitamin",
    "ward",
];

/// Whether a stand-in needs this look at what surrounds it.
pub(super) fn is_one(stand_in: &str) -> bool {
    let mut chars = stand_in.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Whether the letter at this place, a word by itself, is surely the person.
pub(super) fn is_person(text: &str, span: &Range<usize>) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let (letter, after) = (text.get(span.clone()).unwrap_or_default(), text.get(span.end..).unwrap_or_default());
    let is_owner = ["'s", "\u{2019}s"]
        .iter()
        .any(|own| after.strip_prefix(own).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    let is_enclosed = before.ends_with(['(', '[', '"', '\u{201c}']) && after.starts_with([')', ']', '"', '\u{201d}']);
    if WORDS.contains(&letter) {
        return (is_owner || is_enclosed) && !follows_a_kind(before);
    }
    let starts =
        before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || "([\"\u{201c}\u{2018}'".contains(c));
    starts && (is_owner || ends(after)) && !follows_a_kind(before)
}

/// Whether a word ends here that is no initial and no first half of something: "V said", "V, who", not "V. Smith",
/// "V Smith", "A&E", "C/O".
fn ends(after: &str) -> bool {
    let mut chars = after.chars();
    match chars.next() {
        None => true,
        Some('.') => chars.as_str().trim().is_empty() || chars.as_str().starts_with('\n'),
        Some(c) if c.is_whitespace() => {
            let rest = after.trim_start_matches([' ', '\t', '\u{a0}']);
            !rest.starts_with(|c: char| c.is_uppercase() || c == '&')
        }
        Some(c) => ",;:)]?!\"\u{201d}\u{2019}".contains(c),
    }
}

/// Whether the word before makes it the name of a thing or a middle initial: "Flat C", "hepatitis B", "John V".
fn follows_a_kind(before: &str) -> bool {
    let head = before.trim_end_matches([' ', '\t', '\u{a0}']);
    if head.len() == before.len() && !before.is_empty() {
        return head.ends_with(['.', '&', '/']);
    }
    let word = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let first_of_sentence = {
        let earlier = head.get(..head.len() - word.len()).unwrap_or_default().trim_end();
        earlier.is_empty() || earlier.ends_with(['.', '!', '?', ':', ';', '\n'])
    };
    let is_kind = BEFORE.contains(&word.to_lowercase().as_str());
    let is_name = word.len() > 1 && word.starts_with(char::is_uppercase) && !first_of_sentence;
    is_kind || is_name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn persons(text: &str, letter: &str) -> usize {
        super::super::whole_words(text, letter).filter(|span| is_person(text, span)).count()
    }

    #[test]
    fn a_letter_that_is_an_initial_an_article_or_a_thing_is_no_person() {
        for text in [
            "A. Smith rang",
            "A Smith rang",
            "A man was seen",
            "seen in A&E",
            "A & E",
            "by John A Smith",
            "Flat A",
            "ward A's doors",
            "hepatitis A",
            "A.",
            "A",
            "Then A left",
        ] {
            assert_eq!(persons(text, "A"), 0, "{text}");
        }
        for text in ["V. Smith", "V Smith", "R v V", "Flat V", "group V", "V/O", "J.V. Hill", "Dr V", "Vitamin V"] {
            assert_eq!(persons(text, "V"), usize::from(text == "R v V"), "{text}");
        }
    }

    #[test]
    fn a_letter_that_is_surely_the_person_is_found() {
        for text in
            ["V said so", "V's sister", "seen by V", "seen by V.", "(V)", "Then V, who", "V: came alone", "So V left"]
        {
            assert_eq!(persons(text, "V"), 1, "{text}");
        }
        assert_eq!(persons("A's sister told the husband (A) of it", "A"), 2);
    }
}
