//! The ratatui back end that sends as little as it can: [`Screen`]. Collects a frame, compares, sends it in one write.

use super::emit::{self, Wire};
use super::pen::Pen;
use super::profile::Profile;
use super::scroll::{self, Shift};
use super::shadow::Grid;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io::{self, Write};

/// Frames above this many bytes are worth the 16 that make them appear at once.
const LARGE_FRAME: usize = 1000;

/// A terminal behind `W`, of which a shadow is kept. Nothing is ever asked of the terminal: whoever owns the screen
/// says how large it is ([`Screen::set_size`]) and when its contents are no longer known ([`Screen::forget`]).
#[derive(Debug)]
pub struct Screen<W: Write> {
    to: W,
    size: Size,
    have: Grid,
    want: Grid,
    wire: Wire,
    /// The terminal's contents are unknown: the next frame starts by clearing it.
    unknown: bool,
    cursor: Option<Position>,
    place: Position,
    /// Whether the terminal shows its cursor; `None` if unknown.
    shown: Option<bool>,
}

impl<W: Write> Screen<W> {
    pub fn new(to: W, size: Size, profile: Profile) -> Self {
        let blank = Grid::blank(size.width, size.height);
        Screen {
            to,
            size,
            have: blank.clone(),
            want: blank,
            wire: Wire::lost(profile),
            unknown: true,
            cursor: None,
            place: Position::ORIGIN,
            shown: None,
        }
    }

    /// The terminal has this size from now on; its contents are taken to be unknown.
    pub fn set_size(&mut self, size: Size) {
        if size != self.size {
            self.size = size;
            self.want = Grid::blank(size.width, size.height);
        }
        self.forget();
    }

    /// Another profile from now on; the contents are sent afresh.
    pub fn set_profile(&mut self, profile: Profile) {
        self.wire.profile = profile;
        self.forget();
    }

    /// Somebody else may have written to the terminal: the next flush clears it and sends everything.
    pub fn forget(&mut self) {
        self.unknown = true;
        self.shown = None;
    }

    /// What the frames are written to.
    pub fn writer(&self) -> &W {
        &self.to
    }

    pub fn writer_mut(&mut self) -> &mut W {
        &mut self.to
    }

    /// The bytes that take the terminal from `have` to `want`.
    fn compose(&self) -> (Wire, Option<bool>) {
        let mut wire = if self.unknown { Wire::lost(self.wire.profile) } else { self.wire.fork() };
        if self.unknown {
            wire.clear(self.size.width);
            emit::paint(&mut wire, &Grid::blank(self.size.width, self.size.height), &self.want, usize::MAX);
        } else {
            let mut plain = wire.fork();
            if self.have != self.want {
                // Kept only from one scroll to the next: should the line go, the region mostly is the whole screen.
                plain.release();
                emit::paint(&mut plain, &self.have, &self.want, usize::MAX);
            }
            let scrolled = self.scrolled(&wire, plain.out.len());
            wire.join(scrolled.unwrap_or(plain));
        }
        if let Some(place) = self.cursor {
            let x = place.x.min(self.size.width.saturating_sub(1));
            let y = place.y.min(self.size.height.saturating_sub(1));
            wire.go(x, y, self.want.row(y));
        }
        let visible = self.cursor.is_some();
        if self.shown != Some(visible) {
            wire.say(if visible { "\x1b[?25h" } else { "\x1b[?25l" });
        }
        if wire.profile.sync && wire.out.len() > LARGE_FRAME {
            wire.out.splice(0..0, *b"\x1b[?2026h");
            wire.say("\x1b[?2026l");
        }
        (wire, Some(visible))
    }

    /// The same by way of a scroll, if there is one in fewer than `most` bytes: the cheapest of scrolling the rows that
    /// moved or those that scrolled last, and of painting what changes in them after or before.
    fn scrolled(&self, from: &Wire, most: usize) -> Option<Wire> {
        if !from.profile.scroll {
            return None;
        }
        let shift = scroll::find(&self.have, &self.want)?;
        let again = from.region.map(|(top, last)| top..last.saturating_add(1));
        let again = again.filter(|rows| rows.start <= shift.rows.start && shift.rows.end <= rows.end);
        let again = again.map(|rows| Shift { rows, up: shift.up });
        let mut best: Option<Wire> = None;
        for shift in again.iter().chain([&shift]) {
            for before in [false, true] {
                let most = best.as_ref().map_or(most, |best| best.out.len());
                let wire = self.scrolled_so(from, shift, before, most);
                if wire.out.len() < most {
                    best = Some(wire);
                }
            }
        }
        best
    }

    /// One way of scrolling, as far as `most` bytes go; `before`: what changes in the rows that stay is painted first,
    /// where they are still.
    fn scrolled_so(&self, from: &Wire, shift: &Shift, before: bool, most: usize) -> Wire {
        let mut wire = from.fork();
        let mut have = self.have.clone();
        if before {
            have.take_moved(&self.want, shift.rows.clone(), shift.up);
            emit::paint(&mut wire, &self.have, &have, most);
        }
        scroll::carry_out(&mut wire, shift, self.size.height);
        have.scroll(shift.rows.clone(), shift.up);
        emit::paint(&mut wire, &have, &self.want, most);
        // A held key changes nothing around its list; anything else is not going to scroll again.
        let mut around = (0..self.size.height).filter(|y| !shift.rows.contains(y));
        if around.any(|y| self.have.row(y) != self.want.row(y)) {
            wire.release();
        }
        wire
    }
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let depth = self.wire.profile.depth;
        for (x, y, cell) in content {
            self.want.put(x, y, cell.symbol(), Pen::of(cell, depth));
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor = Some(self.place);
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.place)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.place = position.into();
        self.cursor = self.cursor.map(|_| self.place);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.want = Grid::blank(self.size.width, self.size.height);
        self.forget();
        Ok(())
    }

    /// Whatever is to be cleared, all of it is sent afresh.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    /// Sends the frame in one write; nothing at all if nothing can be seen to have changed.
    fn flush(&mut self) -> io::Result<()> {
        let (wire, shown) = self.compose();
        if wire.out.is_empty() {
            return Ok(());
        }
        // If the write fails half way, nothing is known any more.
        self.unknown = true;
        self.to.write_all(&wire.out)?;
        self.to.flush()?;
        self.unknown = false;
        self.have.clone_from(&self.want);
        self.wire = wire;
        self.wire.out.clear();
        self.shown = shown;
        Ok(())
    }
}
