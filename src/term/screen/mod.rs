//! The byte-frugal screen: a ratatui back end that keeps a shadow of the terminal and sends the cheapest way from one
//! frame to the next. Must not know what is drawn, nor where input comes from.
//!
//! `backend` collects a frame and sends it in one write; `shadow` holds grids of cells; `emit` paints the difference,
//! with `pen` for attributes and `motion` for moves; `scroll` finds rows that moved; `glyph` and `settle` keep out of
//! it what terminals disagree about; `profile` and `colour` are what a terminal can be trusted with.

mod backend;
mod colour;
mod emit;
mod glyph;
mod motion;
mod output;
mod pen;
mod profile;
mod scroll;
mod settle;
mod shadow;

pub use backend::Screen;
pub use glyph::drawable;
pub use output::{Output, repaint};
pub use profile::{Depth, Profile};
pub use settle::settle;
