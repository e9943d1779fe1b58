//! The register: every kind of record, declared once.

mod action;
mod agency;
mod case;
mod chair;
mod clock;
mod family;
mod keeping;
mod learning;
mod money;
mod note;
mod panel;
mod papers;
mod parallel;
mod people;
mod quality;
mod returns;
mod room;
mod timeline;

pub use action::{Action, ActionUpdate, Evidence, Resource};
pub use agency::{Agency, Post, Succession};
pub use case::Case;
pub use chair::{Chair, Competence, Quote};
pub use clock::{Decision, DueChange, Pause, Step};
pub use family::{ContactPlan, FamilyContact, KeyDate, Milestone};
pub use keeping::{LibraryEntry, RetentionHold};
pub use learning::{Finding, Recommendation};
pub use money::{Contribution, Cost};
pub use note::Note;
pub use panel::{Attendance, Declaration, Invitation, Meeting, Seat};
pub use papers::{Circulation, Document, Letter, Version};
pub use parallel::{Equality, Hold, LinkedReview, Proceeding};
pub use people::{Death, Identity, Person, Relationship};
pub use quality::{QaLetter, QaPoint, Submission};
pub use returns::{Chase, Return};
pub use timeline::{Event, EventQuery, SameIncident, Tag, UnreadRow};

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
    &UnreadRow::ENTITY,
    &Tag::ENTITY,
    &Finding::ENTITY,
    &Recommendation::ENTITY,
    &Action::ENTITY,
    &ActionUpdate::ENTITY,
    &Evidence::ENTITY,
    &Resource::ENTITY,
    &Document::ENTITY,
    &Version::ENTITY,
    &Circulation::ENTITY,
    &Letter::ENTITY,
    &Submission::ENTITY,
    &QaLetter::ENTITY,
    &QaPoint::ENTITY,
    &Decision::ENTITY,
    &Pause::ENTITY,
    &DueChange::ENTITY,
    &Step::ENTITY,
    &LinkedReview::ENTITY,
    &Proceeding::ENTITY,
    &Hold::ENTITY,
    &Equality::ENTITY,
    &ContactPlan::ENTITY,
    &FamilyContact::ENTITY,
    &Milestone::ENTITY,
    &KeyDate::ENTITY,
    &Chair::ENTITY,
    &Competence::ENTITY,
    &Quote::ENTITY,
    &Cost::ENTITY,
    &Contribution::ENTITY,
    &RetentionHold::ENTITY,
    &LibraryEntry::ENTITY,
    &Note::ENTITY,
];

/// The entity every case is a record of.
pub fn cases() -> &'static Entity {
    ENTITIES.first().copied().unwrap_or(&Case::ENTITY)
}

/// The entity of this name.
pub fn entity(name: &str) -> Option<&'static Entity> {
    ENTITIES.iter().copied().find(|entity| entity.name == name)
}

#[cfg(test)]
mod tests;
