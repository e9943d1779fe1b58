//! Many records: a window on a list, how many there are, and where one lies in it.

use rusqlite::{Transaction, params_from_iter};

use super::fault::Told;
use super::filter::{self, Order};
use super::words::Held;
use super::{Store, quote};
use crate::domain::entity::Entity;
use crate::domain::field::Kind;
use crate::domain::listing::{Archived, Listing};
use crate::domain::record::Record;
use crate::domain::value::{Id, Stored};
use crate::error::Result;

/// How the list of everything that is not archived is narrowed.
const NOT_ARCHIVED: &str = " WHERE t.archived IS NULL";

/// With so many records or fewer the matching ones are put in order by themselves.
const FEW: usize = 2_000;

/// The tail of a statement about a listing.
pub(super) struct Clauses {
    /// "WHERE ..", or empty.
    pub narrow: String,
    /// "ORDER BY ..".
    pub order: Order,
    pub params: Vec<Stored>,
}

impl Store {
    /// The records of the window, in order.
    pub fn rows(&self, listing: &Listing) -> Result<Vec<Record>> {
        self.window(listing, None)
    }

    /// The same of a list of so many, where that is known: from its end where that is nearer, so that the last rows are
    /// as near as the first.
    fn window(&self, listing: &Listing, total: Option<usize>) -> Result<Vec<Record>> {
        let Clauses { narrow, order, mut params } = self.clauses(listing)?;
        let limit = wanted(listing).saturating_sub(listing.offset).min(listing.limit);
        let behind = total.filter(|_| listing.query.limit.is_none()).map(|total| {
            let taken = limit.min(total.saturating_sub(listing.offset));
            (taken, total.saturating_sub(listing.offset).saturating_sub(taken))
        });
        let behind = behind.filter(|(_, offset)| *offset < listing.offset);
        let (limit, offset) = behind.unwrap_or((limit, listing.offset));
        let order = if behind.is_some() { order.backwards() } else { order.forwards() };
        let sql = format!("{}{narrow} ORDER BY {order} LIMIT ? OFFSET ?", self.select(listing.entity));
        params.push(Stored::Int(i64::try_from(limit).unwrap_or(-1)));
        params.push(Stored::Int(i64::try_from(offset).unwrap_or(i64::MAX)));
        let mut statement = self.conn.prepare_cached(&sql).told()?;
        let mut rows = statement.query(params_from_iter(params)).told()?;
        let mut records = Vec::new();
        while let Some(row) = rows.next().told()? {
            records.push(self.record(listing.entity, row)?);
        }
        if behind.is_some() {
            records.reverse();
        }
        Ok(records)
    }

    /// How many records match, whatever the window.
    pub fn count(&self, listing: &Listing) -> Result<usize> {
        let Clauses { narrow, params, .. } = self.clauses(listing)?;
        let table = quote(listing.entity.name);
        let sql = if narrow == NOT_ARCHIVED {
            // The whole list: two counts of indexes instead of a reading of every record.
            format!("SELECT (SELECT count(*) FROM {table}) - (SELECT count(*) FROM {table} WHERE archived IS NOT NULL)")
        } else {
            format!("SELECT count(*) FROM {table} AS t{narrow}")
        };
        let count: i64 =
            self.conn.prepare_cached(&sql).told()?.query_row(params_from_iter(params), |row| row.get(0)).told()?;
        Ok(usize::try_from(count).unwrap_or_default().min(wanted(listing)))
    }

    /// The place of a record in the whole list, from 0.
    pub fn position(&self, listing: &Listing, id: Id) -> Result<Option<usize>> {
        let Clauses { narrow, order, params, .. } = self.clauses(listing)?;
        let sql = format!("SELECT t.id FROM {} AS t{narrow} ORDER BY {}", quote(listing.entity.name), order.forwards());
        let mut statement = self.conn.prepare_cached(&sql).told()?;
        let mut rows = statement.query(params_from_iter(params)).told()?;
        let mut place = 0;
        while let Some(row) = rows.next().told()? {
            if row.get::<_, Id>(0).told()? == id {
                return Ok(Some(place));
            }
            place += 1;
        }
        Ok(None)
    }

