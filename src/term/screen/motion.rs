//! The cheapest way to move the cursor. Knows the grid's size and one row's text, nothing of pens.

use std::fmt::Write as _;

/// Where the terminal's cursor is known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    Cell(u16, u16),
    /// Past the last column of this row, about to wrap: only a carriage return or an address is safe.
    Edge(u16),
    Lost,
}

/// Columns from one tab stop to the next.
pub const TAB: u16 = 8;

/// What may be used besides addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ways {
    /// Rows may be stepped over: no edge of a scroll region lies between.
    pub free: bool,
    pub tabs: bool,
}

/// The bytes that move the cursor from `from` to column `x` of row `y`. `reprint(a, b)` gives the text of columns
/// `a..b` of the target row if printing it again would change nothing.
pub fn route(from: At, x: u16, y: u16, ways: Ways, reprint: &dyn Fn(u16, u16) -> Option<String>) -> String {
    if from == At::Cell(x, y) {
        return String::new();
    }
    let mut best = address(x, y);
    if !ways.free {
        return best;
    }
    let mut consider = |candidate: String| {
        if candidate.len() < best.len() {
            best = candidate;
        }
    };
    if let At::Cell(column, row) = from {
        let down = vertical(row, y);
        along(column, x, ways.tabs, reprint).into_iter().for_each(|across| consider(format!("{down}{across}")));
    }
    if let At::Cell(_, row) | At::Edge(row) = from {
        let down = vertical(row, y);
        along(0, x, ways.tabs, reprint).into_iter().for_each(|across| consider(format!("\r{down}{across}")));
    }
    best
}

/// The absolute address, as short as it can be said.
fn address(x: u16, y: u16) -> String {
    let (row, column) = (y.saturating_add(1), x.saturating_add(1));
    match (x, y) {
        (0, 0) => "\x1b[H".to_owned(),
        (0, _) => format!("\x1b[{row}H"),
        (_, 0) => format!("\x1b[;{column}H"),
        _ => format!("\x1b[{row};{column}H"),
    }
}

/// Straight up or down, the column kept. A line feed does that in raw mode only, which is the only mode we are in.
fn vertical(from: u16, to: u16) -> String {
    let step = from.abs_diff(to);
    if to >= from {
        let feeds = usize::from(step);
        let jump = csi(step, 'B');
        if feeds <= jump.len() { "\n".repeat(feeds) } else { jump }
    } else if step == 1 {
        "\x1bM".to_owned()
    } else {
        csi(step, 'A')
    }
}

/// The ways along a row.
fn along(from: u16, to: u16, tabs: bool, reprint: &dyn Fn(u16, u16) -> Option<String>) -> Vec<String> {
    let step = from.abs_diff(to);
    if step == 0 {
        vec![String::new()]
    } else if to < from {
        let mut ways = vec![csi(step, 'D')];
        if step <= 6 {
            ways.push("\x08".repeat(usize::from(step)));
        }
        ways
    } else {
        let mut ways = vec![csi(step, 'C')];
        if step <= 8 {
            ways.extend(reprint(from, to));
        }
        let (stops, rest) = (to / TAB - from / TAB, to % TAB);
        if tabs && stops > 0 {
            let hop = "\t".repeat(usize::from(stops));
            if rest == 0 {
                ways.push(hop);
            } else if let Some(text) = reprint(to - rest, to) {
                ways.push(hop + &text);
            } else {
                ways.push(format!("{hop}{}", csi(rest, 'C')));
            }
        }
        ways
    }
}

fn csi(count: u16, last: char) -> String {
    let mut sequence = String::from("\x1b[");
    if count != 1 {
        let _ = write!(sequence, "{count}");
    }
    sequence.push(last);
    sequence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheapest_move_is_found() {
        let text = |a: u16, b: u16| Some("x".repeat(usize::from(b - a)));
        for (from, x, y, want) in [
            (At::Cell(3, 3), 3, 3, ""),
            (At::Cell(3, 3), 4, 3, "x"),
            (At::Cell(3, 3), 20, 3, "\x1b[17C"),
            (At::Cell(3, 3), 2, 3, "\x08"),
            (At::Cell(30, 3), 0, 3, "\r"),
            (At::Cell(30, 3), 1, 4, "\r\nx"),
            (At::Edge(3), 0, 4, "\r\n"),
            (At::Cell(5, 3), 5, 2, "\x1bM"),
            (At::Cell(5, 20), 5, 2, "\x1b[18A"),
            (At::Lost, 0, 0, "\x1b[H"),
            (At::Lost, 9, 0, "\x1b[;10H"),
            (At::Lost, 9, 3, "\x1b[4;10H"),
            (At::Cell(40, 3), 79, 20, "\x1b[21;80H"),
        ] {
            let ways = Ways { free: true, tabs: false };
            assert_eq!(route(from, x, y, ways, &text), want, "{from:?} to {x},{y}");
        }
    }

    #[test]
    fn what_must_not_be_reprinted_is_jumped() {
        assert_eq!(route(At::Cell(3, 3), 5, 3, Ways { free: true, tabs: false }, &|_, _| None), "\x1b[2C");
    }

    #[test]
    fn tab_stops_are_used_where_they_are_nearer() {
        let text = |a: u16, b: u16| Some("x".repeat(usize::from(b - a)));
        for (from, x, want) in
            [(21, 32, "\t\t"), (21, 33, "\t\tx"), (21, 31, "\x1b[10C"), (3, 4, "x"), (0, 79, "\x1b[79C")]
        {
            assert_eq!(route(At::Cell(from, 3), x, 3, Ways { free: true, tabs: true }, &text), want, "{from} to {x}");
        }
    }

    #[test]
    fn an_edge_of_the_scroll_region_is_never_crossed_by_steps() {
        let text = |a: u16, b: u16| Some("x".repeat(usize::from(b - a)));
        assert_eq!(route(At::Cell(3, 3), 3, 4, Ways { free: false, tabs: true }, &text), "\x1b[5;4H");
    }
}
