//! Public data compiled in: bank holidays, agencies and what became of them, partnerships, ethnic groups, the Home
//! Office library's lists.
//!
//! Owns the data files and looking things up in them. Knows only the domain. Nothing is read until it is asked for;
//! sources and licences are in `data/README.md`.

mod agencies;
mod holidays;
mod lists;
mod name;
mod partnerships;
mod rows;
mod successions;

pub use agencies::{Agency, AgencyKind, agencies, known_agency};
pub use holidays::bank_holidays;
pub use lists::{EthnicGroup, FACETS, LibraryValue, ethnic_groups, library};
pub use partnerships::{Partnership, partnership, partnerships, police_forces};
pub use successions::{Succession, now, successor, successors};
