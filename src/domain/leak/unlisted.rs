//! Identifiers by their shape alone: postcodes, e-mail addresses, telephone and NHS numbers the key does not list.

use super::address;
use super::finding::{Certainty, FoundKind};
use super::key::EntryKind;
use super::raw::Raw;
use super::token::{Gap, Token};

/// Everything of a telling shape in the tokens of a folded text.
pub(super) fn find(text: &str, tokens: &[Token<'_>], out: &mut Vec<Raw>) {
    for (at, token) in tokens.iter().enumerate() {
        if token.number {
            numbers(tokens, at, out);
        } else if token.capital && token.word.len() <= 2 && token.gap != Gap::Glued {
            postcode(tokens, at, out);
        }
    }
    for (at, _) in text.match_indices('@') {
        email(text, at, out);
    }
}

fn push(start: usize, end: usize, kind: EntryKind, certainty: Certainty, rule: &'static str, out: &mut Vec<Raw>) {
    out.push(Raw { start, end, whose: Vec::new(), kind: FoundKind::Unlisted(kind), certainty, rule });
}

fn postcode(tokens: &[Token<'_>], at: usize, out: &mut Vec<Raw>) {
    let Some(first) = tokens.get(at) else { return };
    let mut compact = String::new();
    for (step, token) in tokens.iter().skip(at).take(5).enumerate() {
        if step > 0 && !matches!(token.gap, Gap::Glued | Gap::Space) {
            break;
        }
        compact.push_str(&token.word);
        let closed = tokens.get(at + step + 1).is_none_or(|next| next.gap != Gap::Glued);
        if closed && !token.number && token.capital && address::postcode(&compact).is_some() {
            push(first.start, token.end, EntryKind::Postcode, Certainty::Medium, "shape of a UK postcode", out);
            return;
        }
        if compact.len() > 7 {
            return;
        }
    }
}

/// Runs of figures: a telephone number begins with 0 or 44 and has ten or eleven, an NHS number has a check digit.
fn numbers(tokens: &[Token<'_>], at: usize, out: &mut Vec<Raw>) {
    let tied = |token: &Token<'_>| token.number && token.gap.joins() && token.gap != Gap::Glued;
    let Some(first) = tokens.get(at) else { return };
    let continues = at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| before.number);
    if first.gap == Gap::Glued || continues && tied(first) {
        return;
    }
    let mut digits = String::new();
    let mut groups = Vec::new();
    let mut end = first.end;
    for (step, token) in tokens.iter().skip(at).take(7).enumerate() {
        if step > 0 && !tied(token) {
            break;
        }
        digits.push_str(&token.word);
        groups.push(token.word.len());
        end = token.end;
    }
    let telephone = match digits.strip_prefix("0044").or_else(|| digits.strip_prefix("44")) {
        Some(rest) => matches!(rest.trim_start_matches('0').len(), 9 | 10),
        None => digits.starts_with('0') && matches!(digits.len(), 10 | 11) && !digits.starts_with("00"),
    };
    if telephone {
        push(first.start, end, EntryKind::Telephone, Certainty::Medium, "shape of a UK telephone number", out);
    } else if matches!(groups.as_slice(), [10] | [3, 3, 4]) && nhs_check(&digits) {
        push(first.start, end, EntryKind::NhsNumber, Certainty::Medium, "ten figures with an NHS check digit", out);
    }
}

/// The check digit of an NHS number: weights 10 to 2, modulus 11 (source: NHS Data Dictionary).
pub(super) fn nhs_check(digits: &str) -> bool {
    let values: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let [body @ .., check] = values.as_slice() else { return false };
    if body.len() != 9 || body.iter().all(|digit| digit == check) {
        return false;
    }
    let sum: u32 = body.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let expected = (11 - sum % 11) % 11;
    expected == *check && expected != 10
}

fn email(text: &str, at: usize, out: &mut Vec<Raw>) {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '\'' | '%');
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
    // An address is never longer than this; without the bound a run of "@" would be read again and again.
    let local: usize = before.chars().rev().take(64).take_while(|c| part(*c)).map(char::len_utf8).sum();
    let domain: String = after.chars().take(255).take_while(|c| part(*c)).collect();
    let domain = domain.trim_end_matches(['.', '-', '\'', '_']);
    if local > 0 && domain.contains('.') {
        let (start, end) = (at - local, at + 1 + domain.len());
        push(start, end, EntryKind::Email, Certainty::Medium, "shape of an e-mail address", out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_of_an_nhs_number_is_checked() {
        assert!(nhs_check("9434765919"));
        assert!(!nhs_check("9434765918"));
        assert!(!nhs_check("1111111111"));
    }
}
