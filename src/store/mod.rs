//! The register file.

pub mod filter;
