//! A word beside a name: in "Will & Zoë" the one makes the other a person.

use super::finding::Certainty;
use super::lexicon::Via;
use super::names::Hit;
use super::raw::Raw;
use super::token::{Gap, Token};

/// Raises, or adds, what is joined to a name by "and" or "&". `from` is where the findings of these hits begin.
pub(super) fn find(tokens: &[Token<'_>], hits: &[Hit], from: usize, out: &mut Vec<Raw>) {
    let firm = |out: &[Raw], token: &Token<'_>| {
        let found = out.get(from..).unwrap_or_default();
        found.iter().any(|raw| raw.start <= token.start && token.end <= raw.end && raw.certainty > Certainty::Low)
    };
    for hit in hits {
        let Some(token) = tokens.get(hit.at).filter(|token| token.capital) else { continue };
        let own: Vec<_> = hit.labels.iter().filter(|label| label.via == Via::Exact && !label.role.is_place()).collect();
        let Some(first) = own.first().filter(|_| !firm(out, token)) else { continue };
        let partner = partners(tokens, hit.at).into_iter().flatten().any(|other| other.capital && firm(out, other));
        if partner {
            let whose = own.iter().map(|label| label.person).collect();
            out.push(Raw::listed(token.start, token.end, whose, first.kind, Certainty::Medium, "beside another name"));
        }
    }
}

/// What stands on the other side of an "and" or "&" after or before a word.
fn partners<'t, 'a>(tokens: &'t [Token<'a>], at: usize) -> [Option<&'t Token<'a>>; 2] {
    let place = |at: Option<usize>| at.and_then(|at| tokens.get(at));
    let and = |word: &Token<'_>, far: &Token<'_>| word.word == "and" && word.gap == Gap::Space && far.gap == Gap::Space;
    let (own, next, before) = (tokens.get(at), place(Some(at + 1)), place(at.checked_sub(1)));
    let (beyond, behind) = (place(Some(at + 2)), place(at.checked_sub(2)));
    let after = match (next, beyond) {
        (Some(next), _) if next.ampersand => Some(next),
        (Some(next), Some(beyond)) if and(next, beyond) => Some(beyond),
        _ => None,
    };
    let earlier = match (own, before) {
        (Some(own), before) if own.ampersand => before,
        (Some(own), Some(before)) if and(before, own) => behind,
        _ => None,
    };
    [after, earlier]
}
