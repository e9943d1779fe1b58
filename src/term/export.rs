//! Writing a list to a file: exactly the rows and columns shown, formulas made harmless, private fields left out.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use super::cover::Cover;
use super::{leaving, newfile, process};
use crate::domain::date::Date;
use crate::domain::field::Field;
use crate::domain::listing::Listing;
use crate::domain::process::clock::{BY_THE_CLOCK, is_due_field, with_dates};
use crate::domain::record::{AS_WRITTEN, Record};
use crate::domain::register::cases;
use crate::domain::value::{Id, Style, Value};
use crate::error::Result;
use crate::exchange::sheet::CellValue;
use crate::exchange::write::{self, Table};
use crate::store::{Note, Store};

/// The rows of a listing as a table, with the dates of cases as their clocks have them. Dates go out as ISO dates,
/// money in pounds, choices by their label.
pub fn table(store: &Store, listing: &Listing, columns: &[&'static str], today: Date) -> Result<Table> {
    let fields: Vec<&Field> =
        columns.iter().filter_map(|name| listing.entity.field(name)).filter(|field| !field.private).collect();
    let mut rows = store.rows(listing)?;
    Cover::new(store).records(&mut rows)?;
    let dates: HashMap<Id, _> = process::dates(store, &rows, today, &store.context().holidays)?.into_iter().collect();
    for record in &mut rows {
        if let Some(dates) = dates.get(&record.id) {
            *record = with_dates(record, dates);
        }
    }
    Ok(Table {
        name: listing.entity.plural.to_owned(),
        headings: fields.iter().map(|field| heading(listing, field)).collect(),
        rows: rows.iter().map(|record| fields.iter().map(|field| cell(record, field, today)).collect()).collect(),
    })
}

/// The label of a field, with a mark where the dates are those of the clocks.
fn heading(listing: &Listing, field: &Field) -> String {
    let by_the_clock = listing.entity == cases() && is_due_field(field.name);
    format!("{}{}", field.label, if by_the_clock { BY_THE_CLOCK } else { "" })
}

fn cell(record: &Record, field: &Field, today: Date) -> CellValue {
    if record.is_hidden(field) {
        return CellValue::text(record.cover(field.name).unwrap_or(AS_WRITTEN));
    }
    match record.get(field.name) {
        Value::Missing => CellValue::Empty,
        Value::Date(date) => CellValue::text(date.to_string()),
        #[expect(clippy::cast_precision_loss, reason = "a sheet holds numbers as floating point")]
        Value::Number(number) => CellValue::Number(*number as f64),
        #[expect(clippy::cast_precision_loss, reason = "a sheet holds numbers as floating point")]
        Value::Money(pence) => CellValue::Number(*pence as f64 / 100.0),
        value => CellValue::text(value.show(field.kind, Style::Detail, today)),
    }
}

/// Notes in the history of each case that rows of it left, as one step.
pub fn note<'s>(store: &'s Store, listing: &Listing, public: bool) -> Result<Note<'s>> {
    let mut rows: BTreeMap<Id, usize> = BTreeMap::new();
    store.rows(listing)?.iter().filter_map(Record::case).for_each(|case| *rows.entry(case).or_default() += 1);
    let whom = if public { ", for people outside" } else { "" };
    let did =
        |count: usize, of: &str| format!("exported {count} of {}{of}{whom}", listing.entity.plural.to_lowercase());
    let all =
        did(rows.values().sum(), if rows.len() > 1 && listing.entity != cases() { " of several cases" } else { "" });
    let each: Vec<(Id, String)> = rows.into_iter().map(|(case, count)| (case, did(count, ""))).collect();
    leaving::note_each(store, &each, &all, None)
}

/// Writes the list beside where the program was started, never over another file.
pub fn write(store: &Store, listing: &Listing, columns: &[&'static str], today: Date) -> Result<PathBuf> {
    let bytes = write::csv(&table(store, listing, columns, today)?, true)?;
    newfile::numbered(&format!("{}-{today}", listing.entity.name), "csv", &bytes, note(store, listing, false)?)
}
