//! Text in cells: clipped by display width, never in the middle of a symbol.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Text with more characters than this to a cell is cut like text that is too wide.
const MOST_CHARACTERS_A_CELL: usize = 32;

/// Cells a text takes.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The text cut to at most `columns` cells; a cut is shown by a closing "..".
pub fn clip(text: &str, columns: usize) -> String {
    // A line of a megabyte is not measured to its end: what does not fit is found after a screenful.
    let measured = text
        .char_indices()
        .nth(columns.saturating_mul(MOST_CHARACTERS_A_CELL))
        .map_or(text, |(at, _)| text.get(..at).unwrap_or(text));
    if measured.len() == text.len() && width(text) <= columns {
        return text.to_owned();
    }
    let (mark, room) = if columns > 4 { ("..", columns - 2) } else { ("", columns) };
    let mut out = String::new();
    let mut used = 0;
    for grapheme in measured.graphemes(true) {
        let cells = width(grapheme);
        if used + cells > room {
            break;
        }
        used += cells;
        out.push_str(grapheme);
    }
    out.push_str(mark);
    out
}

/// The text in exactly `columns` cells, blanks on the right.
pub fn fit(text: &str, columns: usize) -> String {
    let mut out = clip(text, columns);
    let used = width(&out);
    out.extend(std::iter::repeat_n(' ', columns.saturating_sub(used)));
    out
}

/// The text in exactly `columns` cells, blanks on the left.
pub fn fit_right(text: &str, columns: usize) -> String {
    let out = clip(text, columns);
    " ".repeat(columns.saturating_sub(width(&out))) + &out
}

/// The text in lines of at most `columns` cells, broken between words; its own line breaks are kept.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let gap = usize::from(!line.is_empty());
            if width(&line) + gap + width(word) > columns && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            if width(word) > columns {
                for grapheme in word.graphemes(true) {
                    if width(&line) + width(grapheme) > columns {
                        lines.push(std::mem::take(&mut line));
                    }
                    line.push_str(grapheme);
                }
            } else {
                line.push_str(word);
            }
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_is_shown_and_never_halves_a_wide_symbol() {
        assert_eq!(clip("Northfield Health Trust", 12), "Northfield..");
        assert_eq!(width(&fit("漢字漢字漢字", 7)), 7);
        assert_eq!(fit("abc", 5), "abc  ");
        assert_eq!(fit_right("12", 5), "   12");
    }

    #[test]
    fn wrapping_breaks_between_words_and_cuts_a_word_longer_than_the_line() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("a\n\nb", 4), ["a", "", "b"]);
    }
}
