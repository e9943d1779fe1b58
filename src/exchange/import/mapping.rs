//! Which column goes to which field: by the heading's name, by likeness, by what its cells hold, and by hand above
//! all. Must not know the register's records.

use super::goal::{self, Goal};
use super::heading::Headings;
use super::names::{Fit, Names, is_by_the_clock, is_personal, plain, says_which_date, speaks_of_the_case};
use super::{Request, date, status};
use crate::domain::field::Kind;
use crate::exchange::sheet::address::letters;
use crate::exchange::sheet::{Cell, Row, Sheet};

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

/// Why a column goes nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// No field answers to its heading.
    Unknown,
    /// A person said so.
    ByHand,
    /// It says only yes or no, where the field of this label holds a day.
    YesNo(&'static str),
    /// A register of ours worked it out.
    ByTheClock,
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
    /// Why it goes nowhere, when it does.
    pub left: Left,
}

impl Mapped {
    /// "action.due", or nothing.
    pub fn field_name(&self) -> String {
        self.field.map(|goal| goal.name()).unwrap_or_default()
    }

    /// "column B", which tells it from another of the same heading.
    pub fn letters(&self) -> String {
        format!("column {}", letters(self.column))
    }
}

/// Where every column goes. Columns with neither a heading nor a value are not listed.
pub fn map(headings: &Headings, sheet: &Sheet, names: &Names, request: &Request) -> Vec<Mapped> {
    let rows = sheet.rows.get(headings.last + 1..).unwrap_or_default();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(headings.shown.len());
    let mut columns: Vec<Mapped> = (0..width).map(|column| unmapped(headings, rows, column)).collect();
    let by_hand = hand(&mut columns, &sheet.name, names, request);
    let acts = is_of_actions(headings, names);
    let (mut offers, mut no_days) = (Vec::new(), Vec::new());
    for mapped in columns.iter().filter(|mapped| mapped.by == By::Nothing && !by_hand.contains(&mapped.column)) {
        let ways = headings.readings.get(mapped.column).map(Vec::as_slice).unwrap_or_default();
        let fits: Vec<Fit> = names.reading(ways).map(|(_, fits)| fits).unwrap_or_default();
        let yes_no = are_yes_or_no(rows, mapped.column);
        for fit in fits {
            let of_the_case = |goal: &Goal| goal.entity.name == "case" && !goal.is_reference();
            let meant = |goal: &&Goal| {
                !acts || !of_the_case(goal) || (fit.exact && ways.iter().any(|way| speaks_of_the_case(way)))
            };
            if let Some(goal) = names.goals.get(fit.goal).filter(meant) {
                if yes_no && matches!(goal.field.kind, Kind::Date | Kind::Loose) {
                    no_days.push((mapped.column, goal.field.label));
                    continue;
                }
                let numbers = acts && goal.is_reference() && !ways.iter().any(|way| speaks_of_the_case(way));
                let counted = if numbers && are_counters(rows, mapped.column) { -0.5 } else { 0.0 };
                let score = fit.score + weight(*goal, rows, mapped.column, request) + counted;
                offers.push((score, fit, *goal, mapped.column));
            }
        }
    }
    offers.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.goal.cmp(&b.1.goal)).then(a.3.cmp(&b.3)));
    for (score, fit, goal, column) in offers {
        let taken = columns.iter().any(|mapped| mapped.field == Some(goal));
        // Several columns of comments go together into one long text; of anything else the surest column wins.
        let long = goal.field.kind == Kind::Long && !goal.is("recommendation", "what");
        // A column of yes and no may stand beside the status it repeats.
        let repeats = goal.is("action", "progress") && are_yes_or_no(rows, column);
        let shared = fit.exact && (long || repeats);
        if fit.score < ENOUGH || (taken && !shared) {
            continue;
        }
        if let Some(mapped) = columns.get_mut(column).filter(|mapped| mapped.field.is_none()) {
            mapped.field = Some(goal);
            mapped.score = score.clamp(0.0, 1.0);
            mapped.by = if fit.exact { By::Alias } else { By::Similar };
        }
    }
    for (column, label) in no_days {
        let none = |mapped: &&mut Mapped| mapped.column == column && mapped.field.is_none();
        if let Some(mapped) = columns.iter_mut().find(none) {
            mapped.left = Left::YesNo(label);
        }
    }
    first_date_first(&mut columns);
    columns.retain(|mapped| mapped.filled > 0 || mapped.field.is_some() || has_heading(headings, mapped.column));
    columns
}

