//! The dates a letter gives of clocks: where the clock stands, whether that is written in the register or worked out.

use super::super::input::Input;
use crate::domain::date::Date;
use crate::domain::process::clock::{self, Run};

fn run<'a>(input: &Input<'a>, code: &str) -> Option<Run<'a>> {
    clock::runs(input.dossier, input.today, input.holidays).into_iter().find(|run| run.clock.code == code)
}

/// The day by which the partnership has to decide.
pub fn decision_due(input: &Input<'_>) -> Option<Date> {
    run(input, "D2").and_then(|run| run.current).or(input.dossier.case.decision_due)
}

/// The day the report was first due.
pub fn first_due(input: &Input<'_>) -> Option<Date> {
    input.dossier.case.original_due.or_else(|| run(input, "D5")?.original)
}

/// The day the report is due now, when that is not simply the rule's: agreed, written down, or moved by a pause.
pub fn agreed_due(input: &Input<'_>) -> Option<Date> {
    let written = input.dossier.case.agreed_due;
    let Some(run) = run(input, "D5") else { return written };
    run.current.filter(|_| written.is_some() || run.current != run.original)
}
