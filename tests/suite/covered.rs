//! What agencies wrote holds real names: no list, title, find, history or export shows it but under the pseudonyms of its
//! case, and a case without a key shows it only on its record.

use crate::chronology_cli::{CASE, chronology, done, import, json, named};
use crate::cli_shell::Shell;

const EVENT: &str = "Maria Quellington rang about her sister.";

fn told() -> (Shell, String) {
    let shell = named();
    std::fs::write(shell.path("gp.csv"), format!("Date,Event,Source\n14/6/21,{EVENT},Letter from Mazza\n")).unwrap();
    let file = [shell.path("gp.csv").display().to_string()];
    done(import(&shell, &file, &["--agency", "Millbrook Surgery"]));
    let rows = json(&done(shell.run(&["list", "event", "case:NM-DHR-23", "--json"])));
    let own = rows["rows"].as_array().unwrap().iter().find(|row| row["view"] == "chronology").unwrap();
    let id = own["id"].as_i64().unwrap();
    (shell, format!("event:{id}"))
}

fn is_safe(text: &str) {
    for real in ["Quellington", "Maria", "Mazza"] {
        assert!(!text.contains(real), "{real} in {text}");
    }
}

#[test]
fn no_list_title_find_history_or_export_shows_a_real_name_an_agency_wrote() {
    let (shell, event) = told();
    for words in [
        &["list", "event", "case:NM-DHR-23"][..],
        &["list", "event", "case:NM-DHR-23", "--json"],
        &["list", "event", "case:NM-DHR-23", "--csv"],
        &["find", "Quellington"],
        &["find", "sister"],
        &["find", "sister", "--json"],
        &["history", CASE],
        &["history", CASE, "--json"],
        &["history", &event, "--json"],
        &["export", "event", "case:NM-DHR-23"],
        &["export", "event", "case:NM-DHR-23", "--json"],
        &["case", &event],
        &["case", &event, "--json"],
        &["add", "event_query", "case=NM-DHR-23", &format!("event={event}"), "question=When?", "--json"],
        &["list", "event_query", "case:NM-DHR-23"],
    ] {
        is_safe(&done(shell.run(words)).out);
    }
    done(shell.run(&["export", "event", "case:NM-DHR-23", "--xlsx", "e.xlsx"]));
    // Every row is told by the reference of its case: that, and nothing of a person, is left to find.
    let scan = json(&shell.run(&["scan", "e.xlsx", "--case", CASE, "--json"]));
    let found = scan["findings"].as_array().unwrap();
    assert!(!found.is_empty() && found.iter().all(|finding| finding["kind"] == "case reference"), "{scan}");
    let list = done(shell.run(&["list", "event", "case:NM-DHR-23"])).out;
    assert!(list.contains("Sunniva rang about her sister"), "{list}");
    let shown = done(shell.run(&["case", &event])).out;
    assert!(shown.contains(&event.replace(':', " ")) && shown.contains("Sunniva rang"), "{shown}");
    assert!(done(chronology(&shell, &[])).out.contains("Maria"), "the composite as the agencies wrote it");
}

#[test]
fn what_is_asked_noted_and_found_to_differ_is_covered_as_the_events_are() {
    let (shell, event) = told();
    let (own, other) = (format!("event={event}"), format!("other={event}"));
    let question = "question=Did Maria Quellington ring twice?";
    let asked = ["add", "event_query", "case=NM-DHR-23", &own, question, "answer=Maria rang once.", "--json"];
    let query = format!("event_query:{}", json(&done(shell.run(&asked)))["record"]["id"]);
    let note = "note=Maria Quellington is told differently";
    done(shell.run(&["add", "same_incident", "case=NM-DHR-23", &own, &other, note]));
    done(shell.run(&["note", &event, "Maria Quellington's sister asked."]));
    for words in [
        &["list", "event_query", "case:NM-DHR-23"][..],
        &["list", "event_query", "case:NM-DHR-23", "--json"],
        &["list", "same_incident", "case:NM-DHR-23", "--csv"],
        &["list", "note", "case:NM-DHR-23"],
        &["find", "Quellington"],
        &["find", "twice"],
        &["case", &query],
        &["case", &query, "--json"],
        &["export", "event_query"],
        &["export", "note", "--json"],
        &["history", CASE],
        &["history", CASE, "--json"],
        &["history", &query, "--json"],
        &["today"],
    ] {
        is_safe(&done(shell.run(words)).out);
    }
    let list = done(shell.run(&["list", "event_query", "case:NM-DHR-23"])).out;
    assert!(list.contains("Did Sunniva ring"), "{list}");
    // A case without a key has nothing to put in a name's place: what a coordinator asks stands.
    done(shell.run(&["add", "case", "reference=NM-99", "title=Ash"]));
    done(shell.run(&["add", "event_query", "case=NM-99", "question=When was the visit?"]));
    assert!(done(shell.run(&["list", "event_query", "case:NM-99"])).out.contains("When was the visit?"));
}

#[test]
fn a_case_without_a_key_keeps_what_agencies_wrote_on_its_record() {
    let shell = named();
    done(shell.run(&["add", "case", "reference=NM-99", "title=Ash"]));
    let what = format!("what={EVENT}");
    let own = ["add", "event", "case=NM-99", "when=14/06/2021", &what, "view=chronology", "--json"];
    let id = json(&done(shell.run(&own)))["record"]["id"].as_i64().unwrap();
    done(shell.run(&["add", "event", "case=NM-99", "when=15/06/2021", "what=The panel met.", "view=review"]));
    is_safe(&done(shell.run(&["case", &format!("event:{id}")])).out);
    let list = done(shell.run(&["list", "event", "case:NM-99"])).out;
    is_safe(&list);
    assert!(list.contains("as written") && list.contains("The panel met."), "{list}");
    assert!(!done(shell.run(&["find", "sister"])).out.contains("rang"));
}

#[test]
fn a_date_of_birth_that_is_none_is_refused_and_a_name_in_a_title_wants_a_reason() {
    let shell = named();
    let born = |value: &str, more: &[&str]| {
        let words = [&["add", "identity", "case=NM-DHR-23", "person=Sunniva", "kind=born", "value=-"][..], more];
        shell.give(&words.concat(), value)
    };
    for wrong in ["31/02/1985", "Maria Quellington"] {
        let refused = born(wrong, &[]);
        assert!(refused.status == 3 && refused.err.contains("not read as a date"), "{}{}", refused.out, refused.err);
        assert!(!refused.err.contains(wrong), "{}", refused.err);
        assert_eq!(born(wrong, &["--why", "no"]).status, 3);
    }
    assert_eq!(born("1985", &[]).status, 3);
    done(born("1985", &["--why", "no more is known"]));
    // A slip in the month is read as it is meant, and the true day is found.
    done(born("12 Febuary 1985", &[]));
    std::fs::write(shell.path("born.txt"), "She was born on 12/02/85.").unwrap();
    assert_eq!(shell.run(&["scan", "born.txt", "--case", CASE]).status, 3);
    let title = shell.run(&["set", CASE, "title=The death of Maria Quellington"]);
    assert!(title.status == 3 && title.err.contains("title of the case"), "{}{}", title.out, title.err);
    assert!(!title.err.contains("Maria"), "{}", title.err);
    done(shell.run(&["set", CASE, "title=Sunniva"]));
}
