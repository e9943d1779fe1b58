//! What the writing verbs do, say and refuse.

use crate::cli_shell::{Shell, kept};

#[test]
fn a_change_says_what_was_done_and_how_to_undo_it() {
    let shell = Shell::stocked();
    kept(
        "write",
        &shell.transcript(&[
            "set ash-dhr-01 stage=drafting csp=Safer|Ashdown --why the|panel|agreed",
            "set ash-dhr-01 stage=drafting",
            "set action:2 agency=surgery rag=Amber",
            "note ash-dhr-01 Rang|the|surgery",
            "note action:1 Rang again",
            "add action case=ASH-DHR-02 what=Count|the|doors",
            "add action case=ASH-DHR-02 what=Count|the|doors agency=surgery due=+2w",
            "set action:3 what=Count|them|all --json",
            "history --limit 3",
            "history action:2",
            "undo",
            "undo",
            "redo",
            "history ash-dhr-02 --json",
        ]),
    );
}

#[test]
fn what_cannot_be_taken_is_named_and_nothing_is_changed() {
    let shell = Shell::stocked();
    let before = shell.run(&["history", "--json"]).out;
    kept(
        "write-refused",
        &shell.transcript(&[
            "set ash-dhr-01 stage=drafing",
            "set ash-dhr-01 stgae=drafting",
            "set ash-dhr-01 stage",
            "set ash-dhr-01 stage=paused stage=drafting",
            "set ash-dhr-01 reference=",
            "set ash-dhr-01 agreed_due=31|feb|2026",
            "set action:1 agency=Ashdown",
            "set action:1 agency=Nowhere",
            "set nobody stage=paused",
            "add case title=Robin",
            "add return case=ash-dhr-01",
            "add death case=ash-dhr-01",
            "add cat name=Tom",
            "note agency:1 hello",
            "note ash-dhr-01 -",
            "redo",
        ]),
    );
    assert_eq!(shell.run(&["history", "--json"]).out, before);
}

#[test]
fn a_value_from_standard_input_stays_out_of_the_shell() {
    let shell = Shell::stocked();
    assert_eq!(shell.give(&["note", "ash-dhr-01", "-"], "Two lines\nof text\n").status, 0);
    let notes: serde_json::Value = serde_json::from_str(&shell.run(&["list", "note", "--json"]).out).unwrap();
    assert_eq!(notes["rows"][0]["what"], "Two lines\nof text");
    assert_eq!(
        (notes["rows"][0]["by"].as_str(), notes["rows"][0]["when"].as_str()),
        (Some("tester"), Some("2026-03-27"))
    );
    assert_eq!(shell.give(&["set", "action:1", "latest=-", "outcome=-"], "once").status, 2);
    let bad = shell.command(&["note", "ash-dhr-01", "-"]).write_stdin(vec![0xff, 0xfe]).output().unwrap();
    assert_eq!(bad.status.code(), Some(2));
}

#[test]
fn an_undo_that_somebody_overtook_is_refused() {
    let shell = Shell::stocked();
    assert_eq!(shell.run(&["set", "ash-dhr-01", "lead=one"]).status, 0);
    let store = dhr::store::Store::open(
        &shell.register(),
        dhr::domain::journal::Who { uid: 4_000, name: "Sam".to_owned() },
        dhr::store::Options::new(
            dhr::store::Mode::ReadWrite,
            jiff::Timestamp::UNIX_EPOCH,
            jiff::civil::date(2026, 3, 27),
        ),
    )
    .unwrap();
    let cases = dhr::domain::register::cases();
    let case = store.get(cases, 1).unwrap().unwrap();
    let mut batch = dhr::domain::change::Batch::new("set lead");
    let lead = cases.field("lead").unwrap();
    batch.push(dhr::domain::change::Change::set(
        cases,
        1,
        lead,
        case.get("lead").clone(),
        dhr::domain::value::Value::text("two"),
    ));
    store.apply(&batch, jiff::Timestamp::UNIX_EPOCH).unwrap();
    drop(store);
    let answer = shell.run(&["undo"]);
    assert_eq!(answer.status, 3);
    assert!(answer.err.contains("Sam") && answer.err.contains("Nothing was changed"), "{}", answer.err);
}

#[test]
fn an_export_is_a_new_private_file_and_the_policy_may_forbid_it() {
    use std::os::unix::fs::PermissionsExt;
    let shell = Shell::stocked();
    kept(
        "export",
        &shell.transcript(&[
            "export case cols:reference,title,agreed_due",
            "export actions cols:number,what --to actions.csv",
            "export actions --to actions.csv",
            "export actions --xlsx actions.xlsx",
            "export case limit:1 --json --to case.json",
            "export actions rag:red",
        ]),
    );
    let mode = std::fs::metadata(shell.path("actions.xlsx")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let csv = std::fs::read_to_string(shell.path("actions.csv")).unwrap();
    assert!(csv.starts_with("\u{feff}No.,Action\r\n"), "{csv:?}");
    std::fs::create_dir_all(shell.path("system")).unwrap();
    std::fs::write(shell.path("system/policy.toml"), "export = \"no\"\n").unwrap();
    kept("export-forbidden", &shell.transcript(&["export actions", "actions --csv"]));
}

#[test]
fn a_saved_view_can_be_exported() {
    let shell = Shell::stocked();
    let store = dhr::store::Store::open(
        &shell.register(),
        dhr::domain::journal::Who { uid: rustix::process::getuid().as_raw(), name: "tester".to_owned() },
        dhr::store::Options::new(
            dhr::store::Mode::ReadWrite,
            jiff::Timestamp::UNIX_EPOCH,
            jiff::civil::date(2026, 3, 27),
        ),
    )
    .unwrap();
    store.save_view("Late ones", "action", "due<today cols:number,due", false).unwrap();
    drop(store);
    let answer = shell.run(&["export", "--view", "late ones"]);
    assert_eq!(answer.out, "No.,Due\r\n1.2,2026-03-09\r\n");
}

#[test]
fn a_rule_of_the_process_refuses_and_changes_nothing() {
    let shell = Shell::stocked();
    let answer = shell.run(&["set", "ash-dhr-01", "published=2026-03-20"]);
    assert_eq!(answer.status, 3, "{}{}", answer.out, answer.err);
    assert!(answer.err.contains("clear") && answer.err.contains("Nothing was changed"), "{}", answer.err);
    let case: serde_json::Value = serde_json::from_str(&shell.run(&["case", "ash-dhr-01", "--json"]).out).unwrap();
    assert!(case["published"].is_null());
}
