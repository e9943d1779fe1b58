//! Finding the headings of a chronology in a sheet: under title lines, on one row or merged over two, by alias and
//! likeness. Must not know what the rows under them mean.

use std::collections::BTreeSet;

use super::columns::{self, Column};
use super::mapping::Mapping;
use crate::domain::date;
use crate::exchange::sheet::{Sheet, address};

/// Rows with a value looked at from the top of a sheet.
const LOOKED_AT: usize = 60;
const LONGEST: usize = 90;

/// The headings of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Headings {
    /// The last row of them.
    pub row: u32,
    /// By column: the text of the heading, and what it means.
    pub columns: Vec<(String, Option<Column>)>,
    pub score: f64,
}

/// Corrections by a person and what was remembered, the first that says something ruling.
pub(super) struct Said<'m>(pub Vec<&'m Mapping>);

impl Said<'_> {
    fn get(&self, heading: &str) -> Option<Column> {
        self.0.iter().find_map(|mapping| mapping.get(heading))
    }
}

/// The headings of this sheet, when it has a column for the date and one for the event.
pub(super) fn find(sheet: &Sheet, said: &Said<'_>) -> Option<Headings> {
    let width = sheet.width();
    let filled = sheet.rows.iter().filter(|row| !row.is_blank()).take(LOOKED_AT);
    let mut best: Option<Headings> = None;
    for row in filled {
        let single = labels(sheet, row.number, width);
        let two = double(sheet, row.number, width);
        for (number, labels) in std::iter::once((row.number, single)).chain(two.map(|two| (row.number + 1, two))) {
            let mut found = mapped(number, &labels, said);
            // A title over plain headings must not be taken for half of them.
            if number > row.number {
                found.score -= 0.05;
            }
            let whole = [Column::Date, Column::Text]
                .iter()
                .all(|need| found.columns.iter().any(|(_, own)| own == &Some(*need)));
            // A later row has to be clearly better: the rows under a heading never are.
            if whole && best.as_ref().is_none_or(|best| found.score > best.score + 0.01) {
                best = Some(found);
            }
        }
    }
    best
}

fn text(sheet: &Sheet, row: u32, column: usize) -> String {
    let shown = sheet.value_through_merge(row, column).shown();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The texts of one row. A text merged across columns heads the first of them only.
fn labels(sheet: &Sheet, row: u32, width: usize) -> Vec<Vec<String>> {
    let own = |column: usize| sheet.value(row, column).shown().split_whitespace().collect::<Vec<_>>().join(" ");
    (0..width).map(|column| vec![own(column)]).collect()
}

/// Two rows taken together, when the lower one could be headings: for each column the lower text, the upper and lower
/// text, the upper text.
fn double(sheet: &Sheet, row: u32, width: usize) -> Option<Vec<Vec<String>>> {
    let below = sheet.row(row + 1)?;
    let headings = below.cells.iter().map(|cell| cell.value.shown()).filter(|text| !text.trim().is_empty());
    let plain = |text: String| text.chars().count() <= LONGEST && date::parse(&text).is_err();
    if below.is_blank() || !headings.into_iter().all(plain) {
        return None;
    }
    let mut over = String::new();
    let labels = (0..width).map(|column| {
        let upper = text(sheet, row, column);
        let lower = text(sheet, row + 1, column);
        // Without real merges (text tables) a heading stands over the blank columns to its right.
        if !upper.is_empty() {
            over.clone_from(&upper);
        } else if lower.is_empty() {
            over.clear();
        }
        match (over.as_str(), lower.as_str()) {
            (_, "") => vec![upper],
            ("", _) => vec![lower],
            (over, below) if over == below => vec![lower],
            (over, below) => vec![format!("{over} {below}"), lower.clone(), over.to_owned()],
        }
    });
    Some(labels.collect())
}

/// Give each column its meaning, the surest first.
fn mapped(row: u32, labels: &[Vec<String>], said: &Said<'_>) -> Headings {
    let letter = |at: usize| format!("column {}", address::letters(at));
    let mut columns: Vec<(String, Option<Column>)> = Vec::new();
    let mut offers: Vec<(f64, usize, Column, String)> = Vec::new();
    let mut settled = BTreeSet::new();
    for (at, texts) in labels.iter().enumerate() {
        let shown = texts.iter().find(|text| !text.is_empty()).cloned().unwrap_or_else(|| letter(at));
        // Half of a heading of two rows stands over or under several columns: "Date" said of a plain table is not what
        // "End" over "Date" means.
        let only = |text: &&String| labels.iter().filter(|texts| texts.contains(*text)).count() == 1;
        let told = texts.iter().filter(only).find_map(|text| said.get(text));
        let told = told.or_else(|| texts.first().and_then(|text| said.get(text))).or_else(|| said.get(&letter(at)));
        columns.push((shown, told));
        if let Some(column) = told {
            settled.insert(column);
            continue;
        }
        for (place, text) in texts.iter().enumerate().filter(|(_, text)| text.chars().count() <= LONGEST) {
            // The upper text alone heads several columns, so it counts least.
            let least = if place == 2 { 0.2 } else { 0.0 };
            let heading = columns::Heading::of(text);
            let all = Column::ALL.into_iter().map(|column| (heading.likeness(column) - least, column));
            let good = all.filter(|(score, _)| *score >= columns::ENOUGH);
            offers.extend(good.map(|(score, column)| (score, at, column, text.clone())));
        }
    }
    offers.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)).then(a.1.cmp(&b.1)));
    let mut score = columns.iter().filter(|(_, column)| column.is_some()).count() as f64 * 1.5;
    for (likeness, at, column, text) in offers {
        let Some(slot) = columns.get_mut(at).filter(|(_, taken)| taken.is_none()) else { continue };
        if settled.contains(&column) && !(column.may_repeat() && likeness >= 0.97) {
            continue;
        }
        settled.insert(column);
        score += likeness;
        *slot = (text, Some(column));
    }
    notes_are_the_event(&mut columns, said);
    Headings { row, columns, score }
}

