//! A date of a case is one date: what the list shows, what it is narrowed, put in order and grouped by, what is
//! exported, what the clocks say and what a calendar is given.

use std::collections::BTreeMap;

use dhr::domain::change::{Batch, Change, Outcome};
use dhr::domain::date::Date;
use dhr::domain::listing::Listing;
use dhr::domain::process::{clock, wording::plus_days};
use dhr::domain::query;
use dhr::domain::record::Record;
use dhr::domain::register::{cases, entity};
use dhr::domain::value::{Id, Style, Value};
use dhr::exchange::calendar::{Asked, calendar, entries};
use dhr::exchange::import::{Green, Import, Kind, Request, run};
use dhr::exchange::read;
use dhr::exchange::sheet::CellValue;
use dhr::store::{Mode, Store};
use dhr::term::export::table;

use super::borough::{TODAY, open, opened};

fn asked(text: &str) -> Listing {
    let (query, problems) = query::parse(text, cases());
    assert_eq!(problems, [], "{text}");
    Listing::of(cases()).query(query)
}

/// The fields of a case that hold the date of a clock.
fn fields() -> Vec<&'static str> {
    cases().fields.iter().map(|field| field.name).filter(|field| clock::is_due_field(field)).collect()
}

/// Every case as a list shows it.
fn shown(store: &Store, today: Date) -> Vec<Record> {
    let mut dates = BTreeMap::new();
    let all = store.rows(&Listing::of(cases())).unwrap();
    let ids: Vec<Id> = all.iter().map(|record| record.id).collect();
    let holidays = store.context().holidays;
    let tell = &mut |dossier: dhr::domain::process::Dossier| {
        dates.insert(dossier.case.id, clock::current_dates(&dossier, today, &holidays));
    };
    store.dossiers(&ids, tell).unwrap();
    all.iter().map(|record| clock::with_dates(record, &dates[&record.id])).collect()
}

fn ids(records: &[Record]) -> Vec<Id> {
    let mut ids: Vec<Id> = records.iter().map(|record| record.id).collect();
    ids.sort_unstable();
    ids
}

fn is_asked_for_what_it_shows(store: &Store) {
    let all = shown(store, TODAY);
    for field in fields() {
        for offset in [-200, -60, -1, 0, 1, 30, 90, 400] {
            let day = plus_days(TODAY, offset);
            let found = store.rows(&asked(&format!("{field}<{day}"))).unwrap();
            let wanted: Vec<Record> = all
                .iter()
                .filter(|record| record.get(field).as_date().is_some_and(|date| date < day))
                .cloned()
                .collect();
            assert_eq!(ids(&found), ids(&wanted), "{field}<{day}");
        }
        for (sort, down) in [(format!("sort:{field}"), false), (format!("sort:-{field}"), true)] {
            let places: BTreeMap<Id, Option<Date>> =
                all.iter().map(|record| (record.id, record.get(field).as_date())).collect();
            let rows = store.rows(&asked(&sort)).unwrap();
            let dates: Vec<Option<Date>> = rows.iter().map(|record| places[&record.id]).collect();
            let mut wanted = dates.clone();
            wanted.sort_by_key(|date| (date.is_none(), *date));
            if down {
                wanted.sort_by_key(|date| (date.is_none(), std::cmp::Reverse(*date)));
            }
            assert_eq!(dates, wanted, "{sort}");
        }
        let mut wanted: BTreeMap<Option<Date>, usize> = BTreeMap::new();
        all.iter().for_each(|record| *wanted.entry(record.get(field).as_date()).or_default() += 1);
        let found: BTreeMap<Option<Date>, usize> = store
            .groups(&Listing::of(cases()), field)
            .unwrap()
            .into_iter()
            .map(|(value, _, count)| (value.as_date(), count))
            .collect();
        assert_eq!(found, wanted, "{field}");
    }
}

