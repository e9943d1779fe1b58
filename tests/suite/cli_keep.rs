//! The register as a file: made, copied, put back, looked after; and files that are not what they should be.

use std::os::unix::fs::PermissionsExt;

use crate::cli_shell::{Shell, kept};

fn set_mode(path: &std::path::Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

fn mode(path: &std::path::Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn a_new_register_is_private_or_the_teams() {
    let shell = Shell::bare();
    std::fs::create_dir(shell.path("team")).unwrap();
    set_mode(&shell.path("team"), 0o2770);
    kept(
        "init",
        &shell.transcript(&[
            "cases",
            "init",
            "init",
            "init team/register.db",
            "init no/such/folder/register.db",
            "--db team/register.db cases --json",
        ]),
    );
    assert_eq!((mode(&shell.register()), mode(shell.register().parent().unwrap())), (0o600, 0o700));
    assert_eq!(mode(&shell.path("team/register.db")), 0o660);
}

#[test]
fn a_copy_is_checked_and_put_back() {
    let shell = Shell::stocked();
    std::fs::write(shell.path("letter.txt"), "not a register at all").unwrap();
    kept(
        "backup",
        &shell.transcript(&[
            "backup copy.db",
            "backup copy.db",
            "set ash-dhr-01 title=Changed",
            "restore copy.db --check",
            "restore copy.db",
            "cases cols:reference,title",
            "restore letter.txt",
            "restore missing.db --check",
            "backup --json",
        ]),
    );
    assert_eq!(mode(&shell.path("copy.db")), 0o600);
}

#[test]
fn an_altered_copy_is_found_out_and_never_put_back() {
    let shell = Shell::stocked();
    assert_eq!(shell.run(&["backup", "copy.db"]).status, 0);
    let copy = rusqlite::Connection::open(shell.path("copy.db")).unwrap();
    copy.execute("UPDATE journal SET new = '\"forged\"' WHERE seq = 3", []).unwrap();
    drop(copy);
    for words in [&["restore", "copy.db", "--check"][..], &["restore", "copy.db"]] {
        let answer = shell.run(words);
        assert_eq!(answer.status, 2, "{words:?}: {}{}", answer.out, answer.err);
    }
    assert_eq!(shell.run(&["cases"]).status, 0);
}

#[test]
fn the_doctor_names_each_fault_and_its_cure() {
    let shell = Shell::stocked();
    let well = shell.run(&["doctor", "--json"]);
    assert_eq!(well.status, 0, "{}", well.out);
    set_mode(&shell.path("data/dhr"), 0o755);
    std::fs::create_dir_all(shell.path("config/dhr")).unwrap();
    std::fs::write(shell.path("config/dhr/config.toml"), "[keys]\n\"list.narow\" = \"i\"\n").unwrap();
    let ill = shell.run(&["doctor"]);
    assert_eq!(ill.status, 6, "{}", ill.out);
    assert!(ill.out.contains("chmod 0700 HOME/data/dhr"), "{}", ill.out);
    assert!(ill.out.contains("bad      keys") && ill.out.contains("list.narrow"), "{}", ill.out);
    kept("doctor-without-register", &Shell::bare().transcript(&["doctor", "doctor --drafts"]));
}

#[test]
fn a_link_stands_for_the_register_it_leads_to() {
    let shell = Shell::stocked();
    let link = shell.path("link.db");
    std::os::unix::fs::symlink(shell.register(), &link).unwrap();
    let by_link = |words: &[&str]| shell.run(&[&["--db", "link.db"], words].concat());
    assert_eq!(by_link(&["backup", "copy.db"]).status, 0);
    // Whoever has the register open keeps it from being replaced, by whichever name.
    let other = rusqlite::Connection::open(shell.register()).unwrap();
    other.query_row("SELECT count(*) FROM batch", [], |_| Ok(())).unwrap();
    let refused = by_link(&["restore", "copy.db"]);
    assert_eq!(refused.status, 5, "{}{}", refused.out, refused.err);
    drop(other);
    assert_eq!(by_link(&["set", "ash-dhr-01", "title=Robin"]).status, 0);
    assert_eq!(by_link(&["restore", "copy.db"]).status, 0);
    assert!(link.is_symlink(), "the link was replaced by a file, and two registers go on");
    assert!(shell.run(&["case", "ash-dhr-01"]).out.contains("Linnet"));
}

/// Runs a command as somebody pastes it.
fn paste(shell: &Shell, command: &str) {
    assert_cmd::Command::new("sh").args(["-c", command]).current_dir(shell.path("")).assert().success();
}

#[test]
fn a_command_that_is_told_can_be_pasted_whatever_the_path_is_called() {
    let shell = Shell::bare();
    let folder = "Case Reviews/Amara's (2026) - a folder whose name alone is longer than a line of the answer is wide";
    let (folder, register) = (shell.path(folder), shell.path(folder).join("our register.db"));
    let db = register.display().to_string();
    let told = |shell: &Shell, start: &str, words: &[&str]| -> String {
        let answer = shell.run(&[&["--db", &db], words].concat());
        let said = format!("{}{}", answer.out, answer.err);
        let at = said.find(start).unwrap_or_else(|| panic!("{start} is not told: {said}"));
        said[at..].lines().next().unwrap().replace("HOME", &shell.path("").display().to_string())
    };
    assert_eq!(shell.run(&["init", &db]).status, 0);
    set_mode(&register, 0o644);
    paste(&shell, &told(&shell, "chmod", &["cases"]));
    let undo = told(&shell, "dhr --db", &["add", "case", "reference=A-1"]);
    paste(&shell, &undo.replacen("dhr", env!("CARGO_BIN_EXE_dhr"), 1));
    set_mode(&folder, 0o755);
    paste(&shell, &told(&shell, "chmod", &["doctor"]));
    assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o7777, 0o700);
    let backup = told(&shell, "dhr --db", &["doctor"]).replacen("dhr", env!("CARGO_BIN_EXE_dhr"), 1);
    paste(&shell, &backup);
    assert!(
        std::fs::read_dir(&folder)
            .unwrap()
            .any(|file| { file.unwrap().file_name().to_string_lossy().starts_with("our register.backup-") })
    );
}

#[test]
fn a_text_left_unsaved_is_printed_to_whoever_typed_it() {
    let shell = Shell::stocked();
    // Where the workbench keeps it: apart for each register.
    let environment = dhr::config::Environment { state_folder: Some(shell.path("state/dhr")), ..Default::default() };
    let config = dhr::config::Config::load(environment, &[]).unwrap();
    let folder = config.drafts_of(Some(&shell.path("data/dhr/register.db"))).unwrap();
    dhr::store::Drafts::new(folder).keep("case/1/remarks", "half a thought").unwrap();
    assert!(shell.run(&["today"]).out.contains("1 text unsaved"));
    let answer = shell.run(&["doctor", "--drafts"]);
    assert!(answer.out.contains("case/1/remarks") && answer.out.contains("half a thought"), "{}", answer.out);
}

#[test]
fn a_file_that_is_no_register_says_what_happened_and_what_is_safe() {
    let shell = Shell::stocked();
    std::fs::write(shell.path("letter.pdf"), "%PDF-1.7 not a register at all").unwrap();
    set_mode(&shell.path("letter.pdf"), 0o600);
    std::fs::write(shell.path("empty.db"), "").unwrap();
    set_mode(&shell.path("empty.db"), 0o600);
    let other = rusqlite::Connection::open(shell.path("other.db")).unwrap();
    other.execute_batch("CREATE TABLE t (x)").unwrap();
    drop(other);
    set_mode(&shell.path("other.db"), 0o600);
    std::fs::copy(shell.register(), shell.path("open.db")).unwrap();
    set_mode(&shell.path("open.db"), 0o644);
    std::fs::copy(shell.register(), shell.path("newer.db")).unwrap();
    let newer = rusqlite::Connection::open(shell.path("newer.db")).unwrap();
    newer.pragma_update(None, "user_version", 999).unwrap();
    drop(newer);
    let mut damaged = std::fs::read(shell.register()).unwrap();
    damaged[..4096].fill(0);
    std::fs::write(shell.path("damaged.db"), damaged).unwrap();
    set_mode(&shell.path("damaged.db"), 0o600);
    kept(
        "bad-files",
        &shell.transcript(&[
            "--db letter.pdf cases",
            "--db empty.db cases",
            "--db other.db cases",
            "--db open.db cases",
            "--db damaged.db cases",
            "--db missing.db cases",
            "--db missing.db cases --json",
            "--db no/such/folder.db cases",
            "--db newer.db cases limit:1 cols:reference",
            "--db newer.db set ash-dhr-01 title=Robin",
        ]),
    );
}

#[test]
fn a_register_that_may_only_be_read_is_read_and_not_written() {
    let shell = Shell::stocked();
    set_mode(&shell.register(), 0o400);
    let read = shell.run(&["cases"]);
    assert_eq!(read.status, 0, "{}", read.err);
    assert!(read.out.contains("ASH-DHR-01") && read.err.contains("may only be read"), "{}", read.err);
    let written = shell.run(&["set", "ash-dhr-01", "title=Robin"]);
    assert_eq!(written.status, 3, "{}", written.err);
}

#[test]
fn while_somebody_else_writes_one_waits_and_then_hears_so() {
    let shell = Shell::stocked();
    let other = rusqlite::Connection::open(shell.register()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(shell.run(&["cases"]).status, 0, "reading does not wait");
    let answer = shell.run(&["set", "ash-dhr-01", "title=Robin"]);
    assert_eq!(answer.status, 5, "{}", answer.err);
    // This very process holds it, and is named.
    let holder = format!("(process {}) holds the register. Nothing was changed", std::process::id());
    assert!(answer.err.contains(&holder), "{}", answer.err);
}

#[test]
fn a_spreadsheet_is_not_restored_and_not_called_a_register() {
    let shell = Shell::stocked();
    let file = shell.path("tracker.csv");
    std::fs::write(&file, "DHR,Action\nNM1,Train\n").unwrap();
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    let answer = shell.run(&["restore", &file.display().to_string()]);
    assert!(answer.status != 0 && answer.err.contains("is not a register"), "{}", answer.err);
    assert!(!answer.err.contains("chmod"), "{}", answer.err);
}
