//! Which symbols may reach the terminal, and what stands in for the others. Knows nothing of rows or colours.
//!
//! The rule: **one cell holds one base character of a width every terminal agrees on, with at most three combining
//! accents**. Terminals count columns one code point at a time, ratatui counts a whole grapheme; where the two differ
//! every later column is wrong. So what only a shaping renderer can join is taken apart before it is drawn:
//!
//! * a joined emoji (zero-width joiner, skin tone) becomes its first picture;
//! * a flag becomes its two letters;
//! * a presentation selector is dropped (the width it asks for is not granted everywhere);
//! * a cluster of several spacing letters (Indic scripts) becomes one cell each;
//! * controls, direction overrides and anything else without a width are dropped, and what cannot be shown is `?`.
//!
//! The stand-in always fills the same number of columns as ratatui gave the symbol.

use ratatui::buffer::CellWidth;
use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar;

/// More accents than this on one letter is noise, and some terminals store no more.
const MOST_ACCENTS: usize = 3;

/// Stands where there is no accent.
const NONE: char = '\0';

/// One cell's worth of symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    pub base: char,
    accents: [char; MOST_ACCENTS],
    /// Columns: 1 or 2; 0 for the second half of a wide symbol.
    pub width: u8,
}

impl Piece {
    pub const BLANK: Piece = Piece::bare(' ', 1);
    pub const SECOND_HALF: Piece = Piece::bare(' ', 0);

    const fn bare(base: char, width: u8) -> Self {
        Piece { base, accents: [NONE; MOST_ACCENTS], width }
    }

    /// One printable letter of ASCII, which most symbols are.
    pub fn plain(symbol: &str) -> Option<Piece> {
        match symbol.as_bytes() {
            [byte @ b' '..=b'~'] => Some(Piece::bare(char::from(*byte), 1)),
            _ => None,
        }
    }

    pub fn has_accents(&self) -> bool {
        self.accents.first() != Some(&NONE)
    }

    /// The characters to print: the base, then its accents.
    pub fn chars(&self) -> impl Iterator<Item = char> {
        std::iter::once(self.base).chain(self.accents.into_iter().take_while(|accent| *accent != NONE))
    }

    /// The piece as ratatui would hold it.
    pub fn symbol(&self) -> String {
        self.chars().collect()
    }
}

/// Whether the symbol can be drawn as it is: one base character, accents only, the same width to everybody.
pub fn drawable(symbol: &str) -> bool {
    Piece::plain(symbol).is_some() || matches!(reduce(symbol).as_slice(), [piece] if piece.chars().eq(symbol.chars()))
}

/// The pieces that stand for a symbol, together exactly as many columns wide as ratatui takes it to be.
pub fn reduce(symbol: &str) -> Vec<Piece> {
    if symbol.len() < 2 {
        return vec![Piece::plain(symbol).unwrap_or(Piece::BLANK)];
    }
    let columns = usize::from(symbol.cell_width()).max(1);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut left = columns;
    let mut accents: Vec<char> = Vec::new();
    let mut joined = false;
    for c in symbol.chars() {
        let part_of_picture =
            std::mem::replace(&mut joined, c == '\u{200D}') || ('\u{1F3FB}'..='\u{1F3FF}').contains(&c);
        match kind(c) {
            Kind::Accent if !pieces.is_empty() && accents.len() < MOST_ACCENTS => accents.push(c),
            Kind::Base(shown, width) if pieces.is_empty() || !part_of_picture => {
                seal(&mut pieces, &mut accents);
                let fits = usize::from(width) <= left;
                let piece = if fits { Piece::bare(shown, width) } else { Piece::bare('?', 1) };
                if left > 0 && (fits || pieces.is_empty()) {
                    left = left.saturating_sub(usize::from(piece.width));
                    pieces.push(piece);
                }
            }
            _ => {}
        }
    }
    seal(&mut pieces, &mut accents);
    pieces.extend(std::iter::repeat_n(Piece::BLANK, left));
    pieces
}

