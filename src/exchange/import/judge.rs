//! What a row stands for, and why one that has found its case still cannot be written. Must not know the register.

use super::Kind;
use super::draft::{Draft, Part};
use super::place::{Found, Places};
use super::report::{Outcome, Problem, RowReport};
use crate::domain::change::{Batch, Change};
use crate::domain::entity::Entity;
use crate::domain::process::lacking::for_its_stage;
use crate::domain::record::Record;
use crate::domain::register::{Action, Case, Recommendation};
use crate::domain::value::Value;
use crate::domain::vocabulary::STAGE;

static CASE: Entity = Case::ENTITY;
static ACTION: Entity = Action::ENTITY;
static RECOMMENDATION: Entity = Recommendation::ENTITY;

/// A row that has found its case.
pub struct Row<'k> {
    pub draft: Draft,
    pub case: Result<Found<'k>, String>,
}

/// The case of a row, and the number of its recommendation when the reference held it.
pub fn placed<'k>(mut draft: Draft, places: &mut Places<'k>, kind: Kind, alone: bool) -> Row<'k> {
    let case = places.find(&draft.reference).map(|(case, number)| {
        if let Some(number) = number {
            draft.recommendation.put_if_free(&RECOMMENDATION, "number", Value::text(number));
        }
        case
    });
    if alone && !draft.action.is_empty() && !draft.carried {
        let what = draft.recommendation.get("what").cloned().unwrap_or_default();
        draft.action.put_if_free(&ACTION, "what", what);
    }
    // A case without an action: what stands in the columns of actions is kept with the case.
    let no_words = draft.action.text("what").is_empty() && draft.recommendation.text("what").is_empty();
    if kind == Kind::Tracker && no_words && draft.names_its_case {
        let cells = std::mem::take(&mut draft.action_cells);
        draft.action = Part::default();
        draft.case.kept.extend(cells);
    }
    Row { draft, case }
}

/// What a row stands for.
pub fn entity_of(draft: &Draft, kind: Kind) -> &'static Entity {
    let own_words = !draft.recommendation.text("what").is_empty() && !draft.carried;
    match kind {
        Kind::Cases => &CASE,
        _ if !draft.action.text("what").is_empty() => &ACTION,
        _ if own_words => &RECOMMENDATION,
        Kind::Actions => &ACTION,
        Kind::Tracker if draft.action.is_empty() => &CASE,
        Kind::Tracker => &ACTION,
    }
}

/// Why a row cannot be brought in although its case is known.
pub fn refusal(draft: &Draft, kind: Kind) -> Option<Problem> {
    if draft.refused.is_some() {
        return draft.refused.clone();
    }
    let no_words = draft.action.text("what").is_empty();
    let own_words = !draft.recommendation.text("what").is_empty() && !draft.carried;
    let about_an_action = !draft.action.is_empty();
    let raw = || draft.cells.iter().map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join(" | ");
    match kind {
        Kind::Cases => None,
        _ if no_words && about_an_action => Some(Problem::of_field(
            "what",
            "Action",
            "",
            "the row says something of an action, but the action is blank",
        )),
        Kind::Actions if no_words && !own_words => Some(Problem::of_row(raw(), "there is no action in this row")),
        Kind::Tracker if no_words && !own_words && draft.case.is_empty() && draft.cells.len() < 2 => {
            Some(Problem::of_row(raw(), "there is nothing but a reference in this row"))
        }
        _ => None,
    }
}

pub fn skipped(row: u32, raw: &str, why: String) -> RowReport {
    RowReport {
        row,
        outcome: Outcome::Skipped,
        written: false,
        entity: "",
        reference: String::new(),
        problems: vec![Problem::of_row(raw, why).light()],
        changed: Vec::new(),
        kept: Vec::new(),
        asks: false,
        like: None,
        cells: Vec::new(),
    }
}

/// What a case lacks for its stage; it comes in all the same.
pub fn lacking(case: &Record) -> Option<Problem> {
    let lacks: Vec<String> = for_its_stage(case).iter().map(|field| format!("\"{}\"", field.label)).collect();
    let (last, rest) = lacks.split_last()?;
    let lacks = if rest.is_empty() { last.clone() } else { format!("{} or {last}", rest.join(", ")) };
    let stage = STAGE.label(case.get("stage").as_text().unwrap_or_default());
    let why = format!("needs a look later: nothing is said under {lacks}, which is known by the stage {stage}");
    Some(Problem::of_row("", why).light())
}

/// Complete actions that will stay on the lists of what is owed, since no day of completion is given.
pub fn undated(reports: &[RowReport], batch: &Batch) -> Option<String> {
    if reports.iter().all(|report| !report.written) {
        return None;
    }
    let count = batch.changes.iter().filter(|change| match change {
        Change::Add { entity, values } if entity.name == "action" => {
            let has = |name: &str| values.iter().any(|(own, value)| *own == name && !value.is_missing());
            let blue = values.iter().any(|(own, value)| *own == "rag" && value.as_text() == Some("blue"));
            blue && has("due") && !has("completed")
        }
        _ => false,
    });
    let count = count.count();
    (count > 0).then(|| {
        let (actions, stay) = match count {
            1 => ("1 action is".to_owned(), "stays"),
            _ => (format!("{count} actions are"), "stay"),
        };
        format!("{actions} complete with a target but no day of completion, and {stay} on the list of what is owed until it is given")
    })
}
