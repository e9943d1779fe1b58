//! Makes a drawn buffer well formed before it is compared and sent. Knows nothing of terminals.
//!
//! ratatui skips the second cell of a wide symbol when it looks for changes, so a pop-up whose edge falls there would
//! never be seen, and a style that differs between the halves would stay behind. Call this last in every draw.

use super::glyph::{self, Piece};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;

/// Replaces what must not be drawn (see [`super::drawable`]), blanks halves of wide symbols that something covered,
/// and gives both halves of a wide symbol one style.
pub fn settle(buffer: &mut Buffer) {
    let area = buffer.area;
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            x = x.saturating_add(settle_at(buffer, x, y, area.right()));
        }
    }
}

/// Puts one symbol right and says how many columns it takes.
fn settle_at(buffer: &mut Buffer, x: u16, y: u16, right: u16) -> u16 {
    let Some(cell) = buffer.cell(Position { x, y }) else { return 1 };
    if matches!(cell.symbol().as_bytes(), [b' '..=b'~']) {
        return 1;
    }
    let lead = cell.clone();
    let pieces = glyph::reduce(lead.symbol());
    let width = pieces.iter().map(|piece| u16::from(piece.width)).fold(0, u16::saturating_add);
    let hidden = |at: u16| buffer.cell(Position { x: at, y }).is_some_and(|cell| cell.symbol() == " ");
    let whole = x.saturating_add(width) <= right && (x.saturating_add(1)..x.saturating_add(width)).all(hidden);
    if !whole {
        place(buffer, x, y, &lead, &Piece::BLANK);
        return 1;
    }
    let mut at = x;
    for piece in &pieces {
        place(buffer, at, y, &lead, piece);
        if piece.width == 2 {
            place(buffer, at.saturating_add(1), y, &lead, &Piece::BLANK);
        }
        at = at.saturating_add(u16::from(piece.width));
    }
    width.max(1)
}

fn place(buffer: &mut Buffer, x: u16, y: u16, style: &Cell, piece: &Piece) {
    if let Some(cell) = buffer.cell_mut(Position { x, y }) {
        cell.set_symbol(&piece.symbol()).set_style(style.style());
        cell.modifier = style.modifier;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Style};

    #[test]
    fn a_wide_symbol_half_under_a_pop_up_gives_way() {
        let mut buffer = Buffer::with_lines(["漢字ab"]);
        buffer.set_string(1, 0, "|x", Style::new());
        settle(&mut buffer);
        assert_eq!(buffer, Buffer::with_lines([" |x ab"]));
    }

    #[test]
    fn both_halves_of_a_wide_symbol_share_a_style() {
        let mut buffer = Buffer::with_lines(["  "]);
        buffer.set_string(0, 0, "漢", Style::new().fg(Color::Red).bg(Color::Blue));
        settle(&mut buffer);
        assert_eq!(buffer[(1, 0)].style(), buffer[(0, 0)].style());
    }

    #[test]
    fn a_flag_is_drawn_as_letters_in_its_two_columns() {
        let mut buffer = Buffer::with_lines(["🇬🇧!"]);
        settle(&mut buffer);
        assert_eq!(buffer, Buffer::with_lines(["GB!"]));
    }
}
