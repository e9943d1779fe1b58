//! For which names a file was scanned, and with what outcome: the key of a case and what the scan recorded as one
//! fingerprint, kept with the version that was scanned, so that a name entered later, or an outcome typed over, asks for a
//! new scan. What the names are is never kept a second time.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::Store;
use crate::domain::entity::Entity;
use crate::domain::leak::held;
use crate::domain::listing::{Archived, Listing};
use crate::domain::process::Dossier;
use crate::domain::register::{Case, Death, Identity, Version};
use crate::domain::value::Id;
use crate::error::Result;

/// Before the number of a version: the fingerprint of the key it was scanned with.
const SCANNED: &str = "leak.names/";

impl Store {
    /// Keeps that a version was scanned for everything the key of its case holds now, with the outcome it has on file
    /// and the parts that were not read, which nobody has accepted.
    ///
    /// # Errors
    /// As every write.
    pub fn scanned_for_names(&self, version: Id, case: Id, unread: &str) -> Result<()> {
        let Some(record) = self.get(&Version::ENTITY, version)? else { return Ok(()) };
        let kept = format!("{}\n{unread}", outcome(&self.names_now(case)?, &Version::from(&record)));
        self.remember(&format!("{SCANNED}{version}"), &kept)
    }

    /// Notes in a dossier the versions that were scanned with another key than the one of today, or whose outcome is not
    /// the one the scan recorded, with those of which that is not known; and those of which parts were not read.
    pub(super) fn scans(&self, dossier: &mut Dossier) -> Result<()> {
        let mut scanned = dossier.versions.iter().filter(|own| own.scanned.is_some()).peekable();
        if scanned.peek().is_none() {
            return Ok(());
        }
        let now = self.names_now(dossier.case.id)?;
        for version in scanned {
            let kept = self.remembered(&format!("{SCANNED}{}", version.id))?.unwrap_or_default();
            let (came_out, unread) = kept.split_once('\n').unwrap_or((&kept, ""));
            if came_out != outcome(&now, version) {
                dossier.outdated_scans.insert(version.id);
            }
            if !unread.is_empty() {
                dossier.doubtful_scans.insert(version.id, unread.to_owned());
            }
        }
        Ok(())
    }

    /// The fingerprint of every name, number, day and place by which the people of a case could be recognised: what a
    /// scan looks for.
    fn names_now(&self, case: Id) -> Result<String> {
        let rows = |entity: &'static Entity| {
            self.rows(&Listing { archived: Archived::Show, ..Listing::of(entity) }.case(Some(case)))
        };
        let identities = rows(&Identity::ENTITY)?.into_iter().map(|record| {
            let own = Identity::from(&record);
            format!("{}\u{0}{}", own.kind.0, own.value.trim())
        });
        let deaths: Vec<Death> = rows(&Death::ENTITY)?.iter().map(Death::from).collect();
        let days = deaths.iter().filter_map(|death| {
            let when = death.when.as_ref()?;
            Some(format!("death\u{0}{:?}\u{0}{:?}", when.start, when.end))
        });
        let places = deaths.iter().filter_map(|death| held::place(held::THIS_CASE, &death.place));
        let case = self.get(&Case::ENTITY, case)?.as_ref().map(Case::from);
        let of_case = case.iter().flat_map(|case| {
            held::references(case).into_iter().chain(held::own_reference(case)).chain(held::day_of_death(case))
        });
        let others = places.chain(of_case).map(|entry| format!("{}\u{0}{}", entry.kind.label(), entry.value));
        // In an order of its own: rows that are only moved are no new names.
        let all: BTreeSet<String> = identities.chain(days).chain(others).collect();
        let mut hasher = Sha256::new();
        for one in all {
            hasher.update(one.as_bytes());
            hasher.update([1]);
        }
        Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// The key, and what the scan of a version recorded with it.
fn outcome(key: &str, version: &Version) -> String {
    let day = version.scanned.map(|day| day.to_string()).unwrap_or_default();
    format!("{key} {day} {} {}", version.scan_hash, version.scan_open.map_or(-1, |open| open))
}
