//! A scan kept with the version whose file was scanned, for the gate before publication.

use std::path::Path;

use crate::cli::arguments::Scan as Asked;
use crate::cli::open::Desk;
use crate::cli::{record, write};
use crate::domain::change::{Batch, Change};
use crate::domain::entity::Entity;
use crate::domain::listing::Listing;
use crate::domain::record::Record;
use crate::domain::register::Version;
use crate::domain::value::{Fact, Value};
use crate::error::{Error, Result};
use crate::store::Store;
use crate::term::leak::Looked;
use crate::term::papers::fingerprint;

/// Keeps the outcome with the version named by --version, or else with the one this file is of, by its path or its
/// fingerprint; says which. Nothing is kept when the file is of no version.
pub fn record(
    desk: &Desk,
    store: &Store,
    case: &Record,
    asked: &Asked,
    bytes: &[u8],
    looked: &Looked,
    unread: &str,
) -> Result<Option<String>> {
    let hash = fingerprint(bytes);
    let Some(own) = version(store, case, asked, &hash)? else { return Ok(None) };
    let entity = own.entity;
    let open = looked.in_the_way(asked.judged.despite_low.is_some());
    let mut batch = Batch::new("recorded a scan for real names");
    let mut set = |name: &'static str, new: Value| put(&mut batch, entity, &own, name, new);
    set("hash", Value::Text(hash.clone()));
    set("scan_hash", Value::Text(hash));
    set("scanned", Value::Date(desk.today()));
    set("scan_open", Value::Number(i64::try_from(open).unwrap_or(i64::MAX)));
    // What was found to name somebody, or was not read to its end, has not been checked for names.
    let checked = open == 0 && unread.is_empty();
    set("checked_for_names", if checked { Value::Date(desk.today()) } else { Value::Missing });
    if !batch.is_empty() {
        write::commit(desk, store, &batch)?;
    }
    store.scanned_for_names(own.id, case.id, unread)?;
    Ok(Some(record::handle(&own)))
}

fn put(batch: &mut Batch, entity: &'static Entity, own: &Record, name: &'static str, new: Value) {
    let base = own.get(name);
    if let (Some(field), true) = (entity.field(name), *base != new) {
        batch.push(Change::set(entity, own.id, field, base.clone(), new));
    }
}

fn version(store: &Store, case: &Record, asked: &Asked, hash: &str) -> Result<Option<Record>> {
    if let Some(word) = &asked.version {
        let found = record::find(store, word)?;
        let fits = found.entity.name == Version::ENTITY.name && found.case() == Some(case.id);
        return if fits {
            Ok(Some(found))
        } else {
            Err(Error::user(format!("{word} is no version of a document of this case"))
                .safe("Nothing was recorded")
                .next("dhr list version names them; say version:NUMBER"))
        };
    }
    let entity = record::entity(Version::ENTITY.name)?;
    let rows = store.rows(&Listing::of(entity).case(Some(case.id)))?;
    let asked_for = std::fs::canonicalize(&asked.file).ok();
    let same = |version: &Version| {
        let path = std::fs::canonicalize(Path::new(&version.path)).ok();
        (!version.path.is_empty() && path.is_some() && path == asked_for) || version.hash == hash
    };
    let own = |row: &&Record| same(&Version::from(*row));
    let current = rows.iter().filter(own).find(|row| Version::from(*row).current == Fact::Yes);
    Ok(current.or_else(|| rows.iter().find(own)).cloned())
}
