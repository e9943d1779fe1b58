//! What every declaration in this room uses.

pub(super) use crate::domain::date::{Date, LooseDate};
pub(super) use crate::domain::field::*;
pub(super) use crate::domain::value::{Code, Codes, Fact, Ref};
pub(super) use crate::domain::vocabulary as v;
pub(super) use crate::entity;
