//! What can be done to a whole review from any of its tabs: laying out the plan, asking agencies, moving what waits
//! for a trial, and a family milestone of today.

use super::lines::{Asked, Lines};
use super::moving::Moving;
use super::pick::{Pick, Row};
use super::{Answer, Step, agreed};
use crate::app::command::Cmd;
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::reply::Owed;
use crate::domain::date::parse_day;
use crate::domain::process::family::Reached;
use crate::domain::record::Record;
use crate::domain::register::ContactPlan;
use crate::domain::value::{Fact, Id, Ref, Value};
use crate::domain::vocabulary as v;

/// The names of the questions which milestone was reached today, and which one on another day or by somebody else.
pub const MILESTONE: &str = "milestone";
const EARLIER: &str = "milestone.earlier";
/// The name of the question whose milestone it is.
pub const WHOSE: &str = "milestone.whose";

/// The questions for which kind of return agencies are asked, and which agencies.
const KIND: &str = "ask.kind";
const WHO: &str = "ask.who";

/// The kinds of return agencies are asked for.
const ASKED: [&str; 4] = ["imr", "chronology", "short_report", "scoping"];

/// A command on the review; `None` when it is not one of these.
pub fn run(case: Id, command: Cmd) -> Option<Step> {
    match command {
        Cmd::LayPlan => Some(Step::effect(Effect::LayPlan { case })),
        Cmd::MoveDue => Some(Step::push(agreed::move_date(case))),
        Cmd::Direct => Some(Step::push(agreed::direct(case))),
        Cmd::MoveEvent => Some(Step::push(Moving::new(case))),
        Cmd::AskAll => {
            let row = |code: &&str| Row::new(code, v::RETURN_KIND.label(code), "");
            Some(Step::push(Pick::new(KIND, "Ask agencies for", ASKED.iter().map(row).collect())))
        }
        Cmd::Milestone => Some(Step::effect(Effect::Milestones { case })),
        _ => None,
    }
}

/// Whose milestone is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whose {
    plan: Id,
    /// The name of the plan, such as the person's role.
    name: String,
    /// The milestone the cursor stands on; empty where it stands on none.
    code: String,
}

impl Whose {
    /// Of a plan that was chosen.
    pub fn plan(plan: Id) -> Self {
        Self { plan, ..Self::default() }
    }
}

/// The person the row under the cursor is about; none where it is of no contact plan.
///
/// # Errors
/// The reason, where that person is not to be contacted.
pub fn whose(row: &Record) -> Result<Option<Whose>, String> {
    if row.entity.name == "contact_plan" {
        let plan = ContactPlan::from(row);
        if plan.do_not_contact == Fact::Yes {
            return Err(format!("{}: \"Do not contact\" is Yes, so no milestone is marked for them.", plan.name));
        }
        return Ok(Some(Whose { plan: row.id, name: plan.name, code: String::new() }));
    }
    let Value::Link(plan) = row.get("plan") else { return Ok(None) };
    let code = match row.get("kind") {
        Value::Code(code) if row.entity.name == "milestone" => code.clone(),
        _ => String::new(),
    };
    Ok(Some(Whose { plan: plan.id, name: plan.label.clone(), code }))
}

/// The milestones not reached yet of one person, the next one owed first. Where nobody is meant and there are several
/// plans, the person is asked for first.
pub fn offer(owed: &[Owed], whose: Option<&Whose>) -> Step {
    let mut owed: Vec<&Owed> = owed.iter().collect();
    if let Some(whose) = whose {
        owed.retain(|row| row.plan == whose.plan);
        if owed.is_empty() {
            return Step::refuse(format!("{}: no milestone is left to mark, or they may not be reached.", whose.name));
        }
    }
    let Some(first) = owed.first() else {
        return Step::refuse("No milestone is left to mark, or no contact plan may be used.");
    };
    if owed.iter().any(|row| row.plan != first.plan) {
        let mut plans = owed.clone();
        plans.dedup_by_key(|row| row.plan);
        let rows = plans.iter().map(|row| Row::new(&row.plan.to_string(), &row.name, &row.whose)).collect();
        return Step::push(Pick::new(WHOSE, "Family milestone of", rows));
    }
    let value = |row: &Owed| format!("{} {} {}", row.plan, row.code, row.name);
    let rows = owed.iter().map(|row| Row::new(&value(row), &format!("{} {}", row.code, row.label), &row.whose));
    let at = owed.iter().find(|row| whose.is_some_and(|whose| whose.code == row.code)).unwrap_or(first);
    let title = format!("Reached today: {}", first.name);
    Step::push(Pick::new(MILESTONE, title, rows.collect()).at(&value(at)).or(EARLIER, "another day or person"))
}

