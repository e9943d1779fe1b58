//! What agencies owe a review: how far each return has come, when to chase, when to escalate, and who took over from an
//! agency that ended half-way.

mod chase;
mod request;
mod state;
mod successor;

pub use chase::{Chased, Escalation, chase, escalation, next_chase};
pub use request::request;
pub use state::{State, days_late, is_revised, outstanding, stands, state};
pub use successor::{Takeover, successor};