    /// A window with how many records match in all and, when a record to keep in sight is among them, its place; the
    /// window then moves to it.
    ///
    /// Narrowed lists are walked once, as the records lie: in their order every one of them would be sought by itself.
    /// What is left is usually little and then put in order by itself. Where the words of the list are held, nothing
    /// is walked at all.
    pub fn page(&self, mut listing: Listing, keep: Option<Id>) -> Result<Page> {
        // All of it at one moment, and the file locked and looked at once.
        let _moment = self.moment()?;
        if let Some(Held { total, kept, ids }) = self.held(&mut listing, keep)? {
            return Ok(Page { total, rows: self.these(listing.entity, &ids)?, kept, listing });
        }
        let narrowed = !listing.query.words.is_empty() || !listing.query.terms.is_empty();
        let found = if narrowed { Some(self.matching(&listing)?) } else { None };
        let few = match &found {
            Some(found) if found.len() <= FEW => Some(self.in_order(&listing, found)?),
            _ => None,
        };
        let kept = match (&few, keep) {
            (_, None) => None,
            (Some(ids), Some(keep)) => ids.iter().position(|id| *id == keep),
            // Looking for the place of a record that is not there would read every one of them.
            (None, Some(keep)) if found.as_ref().is_some_and(|found| !found.contains(&keep)) => None,
            (None, Some(keep)) => self.position(&listing, keep)?,
        };
        keep_in_sight(&mut listing, kept);
        let Some(ids) = few else {
            let total = match found {
                Some(found) => found.len().min(wanted(&listing)),
                None => self.count(&listing)?,
            };
            let rows = self.window(&listing, Some(total))?;
            return Ok(Page { listing, total, rows, kept });
        };
        let window: Vec<Id> = ids.iter().copied().skip(listing.offset).take(listing.limit).collect();
        Ok(Page { total: ids.len(), rows: self.these(listing.entity, &window)?, kept, listing })
    }