#[test]
fn a_list_of_cases_is_narrowed_sorted_and_grouped_by_the_dates_it_shows() {
    let (folder, mine) = opened();
    let written = mine.rows(&Listing::of(cases())).unwrap();
    let differs = shown(&mine, TODAY)
        .into_iter()
        .zip(&written)
        .filter(|(one, other)| one.get("agreed_due") != other.get("agreed_due"));
    assert!(differs.count() > 0, "the borough has dates that a clock moved");
    is_asked_for_what_it_shows(&mine);
    // A colleague ends every pause: the dates move at once, here too.
    let theirs = open(&folder.path().join("register.db"), Mode::ReadWrite, 2);
    let pause = entity("pause").unwrap();
    let mut batch = Batch::new("ended the pauses");
    for own in theirs.rows(&Listing::of(pause)).unwrap() {
        if own.get("ended").is_missing() {
            let new = Value::Date(plus_days(TODAY, -1));
            batch.changes.push(Change::Set { entity: pause, id: own.id, field: "ended", base: Value::Missing, new });
        }
    }
    assert!(!batch.is_empty());
    assert!(matches!(theirs.apply(&batch, jiff::Timestamp::UNIX_EPOCH).unwrap(), Outcome::Saved { .. }));
    is_asked_for_what_it_shows(&mine);
    theirs.undo(jiff::Timestamp::UNIX_EPOCH).unwrap();
    is_asked_for_what_it_shows(&mine);
}

#[test]
fn what_is_due_next_and_overdue_among_the_cases_goes_by_the_dates_shown() {
    let (_folder, store) = opened();
    let all = shown(&store, TODAY);
    let next = |record: &Record| {
        let owed = cases().fields.iter().filter_map(|field| field.due.map(|due| (field, due)));
        let open = owed.filter(|(_, due)| record.get(due.until).is_missing());
        open.filter(|(field, _)| !query::owed_after(cases(), field.name))
            .filter_map(|(field, _)| record.get(field.name).as_date())
            .min()
    };
    let places: BTreeMap<Id, Option<Date>> = all.iter().map(|record| (record.id, next(record))).collect();
    let rows = store.rows(&asked("sort:due")).unwrap();
    let dates: Vec<Option<Date>> = rows.iter().map(|record| places[&record.id]).collect();
    assert!(dates.is_sorted_by_key(|date| (date.is_none(), *date)), "{dates:?}");
}

#[test]
fn an_exported_list_holds_the_dates_it_showed() {
    let (_folder, store) = opened();
    let all = shown(&store, TODAY);
    let table = table(&store, &asked("sort:agreed_due"), &["reference", "agreed_due"], TODAY).unwrap();
    assert_eq!(table.rows.len(), all.len());
    for row in &table.rows {
        let own = all.iter().find(|record| {
            CellValue::text(record.get("reference").show(
                cases().field("reference").unwrap().kind,
                Style::Detail,
                TODAY,
            )) == row[0]
        });
        let date = own.unwrap().get("agreed_due").as_date();
        assert_eq!(row[1], date.map_or(CellValue::Empty, |date| CellValue::text(date.to_string())), "{row:?}");
    }
}

#[test]
fn the_clocks_the_list_and_the_calendar_say_the_same_date() {
    let (_folder, store) = opened();
    for days in [0, 45, 180, 365] {
        say_the_same(&store, plus_days(TODAY, days));
    }
}

