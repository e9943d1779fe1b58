//! G5: every file of the set has been looked through for real names, and is still the file that was looked through.

use super::super::super::register::{Document, Version};
use super::super::{Dossier, wording};
use super::{Item, NO_FILE, State, label, published_set};

pub(super) fn names(dossier: &Dossier) -> Item {
    // The Home Office's letter names the coordinator; it is scanned like the rest.
    let all: Vec<(&Document, &Version)> = published_set(dossier)
        .flat_map(|(document, versions)| versions.into_iter().map(move |version| (document, version)))
        .collect();
    let wrong = all.iter().find_map(|(document, version)| Some((*version, lacks(dossier, document, version)?)));
    let note =
        if wrong.is_none() { wording::list(&all.iter().map(rests_on).collect::<Vec<_>>()) } else { String::new() };
    let id = wrong.as_ref().map_or(0, |(version, _)| version.id);
    Item {
        code: "G5",
        text: "Text, file names and properties have been scanned for real names",
        state: match wrong {
            Some((_, lacks)) => State::Missing(lacks),
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

/// Why the scan of a version cannot be relied on; none when it can.
fn lacks(dossier: &Dossier, document: &Document, version: &Version) -> Option<String> {
    let named = format!("ersion {} of the {}", version.number, label(&document.kind.0));
    let changed = !version.scan_hash.is_empty() && !version.hash.is_empty() && version.scan_hash != version.hash;
    if let Some(on) = version.scanned.filter(|_| changed) {
        return Some(format!(
            "The file of v{named} has changed since it was scanned on {}: scan it again",
            wording::day(on)
        ));
    }
    if let (Some(on), Some(open @ 1..)) = (version.scanned, version.scan_open) {
        let stand = if open == 1 { "1 finding stands".to_owned() } else { format!("{open} findings stand") };
        return Some(format!("V{named} was scanned on {}: {stand}", wording::day(on)));
    }
    if let Some(on) = version.scanned.filter(|_| dossier.outdated_scans.contains(&version.id)) {
        return Some(format!(
            "The names of the key have changed since v{named} was scanned on {}: scan it again",
            wording::day(on)
        ));
    }
    let unchecked = version.checked_for_names.is_none_or(|on| version.made.is_some_and(|made| on < made));
    unchecked.then(|| format!("V{named} has not been scanned since it was made"))
}

/// "overview report 4 scanned on 2 May 2026", "letter 1 checked by a person on 2 May 2026".
fn rests_on((document, version): &(&Document, &Version)) -> String {
    let named = format!("{} {}", label(&document.kind.0), version.number);
    match (version.scanned, version.checked_for_names) {
        (Some(on), _) if !version.scan_hash.is_empty() && version.scan_open == Some(0) => {
            format!("{} scanned on {}", named.trim(), wording::day(on))
        }
        (_, Some(on)) => format!("{} checked by a person on {}", named.trim(), wording::day(on)),
        _ => named,
    }
}