/// What a chosen milestone says: the plan, the code and whose it is.
pub fn chosen(value: &str) -> Option<(Id, &str, &str)> {
    let (plan, rest) = value.trim().split_once(' ')?;
    let (code, name) = rest.split_once(' ').unwrap_or((rest, ""));
    Some((plan.parse().ok()?, code, name))
}

/// A milestone of another day, by somebody else or with what they answered.
pub fn earlier(case: Id, plan: Id, code: &str, name: &str) -> Lines {
    let answers: Vec<String> = v::MILESTONE_ANSWER.terms.iter().map(|term| term.label.to_owned()).collect();
    let asked = vec![
        Asked::text("Reached on", ""),
        Asked::text("By whom", ""),
        Asked::one_of("Answer", answers),
        Asked::text("Why, if it does not apply", ""),
    ];
    let whose = if name.is_empty() { String::new() } else { format!("{name}: ") };
    let title = format!("{whose}{code} {}", v::MILESTONE.label(code));
    // The place of a draft is parted by strokes.
    let name = format!("{MILESTONE} {plan} {code} {}", name.replace('/', " "));
    let code = code.to_owned();
    let meaning = move |cx: &Context, case: Id, values: &[&str]| {
        let [on, by, answer, reason] = values else { return Err("Fill in every line.".to_owned()) };
        let on = parse_day(on, cx.today).map_err(|why| format!("Reached on: {why}."))?;
        if on > cx.today {
            return Err("Reached on: that day is still to come.".to_owned());
        }
        if by.is_empty() {
            return Err("Say who did it, such as the chair or their advocate.".to_owned());
        }
        let answer = v::MILESTONE_ANSWER.terms.iter().find(|term| term.label == *answer).map_or("", |term| term.code);
        let reached = Reached { on, by: (*by).to_owned(), answer: answer.to_owned(), reason: (*reason).to_owned() };
        Ok(Effect::MarkMilestone { case, plan, code: code.clone(), reached: Some(reached) })
    };
    let note = "The day it was reached or answered, and who did it.";
    Lines::new(name, title, note, case, asked, Box::new(meaning))
}

/// The agencies to choose from; those the review knows are ticked.
pub fn offer_agencies(kind: &str, agencies: &[(Ref, bool)]) -> Step {
    if agencies.is_empty() {
        return Step::refuse("Every agency has been asked for this already.");
    }
    let rows = agencies.iter().map(|(agency, is_known)| {
        let row = Row::new(&format!("{kind} {}", agency.id), &agency.label, "");
        if *is_known { row.ticked() } else { row }
    });
    let title = format!("Ask for: {}", v::RETURN_KIND.label(kind));
    Step::push(Pick::several(WHO, title, rows.collect()))
}

/// What follows from an answer; `None` when another question was answered.
pub fn answered(case: Id, answer: &Answer) -> Option<Step> {
    match answer {
        Answer::Choice(MILESTONE, value) => {
            let (plan, code, _) = chosen(value)?;
            Some(Step::effect(Effect::MarkMilestone { case, plan, code: code.to_owned(), reached: None }))
        }
        Answer::Choice(EARLIER, value) => {
            let (plan, code, name) = chosen(value)?;
            Some(Step::push(earlier(case, plan, code, name)))
        }
        Answer::Choice(KIND, kind) => Some(Step::effect(Effect::Askable { case, kind: kind.clone() })),
        Answer::Choices(WHO, chosen) if chosen.is_empty() => Some(Step::say("Nobody was ticked; nobody was asked.")),
        Answer::Choices(WHO, chosen) => {
            let pairs: Vec<(&str, &str)> = chosen.iter().filter_map(|row| row.split_once(' ')).collect();
            let agencies = pairs.iter().filter_map(|(_, id)| id.parse().ok()).collect();
            let kind = pairs.first().map(|(kind, _)| (*kind).to_owned())?;
            Some(Step::effect(Effect::AskAll { case, kind, agencies }))
        }
        _ => None,
    }
}
