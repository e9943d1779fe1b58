use std::fs;

use super::super::{Journal, State, check_backup, restore};
use super::*;

#[test]
fn a_backup_is_whole_private_and_never_over_another_file() {
    let (folder, path) = place();
    let store = open(&path, 1);
    seed(&store);
    let to = folder.path().join("copy.db");
    let mut heard = 0;
    store
        .backup(&to, false, at(1), &mut |done, all| {
            heard = all;
            done <= all
        })
        .unwrap();
    assert!(heard > 0);
    assert!(store.backup(&to, false, at(2), &mut |_, _| true).is_err());
    store.backup(&to, true, at(2), &mut |_, _| true).unwrap();
    assert!(store.backup(&path, true, at(2), &mut |_, _| true).is_err(), "not over the register itself");
    let report = check_backup(&to).unwrap();
    assert!(report.sound());
    assert_eq!(report.chain.lines, 3);
}

#[test]
fn a_backup_stopped_leaves_nothing() {
    let (folder, path) = place();
    seed(&open(&path, 1));
    let store = open(&path, 1);
    let to = folder.path().join("copy.db");
    assert!(store.backup(&to, false, at(1), &mut |_, _| false).is_err());
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| name.to_string_lossy().starts_with("register.db")), "{left:?}");
}

#[test]
fn restoring_waits_for_nobody_and_keeps_what_was_there() {
    let (folder, path) = place();
    let store = open(&path, 1);
    seed(&store);
    let copy = folder.path().join("copy.db");
    store.backup(&copy, false, at(1), &mut |_, _| true).unwrap();
    save(&store, &set(&ACTION, 1, "note", Value::Missing, Value::text("later")), 2);
    let error = restore(&copy, &path, at(3)).unwrap_err();
    assert!(error.to_string().contains("Somebody has the register open"), "{error}");
    assert_eq!(store.get(&ACTION, 1).unwrap().unwrap().get("note"), &Value::text("later"));
    drop(store);
    let kept = restore(&copy, &path, at(4)).unwrap().unwrap();
    assert!(open(&path, 1).get(&ACTION, 1).unwrap().unwrap().get("note").is_missing());
    assert_eq!(open(&kept, 1).get(&ACTION, 1).unwrap().unwrap().get("note"), &Value::text("later"));
}

#[test]
fn a_restore_leaves_the_copy_and_what_it_replaced_and_nothing_beside_either() {
    for journal in [Journal::Wal, Journal::Delete] {
        let (folder, path) = place();
        let store = Store::open_as(&path, who(1), options(Mode::Create).journal(journal), &SMALL).unwrap();
        seed(&store);
        store.backup(&folder.path().join("copy.db"), false, at(1), &mut |_, _| true).unwrap();
        drop(store);
        let kept = restore(&folder.path().join("copy.db"), &path, at(4)).unwrap().unwrap();
        let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name != "copy.db").collect();
        names.sort_unstable();
        assert_eq!(names, [kept.file_name().unwrap().to_str().unwrap(), "register.db"]);
    }
}

#[test]
fn an_altered_copy_is_not_restored() {
    let (folder, path) = place();
    let store = open(&path, 1);
    seed(&store);
    let copy = folder.path().join("copy.db");
    store.backup(&copy, false, at(1), &mut |_, _| true).unwrap();
    drop(store);
    rusqlite::Connection::open(&copy).unwrap().execute("UPDATE batch SET name = 'Sam'", []).unwrap();
    assert_eq!(check_backup(&copy).unwrap().chain.broken, Some(1));
    assert!(restore(&copy, &path, at(2)).is_err());
    fs::write(&copy, "not a register").unwrap();
    assert!(check_backup(&copy).is_err());
    assert!(open(&path, 1).get(&ACTION, 1).unwrap().is_some());
}

#[test]
fn the_doctor_names_what_is_wrong_with_the_command_that_mends_it() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = place();
    let store = open(&path, 1);
    seed(&store);
    let state = |name: &str| store.doctor(at(0)).unwrap().into_iter().find(|check| check.name == name).unwrap();
    assert_eq!(state("backup").state, State::Warn);
    store.backup(&folder.path().join("copy.db"), false, at(0), &mut |_, _| true).unwrap();
    for check in store.doctor(at(1)).unwrap() {
        assert_eq!(check.state, State::Ok, "{check:?}");
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(state("modes").fix, format!("chmod 0660 {}", path.display()));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(state("folder").fix, format!("chmod 0700 {}", folder.path().display()));
    store.conn.execute("UPDATE journal SET op = 'archive' WHERE seq = 2", []).unwrap();
    assert_eq!(state("journal").state, State::Bad);
}

