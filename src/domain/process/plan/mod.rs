//! The work plan: a template anyone can edit, the steps laid out for one review, moves with a preview, plan against
//! actual, and where the time went.
//!
//! A review keeps its own steps with their own timing: a template changed later leaves it alone (practice).

mod bars;
mod compare;
mod event;
mod fault;
mod lay;
mod past;
mod proof;
mod read;
mod shift;
mod spent;
mod timing;

pub use bars::{Bars, LEGEND, bars};
pub use compare::{Row, Standing, compare, due, is_open, is_ready};
pub use event::{known, moves};
pub use fault::Fault;
pub use lay::{flags, lay};
pub use past::past_report;
pub use read::{DEFAULT, Template, TemplateStep, default, read};
pub use shift::{Shift, Shifted, batch, settle, shift};
pub use spent::{Spent, Stretch, spent};
pub use timing::{Event, Timing};

use super::super::register::Step;

/// The codes of the steps a step depends on.
pub fn after(step: &Step) -> impl Iterator<Item = &str> {
    step.depends_on.split([';', ',']).map(str::trim).filter(|code| !code.is_empty())
}
