//! The register: every kind of record, declared once.

use super::entity::Entity;

/// Every entity, in the order help and exports list them.
pub static ENTITIES: &[&Entity] = &[];

/// The entity of this name.
pub fn entity(name: &str) -> Option<&'static Entity> {
    ENTITIES.iter().copied().find(|entity| entity.name == name)
}
