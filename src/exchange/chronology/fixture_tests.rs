//! The samples and the nine chronologies of one invented case, read as their notes say.

use std::path::Path;

use super::tests::options;
use super::*;
use crate::domain::chronology::{
    Basis, Composite, Entry, LanePicture, Scope, duplicates, same_incidents, side_by_side,
};
use crate::domain::date::LooseDate;
use crate::exchange::read;

/// The agencies of the invented case.
struct Nine;

impl Known for Nine {
    fn agencies(&self) -> Vec<AgencyName> {
        let names = [
            ("Westmarch Constabulary", "Police"),
            ("Millbrook Surgery", "GP"),
            ("Westmarch Ambulance Service", "Ambulance"),
            ("Vale Hospitals NHS Trust", "Hospital"),
            ("Vale Council Housing", "Housing"),
            ("Oakfield Primary School", "School"),
            ("Vale Council Children's Services", "Children's services"),
            ("Vale Mental Health Trust", "Mental health"),
            ("Safe Haven", "IDVA"),
        ];
        let named =
            |(id, (name, other)): (Id, (&str, &str))| AgencyName { id, name: name.into(), others: vec![other.into()] };
        (1..).zip(names).map(named).collect()
    }
    fn mapping(&self, _: Id) -> Option<Mapping> {
        None
    }
    fn events(&self, _: Id) -> Vec<Held> {
        Vec::new()
    }
}

fn book(path: &str) -> Workbook {
    read::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path)).unwrap()
}

fn counts(file: &Imported) -> (usize, usize, usize, usize) {
    let totals = file.totals();
    assert_eq!(totals.rows, totals.events + totals.attention + totals.skipped);
    (totals.events, totals.undated, totals.attention, totals.skipped)
}

#[test]
fn the_samples_come_out_as_their_notes_say() {
    let files = [book("samples/police-chronology.xlsx"), book("samples/gp-chronology.docx")];
    let read = import(&files, &options(), &Nine).unwrap();
    assert_eq!(counts(&read.files[0]), (10, 0, 1, 1));
    assert_eq!(counts(&read.files[1]), (10, 1, 0, 0));
    let dates: Vec<_> = read.files[1].rows().filter_map(|(_, row)| row.event.as_ref()?.when.as_ref()).collect();
    let precisions: Vec<_> = dates.iter().map(|date| (date.precision.code(), date.approx, date.uncertain)).collect();
    assert_eq!(precisions[2], ("part-of-year", false, false));
    assert_eq!(precisions[4], ("day", false, true));
    assert_eq!(precisions[7], ("week", false, false));
    let attention = read.files[0].rows().find(|(_, row)| row.outcome == Outcome::Attention).unwrap().1;
    assert_eq!((attention.row, attention.problems[0].raw.as_str()), (14, "30/02/2021"));
}

fn nine() -> Import {
    let names = [
        "police.xlsx",
        "gp-millbrook-surgery.docx",
        "ambulance.csv",
        "hospital.ods",
        "housing.csv",
        "school.docx",
        "children.xlsx",
        "mental-health-1904.xlsx",
        "safe-haven-idva.docx",
    ];
    import(&names.map(|name| book(&format!("chronologies/{name}"))), &options(), &Nine).unwrap()
}

#[test]
fn nine_files_in_nine_shapes_lose_no_row() {
    let read = nine();
    let found: Vec<_> = read.files.iter().map(|file| (file.agency.id, counts(file))).collect();
    let expected = [
        (1, (11, 0, 1, 1)),
        (2, (10, 1, 0, 3)),
        (3, (7, 0, 1, 1)),
        (4, (7, 0, 1, 1)),
        (5, (9, 1, 0, 0)),
        (6, (6, 0, 1, 0)),
        (7, (7, 0, 1, 0)),
        (8, (8, 2, 1, 0)),
        (9, (8, 0, 0, 2)),
    ];
    assert_eq!(found, expected);
    assert_eq!((read.totals().rows, read.totals().events), (87, 73));
    let kept = read.totals().attention;
    assert_eq!(read.batch.changes.len(), 73 + kept, "an event, or a row kept for a person to look at");
    assert_eq!(read.summary().len(), 10);
}

