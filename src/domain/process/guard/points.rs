//! Rules about quality assurance: what may not be said while a point is open, and submissions told apart.

use super::super::super::value::Value;
use super::super::quality::{Statement, gate};
use super::case::closes;
use super::{Refusal, Write};

/// Stages a review reaches only once its report is cleared.
const CLEARED: &[&str] = &["cleared", "publication_planned", "published", "actions_live"];

/// E08: no statement while a point is open.
pub fn points(write: &Write<'_>) -> Vec<Refusal> {
    let Some((statement, said, field)) = says(write) else { return Vec::new() };
    let open = gate(write.after, statement);
    if open.is_empty() {
        return Vec::new();
    }
    let texts: Vec<String> = open.into_iter().map(|open| open.text).collect();
    let text = format!("The review cannot be called {said} yet. {}.", texts.join(". "));
    vec![write.refusal("E08", field, text, false)]
}

/// What a change says of the report, in a word, and the field that says it.
fn says(write: &Write<'_>) -> Option<(Statement, &'static str, &'static str)> {
    let plain = |statement: Statement, field| Some((statement, statement.label(), field));
    let stage = |codes: &[&str]| write.sets_code("case", "stage", codes);
    if closes(write) && write.after.is_review() {
        return plain(Statement::Closed, if write.touches("closed") { "closed" } else { "stage" });
    }
    if write.sets("case", "cleared").is_some() {
        return plain(Statement::Cleared, "cleared");
    }
    if stage(CLEARED) {
        return plain(Statement::Cleared, "stage");
    }
    if write.sets("case", "resubmitted").is_some() {
        return plain(Statement::Resubmitted, "resubmitted");
    }
    if stage(&["resubmitted"]) {
        return plain(Statement::Resubmitted, "stage");
    }
    if write.sets("qa_letter", "answered").is_some() {
        return plain(Statement::Resubmitted, "answered");
    }
    for (entity, field) in [("case", "qa_outcome"), ("submission", "outcome")] {
        if write.sets_code(entity, field, &["adequate"]) {
            return Some((Statement::Resubmitted, "found adequate", field));
        }
    }
    // The first sending answers no letter.
    let again = write.sets("submission", "sent").is_some() && !write.after.qa_letters.is_empty() && is_later(write);
    if again { plain(Statement::Resubmitted, "sent") } else { None }
}

/// Whether another submission went before the one that is written.
fn is_later(write: &Write<'_>) -> bool {
    let Some(own) = write.after.submissions.iter().find(|own| own.id == write.id()) else { return false };
    own.number.is_some_and(|number| number > 1)
        || write
            .after
            .qa_letters
            .iter()
            .filter_map(|letter| letter.dated)
            .any(|dated| own.sent.is_some_and(|sent| dated <= sent))
}

/// E08: whoever did a point does not check it, and one is not accepted only with a reason.
pub fn second_person(write: &Write<'_>) -> Vec<Refusal> {
    if !["state", "done_by", "checked_by", "response"].iter().any(|field| write.sets("qa_point", field).is_some()) {
        return Vec::new();
    }
    let Some(point) = write.after.points.iter().find(|own| own.id == write.id()) else { return Vec::new() };
    let (done, checked) = (point.done_by.trim(), point.checked_by.trim());
    let same = !done.is_empty() && done.eq_ignore_ascii_case(checked);
    if same && !point.state.is("rejected") {
        let text = format!("Point {} was done by {done}: somebody else checks it.", point.number);
        return vec![write.refusal("E08", "checked_by", text, false)];
    }
    if point.state.is("rejected") && point.response.trim().is_empty() {
        let text = format!("Point {} is not accepted only with a reason: say why in the response.", point.number);
        return vec![write.refusal("E08", "response", text, false)];
    }
    Vec::new()
}

/// Submissions of a review are told apart by their numbers.
pub fn submission(write: &Write<'_>) -> Vec<Refusal> {
    let Some(Value::Number(number)) = write.sets("submission", "number") else { return Vec::new() };
    if !write.after.submissions.iter().any(|own| own.id != write.id() && own.number == Some(*number)) {
        return Vec::new();
    }
    let text = format!("No. {number} is the number of another submission of this review.");
    vec![write.refusal("twice", "number", text, false)]
}
