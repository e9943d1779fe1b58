//! What can be done to a whole review from any of its tabs: laying out the plan, and a family milestone of today.

use super::pick::{Pick, Row};
use super::{Answer, Step};
use crate::app::command::Cmd;
use crate::app::effect::{Effect, Owed};
use crate::domain::value::Id;

/// The name of the question which milestone was reached.
const MILESTONE: &str = "milestone";

/// A command on the review; `None` when it is not one of these.
pub fn run(case: Id, command: Cmd) -> Option<Step> {
    match command {
        Cmd::LayPlan => Some(Step::effect(Effect::LayPlan { case })),
        Cmd::Milestone => Some(Step::effect(Effect::Milestones { case })),
        _ => None,
    }
}

/// The milestones not reached yet, plan by plan, the next one owed first.
pub fn offer(owed: &[Owed]) -> Step {
    if owed.is_empty() {
        return Step::refuse("No milestone is left to mark, or no contact plan may be used; see the Family tab.");
    }
    let rows = owed
        .iter()
        .map(|row| Row::new(&format!("{} {}", row.plan, row.code), &format!("{} {}", row.code, row.label), &row.whose))
        .collect();
    Step::push(Pick::new(MILESTONE, "Reached today", rows))
}

/// The milestone chosen, marked with today's date; `None` when another question was answered.
pub fn answered(case: Id, answer: &Answer) -> Option<Step> {
    let Answer::Choice(MILESTONE, chosen) = answer else { return None };
    let (plan, code) = chosen.split_once(' ')?;
    Some(Step::effect(Effect::MarkMilestone { case, plan: plan.parse().ok()?, code: code.to_owned() }))
}
