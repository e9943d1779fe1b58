//! Bad and odd input: every oddity is shown with its row, nothing is lost, and what cannot be read is refused.

use dhr::domain::date::Date;
use dhr::domain::value::Value;
use dhr::error::Kind as Trouble;
use dhr::exchange::import::{ByHand, Kind, propose, run};
use dhr::exchange::sheet::{Cell, CellValue, Format, Rgb, Row, Sheet, Workbook};

use crate::import_register::{Register, csv, outcomes, request, rows, whys};

fn vale() -> Register {
    Register::with_cases(&["VALE3"])
}

#[test]
fn an_impossible_date_is_shown_with_its_row_and_its_words_are_kept() {
    let mut register = vale();
    let import = register.import(
        &csv("Ref,Action,Target date,Completed\nVALE3,One,30/02/2021,01/01/2020\nVALE3,Two,31/12/9999,01/06/2031\nVALE3,Three,\"12/03/21, 15/04/21\",31/11/2020\nVALE3,Four,01/01/1900,05/05/1998\n"),
        &request(Kind::Actions),
    );
    assert_eq!(outcomes(&import), "attention attention attention attention");
    assert!(rows(&import).iter().all(|row| row.written));
    for (what, row, target, why) in [
        ("One", 2, "30/02/2021", "does not exist"),
        ("Two", 3, "31/12/9999", "stand-in"),
        ("Three", 4, "12/03/21, 15/04/21", "two dates in one cell"),
        ("Four", 5, "01/01/1900", "stand-in"),
    ] {
        let action = register.action(what);
        assert!(action.get("due").is_missing());
        assert_eq!(action.get("target").as_text(), Some(target));
        assert!(whys(&import, row).contains(why), "{}", whys(&import, row));
    }
    assert!(whys(&import, 3).contains("this is in the future: no date was taken"));
    assert!(whys(&import, 5).contains("before 2000"));
    assert_eq!(register.action("Three").get("remarks").as_text(), Some("Completed: 31/11/2020"));
    let line = import.report.to_text().into_iter().find(|line| line.contains("row 2")).unwrap();
    assert!(
        line.ends_with("row 2: Target date \"30/02/2021\": 30 February 2021 does not exist: February 2021 has 28 days"),
        "{line}"
    );
}

#[test]
fn rows_that_hold_nothing_are_skipped_with_the_reason() {
    let mut register = vale();
    let import = register.import(
        &csv("Ref,Action,RAG\nVALE3,One,Red\n,,\nRef,Action,RAG\nVALE3,Two,Red\nTotal,2,\nNotes for the board,,\n"),
        &request(Kind::Actions),
    );
    assert_eq!(outcomes(&import), "imported skipped skipped imported skipped attention");
    assert_eq!(whys(&import, 3), "a blank row");
    assert_eq!(whys(&import, 4), "the headings again");
    assert_eq!(whys(&import, 6), "a row of totals");
}

#[test]
fn wrong_columns_are_refused_with_what_was_found() {
    let error = vale().dry(&csv("Name,Colour,Size\nA,red,2\n"), &request(Kind::Actions)).unwrap_err();
    assert_eq!(error.kind, Trouble::Data);
    let error = vale().dry(&csv("Ref,Target date,Status\nVALE3,Dec 2022,Red\n"), &request(Kind::Actions)).unwrap_err();
    assert_eq!(error.kind, Trouble::Data);
    assert!(error.what.contains("no column holds the action") && error.what.contains("\"Target date\""), "{error}");
    assert!(error.to_string().contains("Nothing was changed"));
}

#[test]
fn a_wrong_field_or_heading_of_a_mapping_is_refused() {
    let book = csv("Ref,Action,When we hope\nVALE3,One,Dec 2022\n");
    let mut wrong = request(Kind::Actions);
    wrong.map = vec![ByHand::new("dew", "When we hope")];
    assert_eq!(propose(&book, &wrong).unwrap_err().kind, Trouble::User);
    wrong.map = vec![ByHand::new("due", "When we wish")];
    let error = propose(&book, &wrong).unwrap_err();
    assert!(error.next.contains("\"When we hope\""), "{error}");
    wrong.map.clear();
    wrong.sheet = Some("Sheet 9".to_owned());
    assert_eq!(propose(&book, &wrong).unwrap_err().kind, Trouble::User);
}

#[test]
fn a_mapping_by_hand_goes_before_every_guess() {
    let book = csv("Ref,Action,When we hope,Status\nVALE3,One,Dec 2022,Red\n");
    let mut by_hand = request(Kind::Actions);
    by_hand.map = vec![ByHand::new("due", "when we hope"), ByHand::new("", "Status")];
    let mut register = vale();
    register.import(&book, &by_hand);
    let action = register.action("One");
    assert_eq!(action.get("due"), &Value::Date(Date::constant(2022, 12, 31)));
    assert!(action.get("rag").is_missing());
}

