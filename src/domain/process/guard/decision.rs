//! Rules about the decision whether to review: what it needs, what it is made of, and that a "no" is kept.

use super::super::super::change::Change;
use super::super::super::register::Decision;
use super::super::super::value::Value;
use super::super::{Dossier, decision as record, proceeding, wording};
use super::{Refusal, Write};

/// E01, E03 and E19: what a decision needs, and what waits until the family has been told.
pub fn decision(write: &Write<'_>) -> Vec<Refusal> {
    let (after, mut found) = (write.after, Vec::new());
    if write.sets("case", "decided").is_some() {
        if after.case.attention.is_none() {
            let text = "Record first when the death came to attention: the month for deciding runs from that day.";
            found.push(write.refusal("E01", "decided", text.to_owned(), false));
        }
        if proceeding::linked(after) == proceeding::Linked::NotStated {
            let text = "Nobody has said whether there are other reviews of the same death; none must be stated.";
            found.push(write.refusal("E19", "decided", text.to_owned(), true));
        }
    }
    let goes_on = write.sets_code("case", "stage", &["commissioned", "panel_running", "not_proceeding"])
        || write.sets("case", "commenced").is_some();
    if goes_on && after.case.family_told.is_none() {
        let field = if write.touches("commenced") { "commenced" } else { "stage" };
        let text = "The family has not been told the decision; they must not hear it from anyone else.";
        found.push(write.refusal("E03", field, text.to_owned(), true));
    }
    found
}

/// Whether an outcome says that something was decided.
fn decides(outcome: &str) -> bool {
    !outcome.is_empty() && !outcome.starts_with("pending")
}

/// A new case says the day of its decision and what was decided, or neither: the clocks need both. Of a case that is
/// there Today asks for the other. The record of a decision says its day.
pub fn whole(write: &Write<'_>) -> Vec<Refusal> {
    let case = &write.after.case;
    if write.adds("decision") {
        let own = write.after.decisions.iter().find(|own| own.id == write.id());
        let dayless = own.is_some_and(|own| own.decided.is_none() && decides(&own.outcome.0));
        let text = "Say on which day it was decided: the clocks run from it.";
        return if dayless { vec![write.refusal("E01", "decided", text.to_owned(), true)] } else { Vec::new() };
    }
    if !write.is_new_case() || !write.adds("case") {
        return Vec::new();
    }
    let (field, text) = match (case.decided, decides(&case.outcome.0)) {
        (Some(_), false) => (
            "outcome",
            "The day of the decision is given, but not what was decided: no clock for the report starts without it.",
        ),
        (None, true) => {
            ("decided", "It is said what was decided, but not on which day: the month for deciding runs on without it.")
        }
        _ => return Vec::new(),
    };
    vec![write.refusal("E01", field, text.to_owned(), true)]
}

/// The parts of the legal test are ticked by a person; a decision that does not fit the ticks is asked about, never
/// worked out.
pub fn criteria(write: &Write<'_>) -> Vec<Refusal> {
    let touched = ["outcome", "criteria", "legal_basis"].iter().any(|field| write.touches(field));
    let Some(own) = write.after.decisions.iter().find(|own| write.is("decision") && own.id == write.id()) else {
        return Vec::new();
    };
    let law = record::law(write.after, own);
    if !touched || law.is("NON_STATUTORY") {
        return Vec::new();
    }
    let unticked = record::unticked(own, law);
    let text = if (own.outcome.is("review") || own.outcome.is("joint")) && !unticked.is_empty() {
        format!("Nobody has ticked these parts of the test: {}.", unticked.join("; "))
    } else if own.outcome.is("no_criteria") && unticked.is_empty() {
        "Every part of the test is ticked, and the decision says that it is not met.".to_owned()
    } else {
        return Vec::new();
    };
    let mut refusal = write.refusal("criteria", "criteria", text, true);
    refusal.mark = if law.is("S8A_DARDR") { "law 8A(1); practice" } else { "law s.9(1); practice" };
    vec![refusal]
}

/// One decision has one record.
pub fn once(write: &Write<'_>) -> Vec<Refusal> {
    let decisions = &write.after.decisions;
    let Some(own) = decisions.iter().find(|own| write.adds("decision") && own.id == write.id()) else {
        return Vec::new();
    };
    let same = |other: &&Decision| other.id != own.id && other.decided == own.decided && other.outcome == own.outcome;
    let Some(day) = own.decided.filter(|_| decisions.iter().any(|other| same(&other))) else { return Vec::new() };
    let text = format!("The decision of {} has a record already; open that one to add to it.", wording::day(day));
    vec![write.refusal("twice", "decided", text, false)]
}

