//! Turns two grids into the bytes that take the terminal from the one to the other. Knows nothing of ratatui.

use super::motion::{self, At};
use super::pen::{self, Pen};
use super::profile::Profile;
use super::shadow::{Glyph, Grid};
use std::ops::Range;

/// Bytes being written and what the terminal's state will be after them.
#[derive(Debug, Clone)]
pub struct Wire {
    pub out: Vec<u8>,
    pub at: At,
    /// `None` if unknown.
    pub pen: Option<Pen>,
    /// The scroll region, where it is not the whole screen.
    pub region: Option<(u16, u16)>,
    pub profile: Profile,
}

impl Wire {
    /// A terminal of which nothing is known.
    pub fn lost(profile: Profile) -> Wire {
        Wire { out: Vec::new(), at: At::Lost, pen: None, region: None, profile }
    }

    /// The same state with nothing written yet.
    pub fn fork(&self) -> Wire {
        Wire { out: Vec::new(), ..*self }
    }

    /// Takes over the state and the bytes of a fork.
    pub fn join(&mut self, fork: Wire) {
        self.out.extend_from_slice(&fork.out);
        self.at = fork.at;
        self.pen = fork.pen;
        self.region = fork.region;
    }

    pub fn say(&mut self, bytes: &str) {
        self.out.extend_from_slice(bytes.as_bytes());
    }

    /// Everything blank, pen plain, letters and not line drawing, no scroll region, cursor at the top, and a tab stop
    /// at every eighth column, whatever somebody set before.
    pub fn clear(&mut self, width: u16) {
        self.say("\x0f\x1b(B\x1b[m\x1b[r\x1b[H\x1b[2J");
        if self.profile.tabs {
            let stops = usize::from(width.saturating_sub(1).checked_div(motion::TAB).unwrap_or_default());
            self.say("\x1b[3g");
            self.say(&"\x1b[8C\x1bH".repeat(stops));
            self.say("\r");
        }
        self.pen = Some(Pen::PLAIN);
        self.region = None;
        self.at = At::Cell(0, 0);
    }

    /// Sets the scroll region to these rows, if it is not there already.
    pub fn confine(&mut self, rows: &Range<u16>, height: u16) {
        let (top, last) = (rows.start, rows.end.saturating_sub(1));
        if self.region == Some((top, last)) {
            return;
        }
        let whole = top == 0 && rows.end >= height;
        if whole {
            self.release();
            return;
        }
        let foot = if rows.end >= height { String::new() } else { format!(";{}", rows.end) };
        self.say(&format!("\x1b[{}{foot}r", top.saturating_add(1)));
        self.region = Some((top, last));
        // Not every terminal goes to the top then.
        self.at = At::Lost;
    }

    /// The scroll region is the whole screen again.
    pub fn release(&mut self) {
        if self.region.take().is_some() {
            self.say("\x1b[r");
            self.at = At::Lost;
        }
    }

    /// Whether relative moves from here to that row neither scroll nor stop at the edge of the scroll region.
    fn is_free_to(&self, y: u16) -> bool {
        let (At::Cell(_, row) | At::Edge(row)) = self.at else { return false };
        let inside = |(top, last): (u16, u16)| (top..=last).contains(&row) && (top..=last).contains(&y);
        row == y || self.region.is_none_or(inside)
    }

    pub fn take(&mut self, pen: Pen) {
        let sequence = pen::change(self.pen, pen, self.profile.partial_pen);
        self.say(&sequence);
        self.pen = Some(pen);
    }

    /// Moves to a cell of a row whose cells up to there already show `row`.
    pub fn go(&mut self, x: u16, y: u16, row: &[Glyph]) {
        if self.at == At::Cell(x, y) {
            return;
        }
        let pen = self.pen;
        let cells = |from: u16, to: u16| row.get(usize::from(from)..usize::from(to));
        let reprint = |from: u16, to: u16| {
            let cells = cells(from, to)?;
            let same = cells.iter().all(|cell| cell.is_steady() && pen.is_some_and(|pen| cell.suits(pen)));
            same.then(|| cells.iter().map(|cell| cell.piece.base.len_utf8()).sum())
        };
        let ways = motion::Ways { free: self.is_free_to(y), tabs: self.profile.tabs };
        motion::route(self.at, x, y, ways, &reprint).write(&mut self.out, |out, from, to| {
            cells(from, to).unwrap_or_default().iter().for_each(|cell| cell.push_to(out));
        });
        self.at = At::Cell(x, y);
    }

