//! Rules about actions, and about disposing of a file.

use super::super::super::register::Action;
use super::super::wording;
use super::{Refusal, Write};

/// E17: an action needs one lead and a date; complete needs proof and the partnership's agreement.
pub fn action(write: &Write<'_>) -> Vec<Refusal> {
    let (after, mut found) = (write.after, Vec::new());
    let Some(own) = after.actions.iter().find(|action| write.is("action") && action.id == write.id()) else {
        return found;
    };
    if write.adds("action") || write.touches("agency") || write.touches("due") {
        let mut lacks = Vec::new();
        if own.agency.is_none() {
            lacks.push("a lead agency");
        }
        if own.due.is_none() && !own.target_kind.0.starts_with("none_") {
            lacks.push("a date");
        }
        if !lacks.is_empty() {
            let text = format!("{} needs {}.", named(own), wording::list(&lacks));
            found.push(write.refusal("E17", "agency", text, true));
        }
    }
    let is_complete = write.sets_code("action", "rag", &["blue"])
        || write.sets_code("action", "progress", &["evidenced", "embedded"])
        || write.sets("action", "signed_off").is_some();
    if is_complete {
        let proof = after.evidence.iter().any(|proof| proof.action.as_ref().is_some_and(|action| action.id == own.id));
        let mut lacks = Vec::new();
        if !proof {
            lacks.push("evidence");
        }
        if own.signed_off.is_none() {
            lacks.push("the partnership's sign-off");
        } else if own.signed_off_by.trim().is_empty() {
            lacks.push("who signed it off");
        }
        if own.agency.is_none() {
            lacks.push("a lead agency");
        }
        if !lacks.is_empty() {
            let text = format!("{} is not complete without {}.", named(own), wording::list(&lacks));
            found.push(write.refusal("E17", "rag", text, false));
        }
    }
    let ends = write.sets("action", "ended").is_some()
        || write.sets_code("action", "progress", &["superseded", "not_achievable", "withdrawn"]);
    if ends && own.ended_reason.trim().is_empty() {
        found.push(write.refusal(
            "E17",
            "ended_reason",
            format!("Say why {} ends without being done.", named(own).to_lowercase()),
            false,
        ));
    }
    found
}

fn named(action: &Action) -> String {
    if action.number.is_empty() { "The action".to_owned() } else { format!("Action {}", action.number) }
}

/// E20: a file is not disposed of while a reason to keep it stands.
pub fn retention(write: &Write<'_>) -> Vec<Refusal> {
    if write.sets("case", "disposed").is_none() {
        return Vec::new();
    }
    let open = write.after.retention_holds.iter().filter(|hold| hold.ended.is_none());
    open.map(|hold| {
        let reason = super::super::super::vocabulary::RETENTION_REASON.label(&hold.reason.0).to_lowercase();
        write.refusal("E20", "disposed", format!("The file must be kept: {reason}."), false)
    })
    .collect()
}
