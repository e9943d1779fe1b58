//! What is owed, from every field that declares `.due`: one question over the partial indexes of what is still open,
//! so that the answer costs what is owed and not what was ever recorded.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::{CachedStatement, params_from_iter};

use super::fault::Told;
use super::filter;
use super::listing::Path;
use super::{Store, label, quote};
use crate::domain::date::Date;
use crate::domain::due::DueRow;
use crate::domain::entity::Entity;
use crate::domain::field::{Due, Field, Kind};
use crate::domain::query::{MINE, OPEN, Op, Operand, Query, Term, owed_after};
use crate::domain::value::{Id, Ref, Stored};
use crate::error::{Error, Result};

/// Who owes a record, the most telling first; links and plain texts alike.
const OWNERS: [&str; 5] = ["owner", "owner_text", "agency", "lead", "holder"];

/// A field something is owed by.
pub(super) type Arm = (&'static Entity, &'static Field, Due);

impl Store {
    /// What is owed up to and including `until`, the longest owed first: in one case or in all, everybody's or only
    /// one's own.
    pub fn dues(&self, until: Date, case: Option<Id>, mine: bool, limit: usize) -> Result<Vec<DueRow>> {
        let arms = self.arms();
        let Some((sql, params)) = self.dues_sql(&arms, until, case, mine, limit)? else { return Ok(Vec::new()) };
        let mut statement = self.conn.prepare_cached(&sql).told()?;
        let mut rows = statement.query(params_from_iter(params)).told()?;
        let mut owed = Vec::new();
        // One statement for each kind of record that owes something, made when the first of its records comes.
        let mut abouts: HashMap<&'static str, About<'_>> = HashMap::new();
        while let Some(row) = rows.next().told()? {
            let (arm, id, due): (i64, Id, String) = (row.get(0).told()?, row.get(1).told()?, row.get(2).told()?);
            let Some((entity, field, what)) = usize::try_from(arm).ok().and_then(|arm| arms.get(arm)) else { continue };
            let due = due.parse().map_err(|error| Error::data("A date cannot be read").source(error))?;
            let about = match abouts.entry(entity.name) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(self.about(entity)?),
            };
            let (label, case, owner) = self.told_of(about, id)?;
            owed.push(DueRow { entity, id, case, field: field.name, what: what.what, label, due, owner });
        }
        Ok(owed)
    }

    /// Every field something is owed by.
    pub(super) fn arms(&self) -> Vec<Arm> {
        let owing = |entity: &'static Entity| {
            entity.fields.iter().filter_map(move |field| field.due.map(|due| (entity, field, due)))
        };
        self.schema.entities.iter().copied().flat_map(owing).collect()
    }

    /// One arm a field; `None` when nothing declares anything owed.
    pub(super) fn dues_sql(
        &self,
        arms: &[Arm],
        until: Date,
        case: Option<Id>,
        mine: bool,
        limit: usize,
    ) -> Result<Option<(String, Vec<Stored>)>> {
        let mut parts = Vec::new();
        let mut params = Vec::new();
        for (arm, (entity, field, due)) in arms.iter().enumerate() {
            let mut sql = format!(
                "SELECT {arm} AS arm, t.id AS id, t.{column} AS due FROM {} AS t \
                 WHERE t.{column} <= ? AND t.{} IS NULL AND t.archived IS NULL",
                quote(entity.name),
                quote(due.until),
                column = quote(field.name),
            );
            params.push(Stored::Text(until.to_string()));
            if let Some(case) = case {
                sql.push_str(&format!(" AND {}", self.in_case(entity)));
                params.push(Stored::Int(case));
            }
            let standing =
                filter::compile(&standing(entity, field, mine), entity, self.schema.entities, &self.context.borrow())?;
            if !standing.where_sql.is_empty() {
                sql.push_str(&format!(" AND ({})", standing.where_sql));
                params.extend(standing.params);
            }
            parts.push(sql);
        }
        params.push(Stored::Int(i64::try_from(limit).unwrap_or(-1)));
        Ok((!parts.is_empty()).then(|| (format!("{} ORDER BY due LIMIT ?", parts.join(" UNION ALL ")), params)))
    }

    /// The question about records of one kind.
    fn about(&self, entity: &'static Entity) -> Result<About<'_>> {
        let case = match self.case_path(entity) {
            // Its own title says it.
            _ if entity.name == "case" => None,
            Some(Path::Own(field)) => Some(format!("t.{}", quote(field))),
            Some(Path::Through { field, target, theirs }) => Some(format!(
                "(SELECT o.{} FROM {} AS o WHERE o.id = t.{})",
                quote(theirs),
                quote(target),
                quote(field)
            )),
            None => None,
        };
        let mut columns = vec![label::array_sql(self.schema, entity, "t")];
        columns.push(case.as_deref().unwrap_or("NULL").to_owned());
        columns.push(case.map_or("NULL".to_owned(), |case| label::select_sql(self.schema, "case", &case)));
        let owners: Vec<&Field> = OWNERS.iter().filter_map(|name| entity.field(name)).filter(|f| !f.private).collect();
        columns.extend(owners.iter().map(|field| {
            let column = format!("t.{}", quote(field.name));
            match field.kind {
                Kind::Link(target) => label::select_sql(self.schema, target, &column),
                _ => column,
            }
        }));
        let sql = format!("SELECT {} FROM {} AS t WHERE t.id = ?1", columns.join(", "), quote(entity.name));
        Ok(About { entity, owners, statement: self.conn.prepare_cached(&sql).told()? })
    }

    /// The label, the case and the owner of a record.
    fn told_of(&self, about: &mut About<'_>, id: Id) -> Result<(String, Option<Ref>, String)> {
        let today = self.today();
        let About { entity, owners, statement } = about;
        let mut rows = statement.query([id]).told()?;
        let Some(row) = rows.next().told()? else { return Ok(Default::default()) };
        let text = |column: usize| row.get_ref(column).told().map(|value| value.as_str_or_null().unwrap_or_default());
        let words = |entity: &'static Entity, text: &str| label::words_of(self.schema, entity, text, today);
        let title = words(entity, text(0)?.unwrap_or_default());
        let case = match (entity.name, row.get::<_, Option<Id>>(1).told()?) {
            ("case", _) => Some(Ref::new(id, title.clone())),
            (_, Some(case)) => {
                let named = text(2)?.zip(self.schema.entity("case")).map(|(text, kind)| words(kind, text));
                Some(Ref::new(case, named.unwrap_or_default()))
            }
            (_, None) => None,
        };
        let mut owner = String::new();
        for (place, field) in owners.iter().enumerate() {
            let Some(text) = text(place + 3)? else { continue };
            owner = match field.kind {
                Kind::Link(target) => self.schema.entity(target).map_or_else(String::new, |kind| words(kind, text)),
                _ => text.to_owned(),
            };
            break;
        }
        Ok((title, case, owner))
    }
}

/// What is asked of every record of one kind that owes something.
struct About<'s> {
    entity: &'static Entity,
    owners: Vec<&'static Field>,
    statement: CachedStatement<'s>,
}

/// What must hold of the record besides: that it has not ended otherwise, unless the debt outlives it; that it is
/// one's own.
fn standing(entity: &'static Entity, field: &'static Field, mine: bool) -> Query {
    let yes = |field| Term { field, op: Op::Is, values: vec![Operand::Text("yes".to_owned())], negated: false };
    let mut query = Query::default();
    if !owed_after(entity, field.name) {
        query.terms.push(yes(OPEN));
    }
    if mine {
        query.terms.push(yes(MINE));
    }
    query
}
