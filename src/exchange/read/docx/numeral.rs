//! A number as the level of a list draws it: figures, letters or Roman numerals. Must not know lists.

/// A number in the form of its level.
pub fn figure(form: &str, count: u32) -> String {
    match form {
        "lowerLetter" | "upperLetter" => letters(count),
        "lowerRoman" | "upperRoman" => roman(count),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

/// "a" to "z", then "aa", as Word goes on.
fn letters(count: u32) -> String {
    let at = count.saturating_sub(1);
    let letter = u8::try_from(at % 26).map_or('a', |at| char::from(b'a' + at));
    std::iter::repeat_n(letter, usize::try_from(at / 26 + 1).unwrap_or(1).min(4)).collect()
}

fn roman(count: u32) -> String {
    const FIGURES: [(u32, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut left = count.min(399);
    let mut drawn = String::new();
    for (worth, figure) in FIGURES {
        while left >= worth {
            drawn.push_str(figure);
            left -= worth;
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_roman_numbers_go_on() {
        assert_eq!((letters(1), letters(26), letters(27)), ("a".into(), "z".into(), "aa".into()));
        assert_eq!((roman(4), roman(9), roman(14)), ("iv".into(), "ix".into(), "xiv".into()));
    }
}
