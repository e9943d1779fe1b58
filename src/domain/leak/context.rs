//! What the words around a name say: a person, a month, a place, or an ordinary word. Reads tokens, decides certainty.

use super::finding::Certainty::{self, High, Low, Medium};
use super::key::EntryKind;
use super::lexicon::{Label, Role, Via};
use super::token::{Gap, Token};
use super::words::is_ordinary;
use super::{nicknames, words};

/// A verdict that it is a name: how sure, and by which rule. `None` is an ordinary word.
pub(super) type Verdict = Option<(Certainty, &'static str)>;

/// The words around one token.
struct Around<'t, 'a> {
    token: &'t Token<'a>,
    before: Option<&'t Token<'a>>,
    /// The words before, the nearest first, as far as they belong to the same phrase.
    earlier: Vec<&'t Token<'a>>,
    after: Option<&'t Token<'a>>,
    /// The word after that.
    then: Option<&'t Token<'a>>,
}

impl<'t, 'a> Around<'t, 'a> {
    fn new(tokens: &'t [Token<'a>], at: usize) -> Option<Self> {
        let token = tokens.get(at)?;
        let before = at.checked_sub(1).and_then(|at| tokens.get(at)).filter(|_| token.gap.joins());
        let after = tokens.get(at + 1).filter(|next| next.gap.joins());
        let mut earlier: Vec<&Token<'a>> = Vec::new();
        let mut open = token.gap;
        for word in tokens.get(at.saturating_sub(4)..at).unwrap_or_default().iter().rev() {
            if open != Gap::Space {
                break;
            }
            earlier.push(word);
            open = word.gap;
        }
        let then = after.and_then(|_| tokens.get(at + 2)).filter(|next| next.gap.joins());
        Some(Self { token, before, earlier, after, then })
    }

    fn before_is(&self, list: fn(&str) -> bool) -> bool {
        self.before.is_some_and(|token| list(&token.word))
    }

    fn after_is(&self, list: fn(&str) -> bool) -> bool {
        self.after.is_some_and(|token| list(&token.word))
    }

    fn titled(&self) -> bool {
        self.before.is_some_and(|token| token.capital && words::is_title(&token.word))
    }

    /// "Green Lane", "Preston Road", "Elm House": the word names a place.
    fn names_a_place(&self) -> bool {
        self.after.is_some_and(|next| {
            next.capital
                && matches!(next.gap, Gap::Space | Gap::Light)
                && words::is_place_after(&next.word)
                && next.start - self.token.end <= 2
        })
    }

    /// "in Preston", "at Church".
    fn placed(&self) -> bool {
        self.before.is_some_and(|token| matches!(token.word.as_ref(), "in" | "at" | "near" | "around" | "towards"))
    }

    /// The next word is a capitalised word that is no place, no title and no start of a sentence.
    fn other_name_after(&self) -> bool {
        self.after.is_some_and(|next| {
            next.gap == Gap::Space && next.capital && !next.all_caps && !next.number && !next.sentence_start
        })
    }

    /// The word before is a capitalised unknown one inside the sentence.
    fn other_name_before(&self) -> bool {
        self.token.gap == Gap::Space
            && self.before.is_some_and(|before| {
                before.capital
                    && !before.all_caps
                    && !before.sentence_start
                    && !words::is_title(&before.word)
                    && !words::is_ordinary_word(&before.word)
            })
    }

    /// "the electricity Bill", "a Methodist Church": an article opens the phrase that the word ends. A role before the
    /// word ("the social worker Grace") makes it a person again.
    fn ends_a_phrase(&self) -> bool {
        if !words::is_thing(&self.token.word) {
            return false;
        }
        let article = self.earlier.iter().skip(1).position(|word| words::is_before_thing(&word.word));
        article.is_some_and(|at| {
            self.earlier.iter().take(at + 1).all(|word| {
                // "a referral naming Mark", "the note mentions Bill": a verb between them opens another phrase.
                !["ing", "ed", "s"].iter().any(|ending| word.word.ends_with(ending))
                    && !words::is_before_person(&word.word)
                    && !words::is_after_person(&word.word)
                    && !words::is_role(&word.word)
            })
        })
    }

    /// "Bethnal Green", "St Mary's Church", "Forest of Dean": the end of the name of a place.
    fn ends_a_place(&self) -> bool {
        let Some(before) = self.before.filter(|_| self.token.gap == Gap::Space) else { return false };
        if before.word == "of" {
            // "Statement of Hope" begins a line; the name of a place hardly ever does.
            return self.earlier.get(1).is_some_and(|word| word.capital && !word.sentence_start);
        }
        let kind = words::is_place_after(&self.token.word) || words::is_place_and_surname(&self.token.word);
        kind && before.capital
            && (before.possessive || !nicknames::is_common_forename(&before.word))
            && !words::is_title(&before.word)
            && before.word.chars().nth(1).is_some()
    }

    fn in_capitals(&self) -> bool {
        let loud = |token: Option<&Token<'_>>| token.is_some_and(|token| token.all_caps);
        self.token.all_caps && (loud(self.before) || loud(self.after))
    }

    fn alone(&self) -> bool {
        let apart_after = self.after.is_none_or(|next| next.sentence_start);
        self.token.sentence_start && apart_after && self.before.is_none_or(|before| before.gap == Gap::Edge)
    }
}

