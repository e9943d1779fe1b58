//! Whatever the grid, every row is accounted for, nothing panics, and the same grid twice adds nothing.

use dhr::exchange::import::{Kind, Outcome};
use dhr::exchange::sheet::{Cell, CellValue, Format, Rgb, Row, Sheet, Workbook};
use proptest::prelude::*;

use crate::import_register::{Register, request, rows};

fn value() -> impl Strategy<Value = String> {
    let usual = prop::sample::select(vec![
        "",
        "",
        "",
        "VALE3",
        "VALE3/1",
        "vale 3",
        "NM1",
        "2021/04",
        "Train staff",
        "Train staff.",
        "Write a leaflet",
        "Police",
        "Wales CRC",
        "Police / Housing",
        "TBC",
        "Dec 2022",
        "30/02/2021",
        "01/01/1900",
        "31/03/2023",
        "Ongoing",
        "Complete",
        "Green",
        "Red",
        "Red/Amber",
        "Total",
        "Ref",
        "Action",
        "RAG",
        "Published",
        "1",
        "44286",
        "n/a",
        "Spring 2019",
        "12/03/21, 15/04/21",
        "\u{1b}[31m",
        "Adult A",
    ]);
    prop_oneof![9 => usual.prop_map(str::to_owned), 1 => "\\PC{0,20}"]
}

fn cell() -> impl Strategy<Value = Cell> {
    (value(), prop::option::of(any::<(u8, u8, u8)>()), prop::option::weighted(0.05, (1u32..20, 0usize..8))).prop_map(
        |(text, fill, merged_from)| Cell {
            value: if merged_from.is_some() { CellValue::Empty } else { CellValue::text(text) },
            fill: fill.map(|(red, green, blue)| Rgb(red, green, blue)),
            merged_from,
            formula: false,
            struck: false,
        },
    )
}

fn heading() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Recommendation",
        "Lead agency",
        "Target date",
        "Status",
        "Completed",
        "Progress",
        "Evidence",
        "Case name",
        "Stage",
        "Rec No",
        "Action No",
        "Chair",
        "Date of death",
        "Notified",
        "Moon",
        "",
    ])
}

fn book() -> impl Strategy<Value = Workbook> {
    let grid = prop::collection::vec(prop::collection::vec(cell(), 0..8), 0..14);
    (prop::collection::vec(heading(), 0..6), grid).prop_map(|(rest, grid)| {
        let headings = ["Ref", "Action"].into_iter().chain(rest);
        let first = headings.map(|text| Cell::of(CellValue::text(text))).collect::<Vec<_>>();
        let rows = std::iter::once(first).chain(grid).zip(1..);
        let rows = rows.map(|(cells, number)| Row { number, cells, ..Row::default() }).collect();
        let sheet = Sheet { name: "Plan".to_owned(), rows, ..Sheet::default() };
        Workbook { file_name: "any.xlsx".into(), format: Format::Xlsx, sheets: vec![sheet], notes: Vec::new() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_row_of_any_grid_is_accounted_for(book in book(), kind in prop::sample::select(vec![Kind::Tracker, Kind::Cases, Kind::Actions])) {
        let mut register = Register::with_cases(&["VALE3"]);
        let Ok(import) = register.dry(&book, &request(kind)) else { return Ok(()) };
        let totals = import.report.totals();
        let below: usize = import.report.sheets.iter().map(|sheet| {
            book.sheets[0].rows.iter().filter(|row| row.number > sheet.heading_row).count()
        }).sum();
        prop_assert_eq!(totals.rows, below);
        prop_assert_eq!(totals.rows, totals.imported + totals.attention + totals.skipped + totals.duplicate);
        for row in rows(&import) {
            let explained = !matches!(row.outcome, Outcome::Attention | Outcome::Skipped) || !row.problems.is_empty();
            prop_assert!(explained, "row {} has no reason", row.row);
        }
        register.apply(&import.batch);
        let again = register.dry(&book, &request(kind)).unwrap();
        prop_assert!(again.batch.is_empty(), "{}\n{:#?}", again.batch.label, again.report.to_text());
    }
}
