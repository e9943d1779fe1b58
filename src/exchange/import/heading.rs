//! Finds the row of headings under title lines, and joins headings that stand in two rows. Must not know what the
//! rows below say.

use super::names::Names;
use crate::exchange::sheet::{CellValue, Row, Sheet};

/// Rows from the top in which headings are looked for.
const LOOK: usize = 40;

/// Where the headings stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Headings {
    /// Places in `sheet.rows` of the first and the last heading row.
    pub first: usize,
    pub last: usize,
    /// As the person sees them, by column; empty where a column has none.
    pub shown: Vec<String>,
    /// Other ways to read a heading that stands in two rows, the likeliest first, by column.
    pub readings: Vec<Vec<String>>,
    /// How many columns are known, weighed by how surely.
    pub score: f64,
}

/// Known headings, weighed, that make the first of two tables of a sheet one.
const TABLE: f64 = 2.5;

/// The heading row with the most known headings, the first of equals. Where two tables stand one below the other it is
/// that of the first, so that no row of it is passed over.
pub fn find(sheet: &Sheet, names: &Names) -> Option<Headings> {
    let mut found = Vec::new();
    for first in 0..sheet.rows.len().min(LOOK) {
        let Some(row) = sheet.rows.get(first).filter(|row| !row.is_blank()) else { continue };
        found.push(single(sheet, first, row, names));
        found.extend(joined(sheet, first, row, names));
    }
    let mut best: Option<&Headings> = None;
    for own in &found {
        if best.is_none_or(|best| own.score > best.score + 0.01) {
            best = Some(own);
        }
    }
    let best = best.filter(|best| best.score > 0.0)?;
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.value.is_empty()).count();
    let has_rows = |own: &Headings| {
        let between = sheet.rows.get(own.last + 1..best.first).unwrap_or_default();
        between.iter().any(|row| filled(row) >= 2)
    };
    let earlier = |own: &&Headings| own.score >= TABLE.max(best.score * 0.6) && own.last < best.first && has_rows(own);
    Some(found.iter().filter(earlier).fold(None, better).unwrap_or(best).clone())
}

/// The better of two ways to read one row; the row above goes before.
fn better<'h>(best: Option<&'h Headings>, own: &'h Headings) -> Option<&'h Headings> {
    match best {
        Some(best) if best.first < own.first || best.score >= own.score => Some(best),
        _ => Some(own),
    }
}

/// No heading has more characters; what follows is read no further, for a cell may hold megabytes.
pub const LONGEST_HEADING: usize = 1_000;

