//! Words that are near to a name: a likely misspelling, a plural, an apostrophe left out.

use super::super::finding::Certainty::{Low, Medium};
use super::super::lexicon::{Label, Role, Via};
use super::super::token::Gap;
use super::super::words::is_ordinary;
use super::super::{english, evidence, nicknames, words};
use super::{Around, Verdict};

/// Judge a word that may be a slip in a name. English words were left out before.
pub(super) fn misspelt(around: &Around<'_, '_>, label: Label) -> Verdict {
    let token = around.token;
    if is_ordinary(&token.word) {
        return None;
    }
    let evidence = around.has_evidence();
    if label.via == Via::Short {
        let is_name = token.capital && !token.all_caps && evidence && !around.has_article();
        let known =
            nicknames::is_common_forename(&token.word) || around.other_name_after() || around.other_name_before();
        return is_name.then_some((if known { Low } else { Medium }, "likely misspelling of a short name"));
    }
    if !token.capital {
        return in_small_letters(around, label, evidence);
    }
    if around.titled() && matches!(label.role, Role::Surname | Role::SurnamePart) {
        return Some((Medium, "likely misspelling, with a title"));
    }
    if around.names_a_place() || around.in_capitals() {
        return None;
    }
    if around.is_of_family()
        && matches!(label.role, Role::Surname | Role::SurnamePart | Role::AliasWord | Role::Forename)
    {
        return Some((Medium, "likely misspelling, with a family"));
    }
    let other = around.other_name_after() || around.other_name_before();
    if label.role.is_place() || nicknames::is_common_forename(&token.word) || other {
        return Some((Low, "possible misspelling"));
    }
    let thing = around.has_article() && !around.is_of_family();
    let firm = match label.via {
        _ if thing => false,
        Via::Sound | Via::Slip => evidence || !token.sentence_start,
        _ => evidence,
    };
    Some(if firm { (Medium, "likely misspelling") } else { (Low, "possible misspelling") })
}

/// Longer names only: a short one is near to too much.
fn in_small_letters(around: &Around<'_, '_>, label: Label, evidence: bool) -> Verdict {
    let near = matches!(label.via, Via::Sound | Via::Slip) && !label.role.is_place();
    let long = around.token.word.len() >= 5;
    if !near || !long || around.names_a_place() {
        return None;
    }
    let firm = evidence && !around.has_article() && !nicknames::is_common_forename(&around.token.word);
    Some((if firm { Medium } else { Low }, "likely misspelling in small letters"))
}

/// A name with an "s": several of the family, or a possessive without its apostrophe.
pub(super) fn plural(around: &Around<'_, '_>, label: Label) -> Verdict {
    if label.role == Role::Forename { owning(around) } else { family(around) }
}

/// "The Marshes", "the Okonkwos", "Marshs bag".
fn family(around: &Around<'_, '_>) -> Verdict {
    let token = around.token;
    if !token.capital || around.names_a_place() {
        return None;
    }
    let the = around.before_is(|word| matches!(word, "the" | "both" | "all"));
    let one = ["s", "es"].iter().filter_map(|ending| token.word.strip_suffix(ending));
    let one: Vec<&str> = one.filter(|one| is_ordinary(one)).collect();
    let word = is_ordinary(&token.word) || !one.is_empty() || english::is_word(&token.word);
    // "the Deans", "the Bishops" are people by what they do.
    let people = one.iter().any(|one| words::is_thing(one) || words::is_title(one));
    let done = around.after_is(words::is_after_speaker);
    match (word, the) {
        (false, true) => Some((Medium, "surname in the plural")),
        (true, true) if !token.sentence_start && (!people || done) => Some((Medium, "surname in the plural")),
        (false, false) if has_owned(around) => Some((Medium, "surname without its apostrophe")),
        (false, false) => Some((
            if evidence::is_patronymic(&token.word) { Low } else { Medium },
            "surname in the plural, or without its apostrophe",
        )),
        (true, false) if belongs(around) => Some((Medium, "surname without its apostrophe")),
        (true, false) if has_owned(around) && !token.sentence_start => Some((Low, "surname without its apostrophe")),
        (true, _) => None,
    }
}

/// "Siâns bag", "Kims mother", "Dawns phone".
fn owning(around: &Around<'_, '_>) -> Verdict {
    let token = around.token;
    let owned = has_owned(around);
    let word = is_ordinary(&token.word) || english::is_word(&token.word);
    if around.titled() || around.names_a_place() || around.has_article() || around.other_name_before() {
        return None;
    }
    let rule = "forename without its apostrophe";
    let surname = evidence::is_patronymic(&token.word);
    match (token.capital, word) {
        (true, false) if owned && !surname => Some((Medium, rule)),
        (true, false) if surname => owned.then_some((if belongs(around) { Medium } else { Low }, rule)),
        (true, false) => Some((
            if around.after.is_some_and(|next| next.gap == Gap::Space && next.capital) { Low } else { Medium },
            rule,
        )),
        (true, true) => (owned && belongs(around)).then_some((Medium, rule)),
        (false, false) if !surname => Some((if owned { Medium } else { Low }, rule)),
        (false, _) => None,
    }
}

/// Something that can be somebody's follows, and no verb.
fn has_owned(around: &Around<'_, '_>) -> bool {
    around.noun_after().is_some_and(|next| {
        english::is_word(&next.word)
            && !evidence::is_function_word(&next.word)
            && !words::is_after_person(&next.word)
            && !next.word.ends_with("ed")
            && !next.word.ends_with("ly")
    })
}

/// A relation, a part of the body or a belonging: "Dawns mother" is Dawn's, "Hopes dwindle" is nobody's.
fn belongs(around: &Around<'_, '_>) -> bool {
    around.noun_after().is_some_and(|next| {
        evidence::is_belonging(&next.word) || evidence::is_of_family(&next.word) || words::is_role(&next.word)
    })
}
