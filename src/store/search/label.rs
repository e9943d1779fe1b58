//! The labels everything is found by, read in one walk.

use crate::domain::entity::Entity;
use crate::domain::field::Kind;
use crate::domain::value::Id;
use crate::error::Result;
use crate::store::fault::Told;
use crate::store::{Store, label, quote};

/// The entities whose records are found by what they are called, those that matter most first.
pub const LABELLED: &[&str] = &[
    "case",
    "person",
    "agency",
    "post",
    "chair",
    "meeting",
    "return",
    "document",
    "recommendation",
    "finding",
    "note",
    "action",
];

/// Characters of a title that are read: more are not searched.
const READ: usize = 64;

/// Records read in one slice.
const SLICE: i64 = 2_000;

/// Where a reading of all labels stands.
#[derive(Debug, Default)]
pub struct Labelling {
    cases: References,
    /// The references are all there.
    referred: bool,
    /// The entity being read, by its place in [`LABELLED`], and the last record of it.
    entity: usize,
    last: Id,
    read: usize,
}

impl Labelling {
    /// How many records were read so far.
    pub fn read(&self) -> usize {
        self.read
    }
}

impl Store {
    /// Hands over the label of every record of [`LABELLED`] that is not archived: its titles, after the reference of
    /// its case when it belongs to one.
    pub fn labels(&self, each: &mut dyn FnMut(&'static Entity, Id, &str)) -> Result<()> {
        let mut labelling = Labelling::default();
        while self.more_labels(&mut labelling, each)? {}
        Ok(())
    }

    /// The next slice of them; `false` when nothing is left.
    pub fn more_labels(
        &self,
        labelling: &mut Labelling,
        each: &mut dyn FnMut(&'static Entity, Id, &str),
    ) -> Result<bool> {
        if !labelling.referred {
            labelling.referred = !self.more_references(&mut labelling.cases)?;
            labelling.read = labelling.cases.ends.len();
            return Ok(true);
        }
        let Some(name) = LABELLED.get(labelling.entity) else { return Ok(false) };
        let before = labelling.last;
        if let Some(entity) = self.schema.entity(name) {
            let mut told = |entity: &'static Entity, id: Id, label: &str| {
                labelling.read += 1;
                each(entity, id, label);
            };
            labelling.last = self.labels_of(entity, before, &labelling.cases, &mut told)?;
        }
        if labelling.last == before {
            labelling.entity += 1;
            labelling.last = 0;
        }
        Ok(true)
    }

    /// The labels of the records after one; tells the last.
    fn labels_of(
        &self,
        entity: &'static Entity,
        after: Id,
        cases: &References,
        each: &mut dyn FnMut(&'static Entity, Id, &str),
    ) -> Result<Id> {
        let case = entity.case_field().map_or("NULL".to_owned(), |field| format!("t.{}", quote(field.name)));
        let plain = entity
            .title
            .iter()
            .filter_map(|name| entity.field(name))
            .all(|field| matches!(field.kind, Kind::Text | Kind::Long) && !field.private);
        // Titles of plain texts, as those of the actions, are joined where they lie.
        let title = if plain {
            let parts: Vec<String> = entity
                .title
                .iter()
                .map(|name| format!("coalesce(substr(t.{}, 1, {READ}) || ' ', '')", quote(name)))
                .collect();
            parts.join(" || ")
        } else {
            label::array_sql(self.schema, entity, "t")
        };
        let sql = format!(
            "SELECT t.id, {case}, {title} FROM {} AS t NOT INDEXED WHERE t.archived IS NULL AND t.id > ?1 ORDER BY t.id LIMIT ?2",
            quote(entity.name)
        );
        let today = self.context().today;
        let mut statement = self.conn.prepare(&sql).told()?;
        let mut rows = statement.query([after, SLICE]).told()?;
        let (mut text, mut last) = (String::new(), after);
        while let Some(row) = rows.next().told()? {
            let (id, case): (Id, Option<Id>) = (row.get(0).told()?, row.get(1).told()?);
            last = id;
            text.clear();
            if let Some(reference) = case.and_then(|case| cases.get(case)) {
                text.push_str(reference);
                text.push(' ');
            }
            let own = row.get_ref(2).told()?.as_str_or_null().unwrap_or_default().unwrap_or_default();
            match (plain, own.trim()) {
                (true, "") => text.push_str(&format!("{} {id}", entity.label)),
                (true, own) => text.push_str(own),
                (false, own) => text.push_str(&label::words_of(self.schema, entity, own, today)),
            }
            each(entity, id, &text);
        }
        Ok(last)
    }

    /// Adds the references of the next cases; `false` when nothing is left.
    fn more_references(&self, references: &mut References) -> Result<bool> {
        let Some(title) = self.schema.entity("case").and_then(|case| case.title.first()) else {
            return Ok(false);
        };
        let sql = format!(
            "SELECT id, {title} FROM \"case\" WHERE {title} IS NOT NULL AND id > ?1 ORDER BY id LIMIT ?2",
            title = quote(title)
        );
        let before = references.ends.last().map_or(0, |(last, _)| *last);
        let mut statement = self.conn.prepare(&sql).told()?;
        let mut rows = statement.query([before, SLICE]).told()?;
        let mut more = false;
        while let Some(row) = rows.next().told()? {
            let reference = row.get_ref(1).told()?.as_str_or_null().unwrap_or_default().unwrap_or_default();
            references.add(row.get(0).told()?, reference);
            more = true;
        }
        Ok(more)
    }
}

/// The references of the cases, in one text: a string for each would take three times the room.
#[derive(Debug, Default)]
struct References {
    text: String,
    /// Cases in order, and where each reference ends.
    ends: Vec<(Id, usize)>,
}

impl References {
    fn add(&mut self, case: Id, reference: &str) {
        self.text.push_str(reference);
        self.ends.push((case, self.text.len()));
    }

    fn get(&self, case: Id) -> Option<&str> {
        let place = self.ends.binary_search_by_key(&case, |(id, _)| *id).ok()?;
        let (_, end) = self.ends.get(place)?;
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(_, end)| *end);
        self.text.get(start..*end)
    }
}
