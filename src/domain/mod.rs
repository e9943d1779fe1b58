//! To be filled.

pub mod fold;
pub mod leak;
pub mod pseudonym;
