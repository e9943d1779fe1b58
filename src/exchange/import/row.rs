//! The rows below the headings, one by one, as drafts, with merged and blank reference cells carried down. Must not know
//! the register.

use super::aside::{Aside, aside};
use super::draft::{Draft, Line, Named, Part};
use super::goal::Goal;
use super::mapping::Mapped;
use super::plan::Plan;
use super::report::{Problem, shown};
use super::status::Status;
use super::{Kind, Request, cell, date, status};
use crate::domain::entity::Entity;
use crate::domain::field::Kind as Holds;
use crate::domain::register::Action;
use crate::domain::value::Value;
use crate::error::Result;
use crate::exchange::sheet::{Cell, CellValue, Row, Sheet};

static ACTION: Entity = Action::ENTITY;

/// What the rows above say, for cells left blank below them.
#[derive(Default)]
struct Above {
    reference: String,
    /// Whether a reference stood there that could not be read.
    lost: bool,
    number: String,
    recommendation: String,
    /// The row of the headings of another table, below which nothing is where it should be.
    other_headings: Option<u32>,
}

/// Read every row. `step` is told of each and may stop it.
pub fn read(plan: &Plan<'_>, request: &Request, step: &mut dyn FnMut() -> Result<()>) -> Result<Vec<Line>> {
    let mut above = Above::default();
    let mut lines = Vec::with_capacity(plan.data().len());
    for row in plan.data() {
        step()?;
        let skipped = |why: &str| Line::Skipped { row: row.number, raw: shown(row), why: why.to_owned() };
        lines.push(match aside(row, plan) {
            Some(Aside::Nothing(why)) => skipped(why),
            Some(Aside::Headings) => {
                above.other_headings = None;
                skipped("the headings again")
            }
            Some(Aside::OtherHeadings) => {
                above.other_headings = Some(row.number);
                skipped("the headings of another table")
            }
            Some(Aside::Case(reference)) => {
                above = Above { reference, other_headings: above.other_headings, ..Above::default() };
                skipped("it names the case of the rows below")
            }
            None => Line::Row(Box::new(draft(row, plan, request, &mut above))),
        });
    }
    Ok(lines)
}

/// The cell of a column, or of the merge above it that it belongs to. A merge from the left says nothing of this one.
fn through<'s>(sheet: &'s Sheet, row: &'s Row, column: usize) -> Option<&'s Cell> {
    let own = row.cells.get(column)?;
    match own.merged_from {
        Some((number, from)) if from == column => sheet.row(number)?.cells.get(column),
        _ => Some(own),
    }
}

fn draft(row: &Row, plan: &Plan<'_>, request: &Request, above: &mut Above) -> Draft {
    let mut draft = Draft { row: row.number, ..Draft::default() };
    for mapped in &plan.mapping {
        let Some(cell) = through(plan.sheet, row, mapped.column) else { continue };
        let own = row.cells.get(mapped.column).is_some_and(|cell| cell.merged_from.is_none());
        if !cell.value.is_empty() {
            draft.cells.push((mapped.heading.clone(), cell.value.shown()));
        }
        let Some(goal) = mapped.field else { continue };
        if goal.entity.name == "action" && !goal.is_reference() && !cell.value.is_empty() && own {
            draft.action_cells.push(format!("{}: {}", mapped.heading, cell.value.shown().trim()));
        }
        let before = draft.problems.len();
        read_cell(&mut draft, goal, mapped, (cell, plan.sheet.from_1904), request);
        if own {
            draft.own.push(goal);
        } else {
            // What is odd about a merged cell is said once, in the row it stands in.
            draft.problems.truncate(before);
        }
    }
    settle_dates(&mut draft);
    settle_status(&mut draft);
    carry_down(&mut draft, plan, above);
    say_what_is_odd(&mut draft, row, plan);
    if let Some(headings) = above.other_headings {
        let why = format!(
            "this row stands below other headings (row {headings}), so its columns are not those of the sheet; give \
             that table a sheet of its own"
        );
        draft.refused = Some(Problem::of_row(shown(row), why));
    }
    draft
}

