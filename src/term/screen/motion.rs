//! The cheapest way to move the cursor. Knows the grid's size and what of a row may be printed again, nothing of pens.

use std::io::Write as _;

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
/// More backspaces than this are never shorter than a sequence.
const MOST_BACKSPACES: u16 = 6;
/// More columns than this are never shorter printed again.
const MOST_REPRINTED: u16 = 8;

/// What may be used besides addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ways {
    /// Rows may be stepped over: no edge of a scroll region lies between.
    pub free: bool,
    pub tabs: bool,
}

/// A way to a cell: nothing of it is written until it is known to be the cheapest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    Address(u16, u16),
    /// A carriage return first, if `home`; then up or down to a row, tab stops, and the rest of the columns.
    Steps {
        home: bool,
        down: (u16, u16),
        tabs: u16,
        then: Along,
    },
}

/// Along a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Along {
    Nowhere,
    Left(u16),
    Backspaces(u16),
    Right(u16),
    /// Columns printed again, and the bytes that takes.
    Reprint(u16, u16, usize),
}

/// The cheapest way from `from` to column `x` of row `y`. `reprint(a, b)` gives the bytes of columns `a..b` of the
/// target row if printing them again would change nothing.
pub fn route(from: At, x: u16, y: u16, ways: Ways, reprint: &dyn Fn(u16, u16) -> Option<usize>) -> Route {
    let address = Route::Address(x, y);
    if !ways.free {
        return address;
    }
    let mut best = (address, address.len());
    let mut consider = |home: bool, row: u16, column: u16| {
        along(column, x, ways.tabs, reprint, &mut |tabs, then| {
            let route = Route::Steps { home, down: (row, y), tabs, then };
            let length = route.len();
            if length < best.1 {
                best = (route, length);
            }
        });
    };
    if let At::Cell(column, row) = from {
        consider(false, row, column);
    }
    if let At::Cell(_, row) | At::Edge(row) = from {
        consider(true, row, 0);
    }
    best.0
}

/// The ways along a row, each as tab stops and what follows them.
fn along(
    from: u16,
    to: u16,
    tabs: bool,
    reprint: &dyn Fn(u16, u16) -> Option<usize>,
    consider: &mut dyn FnMut(u16, Along),
) {
    let step = from.abs_diff(to);
    if step == 0 {
        return consider(0, Along::Nowhere);
    }
    if to < from {
        consider(0, Along::Left(step));
        if step <= MOST_BACKSPACES {
            consider(0, Along::Backspaces(step));
        }
        return;
    }
    let again = |from: u16| reprint(from, to).map(|bytes| Along::Reprint(from, to, bytes));
    consider(0, Along::Right(step));
    if step <= MOST_REPRINTED
        && let Some(again) = again(from)
    {
        consider(0, again);
    }
    let (stops, rest) = (to / TAB - from / TAB, to % TAB);
    if tabs && stops > 0 {
        let then = if rest == 0 { Along::Nowhere } else { again(to - rest).unwrap_or(Along::Right(rest)) };
        consider(stops, then);
    }
}

impl Route {
    /// Bytes it takes.
    pub fn len(self) -> usize {
        match self {
            Route::Address(0, 0) => 3,
            Route::Address(0, y) => digits(y.saturating_add(1)).saturating_add(3),
            Route::Address(x, 0) => digits(x.saturating_add(1)).saturating_add(4),
            Route::Address(x, y) => digits(y.saturating_add(1)) + digits(x.saturating_add(1)) + 4,
            Route::Steps { home, down: (from, to), tabs, then } => {
                usize::from(home) + vertical(from, to) + usize::from(tabs) + then.len()
            }
        }
    }

    /// Writes it; `text` writes the columns that are printed again.
    pub fn write(self, out: &mut Vec<u8>, text: impl FnOnce(&mut Vec<u8>, u16, u16)) {
        // Writing to memory does not fail.
        let _ = match self {
            Route::Address(0, 0) => out.write_all(b"\x1b[H"),
            Route::Address(0, y) => write!(out, "\x1b[{}H", y.saturating_add(1)),
            Route::Address(x, 0) => write!(out, "\x1b[;{}H", x.saturating_add(1)),
            Route::Address(x, y) => write!(out, "\x1b[{};{}H", y.saturating_add(1), x.saturating_add(1)),
            Route::Steps { home, down, tabs, then } => {
                out.extend(home.then_some(b'\r'));
                step(out, down.0, down.1);
                out.extend(std::iter::repeat_n(b'\t', usize::from(tabs)));
                match then {
                    Along::Nowhere => {}
                    Along::Left(count) => csi(out, count, b'D'),
                    Along::Backspaces(count) => out.extend(std::iter::repeat_n(8, usize::from(count))),
                    Along::Right(count) => csi(out, count, b'C'),
                    Along::Reprint(from, to, _) => text(out, from, to),
                }
                Ok(())
            }
        };
    }
}

