//! Sheets that are not laid out as one plain list: two tables below each other, lines that name the case of the rows
//! below, cells that have moved, formulas that were never worked out. Nothing is taken for what it is not in silence.

use dhr::domain::date::Date;
use dhr::exchange::import::{Kind, Request, need};
use dhr::exchange::sheet::{Cell, CellValue, Format, Row, Sheet, Shows, Workbook};

use crate::import_register::{Register, csv, outcomes, request, whys};

#[test]
fn of_two_tables_below_each_other_no_row_is_passed_over() {
    let text = "Ref,Action,Due,Note\nDHR 1,Train staff,1/1/2027,\n,,,\nRef,Action,Due,Completed\nDHR 1,Write guidance,1/1/2026,2/2/2026\n";
    let mut register = Register::default();
    let import = register.import(&csv(text), &request(Kind::Tracker));
    assert_eq!(outcomes(&import), "imported skipped skipped imported");
    assert_eq!(register.all("action").len(), 2);
}

#[test]
fn rows_below_the_same_headings_in_another_order_stay_out_with_the_reason() {
    let text = "Ref,Action,Lead agency,Due\nDHR 1,Train staff,Police,1/1/2027\nRef,Lead agency,Due,Action\n\
                DHR 1,Police,1/1/2026,Write guidance\nRef,Action,Lead agency,Due\nDHR 1,Visit,Police,1/1/2027\n";
    let mut register = Register::default();
    let import = register.import(&csv(text), &request(Kind::Tracker));
    assert_eq!(outcomes(&import), "imported skipped attention skipped imported");
    assert!(whys(&import, 4).contains("below other headings (row 3)"), "{}", whys(&import, 4));
    assert_eq!(register.all("action").len(), 2);
}

#[test]
fn a_full_row_above_the_headings_is_said() {
    let import = Register::default()
        .import(&csv("Author,Team,Version\nRef,Action,Due\nDHR 1,Train staff,1/1/2027\n"), &request(Kind::Tracker));
    let said = import.report.to_text().join("\n");
    assert!(said.contains("row 1 stands above the headings and was not read"), "{said}");
}

#[test]
fn lines_between_the_rows_name_the_case_where_no_column_does() {
    let book = csv("Action,Owner,Deadline,Status\nDHR 10 - Adult T,,,\nTrain staff,Officer,1/1/2027,Open\n\
                    Write guidance,Officer,1/2/2027,Open\nDHR 11: Adult U,,,\nVisit,Officer,1/1/2027,Open\n");
    let mut register = Register::default();
    assert!(need(&book, &request(Kind::Tracker), &register.known()).unwrap().is_none());
    let import = register.import(&book, &request(Kind::Tracker));
    assert_eq!(outcomes(&import), "skipped imported imported skipped imported");
    assert_eq!(whys(&import, 2), "it names the case of the rows below");
    assert_eq!((register.all("case").len(), register.all("action").len()), (2, 3));
}

#[test]
fn a_reference_that_cannot_be_read_is_not_taken_from_the_row_above() {
    let cell = |text: &str| Cell::of(CellValue::text(text));
    let formula = Cell { formula: true, ..Cell::default() };
    let error = Cell::of(CellValue::Error("#REF!".to_owned()));
    let rows = [
        vec![cell("Ref"), cell("Action"), cell("Lead agency")],
        vec![cell("DHR 1"), cell("Train staff"), cell("Police")],
        vec![formula.clone(), cell("Write guidance"), cell("Police")],
        vec![Cell::default(), cell("Visit"), cell("Police")],
        vec![error, cell("Call"), cell("Police")],
        vec![cell("DHR 2"), cell("Meet"), formula],
    ];
    let book = book(rows.into());
    let mut register = Register::default();
    let import = register.import(&book, &request(Kind::Tracker));
    assert_eq!(outcomes(&import), "imported attention attention attention attention");
    assert!(whys(&import, 3).contains("never worked out"), "{}", whys(&import, 3));
    assert!(whys(&import, 4).contains("the reference of the rows above could not be read"), "{}", whys(&import, 4));
    assert!(whys(&import, 5).contains("the cell shows an error"), "{}", whys(&import, 5));
    assert!(whys(&import, 6).contains("never worked out"), "{}", whys(&import, 6));
    assert_eq!(register.all("action").len(), 2);
}