/// A row that may not be what it was taken for, or may have slipped to the right.
fn say_what_is_odd(draft: &mut Draft, row: &Row, plan: &Plan<'_>) {
    for mapped in plan.beyond_the_headings() {
        let cell = row.value(mapped.column);
        if !cell.is_empty() {
            let why = "this stands beyond the last heading; cells of the row may have moved to the right";
            draft.problems.push(Problem::of_field("", &mapped.heading, &cell.shown(), why));
        }
    }
    let telling = |mapped: &&Mapped| mapped.field.is_some_and(|goal| goal.is_reference() || goal.field.name == "what");
    let struck = |mapped: &&Mapped| row.cells.get(mapped.column).is_some_and(|cell| cell.struck);
    if let Some(mapped) = plan.mapping.iter().filter(telling).find(struck) {
        let why = "this is struck out in the file; the row was taken as it stands";
        let raw = row.value(mapped.column).shown();
        draft.problems.push(Problem::of_field("", &mapped.heading, &raw, why));
    }
    let words = plan.column("action", "what").filter(|mapped| !row.value(mapped.column).is_empty());
    let Some(mapped) = words.filter(|_| plan.columns_of_actions() >= 3) else { return };
    if row.cells.iter().filter(|cell| !cell.value.is_empty() || cell.formula).count() == 1 {
        let why = "nothing else is said in this row; it was taken for an action";
        let raw = row.value(mapped.column).shown();
        draft.problems.push(Problem::of_field("what", &mapped.heading, &raw, why).light());
    }
}

fn read_cell(draft: &mut Draft, goal: Goal, mapped: &Mapped, (cell, from_1904): (&Cell, bool), request: &Request) {
    let (entity, field) = (goal.entity, goal.field);
    let raw = cell.value.shown();
    let dated = from_1904 && matches!(field.kind, Holds::Date | Holds::Loose);
    let counted = dated.then(|| date::counted_from_1904(cell)).flatten();
    let cell = counted.as_ref().unwrap_or(cell);
    let problem =
        |(why, grave): (String, bool)| Problem { grave, ..Problem::of_field(field.name, &mapped.heading, &raw, why) };
    let keep = |part: &mut Part| part.kept.push(format!("{}: {}", mapped.heading, raw.trim()));
    if let Some(why) = cell::unread(cell) {
        let problem = problem((why.to_owned(), true));
        match goal.is_reference() {
            true => draft.refused = Some(Problem { field: "reference".to_owned(), ..problem }),
            false => draft.problems.push(problem),
        }
        return;
    }
    if goal.is_reference() {
        draft.reference = cell::line(&cell.value);
        if matches!(cell.value, CellValue::Date { .. }) && !request.means(&draft.reference) {
            let why = "this is a date: a spreadsheet makes one of a reference such as 2021/04; say which case it is";
            draft.refused = Some(Problem::of_field("case", &mapped.heading, &raw, why));
        }
        return;
    }
    if !cell.value.is_empty() {
        draft.part(entity.name).cells.push((field.name, mapped.heading.clone(), raw.trim().to_owned()));
    }
    let aimable = matches!(cell.value, CellValue::Text(_) | CellValue::Number(_) | CellValue::Date { .. });
    if goal.is("action", "due") && aimable {
        let aim = date::aim(&cell.value, request.today);
        draft.problems.extend(aim.why.into_iter().map(problem));
        for (name, value) in aim.values {
            draft.action.put_if_free(entity, name, value);
        }
        return;
    }
    if goal.is("action", "original_due") && aimable {
        let aim = date::aim(&cell.value, request.today);
        draft.problems.extend(aim.why.into_iter().map(problem));
        draft.first_target = aim.values;
        return;
    }
    if goal.is("action", "progress") {
        if !cell.value.is_empty() {
            draft.stages.push((status::stage(cell), mapped.heading.clone(), raw.trim().to_owned()));
        }
        return;
    }
    if goal.is("action", "rag") {
        let status = status::read(cell, request.green);
        draft.problems.extend(status.why.map(|why| problem((why, status.keep || status.plain_green))));
        if let Some(rag) = status.rag {
            draft.action.put(entity, "rag", Value::code(rag));
        }
        if let Some(stage) = status.progress {
            draft.action.put_if_free(entity, "progress", Value::code(stage));
        }
        if status.keep {
            keep(&mut draft.action);
        }
        if status.open {
            draft.action.put_if_free(entity, "rag", Value::Missing);
        }
        return;
    }
    if matches!(field.kind, Holds::Link(_)) {
        let name = cell.value.shown().trim().to_owned();
        if date::is_date(&cell.value) || is_figures(&name) {
            draft.problems.push(problem(("this is no name; the words are kept in the remarks".to_owned(), true)));
            keep(draft.part(entity.name));
        } else if name.chars().any(char::is_alphanumeric) {
            let named = Named { field, name, heading: mapped.heading.clone() };
            draft.part(entity.name).names.push(named);
        }
        return;
    }
    let taken = cell::take(entity, field, cell, request.today);
    draft.problems.extend(taken.why.into_iter().map(problem));
    let part = draft.part(entity.name);
    if taken.keep {
        keep(part);
    }
    if let Some(value) = taken.value.filter(|value| !value.is_missing()) {
        part.add(entity, field, &mapped.heading, value);
    }
}

fn shown_cells(draft: &Draft) -> String {
    draft.cells.iter().map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join(" | ")
}

