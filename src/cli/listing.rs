//! `dhr cases`, `dhr actions`, `dhr list`: any kind of record, narrowed as on screen.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::arguments::Lines;
use super::file;
use super::open::Desk;
use super::table::Table;
use super::{print, record};
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::listing::Listing;
use crate::domain::process::clock::with_dates;
use crate::domain::query::{self, Query};
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::{Id, Style};
use crate::error::{Error, Result};
use crate::store::{Note, Store};
use crate::term::cover::Cover;
use crate::term::process;

pub fn run(desk: &Desk, entity: &str, lines: &Lines) -> Result<()> {
    let entity = record::entity(entity)?;
    let listing = Listing::of(entity).query(asked(entity, &lines.query.join(" "))?);
    let columns = columns(entity, &listing.query);
    let store = desk.store()?;
    if lines.csv {
        return file::csv(desk, &store, &listing, &columns, None, || Ok(Note::none()));
    }
    if desk.json {
        let (records, dates) = read(desk, &store, &listing)?;
        return print::rows(records.iter().map(|record| object(record, &dates)));
    }
    let records = as_shown(desk, &store, &listing)?;
    if records.is_empty() {
        return print::nothing();
    }
    let fields: Vec<&Field> = columns.iter().filter_map(|name| entity.field(name)).collect();
    let is_case = entity == register::cases();
    let first = (!is_case).then(|| "Record".to_owned());
    let table = Table {
        headings: first.into_iter().chain(fields.iter().map(|field| field.label.to_owned())).collect(),
        rows: records
            .iter()
            .map(|one| {
                let first = (!is_case).then(|| record::handle(one));
                let cells = fields.iter().map(|field| one.shown(field, Style::List, desk.today()));
                first.into_iter().chain(cells).collect()
            })
            .collect(),
    };
    table.print();
    Ok(())
}

/// The dates of the cases listed as their clocks have them.
pub(super) type Dates = HashMap<Id, Vec<(&'static str, Date)>>;

pub(super) fn read(desk: &Desk, store: &Store, listing: &Listing) -> Result<(Vec<Record>, Dates)> {
    let mut records = store.rows(listing)?;
    Cover::new(store).records(&mut records)?;
    let dates = process::dates(store, &records, desk.today(), &desk.config.holidays())?;
    Ok((records, dates.into_iter().collect()))
}

/// A record as other programs get it: its fields as they are written, and where the clocks of a case stand.
pub(super) fn object(record: &Record, dates: &Dates) -> Json {
    let mut object = record.to_json(false);
    if let (Some(dates), Some(fields)) = (dates.get(&record.id), object.as_object_mut()) {
        let now: Map<String, Json> =
            dates.iter().map(|(field, date)| ((*field).to_owned(), date.to_string().into())).collect();
        fields.insert("due_now".to_owned(), now.into());
    }
    object
}

/// The records with the dates their clocks stand at.
fn as_shown(desk: &Desk, store: &Store, listing: &Listing) -> Result<Vec<Record>> {
    let (records, dates) = read(desk, store, listing)?;
    let shown = |record: Record| match dates.get(&record.id) {
        Some(dates) => with_dates(&record, dates),
        None => record,
    };
    Ok(records.into_iter().map(shown).collect())
}

/// Reads the words of a query; what cannot be taken is an error with what may have been meant.
pub fn asked(entity: &'static Entity, text: &str) -> Result<Query> {
    let (query, problems) = query::parse(text, entity);
    if problems.is_empty() {
        return Ok(query);
    }
    let why: Vec<&str> = problems.iter().map(|problem| problem.why.as_str()).collect();
    let meant: Vec<&str> = problems.iter().filter_map(|problem| problem.suggestion.as_deref()).collect();
    let error = Error::user(why.join("; ")).safe("Nothing was listed");
    Err(match meant.as_slice() {
        [] => error.next("dhr man dhr-query says what can be asked"),
        meant => error.next(format!("Perhaps: {}", meant.join(" "))),
    })
}

/// The columns a list shows: those asked for, or those its fields declare. Private fields are in neither.
pub fn columns(entity: &'static Entity, query: &Query) -> Vec<&'static str> {
    let public = |name: &&'static str| entity.field(name).is_some_and(|field| !field.private);
    match &query.columns {
        Some(columns) => columns.iter().copied().filter(public).collect(),
        None => entity.fields.iter().filter(|field| field.width > 0 && !field.private).map(|f| f.name).collect(),
    }
}