fn words(value: &CellValue) -> String {
    match value {
        CellValue::Text(text) => {
            let end = text.char_indices().nth(LONGEST_HEADING).map_or(text.len(), |(at, _)| at);
            text.get(..end).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    }
}

fn single(sheet: &Sheet, first: usize, row: &Row, names: &Names) -> Headings {
    let shown: Vec<String> = (0..row.cells.len()).map(|column| words(row.value(column))).collect();
    let readings = shown.iter().map(|text| vec![text.clone()]).collect();
    let last = first + depth(sheet, row).saturating_sub(1);
    scored(first, last, shown, readings, names)
}

/// How many rows the headings of a row reach down by merges, when they all do.
fn depth(sheet: &Sheet, row: &Row) -> usize {
    let below = sheet.row(row.number + 1);
    let held = |column: usize| {
        let from = below.and_then(|row| row.cells.get(column)).and_then(|cell| cell.merged_from);
        from.is_some_and(|(number, _)| number == row.number)
    };
    let free = below.is_none_or(Row::is_blank);
    let merged = (0..row.cells.len()).filter(|column| !row.value(*column).is_empty()).any(held);
    if free && merged { 2 } else { 1 }
}

/// Two rows read as one, where the upper one is blank or merged across above the lower one.
fn joined(sheet: &Sheet, first: usize, row: &Row, names: &Names) -> Option<Headings> {
    let below = sheet.rows.get(first + 1).filter(|below| below.number == row.number + 1 && !below.is_blank())?;
    if is_title(row, below) {
        return None;
    }
    let width = row.cells.len().max(below.cells.len());
    let spread = |column: usize| {
        let from = |row: &Row, column: usize| row.cells.get(column).and_then(|cell| cell.merged_from);
        from(row, column).is_some_and(|(number, _)| number == row.number)
            || from(row, column + 1) == Some((row.number, column))
    };
    let (mut shown, mut readings) = (Vec::with_capacity(width), Vec::with_capacity(width));
    for column in 0..width {
        let top = words(sheet.value_through_merge(row.number, column));
        let own = words(row.value(column));
        let bottom = words(below.value(column));
        if !below.value(column).is_empty() && bottom.is_empty() {
            return None;
        }
        // Two filled rows, one over the other and not merged: the lower one is a row like any other.
        if !own.is_empty() && !bottom.is_empty() && !spread(column) {
            return None;
        }
        let (text, ways) = match (top.is_empty(), bottom.is_empty()) {
            (_, true) => (own.clone(), vec![own]),
            (true, false) => (bottom.clone(), vec![bottom]),
            (false, false) => {
                let both = format!("{top} {bottom}");
                let ways = vec![both.clone(), format!("{bottom} {top}"), bottom.clone(), top];
                // A band above a heading that says enough by itself is left off.
                let alone = names.reading(&ways).is_some_and(|(way, _)| way == bottom);
                (if alone { bottom } else { both }, ways)
            }
        };
        shown.push(text);
        readings.push(ways);
    }
    let lower_alone = below.cells.iter().all(|cell| cell.value.is_empty());
    (!lower_alone).then(|| scored(first, first + 1, shown, readings, names))
}

/// Whether a row is one line merged across most of the columns below it: a title, not a band over some of them.
fn is_title(row: &Row, below: &Row) -> bool {
    let mut filled = (0..row.cells.len()).filter(|column| !row.value(*column).is_empty());
    let (Some(from), None) = (filled.next(), filled.next()) else { return false };
    let columns = (0..below.cells.len()).filter(|column| !below.value(*column).is_empty());
    let under = |column: &usize| {
        *column == from || row.cells.get(*column).is_some_and(|cell| cell.merged_from == Some((row.number, from)))
    };
    let (mut all, mut covered) = (0, 0);
    for column in columns {
        all += 1;
        covered += usize::from(under(&column));
    }
    covered >= 3 && covered * 3 > all * 2
}

fn scored(first: usize, last: usize, shown: Vec<String>, readings: Vec<Vec<String>>, names: &Names) -> Headings {
    let best = |ways: &Vec<String>| ways.iter().map(|way| names.best(way)).fold(0.0, f64::max);
    let score = readings.iter().map(best).sum();
    Headings { first, last, shown, readings, score }
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;
    use crate::exchange::sheet::Cell;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let row = |(at, cells): (usize, &&[&str])| Row {
            number: u32::try_from(at).unwrap() + 1,
            cells: cells.iter().map(|text| Cell::of(CellValue::text(*text))).collect(),
            ..Row::default()
        };
        Sheet { rows: rows.iter().enumerate().map(row).collect(), ..Sheet::default() }
    }

    #[test]
    fn headings_are_found_under_title_lines() {
        let sheet = sheet(&[
            &["Vale action plan"],
            &[],
            &["Updated March 2023"],
            &["Ref", "Action", "Target date"],
            &["V1", "x"],
        ]);
        let found = find(&sheet, &Names::new(Kind::Actions)).unwrap();
        assert_eq!((found.first, found.last), (3, 3));
        assert_eq!(found.shown, ["Ref", "Action", "Target date"]);
    }

    #[test]
    fn a_title_merged_across_the_columns_is_no_part_of_a_heading() {
        let mut sheet = sheet(&[
            &["All plans", "", "", "", ""],
            &["Ref", "Action", "Moon phase", "RAG", "Update"],
            &["V1", "Train staff", "full", "Red", ""],
        ]);
        for column in 1..4 {
            sheet.rows[0].cells[column].merged_from = Some((1, 0));
        }
        let found = find(&sheet, &Names::new(Kind::Actions)).unwrap();
        assert_eq!(found.shown, ["Ref", "Action", "Moon phase", "RAG", "Update"]);
    }

    #[test]
    fn headings_in_two_rows_are_joined() {
        let mut sheet = sheet(&[&["Ref", "", "Dates", "", "Chair"], &["", "", "Death", "Notified", ""], &["V1"]]);
        sheet.rows[0].cells[3].merged_from = Some((1, 2));
        let found = find(&sheet, &Names::new(Kind::Cases)).unwrap();
        assert_eq!((found.first, found.last), (0, 1));
        assert_eq!(found.shown, ["Ref", "", "Death", "Notified", "Chair"]);
    }

    #[test]
    fn of_two_tables_the_first_gives_the_headings() {
        let sheet = sheet(&[
            &["Prepared by", "the partnership", "1 March 2025"],
            &["Ref", "Action", "Due"],
            &["V1", "Train staff", "1/1/26"],
            &[],
            &["Ref", "Action", "Due", "Completed"],
            &["V1", "Write guidance", "1/1/25", "2/2/25"],
        ]);
        let found = find(&sheet, &Names::new(Kind::Actions)).unwrap();
        assert_eq!((found.first, found.last), (1, 1));
    }

    #[test]
    fn a_row_of_values_is_not_joined_to_the_headings() {
        let sheet = sheet(&[&["Ref", "Action", "Status"], &["V1", "Train staff", "Complete"]]);
        let found = find(&sheet, &Names::new(Kind::Actions)).unwrap();
        assert_eq!((found.first, found.last), (0, 0));
    }
}
