//! `dhr import` by the program itself: what is written, what is said, what is refused. Which row becomes what is
//! tested where the import lives.

use crate::cli_shell::{Answer, Shell};

fn fixture(name: &str) -> String {
    format!("{}/fixtures/tracker/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// A register with the agencies the trackers name.
fn borough() -> Shell {
    let shell = Shell::bare();
    std::fs::create_dir_all(shell.register().parent().unwrap()).unwrap();
    let path = shell.register().display().to_string();
    assert_eq!(shell.run(&["demo", "--keep", &path]).status, 0);
    shell
}

fn import(shell: &Shell, name: &str, more: &[&str]) -> Answer {
    let file = fixture(name);
    let words: Vec<&str> = ["import", &file].into_iter().chain(more.iter().copied()).collect();
    shell.run(&words)
}

fn json(answer: &Answer) -> serde_json::Value {
    assert_eq!(answer.status, 0, "{}", answer.err);
    serde_json::from_str(&answer.out).unwrap()
}

fn total(shell: &Shell, entity: &str) -> u64 {
    json(&shell.run(&["list", entity, "--json"]))["total"].as_u64().unwrap()
}

#[test]
fn every_row_is_accounted_for_and_one_undo_takes_all_of_it_back() {
    let shell = borough();
    let before = (total(&shell, "case"), total(&shell, "action"));
    let report = json(&import(&shell, "northmere-tracker.xlsx", &["--green", "complete", "--json"]));
    let totals = &report["totals"];
    let parts: u64 =
        ["imported", "attention", "skipped", "duplicate"].map(|name| totals[name].as_u64().unwrap()).iter().sum();
    assert_eq!(totals["rows"].as_u64().unwrap(), parts);
    let rows: usize =
        report["sheets"].as_array().unwrap().iter().map(|sheet| sheet["rows"].as_array().unwrap().len()).sum();
    assert_eq!(rows as u64, parts);
    assert!(report["sheets"][0]["mapping"].is_object() && report["sheets"][0]["heading_row"] == 5);
    assert!(report["batch"].is_i64() && report["dry_run"] == false);
    assert!(total(&shell, "action") > before.1);
    let again = json(&import(&shell, "northmere-tracker.xlsx", &["--green", "complete", "--json"]));
    assert_eq!(again["totals"]["added"], 0, "the same file twice adds nothing");
    assert_eq!(shell.run(&["undo"]).status, 0);
    assert_eq!((total(&shell, "case"), total(&shell, "action")), before);
}

#[test]
fn a_trial_shows_where_every_column_goes_and_writes_nothing() {
    let shell = borough();
    let before = total(&shell, "action");
    let trial = import(&shell, "northmere-tracker.xlsx", &["--dry-run"]);
    assert_eq!(trial.status, 0, "{}", trial.err);
    assert!(trial.out.contains("Target Date -> action.due"), "{}", trial.out);
    assert!(trial.out.contains("plain Green") && trial.out.contains("Nothing was written"), "{}", trial.out);
    assert_eq!(total(&shell, "action"), before);
    let by_hand = import(&shell, "northmere-tracker.xlsx", &["--dry-run", "--map", "action.measure=Progress update"]);
    assert!(by_hand.out.contains("Progress update -> action.measure"), "{}{}", by_hand.out, by_hand.err);
}

#[test]
fn an_escape_sequence_in_a_cell_never_reaches_the_terminal() {
    let shell = borough();
    for more in [&["--as", "actions"][..], &["--as", "actions", "--json"]] {
        let answer = import(&shell, "northmere-actions.csv", more);
        assert_eq!(answer.status, 0, "{}", answer.err);
        assert!(!answer.out.contains('\u{1b}') && !answer.err.contains('\u{1b}'));
    }
    assert!(!shell.run(&["actions"]).out.contains('\u{1b}'));
}

#[test]
fn a_file_that_is_no_tracker_is_refused_with_nothing_changed() {
    let shell = borough();
    let before = shell.run(&["history", "--json"]).out;
    for (name, says) in [
        ("really-a-pdf.xlsx", "PDF"),
        ("really-a-web-page.xls", "web page"),
        ("empty.xlsx", "empty"),
        ("cut-short.xlsx", "damaged"),
        ("other-columns.csv", "headings"),
        ("not-there.xlsx", "no file"),
    ] {
        let answer = import(&shell, name, &[]);
        assert_eq!(answer.status, 2, "{name}: {}", answer.err);
        assert!(answer.err.contains(says) && answer.err.contains("Nothing was changed"), "{name}: {}", answer.err);
    }
    for more in [&["--map", "due"][..], &["--map", "nosuch=Ref"], &["--sheet", "Nowhere"], &["--green", "maybe"]] {
        assert_eq!(import(&shell, "northmere-tracker.xlsx", more).status, 2, "{more:?}");
    }
    assert_eq!(shell.run(&["history", "--json"]).out, before);
}

#[test]
fn a_letter_is_not_called_an_empty_file() {
    let letter = format!("{}/fixtures/sheets/letter.docx", env!("CARGO_MANIFEST_DIR"));
    let answer = borough().run(&["import", &letter]);
    assert_eq!(answer.status, 2);
    assert!(answer.err.contains("holds no table, only text") && answer.err.contains("dhr qa"), "{}", answer.err);
}

#[test]
fn what_was_taken_for_something_else_is_told_before_anything_is_written() {
    let shell = borough();
    let file = shell.register().with_file_name("plan.csv");
    let rows = "Ref,Recommendation,Action,Lead agency,Due date,RAG\n\
                BC/2023/1,Calls are followed up,Change the script,Police,31/03/27,Red\n\
                BC/2023/2,Calls are followed up,Sample the calls,Police,31/03/27,Red\n\
                VALE3/1,Enquiry is made,Train the midwives,Police,31/03/27,Red\n";
    std::fs::write(&file, rows).unwrap();
    let report = json(&shell.run(&["import", &file.display().to_string(), "--dry-run", "--json"]));
    let notes = format!("{} {}", report["notes"], report["sheets"][0]["notes"]);
    assert!(notes.contains("\\\"Police\\\" was taken for Esterdale Constabulary"), "{notes}");
    assert!(notes.contains("\\\"VALE3/1\\\" is case VALE3, recommendation 1"), "{notes}");
    let refs: Vec<&str> =
        report["sheets"][0]["rows"].as_array().unwrap().iter().filter_map(|row| row["ref"].as_str()).collect();
    assert!(refs.iter().any(|one| one.contains("BC/2023/1")) && refs.iter().any(|one| one.contains("BC/2023/2")));
}