/// Whether the register holds the direction that opened a review, and the decision against it that it overrules.
fn is_directed(dossier: &Dossier) -> bool {
    dossier.decisions.iter().any(|own| own.directed.is_some())
        && dossier.decisions.iter().any(|own| own.outcome.0.starts_with("no_"))
}

/// Stages of a review that goes on.
const GOES_ON: &[&str] = &["commissioned", "panel_running", "drafting", "family_review", "csp_signoff", "submitted_qa"];

/// E02: a decision not to review is kept, whatever is said later; a review is opened after it by direction alone.
pub fn kept(write: &Write<'_>) -> Vec<Refusal> {
    let mut found = Vec::new();
    let mut say = |field: &str, text: String| {
        let mut refusal = write.refusal("E02", field, text, false);
        refusal.mark = "law s.9(2)";
        found.push(refusal);
    };
    if let Some(own) = write.before.decisions.iter().find(|own| write.is("decision") && own.id == write.id()) {
        kept_row(write, own, &mut say);
    }
    if write.is("case") && write.before.is_refused() {
        let overturned = write.touches("outcome") && !write.after.is_refused()
            || write.sets_code("case", "stage", GOES_ON)
            || write.clears("case", "decided");
        if overturned && !is_directed(write.after) {
            let field = ["outcome", "stage", "decided"].into_iter().find(|field| write.touches(field));
            say(
                field.unwrap_or("outcome"),
                format!(
                    "A decision not to review stays on file. Only a direction opens a review after it: {}. A slip of the \
                     pen is taken back with undo.",
                    by_direction(write.after)
                ),
            );
        }
        if write.clears("case", "reasons") && record::current(write.after).is_none_or(|row| row.reasons.is_empty()) {
            say("reasons", "The reasons for a decision not to review are kept.".to_owned());
        }
    } else if write.is("case") && write.before.case.decided.is_some() {
        let taken = write.clears("case", "decided") || write.clears("case", "outcome");
        if taken && record::current(write.before).is_some() {
            let field = if write.touches("decided") { "decided" } else { "outcome" };
            say(field, "The decision has a record of its own; put that right, and the case follows it.".to_owned());
        } else if taken && write.before.is_review() {
            let day = write.before.case.decided.map(wording::day).unwrap_or_default();
            let text = format!(
                "The decision to review of {day} is on file, and clocks and duties run from it: say why it is taken back."
            );
            let field = if write.touches("decided") { "decided" } else { "outcome" };
            found.push(write.refusal("E01", field, text, true));
        }
    }
    found
}

/// The same of the record of a decision.
fn kept_row(write: &Write<'_>, own: &Decision, say: &mut dyn FnMut(&str, String)) {
    let Change::Set { field, new, .. } = write.change else { return };
    match *field {
        "outcome" if own.outcome.0.starts_with("no_") && !new.as_text().is_some_and(|code| code.starts_with("no_")) => {
            let how = by_direction(write.after);
            say(
                "outcome",
                format!("A decision not to review stays on file as it was. Only a direction opens a review: {how}."),
            );
        }
        "decided" if own.decided.is_some() && new.is_missing() => {
            say("decided", "The day of a decision is kept; another day can be put in its place.".to_owned());
        }
        _ => {}
    }
}

fn by_direction(dossier: &Dossier) -> String {
    format!("\"Re-open by direction\" on the case, or dhr clocks {} --directed DATE", dossier.case.reference)
}

/// E01 and E09: a day that starts a hard clock is not moved on, and its date with it, without a word why.
pub fn later(write: &Write<'_>) -> Vec<Refusal> {
    let Change::Set { field, base: Value::Date(old), new: Value::Date(new), .. } = write.change else {
        return Vec::new();
    };
    if !write.is("case") || new <= old {
        return Vec::new();
    }
    let (code, what) = match *field {
        "attention" if write.after.case.decided.is_none() => ("E01", "the day for deciding"),
        "decided" if write.after.is_review() && write.after.case.completed.is_none() && !is_directed(write.after) => {
            ("E09", "the day for the report")
        }
        _ => return Vec::new(),
    };
    let text = format!(
        "{} moves from {} to {}, and {what} with it: say why the first day was wrong.",
        write.change.entity().field(field).map_or("", |field| field.label),
        wording::day(*old),
        wording::day(*new)
    );
    vec![write.refusal(code, field, text, true)]
}
