//! G5: every file of the set has been looked through for real names, and is still the file that was looked through.

use super::super::super::register::{Document, Version};
use super::super::{Dossier, wording};
use super::{Item, NO_FILE, State, label, published_set};

/// Why it cannot be relied on that a file holds no real name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsure {
    pub text: String,
    /// It may not go out; else a recorded reason is enough.
    pub refuses: bool,
}

pub(super) fn names(dossier: &Dossier) -> Item {
    // The Home Office's letter names the coordinator; it is scanned like the rest.
    let all: Vec<(&Document, &Version)> = published_set(dossier)
        .flat_map(|(document, versions)| versions.into_iter().map(move |version| (document, version)))
        .collect();
    let found = all.iter().filter_map(|(document, version)| Some((version.id, unsure(dossier, document, version)?)));
    let wrong = found.min_by_key(|(_, unsure)| !unsure.refuses);
    let note =
        if wrong.is_none() { wording::list(&all.iter().map(rests_on).collect::<Vec<_>>()) } else { String::new() };
    let id = wrong.as_ref().map_or(0, |(id, _)| *id);
    Item {
        code: "G5",
        text: "Text, file names and properties have been scanned for real names",
        state: match wrong {
            Some((_, Unsure { text, refuses: true })) => State::Missing(text),
            Some((_, Unsure { text, refuses: false })) => State::Warn(text),
            None if all.is_empty() => State::Nothing(NO_FILE.to_owned()),
            None => State::Met,
        },
        mark: "practice",
        entity: "version",
        id,
        field: "checked_for_names",
        note,
    }
}

/// Why it cannot be relied on that a version holds no real name; none when it can. Only a scan of the very file counts as
/// one: where a person looked and nothing was scanned, a reason is asked for.
pub fn unsure(dossier: &Dossier, document: &Document, version: &Version) -> Option<Unsure> {
    let refused = |text: String| Some(Unsure { text, refuses: true });
    let named = format!("ersion {} of the {}", version.number, label(&document.kind.0));
    let scanned = version.scanned.filter(|on| version.made.is_none_or(|made| *on >= made));
    if let Some(on) = version.scanned {
        let on = wording::day(on);
        if !version.scan_hash.is_empty() && !version.hash.is_empty() && version.scan_hash != version.hash {
            return refused(format!("The file of v{named} has changed since it was scanned on {on}: scan it again"));
        }
        if let Some(open @ 1..) = version.scan_open {
            let stand = if open == 1 { "1 finding stands".to_owned() } else { format!("{open} findings stand") };
            return refused(format!("V{named} was scanned on {on}: {stand}"));
        }
        if dossier.outdated_scans.contains(&version.id) {
            return refused(format!(
                "The names of the key, or what is recorded of the scan, have changed since v{named} was scanned on {on}: \
                 scan it again"
            ));
        }
        if let Some(unread) = dossier.doubtful_scans.get(&version.id) {
            return refused(format!(
                "Parts of v{named} could not be read when it was scanned on {on} ({unread}): look at them, then scan it again \
                 and say why they may stand with --despite-unread"
            ));
        }
    }
    let checked = version.checked_for_names.filter(|on| version.made.max(scanned).is_none_or(|since| *on >= since));
    match (scanned, checked) {
        (Some(_), Some(_)) => None,
        (Some(on), None) => refused(format!(
            "Parts of v{named} could not be read when it was scanned on {}: look at them, and enter the day under \"Checked \
             for names\"",
            wording::day(on)
        )),
        (None, Some(on)) => Some(Unsure {
            text: format!("V{named} was checked by a person on {}, and was not scanned", wording::day(on)),
            refuses: false,
        }),
        (None, None) => refused(format!("V{named} has not been scanned since it was made")),
    }
}

/// "overview report 4 scanned on 2 May 2026".
fn rests_on((document, version): &(&Document, &Version)) -> String {
    let named = format!("{} {}", label(&document.kind.0), version.number);
    version.scanned.map_or_else(|| named.clone(), |on| format!("{} scanned on {}", named.trim(), wording::day(on)))
}
