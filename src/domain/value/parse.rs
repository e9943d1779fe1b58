//! Text as people type it, to a value. The reason a text cannot be taken is a sentence the person can act on.

use super::super::date::{self, Date};
use super::super::field::{Field, Kind};
use super::super::vocabulary::List;
use super::{Fact, Ref, Value};

/// Finds the record a typed name means: entity name and text in, the record or the reason out.
pub type Resolve<'a> = &'a dyn Fn(&str, &str) -> Result<Ref, String>;

/// Reads `text` as a value of `field`. Empty text is a missing value.
pub fn parse(field: &Field, text: &str, today: Date, resolve: Resolve<'_>) -> Result<Value, String> {
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
    fn money_is_read_as_people_write_it() {
        assert_eq!(pence("£1,250"), Ok(125_000));
        assert_eq!(pence("12.5"), Ok(1_250));
        assert_eq!(pence("-3.05"), Ok(-305));
        assert!(pence("about ten").is_err());
        assert!(pence("1.234").is_err());
    }

    #[test]
    fn not_known_not_asked_and_no_stay_apart() {
        assert_eq!(fact("unknown"), Ok(Fact::NotKnown));
        assert_eq!(fact("Not asked"), Ok(Fact::NotRecorded));
        assert_eq!(fact("No"), Ok(Fact::No));
        assert!(fact("maybe").is_err());
    }
}
