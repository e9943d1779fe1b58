//! Finds rows that moved as a block, so that the terminal can move them itself. Knows nothing of pens or moves.

use super::emit::Wire;
use super::motion::At;
use super::pen::Pen;
use super::shadow::{Glyph, Grid};
use std::collections::hash_map::{Entry, HashMap};
use std::ops::Range;

/// Rows to move, and how far up (down, if negative).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    pub rows: Range<u16>,
    pub up: i32,
}

/// Fewer rows than this found again elsewhere are not worth looking at.
const LEAST_ROWS: usize = 2;

/// The most promising block, if rows of `want` stand elsewhere in `have`. Whether it is worth it the caller finds out
/// by painting both ways.
pub fn find(have: &Grid, want: &Grid) -> Option<Shift> {
    let height = want.height();
    let changed: Vec<u16> = (0..height).filter(|y| have.row(*y) != want.row(*y)).collect();
    if changed.len() < LEAST_ROWS {
        return None;
    }
    // Where each row of text stands now; a text that stands twice says nothing.
    let mut places: HashMap<u64, Option<u16>> = HashMap::new();
    for y in 0..height {
        let row = have.row(y);
        if row.iter().any(|cell| *cell != Glyph::BLANK) {
            match places.entry(fingerprint(row)) {
                Entry::Occupied(mut seen) => *seen.get_mut() = None,
                Entry::Vacant(free) => {
                    free.insert(Some(y));
                }
            }
        }
    }
    let mut votes: HashMap<i32, usize> = HashMap::new();
    for y in &changed {
        if let Some(Some(from)) = places.get(&fingerprint(want.row(*y))) {
            let count = votes.entry(i32::from(*from).saturating_sub(i32::from(*y))).or_default();
            *count = count.saturating_add(1);
        }
    }
    votes.remove(&0);
    let (up, count) = votes.into_iter().max_by_key(|(up, count)| (*count, std::cmp::Reverse(up.abs()), *up))?;
    if count < LEAST_ROWS {
        return None;
    }
    region(have, want, up)
}

/// The stretch of rows for which taking each from `up` rows below saves most.
fn region(have: &Grid, want: &Grid, up: i32) -> Option<Shift> {
    let (mut best, mut best_sum) = (None, 0_i64);
    let (mut start, mut sum) = (0, 0_i64);
    for y in 0..want.height() {
        let from = u16::try_from(i32::from(y).saturating_add(up)).ok().filter(|from| *from < have.height());
        let Some(from) = from else {
            (start, sum) = (y.saturating_add(1), 0);
            continue;
        };
        let row = want.row(y);
        let gain = differences(have.row(y), row).saturating_sub(differences(have.row(from), row));
        sum = sum.saturating_add(gain);
        if sum <= 0 {
            (start, sum) = (y.saturating_add(1), 0);
        } else if sum > best_sum {
            (best, best_sum) = (Some(start..y.saturating_add(1)), sum);
        }
    }
    let targets = best?;
    let distance = u16::try_from(up.unsigned_abs()).ok()?;
    let rows = if up > 0 {
        targets.start..targets.end.saturating_add(distance)
    } else {
        targets.start.saturating_sub(distance)..targets.end
    };
    Some(Shift { rows, up })
}

fn differences(old: &[Glyph], new: &[Glyph]) -> i64 {
    let count = old.iter().zip(new).filter(|(before, after)| before != after).count();
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Rows of the same text have the same; that two others do is so rare that it may cost a few bytes.
fn fingerprint(row: &[Glyph]) -> u64 {
    row.iter().fold(0, |sum: u64, cell| {
        let text = u64::from(u32::from(cell.piece.base)) | u64::from(cell.pen.attrs.bits()) << 32;
        (sum.rotate_left(5) ^ text).wrapping_mul(0x517c_c1b7_2722_0a95)
    })
}

/// Has the terminal move the block: line feeds at the foot of the scroll region, or reverse feeds at its head. The
/// region stays: who scrolls once may scroll again.
pub fn carry_out(wire: &mut Wire, shift: &Shift, height: u16) {
    let (top, last) = (shift.rows.start, shift.rows.end.saturating_sub(1));
    // The rows that come free are filled with the pen's background.
    if !wire.pen.is_some_and(|pen| Glyph::BLANK.suits(pen)) {
        wire.take(Pen::PLAIN);
    }
    wire.confine(&shift.rows, height);
    let times = usize::try_from(shift.up.unsigned_abs()).unwrap_or_default();
    let (edge, feed) = if shift.up > 0 { (last, "\n") } else { (top, "\x1bM") };
    // Any column will do.
    if !matches!(wire.at, At::Cell(_, row) if row == edge) {
        wire.go(0, edge, &[]);
    }
    wire.say(&feed.repeat(times));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&str]) -> Grid {
        let mut grid = Grid::blank(8, u16::try_from(rows.len()).unwrap());
        for (y, row) in rows.iter().enumerate() {
            for (x, c) in row.chars().enumerate() {
                grid.put(u16::try_from(x).unwrap(), u16::try_from(y).unwrap(), &c.to_string(), Pen::PLAIN);
            }
        }
        grid
    }

    #[test]
    fn a_list_that_scrolled_is_found_both_ways() {
        let (low, high) =
            (["head", "one", "two", "three", "four", "foot"], ["head", "two", "three", "four", "five", "foot"]);
        assert_eq!(find(&grid(&low), &grid(&high)), Some(Shift { rows: 1..5, up: 1 }));
        assert_eq!(find(&grid(&high), &grid(&low)), Some(Shift { rows: 1..5, up: -1 }));
    }

    #[test]
    fn a_still_screen_and_one_with_other_text_have_no_block() {
        let rows = ["a", "b", "c", "d"];
        assert_eq!(find(&grid(&rows), &grid(&rows)), None);
        assert_eq!(find(&grid(&rows), &grid(&["w", "x", "y", "z"])), None);
    }

    #[test]
    fn the_rows_that_come_free_are_never_coloured_by_the_pen() {
        let profile = super::super::profile::Profile::ecma48(super::super::profile::Depth::Sixteen);
        let mut wire = Wire { pen: None, ..Wire::lost(profile) };
        carry_out(&mut wire, &Shift { rows: 2..22, up: -2 }, 24);
        assert_eq!(wire.out.escape_ascii().to_string(), "\\x1b[m\\x1b[3;22r\\x1b[3H\\x1bM\\x1bM");
        let mut wire = Wire { pen: Some(Pen::PLAIN), ..Wire::lost(profile) };
        carry_out(&mut wire, &Shift { rows: 0..24, up: 1 }, 24);
        assert_eq!(wire.out.escape_ascii().to_string(), "\\x1b[24H\\n");
    }
}
