//! The choice of back end by option (`output = frugal | stock`): ours, or the one that comes with ratatui.

use super::backend::Screen;
use super::colour::Hue;
use super::profile::{Depth, Profile};
use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Color;
use std::io::{self, BufWriter, Write};

/// Room for a whole frame, so that it leaves in one write.
const FRAME_ROOM: usize = 64 * 1024;

/// One of the two back ends. Both take their size from [`Output::set_size`] and neither asks the terminal anything
/// when used through `Terminal::draw` and `Terminal::resize`.
pub enum Output<W: Write> {
    Frugal(Box<Screen<W>>),
    Stock { backend: CrosstermBackend<BufWriter<W>>, size: Size, depth: Depth, place: Position },
}

impl<W: Write> Output<W> {
    pub fn frugal(to: W, size: Size, profile: Profile) -> Self {
        Output::Frugal(Box::new(Screen::new(to, size, profile)))
    }

    pub fn stock(to: W, size: Size, profile: Profile) -> Self {
        let backend = CrosstermBackend::new(BufWriter::with_capacity(FRAME_ROOM, to));
        Output::Stock { backend, size, depth: profile.depth, place: Position::ORIGIN }
    }

    /// The terminal has this size from now on. The next `Terminal::draw` notices and sends everything.
    pub fn set_size(&mut self, new: Size) {
        match self {
            Output::Frugal(screen) => screen.set_size(new),
            Output::Stock { size, .. } => *size = new,
        }
    }
}

/// Has the next draw clear the terminal and send everything: after Ctrl-L, an editor, a suspension or a write that
/// failed. Asks the terminal nothing.
pub fn repaint<W: Write>(terminal: &mut Terminal<Output<W>>) -> io::Result<()> {
    let size = terminal.backend().size()?;
    terminal.resize(Rect::from((Position::ORIGIN, size)))
}

/// The cell in the colours the terminal has; ours does this itself.
fn mapped(cell: &Cell, depth: Depth) -> Cell {
    let colour = |colour| match Hue::of(colour, depth) {
        Hue::Default => Color::Reset,
        Hue::Palette(index) => Color::Indexed(index),
        Hue::Rgb(r, g, b) => Color::Rgb(r, g, b),
    };
    let mut cell = cell.clone();
    // The sixteen stay as they are: crossterm spells an indexed one in nine bytes.
    if depth != Depth::True && depth != Depth::Indexed || matches!(cell.fg, Color::Rgb(..)) {
        cell.fg = colour(cell.fg);
    }
    if depth != Depth::True && depth != Depth::Indexed || matches!(cell.bg, Color::Rgb(..)) {
        cell.bg = colour(cell.bg);
    }
    cell
}

impl<W: Write> Backend for Output<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        match self {
            Output::Frugal(screen) => screen.draw(content),
            Output::Stock { backend, depth, .. } => {
                let cells: Vec<(u16, u16, Cell)> = content.map(|(x, y, cell)| (x, y, mapped(cell, *depth))).collect();
                backend.draw(cells.iter().map(|(x, y, cell)| (*x, *y, cell)))
            }
        }
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        match self {
            Output::Frugal(screen) => screen.hide_cursor(),
            Output::Stock { backend, .. } => backend.hide_cursor(),
        }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        match self {
            Output::Frugal(screen) => screen.show_cursor(),
            Output::Stock { backend, .. } => backend.show_cursor(),
        }
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        match self {
            Output::Frugal(screen) => screen.get_cursor_position(),
            Output::Stock { place, .. } => Ok(*place),
        }
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        match self {
            Output::Frugal(screen) => screen.set_cursor_position(position),
            Output::Stock { backend, place, .. } => {
                *place = position;
                backend.set_cursor_position(position)
            }
        }
    }

    fn clear(&mut self) -> io::Result<()> {
        match self {
            Output::Frugal(screen) => screen.clear(),
            Output::Stock { backend, .. } => backend.clear(),
        }
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        match self {
            Output::Frugal(screen) => screen.clear_region(region),
            Output::Stock { backend, .. } => backend.clear_region(region),
        }
    }

    fn size(&self) -> io::Result<Size> {
        match self {
            Output::Frugal(screen) => screen.size(),
            Output::Stock { size, .. } => Ok(*size),
        }
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Frugal(screen) => screen.flush(),
            Output::Stock { backend, .. } => Backend::flush(backend),
        }
    }
}
