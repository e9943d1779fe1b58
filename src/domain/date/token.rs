//! Text into numbers, words and marks. Brackets count as space; dashes and spaces of every kind become one kind.

use unicode_normalization::UnicodeNormalization;

/// One piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tok {
    /// A run of figures: its value, and how many figures it was written with.
    Num { value: u32, figures: usize },
    /// A run of letters, in lower case.
    Word(String),
    /// Any other mark; a line break is `'\n'`.
    Mark(char),
}

/// A token and whether space stood before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spaced {
    pub tok: Tok,
    pub space: bool,
}

/// Longest text that may be a date, in characters; anything longer is prose.
pub(super) const LONGEST: usize = 160;

/// Figures beyond nine are no date; they are kept as a number too large to be one.
const MOST_FIGURES: usize = 9;

pub(super) fn tokens(text: &str) -> Vec<Spaced> {
    let plain: Vec<char> = text.nfkc().map(plain_char).collect();
    let mut out = Vec::new();
    let mut space = false;
    let mut rest = plain.iter().copied().peekable();
    while let Some(char) = rest.next() {
        let tok = if char.is_ascii_digit() {
            let mut run = String::from(char);
            while let Some(next) = rest.next_if(char::is_ascii_digit) {
                run.push(next);
            }
            let value = if run.len() <= MOST_FIGURES { run.parse().unwrap_or(u32::MAX) } else { u32::MAX };
            Tok::Num { value, figures: run.len() }
        } else if char.is_alphabetic() {
            let mut run = String::from(char);
            while let Some(next) = rest.next_if(|next| next.is_alphabetic()) {
                run.push(next);
            }
            Tok::Word(run.to_lowercase())
        } else if char == ' ' {
            space = true;
            continue;
        } else {
            Tok::Mark(char)
        };
        out.push(Spaced { tok, space });
        space = false;
    }
    out
}

fn plain_char(char: char) -> char {
    match char {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' => '\n',
        '(' | ')' | '[' | ']' | '"' | '\u{201c}' | '\u{201d}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '`' | '\u{b4}' => '\'',
        '\u{2044}' | '\\' | '\u{2215}' => '/',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => ' ',
        other if other.is_whitespace() || other.is_control() => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_break_spaces_and_long_dashes_read_as_plain_ones() {
        assert_eq!(tokens("12\u{a0}March\u{2013}14"), tokens("12 March-14"));
    }

    #[test]
    fn a_very_long_run_of_figures_is_no_number_we_know() {
        assert_eq!(
            tokens("99999999999999999999"),
            vec![Spaced { tok: Tok::Num { value: u32::MAX, figures: 20 }, space: false }]
        );
    }
}
