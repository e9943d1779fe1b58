//! Reads what stands after `field:` by the kind of the field, and says what could have stood there.

use super::super::date::Date;
use super::super::field::Kind;
use super::super::value::Fact;
use super::super::vocabulary::{List, squeeze};
use super::token::Token;
use super::when::span;
use super::{Op, Operand};

/// Why a value cannot be taken, and what may have been meant.
pub(super) type Refusal = (String, Option<String>);

/// Reads one value of a field of this kind.
pub(super) fn read(kind: Kind, op: Op, token: &Token) -> Result<Operand, Refusal> {
    let text = token.text();
    let text = text.trim();
    if token.is_bare() && op == Op::Is {
        let list_has_none = matches!(kind, Kind::Choice(list) | Kind::Choices(list) if has_code(list, "none"));
        match text.to_lowercase().as_str() {
            "none" if list_has_none => {}
            "none" | "missing" => return Ok(Operand::Missing),
            "any" | "present" => return Ok(Operand::Present),
            _ => {}
        }
    }
    match kind {
        Kind::Date | Kind::Loose => day(text).map(Operand::Text),
        Kind::Number | Kind::Money => number(kind, text).map(Operand::Text),
        _ if op != Op::Is => Err(("Only dates and numbers can be compared with < or >".into(), None)),
        Kind::Choice(list) | Kind::Choices(list) => choice(list, text).map(Operand::Text),
        Kind::Fact => fact(text).map(|fact| Operand::Text(fact.code().to_owned())),
        Kind::Text | Kind::Link(_) if token.is_bare() && text.eq_ignore_ascii_case("me") => Ok(Operand::Me),
        Kind::Text | Kind::Long | Kind::Link(_) => Ok(Operand::Text(text.to_owned())),
    }
}

/// The codes of a list that a text means: the one it names, else all whose code or label begin so.
pub fn codes(list: &'static List, text: &str) -> Vec<&'static str> {
    if let Some(term) = list.terms.iter().find(|term| term.code == text).or_else(|| list.find(text)) {
        return vec![term.code];
    }
    let wanted = squeeze(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    list.terms
        .iter()
        .filter(|term| squeeze(term.code).starts_with(&wanted) || squeeze(term.label).starts_with(&wanted))
        .map(|term| term.code)
        .collect()
}

fn has_code(list: &List, code: &str) -> bool {
    list.terms.iter().any(|term| term.code == code)
}

fn choice(list: &'static List, text: &str) -> Result<String, Refusal> {
    match codes(list, text).as_slice() {
        [code] => Ok((*code).to_owned()),
        [] if list.open => Ok(text.to_owned()),
        [] => {
            let near = list.nearest(text).map(|term| term.code.to_owned());
            Err((format!("\"{text}\" is not in the list \"{}\"", list.label), near))
        }
        _ => Ok(text.to_owned()),
    }
}

/// The fact a text means; None when it could be several or none.
fn fact(text: &str) -> Result<Fact, Refusal> {
    let wanted = squeeze(text);
    let exact = match wanted.as_str() {
        "y" | "true" => Some(Fact::Yes),
        "n" | "false" => Some(Fact::No),
        "unknown" | "?" => Some(Fact::NotKnown),
        "notasked" => Some(Fact::NotRecorded),
        _ => Fact::ALL.into_iter().find(|fact| squeeze(fact.code()) == wanted || squeeze(fact.label()) == wanted),
    };
    let mut begin = Fact::ALL.into_iter().filter(|fact| squeeze(fact.code()).starts_with(&wanted));
    match (exact, begin.next(), begin.next()) {
        (Some(fact), ..) => Ok(fact),
        (None, Some(fact), None) => Ok(fact),
        _ => Err((format!("\"{text}\": say yes, no, not-known or not-recorded"), None)),
    }
}

fn day(text: &str) -> Result<String, Refusal> {
    // Any day will do: whether a text is a date does not depend on today.
    match span(text, Date::constant(2026, 1, 15)) {
        Some(_) => Ok(text.to_owned()),
        None => Err((format!("\"{text}\" is not a date, such as today, +7, week, 1 mar 2026 or 2026-03"), None)),
    }
}

fn number(kind: Kind, text: &str) -> Result<String, Refusal> {
    let wrong = || (format!("\"{text}\" is not a number"), None);
    let bare: String = text.chars().filter(|c| !matches!(c, '£' | ' ')).collect();
    if kind == Kind::Money { pence(&bare).map(|_| ()) } else { bare.parse::<i64>().ok().map(|_| ()) }
        .map(|()| bare.clone())
        .ok_or_else(wrong)
}

/// Pounds as typed in a query, in pence.
pub fn pence(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let pence: i64 = match part.len() {
        0 => 0,
        1 => part.parse::<u8>().ok().map(|tenths| i64::from(tenths) * 10)?,
        2 => part.parse::<u8>().ok()?.into(),
        _ => return None,
    };
    let pounds: i64 = whole.parse::<i64>().ok()?.checked_mul(100)?;
    if whole.starts_with('-') { pounds.checked_sub(pence) } else { pounds.checked_add(pence) }
}