/// Whether the rows are actions or recommendations: then a column is of the case only where its heading says so.
fn is_of_actions(headings: &Headings, names: &Names) -> bool {
    let acts = |fit: &Fit| {
        let goal = names.goals.get(fit.goal);
        fit.exact && goal.is_some_and(|goal| goal.field.name == "what" && goal.entity.name != "case")
    };
    headings.readings.iter().flatten().any(|way| names.fits(way).iter().any(acts))
}

/// Of two dates an action is owed on whose headings do not say which is which, the one on the left came first.
fn first_date_first(columns: &mut [Mapped]) {
    let at = |name: &str| {
        let is = |mapped: &Mapped| mapped.field.is_some_and(|goal| goal.is("action", name)) && mapped.by != By::Hand;
        columns.iter().position(|mapped| is(mapped) && !says_which_date(&mapped.heading))
    };
    if let (Some(due), Some(first)) = (at("due"), at("original_due"))
        && due < first
    {
        let (now, then) = (columns.get(due).and_then(|own| own.field), columns.get(first).and_then(|own| own.field));
        for (place, field) in [(due, then), (first, now)] {
            if let Some(mapped) = columns.get_mut(place) {
                mapped.field = field;
            }
        }
    }
}

fn has_heading(headings: &Headings, column: usize) -> bool {
    headings.shown.get(column).is_some_and(|text| !text.is_empty())
}

fn unmapped(headings: &Headings, rows: &[Row], column: usize) -> Mapped {
    let heading = headings.shown.get(column).filter(|text| !text.is_empty());
    let heading = heading.cloned().unwrap_or_else(|| format!("column {}", letters(column)));
    let filled = rows.iter().filter(|row| !row.value(column).is_empty()).count();
    let personal = is_personal(&heading);
    let left = if is_by_the_clock(&heading) { Left::ByTheClock } else { Left::Unknown };
    Mapped { heading, column, field: None, score: 0.0, by: By::Nothing, filled, personal, left }
}

/// What a person chose; returns the columns it settles, those left out included.
fn hand(columns: &mut [Mapped], sheet: &str, names: &Names, request: &Request) -> Vec<usize> {
    let mut settled = Vec::new();
    for own in request.map.iter().filter(|own| own.is_for(sheet)) {
        let Some(mapped) = columns.iter_mut().find(|mapped| is_called(mapped, &own.heading)) else { continue };
        settled.push(mapped.column);
        (mapped.by, mapped.left) = (By::Nothing, Left::ByHand);
        mapped.field = goal::find(&names.goals, &own.field);
        if mapped.field.is_some() {
            mapped.by = By::Hand;
            mapped.score = 1.0;
        }
    }
    settled
}

/// Whether a column is the one a person names, by heading or as "column B".
pub fn is_called(mapped: &Mapped, heading: &str) -> bool {
    plain(&mapped.heading) == plain(heading) || plain(&mapped.letters()) == plain(heading)
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
        _ if goal.is("action", "original_due") && share(&|cell| date::is_target(&cell.value)) == 0.0 => -0.4,
        _ if goal.is("action", "progress") && share(&|cell| status::is_stage(cell)) == 0.0 => -0.35,
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

/// Whether these cells say yes or no and nothing else.
fn are_yes_or_no(rows: &[Row], column: usize) -> bool {
    let mut cells =
        rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.value.is_empty()).peekable();
    cells.peek().is_some() && cells.take(SAMPLE).all(status::is_yes_or_no)
}

/// Whether these cells only count: 1, 2, 3, or 1.1, 1.2. They number the rows and name no case.
fn are_counters(rows: &[Row], column: usize) -> bool {
    let cells = rows.iter().map(|row| row.value(column).shown().trim().to_owned()).filter(|text| !text.is_empty());
    let mut cells: Vec<String> = cells.take(SAMPLE).collect();
    let counts = |text: &String| {
        text.chars().count() <= 4
            && text.starts_with(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'a'..='h'))
    };
    let (all, count) = (cells.iter().all(counts), cells.len());
    cells.dedup();
    all && cells.len() * 4 > count * 3
}
