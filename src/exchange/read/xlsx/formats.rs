//! Number formats: which show a date, a month, a time. Must not know about cells.

use crate::exchange::sheet::Shows;

/// How a number in a cell is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Meaning {
    #[default]
    Number,
    Date(Shows),
    Time,
}

/// The formats every workbook has by number (ECMA-376 part 1, 18.8.30).
pub fn built_in(id: u32) -> Meaning {
    match id {
        17 => Meaning::Date(Shows::Month),
        14..=16 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Meaning::Date(Shows::Day),
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => Meaning::Time,
        _ => Meaning::Number,
    }
}

/// A format written out, such as `dd/mm/yyyy` or `[$-809]mmmm yyyy;@`.
pub fn custom(code: &str) -> Meaning {
    let mut letters = String::new();
    let mut chars = code.chars();
    while let Some(character) = chars.next() {
        match character {
            '"' => while chars.next().is_some_and(|inside| inside != '"') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|inside| *inside != ']').collect();
                // Elapsed time, `[h]:mm`; everything else in brackets is a colour, a language or a condition.
                if !inside.is_empty()
                    && inside.chars().all(|inside| matches!(inside, 'h' | 'H' | 'm' | 'M' | 's' | 'S'))
                {
                    letters.push('h');
                }
            }
            // Only the first section speaks for ordinary values.
            ';' => break,
            other => letters.push(other.to_ascii_lowercase()),
        }
    }
    if letters.contains("general") || letters.contains("standard") {
        return Meaning::Number;
    }
    // The letters of am/pm are no months.
    let letters = letters.replace("am/pm", "h").replace("a/p", "h");
    let has = |letter| letters.contains(letter);
    match (has('d'), has('y'), has('h') || has('s'), has('m')) {
        (true, ..) => Meaning::Date(Shows::Day),
        (false, true, _, true) => Meaning::Date(Shows::Month),
        (false, true, _, false) => Meaning::Date(Shows::Year),
        (false, false, true, _) => Meaning::Time,
        (false, false, false, true) => Meaning::Date(Shows::Month),
        _ => Meaning::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_apart_by_what_they_show() {
        for (code, meaning) in [
            ("dd/mm/yyyy", Meaning::Date(Shows::Day)),
            ("[$-809]dd mmmm yyyy;@", Meaning::Date(Shows::Day)),
            ("dd/mm/yyyy\\ hh:mm", Meaning::Date(Shows::Day)),
            ("mmm-yy", Meaning::Date(Shows::Month)),
            ("yyyy", Meaning::Date(Shows::Year)),
            ("h:mm:ss", Meaning::Time),
            ("h:mm AM/PM", Meaning::Time),
            ("[h]:mm", Meaning::Time),
            ("mm:ss.0", Meaning::Time),
            ("General", Meaning::Number),
            ("0.00", Meaning::Number),
            ("#,##0 \"days\"", Meaning::Number),
            ("[Red]0;[Blue]-0", Meaning::Number),
            ("_-* #,##0.00_-;-* #,##0.00_-", Meaning::Number),
            ("\\d0", Meaning::Number),
            ("@", Meaning::Number),
        ] {
            assert_eq!(custom(code), meaning, "{code}");
        }
        assert_eq!(built_in(14), Meaning::Date(Shows::Day));
        assert_eq!(built_in(2), Meaning::Number);
    }
}
