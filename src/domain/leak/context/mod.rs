//! What the words around a name say: a person, a month, a place, or an ordinary word. Reads tokens, decides certainty.

use super::finding::Certainty::{self, Low, Medium};
use super::lexicon::{Label, Via};
use super::token::{Gap, Token};
use super::words::is_ordinary;
use super::{evidence, nicknames, words};

mod exact;
mod ordinary;
mod slips;

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
    /// The words after, as far as the sentence goes on.
    later: Vec<&'t Token<'a>>,
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
        let next = tokens.get(at + 1..).unwrap_or_default();
        let later = next.iter().take(6).take_while(|word| word.gap.joins()).collect();
        Some(Self { token, before, earlier, after, then, later })
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
            let joined = next.gap == Gap::Space && !next.new_line;
            joined && next.capital && !next.all_caps && !next.number && !next.sentence_start
        })
    }

    /// The word before is a capitalised unknown one inside the sentence.
    fn other_name_before(&self) -> bool {
        self.token.gap == Gap::Space
            && !self.token.new_line
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

    /// "the Marsh family", "Field household": what a family has or is, in small letters.
    fn is_of_family(&self) -> bool {
        let visit = self.then.is_some_and(|then| evidence::is_after_home(&then.word));
        self.after.is_some_and(|next| {
            next.gap == Gap::Space
                && !next.capital
                && evidence::is_of_family(&next.word)
                && !(visit && next.word == "home")
        })
    }

    /// What follows tells that the word is a place or a thing: "is a town in", "is an acronym".
    fn is_explained(&self) -> bool {
        self.is_said_to_be(evidence::is_definition)
    }

    /// What follows tells what is called so: "was the title of", "was the name of".
    fn is_called(&self) -> bool {
        self.is_said_to_be(evidence::is_called)
    }

    fn is_said_to_be(&self, what: fn(&str) -> bool) -> bool {
        let explains = self.after_is(|word| matches!(word, "is" | "was" | "means" | "are" | "were"));
        let article = self.then.is_some_and(|then| matches!(then.word.as_ref(), "a" | "an" | "the"));
        explains && article && self.later.iter().skip(2).take(3).any(|word| !word.capital && what(&word.word))
    }

    /// The words around it are those around a person: a title, what people do, somebody who is told something.
    fn has_evidence(&self) -> bool {
        let doing = |next: &Token<'_>| {
            next.gap == Gap::Space
                && !next.capital
                && next.word.len() > 4
                && (next.word.ends_with("ed") || next.word.ends_with("ing"))
        };
        self.titled()
            || self.token.possessive
            || self.is_of_family()
            || self.after_is(words::is_after_person)
            || self.after.is_some_and(doing)
            || self.before_is(words::is_before_person)
    }

    /// The word before is an article.
    fn has_article(&self) -> bool {
        self.before_is(|word| matches!(word, "the" | "a" | "an"))
    }

    /// The next word goes on in small letters, in the same phrase.
    fn noun_after(&self) -> Option<&Token<'a>> {
        self.after.filter(|next| next.gap == Gap::Space && !next.capital && !next.number)
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
        Via::Sound | Via::Slip | Via::Far | Via::Short => slips::misspelt(&around, label),
        Via::Plural => slips::plural(&around, label),
        Via::Nickname if is_ordinary(&around.token.word) => {
            ordinary::judge(&around, label).map(|(certainty, _)| (certainty.min(Medium), "short form, by its context"))
        }
        Via::Nickname => match (around.token.capital, around.names_a_place(), around.other_name_after()) {
            (false, ..) | (_, true, _) => None,
            (.., true) => Some((Low, "short form with another surname")),
            _ => Some((Medium, "short or other form of a forename")),
        },
        Via::Exact if label.role.is_place() => exact::place(&around, label),
        Via::Exact if is_ordinary(&around.token.word) => ordinary::judge(&around, label),
        Via::Exact => exact::judge(&around, label),
    }
}
