//! The real program on a real line: `dhr` in a pseudo-terminal, with a terminal parser at the other end that counts
//! what arrives. Nothing here sleeps and hopes: every step waits for content, with a deadline.
#![allow(clippy::disallowed_methods, reason = "tests start programs and read their environment")]

mod beginning;
mod between;
mod budget;
mod busy;
mod colleagues;
mod console;
mod crowd;
mod cut;
mod editor;
mod far;
mod full;
mod fuzz;
mod home;
mod hostile;
mod idle;
mod input;
mod line;
mod long;
mod mouse;
mod policy;
mod resize;
mod ssh;
mod stock;
mod stopped;
mod terminals;

use home::Home;
use line::Line;
