//! The report of an import: every row accounted for, per file and in all, and what would change.

use serde_json::{Value as Json, json};

use super::{Fate, Import, Imported, Outcome, ReadRow, ReadSheet};

/// Rows counted. `rows` is always `events + attention + skipped`; rows of tables that were left out are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    pub rows: usize,
    pub events: usize,
    pub attention: usize,
    pub skipped: usize,
    /// Events without a date; they are among the events.
    pub undated: usize,
    /// Rows in tables and sheets that were not read, and dated paragraphs outside the tables.
    pub left_out: usize,
    pub new: usize,
    pub changed: usize,
    pub same: usize,
    pub restored: usize,
    pub left_archived: usize,
    pub gone: usize,
}

impl Totals {
    fn plus(self, other: Self) -> Self {
        Self {
            rows: self.rows + other.rows,
            events: self.events + other.events,
            attention: self.attention + other.attention,
            skipped: self.skipped + other.skipped,
            undated: self.undated + other.undated,
            left_out: self.left_out + other.left_out,
            new: self.new + other.new,
            changed: self.changed + other.changed,
            same: self.same + other.same,
            restored: self.restored + other.restored,
            left_archived: self.left_archived + other.left_archived,
            gone: self.gone + other.gone,
        }
    }

    fn to_json(self) -> Json {
        json!({
            "rows": self.rows, "events": self.events, "attention": self.attention, "skipped": self.skipped,
            "undated": self.undated, "left_out": self.left_out, "new": self.new, "changed": self.changed, "same": self.same,
            "restored": self.restored, "left_archived": self.left_archived, "gone": self.gone,
        })
    }
}

impl Import {
    pub fn totals(&self) -> Totals {
        self.files.iter().map(Imported::totals).fold(Totals::default(), Totals::plus)
    }

    /// The report: one object for one file in `files`, and totals over all.
    pub fn to_json(&self) -> Json {
        json!({ "files": self.files.iter().map(Imported::to_json).collect::<Vec<_>>(), "totals": self.totals().to_json() })
    }

    /// One line for each file and one for all, to be read.
    pub fn summary(&self) -> Vec<String> {
        let line = |name: &str, agency: &str, all: Totals| {
            let undated = if all.undated > 0 { format!(" ({} undated)", all.undated) } else { String::new() };
            let left = if all.left_out > 0 { format!("; {} rows left out", all.left_out) } else { String::new() };
            format!(
                "{name}{agency}: {} rows = {} events{undated} + {} needing attention + {} skipped{left}; {} new, {} changed, {} the same, {} gone",
                all.rows, all.events, all.attention, all.skipped, all.new, all.changed, all.same, all.gone
            )
        };
        let each = self.files.iter().map(|file| line(&file.file, &format!(" ({})", file.agency.label), file.totals()));
        each.chain((self.files.len() > 1).then(|| line("together", "", self.totals()))).collect()
    }
}

impl Imported {
    /// Every row, with the sheet it is of.
    pub fn rows(&self) -> impl Iterator<Item = (&str, &ReadRow)> {
        self.sheets.iter().flat_map(|sheet| sheet.rows.iter().map(|row| (sheet.name.as_str(), row)))
    }

    /// What a person has to look at, a line each: sheets left out, remarks, rows not taken or doubtful, and what changed.
    pub fn remarks(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .left_out
            .iter()
            .map(|left| format!("\"{}\" was left out ({} rows): {}", left.name, left.rows, left.why))
            .collect();
        lines.extend(self.notes.iter().cloned());
        for (sheet, row) in self.rows() {
            let mark = match row.outcome {
                Outcome::Event => "note",
                Outcome::Attention => "NEEDS ATTENTION",
                Outcome::Skipped => "skipped",
            };
            for problem in &row.problems {
                let raw = if problem.raw.is_empty() { String::new() } else { format!(" (\"{}\")", problem.raw) };
                lines.push(format!("{sheet}, row {}: {mark}: {}{raw}", row.row, problem.why));
            }
        }
        for fate in &self.fates {
            match fate {
                Fate::Changed { event, row, fields, .. } => lines.extend(fields.iter().map(|field| {
                    let kept = if field.taken { String::new() } else { format!(" (kept as it is: {})", field.why) };
                    format!("event:{event}, row {row}: {}: {} -> {}{kept}", field.field, field.from, field.to)
                })),
                Fate::Gone { event, tied, .. } if tied.is_empty() => {
                    lines.push(format!("event:{event} is no longer in the file and is hidden"));
                }
                Fate::Gone { event, tied, .. } => lines.push(format!(
                    "NEEDS ATTENTION: event:{event} is no longer in the file and is hidden, and with it leaves the composite: {}; nothing of it is deleted",
                    tied.join(", ")
                )),
                _ => {}
            }
        }
        lines
    }