impl Along {
    fn len(self) -> usize {
        match self {
            Along::Nowhere => 0,
            Along::Left(count) | Along::Right(count) => csi_len(count),
            Along::Backspaces(count) => usize::from(count),
            Along::Reprint(.., bytes) => bytes,
        }
    }
}

/// Bytes of going straight up or down.
fn vertical(from: u16, to: u16) -> usize {
    let count = from.abs_diff(to);
    match count {
        0 => 0,
        _ if to > from => usize::from(count).min(csi_len(count)),
        1 => 2,
        _ => csi_len(count),
    }
}

/// Straight up or down, the column kept. A line feed does that in raw mode only, which is the only mode we are in.
fn step(out: &mut Vec<u8>, from: u16, to: u16) {
    let count = from.abs_diff(to);
    match count {
        0 => {}
        _ if to > from && usize::from(count) <= csi_len(count) => {
            out.extend(std::iter::repeat_n(b'\n', usize::from(count)));
        }
        _ if to > from => csi(out, count, b'B'),
        1 => out.extend_from_slice(b"\x1bM"),
        _ => csi(out, count, b'A'),
    }
}

fn csi_len(count: u16) -> usize {
    if count == 1 { 3 } else { digits(count).saturating_add(3) }
}

fn csi(out: &mut Vec<u8>, count: u16, last: u8) {
    out.extend_from_slice(b"\x1b[");
    if count != 1 {
        // Writing to memory does not fail.
        let _ = write!(out, "{count}");
    }
    out.push(last);
}

const fn digits(number: u16) -> usize {
    match number {
        0..=9 => 1,
        10..=99 => 2,
        100..=999 => 3,
        1000..=9999 => 4,
        10_000.. => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(from: At, x: u16, y: u16, ways: Ways, reprint: &dyn Fn(u16, u16) -> Option<usize>) -> String {
        let route = route(from, x, y, ways, reprint);
        let mut out = Vec::new();
        route.write(&mut out, |out, a, b| out.extend(std::iter::repeat_n(b'x', usize::from(b - a))));
        assert_eq!(route.len(), out.len(), "{route:?}");
        String::from_utf8(out).unwrap()
    }

    fn text(a: u16, b: u16) -> Option<usize> {
        Some(usize::from(b - a))
    }

    #[test]
    fn the_cheapest_move_is_found() {
        for (from, x, y, want) in [
            (At::Cell(3, 3), 3, 3, ""),
            (At::Cell(3, 3), 3, 9, "\x1b[6B"),
            (At::Cell(3, 3), 3, 7, "\n\n\n\n"),
            (At::Cell(300, 3), 100, 3, "\x1b[200D"),
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
            assert_eq!(sent(from, x, y, ways, &text), want, "{from:?} to {x},{y}");
        }
    }

    #[test]
    fn what_must_not_be_reprinted_is_jumped() {
        assert_eq!(sent(At::Cell(3, 3), 5, 3, Ways { free: true, tabs: false }, &|_, _| None), "\x1b[2C");
    }

    #[test]
    fn tab_stops_are_used_where_they_are_nearer() {
        for (from, x, want) in
            [(21, 32, "\t\t"), (21, 33, "\t\tx"), (21, 31, "\x1b[10C"), (3, 4, "x"), (0, 79, "\x1b[79C")]
        {
            assert_eq!(sent(At::Cell(from, 3), x, 3, Ways { free: true, tabs: true }, &text), want, "{from} to {x}");
        }
    }

    #[test]
    fn an_edge_of_the_scroll_region_is_never_crossed_by_steps() {
        assert_eq!(sent(At::Cell(3, 3), 3, 4, Ways { free: false, tabs: true }, &text), "\x1b[5;4H");
    }
}
