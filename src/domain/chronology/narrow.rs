//! The words a person narrows a composite with: `agency:police abuse:yes scope:in shouting`. What cannot be taken is
//! said; the rest stands.

use super::Filter;
use crate::domain::date::Place;
use crate::domain::fold::fold_text;
use crate::domain::value::{Fact, Ref};

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Narrow {
    pub filter: Filter,
    /// Only rows with something a person has to settle: perhaps one incident, perhaps entered twice.
    pub to_settle: bool,
}

/// Each term with the values it offers; none where any word will do.
const TERMS: [(&str, &[&str]); 9] = [
    ("agency", &[]),
    ("person", &[]),
    ("source", &[]),
    ("tag", &[]),
    ("abuse", &["yes", "no", "not-known"]),
    ("scope", &["in", "out", "before", "after", "partly", "unknown"]),
    ("kind", &["event", "note", "no-contact"]),
    ("query", &["open"]),
    ("same", &["offered"]),
];

impl Narrow {
    /// Reads the words; the second is what could not be taken, as a sentence without a full stop.
    pub fn read(text: &str, agencies: &[Ref]) -> (Self, Option<String>) {
        let mut narrow = Self::default();
        let mut words: Vec<String> = Vec::new();
        let mut problem = None;
        for piece in pieces(text) {
            let Some((term, value)) = piece.split_once(':').filter(|(term, _)| is_term(term)) else {
                words.push(piece);
                continue;
            };
            if !value.trim().is_empty()
                && let Err(why) = narrow.term(term, value.trim(), agencies)
            {
                problem.get_or_insert(why);
            }
        }
        narrow.filter.words = words.join(" ");
        (narrow, problem)
    }

    /// Whether a stretch without a row means that nothing is recorded: all rows are looked at, or all of some agencies
    /// or of a part of the period.
    pub fn shows_gaps(&self) -> bool {
        let Filter { agencies, places, hidden, .. } = self.filter.clone();
        *self == Self { filter: Filter { agencies, places, hidden, ..Filter::default() }, to_settle: false }
    }

    fn term(&mut self, term: &str, value: &str, agencies: &[Ref]) -> Result<(), String> {
        let filter = &mut self.filter;
        let wrong = |also: &str| Err(format!("{term}:{value} is not known; {also}"));
        match term {
            "agency" => {
                let wanted = fold_text(value);
                let fitting = agencies.iter().filter(|agency| fold_text(&agency.label).contains(&wanted));
                let before = filter.agencies.len();
                filter.agencies.extend(fitting.map(|agency| agency.id));
                if filter.agencies.len() == before {
                    filter.agencies.push(-1);
                    return wrong("no agency of this chronology has that in its name");
                }
            }
            "person" => value.clone_into(&mut filter.person),
            "source" => value.clone_into(&mut filter.source),
            "tag" => filter.tags.push(value.to_owned()),
            "abuse" => match value {
                "yes" => filter.abuse = Some(Fact::Yes),
                "no" => filter.abuse = Some(Fact::No),
                "not-known" => filter.abuse = Some(Fact::NotKnown),
                _ => return wrong("say yes, no or not-known"),
            },
            "scope" => match value {
                "in" => filter.places.extend([Place::Within, Place::Across]),
                "out" => filter.places.extend([Place::Before, Place::After]),
                "before" => filter.places.push(Place::Before),
                "after" => filter.places.push(Place::After),
                "partly" => filter.places.push(Place::Across),
                "unknown" => filter.places.push(Place::Unknown),
                _ => return wrong("say in, out, before, after, partly or unknown"),
            },
            "kind" => match value {
                "event" => filter.kinds.push("event".to_owned()),
                "note" => filter.kinds.push("author_note".to_owned()),
                "no-contact" => filter.kinds.push("no_contact".to_owned()),
                _ => return wrong("say event, note or no-contact"),
            },
            "query" if value == "open" => filter.open_queries = true,
            "query" => return wrong("say query:open"),
            "same" if value == "offered" => self.to_settle = true,
            _ => return wrong("say same:offered"),
        }
        Ok(())
    }
}

