//! A file without a name for the pages of find: private to the process from its first byte, and gone with it, however
//! it ends. Where there can be none, the pages stay in memory.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;

use rustix::fs::{Mode, OFlags};

use crate::domain::find::Shelf;

#[derive(Debug)]
enum Page {
    At { start: u64, len: usize },
    Here(String),
}

/// Pages in a file that has no name.
#[derive(Debug)]
pub struct Unnamed {
    file: Option<File>,
    end: u64,
    pages: Vec<Page>,
}

impl Unnamed {
    /// A file on the disk the register lies on, or in memory when that cannot be.
    pub fn beside(register: Option<&Path>) -> Self {
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        let unnamed = |folder: &Path| rustix::fs::open(folder, flags, Mode::RUSR | Mode::WUSR).ok();
        let file = register.and_then(Path::parent).and_then(unnamed).map(File::from);
        Self { file, end: 0, pages: Vec::new() }
    }
}

impl Shelf for Unnamed {
    fn put(&mut self, page: String) {
        let written = self.file.as_ref().is_some_and(|file| file.write_all_at(page.as_bytes(), self.end).is_ok());
        if !written {
            return self.pages.push(Page::Here(page));
        }
        self.pages.push(Page::At { start: self.end, len: page.len() });
        self.end += page.len() as u64;
    }

    fn read(&self, n: usize, into: &mut String) -> bool {
        let mut bytes = std::mem::take(into).into_bytes();
        let read = match self.pages.get(n) {
            None => false,
            Some(Page::Here(page)) => {
                bytes.clear();
                bytes.extend_from_slice(page.as_bytes());
                true
            }
            Some(Page::At { start, len }) => {
                // Pages are about equally long: what is there already is written over, not wiped first.
                bytes.resize(*len, 0);
                self.file.as_ref().is_some_and(|file| file.read_exact_at(&mut bytes, *start).is_ok())
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) if read => {
                *into = text;
                true
            }
            _ => false,
        }
    }

    fn weight(&self) -> usize {
        let here = |page: &Page| if let Page::Here(page) = page { page.capacity() } else { 0 };
        self.pages.iter().map(|page| size_of::<Page>() + here(page)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn keeps_what_is_put(mut shelf: Unnamed) {
        let pages = ["first\n".to_owned(), "zweite Seite, mit \u{fc}\n".repeat(5_000), "last\n".to_owned()];
        pages.iter().for_each(|page| shelf.put(page.clone()));
        let mut read = String::new();
        for n in [2, 0, 1] {
            assert!(shelf.read(n, &mut read));
            assert_eq!(Some(&read), pages.get(n));
        }
        assert!(!shelf.read(3, &mut read));
    }

    #[test]
    fn pages_lie_in_a_file_that_nobody_finds() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Unnamed::beside(Some(&folder.path().join("register.db")));
        assert!(shelf.file.is_some() && std::fs::read_dir(folder.path()).unwrap().next().is_none());
        keeps_what_is_put(shelf);
    }

    #[test]
    fn pages_stay_in_memory_where_there_is_no_folder() {
        for register in [None, Some(Path::new("/nowhere/at/all"))] {
            let shelf = Unnamed::beside(register);
            assert!(shelf.file.is_none());
            keeps_what_is_put(shelf);
        }
    }
}
