//! Rows that need attention are kept in the register, as they stood, until a person has settled them or the agency's
//! corrected copy no longer has them.

use super::changes::GONE;
use super::earlier::Earlier;
use super::{Outcome, ReadRow, ReadSheet};
use crate::domain::change::{Batch, Change};
use crate::domain::entity::Entity;
use crate::domain::register::UnreadRow;
use crate::domain::value::{Ref, Value};

const KIND: &Entity = &UnreadRow::ENTITY;

/// A row the register keeps.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldRow {
    pub row: UnreadRow,
    /// The reason it was archived, when it was: it is settled.
    pub archived: Option<String>,
}

/// Puts into the batch the rows that are new, and the end of those a corrected copy no longer has.
pub(super) fn keep(
    sheets: &[ReadSheet],
    (case, agency): (&Ref, &Ref),
    held: &[HeldRow],
    earlier: &Earlier,
    batch: &mut Batch,
) {
    let mut open: Vec<&HeldRow> = held.iter().filter(|held| earlier.is_file(&held.row.file)).collect();
    for (sheet, row) in sheets.iter().flat_map(|sheet| sheet.rows.iter().map(move |row| (sheet, row))) {
        if row.outcome != Outcome::Attention {
            continue;
        }
        let text = as_it_stood(row);
        if let Some(at) = open.iter().position(|held| held.row.text == text || is_same(&held.row, row)) {
            open.remove(at);
            continue;
        }
        let why: Vec<&str> = row.problems.iter().map(|problem| problem.why.as_str()).collect();
        let values = vec![
            ("case", Value::Link(case.clone())),
            ("agency", Value::Link(agency.clone())),
            ("why", Value::text(why.join("; "))),
            ("row", Value::Number(i64::from(row.row))),
            ("text", Value::text(text)),
            ("file", Value::text(earlier.name())),
            ("sheet", Value::text(sheet.name.as_str())),
        ];
        batch.add(KIND, values);
    }
    for held in open.into_iter().filter(|held| held.archived.is_none() && earlier.takes_away()) {
        batch.push(Change::Archive { entity: KIND, id: held.row.id, why: GONE.to_owned() });
    }
}

/// "Date: 12/??/2019", a line for each cell.
fn as_it_stood(row: &ReadRow) -> String {
    row.raw.iter().map(|(heading, text)| format!("{heading}: {text}")).collect::<Vec<_>>().join("\n")
}

/// Whether a kept row is this one, under headings that are joined differently since a person's word on them.
fn is_same(kept: &UnreadRow, row: &ReadRow) -> bool {
    let cells = kept.text.lines().count();
    let lines: usize = row.raw.iter().map(|(heading, text)| format!("{heading}: {text}").lines().count()).sum();
    kept.row == Some(i64::from(row.row))
        && cells == lines
        && row.raw.iter().all(|(_, text)| kept.text.contains(&format!(": {text}")))
}
