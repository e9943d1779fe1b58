//! Which column goes to which field: by the heading's name, by likeness, by what its cells hold, and by hand above
//! all. Must not know the register's records.

use super::goal::{self, Goal};
use super::heading::Headings;
use super::names::{Fit, Names, is_personal, plain};
use super::{Request, date, status};
use crate::domain::field::Kind;
use crate::exchange::sheet::address::letters;
use crate::exchange::sheet::{Cell, Row};

/// Cells of a column looked at to judge what it holds.
const SAMPLE: usize = 60;
/// Below this a column is left out rather than guessed.
const ENOUGH: f64 = 0.7;

/// How a column came to its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The heading is a name of the field.
    Alias,
    /// The heading is like a name of the field.
    Similar,
    /// A person chose it.
    Hand,
    /// It goes nowhere.
    Nothing,
}

/// One column and where it goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapped {
    /// As it stands in the file; the column's letter when it has none.
    pub heading: String,
    /// From 0.
    pub column: usize,
    pub field: Option<Goal>,
    /// 0 to 1: how sure.
    pub score: f64,
    pub by: By,
    /// Cells below it that hold a value.
    pub filled: usize,
    /// It names or places people, and so is left unless chosen by hand.
    pub personal: bool,
}

impl Mapped {
    /// "action.due", or nothing.
    pub fn field_name(&self) -> String {
        self.field.map(|goal| goal.name()).unwrap_or_default()
    }
}

/// Where every column goes. Columns with neither a heading nor a value are not listed.
pub fn map(headings: &Headings, rows: &[Row], names: &Names, request: &Request) -> Vec<Mapped> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(headings.shown.len());
    let mut columns: Vec<Mapped> = (0..width).map(|column| unmapped(headings, rows, column)).collect();
    let by_hand = hand(&mut columns, names, request);
    let mut offers = Vec::new();
    for mapped in columns.iter().filter(|mapped| mapped.by == By::Nothing && !by_hand.contains(&mapped.column)) {
        let ways = headings.readings.get(mapped.column).map(Vec::as_slice).unwrap_or_default();
        let fits: Vec<Fit> = names.reading(ways).map(|(_, fits)| fits).unwrap_or_default();
        for fit in fits {
            if let Some(goal) = names.goals.get(fit.goal) {
                let score = fit.score + weight(*goal, rows, mapped.column, request);
                offers.push((score, fit, *goal, mapped.column));
            }
        }
    }
    offers.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.goal.cmp(&b.1.goal)).then(a.3.cmp(&b.3)));
    for (score, fit, goal, column) in offers {
        let taken = columns.iter().any(|mapped| mapped.field == Some(goal));
        // Several columns of comments go together into one long text; of anything else the surest column wins.
        let shared = goal.field.kind == Kind::Long && fit.exact && !matches!(goal.field.name, "what");
        if fit.score < ENOUGH || (taken && !shared) {
            continue;
        }
        if let Some(mapped) = columns.get_mut(column).filter(|mapped| mapped.field.is_none()) {
            mapped.field = Some(goal);
            mapped.score = score.clamp(0.0, 1.0);
            mapped.by = if fit.exact { By::Alias } else { By::Similar };
        }
    }
    columns.retain(|mapped| mapped.filled > 0 || mapped.field.is_some() || has_heading(headings, mapped.column));
    columns
}

fn has_heading(headings: &Headings, column: usize) -> bool {
    headings.shown.get(column).is_some_and(|text| !text.is_empty())
}

fn unmapped(headings: &Headings, rows: &[Row], column: usize) -> Mapped {
    let heading = headings.shown.get(column).filter(|text| !text.is_empty());
    let heading = heading.cloned().unwrap_or_else(|| format!("column {}", letters(column)));
    let filled = rows.iter().filter(|row| !row.value(column).is_empty()).count();
    let personal = is_personal(&heading);
    Mapped { heading, column, field: None, score: 0.0, by: By::Nothing, filled, personal }
}

/// What a person chose; returns the columns it settles, those left out included.
fn hand(columns: &mut [Mapped], names: &Names, request: &Request) -> Vec<usize> {
    let mut settled = Vec::new();
    for (field, heading) in &request.map {
        let Some(mapped) = columns.iter_mut().find(|mapped| is_called(mapped, heading)) else { continue };
        settled.push(mapped.column);
        mapped.by = By::Nothing;
        mapped.field = goal::find(&names.goals, field);
        if mapped.field.is_some() {
            mapped.by = By::Hand;
            mapped.score = 1.0;
        }
    }
    settled
}

/// Whether a column is the one a person names, by heading or as "column B".
pub fn is_called(mapped: &Mapped, heading: &str) -> bool {
    plain(&mapped.heading) == plain(heading) || plain(&format!("column {}", letters(mapped.column))) == plain(heading)
}

/// What the cells say for or against a field.
fn weight(goal: Goal, rows: &[Row], column: usize, request: &Request) -> f64 {
    let cells = rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.value.is_empty());
    let cells: Vec<&Cell> = cells.take(SAMPLE).collect();
    if cells.is_empty() {
        return 0.0;
    }
    let share = |test: &dyn Fn(&Cell) -> bool| {
        let count = cells.iter().filter(|cell| test(cell)).count();
        count as f64 / cells.len() as f64
    };
    let dates = || share(&|cell| date::is_date(&cell.value));
    match goal.field.kind {
        _ if goal.is("action", "due") => match share(&|cell| date::is_target(&cell.value)) {
            0.0 => -0.4,
            share if share >= 0.5 => 0.02,
            _ => 0.0,
        },
        // Words for a target, or days to come, are not days on which something was done.
        _ if goal.is("action", "completed") && share(&|cell| date::is_plan(&cell.value, request.today)) > 0.3 => -0.4,
        Kind::Date | Kind::Loose => match dates() {
            0.0 => -0.4,
            share if share >= 0.5 => 0.02,
            _ => 0.0,
        },
        _ if goal.is("action", "rag") => {
            let known = share(&|cell| status::is_status(cell));
            if known == 0.0 { -0.35 } else { 0.0 }
        }
        Kind::Choice(list) if !list.open && share(&|cell| list.find(&cell.value.shown()).is_some()) == 0.0 => -0.2,
        Kind::Link(_) if dates() >= 0.8 => -0.4,
        Kind::Text | Kind::Long if dates() >= 0.8 => -0.15,
        _ => 0.0,
    }
}
