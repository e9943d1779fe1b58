//! Numbers, references, postcodes and e-mail addresses: compared as letters and digits without what stands between.

use super::phrases::{Mark, Met};
use super::token::{Gap, Token};
use crate::domain::fold::fold_text;

/// Every code of the key, sorted by its letters and digits.
#[derive(Debug, Default)]
pub(super) struct Codes {
    sorted: Vec<(String, Mark, Spread)>,
}

/// How far apart the pieces of a code may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spread {
    /// Any spaces, line breaks and light punctuation.
    Loose,
    /// Only inside one run of characters, as names in file names and addresses.
    Run,
    /// One unbroken run with capitals, as an outward postcode.
    Capitals,
}

/// Letters and digits only, folded.
pub(super) fn compact(text: &str) -> String {
    fold_text(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The ways a telephone number is dialled and written, as digits: national, +44, 0044, +44 (0). An extension or other
/// words after the number are left out.
pub(super) fn telephone_forms(value: &str) -> Vec<String> {
    let digits: String = value.chars().take_while(|c| !c.is_alphabetic()).filter(char::is_ascii_digit).collect();
    let digits = if digits.is_empty() { value.chars().filter(char::is_ascii_digit).collect() } else { digits };
    let national = digits
        .strip_prefix("0044")
        .or_else(|| digits.strip_prefix("44").filter(|rest| rest.len() >= 9))
        .map_or(digits.as_str(), |rest| rest);
    let bare = national.strip_prefix('0').unwrap_or(national);
    if bare.len() < 6 {
        return if digits.is_empty() { Vec::new() } else { vec![digits] };
    }
    let mut forms: Vec<String> = ["0", "44", "0044", "440", "00440"].map(|prefix| format!("{prefix}{bare}")).into();
    forms.push(digits.clone());
    // A spreadsheet that takes it for a number drops the nought.
    if bare.len() >= 9 {
        forms.push(bare.to_owned());
    }
    forms
}

impl Codes {
    /// Build from codes already compact; empty ones are passed over.
    pub fn new(codes: Vec<(String, Mark, Spread)>) -> Self {
        let mut sorted: Vec<_> = codes.into_iter().filter(|(code, ..)| !code.is_empty()).collect();
        sorted.sort_by(|a, b| a.0.cmp(&b.0));
        Self { sorted }
    }

    /// Every code that begins at this token and ends with a token.
    pub fn at(&self, tokens: &[Token<'_>], at: usize, buffer: &mut String, met: &mut Vec<Met>) {
        let Some(first) = tokens.get(at) else { return };
        buffer.clear();
        let mut widest = Gap::Glued;
        let (mut low, mut high) = (0, self.sorted.len());
        for (step, token) in tokens.iter().skip(at).take(14).enumerate() {
            if step > 0 {
                if !token.gap.joins() {
                    return;
                }
                if !matches!(token.gap, Gap::Glued | Gap::Tie) || widest == Gap::Space {
                    widest = Gap::Space;
                } else if token.gap == Gap::Tie {
                    widest = Gap::Tie;
                }
            }
            buffer.push_str(&token.word);
            if token.possessive {
                buffer.push('s');
            }
            let Some(range) = self.sorted.get(low..high) else { return };
            let from = range.partition_point(|(code, ..)| code.as_str() < buffer.as_str());
            let count =
                range.get(from..).unwrap_or_default().partition_point(|(code, ..)| code.starts_with(buffer.as_str()));
            (low, high) = (low + from, low + from + count);
            if count == 0 {
                return;
            }
            let end = at + step + 1;
            let loose_end = tokens.get(end).is_none_or(|next| next.gap != Gap::Glued);
            let whole = buffer.len() >= 8 || (first.gap != Gap::Glued && loose_end);
            for (code, mark, spread) in self.sorted.get(low..high).unwrap_or_default() {
                if code.len() != buffer.len() {
                    break;
                }
                let fits = match spread {
                    Spread::Loose => true,
                    Spread::Run => matches!(widest, Gap::Glued | Gap::Tie),
                    Spread::Capitals => widest == Gap::Glued && first.capital && step > 0,
                };
                if whole && fits {
                    met.push(Met { start: at, end, mark: *mark });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_known_by_every_prefix() {
        let forms = telephone_forms("+44 (0)7700 900123");
        assert!(forms.contains(&"07700900123".to_owned()));
        assert!(forms.contains(&"7700900123".to_owned()));
        assert!(telephone_forms("07700 900123 ext 4").contains(&"447700900123".to_owned()));
    }
}