/// Whether a text is of figures alone.
fn is_figures(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && !text.contains(char::is_alphabetic)
}

/// The first of two target dates is the target where the second is blank.
fn settle_dates(draft: &mut Draft) {
    let first = std::mem::take(&mut draft.first_target);
    if first.is_empty() {
        return;
    }
    let due = first.iter().find(|(name, _)| *name == "due").map(|(_, value)| value.clone());
    if draft.action.get("due").is_none() && draft.action.get("target").is_none() {
        for (name, value) in first {
            draft.action.put_if_free(&ACTION, name, value);
        }
    }
    if let Some(due @ Value::Date(_)) = due {
        draft.action.put(&ACTION, "original_due", due);
    }
}

/// A status beside a rating: the two must not say the opposite of each other. Nor must a second status, where a column
/// of yes and no stands beside one of words.
fn settle_status(draft: &mut Draft) {
    let stages = std::mem::take(&mut draft.stages);
    let says = |status: &Status| status.open || status.progress.is_some();
    let first = stages.iter().position(|(status, ..)| says(status)).unwrap_or_default();
    let mut told: Option<(bool, String, String)> = None;
    for (at, (status, heading, raw)) in stages.into_iter().enumerate() {
        let over = status.progress.is_some_and(|stage| status::OVER.contains(&stage));
        let against = match &told {
            _ if !says(&status) => None,
            Some((theirs, heading, raw)) if *theirs != over => Some((heading.clone(), raw.clone(), "that")),
            Some(_) => continue,
            None => against_rating(draft, over),
        };
        if at == first {
            told = Some((over, heading.clone(), raw.clone()));
        }
        let words = format!("{heading}: {raw}");
        if let Some((other, cell, taken)) = against {
            let why = format!(
                "{other} says \"{cell}\" in the same row; {taken} was taken, and these words kept in the remarks"
            );
            draft.problems.push(Problem::of_field("progress", &heading, &raw, why));
            draft.action.kept.push(words);
            continue;
        }
        if let Some(why) = status.why {
            draft.problems.push(Problem { grave: status.keep, ..Problem::of_field("progress", &heading, &raw, why) });
        }
        if status.keep {
            draft.action.kept.push(words);
        }
        if let Some(stage) = status.progress {
            draft.action.put(&ACTION, "progress", Value::code(stage));
        }
    }
}

/// The heading and the cell of a rating that says the opposite of a status.
fn against_rating(draft: &Draft, over: bool) -> Option<(String, String, &'static str)> {
    let rag = draft.action.text("rag");
    let against = match rag {
        "blue" => !over,
        "green" | "amber" | "red" => over,
        _ => false,
    };
    let (heading, cell) = draft.action.cell("rag").unwrap_or(("the rating", rag));
    against.then(|| (heading.to_owned(), cell.to_owned(), "the rating"))
}

/// A blank reference takes the one above, and so does the recommendation of the same reference. In a list of cases a
/// row without a reference is nobody's.
fn carry_down(draft: &mut Draft, plan: &Plan<'_>, above: &mut Above) {
    let carries = plan.kind != Kind::Cases;
    let said = !draft.reference.is_empty();
    draft.names_its_case = said && draft.own.iter().any(Goal::is_reference);
    let lost = draft.refused.is_some();
    if !said && carries && above.lost && !lost {
        draft.refused = Some(Problem::of_row(shown_cells(draft), "the reference of the rows above could not be read"));
    }
    above.lost = lost || (above.lost && !said);
    if !said && carries && !above.lost {
        draft.reference.clone_from(&above.reference);
    }
    let same = draft.reference == above.reference;
    let entity = plan.recommendations();
    let number = draft.recommendation.text("number").to_owned();
    let blank = draft.recommendation.text("what").is_empty();
    if let Some(entity) = entity.filter(|_| same && carries) {
        if blank && !above.recommendation.is_empty() {
            draft.recommendation.put(entity, "what", Value::text(above.recommendation.clone()));
            draft.carried = true;
            if !number.is_empty() && number != above.number {
                // A number without words of its own counts the actions of the recommendation above.
                let why = "there are no words beside this number: the action was put under the recommendation above";
                draft.problems.push(Problem::of_field("recommendation", "Recommendation", &number, why).light());
                draft.action.put_if_free(&ACTION, "number", Value::text(number));
            }
        }
        let as_above = draft.recommendation.text("what") == above.recommendation;
        if (blank || draft.recommendation.text("number").is_empty()) && as_above && !above.number.is_empty() {
            draft.recommendation.put(entity, "number", Value::text(above.number.clone()));
        }
    }
    above.reference.clone_from(&draft.reference);
    draft.recommendation.text("number").clone_into(&mut above.number);
    draft.recommendation.text("what").clone_into(&mut above.recommendation);
}
