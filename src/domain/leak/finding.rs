//! What a scan hands back, and the memory of findings a person has judged harmless. Knows nothing of searching.

use super::key::EntryKind;
use crate::domain::fold::fold_text;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt;

/// How sure the scan is. High blocks without discussion; low asks for a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    Low,
    Medium,
    High,
}

impl Certainty {
    pub const fn label(self) -> &'static str {
        match self {
            Certainty::Low => "low",
            Certainty::Medium => "medium",
            Certainty::High => "high",
        }
    }
}

/// What was found: something the key lists, or something of a listed shape that the key does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FoundKind {
    Listed(EntryKind),
    Unlisted(EntryKind),
}

impl fmt::Display for FoundKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FoundKind::Listed(kind) => f.write_str(kind.label()),
            FoundKind::Unlisted(kind) => write!(f, "unlisted {}", kind.label()),
        }
    }
}

impl Serialize for FoundKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// One place where a person could be recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The passage: "body, paragraph 14", "header", "properties: title", "file name".
    #[serde(rename = "where")]
    pub where_: String,
    /// Where it starts in the passage, in characters.
    pub offset: usize,
    /// How long it is, in characters.
    pub length: usize,
    /// The text as it stands in the passage.
    pub text: String,
    /// The person's label in the key; empty for something unlisted.
    pub person: String,
    /// Other people of the key who fit as well (a shared surname).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    pub kind: FoundKind,
    pub certainty: Certainty,
    /// One line around it.
    pub context: String,
    /// Why it was taken for an identifier, in words.
    pub rule: &'static str,
    /// The sentence it stands in, or what of its line does: what a judgement of it rests on.
    #[serde(skip)]
    pub sentence: String,
    /// The place of the passage in the document, for sorting.
    #[serde(skip)]
    pub passage: usize,
}

impl Finding {
    /// The same for the same words in the same sentence for the same person, wherever in the document they move to and
    /// whatever changes before or after the sentence, its number in a table included; 16 hexadecimal digits that do not
    /// give the words away.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let words = |text: &str| {
            fold_text(text)
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| !w.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let sentence = words(&self.sentence);
        let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
        let sentence: Vec<&str> = sentence.split(' ').filter(|word| !is_number(word)).collect();
        for part in [words(&self.text), sentence.join(" "), self.kind.to_string(), self.person.clone()] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// A finding somebody judged harmless, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dismissal {
    pub fingerprint: String,
    pub reason: String,
}

/// Part the findings that stand from those dismissed before; each dismissed one carries its reason.
pub fn apply_dismissals(findings: Vec<Finding>, dismissals: &[Dismissal]) -> (Vec<Finding>, Vec<(Finding, String)>) {
    let reasons: HashMap<&str, &str> =
        dismissals.iter().map(|dismissal| (dismissal.fingerprint.as_str(), dismissal.reason.as_str())).collect();
    let mut standing = Vec::new();
    let mut dismissed = Vec::new();
    for finding in findings {
        match reasons.get(finding.fingerprint().as_str()) {
            Some(reason) => dismissed.push((finding, (*reason).to_owned())),
            None => standing.push(finding),
        }
    }
    (standing, dismissed)
}