#[test]
fn a_column_that_is_left_out_is_said() {
    let import = vale().dry(&csv("Ref,Action,Moon,Victim\nVALE3,One,full,A B\n"), &request(Kind::Actions)).unwrap();
    let text = import.report.to_text().join("\n");
    assert!(text.contains("\"Moon\" (1 cell) is left out"), "{text}");
    assert!(text.contains("\"Victim\" (1 cell) may name a person"), "{text}");
    let json = import.report.to_json();
    assert_eq!(json["sheets"][0]["mapping"]["Moon"], serde_json::Value::Null);
}

#[test]
fn a_stopped_import_changes_nothing_and_says_so() {
    let rows: String = (0..600).map(|n| format!("VALE3,Action {n},Red\n")).collect();
    let book = csv(&format!("Ref,Action,RAG\n{rows}"));
    let register = vale();
    let error = run(&book, &request(Kind::Actions), &register.known(), &mut |done, _| done < 512).unwrap_err();
    assert_eq!(error.safe, "Nothing was changed");
    let mut seen = Vec::new();
    run(&book, &request(Kind::Actions), &register.known(), &mut |done, all| {
        seen.push((done, all));
        true
    })
    .unwrap();
    assert_eq!(seen.last(), Some(&(1200, 1200)));
}

#[test]
fn an_escape_sequence_never_reaches_the_lines_for_people() {
    let import =
        vale().dry(&csv("Ref,Action,Target date\nVALE3,One,\u{1b}[31mred\u{202e}\n"), &request(Kind::Actions)).unwrap();
    let text = import.report.to_text().join("\n");
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
    assert!(text.contains("[31mred"));
}

#[test]
fn the_json_has_the_agreed_shape() {
    let import =
        vale().dry(&csv("Ref,Action,Target date\nVALE3,One,30/02/2021\n,,\n"), &request(Kind::Actions)).unwrap();
    let json = import.report.to_json();
    assert_eq!(json["file"], "plan.csv");
    let sheet = &json["sheets"][0];
    assert_eq!(sheet["heading_row"], 1);
    assert_eq!(sheet["mapping"]["Target date"], "action.due");
    let row = &sheet["rows"][0];
    assert_eq!(
        (&row["row"], &row["outcome"], &row["entity"], &row["ref"]),
        (&2.into(), &"attention".into(), &"action".into(), &"VALE3".into())
    );
    assert_eq!(row["written"], true);
    assert_eq!(row["problems"][0]["field"], "due");
    assert_eq!(row["problems"][0]["raw"], "30/02/2021");
    assert_eq!(json["totals"]["rows"], rows(&import).len());
}

fn cell(text: &str) -> Cell {
    Cell::of(CellValue::text(text))
}

#[test]
fn merged_references_and_fills_are_read() {
    let merged = |text: &str, from: Option<(u32, usize)>| Cell { merged_from: from, ..cell(text) };
    let filled = |hex: &str| Cell { fill: Rgb::from_hex(hex), ..Cell::default() };
    let row = |number: u32, cells: Vec<Cell>| Row { number, cells, ..Row::default() };
    let sheet = Sheet {
        name: "Plan".to_owned(),
        rows: vec![
            row(1, vec![cell("Ref"), cell("Action"), cell("Lead agency"), cell("RAG")]),
            row(2, vec![cell("VALE3"), cell("One"), cell("Housing"), filled("FF0000")]),
            row(3, vec![merged("", Some((2, 0))), cell("Two"), merged("", Some((2, 2))), filled("FFC000")]),
            row(4, vec![Cell::default(), cell("Three"), Cell::default(), filled("FFFFFF")]),
        ],
        ..Sheet::default()
    };
    let book = Workbook { file_name: "a.xlsx".into(), format: Format::Xlsx, sheets: vec![sheet], notes: Vec::new() };
    let mut register = vale();
    let import = register.import(&book, &request(Kind::Actions));
    assert_eq!(outcomes(&import), "imported imported imported");
    let rag = |what: &str| register.action(what).get("rag").as_text().unwrap_or_default().to_owned();
    assert_eq!((rag("One").as_str(), rag("Two").as_str(), rag("Three").as_str()), ("red", "amber", ""));
    assert_eq!(register.action("Two").get("agency"), register.action("One").get("agency"));
    assert!(register.action("Three").get("agency").is_missing());
    assert_eq!(rows(&import)[2].reference, "VALE3");
}

