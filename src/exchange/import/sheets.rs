//! Which sheets of a file are brought in, with their headings and mapping; the others with the reason they are left.

use super::heading::{self, Headings};
use super::mapping::{self, By, Mapped, is_called};
use super::names::Names;
use super::report::LeftSheet;
use super::{Green, GreenQuestion, Kind, Need, Request, SheetProposal, goal, status};
use crate::domain::entity::Entity;
use crate::error::{Error, Result};
use crate::exchange::sheet::{CellValue, Format, Row, Sheet, Workbook};

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

    fn headings_in_words(&self) -> String {
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
            notes.push(if mapped.personal {
                format!("\"{}\" ({cells}) may name a person and is left out", mapped.heading)
            } else {
                format!("\"{}\" ({cells}) is left out: no field answers to it", mapped.heading)
            });
        }
        for mapped in self.mapping.iter().filter(|mapped| mapped.by == By::Similar) {
            notes.push(format!(
                "\"{}\" was taken for {} because it looks like it",
                mapped.heading,
                mapped.field_name()
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
        let hidden = self.data().iter().filter(|row| row.hidden && !row.is_blank()).count();
        if hidden > 0 {
            notes.push(match hidden {
                1 => "1 hidden row was read as well".to_owned(),
                _ => format!("{hidden} hidden rows were read as well"),
            });
        }
        notes
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

    pub fn proposal(self) -> SheetProposal {
        let (heading_row, notes) = (self.heading_row(), self.notes());
        SheetProposal { name: self.sheet.name.clone(), heading_row, mapping: self.mapping, notes }
    }
}

/// Whether a program gave a sheet this name: "Sheet1" says nothing of what is in it.
fn is_made_up(name: &str) -> bool {
    let plain = name.trim().to_lowercase();
    ["sheet", "table", "tab"]
        .iter()
        .any(|word| plain.strip_prefix(word).is_some_and(|rest| rest.trim().chars().all(|c| c.is_ascii_digit())))
}

/// What becomes of the sheets of a file.
pub struct Chosen<'b> {
    pub plans: Vec<Plan<'b>>,
    pub left: Vec<LeftSheet>,
    /// Sheets with headings that lack a column, and which.
    misses: Vec<(Plan<'b>, Missing)>,
}

/// A column a sheet would need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    Reference,
    Anything,
    What,
}

impl Missing {
    const fn words(self) -> &'static str {
        match self {
            Missing::Reference => "the reference of the case",
            Missing::Anything => "anything but the reference",
            Missing::What => "the action or the recommendation",
        }
    }

    const fn field(self) -> &'static str {
        match self {
            Missing::Reference | Missing::Anything => "case.reference",
            Missing::What => "action.what",
        }
    }
}

/// Choose the sheets.
pub fn choose<'b>(book: &'b Workbook, request: &Request) -> Result<Chosen<'b>> {
    let mut chosen = survey(book, request)?;
    if chosen.plans.is_empty() {
        return Err(wrong_columns(std::mem::take(&mut chosen.misses), request.kind));
    }
    let called =
        |heading: &str| chosen.plans.iter().flat_map(|plan| &plan.mapping).any(|mapped| is_called(mapped, heading));
    if let Some((_, heading)) = request.map.iter().find(|(_, heading)| !called(heading)) {
        let there = chosen.plans.iter().flat_map(|plan| &plan.mapping).map(|mapped| format!("\"{}\"", mapped.heading));
        let there = there.collect::<Vec<_>>().join(", ");
        return Err(Error::user(format!("There is no heading \"{heading}\""))
            .safe("Nothing was changed")
            .next(format!("The headings are {there}")));
    }
    Ok(chosen)
}

/// The column without which no sheet can be brought in, where one has headings.
pub fn column_needed(book: &Workbook, request: &Request) -> Result<Option<Need>> {
    let chosen = survey(book, request)?;
    if !chosen.plans.is_empty() {
        return Ok(None);
    }
    let best = chosen.misses.into_iter().max_by(|a, b| a.0.headings.score.total_cmp(&b.0.headings.score));
    Ok(best.map(|(plan, missing)| Need::Column {
        field: missing.field(),
        words: missing.words(),
        sheet: plan.proposal(),
    }))
}

