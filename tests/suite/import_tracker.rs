//! Trackers and lists of cases brought in: cases made once, changed where the file says more, rows carried down.

use dhr::domain::date::Date;
use dhr::domain::value::Value;
use dhr::exchange::import::Kind;

use crate::import_register::{Register, csv, fixture, outcomes, request, rows, whys};

#[test]
fn a_tracker_makes_each_case_once_with_its_actions() {
    let mut register = Register::default();
    let book = csv(
        "Westmarch tracker,,,,,\nDHR ref,Case name,Case status,Action,By when,RAG\nDHR 2021/04,Adult A,On hold,Train staff,Dec 2022,Red\n,,,Write a leaflet,TBC,Amber\nDHR 2022/01,Adult B,Published,,,\n",
    );
    let import = register.import(&book, &request(Kind::Tracker));
    assert_eq!(outcomes(&import), "imported imported imported", "{:#?}", import.report.to_text());
    let cases = register.all("case");
    assert_eq!(cases.len(), 2);
    assert_eq!(cases[0].get("reference").as_text(), Some("DHR 2021/04"));
    assert_eq!(cases[0].get("stage").as_text(), Some("paused"));
    assert_eq!(register.action("Write").get("case").as_link(), Some(cases[0].id));
    assert_eq!(rows(&import)[2].entity, "case");
    let again = register.import(&book, &request(Kind::Tracker));
    assert_eq!(outcomes(&again), "duplicate duplicate duplicate");
    assert!(again.batch.is_empty());
}

#[test]
fn rows_of_one_case_that_disagree_are_shown_and_the_first_stands() {
    let mut register = Register::default();
    let import = register
        .import(&csv("DHR ref,Case status,Action\nNM1,Drafting,One\nNM1,Published,Two\n"), &request(Kind::Tracker));
    assert_eq!(outcomes(&import), "imported attention");
    assert!(whys(&import, 3).contains("row 2 says \"Drafting\""), "{}", whys(&import, 3));
    assert_eq!(register.all("case")[0].get("stage").as_text(), Some("drafting"));
}

#[test]
fn a_reference_with_a_number_behind_it_is_a_case_and_a_recommendation() {
    let mut register = Register::default();
    register.import(
        &csv("Ref,Recommendation,Action\nVALE3/1,Ask in private,Amend the form\nVALE3/2,Follow up calls,Change the script\n2021/04,Another,Do it\n"),
        &request(Kind::Tracker),
    );
    let references: Vec<&str> =
        register.all("case").iter().filter_map(|case| case.get("reference").as_text()).collect();
    assert_eq!(references, ["VALE3", "2021/04"]);
    let numbers: Vec<&str> =
        register.all("recommendation").iter().filter_map(|record| record.get("number").as_text()).collect();
    assert_eq!(numbers, ["1", "2"]);
}

#[test]
fn a_list_of_cases_is_read_with_two_heading_rows_merges_and_a_hidden_row() {
    let mut register = Register::default();
    let import = register.import(&fixture("sheets/tracker.xlsx"), &request(Kind::Cases));
    assert_eq!(import.report.sheets.len(), 1, "{:#?}", import.report.to_text());
    let references: Vec<&str> =
        register.all("case").iter().filter_map(|case| case.get("reference").as_text()).collect();
    assert_eq!(references, ["NM1", "NM2", "NM3"]);
    let first = register.all("case")[0];
    assert_eq!(first.get("notified"), &Value::Date(Date::constant(2019, 3, 6)));
    assert!(
        matches!(first.get("date_of_death"), Value::Loose(date) if date.exact_day() == Some(Date::constant(2019, 3, 4)))
    );
    assert!(import.report.to_text().iter().any(|line| line.contains("hidden in the file")));
    let second = rows(&import)[2];
    assert_eq!(second.outcome.name(), "attention");
    assert_eq!(second.reference, "NM2");
}

#[test]
fn every_program_that_saved_one_tracker_gives_the_same_cases() {
    let cases = |name: &str| {
        let mut register = Register::default();
        register.import(&fixture(name), &request(Kind::Cases));
        register.all("case").iter().map(|case| format!("{:?}", case.get("date_of_death").as_date())).collect::<Vec<_>>()
    };
    // The last date is a formula that only one of the programs worked out.
    assert_eq!(cases("sheets/tracker.xlsx")[..2], cases("sheets/tracker.ods")[..2]);
    assert_eq!(cases("sheets/tracker-libreoffice.xlsx"), cases("sheets/tracker.ods"));
}