/// Judge one word of a name that stands alone.
pub(super) fn judge(tokens: &[Token<'_>], at: usize, label: Label) -> Verdict {
    let around = Around::new(tokens, at)?;
    match label.via {
        Via::Sound | Via::Slip => misspelt(&around, label),
        Via::Plural => plural(&around),
        Via::Nickname if is_ordinary(&around.token.word) => {
            ordinary(&around, label).map(|(certainty, _)| (certainty.min(Medium), "short form, by its context"))
        }
        Via::Nickname => match (around.token.capital, around.names_a_place(), around.other_name_after()) {
            (false, ..) | (_, true, _) => None,
            (.., true) => Some((Low, "short form with another surname")),
            _ => Some((Medium, "short or other form of a forename")),
        },
        Via::Exact if label.role.is_place() => place(&around, label),
        Via::Exact if is_ordinary(&around.token.word) => ordinary(&around, label),
        Via::Exact => exact(&around, label),
    }
}

fn exact(around: &Around<'_, '_>, label: Label) -> Verdict {
    let token = around.token;
    if !token.capital {
        if label.kind == EntryKind::Alias && around.before_is(words::is_before_thing) {
            return None;
        }
        return Some((Medium, "name in small letters"));
    }
    if around.titled() {
        return Some((High, "name with a title"));
    }
    if around.names_a_place() {
        let surname = label.role == Role::Forename && around.after_is(words::is_place_and_surname);
        return surname.then_some((Low, "forename with another surname"));
    }
    if words::is_place_name(&token.word) && (around.placed() || around.before_is(|word| word == "of")) {
        return None;
    }
    if words::is_place_name(&token.word) && around.before_is(|word| matches!(word, "to" | "from")) {
        return Some((Low, "surname that is also a place"));
    }
    if label.role == Role::Forename && around.other_name_after() && around.before_is(|word| word == "the") {
        return None;
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

fn place(around: &Around<'_, '_>, label: Label) -> Verdict {
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

fn misspelt(around: &Around<'_, '_>, label: Label) -> Verdict {
    let token = around.token;
    if !token.capital || is_ordinary(&token.word) {
        return None;
    }
    if around.titled() && matches!(label.role, Role::Surname | Role::SurnamePart) {
        return Some((Medium, "likely misspelling, with a title"));
    }
    if around.names_a_place() || around.in_capitals() {
        return None;
    }
    if label.role.is_place() || nicknames::is_common_forename(&token.word) || token.sentence_start {
        return Some((Low, "possible misspelling"));
    }
    let other = around.other_name_after() || around.other_name_before();
    let certainty = if label.via == Via::Sound && !other { Medium } else { Low };
    Some((certainty, "likely misspelling"))
}

fn plural(around: &Around<'_, '_>) -> Verdict {
    let token = around.token;
    let the = around.before_is(|word| matches!(word, "the" | "both" | "all"));
    if !token.capital || around.names_a_place() {
        return None;
    }
    let one = |ending| token.word.strip_suffix(ending).is_some_and(is_ordinary);
    match (is_ordinary(&token.word) || one("s") || one("es"), the) {
        (false, true) => Some((Medium, "surname in the plural")),
        (false, false) => Some((Low, "surname in the plural, or without its apostrophe")),
        (true, _) => None,
    }
}

/// A name that is a word as well: only its surroundings make it a person.
fn ordinary(around: &Around<'_, '_>, label: Label) -> Verdict {
    let token = around.token;
    if !token.capital {
        return None;
    }
    if around.titled() && (label.role != Role::Forename || !around.before_is(|word| word == "sister")) {
        return Some((High, "name with a title"));
    }
    if around.names_a_place() || around.before_is(words::is_before_thing) || is_month(around) {
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
    let evidence = person_after || acted || token.possessive || aged;
    match (evidence, token.sentence_start, month) {
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
                && !around.then.is_some_and(|then| then.number || super::dates::month(&then.word).is_some());
            words::is_before_month(&before.word) && !open && !(person && around.after_is(words::is_after_person))
        })
        || around.earlier.get(1).is_some_and(|word| super::dates::month(&word.word).is_some())
        || around.before_is(|word| super::dates::month(word).is_some())
        || around.after_is(|word| super::dates::month(word).is_some())
}
