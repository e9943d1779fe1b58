//! Folders in the place of files: what an agency's post was saved into, taken whole. Says which files are read and which
//! are left, so that none is left without a word. Must not open any of them.

use std::path::{Path, PathBuf};

use super::{name_of, refuse};
use crate::error::{Error, Result};

/// Endings of the files taken from a folder. Whoever names a file means it, whatever it is called.
const ENDINGS: [&str; 4] = ["docx", "xlsx", "ods", "csv"];

/// The files to be read, and what lies beside them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chosen {
    pub files: Vec<PathBuf>,
    pub left: Vec<LeftFile>,
}

/// Something in a folder that is not read.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftFile {
    pub name: String,
    pub why: &'static str,
}

impl LeftFile {
    pub fn words(&self) -> String {
        format!("{} was left: {}", self.name, self.why)
    }
}

/// The files that were named; in the place of a folder the tables in it, in the order of their names.
///
/// # Errors
/// A folder that cannot be read, or one without a single file to read.
pub fn chosen(named: &[PathBuf]) -> Result<Chosen> {
    let mut all = Chosen::default();
    for path in named {
        if !path.is_dir() {
            all.files.push(path.clone());
            continue;
        }
        let inside = look_into(path)?;
        if inside.files.is_empty() {
            return Err(nothing(path, &inside.left));
        }
        all.files.extend(inside.files);
        all.left.extend(inside.left);
    }
    Ok(all)
}

fn look_into(folder: &Path) -> Result<Chosen> {
    let unreadable = |error: std::io::Error| {
        Error::env(format!("The folder {} cannot be read", name_of(folder)))
            .safe("Nothing was changed")
            .next("Check that you may read it, or copy it to your own folder")
            .source(error)
    };
    let listed = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut inside =
        listed.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<PathBuf>>>().map_err(unreadable)?;
    inside.sort_by_cached_key(|path| (name_of(path).to_lowercase(), name_of(path)));
    let mut chosen = Chosen::default();
    for path in inside {
        match why_left(&path) {
            Some(why) => chosen.left.push(LeftFile { name: name_of(&path), why }),
            None => chosen.files.push(path),
        }
    }
    Ok(chosen)
}

fn why_left(path: &Path) -> Option<&'static str> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if name_of(path).starts_with(['.', '~']) {
        return Some("it is hidden, or a leaving of another program");
    }
    if path.is_dir() {
        return Some("it is a folder of its own");
    }
    match ending.as_str() {
        "doc" | "xls" => Some("it is an older kind of file; ask the agency for a .docx or .xlsx"),
        "pdf" => Some("it is a PDF; ask the agency for the file it was made from"),
        ending if ENDINGS.contains(&ending) => None,
        _ => Some("it is no .docx, .xlsx, .ods or .csv"),
    }
}

fn nothing(folder: &Path, left: &[LeftFile]) -> Error {
    let beside = match left {
        [] => "it is empty".to_owned(),
        left => left.iter().map(LeftFile::words).collect::<Vec<_>>().join("; "),
    };
    refuse(
        format!("The folder {} holds no file that can be read: {beside}", name_of(folder)),
        "Ask the agency for a .docx, .xlsx, .ods or .csv file",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        folder
    }

    #[test]
    fn a_folder_gives_its_tables_in_the_order_of_their_names_and_names_the_rest() {
        let folder =
            folder(&["b.CSV", "A.docx", "c.xlsx", "old.doc", "scan.pdf", ".hidden.csv", "~$A.docx", "notes.md"]);
        std::fs::create_dir(folder.path().join("more")).unwrap();
        let alone = PathBuf::from("named.dat");
        let chosen = chosen(&[alone.clone(), folder.path().to_owned()]).unwrap();
        let names: Vec<String> = chosen.files.iter().map(|path| name_of(path)).collect();
        assert_eq!(names, ["named.dat", "A.docx", "b.CSV", "c.xlsx"], "a file that was named is taken as it is");
        let left: Vec<&str> = chosen.left.iter().map(|left| left.name.as_str()).collect();
        assert_eq!(left, [".hidden.csv", "more", "notes.md", "old.doc", "scan.pdf", "~$A.docx"]);
        assert!(chosen.left.iter().all(|left| !left.why.is_empty()));
    }

    #[test]
    fn a_folder_with_nothing_to_read_says_what_lies_in_it() {
        for (names, said) in [(&[][..], "it is empty"), (&["old.doc"][..], "old.doc was left: it is an older kind")] {
            let error = chosen(&[folder(names).path().to_owned()]).unwrap_err().to_string();
            assert!(error.contains(said) && error.contains("Nothing was changed"), "{error}");
        }
    }
}
