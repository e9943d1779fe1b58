//! Anonymise and back: one key switches a text between real names and pseudonyms.
//!
//! Pure text in, text and an explicit list of replacements out, so that going back is exact and depends on no
//! formatting. What counts as a mention is decided by the leak scan; this room only decides what stands in its place.
//! Pseudonyms and role codes are practice (process: anonymity); the wording of stand-ins for dates and numbers is ours.

mod bearer;
mod letter;
mod place;
mod wording;

use crate::domain::leak::{Certainty, EntryKind, Finding, FoundKind, Key, KeyEntry, Passage, Scanner};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::ops::Range;

pub use bearer::{Bearer, Sex};

/// What a stand-in begins with that gives a name to nobody, as it fits several people.
pub const ONE_OF: &str = "[one of: ";

/// One person, place or school of the key: the pseudonym and everything it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// "Adult A", "Sarah", "Primary School 1". Unique in the key.
    pub pseudonym: String,
    /// The real forms, in any order.
    pub forms: Vec<Form>,
    /// Other stand-ins a text may already use for them, such as the role code "V".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// What of them a title before a shared name can rule out.
    #[serde(default)]
    pub bearer: Bearer,
}

impl Member {
    pub fn new(pseudonym: impl Into<String>, forms: Vec<Form>) -> Self {
        Self { pseudonym: pseudonym.into(), forms, codes: Vec::new(), bearer: Bearer::default() }
    }

    /// A place or an organisation with a stand-in of its own, such as "School 1": it has no name of a person.
    fn is_place(&self) -> bool {
        !self.forms.iter().any(|form| form.kind.is_person_name() || form.kind == EntryKind::Initials)
    }

    /// What a text is personalised with: the full name, else another name, else the first form.
    fn called(&self) -> Option<&Form> {
        let full = self.forms.iter().find(|form| form.kind == EntryKind::FullName);
        full.or_else(|| self.forms.iter().find(|form| form.kind.is_person_name())).or(self.forms.first())
    }

    /// Everything that may stand in a text for them without being real.
    fn stand_ins(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.pseudonym.as_str()).chain(self.codes.iter().map(String::as_str))
    }
}

/// One real form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    pub kind: EntryKind,
    pub value: String,
    /// What stands in its place instead of the usual: "March 2024" for a date of death.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stand_in: Option<String>,
}

impl Form {
    pub fn new(kind: EntryKind, value: impl Into<String>) -> Self {
        Self { kind, value: value.into(), stand_in: None }
    }
}

/// The pseudonym key, made ready.
#[derive(Debug)]
pub struct PseudonymKey {
    members: Vec<Member>,
    scanner: Scanner,
}

/// One replacement made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replacement {
    /// Where the stand-in is, in bytes of the anonymised text.
    pub at: Range<usize>,
    /// What stood there, as it stood.
    pub original: String,
    /// What stands there now.
    pub stand_in: String,
    pub pseudonym: String,
    /// Others of the key the words fit as well; the stand-in names none of them alone.
    pub also: Vec<String>,
    /// Whether a person has to say who of several is meant.
    pub unsettled: bool,
}

impl Replacement {
    /// Everyone of the key the words fit.
    pub fn one_of(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.pseudonym.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

/// An anonymised text, its way back, and what was left for a person to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anonymised {
    pub text: String,
    pub replacements: Vec<Replacement>,
    /// Findings of low certainty that were left as they stand; their offsets are those of the source text.
    pub left: Vec<Finding>,
}

/// A span of the source to be replaced.
struct Mention {
    range: Range<usize>,
    finding: Finding,
}

impl PseudonymKey {
    /// `allowed` are names that may stand, such as the chair's; pseudonyms always may.
    pub fn new(members: Vec<Member>, allowed: &[String]) -> Self {
        let entries = members
            .iter()
            .flat_map(|member| {
                member.forms.iter().map(|form| KeyEntry::new(member.pseudonym.as_str(), form.kind, form.value.as_str()))
            })
            .collect();
        let allowed = members.iter().map(|member| member.pseudonym.clone()).chain(allowed.iter().cloned()).collect();
        Self { members, scanner: Scanner::new(&Key { entries, allowed }) }
    }

    /// The pseudonyms of the key, in its order.
    pub fn pseudonyms(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|member| member.pseudonym.as_str())
    }

