//! Cuts the text of a query at its spaces. Quotes hold words together; an unfinished quote runs to the end.

use std::ops::Range;

/// One piece of the text: each character and whether it stood inside quotes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Token {
    pub chars: Vec<(char, bool)>,
    pub at: Range<usize>,
}

impl Token {
    /// The text without its quotes.
    pub fn text(&self) -> String {
        self.chars.iter().map(|(c, _)| *c).collect()
    }

    /// Whether no part of it was quoted.
    pub fn is_bare(&self) -> bool {
        self.chars.iter().all(|(_, quoted)| !quoted)
    }

    /// Takes an unquoted sign off the front.
    pub fn strip(&self, sign: char) -> Option<Token> {
        match self.chars.split_first() {
            Some(((c, false), rest)) if *c == sign => Some(Token { chars: rest.to_vec(), at: self.at.clone() }),
            _ => None,
        }
    }

    /// Cuts before the first unquoted character that `wanted` names.
    pub fn cut(&self, wanted: impl Fn(char) -> bool) -> Option<(Token, Token)> {
        let place = self.chars.iter().position(|(c, quoted)| !quoted && wanted(*c))?;
        let (left, right) = self.chars.split_at_checked(place)?;
        Some((
            Token { chars: left.to_vec(), at: self.at.clone() },
            Token { chars: right.to_vec(), at: self.at.clone() },
        ))
    }

    /// The parts between unquoted commas.
    pub fn parts(&self) -> Vec<Token> {
        self.chars
            .split(|(c, quoted)| !quoted && *c == ',')
            .map(|chars| Token { chars: chars.to_vec(), at: self.at.clone() })
            .collect()
    }
}

/// Straight and curly double quotes are one sign: people paste.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

/// The pieces of a text in order. A pair of quotes with nothing inside is a piece without characters.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut current: Option<Token> = None;
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() && !quoted {
            found.extend(current.take());
            continue;
        }
        let token = current.get_or_insert_with(|| Token { chars: Vec::new(), at: at..at });
        token.at.end = at + c.len_utf8();
        if is_quote(c) {
            quoted = !quoted;
        } else if c.is_control() {
            token.chars.push((' ', quoted));
        } else {
            token.chars.push((c, quoted));
        }
    }
    found.extend(current);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokens(text).iter().map(Token::text).collect()
    }

    #[test]
    fn quotes_hold_words_together_even_when_unfinished() {
        assert_eq!(texts("a \"b c\" d"), ["a", "b c", "d"]);
        assert_eq!(texts("lead:\"Amara O\" x"), ["lead:Amara O", "x"]);
        assert_eq!(texts("a \"b c"), ["a", "b c"]);
        assert_eq!(texts("“river lane”"), ["river lane"]);
        assert_eq!(texts("   "), Vec::<String>::new());
    }
}
