//! What a column is taken for: of the action where the rows are actions, of the case only where the heading says so;
//! and which case rows without a reference belong to.

use dhr::domain::date::Date;
use dhr::domain::value::Value;
use dhr::exchange::import::{ByHand, Kind, Need, need, propose};
use dhr::exchange::sheet::Workbook;

use crate::import_register::{Register, csv, outcomes, request, rows, whys};

/// Where every column goes: "Ref=case.reference Action=action.what".
fn mapped(kind: Kind, headings: &str, row: &str) -> Vec<String> {
    let proposal = propose(&csv(&format!("{headings}\n{row}\n")), &request(kind)).unwrap();
    let sheet = proposal.sheets.first().unwrap();
    sheet.mapping.iter().map(|mapped| format!("{}={}", mapped.heading, mapped.field_name())).collect()
}

fn goes(kind: Kind, headings: &str, row: &str, want: &[&str]) {
    let found = mapped(kind, headings, row);
    for want in want {
        assert!(found.contains(&(*want).to_owned()), "{want} is not among {found:?}");
    }
}

#[test]
fn a_status_beside_a_rating_is_the_actions_and_never_closes_the_case() {
    let mut register = Register::default();
    let import = register.import(
        &csv("Ref,Action,Lead agency,Target date,RAG,Status\n\
              DHR7,Book trainer,Police,01/02/2026,Blue,Closed\n\
              DHR7,Write policy,Police,01/02/2027,Amber,In progress\n\
              DHR8,Pilot,Police,01/02/2026,Red,Complete\n\
              DHR8,Pilot two,Police,01/02/2026,Red,Open\n"),
        &request(Kind::Tracker),
    );
    assert!(register.all("case").iter().all(|case| case.get("stage").is_missing()));
    assert_eq!(register.action("Write").get("rag").as_text(), Some("amber"));
    assert_eq!(register.action("Write").get("progress").as_text(), Some("on_track"));
    assert_eq!(register.action("Book").get("progress").as_text(), Some("done_awaiting_evidence"));
    let pilot = register.action("Pilot");
    assert_eq!((pilot.get("rag").as_text(), pilot.get("progress").is_missing()), (Some("red"), true));
    assert_eq!(outcomes(&import), "imported imported attention imported");
    assert!(whys(&import, 4).contains("RAG says \"Red\""), "{}", whys(&import, 4));
    assert_eq!(pilot.get("remarks").as_text(), Some("Status: Complete"));
}

#[test]
fn the_rating_is_the_rating_whatever_stands_on_its_left() {
    goes(
        Kind::Tracker,
        "DHR,Recommendation,Action,Lead agency,Target date,Status,RAG",
        "DHR7,Train,Write policy,Police,01/02/2027,In progress,Amber",
        &["RAG=action.rag", "Status=action.progress"],
    );
    goes(Kind::Tracker, "Ref,Action,Status", "N1,Write policy,Complete", &["Status=action.rag"]);
    goes(Kind::Tracker, "Ref,Action,RAG,Status", "N1,Write,Red,waiting for the minutes", &["Status=action.latest"]);
}

#[test]
fn a_column_is_of_the_case_only_where_the_heading_says_so() {
    let headings = "DHR ref,Case name,Case status,Date of death,Action,Target date,Officer,Notes,Closed,Status";
    let row = "N1,Adult A,Drafting,1/2/2021,Write,1/1/2027,Pat,Late,,Red";
    let want = [
        "Case name=case.title",
        "Case status=case.stage",
        "Date of death=case.date_of_death",
        "Target date=action.due",
        "Officer=action.owner_text",
        "Notes=action.remarks",
        "Status=action.rag",
    ];
    goes(Kind::Tracker, headings, row, &want);
    goes(
        Kind::Tracker,
        "Ref,Title,Status,Deadline",
        "N1,Adult A,Drafting,1/1/2027",
        &["Status=case.stage", "Deadline=case.agreed_due"],
    );
}

