//! Words that say how sure a date is, and words that say nothing. Both are taken out before the date is read.

use super::token::{Spaced, Tok};

/// What the words around a date said about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Doubt {
    pub approx: bool,
    pub uncertain: bool,
    /// "overnight", "night of".
    pub overnight: bool,
    /// "various dates".
    pub several: bool,
    /// "unknown", "not recorded": of the whole date when nothing else is left, otherwise of a part of it.
    pub unknown: bool,
}

const APPROX: [&str; 13] = [
    "approx",
    "approximately",
    "approximate",
    "circa",
    "ca",
    "about",
    "abt",
    "around",
    "roughly",
    "est",
    "estimated",
    "ish",
    "nearly",
];
const UNCERTAIN: [&str; 12] = [
    "possibly",
    "possible",
    "probably",
    "maybe",
    "perhaps",
    "unsure",
    "uncertain",
    "unconfirmed",
    "believed",
    "thought",
    "queried",
    "query",
];
const UNKNOWN: [&str; 9] =
    ["undated", "unknown", "unclear", "unspecified", "unrecorded", "unavailable", "undetermined", "nk", "missing"];
const UNKNOWN_AFTER_NOT: [&str; 9] =
    ["known", "recorded", "given", "provided", "stated", "specified", "dated", "available", "clear"];
const FILLER: [&str; 18] = [
    "on",
    "in",
    "the",
    "of",
    "during",
    "date",
    "dates",
    "dated",
    "at",
    "year",
    "exact",
    "precise",
    "specific",
    "day",
    "time",
    "sometime",
    "some",
    "occasions",
];
const SEVERAL: [&str; 4] = ["several", "various", "multiple", "numerous"];

/// The tokens without the words of doubt and filling, and what those said.
pub(super) fn strip(tokens: Vec<Spaced>) -> (Vec<Spaced>, Doubt) {
    let mut doubt = Doubt::default();
    let mut kept: Vec<Spaced> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    // A word taken out leaves its space behind, and an abbreviation takes its full stop with it.
    let mut space = false;
    let mut stop = None;
    while let Some(mut next) = rest.next() {
        let closing = stop.take();
        if matches!((&next.tok, closing), (Tok::Mark(mark), Some(marks)) if str::contains(marks, *mark)) {
            space = true;
            continue;
        }
        let before = kept.iter().rev().map(|spaced| &spaced.tok);
        if matches!(next.tok, Tok::Mark('?')) && stands_for_a_part(before.clone(), rest.peek()) {
            kept.push(next);
            continue;
        }
        let taken = match &next.tok {
            Tok::Mark('?') => {
                doubt.uncertain = true;
                true
            }
            Tok::Mark('~') => {
                doubt.approx = true;
                true
            }
            Tok::Mark('@') => true,
            Tok::Word(word) => {
                let following = rest.peek().map(|spaced| &spaced.tok);
                let taken = take(word, following, before, &mut doubt);
                if taken {
                    stop = Some(if FILLER.contains(&word.as_str()) { ":" } else { "." });
                }
                taken
            }
            _ => false,
        };
        if taken {
            space = true;
        } else {
            next.space |= space;
            space = false;
            kept.push(next);
        }
    }
    (kept, doubt)
}

/// "12/?/2020": the mark stands for a month that nobody knows, and the date is not that of December.
fn stands_for_a_part<'a>(mut before: impl Iterator<Item = &'a Tok>, following: Option<&Spaced>) -> bool {
    let parts = |tok: Option<&Tok>, own: bool| {
        matches!(tok, Some(Tok::Mark('/' | '.' | '-'))) || (own && matches!(tok, Some(Tok::Mark('?'))))
    };
    let follows = parts(following.map(|spaced| &spaced.tok), true);
    follows && parts(before.next(), true) && before.any(|tok| matches!(tok, Tok::Num { .. }))
}

fn take<'a>(word: &str, following: Option<&Tok>, mut before: impl Iterator<Item = &'a Tok>, doubt: &mut Doubt) -> bool {
    let follows = |words: &[&str]| matches!(following, Some(Tok::Word(next)) if words.contains(&next.as_str()));
    if APPROX.contains(&word) {
        doubt.approx = true;
    } else if word == "c" {
        // "w/c", "w.c." and "w c" are a week, not a doubt.
        let week = |tok: Option<&Tok>| matches!(tok, Some(Tok::Word(word)) if word == "w" || word == "wk");
        let last = before.next();
        if week(last) || (matches!(last, Some(Tok::Mark('/' | '.'))) && week(before.next())) {
            return false;
        }
        doubt.approx = true;
    } else if UNCERTAIN.contains(&word) {
        doubt.uncertain = true;
    } else if UNKNOWN.contains(&word) {
        doubt.unknown = true;
    } else if word == "night" || word == "overnight" {
        doubt.overnight = true;
    } else if SEVERAL.contains(&word) {
        doubt.several = true;
    } else if word == "not" {
        return follows(&UNKNOWN_AFTER_NOT);
    } else if word == "no" {
        doubt.unknown |= follows(&["date", "dates", "day", "time"]);
        return follows(&["date", "dates", "day", "time"]);
    } else if word == "or" {
        // "on or about 12 May"
        return follows(&APPROX);
    } else if UNKNOWN_AFTER_NOT.contains(&word) && word != "dated" {
        doubt.unknown = true;
    } else {
        return FILLER.contains(&word);
    }
    true
}