/// Hangs the accents on the last piece, unless together they would measure something else.
fn seal(pieces: &mut [Piece], accents: &mut Vec<char>) {
    if let Some(piece) = pieces.last_mut()
        && !accents.is_empty()
    {
        let mut dressed = *piece;
        dressed.accents.iter_mut().zip(accents.drain(..)).for_each(|(place, accent)| *place = accent);
        if dressed.symbol().cell_width() == u16::from(piece.width) {
            *piece = dressed;
        }
    }
}

enum Kind {
    /// What is shown, and its columns.
    Base(char, u8),
    Accent,
    Nothing,
}

fn kind(c: char) -> Kind {
    match c {
        '\u{1F1E6}'..='\u{1F1FF}' => {
            let letter = u32::from(c).saturating_sub(0x1F1E6).saturating_add(u32::from('A'));
            Kind::Base(char::from_u32(letter).unwrap_or('?'), 1)
        }
        // The replacement character is swallowed by some terminals, the soft hyphen by others.
        '\u{FFFD}' => Kind::Base('?', 1),
        '\u{00AD}' => Kind::Base('-', 1),
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Kind::Nothing,
        // Unicode's own line and paragraph ends: some terminals break the line there.
        '\u{2028}' | '\u{2029}' => Kind::Base(' ', 1),
        _ if c.is_control() => Kind::Nothing,
        _ => match c.width() {
            // ratatui has its own mind about a few, such as the halfwidth sound marks.
            Some(width @ (1 | 2)) if usize::from(c.encode_utf8(&mut [0; 4]).cell_width()) == width => {
                Kind::Base(c, u8::try_from(width).unwrap_or(1))
            }
            Some(0) if is_combining_mark(c) => Kind::Accent,
            Some(0) | None => Kind::Nothing,
            Some(_) => Kind::Base('?', 1),
        },
    }
}

/// Characters that move the cursor by exactly one column on every terminal we know of. After any other the position
/// is taken to be unknown.
pub fn steady(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{00A0}'..='\u{00AC}' | '\u{00AE}'..='\u{024F}' // Latin, without the soft hyphen
        | '\u{0391}'..='\u{03C9}' | '\u{0410}'..='\u{044F}' // plain Greek and Cyrillic
        | '\u{1E00}'..='\u{1EFF}' // Welsh w and y with accents live here
        | '\u{2013}' | '\u{2014}' | '\u{2018}'..='\u{201E}' | '\u{2022}' | '\u{2026}' | '\u{20AC}'
        | '\u{2500}'..='\u{257F}' // box drawing
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(symbol: &str) -> String {
        reduce(symbol).iter().map(Piece::symbol).collect()
    }

    #[test]
    fn plain_letters_accents_and_ideographs_are_drawn_as_they_are() {
        for symbol in ["a", "ŵ", "e\u{301}", "漢", "👍", "─", "ж"] {
            assert!(drawable(symbol), "{symbol:?}");
            assert_eq!(shown(symbol), symbol);
        }
    }

    #[test]
    fn what_terminals_measure_differently_is_taken_apart() {
        for (symbol, stand_in) in [
            ("👩\u{200D}👩\u{200D}👧", "👩"),
            ("👍\u{1F3FD}", "👍"),
            ("🇬🇧", "GB"),
            ("❤\u{FE0F}", "❤ "),
            ("\u{FFFD}", "?"),
            ("", " "),
            ("\u{202E}", " "),
            ("\u{7}", " "),
        ] {
            assert!(!drawable(symbol), "{symbol:?}");
            assert_eq!(shown(symbol), stand_in, "{symbol:?}");
        }
    }

    #[test]
    fn a_pile_of_accents_is_cut() {
        let pile = format!("a{}", "\u{301}".repeat(40));
        assert_eq!(shown(&pile).chars().count(), 1 + MOST_ACCENTS);
    }

    proptest::proptest! {
        #[test]
        fn a_stand_in_is_as_wide_as_the_symbol_and_drawable_itself(symbol in "\\PC{1,6}") {
            let columns = u32::from(symbol.cell_width().max(1));
            let pieces = reduce(&symbol);
            proptest::prop_assert_eq!(pieces.iter().map(|piece| u32::from(piece.width)).sum::<u32>(), columns);
            for piece in pieces {
                proptest::prop_assert!(drawable(&piece.symbol()), "{:?} from {:?}", piece, symbol);
            }
        }
    }
}
