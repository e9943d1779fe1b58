//! The verbs of one review's process, on the invented borough.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::Value as Json;

use crate::cli_shell::{Shell, kept};

/// A home with the invented borough as its register, and the letters and templates of the fixtures.
fn borough() -> Shell {
    let shell = Shell::bare();
    let folder = shell.path("data/dhr");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).unwrap();
    let made = shell.run(&["demo", "--keep", shell.register().to_str().unwrap()]);
    assert_eq!(made.status, 0, "{}", made.err);
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/letters")).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), shell.path(entry.file_name().to_str().unwrap())).unwrap();
    }
    shell
}

fn json(shell: &Shell, words: &[&str]) -> Json {
    let answer = shell.run(&[words, &["--json"]].concat());
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{words:?}: {error}: {}{}", answer.out, answer.err))
}

#[test]
fn letters_that_wait_for_an_answer_are_one_list_over_all_reviews() {
    let shell = borough();
    kept("process-qa", &shell.transcript(&["qa", "qa nm-dhr-09", "qa nm-dhr-19"]));
    let all = json(&shell, &["qa"]);
    let late: Vec<_> = all["rows"].as_array().unwrap().iter().map(|row| row["days_late"].as_i64().unwrap()).collect();
    assert!(late.is_sorted_by(|a, b| a >= b) && late.first().is_some_and(|days| *days > 0), "{late:?}");
}

#[test]
fn a_letter_is_filed_as_points_that_close_the_gate_and_can_be_taken_back() {
    let shell = borough();
    kept(
        "process-qa-letter",
        &shell.transcript(&[
            "qa NM-DHR-11 --letter qa-letter.txt --outcome resubmit",
            "qa NM-DHR-11",
            "set NM-DHR-11 stage=closed",
            "qa NM-DHR-11 --letter qa-letter.txt",
            "qa NM-DHR-11 --letter qa-letter.txt --paragraphs 2",
            "qa NM-DHR-11 --letter qa-letter.txt --paragraphs 2",
            "undo",
            "undo",
            "qa NM-DHR-11",
        ]),
    );
}

#[test]
fn an_answer_ends_when_the_report_went_back_and_every_point_is_checked_and_begins_again_with_a_point() {
    let shell = borough();
    let point = |number: u32, checked: &str| {
        format!("set qa_point:{number} state=checked response=Added page=4 done_by=Author checked_by={checked}")
    };
    let qa = json(&shell, &["qa", "NM-DHR-10"]);
    let ids: Vec<u32> = qa["letters"][0]["points"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|p| p["id"].as_u64())
        .map(|id| id as u32)
        .collect();
    let mut lines: Vec<String> = ids.iter().map(|id| point(*id, "Chair")).collect();
    lines.push("set NM-DHR-10 resubmitted=2026-03-20 --why sent".to_owned());
    lines.push("qa".to_owned());
    lines.push(format!("set qa_point:{} checked_by=author", ids[0]));
    lines.push(format!("set qa_point:{} state=open", ids[0]));
    lines.extend(["qa".to_owned(), "qa NM-DHR-10".to_owned()]);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    kept("process-qa-again", &shell.transcript(&lines));
}

#[test]
fn a_word_file_standard_input_and_plain_text_give_the_same_points() {
    let shell = borough();
    let text = std::fs::read_to_string(shell.path("qa-letter.txt")).unwrap();
    let plain = json(&shell, &["qa", "NM-DHR-11", "--letter", "qa-letter.txt"]);
    let numbers: Vec<_> = plain["points"].as_array().unwrap().iter().map(|point| &point["number"]).collect();
    assert_eq!(numbers, ["1", "2", "2a", "2b", "3", "4", "4a", "4b", "5"]);
    assert_eq!(plain["dated"], "2026-03-20");
    shell.run(&["undo"]);
    let word = json(&shell, &["qa", "NM-DHR-11", "--letter", "qa-letter.docx"]);
    shell.run(&["undo"]);
    let answer = shell.give(&["qa", "NM-DHR-11", "--letter", "-", "--json"], &text);
    let piped: Json = serde_json::from_str(&answer.out).unwrap();
    for other in [&word, &piped] {
        for (a, b) in plain["points"].as_array().unwrap().iter().zip(other["points"].as_array().unwrap()) {
            assert_eq!((&a["number"], flat(&a["what"])), (&b["number"], flat(&b["what"])));
        }
        assert_eq!(plain["added"], other["added"]);
    }
}

