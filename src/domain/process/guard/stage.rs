//! A stage that runs ahead of what the record holds.

use super::super::super::register::Case;
use super::super::wording;
use super::{Refusal, Write};

/// Whether a case holds something.
type Holds = fn(&Case) -> bool;

/// What a stage rests on, in the order of the process: each also rests on what the stages before it do.
static RESTS: &[(&str, &[(&str, Holds)])] = &[
    (
        "not_proceeding",
        &[("a decision not to review", |case| case.decided.is_some() && case.outcome.0.starts_with("no_"))],
    ),
    ("decision_pending_cause", &[("what it waits for", |case| case.outcome.is("pending_cause"))]),
    ("commissioned", &[DECISION]),
    ("panel_running", &[DECISION]),
    ("drafting", &[DECISION]),
    ("family_review", &[DECISION]),
    ("csp_signoff", &[DECISION]),
    ("submitted_qa", &[DECISION, COMPLETED, SUBMITTED]),
    ("returned_for_changes", &[DECISION, COMPLETED, SUBMITTED]),
    (
        "resubmitted",
        &[DECISION, COMPLETED, SUBMITTED, ("the day it was resubmitted", |case| case.resubmitted.is_some())],
    ),
    ("cleared", &[DECISION, COMPLETED, SUBMITTED, CLEARED]),
    ("publication_planned", &[DECISION, COMPLETED, SUBMITTED, CLEARED]),
    ("published", &[DECISION, COMPLETED, SUBMITTED, PUBLISHED]),
    ("publication_withheld", &[DECISION, COMPLETED]),
    ("actions_live", &[DECISION, COMPLETED, SUBMITTED, OUT]),
];

const DECISION: (&str, Holds) = ("a decision to review, with its day", |case| {
    case.decided.is_some() && ["review", "joint", "directed"].iter().any(|code| case.outcome.is(code))
});
const COMPLETED: (&str, Holds) = ("the day the report was completed", |case| case.completed.is_some());
const SUBMITTED: (&str, Holds) = ("the day it was submitted", |case| case.submitted.is_some());
const CLEARED: (&str, Holds) = ("the day of clearance", |case| case.cleared.is_some());
const PUBLISHED: (&str, Holds) = ("the day of publication", |case| case.published.is_some());
const OUT: (&str, Holds) =
    ("the day of publication", |case| case.published.is_some() || case.publication.is("withheld"));

/// What a stage rests on.
fn rests(stage: &str) -> &'static [(&'static str, Holds)] {
    RESTS.iter().find(|(own, _)| *own == stage).map_or(&[], |(_, rests)| *rests)
}

/// A stage needs what it rests on. Without a decision no review begins; the rest is asked for with a reason, and only once:
/// what the stage before rested on already is not asked again.
pub fn stage(write: &Write<'_>) -> Vec<Refusal> {
    let Some(stage) = write.sets("case", "stage").and_then(|value| value.as_text()) else { return Vec::new() };
    let (case, asked) = (&write.after.case, rests(&write.before.case.stage.0));
    let lacks: Vec<&str> = rests(stage)
        .iter()
        .filter(|(what, holds)| !holds(case) && !asked.iter().any(|(own, _)| own == what))
        .map(|(what, _)| *what)
        .collect();
    let undecided = lacks.first() == Some(&DECISION.0);
    if lacks.is_empty() || undecided && write.before.is_refused() {
        // Of a review decided against another rule speaks.
        return Vec::new();
    }
    let label = super::super::super::vocabulary::STAGE.label(stage);
    let text =
        format!("The stage \"{label}\" runs ahead of the record, which does not hold {}.", wording::list(&lacks));
    vec![write.refusal(if undecided { "E01" } else { "stage" }, "stage", text, !undecided)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_named_is_one_of_the_list() {
        for (stage, _) in RESTS {
            assert!(crate::domain::vocabulary::STAGE.terms.iter().any(|term| term.code == *stage), "{stage}");
        }
    }
}