#[test]
fn a_bare_number_is_a_day_of_its_own_workbook() {
    let due = |from_1904: bool| {
        let cell = |value: CellValue| Cell { value, ..Cell::default() };
        let row = |number: u32, cells: Vec<Cell>| Row { number, cells, ..Row::default() };
        let words = |texts: [&str; 3]| texts.map(|text| cell(CellValue::text(text))).to_vec();
        let one = vec![cell(CellValue::text("VALE3")), cell(CellValue::text("One")), cell(CellValue::Number(43_800.0))];
        let rows = vec![row(1, words(["Ref", "Action", "By when"])), row(2, one)];
        let sheet = Sheet { name: "Plan".to_owned(), rows, from_1904, ..Sheet::default() };
        let book = Workbook { file_name: "a.xlsx".into(), format: Format::Xlsx, sheets: vec![sheet], notes: vec![] };
        let mut register = vale();
        register.import(&book, &request(Kind::Actions));
        register.action("One").get("due").clone()
    };
    assert_eq!(due(false), Value::Date(Date::constant(2019, 12, 1)));
    assert_eq!(due(true), Value::Date(Date::constant(2023, 12, 2)));
}

#[test]
fn a_day_that_cannot_be_is_shown_and_not_written() {
    let mut register = Register::default();
    let import = register
        .import(&csv("Ref,Stage,Date of death,Date notified\nNM1,Panel,12/03/2031,1/1/1999\n"), &request(Kind::Cases));
    assert_eq!(outcomes(&import), "attention");
    let case = register.all("case")[0];
    assert!(case.get("date_of_death").is_missing() && case.get("notified").is_missing());
    assert_eq!(case.get("remarks").as_text(), Some("Date of death: 12/03/2031\nDate notified: 1/1/1999"));
    let why = whys(&import, 2);
    assert!(why.contains("in the future: no date was taken"), "{why}");
    assert!(why.contains("before 2000: no date was taken"), "{why}");
}

#[test]
fn one_date_or_another_is_no_date() {
    let mut register = vale();
    let import = register.import(
        &csv("DHR,Action,Target date,Completed\nVALE3,One,1/2/2022 or 3/4/2022,1/2/2022 or 3/4/2022\n"),
        &request(Kind::Actions),
    );
    let action = register.action("One");
    assert!(action.get("due").is_missing() && action.get("completed").is_missing());
    assert_eq!(action.get("target").as_text(), Some("1/2/2022 or 3/4/2022"));
    assert_eq!(whys(&import, 2).matches("two dates in one cell").count(), 2, "{}", whys(&import, 2));
}

#[test]
fn a_problem_shows_the_cell_as_it_stands_in_the_file() {
    let mut register = Register::default();
    let import = register
        .import(&csv("DHR ref,Case status,Action\nNM1,Drafting,One\nNM1,In progress,Two\n"), &request(Kind::Tracker));
    let problem = &rows(&import)[1].problems[0];
    assert_eq!((problem.heading.as_str(), problem.raw.as_str()), ("Case status", "In progress"));
}

#[test]
fn the_rows_of_sheets_that_are_left_are_accounted_for() {
    let mut book = csv("Ref,Action,RAG\nVALE3,One,Red\n");
    let sheet = |name: &str, hidden: bool, text: &str| {
        let mut sheet = csv(text).sheets.remove(0);
        name.clone_into(&mut sheet.name);
        Sheet { hidden, ..sheet }
    };
    book.sheets.push(sheet("Old", true, "Ref,Action\nVALE3,Past\n"));
    book.sheets.push(sheet("Notes", false, "remember to ring the board\n"));
    let import = vale().dry(&book, &request(Kind::Actions)).unwrap();
    let (totals, json) = (import.report.totals(), import.report.to_json());
    assert_eq!((totals.rows, totals.imported, totals.skipped), (4, 1, 3));
    assert_eq!(json["sheets"].as_array().unwrap().len(), 3);
    let row = &json["sheets"][1]["rows"][1];
    assert_eq!((&row["row"], &row["outcome"]), (&2.into(), &"skipped".into()));
    assert_eq!(row["problems"][0]["raw"], "VALE3 | Past");
    assert_eq!(row["problems"][0]["why"], "it is hidden in the file");
    let text = import.report.to_text().join("\n");
    assert!(text.contains("Sheet \"Old\" was left: it is hidden in the file; its 2 rows were skipped"), "{text}");
}

#[test]
fn a_body_is_followed_to_what_stands_there_today() {
    let mut register = Register::with_cases(&["D1"]);
    let import = register.import(&csv("DHR,Action,Lead agency\nD1,One,NHS Barnet CCG\n"), &request(Kind::Actions));
    let why = whys(&import, 2);
    assert!(why.contains("is now NHS North Central London Integrated Care Board"), "{why}");
    assert_eq!(register.all("succession").len(), 2);
    let again = register.dry(&csv("DHR,Action,Lead agency\nD1,One,NHS Barnet CCG\n"), &request(Kind::Actions));
    let again = whys(&again.unwrap(), 2);
    assert!(again.contains("is now NHS North Central London Integrated Care Board"), "{again}");
}
