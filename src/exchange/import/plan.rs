//! One sheet of a file as it would be brought in: its headings, where each column goes, and what a person should know of
//! it. Must not know the other sheets.

use std::collections::HashSet;

use super::aside::{Aside, aside};
use super::heading::Headings;
use super::mapping::{By, Left, Mapped};
use super::reference::key;
use super::{Kind, SheetProposal};
use crate::domain::entity::Entity;
use crate::exchange::sheet::{CellValue, Row, Sheet};

/// One sheet that will be brought in.
#[derive(Debug)]
pub struct Plan<'b> {
    /// What its rows stand for: a sheet of a tracker without actions is a list of cases.
    pub kind: Kind,
    pub sheet: &'b Sheet,
    pub headings: Headings,
    pub mapping: Vec<Mapped>,
}

impl<'b> Plan<'b> {
    /// The rows below the headings.
    pub fn data(&self) -> &'b [Row] {
        self.sheet.rows.get(self.headings.last + 1..).unwrap_or_default()
    }

    /// The number of the row the headings end on.
    pub fn heading_row(&self) -> u32 {
        self.sheet.rows.get(self.headings.last).map_or(0, |row| row.number)
    }

    /// The words above the headings and the name a person gave the sheet, where a case may be named.
    pub fn title(&self) -> Vec<String> {
        let above = self.sheet.rows.get(..self.headings.first).unwrap_or_default();
        let texts = above.iter().flat_map(|row| &row.cells).filter_map(|cell| match &cell.value {
            CellValue::Text(text) => Some(text.clone()),
            _ => None,
        });
        texts.chain(Some(self.sheet.name.clone()).filter(|name| !is_made_up(name))).collect()
    }

    /// The column of a field.
    pub fn column(&self, entity: &str, field: &str) -> Option<&Mapped> {
        self.mapping.iter().find(|mapped| mapped.field.is_some_and(|goal| goal.is(entity, field)))
    }

    /// The entity of recommendations, when the sheet has words of them.
    pub fn recommendations(&self) -> Option<&'static Entity> {
        self.column("recommendation", "what").and_then(|mapped| mapped.field).map(|goal| goal.entity)
    }

    /// Whether its rows are actions or recommendations.
    pub fn acts(&self) -> bool {
        self.kind != Kind::Cases
            && (self.column("action", "what").is_some() || self.column("recommendation", "what").is_some())
    }

    pub fn headings_in_words(&self) -> String {
        let found = self.headings.shown.iter().filter(|text| !text.is_empty()).map(|text| format!("\"{text}\""));
        found.collect::<Vec<_>>().join(", ")
    }

    pub fn reference(&self) -> Option<&Mapped> {
        self.mapping.iter().find(|mapped| mapped.field.is_some_and(|goal| goal.is_reference()))
    }

    /// Columns of the sheet, hidden rows and guesses a person should know of.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for mapped in self.mapping.iter().filter(|mapped| mapped.field.is_none() && mapped.filled > 0) {
            let cells = if mapped.filled == 1 { "1 cell".to_owned() } else { format!("{} cells", mapped.filled) };
            let why = match mapped.left {
                _ if mapped.personal => "may name a person and is left out".to_owned(),
                Left::ByHand => "is left out, as you said".to_owned(),
                Left::YesNo(label) => {
                    format!("is left out: it says only yes or no, and \"{label}\" holds a day")
                }
                Left::ByTheClock => "is left out: these dates the register works out itself".to_owned(),
                Left::Unknown => "is left out: no field answers to it".to_owned(),
            };
            // Of two columns of one heading it is said which.
            let twin = |own: &&Mapped| own.heading == mapped.heading;
            let place = match self.mapping.iter().filter(twin).count() {
                0 | 1 => String::new(),
                _ => format!("{}, ", mapped.letters()),
            };
            notes.push(format!("\"{}\" ({place}{cells}) {why}", mapped.heading));
        }
        for mapped in self.mapping.iter().filter(|mapped| mapped.by == By::Similar) {
            notes.push(format!(
                "\"{}\" was taken for \"{}\" because it looks like it",
                mapped.heading,
                mapped.field.map_or("", |goal| goal.field.label)
            ));
        }
        if let (Some(first), Some(now)) = (self.column("action", "original_due"), self.column("action", "due")) {
            notes.push(format!(
                "\"{}\" was taken for the first target date and \"{}\" for the one it was moved to",
                first.heading, now.heading
            ));
        }
        if let Some(mapped) = self.column("case", "title").filter(|mapped| self.holds_names(mapped)) {
            notes.push(format!(
                "\"{}\" seems to hold names of people; the title of a case is shown everywhere and should be a \
                 pseudonym or a place",
                mapped.heading
            ));
        }
        if let Some(mapped) =
            self.column("action", "rag").filter(|mapped| self.sheet.ruled_colours && self.has_gaps(mapped))
        {
            notes.push(format!(
                "\"{}\": colours that a rule of the spreadsheet gives (conditional formatting) stand nowhere in the file; \
                 where a cell holds no word the rating is left empty",
                mapped.heading
            ));
        }
        let above = self.sheet.rows.get(..self.headings.first).unwrap_or_default();
        let full = |row: &&Row| row.cells.iter().filter(|cell| !cell.value.is_empty()).count() >= 3;
        let above: Vec<String> = above.iter().filter(full).map(|row| row.number.to_string()).collect();
        match above.as_slice() {
            [] => {}
            [one] => notes.push(format!("row {one} stands above the headings and was not read")),
            many => notes.push(format!("rows {} stand above the headings and were not read", many.join(", "))),
        }
        let hidden = self.data().iter().filter(|row| row.hidden && !row.is_blank()).count();
        if hidden > 0 {
            notes.push(match hidden {
                1 => "1 hidden row was read as well".to_owned(),
                _ => format!("{hidden} hidden rows were read as well"),
            });
        }
        notes
    }

    /// Whether some rows have neither a word nor a colour in a column.
    fn has_gaps(&self, mapped: &Mapped) -> bool {
        let plain = |row: &Row| row.cells.get(mapped.column).is_none_or(|cell| cell.fill.is_none());
        self.data().iter().any(|row| !row.is_blank() && row.value(mapped.column).is_empty() && plain(row))
    }

    /// Whether some cells look like a first and a last name rather than "Adult A".
    fn holds_names(&self, mapped: &Mapped) -> bool {
        let role = ["adult", "child", "person", "case", "review", "dhr", "road", "street", "house", "mr", "ms", "the"];
        let named = self.data().iter().filter(|row| {
            let text = row.value(mapped.column).shown();
            let words: Vec<&str> = text.split_whitespace().collect();
            let like_a_name = |word: &&str| {
                let mut chars = word.chars();
                chars.next().is_some_and(char::is_uppercase)
                    && chars.clone().count() > 1
                    && chars.all(|c| c.is_lowercase() || matches!(c, '\'' | '-' | '\u{2019}'))
                    && !role.contains(&word.to_lowercase().as_str())
            };
            (2..=3).contains(&words.len()) && words.iter().all(like_a_name)
        });
        named.count() > 0
    }

    /// How it would be read; `left` says why it is not brought in.
    pub fn proposal(self, left: Option<String>) -> SheetProposal {
        let (heading_row, notes) = (self.heading_row(), self.notes());
        SheetProposal { name: self.sheet.name.clone(), heading_row, mapping: self.mapping, notes, left }
    }

    /// Columns past the last heading that only some rows reach: their cells may have moved.
    pub fn beyond_the_headings(&self) -> impl Iterator<Item = &Mapped> {
        let last = self.headings.shown.iter().rposition(|text| !text.is_empty()).unwrap_or_default();
        let rows = self.data().len();
        let beyond = move |mapped: &&Mapped| mapped.field.is_none() && mapped.column > last;
        self.mapping.iter().filter(beyond).filter(move |mapped| mapped.filled * 4 <= rows.max(4))
    }

    /// Whether lines between the rows name the cases, where no column does.
    pub fn names_cases_in_lines(&self) -> bool {
        self.data().iter().any(|row| matches!(aside(row, self), Some(Aside::Case(_))))
    }

    /// Columns that are of actions, whatever else is missing.
    pub fn columns_of_actions(&self) -> usize {
        let of_an_action = |mapped: &&Mapped| {
            mapped.field.is_some_and(|goal| {
                goal.entity.name == "action" && !goal.is_reference() && !goal.is("action", "remarks")
            })
        };
        self.mapping.iter().filter(of_an_action).count()
    }

    /// Whether one reference stands in several rows, or is left blank below itself: so lists of actions do.
    pub fn repeats_references(&self) -> bool {
        let Some(column) = self.reference().map(|mapped| mapped.column) else { return false };
        let rows: Vec<&Row> = self.data().iter().filter(|row| !row.is_blank()).collect();
        let said: Vec<String> =
            rows.iter().map(|row| key(&row.value(column).shown())).filter(|own| !own.is_empty()).collect();
        let apart: HashSet<&String> = said.iter().collect();
        apart.len() * 4 < rows.len() * 3
    }
}

/// Whether a program gave a sheet this name: "Sheet1" says nothing of what is in it.
fn is_made_up(name: &str) -> bool {
    let plain = name.trim().to_lowercase();
    ["sheet", "table", "tab"]
        .iter()
        .any(|word| plain.strip_prefix(word).is_some_and(|rest| rest.trim().chars().all(|c| c.is_ascii_digit())))
}
