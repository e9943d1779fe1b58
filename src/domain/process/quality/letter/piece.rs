//! The lines of a letter as pieces: a marked line with the lines that go on from it, or a paragraph.

use super::marker::{Marker, marker};
use super::words;

/// One piece, with the line it begins on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub marker: Option<Marker>,
    pub text: String,
    pub line: usize,
    /// Columns before the marker: a bullet further in stands under the one before it.
    pub indent: usize,
}

/// Every piece in order. A number that does not follow is part of the sentence it stands in.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let lines: Vec<(usize, &str)> =
        text.lines().map(|line| (line.chars().take_while(|c| c.is_whitespace()).count(), line.trim())).collect();
    let mut found: Vec<Piece> = Vec::new();
    let (mut last, mut under) = (0, 0);
    let mut blank = true;
    for (at, (indent, line)) in lines.iter().enumerate() {
        if line.is_empty() {
            blank = true;
            continue;
        }
        let was_blank = std::mem::take(&mut blank);
        let marked = decimal(line, last, under + 1).or_else(|| marker(line).filter(|found| follows(found, last)));
        if let Some((marker, rest)) = marked {
            match &marker {
                Marker::Number(number) => (last, under) = (*number, 0),
                Marker::Letter(name) if name.starts_with('.') => under += 1,
                _ => {}
            }
            found.push(Piece { marker: Some(marker), text: rest.to_owned(), line: at + 1, indent: *indent });
            continue;
        }
        let next = lines.iter().skip(at + 1).map(|(_, line)| *line).find(|line| !line.is_empty());
        match found.last_mut() {
            Some(open) if !was_blank && !stands_alone(open, line, next) => {
                if !open.text.is_empty() {
                    open.text.push(' ');
                }
                open.text.push_str(line);
            }
            _ => found.push(Piece { marker: None, text: (*line).to_owned(), line: at + 1, indent: *indent }),
        }
    }
    found
}

/// Whether a number goes on from the last one; a list may leave out one or two.
fn follows((marker, text): &(Marker, &str), last: u32) -> bool {
    let Marker::Number(number) = marker else { return true };
    let skips = last > 0 && (last + 2..=last + 3).contains(number) && text.starts_with(char::is_uppercase);
    *number == 1 || *number == last + 1 || skips
}

/// "1.2 and so on" under point 1, after 1.1.
fn decimal(line: &str, last: u32, next: u32) -> Option<(Marker, &str)> {
    let rest = line.strip_prefix(&format!("{last}.{next}")).filter(|_| last > 0)?;
    let rest = rest.strip_prefix(['.', ')']).unwrap_or(rest);
    rest.starts_with(char::is_whitespace).then(|| (Marker::Letter(format!(".{next}")), rest.trim()))
}

/// Whether a line begins a paragraph of its own although no empty line stands before it.
fn stands_alone(open: &Piece, line: &str, next: Option<&str>) -> bool {
    let greets = |text: &str| text.starts_with("Dear ") && words::is_heading(text.trim_end_matches(','));
    if greets(line) || greets(&open.text) || words::is_closing(line) || words::annex(line).is_some() {
        return true;
    }
    // "The panel also asks:" before a list that begins again.
    let opens = line.ends_with(':') && line.starts_with(char::is_uppercase);
    open.marker.is_some() && opens && matches!(next.and_then(marker), Some((Marker::Number(1), _)))
}
