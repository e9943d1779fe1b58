//! Codes that stick to words in a workbook: those of page headers and footers, quotation marks of formulas and formats.

/// The text of a page header or footer without its codes: "&L&\"Arial,Bold\"&12Marsh&CPM4 7QT" is two paragraphs.
pub fn page_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let mut signs = after.chars();
        let sign = signs.next();
        rest = signs.as_str();
        match sign {
            Some('&') => out.push('&'),
            Some('L' | 'C' | 'R' | 'l' | 'c' | 'r') => out.push_str("\n\n"),
            // A font and its style, in quotation marks.
            Some('"') => rest = rest.split_once('"').map_or("", |(_, next)| next),
            // A size.
            Some(digit) if digit.is_ascii_digit() => rest = rest.trim_start_matches(|c: char| c.is_ascii_digit()),
            // A colour: six figures, or one of the theme with its shade.
            Some('K' | 'k') => {
                let shaded = rest.chars().nth(2).is_some_and(|c| matches!(c, '+' | '-'));
                let length =
                    rest.chars().take(6).take_while(|c| c.is_ascii_hexdigit() || shaded).map(char::len_utf8).sum();
                rest = rest.get(length..).unwrap_or_default();
            }
            _ => {}
        }
    }
    out.push_str(rest);
    out
}

/// What stands in quotation marks in a formula or a number format, one a line; doubled marks are one.
pub fn quoted(text: &str) -> String {
    let parts: Vec<&str> = text.split('"').collect();
    parts.iter().skip(1).step_by(2).copied().collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_a_page_header_stick_to_no_word() {
        for (code, text) in [
            ("&LMarsh&CPM4 7QT", "\n\nMarsh\n\nPM4 7QT"),
            ("&C&\"Arial,Bold\"&12Okonkwo", "\n\nOkonkwo"),
            ("&R&K000000Will Marsh", "\n\nWill Marsh"),
            ("&L&K01+034Will Marsh&P", "\n\nWill Marsh"),
            ("Marsh && Co &D", "Marsh & Co "),
            ("&", ""),
        ] {
            assert_eq!(page_text(code), text, "{code}");
        }
    }

    #[test]
    fn quoted_words_of_a_formula_are_found() {
        assert_eq!(quoted("IF(B1=\"Okonkwo\",\"a\",0)"), "Okonkwo\na");
        assert_eq!(quoted("SUM(A1)"), "");
    }
}
