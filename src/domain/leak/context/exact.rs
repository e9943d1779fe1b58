//! A name that is no word: sure, unless what stands around it makes it another person's, a thing's or a place's.

use super::super::finding::Certainty::{High, Low, Medium};
use super::super::key::EntryKind;
use super::super::lexicon::{Label, Role};
use super::super::token::Gap;
use super::super::words::is_ordinary;
use super::super::{english, evidence, words};
use super::{Around, Verdict};

/// Judge a name in the spelling of the key.
pub(super) fn judge(around: &Around<'_, '_>, label: Label) -> Verdict {
    let token = around.token;
    if !token.capital {
        if label.kind == EntryKind::Alias && around.before_is(words::is_before_thing) {
            return None;
        }
        let evidence = around.has_evidence() && !around.has_article();
        return Some((if english::is_word(&token.word) && !evidence { Low } else { Medium }, "name in small letters"));
    }
    if around.titled() {
        return Some((High, "name with a title"));
    }
    if around.names_a_place() {
        let another = label.role == Role::Forename && around.after_is(words::is_place_and_surname);
        // "Quellington Surgery" may be theirs, "Quellington Hall" was there before them.
        let telling = label.role == Role::Surname
            && !words::is_place_name(&token.word)
            && around.after_is(|word| matches!(word, "surgery" | "clinic" | "farm" | "cottage" | "lodge"));
        return match (another, telling) {
            (true, _) => Some((Low, "forename with another surname")),
            (_, true) => Some((Medium, "surname in the name of a house or a firm")),
            _ => None,
        };
    }
    let surname = matches!(label.role, Role::Surname | Role::SurnamePart);
    if surname && around.is_of_family() {
        return Some((High, "surname of a family"));
    }
    if words::is_place_name(&token.word) && (around.placed() || around.before_is(|word| word == "of")) {
        return None;
    }
    let told =
        label.role == Role::Forename && around.earlier.get(1).is_some_and(|word| evidence::is_before_to(&word.word));
    if words::is_place_name(&token.word) && around.before_is(|word| matches!(word, "to" | "from")) && !told {
        return Some((Low, "surname that is also a place"));
    }
    if label.role == Role::Forename && around.other_name_after() && around.before_is(|word| word == "the") {
        return None;
    }
    if around.is_explained() || is_author(around) {
        return None;
    }
    if let Some(doubt) = something_else(around, surname) {
        return Some((Low, doubt));
    }
    match label.role {
        Role::Forename if around.other_name_after() => Some((Low, "forename with another surname")),
        Role::Surname | Role::SurnamePart if around.other_name_before() => Some((Low, "surname with another forename")),
        Role::SurnamePart => Some((Medium, "half of a double surname")),
        Role::AliasWord => Some((Medium, "word of an alias")),
        _ if words::is_place_name(&token.word) => Some((Medium, "name that is also a place")),
        Role::Forename => Some((High, "forename")),
        _ => Some((High, "surname")),
    }
}

/// What speaks against a person of the case being meant; the finding stays, as a doubtful one.
fn something_else(around: &Around<'_, '_>, surname: bool) -> Option<&'static str> {
    let token = around.token;
    if around.is_called() {
        return Some("word that is explained");
    }
    if around.has_article() && !token.possessive {
        if around.noun_after().is_some_and(|next| is_thing_of(&next.word)) {
            return Some("name of a report, a form or a thing");
        }
        if surname && around.other_name_after() {
            return Some("part of another name");
        }
    }
    // "Cox apples were sold".
    let many = around.noun_after().is_some_and(|next| is_thing_of(&next.word) && !evidence::is_belonging(&next.word));
    if many
        && !token.possessive
        && around.then.is_some_and(|then| matches!(then.word.as_ref(), "was" | "were" | "is" | "are"))
    {
        return Some("name of a kind of thing");
    }
    // "the SAM form": short, all in capitals, and nothing of a person about it.
    if token.all_caps && token.word.len() <= 4 && (!around.has_evidence() || around.is_said_of_things()) {
        return Some("name or abbreviation");
    }
    surname.then(|| cited(around)).flatten()
}

/// A noun that makes "the Cox report" no person; people and what happens to them do not.
fn is_thing_of(noun: &str) -> bool {
    !words::is_after_person(noun)
        && !words::is_role(noun)
        && !evidence::is_of_family(noun)
        && !evidence::is_of_case(noun)
        && !noun.ends_with("ed")
        && !noun.ends_with("ing")
        && english::is_word(noun)
        && !evidence::is_function_word(noun)
}

/// "Moreau et al".
fn is_author(around: &Around<'_, '_>) -> bool {
    around.after_is(|word| word == "et") && around.then.is_some_and(|then| then.word == "al")
}

/// "Hodges (2016)", "Iqbal v Whipps".
fn cited(around: &Around<'_, '_>) -> Option<&'static str> {
    let next = around.after?;
    let year = next.number && next.gap == Gap::Light && next.word.len() == 4 && next.word.starts_with(['1', '2']);
    let against = matches!(next.word.as_ref(), "v" | "vs")
        && !next.capital
        && !around.before_is(|word| word == "r")
        && around.then.is_some_and(|then| then.capital);
    (year || against).then_some("name of an author or of a court case")
}

/// A place, a school or an employer.
pub(super) fn place(around: &Around<'_, '_>, label: Label) -> Verdict {
    let token = around.token;
    let whole = label.role == Role::WholePlace;
    if is_ordinary(&token.word) {
        let fits = whole && token.capital && !token.sentence_start && !around.names_a_place();
        return (fits && !around.before_is(words::is_before_thing)).then_some((Medium, "place, by its capital"));
    }
    match (token.capital, whole) {
        (true, true) => Some((High, "place as entered")),
        (false, true) => Some((Medium, "place in small letters")),
        (true, false) if around.names_a_place() => Some((Low, "word of a name of another place")),
        (true, false) => Some((Medium, "telling word of a name")),
        (false, false) => None,
    }
}