fn is_term(word: &str) -> bool {
    TERMS.iter().any(|(term, _)| *term == word)
}

/// The words of a text; what stands between quotation marks is one.
fn pieces(text: &str) -> Vec<String> {
    let (mut out, mut piece, mut quoted) = (Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => out.push(std::mem::take(&mut piece)),
            c => piece.push(c),
        }
    }
    out.push(piece);
    out.retain(|piece| !piece.is_empty());
    out
}

/// The rest of the word being typed, where only one way to go on is meant.
pub fn complete(text: &str, agencies: &[Ref]) -> Option<String> {
    let last = text.rsplit(char::is_whitespace).next().filter(|last| !last.is_empty())?;
    let Some((term, value)) = last.split_once(':') else {
        let mut fitting = TERMS.iter().filter(|(term, _)| term.starts_with(last));
        let (term, _) = fitting.next().filter(|_| fitting.next().is_none())?;
        return Some(format!("{}:", term.get(last.len()..)?));
    };
    let (_, values) = TERMS.iter().find(|(own, _)| *own == term)?;
    if term == "agency" && !value.is_empty() {
        let words = agencies.iter().flat_map(|agency| agency.label.split_whitespace());
        let word = words.map(fold_text).find(|word| word.starts_with(&fold_text(value)))?;
        return word.get(value.len()..).map(str::to_owned).filter(|rest| !rest.is_empty());
    }
    let value = values.iter().find(|known| known.starts_with(value) && **known != value).filter(|_| !value.is_empty());
    value.and_then(|known| known.get(last.len() - term.len() - 1..)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agencies() -> Vec<Ref> {
        vec![Ref::new(1, "Westmarch Constabulary"), Ref::new(2, "Millbrook Surgery")]
    }

    #[test]
    fn terms_narrow_and_other_words_are_looked_for() {
        let (narrow, problem) = Narrow::read("agency:west scope:in abuse:yes tag:\"missed opp\" shouting", &agencies());
        assert_eq!(problem, None);
        let filter = narrow.filter;
        assert_eq!((filter.agencies, filter.abuse, filter.words.as_str()), (vec![1], Some(Fact::Yes), "shouting"));
        assert_eq!((filter.places.len(), filter.tags), (2, vec!["missed opp".to_owned()]));
        assert!(Narrow::read("same:offered", &[]).0.to_settle);
        let gaps = |text| Narrow::read(text, &agencies()).0.shows_gaps();
        assert!(
            gaps("") && gaps("agency:west scope:in") && !gaps("shouting") && !gaps("tag:x") && !gaps("same:offered")
        );
        assert_eq!(Narrow::read("20:15 re:visit", &[]).0.filter.words, "20:15 re:visit");
    }

    #[test]
    fn what_cannot_be_taken_is_said_and_shows_nothing_by_accident() {
        let (narrow, problem) = Narrow::read("agency:church", &agencies());
        assert!(problem.unwrap().contains("church"));
        assert_eq!(narrow.filter.agencies, [-1]);
        assert!(Narrow::read("scope:inside", &[]).1.unwrap().contains("partly"));
        assert_eq!(Narrow::read("scope:", &[]), (Narrow::default(), None));
    }

    #[test]
    fn the_word_being_typed_is_completed_where_it_is_plain() {
        assert_eq!(complete("ag", &[]).as_deref(), Some("ency:"));
        assert_eq!(complete("s", &[]), None);
        assert_eq!(complete("x scope:b", &[]).as_deref(), Some("efore"));
        assert_eq!(complete("agency:mill", &agencies()).as_deref(), Some("brook"));
        assert_eq!(complete("scope:", &[]), None);
    }
}