    fn print(&mut self, x: u16, y: u16, width: u16, glyph: &Glyph) {
        if !self.pen.is_some_and(|pen| glyph.suits(pen)) {
            self.take(glyph.pen);
        }
        glyph.push_to(&mut self.out);
        let next = x.saturating_add(1);
        self.at = match glyph.is_steady() {
            true if next < width => At::Cell(next, y),
            true => At::Edge(y),
            false => At::Lost,
        };
    }

    /// Bytes it takes to have a plain pen.
    fn plain_costs(&self) -> usize {
        if self.pen == Some(Pen::PLAIN) { 0 } else { 3 }
    }
}

/// Paints every row that differs. Leaves off once more than `most` bytes are written: then another way is cheaper.
pub fn paint(wire: &mut Wire, have: &Grid, want: &Grid, most: usize) {
    let mut cleared = Vec::new();
    for y in 0..want.height() {
        if wire.out.len() > most {
            return;
        }
        let (old, new) = (have.row(y), want.row(y));
        let Some(first) = differs_from(old, new, 0) else { continue };
        let mut over = wire.fork();
        paint_over(&mut over, y, old, new);
        // The other way: clear from the first difference, then print only what is not blank.
        let (kept, rest) = old.split_at(first);
        let worth = !new.get(first).is_some_and(Glyph::is_second_half) && rest.iter().any(|cell| *cell != Glyph::BLANK);
        if worth {
            cleared.clear();
            cleared.extend_from_slice(kept);
            cleared.resize(old.len(), Glyph::BLANK);
            let mut afresh = wire.fork();
            afresh.go(column(first), y, new);
            afresh.take(Pen::PLAIN);
            afresh.say("\x1b[K");
            paint_over(&mut afresh, y, &cleared, new);
            if afresh.out.len() < over.out.len() {
                over = afresh;
            }
        }
        wire.join(over);
    }
}

/// Paints the cells of one row that differ, left to right.
fn paint_over(wire: &mut Wire, y: u16, old: &[Glyph], new: &[Glyph]) {
    let width = column(new.len());
    let blank_from = new.iter().rposition(|cell| *cell != Glyph::BLANK).map_or(0, |last| last.saturating_add(1));
    let mut x = 0;
    while let Some(found) = differs_from(old, new, x) {
        let second_half = new.get(found).is_some_and(Glyph::is_second_half);
        let at = if second_half { found.saturating_sub(1) } else { found };
        let Some(glyph) = new.get(at) else { break };
        let run = blank_run(old, new, at);
        if at >= blank_from && wire.plain_costs().saturating_add(3) <= run {
            wire.go(column(at), y, new);
            wire.take(Pen::PLAIN);
            wire.say("\x1b[K");
            break;
        }
        wire.go(column(at), y, new);
        // Not moving the cursor, ECH costs the next move as well.
        if wire.profile.erase_cells && run > wire.plain_costs().saturating_add(9) {
            wire.take(Pen::PLAIN);
            wire.say(&format!("\x1b[{run}X"));
            x = at.saturating_add(run);
        } else {
            wire.print(column(at), y, width, glyph);
            x = at.saturating_add(usize::from(glyph.piece.width.max(1)));
        }
    }
}

/// How many cells from `at` become plain blanks, up to the last that is not one yet.
fn blank_run(old: &[Glyph], new: &[Glyph], at: usize) -> usize {
    let pairs = old.iter().zip(new).skip(at).take_while(|(_, cell)| **cell == Glyph::BLANK);
    pairs
        .enumerate()
        .filter(|(_, (before, after))| before != after)
        .last()
        .map_or(0, |(index, _)| index.saturating_add(1))
}

fn differs_from(old: &[Glyph], new: &[Glyph], x: usize) -> Option<usize> {
    old.iter().zip(new).enumerate().skip(x).find(|(_, (before, after))| before != after).map(|(index, _)| index)
}

fn column(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
