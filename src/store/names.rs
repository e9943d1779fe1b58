//! For which names a file was scanned: the key of a case as one fingerprint, kept with the version that was scanned, so
//! that a name entered later asks for a new scan. What the names are is never kept a second time.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::Store;
use crate::domain::entity::Entity;
use crate::domain::listing::{Archived, Listing};
use crate::domain::process::Dossier;
use crate::domain::register::{Death, Identity};
use crate::domain::value::Id;
use crate::error::Result;

/// Before the number of a version: the fingerprint of the key it was scanned with.
const SCANNED: &str = "leak.names/";

impl Store {
    /// Keeps that a version was scanned for everything the key of its case holds now.
    ///
    /// # Errors
    /// As every write.
    pub fn scanned_for_names(&self, version: Id, case: Id) -> Result<()> {
        self.remember(&format!("{SCANNED}{version}"), &self.names_now(case)?)
    }

    /// The versions that were scanned with another key than the one of today; those of which that is not known, too.
    pub(super) fn outdated_scans(&self, dossier: &Dossier) -> Result<BTreeSet<Id>> {
        let mut found = BTreeSet::new();
        let scanned: Vec<Id> = dossier.versions.iter().filter(|own| own.scanned.is_some()).map(|own| own.id).collect();
        if scanned.is_empty() {
            return Ok(found);
        }
        let now = self.names_now(dossier.case.id)?;
        for version in scanned {
            if self.remembered(&format!("{SCANNED}{version}"))?.as_ref() != Some(&now) {
                found.insert(version);
            }
        }
        Ok(found)
    }

    /// The fingerprint of every name, number and day by which the people of a case could be recognised.
    fn names_now(&self, case: Id) -> Result<String> {
        let rows = |entity: &'static Entity| {
            self.rows(&Listing { archived: Archived::Show, ..Listing::of(entity) }.case(Some(case)))
        };
        let identities = rows(&Identity::ENTITY)?.into_iter().map(|record| {
            let own = Identity::from(&record);
            format!("{}\u{0}{}", own.kind.0, own.value.trim())
        });
        let deaths = rows(&Death::ENTITY)?.into_iter().filter_map(|record| {
            let when = Death::from(&record).when?;
            Some(format!("death\u{0}{:?}\u{0}{:?}", when.start, when.end))
        });
        // In an order of its own: rows that are only moved are no new names.
        let all: BTreeSet<String> = identities.chain(deaths).collect();
        let mut hasher = Sha256::new();
        for one in all {
            hasher.update(one.as_bytes());
            hasher.update([1]);
        }
        Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}