#[test]
fn a_row_that_moved_to_the_right_is_shown_and_makes_no_agency_of_a_date() {
    let text = "Ref,Action,Due date,Lead\nDHR 5,Do it, now,1/2/2026,Police\nDHR 5,Next,1/2/2026,Police\n\
                DHR 5,Other,1/2/2026,Police\nDHR 5,Last,1/2/2026,Police\n";
    let mut register = Register::default();
    let import = register.import(&csv(text), &request(Kind::Tracker));
    assert_eq!(outcomes(&import), "attention imported imported imported");
    let said = whys(&import, 2);
    assert!(said.contains("this is no name") && said.contains("may have moved to the right"), "{said}");
    assert_eq!(register.all("agency").len(), 1);
    let remarks = register.action("Do it").get("remarks").as_text().unwrap_or_default().to_owned();
    assert_eq!(remarks, "Lead: 1/2/2026");
}

#[test]
fn a_lone_text_taken_for_an_action_is_said() {
    let text = "Ref,Action,Due date,Lead\nDHR 5,Train,1/2/2026,Police\n,Notes: see the minutes,,\n";
    let import = Register::default().import(&csv(text), &request(Kind::Tracker));
    assert_eq!(outcomes(&import), "imported imported");
    assert_eq!(whys(&import, 3), "nothing else is said in this row; it was taken for an action");
}

#[test]
fn a_reference_that_became_a_date_waits_until_somebody_says_which_case_it_is() {
    let day = Cell::of(CellValue::Date { date: Date::constant(2021, 4, 1), time: None, shows: Shows::Day });
    let text = |text: &str| Cell::of(CellValue::text(text));
    let rows =
        [vec![text("Ref"), text("Action")], vec![day, text("Train staff")], vec![Cell::default(), text("Visit")]];
    let book = book(rows.into());
    let mut register = Register::with_cases(&["2021/04"]);
    let import = register.import(&book, &request(Kind::Tracker));
    assert_eq!(outcomes(&import), "attention attention");
    assert!(whys(&import, 2).contains("this is a date"), "{}", whys(&import, 2));
    assert!(register.all("action").is_empty());
    assert_eq!(import.report.orphans(), [("01/04/2021".to_owned(), 1)], "it can be said on the screen");
    let meant = vec![("01/04/2021".to_owned(), "2021/04".to_owned())];
    let import = register.import(&book, &Request { meant, ..request(Kind::Tracker) });
    assert_eq!(outcomes(&import), "imported imported");
    assert_eq!((register.all("case").len(), register.all("action").len()), (1, 2));
}

#[test]
fn a_cell_that_names_no_case_or_several_makes_none() {
    let text = "Ref,Action\nN/A,Train\nAll,Visit\nDHR 7 & DHR 8,Write\nDHR 3 & SAR 1,Call\n";
    let mut register = Register::default();
    let import = register.import(&csv(text), &request(Kind::Tracker));
    assert_eq!(outcomes(&import), "attention attention attention imported");
    assert!(whys(&import, 2).contains("this names no case"), "{}", whys(&import, 2));
    assert!(whys(&import, 4).contains("several cases"), "{}", whys(&import, 4));
    assert_eq!(register.all("case").len(), 1);
}

#[test]
fn what_is_struck_out_or_coloured_by_a_rule_is_said() {
    let text = |text: &str| Cell::of(CellValue::text(text));
    let struck = Cell { struck: true, ..text("Visit") };
    let rows = [
        vec![text("Ref"), text("Action"), text("RAG")],
        vec![text("D1"), text("Train staff"), text("Red")],
        vec![text("D1"), struck, Cell::default()],
    ];
    let mut book = book(rows.into());
    book.sheets[0].ruled_colours = true;
    let import = Register::default().import(&book, &request(Kind::Tracker));
    assert_eq!(outcomes(&import), "imported attention");
    let said = import.report.to_text().join("\n");
    assert!(said.contains("this is struck out in the file") && said.contains("conditional formatting"), "{said}");
}

#[test]
fn of_two_columns_of_one_heading_it_is_said_which_is_left_out() {
    let text = "Ref,Action,Owner,Owner\nD1,Train,Safeguarding team,Community team\n";
    let import = Register::default().import(&csv(text), &request(Kind::Tracker));
    let said = import.report.to_text().join("\n");
    assert!(said.contains("\"Owner\" (column D, 1 cell) is left out"), "{said}");
}

fn book(rows: Vec<Vec<Cell>>) -> Workbook {
    let rows = rows.into_iter().zip(1..).map(|(cells, number)| Row { number, cells, ..Row::default() });
    let sheet = Sheet { name: "Plan".to_owned(), rows: rows.collect(), ..Sheet::default() };
    Workbook { file_name: "plan.xlsx".into(), format: Format::Xlsx, sheets: vec![sheet], notes: Vec::new() }
}
