//! What the meeting is asked to decide, read from what is open (practice).

use super::Section;
use super::section::has_members;
use crate::domain::calendar::Holidays;
use crate::domain::date::Date;
use crate::domain::process::{Dossier, clock, panel, pause, returns, wording};
use crate::domain::register::Meeting;
use crate::domain::value::Fact;

/// The decision and the day of the rule. A later day that nobody agreed is not the day to decide by.
fn whether(dossier: &Dossier, today: Date) -> String {
    let what = "Whether the criteria are met and a review is held";
    let clocks = clock::of(dossier, today, &Holidays::default());
    let Some(clock) = clocks.into_iter().find(|clock| clock.code == "D2" && clock.ended.is_none()) else {
        return what.to_owned();
    };
    let agreed = clock.changes.iter().any(|change| change.state.is("agreed"));
    match (clock.original_due, dossier.case.decision_due.or(clock.current_due)) {
        (Some(rule), Some(set)) if set > rule && !agreed => format!(
            "{what}, by {}: one month from the day the death came to attention. The case says {}, and nothing on file says who \
             agreed that",
            wording::day(rule),
            wording::day(set)
        ),
        (_, Some(due)) | (Some(due), None) => format!("{what}, by {}", wording::day(due)),
        (None, None) => what.to_owned(),
    }
}

/// A meeting after the day to decide by cannot keep it: a new day is agreed before it passes, or the reason is recorded.
fn too_late(dossier: &Dossier, meeting: &Meeting, today: Date) -> Option<String> {
    let due = clock::due(dossier, "D2", today).filter(|_| dossier.case.decided.is_none())?;
    let at = meeting.when.filter(|at| *at > due)?;
    let passed = if due < today { "passed" } else { "passes" };
    Some(format!(
        "A new day to decide by: {} {passed} before this meeting of {}; who agrees it, when and why is minuted",
        wording::day(due),
        wording::day(at)
    ))
}

pub(super) fn decisions(dossier: &Dossier, meeting: &Meeting, today: Date) -> Section {
    let mut items = Vec::new();
    match meeting.kind.0.as_str() {
        "consideration" => {
            items.push(whether(dossier, today));
            items.extend(too_late(dossier, meeting, today));
        }
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
    let report = clock::due(dossier, "D5", today).filter(|due| *due < at && dossier.case.completed.is_none());
    if let Some(due) = report {
        let was = if due < today { "was" } else { "is" };
        let due = wording::day(due);
        items.push(format!("A new date for the report: it {was} due {due}; the partnership must agree, with a minute"));
    }
    for own in dossier.open_pauses(&today) {
        if own.check_on.or(own.expected_end).is_some_and(|check| check <= at) {
            items.push(format!("Whether the pause for {} still holds", pause::said(own)));
        }
    }
    for own in &dossier.returns {
        if let Some(escalation) = returns::escalation(own, None, &today) {
            let agency = own.agency.as_ref().map_or("an agency", |agency| agency.label.as_str());
            items.push(format!("Whether to go to the chief officer of {agency}: {}", escalation.why(today)));
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
    if required > 0 && has_members(dossier) && !meeting.kind.is("consideration") {
        let seats = wording::counted(i64::try_from(required).unwrap_or(0), "required seat");
        items.push(format!("Whether to go on with {seats} empty, and the reason to record"));
    }
    Section { heading: "Decisions needed", items, nothing: "Nothing in the register waits for a decision" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::Case;
    use crate::domain::value::Code;

    #[test]
    fn a_consideration_after_the_month_asks_for_a_new_day() {
        let day = |month, day| Date::constant(2026, month, day);
        let case = Case { id: 1, attention: Some(day(2, 28)), notified: Some(day(2, 28)), ..Case::default() };
        let dossier = Dossier { case, ..Dossier::default() };
        let asked = |on| {
            let meeting = Meeting { kind: Code("consideration".into()), when: Some(on), ..Meeting::default() };
            decisions(&dossier, &meeting, day(3, 27)).items
        };
        assert_eq!(asked(day(3, 27)).len(), 1);
        let late = asked(day(3, 30));
        assert!(
            late[1].starts_with("A new day to decide by: 28 March 2026 passes before this meeting of 30 March 2026"),
            "{late:?}"
        );
    }
}
