//! Words and numbers of a folded passage, with what a reader sees around them: capitals, sentence starts, gaps.

use crate::domain::fold::Folded;
use std::borrow::Cow;

/// One word (letters) or number (digits). "Whittle3" is two tokens, and so is "JaneWhittle": footnote marks and file
/// names stick to names.
#[derive(Debug, Clone)]
pub(super) struct Token<'a> {
    /// Byte range in the folded text, with a possessive ending.
    pub start: usize,
    pub end: usize,
    /// The word without apostrophes and without a possessive "'s".
    pub word: Cow<'a, str>,
    pub possessive: bool,
    pub number: bool,
    /// The first letter is a capital in the source.
    pub capital: bool,
    /// Two letters or more, all capitals.
    pub all_caps: bool,
    /// Nothing but a capital is to be expected here: the start of a sentence, a cell, a bullet or a quotation.
    pub sentence_start: bool,
    /// What stands between the token before and this one.
    pub gap: Gap,
    /// That is an "&" and spaces.
    pub ampersand: bool,
    /// It begins a line.
    pub new_line: bool,
}

/// What lies between two tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// The first token of the passage.
    Edge,
    /// Nothing: the two were split inside one run of characters.
    Glued,
    /// Spaces or line breaks only.
    Space,
    /// A hyphen or a slash without spaces, an underscore, an "at" sign, a full stop inside a word.
    Tie,
    /// A hyphen at the end of a line.
    Hyphenated,
    /// Comma, brackets, quotation marks, an initial's full stop: words around it may still be one name.
    Light,
    /// The end of a sentence, or more punctuation than one name has.
    Break,
}

impl Gap {
    /// Whether two parts of one name or one address may stand on either side.
    pub fn joins(self) -> bool {
        !matches!(self, Gap::Edge | Gap::Break)
    }
}

/// Words whose full stop does not end a sentence.
const ABBREVIATED: &[&str] = &[
    "mr", "mrs", "ms", "dr", "rev", "prof", "st", "no", "sgt", "insp", "supt", "mx", "cllr", "tel", "ext", "rd", "ave",
];
/// Capital letters inside these surnames do not start a new word.
const NAME_PREFIXES: &[&str] = &["mc", "mac", "de", "le", "la", "di", "van", "von", "fitz", "o", "d"];

/// Cut a folded passage into tokens. `source` is the passage itself, for its capitals.
pub(super) fn tokenise<'a>(folded: &'a Folded, source: &str) -> Vec<Token<'a>> {
    let text = folded.text.as_str();
    let mut tokens: Vec<Token<'a>> = Vec::with_capacity(text.len() / 6);
    let mut chars = text.char_indices().peekable();
    let mut gap_start = 0;
    while let Some((start, first)) = chars.next() {
        if !first.is_alphanumeric() {
            continue;
        }
        let number = first.is_numeric();
        let mut end = start + first.len_utf8();
        let mut caps = upper_at(folded, source, start);
        let capital = caps;
        let mut letters = 1_usize;
        let mut quoted = false;
        let mut last_upper = capital;
        while let Some(&(at, next)) = chars.peek() {
            if next == '\'' && !number {
                // An apostrophe belongs to the word only when a letter follows it.
                let follows = text.get(at + 1..).and_then(|rest| rest.chars().next());
                if !follows.is_some_and(char::is_alphabetic) {
                    break;
                }
                quoted = true;
                last_upper = true;
                chars.next();
                continue;
            }
            if !next.is_alphanumeric() || next.is_numeric() != number {
                break;
            }
            let upper = !number && upper_at(folded, source, at);
            if upper && !last_upper && !text.get(start..at).is_some_and(|head| NAME_PREFIXES.contains(&head)) {
                break;
            }
            caps &= upper || number;
            last_upper = upper;
            letters += 1;
            end = at + next.len_utf8();
            chars.next();
        }
        let raw = text.get(start..end).unwrap_or_default();
        let possessive = quoted && raw.ends_with("'s");
        let stem = if possessive { raw.get(..raw.len() - 2).unwrap_or(raw) } else { raw };
        let word = if stem.contains('\'') { Cow::Owned(stem.replace('\'', "")) } else { Cow::Borrowed(stem) };
        let between = text.get(gap_start..start).unwrap_or_default();
        let (gap, sentence_start) = gap_before(between, tokens.last());
        let word = latin(word);
        tokens.push(Token {
            start,
            end,
            word,
            possessive,
            number,
            capital,
            all_caps: caps && letters > 1 && !number,
            sentence_start,
            gap,
            ampersand: between.trim() == "&",
            new_line: between.contains('\n'),
        });
        gap_start = end;
    }
    tokens
}