    /// Under what one person may stand in a text: the words of their real names, and their role codes.
    pub fn words_for(&self, pseudonym: &str) -> Vec<String> {
        let own = self.members.iter().filter(|member| member.pseudonym == pseudonym);
        let words = own.flat_map(|member| {
            let names = member.forms.iter().filter(|form| form.kind.is_person_name() || is_place(form.kind));
            names.map(|form| form.value.as_str()).chain(member.codes.iter().map(String::as_str))
        });
        let words = words.flat_map(|form| form.split(|c: char| !c.is_alphanumeric()));
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    /// Replace every mention of medium or high certainty, the longest first where they overlap.
    pub fn anonymise(&self, text: &str) -> Anonymised {
        let mut out =
            Anonymised { text: String::with_capacity(text.len()), replacements: Vec::new(), left: Vec::new() };
        let mut copied = 0;
        for Mention { range, finding } in self.all_mentions(text) {
            if finding.certainty == Certainty::Low {
                out.left.push(finding);
                continue;
            }
            out.text.push_str(text.get(copied..range.start).unwrap_or_default());
            let original = text.get(range.clone()).unwrap_or_default();
            let start = out.text.len();
            let stand_in = wording::in_place(self.stand_in(&finding), original, &finding);
            out.text.push_str(&stand_in);
            copied = range.end;
            out.replacements.push(Replacement {
                at: start..out.text.len(),
                original: original.to_owned(),
                stand_in,
                unsettled: is_unsettled(&finding),
                pseudonym: finding.person,
                also: finding.also,
            });
        }
        out.text.push_str(text.get(copied..).unwrap_or_default());
        out
    }

    /// The spans, in bytes, of every mention of one person under real forms or the pseudonym, to step through.
    pub fn mentions(&self, text: &str, pseudonym: &str) -> Vec<Range<usize>> {
        let named = self
            .all_mentions(text)
            .into_iter()
            .filter(|mention| {
                mention.finding.person == pseudonym || mention.finding.also.iter().any(|p| p == pseudonym)
            })
            .map(|mention| mention.range);
        let own = self.members.iter().filter(|member| member.pseudonym == pseudonym);
        let codes = own.flat_map(Member::stand_ins).flat_map(|word| stand_ins(text, word));
        let mut spans: Vec<_> = named.chain(stand_ins(text, pseudonym)).chain(codes).collect();
        spans.sort_by_key(|span| (span.start, span.end));
        spans.dedup_by(|later, earlier| later.start < earlier.end);
        spans
    }

    /// Put real names where pseudonyms stand, in a text that has no list of replacements (it was written or edited
    /// under pseudonyms): each member's full name. A single letter stays where it may be an initial. Not exact: use
    /// [`restore`] where there is a list.
    pub fn personalise(&self, text: &str) -> String {
        let mut spans: Vec<(Range<usize>, &str)> = Vec::new();
        for member in &self.members {
            let Some(form) = member.called() else { continue };
            let words = member.stand_ins().flat_map(|word| stand_ins(text, word));
            let words = words.filter(|span| !place::is_named_after(text, span));
            spans.extend(words.map(|span| (span, form.value.as_str())));
        }
        // "Adult A" inside "Adult A2" is no whole word, but "Sarah" may begin "Sarah Jane": the longer one wins.
        spans.sort_by_key(|(span, _)| (span.start, usize::MAX - span.end));
        let mut out = String::with_capacity(text.len());
        let mut copied = 0;
        for (span, real) in spans {
            if span.start >= copied {
                out.push_str(text.get(copied..span.start).unwrap_or_default());
                out.push_str(real);
                copied = span.end;
            }
        }
        out.push_str(text.get(copied..).unwrap_or_default());
        out
    }

    fn all_mentions(&self, text: &str) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = Vec::new();
        let mut walked = (0, 0);
        for mut finding in self.scanner.scan([Passage::new("", text)]) {
            let byte = |from: (usize, usize), chars: usize| {
                let rest = text.get(from.0..).unwrap_or_default();
                let more = rest.char_indices().nth(chars.saturating_sub(from.1)).map_or(rest.len(), |(at, _)| at);
                (from.0 + more, chars)
            };
            walked = byte(walked, finding.offset);
            let end = byte(walked, finding.offset + finding.length).0;
            let mut range = walked.0..end;
            if is_name(&finding) {
                let titled = wording::with_title(text, range.clone());
                let title = text.get(titled.start..range.start).unwrap_or_default().trim_end();
                self.rule_out(title, &mut finding);
                // Who of several is meant is easier said where the title still stands.
                if finding.also.is_empty() {
                    range = titled;
                }
                range = wording::with_closing(text, range);
                range = wording::with_bare_possessive(text, range);
            }
            match mentions.last_mut() {
                // Spans that overlap are replaced as one, so that no half of either is left.
                Some(last) if range.start < last.range.end => last.swallow(range, finding),
                _ => mentions.push(Mention { range, finding }),
            }
        }
        mentions
    }

    /// Leaves of those a shared name fits the only one its title does not rule out.
    fn rule_out(&self, title: &str, finding: &mut Finding) {
        if title.is_empty() || finding.also.is_empty() {
            return;
        }
        let fits = |name: &&String| {
            self.members
                .iter()
                .find(|member| member.pseudonym == **name)
                .is_none_or(|member| member.bearer.may_be(title))
        };
        let all = [&finding.person].into_iter().chain(&finding.also);
        if let [only] = all.filter(fits).collect::<Vec<_>>().as_slice() {
            finding.person = (*only).clone();
            finding.also.clear();
        }
    }