/// Where no column is for the event, the one for notes is: "Day, Note, File".
fn notes_are_the_event(columns: &mut [(String, Option<Column>)], said: &Said<'_>) {
    let has = |wanted: Column| columns.iter().filter(|(_, own)| *own == Some(wanted)).count();
    if has(Column::Text) > 0 || has(Column::Comment) != 1 || has(Column::Date) == 0 || has(Column::Source) == 0 {
        return;
    }
    for (heading, own) in columns.iter_mut().filter(|(_, own)| *own == Some(Column::Comment)) {
        if said.get(heading).is_none() {
            *own = Some(Column::Text);
        }
    }
}

/// Where headings may be though a date and an event are not among them: the fullest of the first rows whose cells are all
/// short texts. Each with its letter where it is blank, and what it means so far.
pub(super) fn likely(sheet: &Sheet, said: &Said<'_>) -> Option<Headings> {
    let width = sheet.width();
    let filled = sheet.rows.iter().filter(|row| !row.is_blank()).take(LOOKED_AT / 6);
    let short = |text: &str| text.chars().count() <= LONGEST && date::parse(text).is_err();
    let texts = |number: u32| labels(sheet, number, width);
    let count = |number: u32| {
        let texts = texts(number).into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        if texts.iter().all(|text| short(text)) { texts.len() } else { 0 }
    };
    let rows: Vec<(usize, u32)> = filled.map(|row| (count(row.number), row.number)).collect();
    let most = rows.iter().map(|(count, _)| *count).max().filter(|most| *most > 1)?;
    let (_, row) = rows.into_iter().find(|(count, _)| *count == most)?;
    Some(mapped(row, &texts(row), said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::sheet::{Cell, CellValue, Row};

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let row = |(number, cells): (u32, &&[&str])| Row {
            number,
            cells: cells.iter().map(|text| Cell::of(CellValue::text(*text))).collect(),
            ..Row::default()
        };
        Sheet { rows: (1..).zip(rows).map(row).collect(), ..Sheet::default() }
    }

    fn meant(sheet: &Sheet, said: &Mapping) -> Option<(u32, Vec<&'static str>)> {
        let found = find(sheet, &Said(vec![said]))?;
        Some((found.row, found.columns.iter().map(|(_, column)| column.map_or("-", Column::code)).collect()))
    }

    #[test]
    fn headings_stand_under_titles() {
        let table = sheet(&[
            &["Westmarch Constabulary, chronology of events to date"],
            &[],
            &["Event date", "Event time", "Summary of contact", "Record", "Person", "Comment"],
            &["7/2/20", "20:15", "Neighbour reports shouting.", "Log 411", "Both", ""],
        ]);
        assert_eq!(
            meant(&table, &Mapping::default()),
            Some((3, vec!["date", "time", "text", "source", "subject", "comment"]))
        );
    }

    #[test]
    fn headings_on_two_rows_are_read_together() {
        let table = sheet(&[
            &["Start", "", "End", "", "Event", "", "Source"],
            &["Date", "Time", "Date", "Time", "What happened", "Action taken", ""],
            &["7/2/20", "20:15", "8/2/20", "01:00", "Call", "Attended", "Log"],
        ]);
        let want = vec!["date", "time", "end_date", "end_time", "text", "response", "source"];
        assert_eq!(meant(&table, &Mapping::default()), Some((2, want)));
    }

    #[test]
    fn a_person_s_word_rules_and_may_name_a_column_by_its_letter() {
        let table = sheet(&[&["Date", "Details", "", "Office use"], &["7/2/20", "Call", "Log 7", "x"]]);
        let said = Mapping::parse(["source=column C", "ignore=office use"]).unwrap();
        assert_eq!(meant(&table, &said), Some((1, vec!["date", "text", "source", "ignore"])));
    }

    #[test]
    fn a_cover_table_has_no_headings() {
        let cover = sheet(&[&["Agency", "Westmarch"], &["Author", "Police sergeant"], &["Date", "7 Feb 2020"]]);
        assert_eq!(meant(&cover, &Mapping::default()), None);
        assert_eq!(meant(&sheet(&[]), &Mapping::default()), None);
    }
}
