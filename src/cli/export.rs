//! `dhr export` and `--csv`: a list as a file or on standard output. Private fields never leave, and the
//! administrator's policy may keep all of it in.

use std::path::Path;

use serde_json::json;

use super::arguments::Export;
use super::open::Desk;
use super::outgoing::Outgoing;
use super::{file, listing, print, record};
use crate::domain::listing::Listing;
use crate::domain::record::Record;
use crate::domain::register::Case;
use crate::domain::value::Id;
use crate::error::{Error, Result};
use crate::exchange::write;
use crate::store::Store;
use crate::term::export::{note, table};
use crate::term::leak::Wanted;

pub fn run(desk: &Desk, asked: &Export) -> Result<()> {
    file::allowed(&desk.config)?;
    let store = desk.store()?;
    let (entity, text) = match (&asked.view, asked.words.split_first()) {
        (Some(name), _) => viewed(&store, name, &asked.words)?,
        (None, Some((entity, words))) => (record::entity(entity)?.name.to_owned(), words.join(" ")),
        (None, None) => return Err(Error::user("Say what to export: a kind of record, or --view NAME")),
    };
    let entity = record::entity(&entity)?;
    let listing = Listing::of(entity).query(listing::asked(entity, &text)?);
    // Without cols: everything that may leave goes, not only what a list has room for.
    let columns: Vec<&'static str> = match &listing.query.columns {
        Some(_) => listing::columns(entity, &listing.query),
        None => entity.fields.iter().filter(|field| !field.private).map(|field| field.name).collect(),
    };
    let cases = if asked.public { cases(&store, &listing)? } else { Vec::new() };
    let outgoing = Outgoing { desk, store: &store, cases: &cases, wanted: Wanted::List, judged: &asked.judged };
    let may_leave = |path: Option<&Path>, bytes: &[u8]| if asked.public { outgoing.file(path, bytes) } else { Ok(()) };
    let noted = || note(&store, &listing, asked.public);
    if let Some(path) = &asked.xlsx {
        let table = table(&store, &listing, &columns, desk.today())?;
        let rows = table.rows.len();
        let bytes = write::xlsx(&[table], entity.plural, None)?;
        may_leave(Some(path), &bytes)?;
        return file::written(desk, path, &bytes, rows, noted()?);
    }
    if !desk.json {
        if asked.public {
            let table = table(&store, &listing, &columns, desk.today())?;
            may_leave(asked.to.as_deref(), &write::csv(&table, true)?)?;
        }
        return file::csv(desk, &store, &listing, &columns, asked.to.as_deref(), noted);
    }
    let (rows, dates) = listing::read(desk, &store, &listing)?;
    let all = || {
        let rows: Vec<_> = rows.iter().map(|record| listing::object(record, &dates)).collect();
        json!({ "total": rows.len(), "rows": rows })
    };
    if asked.public {
        outgoing.json(&all())?;
    }
    match &asked.to {
        None => {
            noted()?.stand()?;
            // Row by row: a long list is never in memory twice.
            print::rows(rows.iter().map(|record| listing::object(record, &dates)))
        }
        Some(path) => {
            let bytes = print::escaped(&format!("{:#}\n", all()));
            file::written(desk, path, bytes.as_bytes(), rows.len(), noted()?)
        }
    }
}

/// The cases the rows of a list are about; every case when they are about none in particular.
fn cases(store: &Store, listing: &Listing) -> Result<Vec<Record>> {
    let mut ids: Vec<Id> = store.rows(listing)?.iter().filter_map(Record::case).collect();
    if ids.is_empty() {
        ids = store.cases()?;
    }
    ids.sort_unstable();
    ids.dedup();
    let entity = record::entity(Case::ENTITY.name)?;
    let found = ids.into_iter().map(|id| store.get(entity, id));
    found.filter_map(Result::transpose).collect()
}

/// The kind and the words of a saved view, with the words given besides.
fn viewed(store: &Store, name: &str, words: &[String]) -> Result<(String, String)> {
    let views = store.views()?;
    let named = |name: &str| name.trim().to_lowercase();
    let mut found = views.iter().filter(|view| named(&view.name) == named(name));
    match (found.next(), found.next()) {
        (Some(view), None) => Ok((view.entity.clone(), format!("{} {}", view.text, words.join(" ")))),
        (Some(_), Some(_)) => Err(Error::user(format!("Several views are called \"{name}\""))
            .next("Rename one in the workbench, or say the kind of record and the words")),
        _ => Err(Error::nothing(format!("There is no view \"{name}\""))
            .next("Save one in the workbench with v, or say the kind of record and the words")),
    }
}
