//! Names in a passage: finds the words of names, puts neighbours of one person together, and asks the context.

use super::context;
use super::finding::{Certainty, FoundKind};
use super::fuzzy::{Near, Sounded};
use super::key::EntryKind;
use super::lexicon::{Label, Lexicon, Role, Via, letter};
use super::raw::Raw;
use super::token::{Gap, Token};
use super::{english, paired, words};
use std::collections::HashMap;

/// Words already compared with every name, kept for one scan: what each may be a misspelling of.
#[derive(Debug, Default)]
pub(super) struct Seen(HashMap<String, Vec<Label>>);

pub(super) struct Hit {
    pub at: usize,
    pub labels: Vec<Label>,
}

/// Every mention of a name in the tokens.
pub(super) fn find(lexicon: &Lexicon, tokens: &[Token<'_>], seen: &mut Seen, out: &mut Vec<Raw>) {
    let mut hits: Vec<Hit> = tokens
        .iter()
        .enumerate()
        .filter_map(|(at, token)| {
            let labels = labels(lexicon, token, seen);
            (!labels.is_empty()).then(|| Hit { at, labels: labels.to_vec() })
        })
        .collect();
    beside(lexicon, tokens, &mut hits);
    let from_here = out.len();
    let mut from = 0;
    while let Some(rest) = hits.get(from..).filter(|rest| !rest.is_empty()) {
        let (used, people) = group(tokens, rest);
        let members = rest.get(..used).unwrap_or_default();
        if used > 1 && together(tokens, members, &people, out) {
            from += used;
            continue;
        }
        if let Some(hit) = members.first() {
            alone(lexicon, tokens, hit, out);
        }
        from += 1;
    }
    paired::find(tokens, &hits, from_here, out);
    if !lexicon.initials.is_empty() {
        initials(lexicon, tokens, out);
    }
    apart(lexicon, tokens, out);
}

/// Slips too short to be seen alone are seen beside another part of the same name: "Kim Loe", "Zoe Cx".
fn beside(lexicon: &Lexicon, tokens: &[Token<'_>], hits: &mut Vec<Hit>) {
    let mut more: Vec<Hit> = Vec::new();
    for hit in hits.iter() {
        let own = hit.labels.iter().filter(|label| label.via == Via::Exact && !label.role.is_place());
        for label in own {
            let is_surname = matches!(label.role, Role::Surname | Role::SurnamePart);
            let next = if is_surname { hit.at.checked_sub(1) } else { Some(hit.at + 1) };
            let Some((at, other)) = next.and_then(|at| Some((at, tokens.get(at)?))) else { continue };
            let joint = if is_surname { tokens.get(hit.at) } else { Some(other) };
            let free =
                hits.binary_search_by_key(&at, |hit| hit.at).is_err_and(|_| !more.iter().any(|hit| hit.at == at));
            let fits = other.capital && !other.number && other.word.len() > 1 && !other.sentence_start | is_surname;
            if !free
                || !fits
                || joint.is_none_or(|token| token.gap != Gap::Space)
                || words::is_ordinary(&other.word)
                || english::is_word(&other.word)
            {
                continue;
            }
            let this = Sounded::new(&other.word);
            let parts = lexicon.parts.get(usize::from(label.person)).map_or(&[][..], Vec::as_slice);
            let labels: Vec<Label> = parts
                .iter()
                .filter(|(part, own)| (own.role == Role::Forename) == is_surname && part.is_one_off(&this))
                .map(|(_, own)| Label { via: Via::Slip, ..*own })
                .collect();
            if !labels.is_empty() {
                more.push(Hit { at, labels });
            }
        }
    }
    hits.extend(more);
    hits.sort_by_key(|hit| hit.at);
}

/// A name with its letters set apart: "O K O N K W O".
fn apart(lexicon: &Lexicon, tokens: &[Token<'_>], out: &mut Vec<Raw>) {
    let single = |token: &Token<'_>| token.word.len() == 1 && !token.number && !token.possessive;
    let mut at = 0;
    while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
        let run =
            rest.iter().enumerate().take_while(|(step, t)| single(t) && (*step == 0 || t.gap == Gap::Space)).count();
        for from in 0..run.saturating_sub(2) {
            for until in (from + 3..=run.min(from + 24)).rev() {
                let letters = rest.get(from..until).unwrap_or_default();
                let word: String = letters.iter().map(|token| token.word.as_ref()).collect();
                let known = lexicon.words.get(&word).into_iter().flatten();
                let own: Vec<&Label> =
                    known.filter(|label| label.via == Via::Exact && !label.role.is_place()).collect();
                if let (Some(label), Some(first), Some(last)) = (own.first(), letters.first(), letters.last()) {
                    let whose = people(&own.iter().map(|label| **label).collect::<Vec<_>>());
                    let rule = "name with its letters set apart";
                    out.push(Raw::listed(first.start, last.end, whose, label.kind, Certainty::Medium, rule));
                    break;
                }
            }
        }
        at += run.max(1);
    }
}

fn labels<'s>(lexicon: &'s Lexicon, token: &Token<'_>, seen: &'s mut Seen) -> &'s [Label] {
    if token.number || token.word.len() < 2 {
        return &[];
    }
    if let Some(labels) = lexicon.words.get(token.word.as_ref()) {
        return labels;
    }
    if token.word.len() < 3 {
        return &[];
    }
    if !seen.0.contains_key(token.word.as_ref()) {
        seen.0.insert(token.word.to_string(), near(lexicon, &token.word));
    }
    seen.0.get(token.word.as_ref()).map_or(&[], Vec::as_slice)
}

