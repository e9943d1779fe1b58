//! The composite chronology on its way between the store and its screen.

use std::fmt;
use std::sync::Arc;

use crate::domain::chronology::{News, Whole};
use crate::domain::pseudonym::PseudonymKey;
use crate::domain::value::Id;

/// What became of the composite since it was last read.
#[derive(Debug, Clone, PartialEq)]
pub enum Read {
    Unchanged,
    Whole(Arc<Whole>),
    News(Box<News>),
}

/// The pseudonym key of a case, held apart from everything that is shown, logged or compared.
#[derive(Clone)]
pub struct Names(pub Arc<PseudonymKey>);

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(names)")
    }
}

/// Two are equal when they are one.
impl PartialEq for Names {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The composite, or what is new in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Fetched {
    pub case: Id,
    /// The batch it is as of.
    pub as_of: Id,
    pub read: Read,
    /// `None` where the case has no real name to switch to.
    pub names: Option<Names>,
}

impl Fetched {
    /// Brings what a screen holds of the composite up to date; `false` when it is so already.
    pub fn bring(&self, held: &mut Option<Arc<Whole>>) -> bool {
        match &self.read {
            Read::Unchanged => return false,
            Read::Whole(whole) => *held = Some(Arc::clone(whole)),
            Read::News(news) => {
                if let Some(whole) = held {
                    Arc::make_mut(whole).take(news.as_ref().clone());
                }
            }
        }
        true
    }
}

/// How the rows shown leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    Word,
    Excel,
    Csv,
}

impl Paper {
    pub const ALL: [Paper; 3] = [Paper::Word, Paper::Excel, Paper::Csv];

    /// The ending of the file.
    pub const fn ending(self) -> &'static str {
        match self {
            Paper::Word => "docx",
            Paper::Excel => "xlsx",
            Paper::Csv => "csv",
        }
    }

    pub const fn words(self) -> &'static str {
        match self {
            Paper::Word => "Word table, on its side, for the panel",
            Paper::Excel => "Excel sheet",
            Paper::Csv => "CSV, for other programs",
        }
    }
}

/// Under which names the texts are shown or leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// As they lie in the register: the case has no key.
    AsWritten,
    Pseudonyms,
    RealNames,
}

impl Under {
    /// In a heading, a history or JSON. What the agencies wrote is taken for real names: it is full of them.
    pub const fn words(self) -> &'static str {
        match self {
            Under::AsWritten => "names as written",
            Under::Pseudonyms => "pseudonyms",
            Under::RealNames => "real names",
        }
    }

    /// In the name of a file, so that the two are never taken for each other.
    pub const fn in_a_name(self) -> &'static str {
        match self {
            Under::Pseudonyms => "anonymised",
            Under::AsWritten | Under::RealNames => "REAL-NAMES",
        }
    }

    /// At the head and foot of every page that leaves.
    pub const fn marking(self) -> &'static str {
        match self {
            Under::Pseudonyms => "OFFICIAL-SENSITIVE, UNDER PSEUDONYMS",
            Under::AsWritten | Under::RealNames => "OFFICIAL-SENSITIVE, WITH REAL NAMES",
        }
    }

    /// The title of what leaves. The reference of a case leads to the people in it.
    pub fn title(self, reference: &str) -> String {
        match self {
            Under::Pseudonyms => "Combined chronology, under pseudonyms".to_owned(),
            Under::AsWritten | Under::RealNames => format!("Combined chronology, {reference}, with real names"),
        }
    }

    /// What the history of the case says of it.
    pub fn left(self, what: &str, rows: usize) -> String {
        let events = if rows == 1 { "1 event".to_owned() } else { format!("{rows} events") };
        format!("wrote {events} of the composite chronology as {what}, {}", self.words())
    }
}
