//! The key: what must not be found in a text that leaves the room. It never knows how anything is searched for.

use super::{token, words};
use crate::domain::fold::fold;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What sort of identifier an entry is; it decides which derived forms are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    FullName,
    Forename,
    Surname,
    Alias,
    Initials,
    Relative,
    Staff,
    Place,
    School,
    Employer,
    Address,
    Postcode,
    Telephone,
    Email,
    NhsNumber,
    CaseReference,
    DateOfBirth,
    DateOfDeath,
    Other,
}

impl EntryKind {
    /// The word coordinators use for it.
    pub const fn label(self) -> &'static str {
        match self {
            EntryKind::FullName => "name",
            EntryKind::Forename => "forename",
            EntryKind::Surname => "surname",
            EntryKind::Alias => "alias",
            EntryKind::Initials => "initials",
            EntryKind::Relative => "relative",
            EntryKind::Staff => "member of staff",
            EntryKind::Place => "place",
            EntryKind::School => "school",
            EntryKind::Employer => "employer",
            EntryKind::Address => "address",
            EntryKind::Postcode => "postcode",
            EntryKind::Telephone => "telephone number",
            EntryKind::Email => "e-mail address",
            EntryKind::NhsNumber => "NHS number",
            EntryKind::CaseReference => "case reference",
            EntryKind::DateOfBirth => "date of birth",
            EntryKind::DateOfDeath => "date of death",
            EntryKind::Other => "other identifier",
        }
    }

    /// The sort of an identity as the register files it (`identity.kind`). A former name is looked for as an alias: it is
    /// not what the person is called.
    pub fn of_identity(code: &str) -> EntryKind {
        match code {
            "name" => EntryKind::FullName,
            "nickname" | "former_name" => EntryKind::Alias,
            "initials" => EntryKind::Initials,
            "born" => EntryKind::DateOfBirth,
            "address" => EntryKind::Address,
            "phone" => EntryKind::Telephone,
            "email" => EntryKind::Email,
            "nhs_number" => EntryKind::NhsNumber,
            "reference" => EntryKind::CaseReference,
            "place" => EntryKind::Place,
            _ => EntryKind::Other,
        }
    }

    /// Whether the value is the name of a person, with parts, possessives and initials.
    pub const fn is_person_name(self) -> bool {
        matches!(
            self,
            EntryKind::FullName
                | EntryKind::Forename
                | EntryKind::Surname
                | EntryKind::Alias
                | EntryKind::Relative
                | EntryKind::Staff
        )
    }
}

/// One identifier of one person.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KeyEntry {
    /// How the person is called in findings: a role such as "Victim", or the pseudonym. Never the real name.
    pub person: String,
    pub kind: EntryKind,
    /// The identifier as the coordinator typed it.
    pub value: String,
}

impl KeyEntry {
    pub fn new(person: impl Into<String>, kind: EntryKind, value: impl Into<String>) -> Self {
        Self { person: person.into(), kind, value: value.into() }
    }
}

/// Everything to look for, and what may stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Key {
    pub entries: Vec<KeyEntry>,
    /// Pseudonyms, the names of the chair and of panel members: text that lies wholly inside one of these is no finding.
    pub allowed: Vec<String>,
}

impl Key {
    /// The names that may stand and are real names in the key as well, in whole or as a part of one: those are looked for
    /// all the same.
    pub fn clashes(&self) -> Vec<&str> {
        let real = real_names(&self.entries);
        let mut clashes: Vec<&str> =
            self.allowed.iter().filter(|name| real.contains(&plain(name))).map(String::as_str).collect();
        clashes.sort_unstable();
        clashes.dedup();
        clashes
    }
}

/// Every name of a person in the key, whole and by its parts, as [`plain`] gives them.
pub(super) fn real_names(entries: &[KeyEntry]) -> HashSet<String> {
    let people = entries.iter().filter(|entry| entry.kind.is_person_name() || entry.kind == EntryKind::Initials);
    let mut names = HashSet::new();
    for entry in people {
        let whole = plain(&entry.value);
        let parts = whole.split(' ').filter(|part| part.chars().count() > 1 && !words::is_no_part(part));
        // A word of an alias such as "the big man" is no name.
        names.extend(
            parts.filter(|part| entry.kind != EntryKind::Alias || !words::is_ordinary_word(part)).map(str::to_owned),
        );
        names.insert(whole);
    }
    names
}

/// The words of a name, folded.
pub(super) fn plain(name: &str) -> String {
    let folded = fold(name);
    token::tokenise(&folded, name).iter().map(|token| token.word.as_ref()).collect::<Vec<_>>().join(" ")
}

/// Whether the name of a place tells which place it is: "Flat 2, Elm House" does, "At home" and "Kitchen" do not.
pub fn is_telling_place(value: &str) -> bool {
    let folded = fold(value);
    token::tokenise(&folded, value).iter().any(|token| {
        token.number
            || token.capital
                && !words::is_generic(&token.word)
                && !words::is_ordinary_word(&token.word)
                && !words::is_sort_of_place(&token.word)
    })
}
