//! A grid of cells: what the terminal is known to show, or what it is to show. Knows nothing of escape sequences.

use super::glyph::{self, Piece};
use super::pen::Pen;
use std::ops::Range;

/// One cell. The second half of a wide symbol is a cell of width 0 with the same pen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    pub piece: Piece,
    pub pen: Pen,
}

impl Glyph {
    pub const BLANK: Glyph = Glyph { piece: Piece::BLANK, pen: Pen::PLAIN };

    fn new(piece: Piece, pen: Pen) -> Glyph {
        let pen = if piece == Piece::BLANK { pen.on_blank() } else { pen };
        Glyph { piece, pen }
    }

    pub fn is_space(&self) -> bool {
        self.piece == Piece::BLANK
    }

    pub fn is_second_half(&self) -> bool {
        self.piece.width == 0
    }

    /// Whether printing it moves every terminal's cursor by exactly one column.
    pub fn is_steady(&self) -> bool {
        self.piece.width == 1 && !self.piece.has_accents() && glyph::steady(self.piece.base)
    }

    /// Whether printing it with `pen` gives the wanted cell.
    pub fn suits(&self, pen: Pen) -> bool {
        self.pen == pen || (self.is_space() && self.pen == pen.on_blank())
    }

    pub fn push_to(&self, out: &mut Vec<u8>) {
        self.piece.chars().for_each(|c| out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()));
    }
}

/// Rows of cells; always exactly `width` by `height`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    width: u16,
    height: u16,
    cells: Vec<Glyph>,
}

impl Grid {
    pub fn blank(width: u16, height: u16) -> Grid {
        Grid { width, height, cells: vec![Glyph::BLANK; usize::from(width).saturating_mul(usize::from(height))] }
    }

    pub const fn height(&self) -> u16 {
        self.height
    }

    /// The cells of a row; none for a row outside.
    pub fn row(&self, y: u16) -> &[Glyph] {
        self.cells.get(self.span(y)).unwrap_or_default()
    }

    fn span(&self, y: u16) -> Range<usize> {
        let start = usize::from(y).saturating_mul(usize::from(self.width));
        start..start.saturating_add(usize::from(self.width))
    }

    fn row_mut(&mut self, y: u16) -> &mut [Glyph] {
        let span = self.span(y);
        self.cells.get_mut(span).unwrap_or_default()
    }

    /// Writes a symbol as a terminal would: what it half covers is blanked. Outside the grid it does nothing, and a
    /// wide symbol that does not fit the row leaves a blank.
    pub fn put(&mut self, x: u16, y: u16, symbol: &str, pen: Pen) {
        if let Some(piece) = Piece::plain(symbol) {
            self.put_pieces(x, y, &[piece], pen);
        } else {
            self.put_pieces(x, y, &glyph::reduce(symbol), pen);
        }
    }

    fn put_pieces(&mut self, x: u16, y: u16, pieces: &[Piece], pen: Pen) {
        let mut at = usize::from(x);
        let row = self.row_mut(y);
        for piece in pieces.iter().copied() {
            let wide = piece.width == 2;
            let fits = !wide || at.saturating_add(1) < row.len();
            let piece = if fits { piece } else { Piece::BLANK };
            let cells = usize::from(piece.width);
            blank_the_other_half(row, at, cells);
            if let Some(cell) = row.get_mut(at) {
                *cell = Glyph::new(piece, pen);
            }
            at = at.saturating_add(1);
            if wide && fits {
                if let Some(cell) = row.get_mut(at) {
                    *cell = Glyph { piece: Piece::SECOND_HALF, pen };
                }
                at = at.saturating_add(1);
            }
        }
    }

    /// The rows of `rows` that a move up by `by` keeps, as they lie in `later`, but where they lie before it.
    pub fn take_moved(&mut self, later: &Grid, rows: Range<u16>, by: i32) {
        for y in rows.clone() {
            let to = u16::try_from(i32::from(y).saturating_sub(by)).ok().filter(|to| rows.contains(to));
            if let Some(to) = to {
                self.row_mut(y).copy_from_slice(later.row(to));
            }
        }
    }

    /// Moves the rows of `rows` up (or down, if negative) by `by`, blanking the rows that come free.
    pub fn scroll(&mut self, rows: Range<u16>, by: i32) {
        let before = self.clone();
        for y in rows.clone() {
            let from = u16::try_from(i32::from(y).saturating_add(by)).ok().filter(|from| rows.contains(from));
            let row = self.row_mut(y);
            match from {
                Some(from) => row.copy_from_slice(before.row(from)),
                None => row.fill(Glyph::BLANK),
            }
        }
    }
}

/// What is about to be written covers `cells` cells from `at`; wide symbols cut by its edges become blanks.
fn blank_the_other_half(row: &mut [Glyph], at: usize, cells: usize) {
    let after = at.saturating_add(cells);
    if row.get(at).is_some_and(Glyph::is_second_half)
        && let Some(lead) = at.checked_sub(1).and_then(|lead| row.get_mut(lead))
    {
        *lead = Glyph::new(Piece::BLANK, lead.pen);
    }
    // If ratatui says nothing about it, it is what it was to ratatui: a blank in the style of the symbol it was half of.
    if let Some(half) = row.get_mut(after).filter(|cell| cell.is_second_half()) {
        *half = Glyph::new(Piece::BLANK, half.pen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(grid: &Grid, y: u16) -> String {
        grid.row(y).iter().filter(|cell| !cell.is_second_half()).map(|cell| cell.piece.symbol()).collect()
    }

    #[test]
    fn writing_over_half_a_wide_symbol_blanks_the_rest_of_it() {
        let mut grid = Grid::blank(5, 1);
        grid.put(0, 0, "漢", Pen::PLAIN);
        grid.put(2, 0, "字", Pen::PLAIN);
        grid.put(1, 0, "x", Pen::PLAIN);
        assert_eq!(text(&grid, 0), " x字 ");
        grid.put(2, 0, "y", Pen::PLAIN);
        assert_eq!(text(&grid, 0), " xy  ");
    }

    #[test]
    fn a_wide_symbol_never_hangs_over_the_edge() {
        let mut grid = Grid::blank(3, 1);
        grid.put(2, 0, "漢", Pen::PLAIN);
        assert_eq!(text(&grid, 0), "   ");
    }

    #[test]
    fn rows_move_both_ways_within_their_region() {
        for (by, want) in [(1, "0 2 3   4"), (-2, "0     1 4")] {
            let mut grid = Grid::blank(1, 5);
            (0..5).for_each(|y| grid.put(0, y, &y.to_string(), Pen::PLAIN));
            grid.scroll(1..4, by);
            let rows: Vec<String> = (0..5).map(|y| text(&grid, y)).collect();
            assert_eq!(rows.join(" "), want);
        }
    }
}