#[test]
fn a_second_date_of_an_action_is_the_one_it_was_moved_to() {
    for headings in ["Due,Target date", "Target date,Target date", "Target date,Revised date", "Original date,Due date"]
    {
        let mut register = Register::default();
        let import = register.import(
            &csv(&format!(
                "Ref,Action,Lead agency,{headings}\nDHR9,Book trainer,Police,01/02/2026,01/09/2026\n\
                 DHR9,Write,Police,01/03/2026,\n"
            )),
            &request(Kind::Tracker),
        );
        assert!(register.all("case").iter().all(|case| case.get("agreed_due").is_missing()), "{headings}");
        let day = |what: &str, field: &str| register.action(what).get(field).clone();
        assert_eq!(day("Book", "due"), Value::Date(Date::constant(2026, 9, 1)), "{headings}");
        assert_eq!(day("Book", "original_due"), Value::Date(Date::constant(2026, 2, 1)), "{headings}");
        assert_eq!(day("Write", "due"), Value::Date(Date::constant(2026, 3, 1)), "{headings}");
        let said = import.report.to_text().join("\n");
        assert!(said.contains("for the first target date and"), "{said}");
        let again = register.import(
            &csv(&format!("Ref,Action,Lead agency,{headings}\nDHR9,Book trainer,Police,01/02/2026,01/09/2026\n")),
            &request(Kind::Tracker),
        );
        assert!(again.batch.is_empty(), "{headings}: {:#?}", again.report.to_text());
    }
}

#[test]
fn every_heading_of_the_conventions_has_a_place() {
    for (heading, cell, want) in [
        ("Specific action", "Train staff", "action.what"),
        ("Actions to be taken", "Train staff", "action.what"),
        ("Action required", "Train staff", "action.what"),
        ("Lead", "Police", "action.agency"),
        ("Responsible officer", "Pat", "action.owner_text"),
        ("Timescale", "Dec-21", "action.due"),
        ("Completion date", "Dec 2030", "action.due"),
        ("Completed?", "No", "action.rag"),
        ("Monitoring", "Seen by the board", "action.latest"),
        ("Outcome", "Better", "action.outcome"),
    ] {
        let other = if want == "action.what" { "Recommendation" } else { "Action" };
        let kind = Kind::Actions;
        goes(kind, &format!("DHR,{other},{heading}"), &format!("N1,Train,{cell}"), &[&format!("{heading}={want}")]);
    }
    goes(Kind::Tracker, "Ref,Action,RAG,Completed?", "N1,Train,Red,No", &["Completed?=action.progress"]);
    let mut by_hand = request(Kind::Tracker);
    by_hand.map = vec![ByHand::new("owner", "Column X")];
    let proposal = propose(&csv("Ref,Action,Column X\nN1,Train,Pat\n"), &by_hand).unwrap();
    assert_eq!(proposal.sheets[0].mapping[2].field_name(), "action.owner_text");
}

#[test]
fn two_columns_of_what_is_to_be_done_both_come_in() {
    let mut register = Register::default();
    register.import(
        &csv("Ref,Action required,Specific action\nN1,Train staff,Book the trainer\n"),
        &request(Kind::Tracker),
    );
    let what = register.action("Train").get("what").as_text().unwrap_or_default().to_owned();
    assert!(what.contains("Book the trainer"), "{what}");
}

fn plan(name: &str, text: &str, sheet: &str) -> Workbook {
    let mut book = csv(text);
    book.file_name = name.to_owned();
    sheet.clone_into(&mut book.sheets[0].name);
    book
}

const PLAN: &str = "No.,Recommendation,Action to take,Lead Agency,Target Date,RAG\n7.1,Train,Book,Police,1/1/2027,Red\n\
                    7.2,Train,Run,Police,1/2/2027,Red\n";

