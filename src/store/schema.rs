//! What a register file is made of: the entities and the numbered migrations that lay their tables. Knows no SQL.

use crate::domain::entity::Entity;
use crate::domain::register;

/// A numbered step of the file's layout. Never altered once it has been in a release.
#[derive(Debug)]
pub struct Migration {
    pub name: &'static str,
    pub sql: &'static str,
}

/// The entities a file holds and how its tables came to be. The tests use a small one of their own.
#[derive(Debug)]
pub struct Schema {
    pub entities: &'static [&'static Entity],
    /// The first brings a file from version 0 to 1, and so on.
    pub migrations: &'static [Migration],
}

pub(super) const CORE: Migration = Migration { name: "core", sql: include_str!("migration/0001_core.sql") };

const TABLES: Migration = Migration { name: "register", sql: include_str!("migration/0002_register.sql") };

pub(super) const SEARCH: Migration = Migration { name: "search", sql: include_str!("migration/0003_search.sql") };

const ORDER: Migration = Migration { name: "order", sql: include_str!("migration/0004_order.sql") };

const ARCHIVED: Migration = Migration { name: "archived", sql: include_str!("migration/0005_archived.sql") };

const REMEMBERED: Migration = Migration { name: "remembered", sql: include_str!("migration/0006_remembered.sql") };

const TODAY: Migration = Migration { name: "today", sql: include_str!("migration/0007_today.sql") };

const SCANNED: Migration = Migration { name: "scanned", sql: include_str!("migration/0008_scanned.sql") };

const FILES: Migration = Migration { name: "files", sql: include_str!("migration/0009_files.sql") };

const LASTING: Migration = Migration { name: "lasting", sql: include_str!("migration/0010_lasting.sql") };

const COUNTED: Migration = Migration { name: "counted", sql: include_str!("migration/0011_counted.sql") };

/// The register as this program knows it.
pub static REGISTER: Schema = Schema {
    entities: register::ENTITIES,
    migrations: &[CORE, TABLES, SEARCH, ORDER, ARCHIVED, REMEMBERED, TODAY, SCANNED, FILES, LASTING, COUNTED],
};

impl Schema {
    pub fn entity(&self, name: &str) -> Option<&'static Entity> {
        self.entities.iter().copied().find(|entity| entity.name == name)
    }

    /// The version of a file that has been through every migration.
    pub fn version(&self) -> i64 {
        i64::try_from(self.migrations.len()).unwrap_or(i64::MAX)
    }
}
