//! A name that is a word as well: only its surroundings make it a person.

use super::super::finding::Certainty::{High, Low, Medium};
use super::super::lexicon::{Label, Role};
use super::super::token::{Gap, Token};
use super::super::words::is_ordinary;
use super::super::{dates, evidence, words};
use super::{Around, Verdict};

/// Judge a name of the key that is an ordinary word.
pub(super) fn judge(around: &Around<'_, '_>, label: Label) -> Verdict {
    let token = around.token;
    if !token.capital {
        return None;
    }
    if around.titled() && (label.role != Role::Forename || !around.before_is(|word| word == "sister")) {
        return Some((High, "name with a title"));
    }
    let surname = matches!(label.role, Role::Surname | Role::SurnamePart);
    // "Young children" begins a sentence with an adjective.
    let quality = token.sentence_start && evidence::is_quality(&token.word);
    if surname && around.is_of_family() && !quality {
        return Some((Medium, "surname of a family"));
    }
    if around.names_a_place()
        || around.before_is(words::is_before_thing)
        || is_month(around)
        || around.is_explained()
        || around.is_called()
    {
        return None;
    }
    if label.role != Role::Forename && (around.placed() || around.before_is(|word| matches!(word, "was" | "is" | "be")))
    {
        return None;
    }
    let person_after = around.after_is(words::is_after_person);
    let speaks = around.after_is(words::is_after_speaker);
    if !speaks && (around.ends_a_phrase() || around.ends_a_place()) {
        return None;
    }
    // "Hope was expressed".
    if around.then.is_some_and(|word| words::is_said_of_feelings(&word.word)) {
        return None;
    }
    // "Mark 2", "Rose 4".
    if around.after.is_some_and(|next| next.number && next.gap == Gap::Space) {
        return None;
    }
    if is_one_of_a_kind(around) {
        return None;
    }
    let month = words::is_month_name(&token.word);
    if around.in_capitals() {
        return (person_after || token.possessive).then_some((Low, "name among capitals"));
    }
    if around.alone() {
        return Some((Medium, "name standing alone"));
    }
    if around.other_name_after() {
        let known = around.after.is_some_and(|next| is_ordinary(&next.word));
        let person = label.role == Role::Forename && !known && !token.sentence_start;
        return person.then_some((Low, "forename with another surname"));
    }
    if around.other_name_before() {
        return (label.role != Role::Forename).then_some((Low, "surname with another forename"));
    }
    // "the Domestic Abuse Bill", "Open Door Church".
    if around.before.is_some_and(|before| before.capital && !before.sentence_start && is_ordinary(&before.word)) {
        return None;
    }
    let aged = around.after.is_some_and(|next| next.number && next.gap == Gap::Light);
    // "Mark contacted", "Rose referred": what somebody did.
    let acted = around.after.is_some_and(|next| {
        next.gap == Gap::Space && !next.capital && next.word.len() > 4 && next.word.ends_with("ed")
    });
    if around.in_a_state() {
        return Some((Medium, "name with the state somebody was in"));
    }
    let evidence = person_after || acted || token.possessive || aged;
    if around.is_passing_time() {
        return Some((Low, "name or time of the year"));
    }
    // "Wood was stacked": what is said of things as well, where the capital says nothing.
    if token.sentence_start && !speaks && !acted && !token.possessive && !aged && around.is_said_of_things() {
        return Some((Low, "name or ordinary word"));
    }
    let of_month = around.after_is(evidence::is_said_of_months);
    match (evidence, token.sentence_start, month) {
        (true, _, true) if (speaks || acted) && !of_month => Some((Medium, "name, by the words after it")),
        (true, _, true) => Some((Low, "name that is also a month")),
        (true, _, false) => Some((Medium, "name, by the words after it")),
        (false, true, _) => None,
        (false, false, true) => around.before_is(words::is_before_person).then_some((Low, "name or month")),
        (false, false, false) if around.before_is(words::is_before_person) => {
            Some((Medium, "name, by the words before it"))
        }
        (false, false, false) => Some((Low, "capital inside a sentence")),
    }
}

/// "Ward Jade", "from Dawn to dusk", "Spring and Winter terms".
fn is_one_of_a_kind(around: &Around<'_, '_>) -> bool {
    let label = around.before.is_some_and(|word| word.capital && evidence::is_before_label(&word.word));
    let joins = |word: &Token<'_>| matches!(word.word.as_ref(), "to" | "and" | "or" | "until" | "till");
    let other = |join: Option<&Token<'_>>, far: Option<&Token<'_>>| {
        join.is_some_and(joins) && far.is_some_and(|far| evidence::is_time(&far.word) && far.word != around.token.word)
    };
    let time = evidence::is_time(&around.token.word);
    label || time && (other(around.after, around.then) || other(around.before, around.earlier.get(1).copied()))
}

impl Around<'_, '_> {
    /// "Winter came early": what times do, and nobody who comes to a place.
    fn is_passing_time(&self) -> bool {
        evidence::is_time(&self.token.word)
            && self.after_is(evidence::is_said_of_times)
            && !self.then.is_some_and(|then| evidence::is_after_came(&then.word))
    }

    /// "Rose upset.", "Will tearful and shaking": a note without its verb.
    fn in_a_state(&self) -> bool {
        let state = self.noun_after().is_some_and(|next| evidence::is_state(&next.word));
        let ends = self.later.get(1).is_none_or(|then| then.gap != Gap::Space || evidence::is_after_state(&then.word));
        state && ends
    }

    /// "was stacked", "is open": nothing that is said of people only.
    pub(super) fn is_said_of_things(&self) -> bool {
        if !self.after_is(|word| matches!(word, "was" | "is" | "were" | "are" | "be" | "been")) {
            return false;
        }
        let Some(then) = self.then else { return true };
        let article = matches!(then.word.as_ref(), "a" | "an" | "the");
        let person = |word: &&&Token<'_>| {
            words::is_role(&word.word) || evidence::is_of_family(&word.word) || evidence::is_person_noun(&word.word)
        };
        if article {
            return !self.later.iter().skip(2).take(3).any(|word| person(&word));
        }
        !(evidence::is_of_people(&then.word) || evidence::is_state(&then.word) || then.capital)
    }
}

fn is_month(around: &Around<'_, '_>) -> bool {
    if !words::is_month_name(&around.token.word) {
        return false;
    }
    let figure = |token: Option<&Token<'_>>, gap: Gap| {
        gap != Gap::Light
            && token.is_some_and(|token| token.number || matches!(token.word.as_ref(), "st" | "nd" | "rd" | "th"))
    };
    let part_of = |word: &Token<'_>| word.number || words::is_part_of_month(&word.word);
    figure(around.before, around.token.gap)
        || around.after.is_some_and(|next| figure(Some(next), next.gap))
        || around.before_is(|word| word == "of") && around.earlier.get(1).is_some_and(|word| part_of(word))
        || around.before.is_some_and(|before| {
            let person = matches!(before.word.as_ref(), "and" | "to" | "by" | "from" | "about" | "between");
            let open = before.word == "between"
                && !around.then.is_some_and(|then| then.number || dates::month(&then.word).is_some());
            words::is_before_month(&before.word) && !open && !(person && around.after_is(words::is_after_person))
        })
        || around.earlier.get(1).is_some_and(|word| dates::month(&word.word).is_some())
        || around.before_is(|word| dates::month(word).is_some())
        || around.after_is(|word| dates::month(word).is_some())
}