/// Of each row: where it stood, what became of it, when and what.
fn told(path: &str, agency: &str) -> Vec<(u32, Outcome, String, String)> {
    let options = Options { agency: Some(agency.to_owned()), ..options() };
    let read = import(&[book(path)], &options, &Nine).unwrap();
    let when = |row: &ReadRow| {
        row.event.as_ref().and_then(|event| event.when.as_ref()).map(LooseDate::to_string).unwrap_or_default()
    };
    // LibreOffice leaves out an escape character, which no OpenDocument file can hold.
    let what = |row: &ReadRow| row.event.as_ref().map(|event| event.what.replace('\u{1b}', "")).unwrap_or_default();
    read.files[0].rows().map(|(_, row)| (row.row, row.outcome, when(row), what(row))).collect()
}

#[test]
fn a_file_saved_again_by_another_program_tells_the_same() {
    for (before, after, agency) in [
        ("gp-millbrook-surgery.docx", "gp-millbrook-surgery.docx", "Millbrook Surgery"),
        ("police.xlsx", "police.ods", "Westmarch Constabulary"),
        ("hospital.ods", "hospital.xlsx", "Vale Hospitals NHS Trust"),
        ("mental-health-1904.xlsx", "mental-health-1904.xlsx", "Vale Mental Health Trust"),
    ] {
        let first = told(&format!("chronologies/{before}"), agency);
        assert_eq!(told(&format!("chronologies/resaved/{after}"), agency), first, "{after}");
        assert!(first.len() > 7, "{before}");
    }
}

#[test]
fn the_nine_make_one_composite_with_what_each_told() {
    let read = nine();
    let events = read.files.iter().flat_map(Imported::rows).filter_map(|(_, row)| row.event.clone());
    let entries = events.zip(1..).map(|(event, id)| Entry::of(Event { id, ..event })).collect();
    let all = Composite::new(
        entries,
        Scope { from: Some(Date::constant(2019, 1, 1)), to: Some(Date::constant(2021, 6, 14)), today: None },
    );
    let raw: Vec<&str> =
        all.entries().iter().filter_map(|entry| Some(entry.event.when.as_ref()?.raw.as_str())).collect();
    assert_eq!((raw.first(), raw.len()), (Some(&"01/01/1900"), 73));
    let found = same_incidents(&all, &std::collections::HashSet::new());
    let agencies = |event: Id| all.entry(event).map(|entry| (entry.agency(), entry.event.when.as_ref().unwrap().start));
    let day = |month, day| Some(Date::constant(if month == 2 { 2020 } else { 2021 }, month, day));
    let has = |one: (&str, Option<Date>), two: (&str, Option<Date>)| {
        found.iter().any(|pair| {
            let pair = (agencies(pair.event).unwrap(), agencies(pair.other).unwrap());
            pair == (one, two) || pair == (two, one)
        })
    };
    assert!(has(("Westmarch Constabulary", day(2, 7)), ("Vale Council Housing", day(2, 7))), "{found:?}");
    assert!(has(("Westmarch Constabulary", day(3, 11)), ("Vale Council Housing", day(3, 12))), "{found:?}");
    let near = found.iter().filter(|pair| pair.basis == Basis::NearWords);
    let differ =
        near.filter(|pair| side_by_side(all.entry(pair.event).unwrap(), all.entry(pair.other).unwrap()).conflict());
    assert!(differ.count() >= 1, "the conference on two dates is a conflict");
    assert_eq!(duplicates(&all).len(), 1, "housing wrote one row twice");
    let picture = LanePicture::build(&all, None, LanePicture::columns(&all, 80), 180).to_lines(80, 24, false);
    assert!(picture.len() >= 12 && picture.len() <= 24, "{picture:#?}");
    assert!(picture.iter().all(|line| line.len() <= 80));
}

/// As [`Nine`], of which the police once sent a plain table with a "Date".
struct Remembered;

impl Known for Remembered {
    fn agencies(&self) -> Vec<AgencyName> {
        Nine.agencies()
    }
    fn mapping(&self, _: Id) -> Option<Mapping> {
        Mapping::parse(["date=Date", "text=Event"]).ok()
    }
    fn events(&self, _: Id) -> Vec<Held> {
        Vec::new()
    }
}

#[test]
fn what_was_said_of_a_plain_heading_does_not_spoil_headings_of_two_rows() {
    let ends = |known: &dyn Known| {
        let read = import(&[book("chronologies/police.xlsx")], &options(), known).unwrap();
        read.files[0].rows().filter_map(|(_, row)| row.event.as_ref()?.ends.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ends(&Nine).len(), 2);
    assert_eq!(ends(&Remembered), ends(&Nine));
}