    pub fn totals(&self) -> Totals {
        let left_out = self.left_out.iter().map(|left| left.rows).sum();
        let mut all = Totals { left_out, ..Totals::default() };
        for (_, row) in self.rows() {
            all.rows += 1;
            match row.outcome {
                Outcome::Event => all.events += 1,
                Outcome::Attention => all.attention += 1,
                Outcome::Skipped => all.skipped += 1,
            }
            let when = row.event.as_ref().and_then(|event| event.when.as_ref());
            all.undated += usize::from(when.is_some_and(|when| when.start.is_none() && when.end.is_none()));
        }
        for fate in &self.fates {
            *match fate {
                Fate::New { .. } => &mut all.new,
                Fate::Changed { .. } => &mut all.changed,
                Fate::Same { .. } => &mut all.same,
                Fate::Restored { .. } => &mut all.restored,
                Fate::LeftArchived { .. } => &mut all.left_archived,
                Fate::Gone { .. } => &mut all.gone,
            } += 1;
        }
        all
    }

    /// The report of one file.
    pub fn to_json(&self) -> Json {
        json!({
            "file": self.file,
            "agency": { "id": self.agency.id, "name": self.agency.label, "from": self.chosen.code() },
            "sheets": self.sheets.iter().map(|sheet| self.sheet_json(sheet)).collect::<Vec<_>>(),
            "left_out": self.left_out.iter().map(|left| {
                json!({ "name": left.name, "rows": left.rows, "why": left.why })
            }).collect::<Vec<_>>(),
            "notes": self.notes,
            "gone": self.fates.iter().filter_map(|fate| match fate {
                Fate::Gone { event, row, tied } => Some(json!({ "event": event, "row": row, "tied": tied })),
                _ => None,
            }).collect::<Vec<_>>(),
            "totals": self.totals().to_json(),
        })
    }

    fn sheet_json(&self, sheet: &ReadSheet) -> Json {
        let mut mapping = serde_json::Map::new();
        for (heading, column) in &sheet.headings {
            let Some(column) = column else { continue };
            let known = mapping.get(column.code()).and_then(Json::as_str);
            let all = known.map_or_else(|| heading.clone(), |known| format!("{known}; {heading}"));
            mapping.insert(column.code().to_owned(), all.into());
        }
        let unmapped: Vec<&str> =
            sheet.headings.iter().filter(|(_, column)| column.is_none()).map(|(heading, _)| heading.as_str()).collect();
        json!({
            "name": sheet.name,
            "heading_row": sheet.heading_row,
            "mapping": mapping,
            "unmapped": unmapped,
            "rows": sheet.rows.iter().map(|row| self.row_json(sheet, row)).collect::<Vec<_>>(),
        })
    }

    fn row_json(&self, sheet: &ReadSheet, row: &ReadRow) -> Json {
        let fate = self.fates.iter().find(|fate| fate.place() == Some((sheet.name.as_str(), row.row)));
        let problems: Vec<Json> = row
            .problems
            .iter()
            .map(|problem| json!({ "field": problem.field, "raw": problem.raw, "why": problem.why }))
            .collect();
        let mut out = json!({
            "row": row.row,
            "outcome": row.outcome.code(),
            "entity": row.event.as_ref().map(|_| "event"),
            "ref": fate.and_then(Fate::event),
            "problems": problems,
        });
        if let Some(object) = out.as_object_mut() {
            if row.hidden {
                object.insert("hidden".into(), true.into());
            }
            if let Some(when) = row.event.as_ref().and_then(|event| event.when.as_ref()) {
                object.insert("date".into(), when.to_json());
            }
            if let Some(fate) = fate {
                object.insert("change".into(), fate.code().into());
                object.insert("fields".into(), fate.fields_json());
            } else {
                let raw: serde_json::Map<String, Json> =
                    row.raw.iter().map(|(heading, text)| (heading.clone(), text.as_str().into())).collect();
                object.insert("raw".into(), raw.into());
            }
        }
        out
    }
}

impl Fate {
    /// The sheet and row it is of; none for an event gone from the file.
    pub fn place(&self) -> Option<(&str, u32)> {
        match self {
            Fate::New { sheet, row }
            | Fate::Changed { sheet, row, .. }
            | Fate::Same { sheet, row, .. }
            | Fate::Restored { sheet, row, .. }
            | Fate::LeftArchived { sheet, row, .. } => Some((sheet, *row)),
            Fate::Gone { .. } => None,
        }
    }

    /// The event of the register; none for a new one.
    pub fn event(&self) -> Option<i64> {
        match self {
            Fate::New { .. } => None,
            Fate::Changed { event, .. }
            | Fate::Same { event, .. }
            | Fate::Restored { event, .. }
            | Fate::LeftArchived { event, .. }
            | Fate::Gone { event, .. } => Some(*event),
        }
    }

    fn fields_json(&self) -> Json {
        let Fate::Changed { fields, .. } = self else { return json!([]) };
        let one = |field: &super::FieldChange| json!({ "field": field.field, "from": field.from, "to": field.to, "taken": field.taken, "why": field.why });
        fields.iter().map(one).collect()
    }
}