fn survey<'b>(book: &'b Workbook, request: &Request) -> Result<Chosen<'b>> {
    let names = Names::new(request.kind);
    for (field, heading) in request.map.iter().filter(|(field, _)| !field.trim().is_empty()) {
        if goal::find(&names.goals, field).is_none() {
            let what = format!("\"{field}\" is not a field that \"{heading}\" can go to");
            return Err(Error::user(what).safe("Nothing was changed").next("Use a name such as due or action.due"));
        }
    }
    if book.is_blank() {
        return Err(blank(book));
    }
    let wanted = match &request.sheet {
        Some(name) => vec![book.sheet(name).ok_or_else(|| no_sheet(book, name))?],
        None => book.sheets.iter().collect(),
    };
    let mut chosen = Chosen { plans: Vec::new(), left: Vec::new(), misses: Vec::new() };
    for sheet in wanted {
        if sheet.hidden && request.sheet.is_none() {
            chosen.left.push(LeftSheet::of(sheet, "it is hidden in the file"));
            continue;
        }
        let Some(plan) = planned(sheet, request.kind, &names, request) else {
            chosen.left.push(LeftSheet::of(sheet, "no row of headings was found"));
            continue;
        };
        let plan = match request.kind {
            Kind::Tracker if !plan.acts() => {
                let as_cases = planned(sheet, Kind::Cases, &Names::new(Kind::Cases), request);
                as_cases.filter(|plan| missing(plan) != Some(Missing::Anything)).unwrap_or(plan)
            }
            _ => plan,
        };
        match missing(&plan) {
            None => chosen.plans.push(plan),
            Some(what) => {
                let why = format!("it has no column for {}", what.words());
                chosen.left.push(LeftSheet::of(sheet, &why));
                chosen.misses.push((plan, what));
            }
        }
    }
    Ok(chosen)
}

/// The headings and the mapping of one sheet, when it has headings.
/// Why there is nothing to bring in; a letter is not an empty file.
fn blank(book: &Workbook) -> Error {
    let said = match book.format {
        Format::Docx if book.sheets.is_empty() => Error::data("This document holds no table, only text")
            .next("Name a file with a table of cases or actions; dhr qa CASE --letter FILE reads a letter"),
        _ => Error::data("There is nothing in this file").next("Ask the sender to send it again"),
    };
    said.safe("Nothing was changed")
}

fn planned<'b>(sheet: &'b Sheet, kind: Kind, names: &Names, request: &Request) -> Option<Plan<'b>> {
    let headings = heading::find(sheet, names)?;
    let rows = sheet.rows.get(headings.last + 1..).unwrap_or_default();
    let mapping = mapping::map(&headings, rows, names, request);
    Some(Plan { kind, sheet, headings, mapping })
}

fn no_sheet(book: &Workbook, name: &str) -> Error {
    let there = book.sheets.iter().map(|sheet| format!("\"{}\"", sheet.name)).collect::<Vec<_>>().join(", ");
    Error::user(format!("There is no sheet \"{name}\""))
        .safe("Nothing was changed")
        .next(format!("The sheets are {there}"))
}

/// What a sheet would need and has not. Where rows are actions, the case can be asked for.
fn missing(plan: &Plan<'_>) -> Option<Missing> {
    match plan.kind {
        Kind::Actions => (!plan.acts()).then_some(Missing::What),
        Kind::Tracker if plan.acts() => None,
        Kind::Cases | Kind::Tracker if plan.reference().is_none() => Some(Missing::Reference),
        Kind::Cases | Kind::Tracker => {
            (plan.mapping.iter().filter(|mapped| mapped.field.is_some()).count() < 2).then_some(Missing::Anything)
        }
    }
}

fn wrong_columns(misses: Vec<(Plan<'_>, Missing)>, kind: Kind) -> Error {
    let best = misses.into_iter().max_by(|a, b| a.0.headings.score.total_cmp(&b.0.headings.score));
    let Some((plan, what)) = best else {
        return Error::data(format!("No row of headings for {} was found", kind.name()))
            .safe("Nothing was changed")
            .next("Give each column a heading such as Ref, Action, Lead agency, Target date, Status");
    };
    Error::data(format!(
        "Row {} looks like the headings, but no column holds {}; the headings found are {}",
        plan.heading_row(),
        what.words(),
        plan.headings_in_words()
    ))
    .safe("Nothing was changed")
    .next(format!("Say which column it is with --map {}=HEADING, or choose another kind of import", what.field()))
}

/// Whether Green has to be asked about.
pub fn question(plans: &[Plan<'_>], request: &Request) -> Option<GreenQuestion> {
    if request.green.is_some() {
        return None;
    }
    let (mut cells, mut complete) = (0, false);
    for plan in plans {
        let Some(column) = plan.column("action", "rag").map(|mapped| mapped.column) else { continue };
        for row in plan.data().iter().filter(|row| !row.is_blank()) {
            let Some(cell) = row.cells.get(column) else { continue };
            let read = status::read(cell, None);
            cells += usize::from(read.plain_green);
            complete |= read.rag == Some("blue");
        }
    }
    (cells > 0).then_some(GreenQuestion { cells, suggests: complete.then_some(Green::OnTrack) })
}