fn say_the_same(store: &Store, today: Date) {
    let holidays = store.context().holidays;
    let until = plus_days(today, 730);
    let mut dossiers = Vec::new();
    store.dossiers(&store.cases().unwrap(), &mut |dossier| dossiers.push(dossier)).unwrap();
    let dues = store.dues(until, None, false, usize::MAX).unwrap();
    let asked = Asked { today, until, holidays: &holidays };
    let text = calendar(&entries(&dossiers, &dues, asked), jiff::Timestamp::UNIX_EPOCH)
        .replace("\r\n ", "")
        .replace("\r\n", "\n");
    // What the calendar says of one thing owed.
    let told = |entity: &str, id: Id, field: &str| -> Option<String> {
        let entry =
            text.split("BEGIN:VTODO").find(|entry| entry.contains(&format!("\nUID:{entity}-{id}-{field}@dhr\n")))?;
        let due = entry.lines().find_map(|line| line.strip_prefix("DUE;VALUE=DATE:"))?;
        Some(due.to_owned())
    };
    let rows: BTreeMap<Id, Record> = shown(store, today).into_iter().map(|record| (record.id, record)).collect();
    let mut few = BTreeMap::new();
    let ids = store.cases().unwrap();
    let tell = &mut |dossier: dhr::domain::process::Dossier| {
        few.insert(dossier.case.id, clock::current_dates(&dossier, today, &holidays));
    };
    store.dossiers_dated(&ids, tell).unwrap();
    let mut differences = Vec::new();
    let mut compared = 0;
    for dossier in &dossiers {
        let reference = &dossier.case.reference;
        if few[&dossier.case.id] != clock::current_dates(dossier, today, &holidays) {
            differences.push(format!("{reference}: the whole review has other dates than what a list reads of it"));
        }
        for reading in clock::of(dossier, today, &holidays) {
            let Some(due) = reading.current_due else { continue };
            // Of a review that is over nothing is owed.
            let is_over = dossier.case.closed.is_some() || dossier.case.stage.is("closed");
            if reading.entity == "case" && !reading.field.is_empty() {
                let listed = rows[&dossier.case.id].get(reading.field).as_date();
                if listed != Some(due) {
                    differences.push(format!("{reference} {}: clocks {due}, cases {listed:?}", reading.code));
                }
            }
            let field = if reading.field.is_empty() { continue } else { reading.field };
            let own = told(reading.entity, reading.id, field);
            let wanted =
                (reading.ended.is_none() && due <= until && !is_over).then(|| due.to_string().replace('-', ""));
            if own != wanted {
                differences.push(format!("{reference} {}: clocks {wanted:?}, calendar {own:?}", reading.code));
            }
            compared += 1;
        }
    }
    assert!(compared > 20);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// What a list of ours comes to when it is brought in again.
fn brought_in_again(store: &Store, listing: &Listing, columns: &[&'static str], kind: Kind) -> Import {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    std::fs::write(&path, dhr::exchange::write::csv(&table(store, listing, columns, TODAY).unwrap(), true).unwrap())
        .unwrap();
    let request = Request { green: Some(Green::OnTrack), ..Request::new(kind, TODAY) };
    let known = dhr::term::bring::Reviews::of(store).unwrap();
    run(&read::open_watched(&path, &mut |_, _| true).unwrap(), &request, &known, &mut |_, _| true).unwrap()
}

#[test]
fn a_list_of_ours_brought_in_again_writes_no_date_that_a_clock_worked_out() {
    let (_folder, store) = opened();
    let columns: Vec<&'static str> =
        cases().fields.iter().filter(|field| !field.private).map(|field| field.name).collect();
    let import = brought_in_again(&store, &Listing::of(cases()), &columns, Kind::Cases);
    assert!(import.batch.is_empty(), "{:#?}", import.report.to_text());
    let said = import.report.to_text().join("\n");
    for label in ["Report due", "Decision due", "Home Office to be told by"] {
        let named = format!("\"{label} (by the clock)\"");
        assert!(said.contains(&named), "{label} is left out without a word: {said}");
    }
    assert!(said.contains("is left out: these dates the register works out itself"), "{said}");
}

#[test]
fn a_list_of_actions_finds_its_cases_again_by_reference_and_title() {
    let (_folder, store) = opened();
    let actions = entity("action").unwrap();
    let import = brought_in_again(
        &store,
        &Listing::of(actions),
        &["number", "due", "case", "what", "agency", "rag"],
        Kind::Actions,
    );
    assert!(import.batch.is_empty(), "{:#?}", import.report.to_text());
    assert!(import.report.orphans().is_empty());
}
