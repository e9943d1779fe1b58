use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use super::super::Journal;
use super::*;

fn refused(path: &Path) -> String {
    Store::open_as(path, who(1), options(Mode::ReadWrite), &SMALL).unwrap_err().to_string()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn a_new_register_is_for_its_owner_alone() {
    let (_folder, path) = place();
    let store = open(&path, 1);
    seed(&store);
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(&path.with_extension("db-wal")), 0o600);
}

#[test]
fn a_new_register_in_a_team_folder_is_for_the_team() {
    let (folder, path) = place();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o2770)).unwrap();
    open(&path, 1);
    assert_eq!(mode(&path), 0o660);
}

#[test]
fn a_wide_mode_is_refused_with_the_command_that_mends_it() {
    let (folder, path) = place();
    drop(open(&path, 1));
    fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
    assert!(refused(&path).contains(&format!("chmod 0600 {}", path.display())));
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o777)).unwrap();
    assert!(refused(&path).contains(&format!("chmod 0700 {}", folder.path().display())));
}

#[test]
fn each_wrong_file_is_refused_in_its_own_words() {
    let (folder, path) = place();
    assert!(refused(&path).contains("There is no register at"));
    assert!(refused(&folder.path().join("gone/register.db")).contains("There is no folder"));
    let write = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        refused(&path)
    };
    assert!(write(b"").contains("is empty"));
    assert!(write(b"%PDF-1.7 not a database").contains("is not a register"));
    assert!(write(&[0; 4096]).contains("damaged"));
    fs::remove_file(&path).unwrap();
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    assert!(refused(&path).contains("belongs to another program"));
}

#[test]
fn a_register_whose_making_was_cut_short_is_made_again() {
    let (_folder, path) = place();
    rusqlite::Connection::open(&path).unwrap().execute_batch("PRAGMA journal_mode = wal").unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    assert!(refused(&path).contains("is empty"));
    seed(&open(&path, 1));
}

#[test]
fn a_damaged_register_is_called_damaged() {
    let (_folder, path) = place();
    let store = open(&path, 1);
    seed(&store);
    drop(store);
    let mut bytes = fs::read(&path).unwrap();
    bytes[100..4096].fill(0x5a);
    fs::write(&path, bytes).unwrap();
    let said = refused(&path);
    assert!(said.contains("damaged"), "{said}");
}

#[test]
fn a_file_that_may_not_be_written_is_opened_for_reading() {
    let (_folder, path) = place();
    seed(&open(&path, 1));
    fs::set_permissions(&path, Permissions::from_mode(0o400)).unwrap();
    let store = Store::open_as(&path, who(1), options(Mode::ReadWrite), &SMALL).unwrap();
    assert!(store.read_only());
    assert!(store.notices()[0].contains("chmod u+w"));
    assert!(store.get(&CASE, 1).unwrap().is_some());
    let error = store.apply(&set(&ACTION, 1, "note", Value::Missing, Value::text("x")), at(1)).unwrap_err();
    assert!(error.to_string().contains("reading only"), "{error}");
}

#[test]
fn what_a_reader_left_beside_the_register_is_named_until_it_may_be_written_again() {
    let (_folder, path) = place();
    seed(&open(&path, 1));
    fs::set_permissions(&path, Permissions::from_mode(0o400)).unwrap();
    drop(Store::open_as(&path, who(1), options(Mode::ReadWrite), &SMALL).unwrap());
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    let left = super::super::place::side_files(&path);
    assert!(!left.is_empty(), "a reader leaves nothing beside the register any more");
    let store = Store::open_as(&path, who(1), options(Mode::ReadWrite), &SMALL).unwrap();
    assert!(store.read_only());
    assert!(left.iter().all(|file| store.notices()[0].contains(&file.display().to_string())), "{:?}", store.notices());
    let checks = store.doctor(at(1)).unwrap();
    assert!(checks.iter().any(|check| check.detail.starts_with("What SQLite keeps beside it has mode 0400")));
    drop(store);
    for file in super::super::place::side_files(&path) {
        fs::set_permissions(file, Permissions::from_mode(0o600)).unwrap();
    }
    assert!(!Store::open_as(&path, who(1), options(Mode::ReadWrite), &SMALL).unwrap().read_only());
}

#[test]
fn a_newer_register_is_opened_for_reading() {
    let (_folder, path) = place();
    let newer = Store::open_as(&path, who(1), options(Mode::Create), &NEWER).unwrap();
    seed(&newer);
    let store = Store::open_as(&path, who(1), options(Mode::ReadWrite), &SMALL).unwrap();
    assert!(store.read_only());
    assert!(store.notices()[0].contains("newer dhr"));
    assert!(store.get(&CASE, 1).unwrap().is_some());
}

#[test]
fn an_older_register_is_copied_before_it_is_brought_up_to_date() {
    let (folder, path) = place();
    seed(&open(&path, 1));
    let store = Store::open_as(&path, who(1), options(Mode::ReadWrite), &NEWER).unwrap();
    assert!(!store.read_only());
    assert!(store.get(&CASE, 1).unwrap().is_some());
    let copy = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().contains("before-v4"))
        .expect("a copy");
    assert_eq!(mode(&copy), 0o600);
    let old = Store::open_as(&copy, who(1), options(Mode::ReadWrite), &SMALL).unwrap();
    assert!(!old.read_only(), "the copy still has the older layout");
    assert!(old.get(&CASE, 1).unwrap().is_some());
}

#[test]
fn the_slower_journal_leaves_no_log_beside_the_file() {
    let (_folder, path) = place();
    let options = options(Mode::Create).journal(Journal::Delete);
    let store = Store::open_as(&path, who(1), options, &SMALL).unwrap();
    seed(&store);
    assert!(!path.with_extension("db-wal").exists());
    assert!(store.get(&CASE, 1).unwrap().is_some());
}
