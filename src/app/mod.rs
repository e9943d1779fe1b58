//! The workbench as a pure state machine: messages in, effects out, a scene to look at. No terminal, no store, no file.
//!
//! A newcomer looks for a change here: a key or its words in `command/table.rs`; a screen in `screen/`, one file each;
//! how a list behaves in `list/`; how a field is edited in `edit/`; what is asked of the world in `effect.rs`,
//! and what comes back in `reply.rs`.

pub mod allowed;
pub mod beginning;
pub mod chaser;
pub mod command;
pub mod composite;
pub mod context;
pub mod edit;
pub mod effect;
pub mod fields;
mod frame;
pub mod import;
pub mod key;
pub mod labels;
pub mod layout;
pub mod list;
pub mod many;
mod model;
mod mouse;
pub mod others;
pub mod reply;
pub mod scene;
pub mod screen;
mod standing;
pub mod subject;

pub use frame::scene;
pub use model::{Model, Msg, Order, Ticket};
