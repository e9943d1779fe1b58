//! A new file: never over another, readable by whoever made it alone, and all of it or none of it, for the beginning of
//! a list looks like a list. Must not know what stands in it.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::store::Note;

/// Files of one name before it is thought that something is wrong.
const MOST: usize = 1_000;

/// Writes it. The note that it leaves stands once the name is ours and before a byte is written; where that fails, or the
/// writing, no file stays.
///
/// # Errors
/// A file of that name, a place that cannot be written to, a full disk; and a note that cannot stand.
pub fn written(path: &Path, bytes: &[u8], note: Note<'_>) -> Result<()> {
    let failed = |error: io::Error| {
        let said = match error.kind() {
            ErrorKind::AlreadyExists => Error::user(format!("{} is there already", path.display())),
            ErrorKind::StorageFull => Error::env("The disk is full"),
            _ => Error::env(format!("{} could not be written", path.display())),
        };
        said.safe("The register is unchanged").next("Name another file").source(error)
    };
    let file = made(path).map_err(failed)?;
    filled(file, path, bytes, note, failed)
}

/// [`written`] beside where the program was started, numbered when the name is taken; where it is.
pub fn numbered(stem: &str, ending: &str, bytes: &[u8], note: Note<'_>) -> Result<PathBuf> {
    let failed = |error: io::Error| {
        Error::env("The file could not be written")
            .safe("The register is unchanged")
            .next("Start dhr in a folder of your own")
            .source(error)
    };
    for number in 1..MOST {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        let path = super::perform::here().join(format!("{stem}{suffix}.{ending}"));
        match made(&path) {
            Ok(file) => return filled(file, &path, bytes, note, failed).map(|()| path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed(error)),
        }
    }
    Err(Error::env("There are a thousand such files of today here already").next("Move some away"))
}

fn made(path: &Path) -> io::Result<File> {
    File::options().write(true).create_new(true).mode(0o600).open(path)
}

fn filled(
    mut file: impl Write,
    path: &Path,
    bytes: &[u8],
    note: Note<'_>,
    failed: impl Fn(io::Error) -> Error,
) -> Result<()> {
    // By now it may be noted that it leaves; no record is another for that.
    let unfinished = |error| failed(error).safe("Nothing of it was left there and no record was changed");
    let done = note.stand().and_then(|()| file.write_all(bytes).map_err(unfinished));
    if done.is_err() {
        drop(std::fs::remove_file(path));
    }
    done
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::domain::date::Date;
    use crate::domain::journal::Who;
    use crate::domain::register::cases;
    use crate::store::Store;

    /// A disk that takes three bytes.
    struct Full(File);

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            match self.0.metadata()?.len() {
                0 => self.0.write(bytes.get(..3).unwrap_or(bytes)),
                _ => Err(ErrorKind::StorageFull.into()),
            }
        }

        fn flush(&mut self) -> io::Result<()> {
            self.0.flush()
        }
    }

    fn steps(store: &Store) -> usize {
        store.steps(10).unwrap().len()
    }

    #[test]
    fn the_beginning_of_a_file_does_not_stay_and_nothing_is_noted_that_could_not_be_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        let store = Store::memory(Who { uid: 1, name: "Priya".to_owned() }, Date::constant(2026, 3, 27)).unwrap();
        let note = || store.note_done(cases(), &[(1, "exported".to_owned())], "exported", None, Timestamp::UNIX_EPOCH);
        let failed = |error: io::Error| Error::env("full").source(error);
        assert!(filled(Full(made(&path).unwrap()), &path, b"a list", Note::none(), failed).is_err());
        assert!(!path.exists(), "the beginning of it stayed");
        written(&path, b"a list", note().unwrap()).unwrap();
        assert_eq!(steps(&store), 1);
        assert!(written(&path, b"another", note().unwrap()).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"a list");
        assert_eq!(steps(&store), 1, "noted, and it could not be made");
    }
}
