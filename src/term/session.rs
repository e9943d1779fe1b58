//! Taking the terminal over and giving it back: raw mode, alternate screen, bracketed paste. Nothing is ever asked of
//! the terminal. Must not know what is drawn or typed.
//!
//! There is one way back, [`restore`], and everybody uses it: a normal end, a panic, a signal, a suspension. It may be
//! called any number of times from any thread.

use super::signal::Signals;
use crate::error::{Error, Result};
use ratatui::layout::Size;
use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcgetwinsize, tcsetattr};
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};

/// Alternate screen, bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h";
/// Buttons and wheel, as numbers; only where they are wanted, for the terminal's own selection then needs Shift.
const MOUSE: &[u8] = b"\x1b[?1000h\x1b[?1006h";
/// Everything off that may be on, in an order that leaves nothing of the case on screen, even where there is no
/// alternate screen: frame complete, plain pen, no scroll region, no paste brackets, no mouse, cursor shown, cleared, back.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[m\x1b[r\x1b[?2004l\x1b[?1006l\x1b[?1000l\x1b[?25h\x1b[H\x1b[2J\x1b[?1049l";

/// What it takes to give the terminal back; there while it is taken over.
struct Taken {
    tty: File,
    cooked: Termios,
}

static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);
static HOOK: Once = Once::new();

/// The terminal while the workbench has it. Dropping it gives the terminal back.
#[derive(Debug)]
pub struct Session {
    tty: File,
    mouse: AtomicBool,
}

impl Session {
    /// Takes the terminal over, and sees to it that a panic gives it back. Refuses if there is none.
    pub fn open() -> Result<Session> {
        let no_terminal = || {
            Error::env("This is not a terminal, so the screen cannot be shown")
                .safe("Nothing was changed")
                .next("Run dhr in a terminal, or with --plain")
        };
        if !io::stdout().is_terminal() {
            return Err(no_terminal());
        }
        // Its own description of the terminal: no line buffer, and no flags shared with whoever started us.
        let tty = File::options().read(true).write(true).open("/dev/tty").map_err(|e| no_terminal().source(e))?;
        // What the stock back end sends is our choice alone, whatever NO_COLOR says.
        crossterm::style::force_color_output(true);
        HOOK.call_once(|| {
            let before = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |info| {
                restore();
                before(info);
            }));
        });
        let session = Session { tty, mouse: AtomicBool::new(false) };
        session
            .enter()
            .map_err(|e| Error::env("The terminal could not be set up").safe("Nothing was changed").source(e))?;
        Ok(session)
    }

    /// Takes the terminal over (again): after [`Session::leave`], or after having been stopped from outside. The
    /// screen's contents are then unknown and it may have another size.
    pub fn enter(&self) -> io::Result<()> {
        let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let cooked = match taken.take() {
            Some(taken) => taken.cooked,
            None => tcgetattr(&self.tty)?,
        };
        let mut raw = cooked.clone();
        raw.make_raw();
        *taken = Some(Taken { tty: self.tty.try_clone()?, cooked });
        tcsetattr(&self.tty, OptionalActions::Now, &raw)?;
        (&self.tty).write_all(ENTER)?;
        if self.mouse.load(Ordering::Relaxed) { (&self.tty).write_all(MOUSE) } else { Ok(()) }
    }

    /// Asks for buttons and wheel from now on, whenever the terminal is taken over.
    pub fn want_mouse(&self) -> io::Result<()> {
        self.mouse.store(true, Ordering::Relaxed);
        (&self.tty).write_all(MOUSE)
    }

    /// Gives the terminal back for a while, to a shell.
    pub fn leave(&self) {
        restore();
    }

    /// Lends the terminal to an editor. What was typed ahead is for the editor.
    pub fn lend(&self) {
        give_back(false);
    }

    /// Ctrl-Z: gives the terminal back, stops the whole process group as the shell expects, and takes the terminal
    /// over again when continued. Repaint afterwards. Where nobody could continue us, nothing stops.
    pub fn suspend(&self, signals: &Signals) -> io::Result<()> {
        self.leave();
        signals.stop()?;
        self.enter()
    }

    /// The terminal to read from.
    pub fn reading(&self) -> io::Result<File> {
        self.tty.try_clone()
    }

    /// The terminal to write to: every write is one write.
    pub fn writing(&self) -> io::Result<File> {
        self.tty.try_clone()
    }

    /// Columns and rows; 80x24 if the terminal does not say.
    pub fn size(&self) -> Size {
        match tcgetwinsize(&self.tty) {
            Ok(size) if size.ws_col > 0 && size.ws_row > 0 => Size { width: size.ws_col, height: size.ws_row },
            _ => Size { width: 80, height: 24 },
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back if it is taken over. What is left unread is thrown away: the rest of a paste must not run
/// as commands of the shell.
pub fn restore() {
    give_back(true);
}

fn give_back(discard: bool) {
    let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(taken) = taken else { return };
    // Best effort: if the terminal is gone there is nobody to tell.
    let _ = (&taken.tty).write_all(LEAVE);
    if discard {
        let _ = tcflush(&taken.tty, QueueSelector::IFlush);
    }
    let _ = tcsetattr(&taken.tty, OptionalActions::Now, &taken.cooked);
}