    /// All that is read until this is dropped is read at one moment, and the file is locked and looked at once.
    pub fn moment(&self) -> Result<Option<Moment<'_>>> {
        // Within another one it is the same moment already.
        if self.conn.is_autocommit() { Ok(Some(Moment(self.conn.unchecked_transaction().told()?))) } else { Ok(None) }
    }

    /// These records, in this order.
    fn these(&self, entity: &'static Entity, ids: &[Id]) -> Result<Vec<Record>> {
        let mut rows = Vec::with_capacity(ids.len());
        let mut statement = self.conn.prepare_cached(&format!("{} WHERE t.id = ?1", self.select(entity))).told()?;
        for id in ids {
            let mut found = statement.query([id]).told()?;
            if let Some(row) = found.next().told()? {
                rows.push(self.record(entity, row)?);
            }
        }
        Ok(rows)
    }

    /// The numbers of all records that match, in no order.
    pub(super) fn matching(&self, listing: &Listing) -> Result<Vec<Id>> {
        let Clauses { narrow, params, .. } = self.clauses(listing)?;
        let walk = if listing.case.is_none() { " NOT INDEXED" } else { "" };
        let sql = format!("SELECT t.id FROM {} AS t{walk}{narrow}", quote(listing.entity.name));
        let mut statement = self.conn.prepare_cached(&sql).told()?;
        let ids = statement.query_map(params_from_iter(params), |row| row.get(0)).told()?;
        ids.collect::<rusqlite::Result<_>>().told()
    }

    /// These records in the order of the list, as many as it wants.
    pub(super) fn in_order(&self, listing: &Listing, ids: &[Id]) -> Result<Vec<Id>> {
        let Clauses { order, .. } = self.clauses(listing)?;
        let sql = format!(
            "SELECT t.id FROM json_each(?1) AS j CROSS JOIN {} AS t ON t.id = j.value ORDER BY {} LIMIT ?2",
            quote(listing.entity.name),
            order.forwards()
        );
        let limit = i64::try_from(wanted(listing)).unwrap_or(-1);
        let mut statement = self.conn.prepare_cached(&sql).told()?;
        let ids = statement.query_map((serde_json::Value::from(ids).to_string(), limit), |row| row.get(0)).told()?;
        ids.collect::<rusqlite::Result<_>>().told()
    }

    pub(super) fn clauses(&self, listing: &Listing) -> Result<Clauses> {
        let entity = listing.entity;
        let mut parts = Vec::new();
        let mut params = Vec::new();
        match listing.archived {
            Archived::Hide => parts.push("t.archived IS NULL".to_owned()),
            Archived::Only => parts.push("t.archived IS NOT NULL".to_owned()),
            Archived::Show => {}
        }
        if let Some(case) = listing.case {
            parts.push(self.in_case(entity));
            params.push(Stored::Int(case));
        }
        let compiled = filter::compile(&listing.query, entity, self.schema.entities, &self.context.borrow())?;
        if compiled.asks_clocks {
            self.bring_dates()?;
        }
        if !compiled.where_sql.is_empty() {
            parts.push(format!("({})", compiled.where_sql));
            params.extend(compiled.params);
        }
        let narrow = if parts.is_empty() { String::new() } else { format!(" WHERE {}", parts.join(" AND ")) };
        Ok(Clauses { narrow, order: compiled.order, params })
    }

    /// The condition that a record belongs to the case given as the one parameter.
    pub(super) fn in_case(&self, entity: &'static Entity) -> String {
        if entity.name == "case" {
            return "t.id = ?".to_owned();
        }
        match self.case_path(entity) {
            Some(Path::Own(field)) => format!("t.{} = ?", quote(field)),
            Some(Path::Through { field, target, theirs }) => {
                format!("t.{} IN (SELECT id FROM {} WHERE {} = ?)", quote(field), quote(target), quote(theirs))
            }
            // It belongs to no case: the parameter is used all the same, and nothing matches.
            None => "t.id IS NULL AND ? IS NULL".to_owned(),
        }
    }

    /// How a record is tied to its case: by its own field, or through the record its first link of that sort names.
    pub(super) fn case_path(&self, entity: &'static Entity) -> Option<Path> {
        if let Some(field) = entity.case_field() {
            return Some(Path::Own(field.name));
        }
        entity.fields.iter().filter(|field| field.required).find_map(|field| match field.kind {
            Kind::Link(target) => {
                let theirs = self.schema.entity(target)?.case_field()?;
                Some(Path::Through { field: field.name, target, theirs: theirs.name })
            }
            _ => None,
        })
    }
}

/// See [`Store::moment`].
#[derive(Debug)]
pub struct Moment<'a>(#[expect(dead_code, reason = "ends when it is dropped")] Transaction<'a>);

/// What [`Store::page`] read.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// What was asked, with the offset the rows begin at.
    pub listing: Listing,
    /// How many records match, whatever the window.
    pub total: usize,
    pub rows: Vec<Record>,
    /// The place of the record to keep in sight, from 0.
    pub kept: Option<usize>,
}

/// See [`Store::case_path`].
#[derive(Debug, Clone, Copy)]
pub(super) enum Path {
    Own(&'static str),
    Through { field: &'static str, target: &'static str, theirs: &'static str },
}

/// Moves the window to the record to keep in sight where it lies outside.
pub(super) fn keep_in_sight(listing: &mut Listing, kept: Option<usize>) {
    if let Some(place) = kept
        && !(listing.offset..listing.offset.saturating_add(listing.limit)).contains(&place)
    {
        listing.offset = place.saturating_sub(listing.limit / 3);
    }
}

/// How many records the query asks for at the most.
fn wanted(listing: &Listing) -> usize {
    listing.query.limit.unwrap_or(usize::MAX)
}
