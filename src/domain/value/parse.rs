//! Text as people type it, to a value. The reason a text cannot be taken is a sentence the person can act on.

use std::borrow::Cow;

use super::super::date::{self, Date};
use super::super::field::{Field, Kind};
use super::super::vocabulary::List;
use super::{Fact, Ref, Value};

/// Finds the record a typed name means: entity name and text in, the record or the reason out.
pub type Resolve<'a> = &'a dyn Fn(&str, &str) -> Result<Ref, String>;

/// Reads `text` as a value of `field`. Empty text is a missing value.
pub fn parse(field: &Field, text: &str, today: Date, resolve: Resolve<'_>) -> Result<Value, String> {
    let text = plain(text, field.kind == Kind::Text);
    let text = text.trim();
    if text.is_empty() {
        return Ok(if field.kind == Kind::Fact { Value::Fact(Fact::NotRecorded) } else { Value::Missing });
    }
    match field.kind {
        Kind::Text | Kind::Long => Ok(Value::text(text)),
        Kind::Number => {
            text.replace(',', "").parse().map(Value::Number).map_err(|_| format!("\"{text}\" is not a whole number"))
        }
        Kind::Money => pence(text).map(Value::Money),
        Kind::Date if field.due.is_some() => date::parse_due(text, today).map(Value::Date),
        Kind::Date => date::parse_day(text, today).map(Value::Date),
        Kind::Loose => date::parse(text).map(Value::from).map_err(|error| error.to_string()),
        Kind::Choice(list) => term(list, text).map(Value::Code),
        Kind::Choices(list) => text
            .split([';', '\n'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| term(list, part))
            .collect::<Result<Vec<_>, _>>()
            .map(Value::Codes),
        Kind::Fact => fact(text).map(Value::Fact),
        Kind::Link(entity) => resolve(entity, text).map(Value::Link),
    }
}

/// Text as the register keeps it: one way of ending a line, none in a text of one line, and no zero bytes, at which
/// programs that read the file would stop.
fn plain(text: &str, one_line: bool) -> Cow<'_, str> {
    if !text.contains(['\r', '\n', '\0']) {
        return Cow::Borrowed(text);
    }
    let text = text.replace('\0', "").replace("\r\n", "\n").replace('\r', "\n");
    if !one_line {
        return Cow::Owned(text);
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    Cow::Owned(lines.join(" "))
}

/// A list of no more terms is told whole.
const FEW: usize = 12;

fn term(list: &'static List, text: &str) -> Result<String, String> {
    if let Some(term) = list.find(text) {
        return Ok(term.code.to_owned());
    }
    if list.open {
        return Ok(text.to_owned());
    }
    let near = match list.nearest(text) {
        Some(term) => format!("; did you mean \"{}\"?", term.label),
        None if list.terms.len() <= FEW => {
            let labels: Vec<&str> = list.terms.iter().map(|term| term.label).collect();
            format!("; it holds {}", labels.join(", "))
        }
        None => String::new(),
    };
    Err(format!("\"{text}\" is not in the list \"{}\"{near}", list.label))
}

fn fact(text: &str) -> Result<Fact, String> {
    match text.to_lowercase().as_str() {
        "y" | "yes" | "true" => Ok(Fact::Yes),
        "n" | "no" | "false" => Ok(Fact::No),
        "not known" | "unknown" | "not_known" | "?" => Ok(Fact::NotKnown),
        "not asked" | "not recorded" | "not_recorded" | "not asked / not recorded" => Ok(Fact::NotRecorded),
        _ => Err(format!("\"{text}\": say yes, no, not known or not asked")),
    }
}

/// "£1,250", "1250.50", "1,250" to pence.
fn pence(text: &str) -> Result<i64, String> {
    let wrong = || format!("\"{text}\" is not an amount in pounds, such as 1,250 or 12.50");
    let bare: String = text.chars().filter(|c| !matches!(c, '£' | ',' | ' ')).collect();
    let (sign, bare) = bare.strip_prefix('-').map_or((1, bare.as_str()), |rest| (-1, rest));
    let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
    if !whole.chars().chain(part.chars()).all(|figure| figure.is_ascii_digit()) {
        return Err(wrong());
    }
    let whole: i64 = whole.parse().map_err(|_| wrong())?;
    let part: i64 = match part.len() {
        0 => 0,
        1 => part.parse::<i64>().map_err(|_| wrong())? * 10,
        2 => part.parse().map_err(|_| wrong())?,
        _ => return Err(wrong()),
    };
    whole.checked_mul(100).and_then(|pence| pence.checked_add(part)).map(|pence| sign * pence).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kept_without_what_would_cut_it_short_or_break_its_line() {
        let today = Date::constant(2026, 3, 27);
        let none = |_: &str, _: &str| Err(String::new());
        let read = |field: &Field, text: &str| parse(field, text, today, &none).unwrap();
        let (line, text) = (crate::domain::field::text("A", "A."), crate::domain::field::long("B", "B."));
        assert_eq!(read(&line, "one\r\n two\n\nthree\0"), Value::text("one two three"));
        assert_eq!(read(&text, "one\r\ntwo\0\rthree"), Value::text("one\ntwo\nthree"));
        assert_eq!(read(&line, "\0"), Value::Missing);
    }

    #[test]
    fn money_is_read_as_people_write_it() {
        assert_eq!(pence("£1,250"), Ok(125_000));
        assert_eq!(pence("12.5"), Ok(1_250));
        assert_eq!(pence("-3.05"), Ok(-305));
        assert!(pence("about ten").is_err());
        for text in ["1.234", "--5", "1.-5", "1.+5", "£", "-", "+5"] {
            assert!(pence(text).is_err(), "{text}");
        }
    }

    #[test]
    fn not_known_not_asked_and_no_stay_apart() {
        assert_eq!(fact("unknown"), Ok(Fact::NotKnown));
        assert_eq!(fact("Not asked"), Ok(Fact::NotRecorded));
        assert_eq!(fact("No"), Ok(Fact::No));
        assert!(fact("maybe").is_err());
    }
}