fn flat(text: &Json) -> String {
    text.as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_letter_without_numbers_offers_its_paragraphs_and_saves_nothing() {
    let shell = borough();
    let text = shell.transcript(&[
        "qa NM-DHR-11 --letter no-numbers.txt",
        "qa NM-DHR-11",
        "qa NM-DHR-11 --letter no-numbers.txt --paragraphs 1,9",
        "qa NM-DHR-11 --letter no-numbers.txt --paragraphs 1,2 --outcome listed_changes",
        "qa NM-DHR-11 --letter nowhere.txt",
        "qa NM-DHR-11 --letter no-numbers.txt --outcome splendid",
    ]);
    kept("process-qa-no-numbers", &text);
}

#[test]
fn a_body_that_ended_is_named_with_who_is_there_now_wherever_it_is_written_to_or_chosen() {
    let shell = borough();
    let old = "agency:17";
    let lines = [
        format!("letter NM-DHR-06 L23 --to {old}"),
        format!("returns NM-DHR-17 --ask {old}"),
        format!("add return case=NM-DHR-17 agency={old} kind=imr asked=2026-03-02 due=2026-03-20"),
        "returns NM-DHR-17".to_owned(),
    ];
    kept("process-ended", &shell.transcript(&lines.each_ref().map(String::as_str)));
}

#[test]
fn the_gate_names_what_is_missing_item_by_item() {
    let shell = borough();
    kept("process-gate", &shell.transcript(&["gate NM-DHR-08", "gate NM-DHR-08 --on 2026-05-06", "gate NM-DHR-09"]));
    let gate = json(&shell, &["gate", "NM-DHR-09"]);
    assert_eq!(gate["items"].as_array().unwrap().len(), 10);
    assert!(gate["refused"].as_array().unwrap().contains(&"G2".into()));
}

#[test]
fn the_plan_is_laid_shown_against_what_happened_and_moved_only_after_a_preview() {
    let shell = borough();
    kept(
        "process-plan",
        &shell.transcript(&[
            "plan NM-DHR-16",
            "plan NM-DHR-15",
            "plan NM-DHR-15 --lay",
            "plan NM-DHR-15 --lay",
            "plan NM-DHR-15 --shift trial 2024-05-13 2024-09-09",
            "plan NM-DHR-15 --shift trial 2024-05-13 2024-09-09 --yes",
            "plan NM-DHR-15 --settle",
            "plan NM-DHR-15 --shift wedding 2024-05-13 2024-09-09",
        ]),
    );
    let dues = json(&shell, &["plan", "NM-DHR-15"]);
    let interviews = dues["steps"].as_array().unwrap().iter().find(|step| step["code"] == "W19").unwrap();
    assert_eq!(interviews["planned"], "2024-07-17", "what was first planned stays");
    assert_eq!(interviews["due"], "2024-11-13");
}

#[test]
fn a_template_with_faults_names_row_and_field_and_lays_nothing() {
    let shell = borough();
    kept(
        "process-plan-faults",
        &shell.transcript(&[
            "plan NM-DHR-15 --lay --template plan-with-cycle.toml",
            "plan NM-DHR-15 --lay --template plan-with-faults.toml",
        ]),
    );
    assert!(json(&shell, &["plan", "NM-DHR-15"])["steps"].as_array().unwrap().is_empty());
}

#[test]
fn families_are_shown_apart_and_a_milestone_is_one_command() {
    let shell = borough();
    kept(
        "process-family",
        &shell.transcript(&[
            "family NM-DHR-16",
            "family NM-DHR-16 --mark FM9",
            "family NM-DHR-16 --plan friend --mark FM9",
            "family NM-DHR-16 --plan mother --mark fm9 --on 2026-03-20 --answer declined",
            "family NM-DHR-16 --plan mother --mark FM99",
            "family NM-DHR-07 --update",
        ]),
    );
    let family = json(&shell, &["family", "NM-DHR-16", "--plan", "mother"]);
    let nine = &family["plans"][0]["milestones"][8];
    assert_eq!(
        (&nine["code"], &nine["state"], &nine["done"]),
        (&"FM9".into(), &"declined".into(), &"2026-03-20".into())
    );
}

#[test]
fn several_agencies_are_asked_in_one_step_or_none_is() {
    let shell = borough();
    kept(
        "process-returns",
        &shell.transcript(&[
            "returns NM-DHR-19 --ask agency:1,agency:99999",
            "returns NM-DHR-19",
            "returns NM-DHR-19 --ask Ludwick|Homes,Brackenfold|Surgery --within soon",
            "returns NM-DHR-19 --ask Ludwick|Homes,Brackenfold|Surgery --within 20wd",
            "returns NM-DHR-19 --ask Ludwick|Homes",
            "returns NM-DHR-19",
            "undo",
            "returns NM-DHR-19",
        ]),
    );
}

#[test]
fn every_clock_says_its_sum_and_dates_out_of_order_are_refused() {
    let shell = borough();
    kept(
        "process-clocks",
        &shell.transcript(&[
            "clocks NM-DHR-15",
            "set NM-DHR-15 decided=2023-01-01",
            "set NM-DHR-08 published=2019-01-01",
        ]),
    );
    let clocks = json(&shell, &["clocks", "NM-DHR-15"]);
    let report = clocks["rows"].as_array().unwrap().iter().find(|row| row["code"] == "D5").unwrap();
    let days = |name: &str| report[name].as_i64().unwrap();
    assert_eq!(days("raw_days") - days("paused_days"), days("adjusted_days"));
}

#[test]
fn a_letter_is_filled_kept_in_a_private_file_and_recorded_only_when_it_went() {
    let shell = borough();
    kept(
        "process-letter",
        &shell.transcript(&[
            "letter NM-DHR-16 L13 --to agency:5",
            "letter NM-DHR-16 L8 --to friend",
            "letter NM-DHR-16 L13",
            "letter NM-DHR-16 L99",
        ]),
    );
    let before = json(&shell, &["case", "NM-DHR-16"])["records"]["letter"].clone();
    let words = ["letter", "NM-DHR-16", "L13", "--to", "agency:5", "--docx", "ask.docx"];
    assert_eq!(shell.run(&words).status, 0);
    assert!(std::fs::read(shell.path("ask.docx")).unwrap().starts_with(b"PK"));
    assert_eq!(std::fs::metadata(shell.path("ask.docx")).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(shell.run(&words).status, 2, "a file that is there is not written over");
    assert_eq!(json(&shell, &["case", "NM-DHR-16"])["records"]["letter"], before);
    let held = shell.run(&["letter", "NM-DHR-07", "L25", "--txt", "l25.txt", "--sent", "E-mail"]);
    assert_eq!(held.status, 3, "{}", held.err);
    assert!(held.err.contains("blank") && held.err.contains("nothing was recorded"), "{}", held.err);
    let filled = shell.run(&["letter", "NM-DHR-07", "L25", "--sent", "E-mail", "--filled"]);
    assert!(filled.err.contains("Recorded letter L25"), "{}", filled.err);
    let sent = json(&shell, &["letter", "NM-DHR-16", "L13", "--to", "agency:5", "--sent", "Secure e-mail"]);
    assert!(sent["batch"].as_i64().unwrap() > 0);
    let after = json(&shell, &["case", "NM-DHR-16"])["records"]["letter"].as_i64().unwrap();
    assert_eq!(after, before.as_i64().unwrap_or(0) + 1);
}

#[test]
fn the_panel_pack_prints_on_two_pages_or_goes_into_a_word_file() {
    let shell = borough();
    kept(
        "process-pack",
        &shell.transcript(&[
            "pack NM-DHR-16 --meeting 2",
            "pack NM-DHR-16 --meeting 9",
            "pack NM-DHR-02",
            "pack NM-DHR-12",
            "pack NM-DHR-17",
            "pack NM-DHR-23",
        ]),
    );
    let next = shell.run(&["pack", "NM-DHR-16"]);
    assert_eq!(next.out, shell.run(&["pack", "NM-DHR-16", "--meeting", "meeting:3"]).out, "the next one is panel 2");
    assert_eq!(next.out.matches('\u{c}').count(), 1, "a printer is told where the page ends");
    assert_eq!(shell.run(&["pack", "NM-DHR-16", "--docx", "pack.docx"]).status, 0);
    assert!(std::fs::read(shell.path("pack.docx")).unwrap().starts_with(b"PK"));
}

#[test]
fn no_letter_and_no_pack_is_written_where_files_are_forbidden() {
    let shell = borough();
    std::fs::create_dir_all(shell.path("system")).unwrap();
    std::fs::write(shell.path("system/policy.toml"), "export = \"no\"\n").unwrap();
    let letter = ["letter", "NM-DHR-23", "L2", "--to", "Ludwick Homes"];
    for (words, file) in [
        ([&letter[..], &["--names", "--txt", "l2.txt"]].concat(), "l2.txt"),
        ([&letter[..], &["--docx", "l2.docx"]].concat(), "l2.docx"),
        (vec!["pack", "NM-DHR-16", "--docx", "pack.docx"], "pack.docx"),
    ] {
        let answer = shell.run(&words);
        assert_eq!(answer.status, 3, "{words:?}: {}", answer.err);
        assert!(answer.err.contains("policy of the administrator") && answer.out.is_empty(), "{}", answer.err);
        assert!(!shell.path(file).exists(), "{file} was written");
    }
    assert!(!shell.run(&["history"]).out.contains("reveal"), "nothing was shown, so nothing is recorded");
    assert_eq!(shell.run(&letter).status, 0, "what is only printed is no file");
}

#[test]
fn a_calendar_names_nobody_and_is_kept_in_where_files_are_forbidden() {
    let shell = borough();
    let answer = shell.run(&["calendar", "--out", "dues.ics"]);
    assert_eq!(answer.status, 0, "{}", answer.err);
    let file = std::fs::read_to_string(shell.path("dues.ics")).unwrap();
    assert!(file.starts_with("BEGIN:VCALENDAR") && file.contains("SUMMARY:NM-DHR-16"));
    for case in json(&shell, &["list", "case"])["rows"].as_array().unwrap() {
        let title = case["title"].as_str().unwrap();
        assert!(!file.contains(title), "{title} stands in a calendar that others see");
    }
    std::fs::create_dir_all(shell.path("system")).unwrap();
    std::fs::write(shell.path("system/policy.toml"), "export = \"no\"\n").unwrap();
    assert_eq!(shell.run(&["calendar"]).status, 3);
}

#[test]
fn real_names_go_into_a_file_only_when_asked_and_it_is_recorded() {
    let shell = borough();
    let asked = |more: &[&str]| shell.run(&[&["letter", "NM-DHR-23", "L2", "--to", "Ludwick Homes"], more].concat());
    let shown = asked(&["--names"]);
    assert!(shown.status != 0 && shown.out.is_empty() && shown.err.contains("into a file"), "{}", shown.err);
    let blank = asked(&[]);
    assert!(blank.out.contains("[full name]") && blank.err.contains("--names"));
    let filled = asked(&["--names", "--txt", "l2.txt"]);
    assert_eq!(filled.status, 0, "{}", filled.err);
    let text = std::fs::read_to_string(shell.path("l2.txt")).unwrap();
    assert!(text.contains("Contains real names") && !text.contains("[full name]"), "{text}");
    assert_eq!(std::fs::metadata(shell.path("l2.txt")).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(shell.run(&["history"]).out.to_lowercase().contains("reveal"));
    let pseudonyms = shell.run(&["letter", "NM-DHR-23", "L3", "--to", "Ludwick Homes", "--names", "--txt", "l3.txt"]);
    assert!(pseudonyms.status != 0 && !shell.path("l3.txt").exists());
}

#[test]
fn a_house_has_its_own_words_and_its_own_plan() {
    let shell = borough();
    let template = shell.run(&["letter", "NM-DHR-17", "L12", "--print"]).out;
    let folder = shell.path("config/dhr/letters");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("L12.txt"), template.replace("Dear colleague", "Dear member of the panel")).unwrap();
    let letter = shell.run(&["letter", "NM-DHR-17", "L12", "--to", "Ludwick Homes"]);
    assert!(letter.out.contains("Dear member of the panel"), "{}{}", letter.out, letter.err);
    let plan = shell.run(&["plan", "NM-DHR-17", "--print"]).out;
    assert!(plan.contains("[[step]]"));
    std::fs::write(shell.path("config/dhr/plan.toml"), plan.replacen("[[step]]", "[[stop]]", 1)).unwrap();
    let faulty = shell.run(&["plan", "NM-DHR-17", "--lay"]);
    assert!(faulty.status != 0 && faulty.err.contains("cannot be used"), "{}", faulty.err);
    assert!(shell.run(&["plan", "NM-DHR-17"]).out.contains("No plan is laid out"));
}

#[test]
fn a_chase_writes_and_records_its_letter_in_one_step() {
    let shell = borough();
    let said =
        shell.give(&["--plain"], "all\nIMRs\nnarrow open:yes agency:ludwick\n1\nchase\nwith letter yes\nundo\nquit\n");
    let file = shell.path("NM-DHR-23-L3-2026-03-27.docx");
    assert!(said.out.contains("its letter in NM-DHR-23-L3-2026-03-27.docx"), "{}{}", said.out, said.err);
    assert!(file.exists());
    let history = shell.run(&["history"]).out;
    assert!(history.contains("logged a chase of Scoping return Ludwick Homes with letter L3"), "{history}");
    assert!(said.out.contains("Undone"));
}

#[test]
fn a_moved_date_keeps_who_agreed_when_why_minute_and_whether_the_home_office_was_told() {
    let shell = borough();
    let moved = ["clocks", "NM-DHR-19", "--move", "d5", "2026-09-30", "--agreed", "2026-03-20"];
    assert_ne!(shell.run(&moved).status, 0, "without who and why nothing moves");
    let rest =
        ["--by", "Panel and partnership", "--why", "Late returns", "--minute", "Board 4", "--home-office-told", "yes"];
    let done = shell.run(&[&moved[..], &rest[..]].concat());
    assert_eq!(done.status, 0, "{}", done.err);
    let text = shell.run(&["clocks", "NM-DHR-19"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = "to 30 September 2026, agreed 20 March 2026 by Panel and partnership: Late returns. Minute: Board 4. The Home Office was told.";
    assert!(text.contains(said), "{text}");
    let directed =
        shell.run(&["clocks", "NM-DHR-20", "--directed", "2026-03-20", "--why", "Letter of the Home Secretary"]);
    assert_eq!(directed.status, 0, "{}", directed.err);
    assert!(shell.run(&["list", "decision"]).out.contains("No review: criteria not met"), "the first decision stays");
}
