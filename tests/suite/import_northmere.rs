//! An untidy tracker of an invented council gives, row by row, what its expected.json says.

use dhr::exchange::import::{Import, Kind};
use serde_json::Value as Json;

use crate::import_register::{Register, fixture, request, rows};

fn expected(file: &str) -> Json {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tracker/expected.json");
    let all: Json = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    all[file].clone()
}

fn import(register: &mut Register, file: &str, kind: Kind) -> Import {
    register.import(&fixture(&format!("tracker/{file}")), &request(kind))
}

/// Every row that differs from what is expected; a row that is there already counts as imported.
fn differences(import: &Import, file: &str) -> Vec<String> {
    let expected = expected(file);
    let mut found = Vec::new();
    for (sheet, want) in import.report.sheets.iter().zip(expected["sheets"].as_array().unwrap()) {
        assert_eq!(sheet.heading_row, want["heading_row"].as_u64().unwrap() as u32);
        let wanted = want["rows"].as_array().unwrap();
        assert_eq!(sheet.rows.len(), wanted.len());
        for (row, want) in sheet.rows.iter().zip(wanted) {
            let outcome = row.outcome.name().replace("duplicate", "imported");
            let named = want["outcome"] != "attention"
                || row.problems.iter().any(|problem| problem.grave && want["heading"] == problem.heading.as_str());
            if want["row"] != row.row || want["outcome"] != outcome.as_str() || !named {
                found.push(format!("row {}: {outcome}, not {want}: {:?}", row.row, row.problems));
            }
        }
    }
    found
}

#[test]
fn the_tracker_is_read_as_its_readme_says() {
    let mut register = Register::default();
    let first = import(&mut register, "northmere-tracker.xlsx", Kind::Tracker);
    assert_eq!(differences(&first, "northmere-tracker.xlsx"), Vec::<String>::new());
    assert_eq!((register.all("case").len(), register.all("action").len()), (10, 13));
    let again = import(&mut register, "northmere-tracker.xlsx", Kind::Tracker);
    assert!(again.batch.is_empty(), "{:#?}", again.report.to_text());
    let corrected = import(&mut register, "northmere-tracker-corrected.xlsx", Kind::Tracker);
    assert_eq!(differences(&corrected, "northmere-tracker-corrected.xlsx"), Vec::<String>::new());
    let changed: Vec<u32> = rows(&corrected).iter().filter(|row| !row.changed.is_empty()).map(|row| row.row).collect();
    assert_eq!(changed, [12, 19]);
}

#[test]
fn the_small_plan_is_the_same_from_two_programs() {
    let mut register = Register::default();
    import(&mut register, "northmere-tracker.xlsx", Kind::Tracker);
    let plan = import(&mut register, "northmere-actions.csv", Kind::Actions);
    assert_eq!(differences(&plan, "northmere-actions.csv"), Vec::<String>::new());
    assert_eq!(register.all("action").len(), 20);
    let again = import(&mut register, "northmere-actions.ods", Kind::Actions);
    assert_eq!(differences(&again, "northmere-actions.ods"), Vec::<String>::new());
    assert!(again.batch.is_empty(), "{:#?}", again.report.to_text());
}

#[test]
fn a_table_of_something_else_is_refused() {
    let book = fixture("tracker/other-columns.csv");
    for kind in [Kind::Tracker, Kind::Cases, Kind::Actions] {
        let error = Register::default().dry(&book, &request(kind)).unwrap_err();
        assert_eq!(error.safe, "Nothing was changed");
    }
}