#[test]
fn a_notification_before_the_death_is_shown_and_kept_in_words() {
    let mut register = Register::default();
    let import = register.import(
        &csv("Ref,Date of death,Date notified,Decision date\nNM1,12/03/2021,10/03/2021,March 2021\n"),
        &request(Kind::Cases),
    );
    assert_eq!(outcomes(&import), "attention");
    let why = whys(&import, 2);
    assert!(why.contains("Notified (10 March 2021) is before Date of death (12 March 2021)"), "{why}");
    assert!(why.contains("no day is given, and none was made up"), "{why}");
    let case = register.all("case")[0];
    assert!(case.get("notified").is_missing(), "a day that cannot be true is not taken");
    let remarks = case.get("remarks").as_text().unwrap();
    assert!(
        remarks.contains("Decision date: March 2021") && remarks.contains("Date notified: 10/03/2021"),
        "{remarks}"
    );
}

#[test]
fn dates_out_of_order_or_still_to_come_are_named_and_kept_in_words_and_the_row_is_in() {
    let mut register = Register::default();
    let file = "Ref,Date notified,Decision date,Date completed,Clearance date,Date published\n\
                B-1,10/10/2025,18/09/2025,01/08/2025,01/03/2026,01/12/2025\n\
                B-2,10/10/2025,18/10/2025,01/08/2027,,\n\
                B-3,10/10/2025,18/10/2025,,,\n";
    let import = register.import(&csv(file), &request(Kind::Cases));
    assert_eq!(outcomes(&import), "attention attention imported");
    let text = import.report.to_text().join("\n");
    for said in [
        "row 2: Decision date \"18/09/2025\": Decided (18 September 2025) is before Notified (10 October 2025)",
        "row 2: Date published \"01/12/2025\": Published (1 December 2025) is before Cleared (1 March 2026)",
        "row 3: Date completed \"01/08/2027\": this is in the future: no date was taken",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    let cases = register.all("case");
    assert_eq!(cases.len(), 3, "no row is lost");
    assert_eq!(cases[0].get("notified"), &Value::Date(Date::constant(2025, 10, 10)));
    assert!(["decided", "completed", "published"].iter().all(|field| cases[0].get(field).is_missing()));
    assert!(cases[0].get("remarks").as_text().unwrap().contains("Date published: 01/12/2025"));
    let again = register.import(&csv(file), &request(Kind::Cases));
    assert!(again.batch.is_empty(), "{:?}", again.batch);
}

#[test]
fn names_of_people_as_titles_are_warned_of() {
    let import = Register::default()
        .dry(&csv("Ref,Case name,Stage\nNM1,Janet Fairweather,Panel\n"), &request(Kind::Cases))
        .unwrap();
    assert!(import.report.to_text().join("\n").contains("should be a pseudonym"));
    let import =
        Register::default().dry(&csv("Ref,Case name,Stage\nNM1,Adult A,Panel\n"), &request(Kind::Cases)).unwrap();
    assert!(!import.report.to_text().join("\n").contains("should be a pseudonym"));
}

#[test]
fn a_case_added_to_by_the_file_says_old_and_new() {
    let mut register = Register::default();
    register.import(&csv("Ref,Stage,Chair\nNM1,Panel,\n"), &request(Kind::Cases));
    let import = register.import(&csv("Ref,Stage,Chair\nDHR NM1,Drafting,T. Vale\n"), &request(Kind::Cases));
    assert_eq!(rows(&import)[0].changed, ["Stage: Panel running -> Drafting", "Chair: (empty) -> T. Vale"]);
    assert_eq!(register.all("chair").len(), 1);
    assert_eq!(register.all("case").len(), 1);
}

#[test]
fn cases_made_because_an_action_names_them_are_named() {
    let import = Register::with_cases(&["D1"])
        .import(&csv("Ref,Action\nD1,Train\nD2,Write\nD3,Visit\nD3,Call\n"), &request(Kind::Tracker));
    let said = import.report.to_text().join("\n");
    assert!(said.contains("2 cases are made because an action names them: D2, D3"), "{said}");
    let import = Register::default().import(&csv("Ref,Title\nD1,Adult A\n"), &request(Kind::Cases));
    assert!(!import.report.to_text().join("\n").contains("made because"));
}
