//! The account of an import: every row below the headings with what became of it and why, and the same as JSON for
//! programs. Must not know how a row was judged.

use serde_json::{Map, Value as Json, json};

use super::Mapped;
use super::write::Told;
use crate::exchange::sheet::{Row, Sheet};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Something was added or changed.
    Imported,
    /// Something could not be taken as it stands: the row was written without it, or could not be written at all.
    Attention,
    /// It holds nothing to bring in.
    Skipped,
    /// All of it is there already.
    Duplicate,
}

impl Outcome {
    pub const fn name(self) -> &'static str {
        match self {
            Outcome::Imported => "imported",
            Outcome::Attention => "attention",
            Outcome::Skipped => "skipped",
            Outcome::Duplicate => "duplicate",
        }
    }
}

/// Something about a row that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Name of the field; empty when it is about the row.
    pub field: String,
    /// The heading of the file; empty when it is about the row.
    pub heading: String,
    /// The cell as it stands.
    pub raw: String,
    /// A sentence without a full stop.
    pub why: String,
    /// Something of the row could not be taken as it stands; otherwise it was taken, and this says how.
    pub grave: bool,
}

impl Problem {
    pub fn of_row(raw: impl Into<String>, why: impl Into<String>) -> Self {
        Self { field: String::new(), heading: String::new(), raw: raw.into(), why: why.into(), grave: true }
    }

    pub fn of_field(field: &str, heading: &str, raw: &str, why: impl Into<String>) -> Self {
        Self { field: field.to_owned(), heading: heading.to_owned(), raw: raw.to_owned(), why: why.into(), grave: true }
    }

    /// The same as a remark only.
    pub fn light(self) -> Self {
        Self { grave: false, ..self }
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowReport {
    /// As the office program numbers it.
    pub row: u32,
    pub outcome: Outcome,
    /// What the row says is in the register after the import, but for what could not be taken.
    pub written: bool,
    /// Entity of the record it stands for; empty for a skipped row.
    pub entity: &'static str,
    /// The reference as in the file.
    pub reference: String,
    pub problems: Vec<Problem>,
    /// "Due: 31 Mar 2023 -> 30 Jun 2023", when it changed what was there.
    pub changed: Vec<String>,
    /// What was changed in the register since the last import and stays.
    pub kept: Vec<String>,
    /// It looks like an action of the register or of a row above, and nobody has said whether it is.
    pub asks: bool,
    /// The action of the register that it looks like; a person may answer with it.
    pub like: Option<crate::domain::value::Id>,
    /// Heading and cell, kept for a row that needs attention.
    pub cells: Vec<(String, String)>,
}

impl RowReport {
    /// What came of a record that was there, with what kind it is in front.
    pub(super) fn take(&mut self, kind: &str, told: Told) {
        self.changed.extend(told.changed.into_iter().map(|change| format!("{kind}{change}")));
        self.kept.extend(told.kept.into_iter().map(|kept| format!("{kind}{kept}")));
        self.problems.extend(told.problems);
    }
}

/// One sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetReport {
    pub name: String,
    pub heading_row: u32,
    pub mapping: Vec<Mapped>,
    pub rows: Vec<RowReport>,
    pub notes: Vec<String>,
}

/// A sheet that was not brought in, with every row that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftSheet {
    pub name: String,
    pub why: String,
    /// Number of the row and its cells.
    pub rows: Vec<(u32, String)>,
}

impl LeftSheet {
    pub(super) fn of(sheet: &Sheet, why: &str) -> Self {
        let rows = sheet.rows.iter().filter(|row| !row.is_blank()).map(|row| (row.number, shown(row)));
        Self { name: sheet.name.clone(), why: why.to_owned(), rows: rows.collect() }
    }

    pub(super) fn words(&self) -> String {
        let rows = match self.rows.len() {
            0 => String::new(),
            1 => "; its 1 row was skipped".to_owned(),
            count => format!("; its {count} rows were skipped"),
        };
        format!("Sheet \"{}\" was left: {}{rows}", self.name, self.why)
    }

    fn json(&self) -> Json {
        let row = |(row, raw): &(u32, String)| {
            json!({
                "row": row,
                "outcome": Outcome::Skipped.name(),
                "entity": "",
                "ref": "",
                "problems": [{"field": "", "raw": raw, "why": self.why}],
            })
        };
        json!({
            "name": self.name,
            "heading_row": null,
            "mapping": {},
            "notes": [format!("left: {}", self.why)],
            "rows": self.rows.iter().map(row).collect::<Vec<_>>(),
        })
    }
}

