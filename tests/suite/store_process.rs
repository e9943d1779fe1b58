//! The register under several processes, sudden death and a full disk. The processes are this test program again,
//! asked for one of the ignored tests below.
#![allow(clippy::disallowed_methods, reason = "tests start processes and hand them a path")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use dhr::domain::change::{Batch, Outcome};
use dhr::domain::journal::{HistoryScope, Who};
use dhr::domain::listing::Listing;
use dhr::domain::register::entity;
use dhr::domain::value::Value;
use dhr::store::{Mode, Options, Store, check_backup};

const PLACE: &str = "DHR_TEST_PLACE";
const WRITER: &str = "DHR_TEST_WRITER";
/// Batches each writer saves.
const TURNS: usize = 25;
/// Records in a batch of the process that is killed.
const CROWD: usize = 200;

fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
    let path = folder.path().join("register.db");
    (folder, path)
}

fn open(path: &Path, uid: u32) -> Store {
    let options = Options::new(Mode::Create, jiff::Timestamp::UNIX_EPOCH, jiff::civil::date(2026, 3, 27));
    Store::open(path, Who { uid, name: format!("Writer {uid}") }, options).unwrap()
}

fn agencies(label: &str, count: usize) -> Batch {
    let mut batch = Batch::new(label);
    for n in 0..count {
        batch.add(entity("agency").unwrap(), vec![("name", Value::text(format!("{label} {n}")))]);
    }
    batch
}

fn child(test: &str, path: &Path, writer: u32) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("store_process::{test}"), "--ignored", "--nocapture"])
        .env(PLACE, path)
        .env(WRITER, writer.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

/// What a child was asked to do; nothing when somebody runs the ignored tests by hand.
fn asked() -> Option<(PathBuf, u32)> {
    Some((std::env::var_os(PLACE)?.into(), std::env::var(WRITER).ok()?.parse().ok()?))
}

#[test]
fn four_writers_all_get_their_turn() {
    let (_folder, path) = place();
    // Nobody made the register beforehand: whoever comes first lays it out, once.
    let children: Vec<Child> = (1..=4).map(|writer| child("child_writes_in_turns", &path, writer)).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success(), "a writer waited too long or failed");
    }
    let store = open(&path, 9);
    assert_eq!(store.count(&Listing::of(entity("agency").unwrap())).unwrap(), 4 * TURNS);
    let chain = store.verify_chain().unwrap();
    assert_eq!((chain.lines, chain.broken), (4 * TURNS, None));
}

#[test]
#[ignore = "run in a process of its own by the test above"]
fn child_writes_in_turns() {
    let Some((path, writer)) = asked() else { return };
    let store = open(&path, writer);
    for turn in 0..TURNS {
        let outcome = store.apply(&agencies(&format!("{writer}/{turn}"), 1), jiff::Timestamp::UNIX_EPOCH).unwrap();
        assert!(matches!(outcome, Outcome::Saved { .. }));
    }
}

#[test]
fn a_process_killed_while_it_saves_leaves_whole_batches() {
    let (_folder, path) = place();
    drop(open(&path, 9));
    for round in 0..3 {
        let mut child = child("child_writes_until_killed", &path, round);
        let store = open(&path, 9);
        let before = store.verify_chain().unwrap().lines;
        let deadline = Instant::now() + Duration::from_secs(60);
        while store.verify_chain().unwrap().lines < before + 2 * CROWD {
            assert!(Instant::now() < deadline, "the child never wrote");
            std::thread::sleep(Duration::from_millis(7));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        drop(store);
        let report = check_backup(&path).unwrap();
        assert!(report.sound(), "{report:?}");
        assert_eq!(report.chain.lines % CROWD, 0, "every batch is whole");
        let store = open(&path, 9);
        assert_eq!(store.count(&Listing::of(entity("agency").unwrap())).unwrap(), report.chain.lines);
        assert!(matches!(
            store.apply(&agencies("after", CROWD), jiff::Timestamp::UNIX_EPOCH).unwrap(),
            Outcome::Saved { .. }
        ));
    }
}

#[test]
#[ignore = "run in a process of its own by the test above"]
fn child_writes_until_killed() {
    let Some((path, writer)) = asked() else { return };
    let store = open(&path, writer);
    for turn in 0.. {
        store.apply(&agencies(&format!("{writer}/{turn}"), CROWD), jiff::Timestamp::UNIX_EPOCH).unwrap();
    }
}

/// A small disk of its own, seen by one process only and gone with it.
#[test]
fn a_full_disk_loses_nothing_that_was_saved() {
    let (folder, _) = place();
    let script = "mount -t tmpfs -o size=6m,mode=0700 tmpfs \"$1\" || exit 77; exec \"$2\" --exact \
                  store_process::child_fills_the_disk --ignored --nocapture";
    let tried = Command::new("unshare")
        .args(["-rm", "sh", "-c", script, "sh"])
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap())
        .env(PLACE, folder.path().join("register.db"))
        .env(WRITER, "1")
        .stdout(Stdio::null())
        .status();
    match tried.map(|status| status.code()) {
        Ok(Some(0)) => {}
        Ok(Some(77 | 1)) | Err(_) => println!("skipped: this machine lets nobody mount a small disk"),
        other => panic!("{other:?}"),
    }
}

#[test]
#[ignore = "run in a process of its own by the test above"]
fn child_fills_the_disk() {
    let Some((path, writer)) = asked() else { return };
    let store = open(&path, writer);
    let mut saved = 0;
    let error = loop {
        assert!(saved < 10_000, "the disk never filled");
        match store.apply(&agencies("filling", 100), jiff::Timestamp::UNIX_EPOCH) {
            Ok(_) => saved += 100,
            Err(error) => break error,
        }
    };
    assert!(error.to_string().starts_with("The disk is full."), "{error}");
    assert!(saved > 0);
    assert_eq!(store.count(&Listing::of(entity("agency").unwrap())).unwrap(), saved);
    assert_eq!(store.verify_chain().unwrap().broken, None);
    assert_eq!(store.history(HistoryScope::All, 0, 1_000, false).unwrap().len(), saved / 100);
}