fn near(lexicon: &Lexicon, word: &str) -> Vec<Label> {
    if words::is_ordinary_word(word) || english::is_word(word) {
        return Vec::new();
    }
    let this = Sounded::new(word);
    let mut labels: Vec<Label> = Vec::new();
    for (name, meanings) in &lexicon.sounded {
        if let Some(near) = name.near(&this) {
            let via = match near {
                Near::Sound => Via::Sound,
                Near::Slip => Via::Slip,
                Near::Far => Via::Far,
                Near::Short => Via::Short,
            };
            labels.extend(meanings.iter().map(|label| Label { via, ..*label }));
        }
    }
    labels.sort_unstable_by_key(|label| label.via);
    labels
}

fn people(labels: &[Label]) -> Vec<u16> {
    let mut people: Vec<u16> = labels.iter().filter(|label| !label.role.is_place()).map(|label| label.person).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// How many hits from the first on are one name, and whose it may be.
fn group(tokens: &[Token<'_>], hits: &[Hit]) -> (usize, Vec<u16>) {
    let Some(first) = hits.first() else { return (0, Vec::new()) };
    let mut whose = people(&first.labels);
    let mut used = 1;
    for pair in hits.windows(2) {
        let [left, right] = pair else { break };
        let (Some(left_token), Some(right_token)) = (tokens.get(left.at), tokens.get(right.at)) else { break };
        let near = match right.at - left.at {
            1 => right_token.gap.joins(),
            2 => tokens.get(left.at + 1).is_some_and(|middle| between(middle, right_token)),
            _ => false,
        };
        let both: Vec<u16> = people(&right.labels).into_iter().filter(|person| whose.contains(person)).collect();
        if !near || both.is_empty() || left_token.word == right_token.word || left_token.possessive {
            break;
        }
        whose = both;
        used += 1;
    }
    (used, whose)
}

/// Whether a word may stand inside a name: a middle initial, a middle name, a quoted pet name, a particle.
fn between(middle: &Token<'_>, right: &Token<'_>) -> bool {
    if middle.number || !middle.gap.joins() || !right.gap.joins() {
        return false;
    }
    let particle =
        matches!(middle.word.as_ref(), "de" | "la" | "le" | "van" | "von" | "al" | "el" | "bin" | "ap" | "nee");
    particle || middle.capital && !middle.possessive && !words::is_ordinary(&middle.word)
}

/// Several parts of one person's name side by side. False when they are ordinary words after all.
fn together(tokens: &[Token<'_>], members: &[Hit], whose: &[u16], out: &mut Vec<Raw>) -> bool {
    let (Some(first), Some(last)) = (members.first(), members.last()) else { return false };
    let mut exact = false;
    let mut capitals = 0;
    let mut plain = 0;
    for hit in members {
        let Some(token) = tokens.get(hit.at) else { return false };
        exact |= hit.labels.iter().any(|label| label.via == Via::Exact && whose.contains(&label.person));
        capitals += usize::from(token.capital);
        plain += usize::from(words::is_ordinary(&token.word));
    }
    // "will green" in small letters is no name; "Will whittle" is.
    if plain == members.len() && capitals < members.len() || plain > 0 && capitals == 0 && members.len() == plain {
        return false;
    }
    let (Some(start), Some(end)) = (tokens.get(first.at), tokens.get(last.at)) else { return false };
    let certainty = if exact { Certainty::High } else { Certainty::Medium };
    let rule = if exact { "several parts of one name together" } else { "likely misspelling of a whole name" };
    let kind = kind_of(&last.labels, whose).or_else(|| kind_of(&first.labels, whose)).unwrap_or(EntryKind::FullName);
    out.push(Raw::listed(start.start, end.end, whose.to_vec(), kind, certainty, rule));
    true
}

fn kind_of(labels: &[Label], whose: &[u16]) -> Option<EntryKind> {
    labels.iter().find(|label| whose.contains(&label.person)).map(|label| label.kind)
}

fn alone(lexicon: &Lexicon, tokens: &[Token<'_>], hit: &Hit, out: &mut Vec<Raw>) {
    let Some(token) = tokens.get(hit.at) else { return };
    if with_initial(lexicon, tokens, hit, out) {
        return;
    }
    let mut best: Option<(Certainty, &'static str, EntryKind)> = None;
    let mut whose = Vec::new();
    for label in &hit.labels {
        let Some((certainty, rule)) = context::judge(tokens, hit.at, *label) else { continue };
        // A slip in a name that is a word itself is believed only where everything speaks for it.
        let believed = certainty > Certainty::Low && token.capital;
        if label.via.is_misspelling() && !believed && !seekable_alone(lexicon, *label, token) {
            continue;
        }
        if best.is_none_or(|(known, ..)| certainty > known) {
            best = Some((certainty, rule, label.kind));
        }
        if !whose.contains(&label.person) {
            whose.push(label.person);
        }
    }
    if let Some((certainty, rule, kind)) = best {
        out.push(Raw::listed(token.start, token.end, whose, kind, certainty, rule));
    }
}

/// A misspelling is believed without a neighbour only for a name that is no ordinary word itself.
fn seekable_alone(lexicon: &Lexicon, label: Label, token: &Token<'_>) -> bool {
    let this = Sounded::new(&token.word);
    lexicon.sounded.iter().any(|(name, meanings)| {
        !words::is_ordinary(&name.word)
            && meanings.iter().any(|meaning| meaning.person == label.person && meaning.role == label.role)
            && name.near(&this).is_some()
    })
}

/// "J. Whittle", "Whittle, J", "Jane W".
fn with_initial(lexicon: &Lexicon, tokens: &[Token<'_>], hit: &Hit, out: &mut Vec<Raw>) -> bool {
    let Some(token) = tokens.get(hit.at).filter(|token| token.capital) else { return false };
    let single = |token: &&Token<'_>| token.capital && !token.number && token.word.len() == 1;
    let before = hit.at.checked_sub(1).and_then(|at| tokens.get(at)).filter(single).filter(|_| token.gap.joins());
    let after = tokens.get(hit.at + 1).filter(single).filter(|next| next.gap.joins() && next.gap != Gap::Glued);
    // "Fatima A." against "gave Fatima a lift" in capitals.
    let stopped = tokens.get(hit.at + 2).is_none_or(|next| next.gap != Gap::Space);
    let plain = words::is_ordinary(&token.word);
    let mut found: Option<Raw> = None;
    for label in hit.labels.iter().filter(|label| !label.role.is_place()) {
        let Some(&(forenames, surnames)) = lexicon.letters.get(usize::from(label.person)) else { continue };
        let surname = matches!(label.role, Role::Surname | Role::SurnamePart);
        let fits = |other: Option<&Token<'_>>, set: u32| other.is_some_and(|other| letter(&other.word) & set != 0);
        let dotted = token.gap != Gap::Space;
        // "A Green Paper", "I Will": a capital that is a word needs its full stop.
        let doubtful = before.is_some_and(|before| matches!(before.word.as_ref(), "a" | "i")) && plain && !dotted;
        let (start, end) = match (surname, before, after) {
            (true, Some(before), _) if fits(Some(before), forenames) && !doubtful => (before.start, token.end),
            (true, _, Some(after)) if fits(Some(after), forenames) && after.gap == Gap::Light => {
                (token.start, after.end)
            }
            (false, _, Some(after))
                if fits(Some(after), surnames)
                    && after.gap == Gap::Space
                    && (!matches!(after.word.as_ref(), "a" | "i") || stopped) =>
            {
                (token.start, after.end)
            }
            _ => continue,
        };
        let exact = label.via == Via::Exact;
        let certainty = if exact && !plain { Certainty::High } else { Certainty::Medium };
        match &mut found {
            None => {
                found =
                    Some(Raw::listed(start, end, vec![label.person], label.kind, certainty, "name with an initial"));
            }
            // "W. Marsh" is William's and Wendy's alike.
            Some(raw) if (raw.start, raw.end) == (start, end) && !raw.whose.contains(&label.person) => {
                raw.whose.push(label.person);
            }
            Some(_) => {}
        }
    }
    let is_found = found.is_some();
    out.extend(found);
    is_found
}

/// "JW", "J.W.", "J W".
fn initials(lexicon: &Lexicon, tokens: &[Token<'_>], out: &mut Vec<Raw>) {
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.capital && !token.number) {
        if token.all_caps && token.word.len() <= 5 {
            let next = tokens.get(at + 1);
            let tied = token.gap == Gap::Glued
                || next.is_some_and(|next| next.number && matches!(next.gap, Gap::Glued | Gap::Tie));
            let loud = |token: Option<&Token<'_>>| token.is_some_and(|token| token.all_caps && token.word.len() > 3);
            let heading = loud(at.checked_sub(1).and_then(|at| tokens.get(at))) && loud(next);
            push_initials(lexicon, &token.word, (token.start, token.end), tied || heading, false, out);
        } else if token.word.len() == 1 {
            let mut word = token.word.to_string();
            for next in tokens.iter().skip(at + 1).take(4) {
                if next.word.len() != 1 || !next.capital || next.number || !next.gap.joins() {
                    break;
                }
                word.push_str(&next.word);
                push_initials(lexicon, &word, (token.start, next.end), false, true, out);
            }
        }
    }
}

fn push_initials(
    lexicon: &Lexicon,
    word: &str,
    (start, end): (usize, usize),
    doubtful: bool,
    apart: bool,
    out: &mut Vec<Raw>,
) {
    let Some(known) = lexicon.initials.get(word) else { return };
    let read_otherwise = !apart && words::is_abbreviation(word) || doubtful;
    let fits: Vec<_> = known.iter().filter(|initials| initials.entered || !read_otherwise).collect();
    let Some(first) = fits.first() else { return };
    let entered = fits.iter().any(|initials| initials.entered);
    let certainty = if read_otherwise { Certainty::Low } else { Certainty::Medium };
    let rule = if entered { "initials as entered" } else { "initials of a name" };
    let whose = fits.iter().map(|initials| initials.person).collect();
    let kind = if entered { EntryKind::Initials } else { first.kind };
    out.push(Raw { start, end, whose, kind: FoundKind::Listed(kind), certainty, rule });
}
