//! Which letters and digits a folded text holds, a bit each: a word can only be where all of its own are.

/// Letters, then digits.
pub const KINDS: usize = 26 + 10;

/// The letters and digits of a text.
pub fn mask(text: &str) -> u64 {
    text.bytes().filter_map(kind).fold(0, |mask, kind| mask | 1 << kind)
}

/// The places of the bits set.
pub fn kinds(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let kind = (mask != 0).then(|| mask.trailing_zeros() as usize)?;
        mask &= mask - 1;
        Some(kind)
    })
}

/// The letter or digit that is all of a word.
pub fn only(word: &str) -> Option<usize> {
    match word.as_bytes() {
        [only] => kind(*only),
        _ => None,
    }
}

fn kind(byte: u8) -> Option<usize> {
    match byte {
        b'a'..=b'z' => Some(usize::from(byte - b'a')),
        b'0'..=b'9' => Some(26 + usize::from(byte - b'0')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_have_a_bit_each_and_nothing_else_has_one() {
        assert_eq!(kinds(mask("dhr-2 \u{e9}A")).collect::<Vec<_>>(), [3, 7, 17, 28]);
        assert_eq!((only("z"), only("9"), only("-"), only("ab"), only("")), (Some(25), Some(35), None, None, None));
    }
}
