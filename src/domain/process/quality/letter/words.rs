//! What the sentences of a letter are for, by their words: asking, praising, the standard asks of every letter. Only
//! ever decides what a person is shown first; a person chooses the points.

/// Words that ask for something.
const ASKING: [&str; 27] = [
    "should",
    "please",
    "would like",
    "we ask",
    "also ask",
    "asks",
    "must",
    "needs",
    "need to",
    "would benefit",
    "may benefit",
    "could be",
    "would be helpful",
    "be useful",
    "recommends",
    "suggests",
    "consider whether",
    "to consider",
    "further",
    "there is no",
    "are missing",
    "is missing",
    "clarify",
    "amend",
    "be added",
    "be removed",
    "does not",
];

/// What is asked of every report and is kept with the letter as such (practice: process.md 11).
const STANDARD: [&str; 10] = [
    "digital copy",
    "weblink",
    "web link",
    "pdf",
    "dhrenquiries",
    "published alongside",
    "be annexed",
    "domestic abuse commissioner",
    "megabyte",
    "once completed",
];

const PRAISING: [&str; 9] =
    ["commend", "prais", "welcomed", "strength", "pleased", "good practice", "positive", "thank", "well written"];

/// What ends a letter; the lines of a paragraph may have been joined before it.
const CLOSINGS: [&str; 6] =
    ["Yours sincerely", "Yours faithfully", "Yours truly", "Kind regards", "Best wishes", "With kind regards"];

fn has(text: &str, words: &[&str]) -> bool {
    let lower = text.to_lowercase();
    words.iter().any(|word| lower.contains(word))
}

/// Whether a paragraph reads as if it asked for a change.
pub(super) fn asks(text: &str) -> bool {
    has(text, &ASKING) && !has(text, &STANDARD)
}

/// Whether the last sentence before a list says that the list praises.
pub(super) fn praises(intro: &str) -> bool {
    let last = intro.trim_end_matches([':', '.', ' ']).rsplit(". ").next().unwrap_or_default();
    has(last, &PRAISING) && !has(last, &ASKING)
}

/// Whether a line is a heading: short, and no sentence.
pub(super) fn is_heading(text: &str) -> bool {
    let ends = text.ends_with(['.', ';', ',', '?']);
    !ends && text.split_whitespace().count() <= 8
}

/// "A" of "Annex A: typographical errors".
pub(super) fn annex(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    let first = words.next()?.to_lowercase();
    if !["annex", "appendix"].contains(&first.as_str()) || text.split_whitespace().count() > 10 {
        return None;
    }
    let name = words.next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric()).to_uppercase();
    Some(if name.chars().count() == 1 { name } else { String::new() })
}

pub(super) fn is_closing(text: &str) -> bool {
    CLOSINGS.iter().any(|closing| text.get(..closing.len()).is_some_and(|start| start.eq_ignore_ascii_case(closing)))
}
