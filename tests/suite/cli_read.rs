//! What the reading verbs print.

use crate::cli_shell::{Shell, kept};

#[test]
fn lists_cases_and_actions_as_text_and_csv() {
    let shell = Shell::stocked();
    kept(
        "lists",
        &shell.transcript(&[
            "cases",
            "cases sort:-reference cols:reference,lead",
            "actions due<today",
            "actions --csv",
            "list agency surgery",
            "list Agencies limit:1 --csv",
            "cases nothing-like-it",
            "cases nothing-like-it --csv",
        ]),
    );
}

#[test]
fn json_has_the_names_of_fields_and_plain_values() {
    let shell = Shell::stocked();
    kept(
        "json",
        &shell.transcript(&["list agency --json", "actions limit:1 cols:number --json", "cases stage:closed --json"]),
    );
    let case: serde_json::Value = serde_json::from_str(&shell.run(&["case", "ash-dhr-01", "--json"]).out).unwrap();
    assert_eq!(case["reference"], "ASH-DHR-01");
    assert_eq!(case["agreed_due"], "2026-03-18");
    assert_eq!(case["records"]["action"], 2);
    assert!(case["standing"].as_array().unwrap().iter().all(|fact| fact["text"].is_string()));
}

#[test]
fn one_case_with_what_it_owes() {
    kept("case", &Shell::stocked().transcript(&["case ash-dhr-01", "case action:1", "case Wren"]));
}

#[test]
fn today_is_plain_lines_with_reasons_and_is_what_dhr_alone_prints() {
    let shell = Shell::stocked();
    kept("today", &shell.transcript(&["today", "today --mine", "--today 2026-01-05 today"]));
    assert_eq!(shell.run(&[]).out, shell.run(&["today"]).out);
    let json: serde_json::Value = serde_json::from_str(&shell.run(&["today", "--json"]).out).unwrap();
    let late = json["rows"].as_array().unwrap().iter().find(|row| row["entity"] == "action" && row["id"] == 2).unwrap();
    assert_eq!(late["days"], -18);
    assert!(late["why"].as_str().is_some_and(|why| !why.is_empty()));
}

#[test]
fn finds_by_name_and_in_text() {
    kept("find", &Shell::stocked().transcript(&["find linet", "find each visit", "find visit --json", "find zzzzzz"]));
}

#[test]
fn private_values_and_escape_sequences_are_never_printed() {
    let shell = Shell::stocked();
    for line in [
        "today",
        "cases",
        "case ash-dhr-01",
        "case identity:1",
        "case action:2",
        "case person:1 --json",
        "case identity:1 --json",
        "list identity",
        "list identity --csv",
        "list identity cols:value,kind",
        "list identity cols:value,kind --csv",
        "list identity --json",
        "actions",
        "actions --json",
        "actions --csv",
        "export actions --json",
        "find secretive",
        "find door",
        "find secretive --json",
        "history --limit 50",
        "history identity:1 --json",
        "export identity",
        "export identity --json",
    ] {
        let words: Vec<&str> = line.split(' ').collect();
        let answer = shell.run(&words);
        let all = format!("{}{}", answer.out, answer.err);
        assert!(!all.contains("Secretive"), "{line}: {all}");
        assert!(!all.contains('\u{1b}'), "{line}: {all:?}");
    }
}

#[test]
fn a_wrong_question_is_answered_with_what_may_have_been_meant() {
    let shell = Shell::stocked();
    kept(
        "wrong-questions",
        &shell.transcript(&[
            "cases stgae:imr",
            "cases due<soonish lead:",
            "list cats",
            "case nobody",
            "case Ashdown",
            "case action:99",
            "history nobody",
            "export",
            "export --view Mine",
            "man dhr-nothing",
            "due 2026-03-27 soon",
            "due whenever 6m",
            "--today someday cases",
            "casez",
        ]),
    );
}

#[test]
fn due_dates_show_their_sum() {
    let shell = Shell::bare();
    kept(
        "due",
        &shell.transcript(&[
            "due 2025-09-18 6m",
            "due today 10wd",
            "due 2026-04-01 3w --before",
            "due 2026-01-31 1m --json",
        ]),
    );
}