#[test]
fn no_case_is_read_from_a_name_the_program_made_up_or_from_a_count_of_plans() {
    let register = Register::with_cases(&["DHR1", "DHR2", "DHR3", "2024/25"]);
    for sheet in ["Sheet 1", "Sheet1", "Sheet3", "Action plan 2", "Plan 2024/25"] {
        for kind in [Kind::Actions, Kind::Tracker] {
            let book = plan("plan.csv", PLAN, sheet);
            let asked = need(&book, &request(kind), &register.known()).unwrap();
            assert!(matches!(asked, Some(Need::Case { rows: 2, .. })), "{sheet} {}", kind.name());
            let import = register.dry(&book, &request(kind)).unwrap();
            assert!(import.batch.is_empty(), "{sheet}");
            assert_eq!(outcomes(&import), "attention attention");
        }
    }
    for (sheet, case) in [("DHR 2", 2), ("Action plan DHR3", 3), ("Case 1", 1)] {
        let mut register = register.clone();
        let book = plan("plan.csv", PLAN, sheet);
        assert_eq!(need(&book, &request(Kind::Actions), &register.known()).unwrap(), None, "{sheet}");
        let import = register.import(&book, &request(Kind::Actions));
        assert_eq!(register.action("Book").get("case").as_link(), Some(case), "{sheet}");
        assert!(import.report.to_text().join("\n").contains("named above the headings"));
    }
}

#[test]
fn the_case_a_person_names_takes_a_plan_without_references() {
    for kind in [Kind::Actions, Kind::Tracker] {
        let mut register = Register::with_cases(&["DHR1", "DHR2"]);
        let mut asked = request(kind);
        asked.case = Some("DHR2".to_owned());
        let book = plan("plan.csv", PLAN, "Sheet 1");
        assert_eq!(need(&book, &asked, &register.known()).unwrap(), None);
        let import = register.import(&book, &asked);
        assert_eq!(outcomes(&import), "imported imported", "{:#?}", import.report.to_text());
        assert_eq!(register.action("Run").get("case").as_link(), Some(2));
        assert_eq!(register.all("case").len(), 2);
        assert_eq!(register.action("Book").get("number").as_text(), Some("7.1"));
    }
}

#[test]
fn a_sheet_for_every_review_is_asked_about_sheet_by_sheet_and_may_be_a_new_case() {
    let mut book = plan("county.csv", PLAN, "DHR 3");
    let mut second = plan("county.csv", PLAN, "DHR 4").sheets.remove(0);
    second.rows.truncate(2);
    book.sheets.push(second);
    let mut register = Register::default();
    let mut asked = request(Kind::Tracker);
    for sheet in ["DHR 3", "DHR 4"] {
        let Some(Need::Case { sheet: about, .. }) = need(&book, &asked, &register.known()).unwrap() else {
            panic!("{sheet} was not asked about");
        };
        assert_eq!(about.name, sheet);
        asked.cases.push((sheet.to_owned(), sheet.to_owned()));
    }
    assert_eq!(need(&book, &asked, &register.known()).unwrap(), None);
    register.import(&book, &asked);
    let references: Vec<&str> =
        register.all("case").iter().filter_map(|case| case.get("reference").as_text()).collect();
    assert_eq!(references, ["DHR 3", "DHR 4"]);
    assert_eq!(register.all("action").len(), 3);
    let mut one_for_all = request(Kind::Tracker);
    one_for_all.case = Some("DHR 3".to_owned());
    assert!(need(&book, &one_for_all, &register.known()).is_err());
}

#[test]
fn numbers_that_only_count_the_rows_make_no_cases() {
    let register = Register::default();
    let book = plan("plan.csv", "Ref,Action,Lead agency\n1,Book,Police\n2,Run,Police\n3,Check,Police\n", "Plan");
    let asked = need(&book, &request(Kind::Tracker), &register.known()).unwrap();
    assert!(matches!(asked, Some(Need::Case { rows: 3, .. })), "{asked:?}");
    let cases = plan("cases.csv", "Ref,Title,Stage\n1,Adult A,Panel\n2,Adult B,Panel\n", "Cases");
    assert_eq!(need(&cases, &request(Kind::Tracker), &register.known()).unwrap(), None);
}