/// Rows by outcome, and records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Rows below the headings, and those of sheets that were left; the sum of the next four.
    pub rows: usize,
    pub imported: usize,
    pub attention: usize,
    pub skipped: usize,
    pub duplicate: usize,
    /// Records added, of every kind.
    pub added: usize,
    /// Records changed that were there before.
    pub updated: usize,
}

impl Totals {
    pub(super) fn count(&mut self, outcome: Outcome) {
        self.rows += 1;
        match outcome {
            Outcome::Imported => self.imported += 1,
            Outcome::Attention => self.attention += 1,
            Outcome::Skipped => self.skipped += 1,
            Outcome::Duplicate => self.duplicate += 1,
        }
    }
}

/// The whole account.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub file: String,
    pub sheets: Vec<SheetReport>,
    /// The other sheets.
    pub left: Vec<LeftSheet>,
    /// About the file as a whole.
    pub notes: Vec<String>,
    pub(super) added: usize,
    pub(super) updated: usize,
}

impl Report {
    pub(super) fn new(file: &str, notes: &[String]) -> Self {
        Self {
            file: file.to_owned(),
            sheets: Vec::new(),
            left: Vec::new(),
            notes: notes.to_vec(),
            added: 0,
            updated: 0,
        }
    }

    pub fn totals(&self) -> Totals {
        let mut totals = Totals { added: self.added, updated: self.updated, ..Totals::default() };
        self.sheets.iter().flat_map(|sheet| &sheet.rows).for_each(|row| totals.count(row.outcome));
        let left: usize = self.left.iter().map(|sheet| sheet.rows.len()).sum();
        totals.rows += left;
        totals.skipped += left;
        totals
    }

    /// For programs; the text of cells is as it stands in the file.
    pub fn to_json(&self) -> Json {
        let totals = self.totals();
        json!({
            "file": self.file,
            "sheets": self.sheets.iter().map(sheet_json).chain(self.left.iter().map(LeftSheet::json)).collect::<Vec<_>>(),
            "notes": self.notes,
            "totals": {
                "rows": totals.rows,
                "imported": totals.imported,
                "attention": totals.attention,
                "skipped": totals.skipped,
                "duplicate": totals.duplicate,
                "added": totals.added,
                "updated": totals.updated,
            },
        })
    }
}

/// What stands in a row, on one short line.
pub(super) fn shown(row: &Row) -> String {
    let filled = row.cells.iter().map(|cell| cell.value.shown()).filter(|text| !text.trim().is_empty());
    shortened(&filled.collect::<Vec<_>>().join(" | "))
}

/// At most 60 characters on one line.
pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 {
        return line;
    }
    let start: String = line.chars().take(57).collect();
    format!("{}...", start.trim_end())
}

fn sheet_json(sheet: &SheetReport) -> Json {
    let mut mapping = Map::new();
    for mapped in &sheet.mapping {
        // Two columns of one heading are told apart by a number.
        let mut heading = mapped.heading.clone();
        let mut again = 2;
        while mapping.contains_key(&heading) {
            heading = format!("{} ({again})", mapped.heading);
            again += 1;
        }
        let field = mapped.field.map_or(Json::Null, |goal| Json::from(goal.name()));
        mapping.insert(heading, field);
    }
    json!({
        "name": sheet.name,
        "heading_row": sheet.heading_row,
        "mapping": mapping,
        "notes": sheet.notes,
        "rows": sheet.rows.iter().map(row_json).collect::<Vec<_>>(),
    })
}

fn row_json(row: &RowReport) -> Json {
    let problem = |problem: &Problem| json!({"field": problem.field, "raw": problem.raw, "why": problem.why});
    let mut object = json!({
        "row": row.row,
        "outcome": row.outcome.name(),
        "entity": row.entity,
        "ref": row.reference,
        "problems": row.problems.iter().map(problem).collect::<Vec<_>>(),
    });
    if let Some(object) = object.as_object_mut() {
        if !row.changed.is_empty() {
            object.insert("changed".to_owned(), Json::from(row.changed.clone()));
        }
        if !row.kept.is_empty() {
            object.insert("kept".to_owned(), Json::from(row.kept.clone()));
        }
        if row.asks {
            object.insert("asks".to_owned(), Json::from("same or new"));
            object.insert("like".to_owned(), row.like.map_or(Json::Null, Json::from));
        }
        if row.outcome == Outcome::Attention {
            object.insert("written".to_owned(), Json::from(row.written));
        }
    }
    object
}
