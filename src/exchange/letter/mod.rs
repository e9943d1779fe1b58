//! Letters: twenty-six templates filled from one review, checked before they may leave, written as Word or plain text,
//! and recorded. An administrator may put a file of the same name in a folder to change the words of one.
//!
//! Knows the domain; must not know the store, the screen, or where a file is kept. Real names come in only as
//! identities somebody has revealed, and only a template that needs them is given them.
//!
//! ```text
//! template -> Template ─┐
//! dossier, recipient ───┼─> fill ─> Filled ─┬─> to_txt, to_docx
//! today, sender ────────┘   (check)         └─> record -> Batch
//! ```

mod address;
mod block;
mod check;
mod context;
mod family;
mod fill;
mod input;
mod record;
mod template;
mod write;

pub use block::Block;
pub use check::Refusal;
pub use family::family_update;
pub use fill::{Filled, fill};
pub use input::{Input, Recipient, Sender};
pub use record::{record, record_into};
pub use template::{Header, Names, Template, To, file_name, names, read_template, shipped};
pub(in crate::exchange) use write::wrapped;
pub use write::{to_docx, to_txt};