#[test]
fn a_list_of_cases_without_a_reference_asks_which_column_it_is() {
    let register = Register::default();
    let book = plan("cases.csv", "Our name,Title,Stage\nA1,Adult A,Panel\n", "Cases");
    let Some(Need::Column { field, sheet, .. }) = need(&book, &request(Kind::Tracker), &register.known()).unwrap()
    else {
        panic!("nothing was asked");
    };
    assert_eq!((field, sheet.mapping.len()), ("case.reference", 3));
    let mut answered = request(Kind::Tracker);
    answered.map = vec![ByHand::new(field, "Our name")];
    assert_eq!(need(&book, &answered, &register.known()).unwrap(), None);
    let import = register.dry(&book, &answered).unwrap();
    assert_eq!(rows(&import)[0].reference, "A1");
}

#[test]
fn a_number_above_the_words_it_belongs_to_finds_them_at_once() {
    let mut register = Register::with_cases(&["N1"]);
    let book = csv("DHR,Rec No,Recommendation,Action\nN1,1,,Book the trainer\nN1,1,Train staff,Run the day\n");
    register.import(&book, &request(Kind::Actions));
    assert_eq!(register.all("recommendation").len(), 1);
    assert_eq!(register.action("Book").get("recommendation"), register.action("Run").get("recommendation"));
    assert!(register.import(&book, &request(Kind::Actions)).batch.is_empty());
}

#[test]
fn a_month_in_which_an_agency_ended_is_said_in_words() {
    let mut register = Register::default();
    let plan = csv("DHR,Action,Lead agency\nNM1,Train the staff,Esterdale Probation Trust\n");
    let import = register.import(&plan, &request(Kind::Tracker));
    assert!(whys(&import, 2).contains("it ended in June 2014"), "{}", whys(&import, 2));
}

#[test]
fn what_a_case_lacks_for_its_stage_is_said_and_refuses_nothing() {
    let text = "Ref,Title,Status,Decision date,Submitted\nD1,Adult A,Panel,,\nD2,Adult B,With HO,1/2/2025,\n\
                D3,Adult C,Panel,1/2/2025,\nD4,Adult D,,,\n";
    let import = Register::default().import(&csv(text), &request(Kind::Cases));
    assert_eq!(import.report.headline(), "4 rows: 4 imported");
    let said = import.report.to_text().join("\n");
    assert!(said.contains("row 2: needs a look later: nothing is said under \"Decided\""), "{said}");
    assert!(said.contains("row 3: needs a look later: nothing is said under \"Submitted\""), "{said}");
    assert!(!said.contains("row 4") && !said.contains("row 5"), "{said}");
}

#[test]
fn yes_and_no_are_a_status_beside_the_rating_and_never_a_date() {
    let text = "Ref,Action,RAG,Status,Completed? Y/N,Published\nD1,Train,Blue,Complete,Y,N\nD1,Write,Red,In progress,N,N\n\
                D1,Visit,Red,,N,N\nD1,Call,Red,In progress,Y,N\n";
    let import = Register::default().import(&csv(text), &request(Kind::Tracker));
    let said = import.report.to_text().join("\n");
    assert!(!said.contains("not read as a date"), "{said}");
    assert!(said.contains("row 5: Completed? Y/N \"Y\": Status says \"In progress\" in the same row"), "{said}");
    assert!(
        !said.contains("row 2: Completed") && !said.contains("row 3: Completed") && !said.contains("row 4: Completed"),
        "{said}"
    );
}

#[test]
fn a_sheet_of_tasks_under_no_known_heading_asks_for_the_action_and_makes_no_cases() {
    let book = csv("Ref,Our promise,Lead agency,RAG\nD1,Train,Police,Red\nD1,Write,Police,Red\nD2,Visit,Police,Red\n");
    let known = Register::default().known();
    let Some(Need::Column { field, .. }) = need(&book, &request(Kind::Tracker), &known).unwrap() else { panic!() };
    assert_eq!(field, "action.what");
}
