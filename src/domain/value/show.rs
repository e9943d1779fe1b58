//! A value in words, for lists, details and plain text.

use super::super::date::{Date, long, short};
use super::super::field::Kind;
use super::Value;

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A cell of a list: "27 Mar".
    List,
    /// A line of its own: "Fri 27 March 2026".
    Detail,
    /// What an editor starts from: it reads back as the same value.
    Edit,
}

impl Value {
    /// The value in words; empty when missing. `today` decides whether a year is shown.
    pub fn show(&self, kind: Kind, style: Style, today: Date) -> String {
        match self {
            Value::Missing => String::new(),
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Money(pence) => pounds(*pence),
            Value::Date(date) => match style {
                Style::List => short(*date, today),
                Style::Detail => long(*date),
                Style::Edit => date.strftime("%-d %b %Y").to_string(),
            },
            Value::Loose(date) => match style {
                Style::Edit => date.raw.clone(),
                Style::List | Style::Detail => date.to_string(),
            },
            Value::Code(code) => term_label(kind, code),
            Value::Codes(codes) => codes.iter().map(|code| term_label(kind, code)).collect::<Vec<_>>().join("; "),
            Value::Fact(fact) => match (fact, style) {
                (super::Fact::NotRecorded, Style::List) => String::new(),
                (fact, _) => fact.label().to_owned(),
            },
            Value::Link(link) => link.label.clone(),
        }
    }
}

fn term_label(kind: Kind, code: &str) -> String {
    match kind {
        Kind::Choice(list) | Kind::Choices(list) => list.label(code).to_owned(),
        _ => code.to_owned(),
    }
}

/// Pence as pounds: "£1,250", "£12.50", "-£3".
pub fn pounds(pence: i64) -> String {
    let (whole, part) = (pence.unsigned_abs() / 100, pence.unsigned_abs() % 100);
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if pence < 0 { "-" } else { "" };
    if part == 0 { format!("{sign}£{grouped}") } else { format!("{sign}£{grouped}.{part:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pence_are_shown_as_pounds_with_thousands() {
        assert_eq!(pounds(125_000), "£1,250");
        assert_eq!(pounds(1_250), "£12.50");
        assert_eq!(pounds(-300), "-£3");
        assert_eq!(pounds(123_456_789), "£1,234,567.89");
    }
}
