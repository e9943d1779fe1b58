//! For any grid: nothing panics, and every row under the headings is an event, needs attention or is skipped.

use proptest::prelude::*;

use super::tests::{Register, options};
use super::*;
use crate::exchange::sheet::{Cell, CellValue, Format, Row, Sheet};

fn cell() -> impl Strategy<Value = Cell> {
    let value = prop_oneof![
        3 => Just(CellValue::Empty),
        3 => "[0-3]?[0-9]/[01]?[0-9]/(19|20)?[0-9]{2}".prop_map(CellValue::text),
        2 => "(undated|c\\. March 2020|2019|w/c 1/2/20|Date|Event|7/2/20\n8/2/20|# note)".prop_map(CellValue::text),
        3 => "\\PC{0,30}".prop_map(CellValue::text),
        1 => any::<f64>().prop_map(CellValue::Number),
        1 => (0.0..90_000.0f64).prop_map(CellValue::Number),
        1 => Just(CellValue::Error("#N/A".into())),
        1 => any::<bool>().prop_map(CellValue::Bool),
    ];
    let merged = prop::option::weighted(0.1, (1u32..12, 0usize..5));
    (value, merged).prop_map(|(value, merged_from)| Cell { value, merged_from, ..Cell::default() })
}

fn sheet() -> impl Strategy<Value = Sheet> {
    prop::collection::vec((prop::collection::vec(cell(), 0..7), any::<bool>()), 0..20).prop_map(|rows| {
        let headings = ["Date", "Time", "Event", "Source", "Comment", "End date"].map(CellValue::text).map(Cell::of);
        let first = Row { number: 1, cells: headings.to_vec(), ..Row::default() };
        let rest = (2u32..).zip(rows).map(|(number, (cells, hidden))| Row { number, hidden, cells });
        Sheet { name: "Sheet 1".into(), rows: std::iter::once(first).chain(rest).collect(), ..Sheet::default() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn rows_in_are_events_attention_and_skipped(sheet in sheet()) {
        let book = Workbook { file_name: "police.xlsx".into(), format: Format::Xlsx, sheets: vec![sheet.clone()], notes: vec![] };
        let mut register = Register::default();
        let Ok(read) = import(std::slice::from_ref(&book), &options(), &register) else { return Ok(()) };
        let totals = read.totals();
        let under = sheet.rows.iter().filter(|row| row.number > read.files[0].sheets[0].heading_row).count();
        prop_assert_eq!(totals.rows, under);
        prop_assert_eq!(totals.rows, totals.events + totals.attention + totals.skipped);
        prop_assert_eq!(totals.new, totals.events);
        for (_, row) in read.files[0].rows() {
            prop_assert_eq!(row.event.is_some(), row.outcome == Outcome::Event);
            prop_assert!(row.outcome == Outcome::Event || !row.problems.is_empty(), "a reason is always given");
        }
        register.write(&read.batch);
        let again = import(&[book], &options(), &register).unwrap();
        prop_assert!(again.batch.is_empty(), "{:?}", again.batch);
    }
}