#[test]
fn options_are_listed_with_where_they_come_from() {
    let shell = Shell::bare();
    std::fs::create_dir_all(shell.path("system")).unwrap();
    std::fs::write(shell.path("system/policy.toml"), "export = \"no\"\n").unwrap();
    std::fs::create_dir_all(shell.path("config/dhr")).unwrap();
    std::fs::write(shell.path("config/dhr/config.toml"), "theme = \"dark\"\n[keys]\n\"list.narrow\" = \"i\"\n")
        .unwrap();
    kept("config", &shell.transcript(&["config"]));
    let json: serde_json::Value = serde_json::from_str(&shell.run(&["config", "--json"]).out).unwrap();
    let theme = json["rows"].as_array().unwrap().iter().find(|row| row["name"] == "theme").unwrap();
    assert_eq!(
        (theme["value"].as_str(), theme["from"].as_str()),
        (Some("dark"), Some("HOME/config/dhr/config.toml, line 1"))
    );
}

#[test]
fn completions_know_the_verbs() {
    let shell = Shell::bare();
    for name in ["bash", "zsh", "fish"] {
        let answer = shell.run(&["complete", name]);
        assert_eq!(answer.status, 0);
        assert!(answer.out.contains("restore") && answer.out.contains("today"), "{name}");
    }
    assert_eq!(shell.run(&["complete", "tcl"]).status, 2);
}

#[test]
fn the_practice_copy_is_today_without_a_terminal_and_can_be_kept() {
    let shell = Shell::bare();
    let answer = shell.run(&["demo"]);
    assert_eq!(answer.status, 0, "{}", answer.err);
    assert!(answer.out.contains("OVERDUE"), "{}", answer.out);
    let path = shell.path("practice.db").display().to_string();
    assert_eq!(shell.run(&["demo", "--keep", &path]).status, 0);
    let cases: serde_json::Value = serde_json::from_str(&shell.run(&["--db", &path, "cases", "--json"]).out).unwrap();
    assert!(cases["total"].as_u64().unwrap() >= 14);
    assert_eq!(shell.run(&["--db", &path, "undo"]).status, 1, "the making of the copy is nobody's step to undo");
    assert_eq!(shell.run(&["demo", "--keep", &path]).status, 2);
}

#[test]
fn a_word_people_use_for_a_kind_of_record_is_answered_with_what_the_register_calls_it() {
    let shell = Shell::stocked();
    for (word, kept) in [("victim", "person"), ("review", "case"), ("IMRs", "return"), ("members", "seat")] {
        let answer = shell.run(&["list", word]);
        assert_eq!(answer.status, 2);
        assert!(answer.err.contains(&format!("under \"{kept}\"")), "{word}: {}", answer.err);
    }
}

#[test]
fn json_is_given_or_refused_and_never_passed_over() {
    let shell = Shell::stocked();
    let calendar = shell.run(&["calendar", "--json"]);
    assert_eq!(calendar.status, 0, "{}", calendar.err);
    let calendar: serde_json::Value = serde_json::from_str(&calendar.out).unwrap();
    let action = calendar["rows"].as_array().unwrap().iter().find(|row| row["uid"] == "action-1-due@dhr").unwrap();
    assert_eq!(
        (&action["kind"], &action["from"], &action["to"]),
        (&"task".into(), &"2026-04-01".into(), &action["from"])
    );
    for words in [&["complete", "bash"][..], &["help"], &["help", "import"], &["man"]] {
        let answer = shell.run(&[words, &["--json"]].concat());
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{words:?}");
        let error: serde_json::Value = serde_json::from_str(&answer.err).unwrap();
        assert_eq!(error["error"]["next"], "Leave out --json", "{words:?}");
    }
    let written = shell.run(&["man", "--write", &shell.path("").display().to_string(), "--json"]);
    let written: serde_json::Value = serde_json::from_str(&written.out).unwrap();
    assert!(written["files"].as_array().unwrap().iter().any(|file| file == "HOME/dhr.1"), "{written}");
}
