//! The words of a long list, held while it is narrowed: walking every record at every letter would make the person
//! wait. Gathered in slices between keys; what is held is given up as soon as the register changed or another list is
//! read. Owns when that may be used; `text` owns the words themselves.

mod letters;
mod places;
mod text;

use rusqlite::params_from_iter;

use self::text::Text;
use super::fault::Told;
use super::listing::{Clauses, keep_in_sight};
use super::{Store, filter, quote};
use crate::domain::field::{Field, Kind};
use crate::domain::fold::fold_text;
use crate::domain::listing::Listing;
use crate::domain::query::{Context, Query};
use crate::domain::value::{Id, Stored};
use crate::error::Result;

/// A list of fewer records than this is walked as quickly at every letter.
pub(super) const LONG: i64 = 500;
/// Records gathered in one slice: a key that comes meanwhile waits for no longer than that.
const SLICE: i64 = 500;
/// Records put in order in one slice, where an index holds the order and each slice can go on from the last.
const IN_ORDER: i64 = if cfg!(test) { 50 } else { 10_000 };

/// The words of one list, and what they were read from.
#[derive(Debug)]
pub(super) struct Words {
    /// The list without its words and its window.
    list: Listing,
    context: Context,
    /// The last batch of the journal.
    batch: Id,
    fields: Vec<&'static Field>,
    /// The last record gathered.
    last: Id,
    /// Records put in order.
    placed: i64,
    text: Text,
    /// Every record and its order are there.
    whole: bool,
}

impl Store {
    /// Begins to gather the words of a list that may be narrowed soon, where that is worth it: not for the few records
    /// of one case, nor for kinds that are found by what they point to.
    pub fn gather_words(&self, listing: &Listing) -> Result<()> {
        let list = bare(listing);
        let fields = filter::worded(list.entity);
        let linked = fields.iter().any(|field| matches!(field.kind, Kind::Link(_)));
        let sql = format!("SELECT coalesce(max(id), 0) FROM {}", quote(list.entity.name));
        let records: i64 = self.conn.prepare_cached(&sql).told()?.query_row([], |row| row.get(0)).told()?;
        if linked || list.case.is_some() || list.query.limit.is_some() || records < LONG {
            self.words.replace(None);
            return Ok(());
        }
        let (context, batch) = (self.context.borrow().clone(), self.last_batch()?);
        let held = self.words.borrow().as_ref().is_some_and(|words| words.serves(&list, &context, batch));
        if !held {
            let text = Text::new(&fields);
            self.words.replace(Some(Words { list, context, batch, fields, last: 0, placed: 0, text, whole: false }));
        }
        Ok(())
    }

    /// Whether words are still to be gathered.
    pub fn is_gathering_words(&self) -> bool {
        self.words.borrow().as_ref().is_some_and(|words| !words.whole)
    }

    /// Gathers the next slice.
    pub fn gather_more_words(&self) -> Result<()> {
        let Some(mut words) = self.words.take().filter(|words| !words.whole) else { return Ok(()) };
        let Clauses { narrow, order, mut params, .. } = self.clauses(&words.list)?;
        let table = quote(words.list.entity.name);
        let columns: Vec<String> = words.fields.iter().map(|field| format!("t.{}", quote(field.name))).collect();
        let and = if narrow.is_empty() { "WHERE" } else { "AND" };
        let columns = columns.join(", ");
        let sql = format!(
            "SELECT t.id, {columns} FROM {table} AS t NOT INDEXED{narrow} {and} t.id > ? ORDER BY t.id LIMIT ?"
        );
        let mut plain = params.clone();
        params.extend([Stored::Int(words.last), Stored::Int(SLICE)]);
        let mut statement = self.conn.prepare_cached(&sql).told()?;
        let mut rows = statement.query(params_from_iter(params)).told()?;
        let before = words.last;
        while let Some(row) = rows.next().told()? {
            words.last = row.get(0).told()?;
            let value = |place: usize| row.get_ref(place + 1).ok().and_then(|value| value.as_str().ok());
            if !words.text.add(words.last, &words.fields, value) {
                // More than it can hold: the list is walked at every letter as before.
                return Ok(());
            }
        }
        if words.last == before {
            let is_indexed = words.list.query.sort.is_empty() && words.list.query.group.is_none();
            let most = if is_indexed { IN_ORDER } else { -1 };
            let sql = format!("SELECT t.id FROM {table} AS t{narrow} ORDER BY {} LIMIT ? OFFSET ?", order.forwards());
            plain.extend([Stored::Int(most), Stored::Int(words.placed)]);
            let mut statement = self.conn.prepare_cached(&sql).told()?;
            let ids = statement.query_map(params_from_iter(plain), |row| row.get(0)).told()?;
            let before = words.placed;
            for id in ids {
                words.text.next_in_order(id.told()?);
                words.placed += 1;
            }
            // Somebody wrote in between: the slices do not belong together.
            if self.last_batch()? != words.batch {
                return Ok(());
            }
            words.whole = !is_indexed || words.placed - before < IN_ORDER;
        }
        self.words.replace(Some(words));
        Ok(())
    }

    /// The window of a narrowed list, if its words are held; moved to the record to keep in sight when that is among
    /// those found. The words of another list are given up.
    pub(super) fn held(&self, listing: &mut Listing, keep: Option<Id>) -> Result<Option<Held>> {
        if self.words.borrow().is_none() {
            return Ok(None);
        }
        let (list, batch) = (bare(listing), self.last_batch()?);
        let Some(mut words) = self.words.take() else { return Ok(None) };
        if !words.serves(&list, &self.context.borrow(), batch) {
            return Ok(None);
        }
        let wanted: Vec<(String, bool)> =
            listing.query.words.iter().map(|word| (fold_text(&word.text), word.negated)).collect();
        let told = wanted.iter().all(|(word, _)| !word.is_empty() && !word.contains('\n'));
        let found = (words.whole && told && !wanted.is_empty()).then(|| {
            let found = words.text.find(&wanted);
            let kept = keep.and_then(|keep| found.place_of(keep));
            keep_in_sight(listing, kept);
            Held { total: found.total(), kept, ids: found.window(listing.offset, listing.limit) }
        });
        self.words.replace(Some(words));
        Ok(found)
    }
}

/// What was found by held words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub total: usize,
    /// The place of the record to keep in sight.
    pub kept: Option<usize>,
    /// The records of the window, in order.
    pub ids: Vec<Id>,
}

impl Words {
    fn serves(&self, list: &Listing, context: &Context, batch: Id) -> bool {
        self.batch == batch && self.context == *context && self.list == *list
    }
}

/// The list without words, columns and window: what the words of its records belong to.
fn bare(listing: &Listing) -> Listing {
    let query = Query { words: Vec::new(), columns: None, ..listing.query.clone() };
    Listing { query, offset: 0, limit: usize::MAX, ..listing.clone() }
}