/// The word in Latin letters where some of it is in letters of another alphabet that look the same.
fn latin(word: Cow<'_, str>) -> Cow<'_, str> {
    const ALIKE: [(char, char); 18] = [
        ('а', 'a'),
        ('е', 'e'),
        ('о', 'o'),
        ('р', 'p'),
        ('с', 'c'),
        ('у', 'y'),
        ('х', 'x'),
        ('і', 'i'),
        ('ј', 'j'),
        ('ѕ', 's'),
        ('ԁ', 'd'),
        ('һ', 'h'),
        ('к', 'k'),
        ('м', 'm'),
        ('т', 't'),
        ('ο', 'o'),
        ('α', 'a'),
        ('ν', 'v'),
    ];
    let other = |c: char| ALIKE.iter().find(|(alike, _)| *alike == c).map(|(_, latin)| *latin);
    let mixed =
        !word.is_ascii() && word.chars().any(|c| c.is_ascii_alphabetic()) && word.chars().any(|c| other(c).is_some());
    if mixed { Cow::Owned(word.chars().map(|c| other(c).unwrap_or(c)).collect()) } else { word }
}

fn upper_at(folded: &Folded, source: &str, at: usize) -> bool {
    let from = folded.source_range(at..at).start;
    match source.as_bytes().get(from) {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => source.get(from..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase),
    }
}

fn gap_before(gap: &str, before: Option<&Token<'_>>) -> (Gap, bool) {
    let Some(before) = before else { return (Gap::Edge, true) };
    if gap.is_empty() {
        return (Gap::Glued, false);
    }
    // A paragraph number ("3.14 Will the panel") or a bullet is followed by a sentence.
    let numbered = before.number && before.sentence_start;
    if gap == " " {
        return (Gap::Space, numbered);
    }
    let spaced = gap.chars().any(char::is_whitespace);
    let marks = gap.chars().filter(|c| !c.is_whitespace()).count();
    if marks == 0 {
        let lines = gap.chars().filter(|c| *c == '\n').count();
        let apart = lines > 1 || gap.contains('\t');
        return (Gap::Space, apart || numbered);
    }
    if gap.starts_with('-') && marks == 1 && gap.contains('\n') {
        return (Gap::Hyphenated, false);
    }
    if !spaced && marks <= 2 && gap.chars().all(|c| matches!(c, '-' | '/' | '_' | '@' | '.' | '\'' | '+')) {
        // "3.14 Will": the number goes on, and so does its place at the start of the sentence.
        return (Gap::Tie, numbered);
    }
    let abbreviated = before.word.len() == 1 && !before.number || ABBREVIATED.contains(&before.word.as_ref());
    let ends = gap.chars().any(|c| matches!(c, '.' | '?' | '!')) && !(abbreviated && gap.starts_with('.'));
    let opens = gap.chars().any(|c| matches!(c, ':' | '"' | '•' | '|' | '*' | '·' | ';'));
    let lines = gap.chars().filter(|c| *c == '\n').count();
    let start = ends || opens || lines > 1 || gap.contains('\t') || numbered;
    (if ends || marks > 3 || gap.contains([';', '|', '•']) { Gap::Break } else { Gap::Light }, start)
}

/// Tokens from `from` to `until` with the two around the break before `at` made one, for a word hyphenated at a line's
/// end or split at an inner capital. `None` when there is nothing to join.
pub(super) fn joined<'a>(
    tokens: &[Token<'a>],
    at: usize,
    from: usize,
    until: usize,
) -> Option<(Vec<Token<'a>>, usize)> {
    let left = at.checked_sub(1).and_then(|before| tokens.get(before))?;
    let right = tokens.get(at)?;
    if left.number || right.number || !matches!(right.gap, Gap::Hyphenated | Gap::Glued) {
        return None;
    }
    let mut window: Vec<Token<'a>> = tokens.get(from..at - 1)?.to_vec();
    let place = window.len();
    window.push(Token {
        end: right.end,
        word: Cow::Owned(format!("{}{}", left.word, right.word)),
        possessive: right.possessive,
        all_caps: left.all_caps && right.all_caps,
        ..left.clone()
    });
    window.extend(tokens.get(at + 1..until.min(tokens.len())).unwrap_or_default().iter().cloned());
    Some((window, place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    fn words(text: &str) -> Vec<String> {
        tokenise(&fold(text), text).iter().map(|token| token.word.to_string()).collect()
    }

    #[test]
    fn possessives_and_apostrophes_leave_the_name() {
        assert_eq!(words("Jane\u{2019}s O'Brien James' St Anne's"), ["jane", "obrien", "james", "st", "anne"]);
    }

    #[test]
    fn footnote_marks_and_file_names_come_apart() {
        assert_eq!(
            words("Whittle3 JaneWhittle_v2 McDonald"),
            ["whittle", "3", "jane", "whittle", "v", "2", "mcdonald"]
        );
    }

    #[test]
    fn a_sentence_starts_after_a_stop_but_not_after_a_title_or_an_initial() {
        let text = "3.14 Will Mr. Green. Rose J. Hope";
        let folded = fold(text);
        let starts: Vec<_> =
            tokenise(&folded, text).iter().filter(|t| t.sentence_start).map(|t| t.word.to_string()).collect();
        assert_eq!(starts, ["3", "14", "will", "rose"]);
    }
}
