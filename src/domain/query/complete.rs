//! The next legal words while a query is typed, so that nobody needs to know the grammar.

use super::super::entity::Entity;
use super::super::field::{Field, Kind};
use super::super::value::Fact;
use super::name::{DUE, MINE, Meaning, OPEN, OVERDUE, extras, flag, meaning};
use super::token::{is_quote, tokens};

/// A word that may stand where the text ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The whole word: a field with its colon, a code, a day.
    pub word: String,
    /// What it means, when the word does not say it.
    pub label: String,
    /// What is still to be typed of it.
    pub rest: String,
}

/// The rest of the likeliest word at the end of the text, shown dimly and taken with Tab. None when nothing fits, when
/// the word is complete or when nothing of it was typed.
pub fn complete(text: &str, entity: &Entity) -> Option<String> {
    choices(text, entity).into_iter().map(|choice| choice.rest).find(|rest| !rest.is_empty())
}

/// The legal words at the end of the text, likeliest first. After a space that is any word, so none is offered.
pub fn choices(text: &str, entity: &Entity) -> Vec<Choice> {
    if text.ends_with(char::is_whitespace) || text.matches(is_quote).count() % 2 == 1 {
        return Vec::new();
    }
    let Some(last) = tokens(text).pop().filter(|token| token.is_bare()) else { return Vec::new() };
    let typed = last.text();
    let bare = typed.trim_start_matches(['-', '!']);
    let Some(sign) = bare.find([':', '<', '>', '=']) else { return names(bare, entity) };
    let (name, value) = bare.split_at_checked(sign).unwrap_or_default();
    let compares = value.starts_with(['<', '>']);
    let value = value.trim_start_matches([':', '<', '>', '=', '!']);
    let part = value.rsplit(',').next().unwrap_or_default();
    match meaning(name, entity) {
        Meaning::Field(field) => values(field, entity, part, compares),
        Meaning::Sort => fields(part.trim_start_matches('-'), entity),
        Meaning::Group | Meaning::Columns => fields(part, entity),
        _ => Vec::new(),
    }
}

/// Fields and settings that begin so.
fn names(typed: &str, entity: &Entity) -> Vec<Choice> {
    if typed.chars().count() < 2 {
        return Vec::new();
    }
    let flags =
        extras(entity).into_iter().filter(|word| flag(word, entity).is_some()).map(|word| choice(typed, word, ""));
    let fields = offered(entity).map(|(name, label)| choice(typed, &format!("{name}:"), label));
    let settings = ["sort:", "group:", "cols:", "limit:"].map(|word| choice(typed, word, ""));
    flags.chain(fields).chain(settings).flatten().collect()
}

/// Fields that begin so, to sort, group or show by.
fn fields(typed: &str, entity: &Entity) -> Vec<Choice> {
    offered(entity).filter_map(|(name, label)| choice(typed, name, label)).collect()
}

/// Names and labels of what can be asked for: default columns first, private fields never.
fn offered(entity: &Entity) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut fields: Vec<&'static Field> = entity.fields.iter().filter(|field| !field.private).collect();
    fields.sort_by_key(|field| field.width == 0);
    let due = extras(entity).contains(&DUE).then_some((DUE, "Any day owed"));
    fields.into_iter().map(|field| (field.name, field.label)).chain(due)
}

/// Values of a field that begin so.
fn values(name: &'static str, entity: &Entity, typed: &str, compares: bool) -> Vec<Choice> {
    const DAYS: &[&str] = &["today", "tomorrow", "week", "month", "year", "+7", "+30"];
    let words = |words: &[&str]| words.iter().filter_map(|word| choice(typed, word, "")).collect::<Vec<_>>();
    let Some(field) = entity.field(name) else {
        return match name {
            OPEN | OVERDUE | MINE => words(&["yes", "no"]),
            DUE => words(DAYS),
            _ => Vec::new(),
        };
    };
    let mut found = match field.kind {
        Kind::Choice(list) | Kind::Choices(list) => {
            list.terms.iter().filter_map(|term| choice(typed, term.code, term.label)).collect()
        }
        Kind::Fact => Fact::ALL.into_iter().filter_map(|fact| choice(typed, fact.code(), fact.label())).collect(),
        Kind::Date | Kind::Loose => words(DAYS),
        Kind::Text if super::owners(entity).contains(&name) => words(&["me"]),
        Kind::Link("post") => words(&["me"]),
        _ => Vec::new(),
    };
    if !compares && field.kind != Kind::Fact {
        found.extend(words(&["none", "any"]));
    }
    found
}

fn choice(typed: &str, word: &str, label: &str) -> Option<Choice> {
    let begins = word.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
    let rest = word.get(typed.len()..).filter(|_| begins)?;
    Some(Choice { word: word.to_owned(), label: label.to_owned(), rest: rest.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::super::sample::CASE;
    use super::*;

    #[test]
    fn the_ghost_is_the_rest_of_the_next_legal_word() {
        for (typed, ghost) in [
            ("sta", Some("ge:")),
            ("-sta", Some("ge:")),
            ("river stage:pan", Some("el_running")),
            ("stage:closed,pa", Some("nel_running")),
            ("stage:", Some("notified")),
            ("lead:m", Some("e")),
            ("ov", Some("erdue")),
            ("due<to", Some("day")),
            ("agreed_due<n", None),
            ("agreed_due:n", Some("one")),
            ("sort:-ref", Some("erence")),
            ("suicide:not", Some("_known")),
            ("police", None),
            ("s", None),
            ("river ", None),
            ("\"sta", None),
            ("nosuch:x", None),
            ("", None),
        ] {
            assert_eq!(complete(typed, &CASE).as_deref(), ghost, "{typed}");
        }
    }

    #[test]
    fn every_word_that_is_offered_can_be_read() {
        for start in
            ["st", "stage:", "agreed_due:", "agreed_due<", "lead:", "suicide:", "sort:", "group:", "cols:", "ov"]
        {
            for choice in choices(start, &CASE).into_iter().filter(|choice| !choice.word.ends_with(':')) {
                let text = format!("{start}{}", choice.rest);
                assert_eq!(parse(&text, &CASE).1, [], "{text}");
            }
        }
    }
}