    /// What stands in the place of a finding: the pseudonym of the one person it can be, and otherwise words that give
    /// it to nobody.
    fn stand_in(&self, finding: &Finding) -> String {
        let FoundKind::Listed(kind) = finding.kind else { return finding.person.clone() };
        if !finding.also.is_empty() {
            let all: Vec<&str> =
                [finding.person.as_str()].into_iter().chain(finding.also.iter().map(String::as_str)).collect();
            return if is_of_family(finding) {
                format!("[{}]", and(&all))
            } else if is_name(finding) {
                format!("{ONE_OF}{}]", all.join(", "))
            } else {
                format!("[{} of {}]", kind.label(), all.join(" or "))
            };
        }
        let member = self.members.iter().find(|member| member.pseudonym == finding.person);
        let given = member.and_then(|member| {
            let mut forms = member.forms.iter().filter(|form| form.kind == kind);
            forms.find_map(|form| form.stand_in.clone())
        });
        given.unwrap_or_else(|| {
            if is_name(finding) || is_place(kind) && member.is_some_and(Member::is_place) {
                finding.person.clone()
            } else {
                format!("[{} of {}]", kind.label(), finding.person)
            }
        })
    }
}

impl Mention {
    /// Takes in what overlaps: of two that lie inside one another the larger one says whose it is, and of two that only
    /// touch it is said of nobody alone.
    fn swallow(&mut self, range: Range<usize>, other: Finding) {
        let certainty = self.finding.certainty.max(other.certainty);
        if range.start <= self.range.start && range.end > self.range.end {
            self.finding = other;
        } else if range.end > self.range.end {
            let own = &mut self.finding;
            for person in std::iter::once(other.person).chain(other.also) {
                if person != own.person && !own.also.contains(&person) {
                    own.also.push(person);
                }
            }
        }
        self.finding.certainty = certainty;
        self.range.end = self.range.end.max(range.end);
    }
}

/// Whether a person has to say who is meant. An address or a number may be that of several at once.
fn is_unsettled(finding: &Finding) -> bool {
    let day = matches!(finding.kind, FoundKind::Listed(EntryKind::DateOfBirth | EntryKind::DateOfDeath));
    !finding.also.is_empty() && (is_name(finding) && !is_of_family(finding) || day)
}

/// A family is all who bear the name, and nobody has to be told apart.
fn is_of_family(finding: &Finding) -> bool {
    finding.rule == "surname of a family" || finding.rule.starts_with("surname in the plural")
}

/// "Adam and Child 1", "Adam, Child 1 and Fern".
fn and(names: &[&str]) -> String {
    match names {
        [first @ .., one, last] if !first.is_empty() => format!("{}, {one} and {last}", first.join(", ")),
        [one, last] => format!("{one} and {last}"),
        other => other.concat(),
    }
}

const fn is_place(kind: EntryKind) -> bool {
    matches!(kind, EntryKind::Place | EntryKind::School | EntryKind::Employer)
}

fn is_name(finding: &Finding) -> bool {
    matches!(finding.kind, FoundKind::Listed(kind) if kind.is_person_name() || kind == EntryKind::Initials)
}

/// Where a stand-in surely stands for its person.
fn stand_ins<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let is_one = letter::is_one(word);
    whole_words(text, word).filter(move |span| !is_one || letter::is_person(text, span))
}

fn whole_words<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let found = (!word.is_empty()).then(|| text.match_indices(word)).into_iter().flatten();
    found.map(|(at, found)| at..at + found.len()).filter(|span| {
        let before = text.get(..span.start).and_then(|head| head.chars().next_back());
        let after = text.get(span.end..).and_then(|tail| tail.chars().next());
        ![before, after].iter().flatten().any(|c| c.is_alphanumeric())
    })
}

/// The text as it was before it was anonymised, byte for byte. Refuses when the text no longer has the stand-ins where
/// the list says they are.
pub fn restore(text: &str, replacements: &[Replacement]) -> Result<String> {
    let changed = || {
        Error::data("The text was changed after it was anonymised, so the real names cannot be put back exactly")
            .safe("Nothing was changed")
            .next("Switch the names in the edited text instead, and read it through")
    };
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for replacement in replacements {
        if text.get(replacement.at.clone()) != Some(replacement.stand_in.as_str()) {
            return Err(changed());
        }
        out.push_str(text.get(copied..replacement.at.start).ok_or_else(changed)?);
        out.push_str(&replacement.original);
        copied = replacement.at.end;
    }
    out.push_str(text.get(copied..).ok_or_else(changed)?);
    Ok(out)
}

#[cfg(test)]
mod tests;
