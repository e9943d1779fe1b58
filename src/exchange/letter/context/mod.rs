//! What a template may say: every name it can use, with nothing where the register holds nothing. Dates are written
//! out ("3 March 2026"); a day by which something is asked has its weekday. Fields meant for the panel are not here, and
//! private ones only in a letter with real names.

mod case;
pub(super) mod clocks;
mod known;
mod papers;
mod people;

use serde_json::{Map, Value as Json};

use super::input::{Input, Recipient};
use super::template::{Names, Template};
use crate::domain::calendar::{self, Span};
use crate::domain::date::Date;
use crate::domain::process::wording;
use crate::domain::register::Agency;
use crate::domain::value::Fact;
pub(super) use papers::owed;

/// The names a template may use.
pub(super) fn of(template: &Template, input: &Input<'_>) -> Json {
    let with_names = template.header.names == Names::Real;
    let mut all = Map::new();
    all.insert("today".into(), day(Some(input.today)));
    all.insert("reply_by".into(), asked_by(reply_by(template, input)));
    all.insert("reading_until".into(), asked_by(after(input, "21d")));
    case::add(&mut all, input, with_names);
    people::add(&mut all, input, with_names);
    papers::add(&mut all, template, input);
    known::add(&mut all, input);
    let sender = input.sender;
    let words = [
        ("name", &sender.name),
        ("post", &sender.post),
        ("team", &sender.team),
        ("phone", &sender.phone),
        ("email", &sender.email),
    ];
    all.insert("sender".into(), words.into_iter().map(|(key, word)| (key.to_owned(), text(word))).collect());
    Json::Object(all)
}

/// The day by which a reply is asked: the one chosen, or the template's time from today.
pub(super) fn reply_by(template: &Template, input: &Input<'_>) -> Option<Date> {
    input
        .reply_by
        .or_else(|| calendar::due(input.today, template.reply?, false, input.holidays).ok().map(|due| due.due))
}

fn after(input: &Input<'_>, span: &str) -> Option<Date> {
    let span = Span::parse(span).ok()?;
    calendar::due(input.today, span, false, input.holidays).ok().map(|due| due.due)
}

/// A text, or nothing.
fn text(text: &str) -> Json {
    let text = text.trim();
    if text.is_empty() { Json::Null } else { Json::String(text.to_owned()) }
}

fn day(date: Option<Date>) -> Json {
    date.map_or(Json::Null, |date| Json::String(wording::day(date)))
}

/// "Friday 3 April 2026".
fn asked_by(date: Option<Date>) -> Json {
    date.map_or(Json::Null, |date| Json::String(date.strftime("%A %-d %B %Y").to_string()))
}

fn yes(fact: Fact) -> Json {
    Json::Bool(fact == Fact::Yes)
}

fn object<const N: usize>(pairs: [(&str, Json); N]) -> Json {
    Json::Object(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// The agency a letter goes to.
fn agency<'a>(input: &Input<'a>) -> Option<&'a Agency> {
    match input.to {
        Recipient::Agency(agency) => Some(agency),
        _ => None,
    }
}
