//! The text of a letter to its numbered points, and what of it was not taken as one.
//!
//! Letters number points "1." or "1)", "Para 2.3:", with letters or only with bullets, and put letters, roman numbers or
//! bullets under them. Sub-points keep their own row: 4a, 4b. Whatever else the letter says is shown to a person, who may
//! make a point of it: nothing that a panel asks is dropped in silence.

mod marker;
mod piece;
mod reader;
mod words;

use super::super::super::change::Batch;
use super::super::super::value::{Ref, Value};

/// One point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// "4", "4b", "para 2.3"; a second list that starts again at 1 is "B1"; a paragraph taken by hand is "+1".
    pub number: String,
    pub text: String,
    /// The line of the letter it begins on, from 1.
    pub line: usize,
}

/// A paragraph that is no point until a person takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    pub text: String,
    /// The line of the letter it begins on, from 1.
    pub line: usize,
    /// It reads as if it asked for something.
    pub asks: bool,
}

/// A letter read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parsed {
    pub points: Vec<Point>,
    /// What was not taken, without address, greeting and signature; what seems to ask for something first.
    pub left: Vec<Left>,
    /// What stands after the last point, up to the closing: the standard asks.
    pub after: String,
}

impl Parsed {
    /// Makes points of paragraphs that were left, by their places in [`Parsed::left`]. Where the letter has points of its
    /// own they are numbered "+1", "+2"; else from 1.
    pub fn take(&mut self, places: &[usize]) {
        let own = !self.points.is_empty();
        let taken: Vec<Left> = places.iter().filter_map(|place| self.left.get(*place).cloned()).collect();
        for (at, left) in taken.iter().enumerate() {
            let number = if own { format!("+{}", at + 1) } else { (at + 1).to_string() };
            self.points.push(Point { number, text: left.text.clone(), line: left.line });
        }
        self.left.retain(|left| !taken.contains(left));
    }
}

/// Reads the points of a letter; none when it has neither numbers nor letters nor bullets.
pub fn read(text: &str) -> Parsed {
    reader::read(&piece::pieces(text))
}

/// The batch that files the points under a letter. `letter` may be a link to a letter added in the same batch.
pub fn points(batch: &mut Batch, case: &Ref, letter: &Ref, parsed: &[Point]) {
    let Some(entity) = super::super::super::register::entity("qa_point") else { return };
    for point in parsed {
        batch.add(
            entity,
            vec![
                ("case", Value::Link(case.clone())),
                ("letter", Value::Link(letter.clone())),
                ("number", Value::text(point.number.clone())),
                ("what", Value::text(point.text.clone())),
                ("state", Value::code("open")),
            ],
        );
    }
}

#[cfg(test)]
mod tests;
