//! The record a typed name means.

use rusqlite::params_from_iter;

use super::fault::Told;
use super::schema::Schema;
use super::{Store, quote};
use crate::domain::entity::Entity;
use crate::domain::field::Kind;
use crate::domain::value::{Id, Ref, Stored};
use crate::error::Result;

/// Candidates offered at most.
const OFFERED: usize = 20;
/// Candidates read before they are ranked.
const READ: i64 = 200;

impl Store {
    /// Records a text may mean, the likeliest first: label or reference exactly, then labels that begin with it, then
    /// those that contain it. Archived records are not offered.
    pub fn by_label(&self, entity: &'static Entity, text: &str, case: Option<Id>) -> Result<Vec<Ref>> {
        let wanted = text.trim().to_lowercase();
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        if entity.field("reference").is_some() {
            let sql = format!(
                "SELECT t.id FROM {} AS t WHERE t.reference = ? AND t.archived IS NULL LIMIT 2",
                quote(entity.name)
            );
            found = self.candidates(entity, &sql, vec![Stored::Text(text.trim().to_owned())])?;
        }
        if found.is_empty() {
            let mut sql = format!(
                "SELECT t.id FROM {} AS t WHERE t.archived IS NULL AND {} LIKE ? ESCAPE '\\'",
                quote(entity.name),
                heard(self.schema, entity, "t", 2)
            );
            let mut params = vec![Stored::Text(format!("%{}%", escaped(text.trim())))];
            // What belongs to no case, such as an agency, serves them all.
            if let Some(case) = case
                && (entity.name == "case" || self.case_path(entity).is_some())
            {
                sql.push_str(&format!(" AND {}", self.in_case(entity)));
                params.push(Stored::Int(case));
            }
            sql.push_str(" LIMIT ?");
            params.push(Stored::Int(READ));
            found = self.candidates(entity, &sql, params)?;
        }
        found.sort_by_cached_key(|found| {
            let label = found.label.to_lowercase();
            let rank = match () {
                () if label == wanted => 0,
                () if label.split_once(' ').is_some_and(|(reference, _)| reference == wanted) => 1,
                () if label.starts_with(&wanted) => 2,
                () => 3,
            };
            (rank, label)
        });
        found.truncate(OFFERED);
        Ok(found)
    }

    fn candidates(&self, entity: &'static Entity, sql: &str, params: Vec<Stored>) -> Result<Vec<Ref>> {
        let mut statement = self.conn.prepare_cached(sql).told()?;
        let ids = statement.query_map(params_from_iter(params), |row| row.get(0)).told()?;
        let ids = ids.collect::<rusqlite::Result<Vec<Id>>>().told()?;
        ids.into_iter().map(|id| Ok(Ref::new(id, self.label(entity, id)?))).collect()
    }
}

/// The title of a record as one text in SQL, good enough to be searched.
fn heard(schema: &Schema, entity: &'static Entity, alias: &str, depth: u8) -> String {
    let parts: Vec<String> = entity
        .title
        .iter()
        .filter_map(|name| entity.field(name))
        .filter(|field| !field.private)
        .filter_map(|field| {
            let column = format!("{alias}.{}", quote(field.name));
            match field.kind {
                Kind::Link(target) => {
                    let target = (depth > 0).then(|| schema.entity(target)).flatten()?;
                    let inner = format!("h{depth}");
                    let words = heard(schema, target, &inner, depth - 1);
                    Some(format!("(SELECT {words} FROM {} AS {inner} WHERE {inner}.id = {column})", quote(target.name)))
                }
                Kind::Choice(list) if !list.terms.is_empty() => {
                    let whens: Vec<String> = list
                        .terms
                        .iter()
                        .map(|term| format!("WHEN '{}' THEN '{}'", term.code, term.label.replace('\'', "''")))
                        .collect();
                    Some(format!("CASE {column} {} ELSE {column} END", whens.join(" ")))
                }
                _ => Some(column),
            }
        })
        .collect();
    format!("concat_ws(' ', '', {})", if parts.is_empty() { "NULL".to_owned() } else { parts.join(", ") })
}

/// A text whose % and _ mean themselves.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
