//! Pick-lists: stable codes, labels on screen, aliases for import, and where each list comes from.

mod action;
mod agency;
mod case;
mod chronology;
mod death;
mod ethnicity;
mod learning;
mod library;
mod lists;
mod meeting;
mod money;
mod panel;
mod papers;
mod person;
mod process;
mod relationship;
mod theme;

pub use action::*;
pub use agency::*;
pub use case::*;
pub use chronology::*;
pub use death::*;
pub use ethnicity::*;
pub use learning::*;
pub use library::*;
pub use lists::LISTS;
pub use meeting::*;
pub use money::*;
pub use panel::*;
pub use papers::*;
pub use person::*;
pub use process::*;
pub use relationship::*;
pub use theme::*;

/// One term of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    pub code: &'static str,
    pub label: &'static str,
    /// Other spellings an import may meet. Compared as [`List::find`] says.
    pub aliases: &'static [&'static str],
}

/// A list of terms in the order they are offered.
#[derive(Debug, Clone, Copy)]
pub struct List {
    /// `entity.field` as in the domain reference.
    pub name: &'static str,
    pub label: &'static str,
    /// law, practice, source: NAME, or ? as the domain reference marks it.
    pub mark: &'static str,
    /// Whether a text that is no term is kept as it is.
    pub open: bool,
    pub terms: &'static [Term],
}

impl List {
    /// A list that holds only its own terms.
    pub const fn new(name: &'static str, label: &'static str, mark: &'static str, terms: &'static [Term]) -> Self {
        Self { name, label, mark, open: false, terms }
    }

    /// A list that keeps a text it does not know as it is.
    pub const fn opened(mut self) -> Self {
        self.open = true;
        self
    }

    /// The term a text means: its code, label or alias, compared without case, spaces, hyphens, quotes and slashes.
    pub fn find(&self, text: &str) -> Option<&'static Term> {
        let wanted = squeeze(text);
        // Letter by letter: nearly every spelling differs in the first one, and an import asks for every cell.
        let is = |spelling: &str| squeezed(spelling).eq(wanted.chars());
        self.terms.iter().find(|term| is(term.code) || is(term.label) || term.aliases.iter().any(|alias| is(alias)))
    }

    /// The label of a code; the code itself when the list does not hold it (an open list, or a newer program's term).
    pub fn label<'a>(&self, code: &'a str) -> &'a str
    where
        'static: 'a,
    {
        self.terms.iter().find(|term| term.code == code).map_or(code, |term| term.label)
    }

    /// The term most like a text, when one is at all like it.
    pub fn nearest(&self, text: &str) -> Option<&'static Term> {
        let wanted = squeeze(text);
        self.terms
            .iter()
            .map(|term| (strsim::jaro_winkler(&squeeze(term.label), &wanted), term))
            .filter(|(score, _)| *score > 0.8)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, term)| term)
    }
}

/// Case-folded letters, digits, `+` and symbols only: how spellings are compared.
pub fn squeeze(text: &str) -> String {
    squeezed(text).collect()
}

fn squeezed(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‑' | '–' | '_' | '\'' | '’' | '‘' | '"' | '/' | '.'))
        .flat_map(char::to_lowercase)
}

/// Shorthand for tables of terms.
#[macro_export]
macro_rules! terms {
    ($( $code:literal $label:literal $([$($alias:literal),* $(,)?])? ),+ $(,)?) => {
        &[ $( $crate::domain::vocabulary::Term { code: $code, label: $label, aliases: &[ $($($alias),*)? ] } ),+ ]
    };
}

#[cfg(test)]
mod tests;
