//! A label as a line of a page: what is searched, then what it takes to show the label and to open its record.
//!
//! The folded label comes first, then a mark, the number of the kind of record, the record's number and the capitals
//! as bits. Nearly every label differs from its folded form by capitals only; the few others follow as they were. The
//! numbers are written in capital letters, which no folded word holds.

use super::super::fold::{clean_for_screen, fold, fold_text};
use super::super::value::Id;

/// Bytes of a label that are kept: a capital has a bit of 64.
const WIDTH: usize = 64;
/// Between the label and the rest.
const MARK: char = '\u{1f}';
/// Before a label that follows as it was.
const KEPT: char = '=';
/// Letters of the two numbers.
const KIND: usize = 2;
const NUMBER: usize = 8;

/// Adds a label to a page. Longer ones are cut.
pub fn write(page: &mut String, kind: u8, id: u32, label: &str) {
    let label = clean_for_screen(label);
    let label = cut(&label);
    let folded = fold_text(label).replace('\n', " ");
    page.push_str(&folded);
    page.push(MARK);
    letters(page, u64::from(kind), KIND);
    letters(page, u64::from(id), NUMBER);
    if label.is_ascii() && folded == label.to_ascii_lowercase() {
        let capitals = label.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_uppercase());
        let bits = capitals.fold(0_u64, |bits, (place, _)| bits | 1 << place);
        letters(page, bits, 16 - bits.leading_zeros() as usize / 4);
    } else {
        page.push(KEPT);
        page.push_str(&label.replace('\n', " "));
    }
    page.push('\n');
}

/// The part of a line that is searched.
pub fn searched(line: &str) -> &str {
    line.split_once(MARK).map_or(line, |(folded, _)| folded)
}

/// What a line says of its record.
pub struct Told {
    pub kind: u8,
    pub id: Id,
    label: Option<String>,
    capitals: u64,
}

/// Reads a line; `None` when it is none.
pub fn read(line: &str) -> Option<Told> {
    let (_, rest) = line.split_once(MARK)?;
    let kind = u8::try_from(number(rest.get(..KIND)?)?).ok()?;
    let id = Id::try_from(number(rest.get(KIND..KIND + NUMBER)?)?).ok()?;
    let rest = rest.get(KIND + NUMBER..)?;
    let label = rest.strip_prefix(KEPT).map(str::to_owned);
    let capitals = if label.is_some() { 0 } else { number(rest)? };
    Some(Told { kind, id, label, capitals })
}

impl Told {
    /// The label as it was, and the same stretches of it as of the folded one.
    pub fn label(self, folded: &str, places: Vec<std::ops::Range<usize>>) -> (String, Vec<std::ops::Range<usize>>) {
        match self.label {
            Some(label) => {
                let source = fold(&label);
                let places = places.into_iter().map(|range| source.source_range(range)).collect();
                drop(source);
                (label, places)
            }
            None => {
                let capital = |place: usize| place < 64 && self.capitals >> place & 1 == 1;
                let raise = |(at, c): (usize, char)| if capital(at) { c.to_ascii_uppercase() } else { c };
                (folded.chars().enumerate().map(raise).collect(), places)
            }
        }
    }
}

/// A number in capital letters, sixteen to a letter.
fn letters(page: &mut String, number: u64, count: usize) {
    let nibble = |place: usize| u8::try_from(number >> (4 * place) & 15).unwrap_or_default();
    page.extend((0..count).rev().map(|place| char::from(b'A' + nibble(place))));
}

fn number(letters: &str) -> Option<u64> {
    letters.bytes().try_fold(0_u64, |sum, letter| {
        let nibble = letter.checked_sub(b'A').filter(|nibble| *nibble < 16)?;
        Some(sum << 4 | u64::from(nibble))
    })
}

/// At most [`WIDTH`] bytes, cut between characters.
fn cut(label: &str) -> &str {
    if label.len() <= WIDTH {
        return label;
    }
    let end = (0..=WIDTH).rev().find(|end| label.is_char_boundary(*end)).unwrap_or(0);
    label.get(..end).unwrap_or_default().trim_end()
}