#[test]
fn a_copy_of_a_newer_program_is_not_restored() {
    let (folder, path) = place();
    let store = open(&path, 1);
    seed(&store);
    let copy = folder.path().join("copy.db");
    store.backup(&copy, false, at(1), &mut |_, _| true).unwrap();
    drop(store);
    let newer = rusqlite::Connection::open(&copy).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    let error = restore(&copy, &path, at(2)).unwrap_err();
    assert!(error.to_string().contains("newer dhr"), "{error}");
    assert!(open(&path, 1).get(&ACTION, 1).unwrap().is_some());
}

#[test]
fn of_two_restores_in_one_second_each_keeps_what_it_replaced() {
    let (folder, path) = place();
    let store = open(&path, 1);
    seed(&store);
    let copy = folder.path().join("copy.db");
    store.backup(&copy, false, at(1), &mut |_, _| true).unwrap();
    let note = |text: &str| {
        let store = open(&path, 1);
        save(&store, &set(&ACTION, 1, "note", Value::Missing, Value::text(text)), 2);
    };
    drop(store);
    note("first");
    let first = restore(&copy, &path, at(4)).unwrap().unwrap();
    note("second");
    let second = restore(&copy, &path, at(4)).unwrap().unwrap();
    let kept = |path: &Path| open(path, 1).get(&ACTION, 1).unwrap().unwrap().get("note").clone();
    assert_eq!((kept(&first), kept(&second)), (Value::text("first"), Value::text("second")));
    assert!(kept(&path).is_missing());
}

#[test]
fn a_log_whose_register_is_gone_is_not_taken_for_the_log_of_what_is_restored() {
    let (folder, path) = place();
    let store = open(&path, 1);
    seed(&store);
    let copy = folder.path().join("copy.db");
    store.backup(&copy, false, at(1), &mut |_, _| true).unwrap();
    save(&store, &set(&ACTION, 1, "note", Value::Missing, Value::text("later")), 2);
    let log = folder.path().join("register.db-wal");
    let written = fs::read(&log).unwrap();
    drop(store);
    fs::remove_file(&path).unwrap();
    fs::write(&log, written).unwrap();
    restore(&copy, &path, at(3)).unwrap();
    assert!(open(&path, 1).get(&ACTION, 1).unwrap().unwrap().get("note").is_missing());
    let kept = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(
        kept.into_iter().any(|name| name.contains("before-restore") && name.ends_with("-wal")),
        "nothing is thrown away"
    );
}

#[test]
fn a_copy_cut_short_is_named_by_the_doctor_and_cleared_away_by_the_next() {
    let (folder, path) = place();
    let store = open(&path, 1);
    seed(&store);
    let named = |name: &str| folder.path().join(name);
    // No process has this number.
    let stale = named("register.before-v9-20260327T091500Z.db.2147483647.part");
    let journal = named("register.before-v9-20260327T091500Z.db.2147483647.part-journal");
    let at_work = named(&format!("register.backup-20260327T091500Z.db.{}.part", std::process::id()));
    let others = named("register.zip.2147483647.part");
    let elsewhere = named("letter.db.2147483647.part");
    let other_name = named("monday.db.2147483647.part");
    store.backup(&named("whole.db"), false, at(0), &mut |_, _| true).unwrap();
    fs::rename(named("whole.db"), &other_name).unwrap();
    fs::write(&stale, [0; 8192]).unwrap();
    fs::write(&journal, "").unwrap();
    fs::write(&at_work, "SQLite format 3\0").unwrap();
    fs::write(&others, "PK and so on, as long as a database's head").unwrap();
    fs::write(&elsewhere, "").unwrap();
    let check = store.doctor(at(0)).unwrap().into_iter().find(|check| check.name == "copies").unwrap();
    assert!(check.state == State::Warn && check.fix.contains(&stale.display().to_string()), "{check:?}");
    store.backup(&named("copy.db"), false, at(1), &mut |_, _| true).unwrap();
    assert!(!stale.exists() && !journal.exists() && !other_name.exists());
    assert!(at_work.exists() && others.exists() && elsewhere.exists());
    assert!(store.doctor(at(2)).unwrap().iter().all(|check| check.name != "copies"));
}
