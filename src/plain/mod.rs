//! The workbench spoken line by line, for screen readers, dumb terminals and pipes: a line in, lines and effects out.
//! No cursor, no colour, one idea a line; what is said may be logged, so private values stay unsaid until revealed.
//! The words are those of `COMMANDS`, the guards, effects and undo those of the screens. Pure: it must not know a
//! terminal, a store or ratatui.
//!
//! Where to look: `talk` takes lines and replies; `word` understands a line; `place` is where one stands; `act` does
//! commands; `go` opens places; `speak` says what is there; `ask`, `question` and `form` put questions; `here` is about
//! colleagues; `marks` changes several rows together; `welcome` is what comes before there is a register; `today` and `record` have the sentences.

mod act;
mod ask;
mod change;
mod chase;
mod composite;
mod conflict;
mod form;
mod go;
mod help;
mod here;
mod marks;
mod place;
mod question;
mod record;
mod refused;
mod speak;
mod talk;
mod today;
mod welcome;
mod word;

pub use talk::{Out, Talk};
pub use welcome::{Chosen, Welcome};
