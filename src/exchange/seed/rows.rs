//! The text as rows: which entity, which key, which cells, on which line. Knows TOML, not what a value means.

use toml::de::{DeTable, DeValue};

use super::refused;
use crate::domain::entity::Entity;
use crate::domain::register;
use crate::error::Result;

/// What was written for a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    One(String),
    Many(Vec<String>),
}

/// One record as written.
#[derive(Debug)]
pub(super) struct Row {
    pub entity: &'static Entity,
    pub key: Option<String>,
    pub archived: Option<String>,
    pub cells: Vec<(String, Cell)>,
    /// Counted from 1.
    pub line: usize,
}

/// A table of the text with its heading and where it begins.
struct Block<'a> {
    heading: &'a str,
    table: &'a DeTable<'a>,
    start: usize,
}

/// Every record of the text, in its order.
pub(super) fn read(text: &str) -> Result<Vec<Row>> {
    let document = DeTable::parse(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        refused(format!("Line {line}: this is not TOML: {}", error.message())).source(error)
    })?;
    let mut blocks = Vec::new();
    for (heading, value) in document.get_ref() {
        let heading = heading.get_ref().as_ref();
        let tables = value.get_ref().as_array().ok_or_else(|| {
            let line = line_of(text, value.span().start);
            refused(format!("Line {line}: \"{heading}\" is not a record: write [[{heading}]] above its fields"))
        })?;
        for entry in tables.iter() {
            let start = entry.span().start;
            let table = entry.get_ref().as_table().ok_or_else(|| {
                refused(format!("Line {}: \"{heading}\" holds something that is no record", line_of(text, start)))
            })?;
            blocks.push(Block { heading, table, start });
        }
    }
    blocks.sort_by_key(|block| block.start);

    let mut rows = Vec::new();
    let mut case = None;
    for block in &blocks {
        let line = line_of(text, block.start);
        let made =
            if block.heading == "rows" { many(block, line)? } else { vec![one(block.heading, block.table, line)?] };
        for mut row in made {
            if row.entity == register::cases() {
                case.clone_from(&row.key);
            } else if row.entity.case_field().is_some()
                && !row.cells.iter().any(|(name, _)| name == "case")
                && let Some(case) = &case
            {
                row.cells.insert(0, ("case".to_owned(), Cell::One(case.clone())));
            }
            rows.push(row);
        }
    }
    Ok(rows)
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

fn entity(name: &str, line: usize) -> Result<&'static Entity> {
    register::entity(name).ok_or_else(|| refused(format!("Line {line}: there is no kind of record \"{name}\"")))
}

fn one(name: &str, table: &DeTable<'_>, line: usize) -> Result<Row> {
    let mut row = Row { entity: entity(name, line)?, key: None, archived: None, cells: Vec::new(), line };
    for (name, value) in table {
        let name = name.get_ref().as_ref();
        let cell = cell(value.get_ref()).map_err(|why| row.wrong(name, &why))?;
        row.put(name, cell)?;
    }
    Ok(row)
}

/// The records of a `[[rows]]` block.
fn many(block: &Block<'_>, line: usize) -> Result<Vec<Row>> {
    let told = |why: &str| refused(format!("Line {line}: rows: {why}"));
    let get = |name: &str| block.table.get(name).map(|value| value.get_ref());
    let of = get("of").and_then(DeValue::as_str).ok_or_else(|| told("\"of\" names the kind of record"))?;
    let Some(Ok(Cell::Many(fields))) = get("fields").map(cell) else {
        return Err(told("\"fields\" is a list of field names"));
    };
    let lines = get("rows").and_then(DeValue::as_array).ok_or_else(|| told("\"rows\" is a list of lists"))?;
    let mut shared = block.table.clone();
    for word in ["of", "fields", "rows"] {
        shared.remove(word);
    }
    let pattern = one(of, &shared, line)?;
    let mut rows = Vec::new();
    for (place, values) in lines.iter().enumerate() {
        let told = |why: &str| told(&format!("{of} {} of the block: {why}", place + 1));
        let values = values.get_ref().as_array().ok_or_else(|| told("it is not a list"))?;
        if values.len() != fields.len() {
            return Err(told(&format!("it has {} values for {} fields", values.len(), fields.len())));
        }
        let mut row = Row { entity: pattern.entity, key: None, archived: None, cells: pattern.cells.clone(), line };
        row.archived.clone_from(&pattern.archived);
        for (name, value) in fields.iter().zip(values.iter()) {
            let cell = cell(value.get_ref()).map_err(|why| told(&format!("{name}: {why}")))?;
            row.put(name, cell)?;
        }
        rows.push(row);
    }
    Ok(rows)
}

impl Row {
    fn put(&mut self, name: &str, cell: Cell) -> Result<()> {
        let slot = match name {
            "key" => &mut self.key,
            "archived" => &mut self.archived,
            _ => {
                self.cells.push((name.to_owned(), cell));
                return Ok(());
            }
        };
        match cell {
            Cell::One(text) if text.trim().is_empty() => *slot = None,
            Cell::One(text) => *slot = Some(text),
            Cell::Many(_) => return Err(self.wrong(name, "it takes one text")),
        }
        Ok(())
    }
}

fn cell(value: &DeValue<'_>) -> Result<Cell, String> {
    match value {
        DeValue::Array(values) => {
            values.iter().map(|value| scalar(value.get_ref())).collect::<Result<_, _>>().map(Cell::Many)
        }
        value => scalar(value).map(Cell::One),
    }
}

fn scalar(value: &DeValue<'_>) -> Result<String, String> {
    match value {
        DeValue::String(text) => Ok(text.trim().to_owned()),
        DeValue::Integer(number) if number.radix() == 10 => Ok(number.as_str().to_owned()),
        DeValue::Float(number) => Ok(number.as_str().to_owned()),
        DeValue::Boolean(yes) => Ok(if *yes { "yes" } else { "no" }.to_owned()),
        DeValue::Datetime(day) => Ok(day.to_string()),
        other => Err(format!("a {} cannot be a value", other.type_str())),
    }
}
