//! Words typed and not yet saved, so that a lost line loses none of them. One small private file for each place, in a
//! folder of this user; never in the register.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::place;
use crate::error::{Error, Result};

/// The folder of one user's drafts.
#[derive(Debug, Clone)]
pub struct Drafts {
    folder: PathBuf,
}

/// A draft found again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Where it was typed, as it was given: "action/12/note".
    pub place: String,
    /// What it is kept as, by which it is forgotten: the place, or one beside it ([`Drafts::free`]).
    pub kept: String,
    pub text: String,
    /// When it was last kept.
    pub at: jiff::Timestamp,
}

const ENDING: &str = "draft";
/// Between a place and the number of a further draft of it.
const FURTHER: char = '@';

impl Drafts {
    /// Drafts in a folder, which is made, for this user alone, when the first is kept.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// What another draft of the place can be kept as without touching those there are: two new notes are two texts.
    pub fn free(&self, place: &str) -> String {
        let further = (2..).map(|number: u64| format!("{place}{FURTHER}{number}"));
        let mut names = std::iter::once(place.to_owned()).chain(further);
        names.find(|name| !self.path(name).exists()).unwrap_or_default()
    }

    /// Keeps a text; what was kept for the place before is replaced whole or not at all.
    pub fn keep(&self, place: &str, text: &str) -> Result<()> {
        place::make_folder(&self.folder)?;
        let path = self.path(place);
        let part = path.with_extension(format!("{}.part", std::process::id()));
        // Left by a process of the same number that was cut short.
        let _ = fs::remove_file(&part);
        let mut file = place::make_file(&part, 0o600)?;
        file.write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
            .and_then(|()| fs::rename(&part, &path))
            .map_err(|error| {
                let _ = fs::remove_file(&part);
                Error::env("What you typed could not be kept on disk")
                    .safe("It is still on the screen")
                    .next("Save it, or copy it elsewhere")
                    .source(error)
            })?;
        place::settle(&self.folder);
        Ok(())
    }

    /// The draft of a place, when there is one.
    pub fn read(&self, place: &str) -> Result<Option<Draft>> {
        read(&self.path(place))
    }

    /// Every draft, the latest first.
    pub fn list(&self) -> Result<Vec<Draft>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(unreadable().source(error)),
        };
        let mut drafts = Vec::new();
        for entry in entries {
            let path = entry.map_err(|error| unreadable().source(error))?.path();
            if path.extension().is_some_and(|ending| ending == ENDING) {
                drafts.extend(read(&path)?);
            }
        }
        drafts.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.place.cmp(&b.place)));
        Ok(drafts)
    }

    /// Forgets a draft; none to forget is no error.
    pub fn forget(&self, place: &str) -> Result<()> {
        match fs::remove_file(self.path(place)) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(Error::env("A draft could not be removed").source(error))
            }
            _ => Ok(()),
        }
    }

    fn path(&self, place: &str) -> PathBuf {
        self.folder.join(format!("{}.{ENDING}", encoded(place)))
    }
}

fn unreadable() -> Error {
    Error::env("The drafts cannot be read").safe("The register is not touched by this")
}

fn read(path: &Path) -> Result<Option<Draft>> {
    let failed = |error: std::io::Error| unreadable().source(error);
    let text = match fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let at = fs::metadata(path).and_then(|meta| meta.modified()).map_err(failed)?;
    let at = jiff::Timestamp::try_from(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let kept = decoded(&path.file_stem().unwrap_or_default().to_string_lossy());
    let place = match kept.rsplit_once(FURTHER) {
        Some((place, number)) if number.parse::<u64>().is_ok() => place.to_owned(),
        _ => kept.clone(),
    };
    Ok(Some(Draft { place, kept, text, at }))
}

/// A place as a file name: letters, digits, - and _ stay, every other byte becomes =XX.
fn encoded(place: &str) -> String {
    place
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => char::from(byte).to_string(),
            byte => format!("={byte:02X}"),
        })
        .collect()
}

fn decoded(name: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        let digits: String = if byte == b'=' { rest.by_ref().take(2).map(char::from).collect() } else { String::new() };
        bytes.push(u8::from_str_radix(&digits, 16).unwrap_or(byte));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_draft_is_kept_privately_replaced_and_forgotten() {
        let home = tempfile::tempdir().unwrap();
        let drafts = Drafts::new(home.path().join("drafts"));
        assert!(drafts.list().unwrap().is_empty());
        drafts.keep("action/12/note", "first").unwrap();
        drafts.keep("action/12/note", "second\nline").unwrap();
        drafts.keep("case/é/..", "other").unwrap();
        assert_eq!(drafts.read("action/12/note").unwrap().unwrap().text, "second\nline");
        let mut places: Vec<String> = drafts.list().unwrap().into_iter().map(|draft| draft.place).collect();
        places.sort();
        assert_eq!(places, ["action/12/note", "case/é/.."]);
        for entry in fs::read_dir(home.path().join("drafts")).unwrap() {
            assert_eq!(entry.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        let further = drafts.free("action/12/note");
        drafts.keep(&further, "another").unwrap();
        let listed = drafts.list().unwrap();
        assert_eq!(listed.iter().filter(|draft| draft.place == "action/12/note").count(), 2);
        drafts.forget(&further).unwrap();
        assert_eq!(drafts.read("action/12/note").unwrap().unwrap().text, "second\nline");
        drafts.forget("action/12/note").unwrap();
        drafts.forget("action/12/note").unwrap();
        assert!(drafts.read("action/12/note").unwrap().is_none());
    }
}
