//! Names of files for a prompt: those that go on from what was typed. Must not open a file.

use std::path::Path;

/// The files with one of these endings, and the folders, whose path goes on from `begun`; a folder ends in a stroke.
/// Capital and small letters are the same where nothing is written just so.
pub fn going_on_from(begun: &str, endings: &[&str]) -> Vec<String> {
    let (folder, name) = begun.rfind('/').map_or(("", begun), |at| begun.split_at(at + 1));
    let place = if folder.is_empty() { Path::new(".") } else { Path::new(folder) };
    let fits = |entry: &str, path: &Path| {
        let hidden = entry.starts_with('.') && !name.starts_with('.');
        let lower = entry.to_lowercase();
        !hidden
            && !entry.contains(char::is_control)
            && (path.is_dir() || endings.iter().any(|ending| lower.ends_with(ending)))
    };
    let entries = std::fs::read_dir(place).into_iter().flatten().flatten();
    let mut all: Vec<String> = entries
        .filter_map(|entry| {
            let own = entry.file_name().into_string().ok().filter(|own| fits(own, &entry.path()))?;
            let stroke = if entry.path().is_dir() { "/" } else { "" };
            Some(format!("{own}{stroke}"))
        })
        .collect();
    all.sort();
    let exact: Vec<&String> = all.iter().filter(|own| own.starts_with(name)).collect();
    let alike = || all.iter().filter(|own| own.to_lowercase().starts_with(&name.to_lowercase())).collect();
    let found = if exact.is_empty() { alike() } else { exact };
    found.into_iter().map(|own| format!("{folder}{own}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_can_be_read_and_folders_go_on_from_what_was_typed() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["Tracker.xlsx", "tracker old.csv", "notes.pdf", ".hidden.csv"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        std::fs::create_dir(folder.path().join("trackers")).unwrap();
        let found = |typed: &str| {
            let begun = format!("{}/{typed}", folder.path().display());
            let all = going_on_from(&begun, &[".xlsx", ".csv"]).into_iter();
            all.map(|path| path.rsplit_once(&format!("{}/", folder.path().display())).unwrap().1.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(found("tr"), ["tracker old.csv", "trackers/"]);
        assert_eq!(found("T"), ["Tracker.xlsx"]);
        assert_eq!(found("TRACKER O"), ["tracker old.csv"]);
        assert_eq!(found(""), ["Tracker.xlsx", "tracker old.csv", "trackers/"]);
        assert_eq!(found("."), [".hidden.csv"]);
        assert!(found("nothing").is_empty() && going_on_from("/no/such/folder/x", &[".csv"]).is_empty());
    }
}
