//! What the meeting is asked to decide, read from what is open (practice).

use super::Section;
use crate::domain::date::Date;
use crate::domain::process::{Dossier, clock, panel, pause, returns, wording};
use crate::domain::register::Meeting;
use crate::domain::value::Fact;

pub(super) fn decisions(dossier: &Dossier, meeting: &Meeting, today: Date) -> Section {
    let case = &dossier.case;
    let mut items = Vec::new();
    match meeting.kind.0.as_str() {
        "consideration" => items.push(clock::due(dossier, "D2", today).filter(|_| case.decided.is_none()).map_or_else(
            || "Whether the criteria are met and a review is held".to_owned(),
            |due| format!("Whether the criteria are met and a review is held, by {}", wording::day(due)),
        )),
        "panel_1" => {
            items.push("Terms of reference and the period of the review".to_owned());
            items.push("Which agencies write a review of their own work, a short report or nothing".to_owned());
        }
        "panel_2" => items.push("What each agency is asked to look at again, and by when".to_owned()),
        "panel_3" => items.push("Recommendations, and who can own each".to_owned()),
        "final" => items.push("Whether report, summary and action plan go to the partnership".to_owned()),
        "post_qa" => {
            let open = dossier.points.iter().filter(|point| point.state.is("open")).count();
            if open > 0 {
                let open = wording::counted(i64::try_from(open).unwrap_or(0), "open point");
                items.push(format!("How each of the {open} of the letter is answered"));
            }
        }
        _ => {}
    }
    for own in dossier.due_changes.iter().filter(|own| own.state.is("requested")) {
        let to = own.new_due.map(|to| format!(" to {}", wording::day(to))).unwrap_or_default();
        items.push(format!("Whether to move \"{}\"{to}", own.what));
    }
    let at = meeting.when.unwrap_or(today);
    if let Some(due) = clock::due(dossier, "D5", today).filter(|due| *due < at && case.completed.is_none()) {
        let due = wording::day(due);
        items.push(format!("A new date for the report: it was due {due}; the partnership must agree, with a minute"));
    }
    for own in dossier.open_pauses(today) {
        if own.check_on.or(own.expected_end).is_some_and(|check| check <= at) {
            items.push(format!("Whether the pause for {} still holds", pause::said(own)));
        }
    }
    for own in &dossier.returns {
        if let Some(escalation) = returns::escalation(own, None, today) {
            let agency = own.agency.as_ref().map_or("an agency", |agency| agency.label.as_str());
            items.push(format!("Whether to go to the chief officer of {agency}: {}", escalation.why));
        }
    }
    let unsettled = |own: &&crate::domain::register::Person| own.role.is("victim") && own.pseudonym_agreed != Fact::Yes;
    if dossier.is_review() && dossier.people.iter().any(|own| unsettled(&own)) {
        items.push("The pseudonym, with the family".to_owned());
    }
    for own in &dossier.declarations {
        if !own.conflict.is("none") && !own.conflict.0.is_empty() && own.handled.trim().is_empty() {
            items.push("How a declared interest is handled".to_owned());
        }
    }
    let required = panel::gaps(dossier).into_iter().filter(|gap| gap.required).count();
    if required > 0 {
        let seats = wording::counted(i64::try_from(required).unwrap_or(0), "required seat");
        items.push(format!("Whether to go on with {seats} empty, and the reason to record"));
    }
    Section { heading: "Decisions needed", items, nothing: "Nothing in the register waits for a decision" }
}
