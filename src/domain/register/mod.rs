//! The register: every kind of record, declared once.

mod action;
mod agency;
mod case;
mod learning;
mod note;
mod panel;
mod people;
mod returns;
mod room;
mod timeline;

pub use action::{Action, ActionUpdate, Evidence, Resource};
pub use agency::{Agency, Post, Succession};
pub use case::Case;
pub use learning::{Finding, Recommendation};
pub use note::Note;
pub use panel::{Attendance, Declaration, Invitation, Meeting, Seat};
pub use people::{Death, Identity, Person, Relationship};
pub use returns::{Chase, Return};
pub use timeline::{Event, EventQuery, SameIncident, Tag};

use super::entity::Entity;

/// Every entity, in the order help and exports list them.
pub static ENTITIES: &[&Entity] = &[
    &Case::ENTITY,
    &Person::ENTITY,
    &Identity::ENTITY,
    &Relationship::ENTITY,
    &Death::ENTITY,
    &Agency::ENTITY,
    &Succession::ENTITY,
    &Post::ENTITY,
    &Seat::ENTITY,
    &Invitation::ENTITY,
    &Declaration::ENTITY,
    &Meeting::ENTITY,
    &Attendance::ENTITY,
    &Return::ENTITY,
    &Chase::ENTITY,
    &Event::ENTITY,
    &EventQuery::ENTITY,
    &SameIncident::ENTITY,
    &Tag::ENTITY,
    &Finding::ENTITY,
    &Recommendation::ENTITY,
    &Action::ENTITY,
    &ActionUpdate::ENTITY,
    &Evidence::ENTITY,
    &Resource::ENTITY,
    &Note::ENTITY,
];

/// The entity of this name.
pub fn entity(name: &str) -> Option<&'static Entity> {
    ENTITIES.iter().copied().find(|entity| entity.name == name)
}

#[cfg(test)]
mod tests;
