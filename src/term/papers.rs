//! The files of versions as they lie on the disk now: whether one is still the file that was recorded or scanned.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::domain::process::Dossier;
use crate::domain::value::Fact;
use crate::exchange::read;

/// The SHA-256 of some bytes, in hexadecimal figures.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Takes the fingerprint of the file of each current version as it is now, where it can be read. Only the dossier in
/// hand is changed.
pub fn look_again(dossier: &mut Dossier) {
    for version in dossier.versions.iter_mut().filter(|version| version.current == Fact::Yes) {
        if !version.path.is_empty()
            && !version.scan_hash.is_empty()
            && let Ok(bytes) = read::load(Path::new(&version.path))
        {
            version.hash = fingerprint(&bytes);
        }
    }
}
