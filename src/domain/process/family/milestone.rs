//! Milestones FM1 to FM16: one set for each plan, what is next, and the next contact.

use super::super::super::calendar::add_months;
use super::super::super::change::{Batch, Change};
use super::super::super::date::Date;
use super::super::super::register::{ContactPlan, Milestone as Done};
use super::super::super::value::{Cell, Fact, Id, Ref, Value};
use super::super::super::vocabulary as v;
use super::super::{Dossier, wording};

/// One milestone as the process knows it.
#[derive(Debug)]
pub struct Milestone {
    pub code: &'static str,
    /// Whether the Home Office counts it.
    pub counted: bool,
    /// Whether the review has come so far that it is owed.
    pub reached: fn(&Dossier) -> bool,
    pub mark: &'static str,
}

fn has_panel(dossier: &Dossier, kinds: &[&str]) -> bool {
    dossier.meetings.iter().any(|meeting| meeting.held.is_some() && kinds.contains(&meeting.kind.0.as_str()))
}

fn has_draft(dossier: &Dossier) -> bool {
    dossier.case.completed.is_some() || has_panel(dossier, &["panel_3", "final"])
}

fn in_hand(dossier: &Dossier) -> bool {
    dossier.is_review()
        && (dossier.case.commenced.is_some() || dossier.case.chair.is_some() || has_panel(dossier, &["panel_1"]))
}

/// The sixteen, in order.
pub static MILESTONES: &[Milestone] = &[
    Milestone {
        code: "FM1",
        counted: false,
        reached: |d| d.case.attention.is_some() || d.case.notified.is_some(),
        mark: "practice",
    },
    Milestone { code: "FM2", counted: false, reached: |d| d.case.decided.is_some(), mark: "practice" },
    Milestone {
        code: "FM3",
        counted: true,
        reached: |d| d.case.decided.is_some(),
        mark: "source: HO Library, HO 2021 note",
    },
    Milestone { code: "FM4", counted: false, reached: in_hand, mark: "practice" },
    Milestone { code: "FM5", counted: true, reached: |d| has_panel(d, &["panel_1"]), mark: "source: HO Library" },
    Milestone { code: "FM6", counted: false, reached: |d| has_panel(d, &["panel_1"]), mark: "practice" },
    Milestone { code: "FM7", counted: true, reached: |d| has_panel(d, &["panel_2"]), mark: "source: HO Library" },
    Milestone { code: "FM8", counted: false, reached: |_| false, mark: "practice" },
    Milestone { code: "FM9", counted: true, reached: |d| has_panel(d, &["panel_2"]), mark: "source: HO Library" },
    Milestone { code: "FM10", counted: true, reached: has_draft, mark: "source: HO Library" },
    Milestone { code: "FM11", counted: false, reached: has_draft, mark: "source: Devon letters (implied)" },
    Milestone { code: "FM12", counted: false, reached: |d| d.case.submitted.is_some(), mark: "practice" },
    Milestone {
        code: "FM13",
        counted: false,
        reached: |d| d.case.cleared.is_some() && d.case.published.is_none(),
        mark: "practice",
    },
    Milestone {
        code: "FM14",
        counted: false,
        reached: |d| d.case.published.is_some() || d.case.publication_planned.is_some(),
        mark: "practice",
    },
    Milestone { code: "FM15", counted: false, reached: |d| d.case.published.is_some(), mark: "practice" },
    Milestone { code: "FM16", counted: false, reached: |_| false, mark: "practice" },
];

/// How a milestone stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Done,
    Declined,
    /// They said later: it is offered again.
    Later,
    NotApplicable,
    /// The review has come so far and it is not done.
    Owed,
    NotYet,
}

/// One milestone of one plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub code: &'static str,
    pub label: &'static str,
    pub state: State,
    /// It was not done, and need not be any more: one that came later makes it idle.
    pub is_overtaken: bool,
    pub done: Option<Date>,
    pub by: String,
    pub counted: bool,
    /// What is missing on a row that is ticked: a date, or a reason.
    pub lacks: Option<&'static str>,
    pub mark: &'static str,
}

/// The sixteen rows of a plan.
pub fn rows(dossier: &Dossier, plan: &ContactPlan) -> Vec<Row> {
    MILESTONES.iter().map(|milestone| read(dossier, plan, milestone)).collect()
}

/// One row of a plan.
pub fn row(dossier: &Dossier, plan: &ContactPlan, code: &str) -> Option<Row> {
    MILESTONES.iter().find(|milestone| milestone.code == code).map(|milestone| read(dossier, plan, milestone))
}

fn own<'a>(dossier: &'a Dossier, plan: Id, code: &str) -> Option<&'a Done> {
    dossier.milestones.iter().find(|done| done.kind.is(code) && done.plan.as_ref().is_some_and(|own| own.id == plan))
}

/// What nobody need do any more once a later milestone is done: to say that a review is considered when it was decided,
/// to meet for the first time when they have met. What the Home Office counts is asked whatever came later (practice).
const IDLE: &[(&str, &[&str])] = &[
    ("FM1", &["FM2", "FM4", "FM5", "FM6", "FM7", "FM9", "FM10", "FM11", "FM12", "FM13", "FM14", "FM15"]),
    ("FM2", &["FM5", "FM7", "FM9", "FM10", "FM12", "FM13", "FM14", "FM15"]),
    ("FM4", &["FM5", "FM7", "FM9", "FM10"]),
    ("FM6", &["FM14"]),
];

fn is_overtaken(dossier: &Dossier, plan: &ContactPlan, code: &str) -> bool {
    let later = IDLE.iter().find(|(own, _)| *own == code).map_or(&[][..], |(_, later)| *later);
    later.iter().any(|code| told(dossier, plan, code).is_some() || own(dossier, plan.id, code).is_some_and(is_done))
}

fn is_done(row: &Done) -> bool {
    row.done.is_some() && !["not_applicable", "later"].iter().any(|answer| row.answer.is(answer))
}

/// The day that the register shows elsewhere for a milestone.
fn told(dossier: &Dossier, plan: &ContactPlan, code: &str) -> Option<Date> {
    let is_victims = plan.side.is("victim_family") || plan.side.is("victim");
    match code {
        // The plan has fields of its own for two of them.
        "FM3" => plan.advocacy_offered,
        "FM16" => plan.stopped,
        // The case says when the family of the person who died was told of the decision.
        "FM2" => dossier.case.family_told.filter(|_| is_victims),
        _ => None,
    }
}

fn read(dossier: &Dossier, plan: &ContactPlan, milestone: &Milestone) -> Row {
    let found = own(dossier, plan.id, milestone.code);
    let mut done = found.and_then(|own| own.done);
    let mut answer = found.map_or("", |own| own.answer.0.as_str());
    if done.is_none() {
        done = told(dossier, plan, milestone.code);
        if milestone.code == "FM3" && answer.is_empty() {
            answer = &plan.advocacy_answer.0;
        }
    }
    let stopped = plan.stopped.is_some() || plan.do_not_contact == Fact::Yes;
    let is_overtaken = done.is_none() && is_overtaken(dossier, plan, milestone.code);
    let state = match (answer, done) {
        ("not_applicable", _) => State::NotApplicable,
        ("later", _) => State::Later,
        ("declined", Some(_)) => State::Declined,
        (_, Some(_)) => State::Done,
        _ if (milestone.reached)(dossier) && !stopped && !is_overtaken => State::Owed,
        _ => State::NotYet,
    };
    let lacks = match answer {
        "not_applicable" if found.is_some_and(|own| own.reason.is_empty()) => Some("why it does not apply"),
        "done" | "accepted" | "declined" if done.is_none() => Some("the date"),
        _ => None,
    };
    Row {
        code: milestone.code,
        label: v::MILESTONE.terms.iter().find(|term| term.code == milestone.code).map_or("", |term| term.label),
        state,
        is_overtaken: is_overtaken && state == State::NotYet,
        done,
        by: found.map(|own| own.by.clone()).unwrap_or_default(),
        counted: milestone.counted,
        lacks,
        mark: milestone.mark,
    }
}

/// The first milestone owed to a plan.
pub fn next(dossier: &Dossier, plan: &ContactPlan) -> Option<Row> {
    MILESTONES
        .iter()
        .map(|milestone| read(dossier, plan, milestone))
        .find(|row| matches!(row.state, State::Owed | State::Later) || row.lacks.is_some())
}

/// The day of the next contact and why: set by hand, or so many weeks (six by default, practice) after the last; after
/// publication also half a year and a year on (FM15). None when contact has stopped.
pub fn next_contact(dossier: &Dossier, plan: &ContactPlan) -> Option<(Date, String)> {
    if plan.stopped.is_some() || plan.do_not_contact == Fact::Yes {
        return None;
    }
    if let Some(set) = plan.next_due {
        return Some((set, format!("set for {}", wording::day(set))));
    }
    let last = dossier
        .contacts
        .iter()
        .filter(|contact| contact.plan.as_ref().is_some_and(|own| own.id == plan.id))
        .filter_map(|contact| contact.when)
        .max();
    if let Some(published) = dossier.case.published {
        let told = own(dossier, plan.id, "FM15").and_then(|own| own.done).max(last);
        return [6, 12].into_iter().find_map(|months| {
            let due = add_months(published, months)?;
            told.is_none_or(|told| told < due)
                .then(|| (due, format!("{months} months after publication on {}", wording::day(published))))
        });
    }
    let last = last?;
    let weeks = plan.rhythm_weeks.filter(|weeks| (1..=104).contains(weeks)).unwrap_or(6);
    let due = wording::plus_days(last, weeks * 7);
    Some((due, format!("{} after the last contact on {}", wording::counted(weeks, "week"), wording::day(last))))
}

/// Families without a plan of their own.
pub fn plan_gaps(dossier: &Dossier) -> Vec<&'static str> {
    let mut gaps = Vec::new();
    for (role, side, text) in [
        ("victim_family", "victim", "The family of the person who died has no contact plan"),
        ("perpetrator_family", "perpetrator", "The perpetrator's family has no contact plan of its own"),
    ] {
        let exists = dossier.people.iter().any(|person| person.role.is(role));
        let planned = dossier.contact_plans.iter().any(|plan| plan.side.is(role) || plan.side.is(side));
        if exists && !planned {
            gaps.push(text);
        }
    }
    if dossier.is_review() && dossier.contact_plans.is_empty() && gaps.is_empty() {
        gaps.push("No contact plan for any family");
    }
    gaps
}

/// How a milestone was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    pub on: Date,
    /// Who did it, such as the chair or the advocate.
    pub by: String,
    /// A code of the answers; "done" when empty.
    pub answer: String,
    /// Why it does not apply, when it does not.
    pub reason: String,
}

/// The batch of one keypress: a milestone with its date, its answer and by whom. Offering an advocate and stopping are
/// written on the plan too.
///
/// # Errors
/// In one sentence: a day still to come, or nothing said of why it does not apply.
pub fn mark(
    dossier: &Dossier,
    plan: &ContactPlan,
    code: &str,
    reached: &Reached,
    today: Date,
) -> Result<Batch, &'static str> {
    let (on, by, answer, reason) = (reached.on, reached.by.trim(), reached.answer.as_str(), reached.reason.trim());
    if on > today {
        return Err("A milestone is marked when it was reached, and that day is still to come.");
    }
    if answer == "not_applicable" && reason.is_empty() {
        return Err("Say why it does not apply.");
    }
    let label = v::MILESTONE.label(code).to_lowercase();
    let mut batch = Batch::new(format!("family milestone: {label}"));
    let (Some(rows), Some(plans)) =
        (super::super::super::register::entity("milestone"), super::super::super::register::entity("contact_plan"))
    else {
        return Ok(batch);
    };
    let said = if answer.is_empty() { "done" } else { answer };
    match own(dossier, plan.id, code) {
        Some(row) => {
            for (name, base, new) in [
                ("done", row.done.write(), Value::Date(on)),
                ("by", row.by.write(), Value::text(by)),
                ("answer", row.answer.write(), Value::code(said)),
                (
                    "reason",
                    row.reason.write(),
                    if reason.is_empty() { row.reason.write() } else { Value::text(reason) },
                ),
            ] {
                if let Some(field) = rows.field(name).filter(|_| base != new) {
                    batch.push(Change::set(rows, row.id, field, base, new));
                }
            }
        }
        None => {
            let mut values = vec![
                ("case", Value::Link(dossier.link())),
                ("plan", Value::Link(Ref::new(plan.id, plan.name.clone()))),
                ("kind", Value::code(code)),
                ("done", on.into()),
                ("by", Value::text(by)),
                ("answer", Value::code(said)),
            ];
            if !reason.is_empty() {
                values.push(("reason", Value::text(reason)));
            }
            batch.add(rows, values);
        }
    }
    let mut on_plan = |name: &str, base: Value, new: Value| {
        if let Some(field) = plans.field(name).filter(|_| base != new) {
            batch.push(Change::set(plans, plan.id, field, base, new));
        }
    };
    match code {
        "FM3" => {
            on_plan("advocacy_offered", plan.advocacy_offered.write(), on.into());
            on_plan("advocacy_answer", plan.advocacy_answer.write(), Value::code(said));
        }
        "FM16" => on_plan("stopped", plan.stopped.write(), on.into()),
        _ => {}
    }
    Ok(batch)
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::domain::register::{FamilyContact, Meeting, Person};
    use crate::domain::value::Code;

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    fn with_plan() -> Dossier {
        let mut dossier = sample::decided(day(1, 5));
        dossier.contact_plans = vec![ContactPlan { id: 3, name: "Family of Adult A".into(), ..ContactPlan::default() }];
        dossier
    }

    #[test]
    fn the_sixteen_are_those_of_the_list() {
        let codes: Vec<_> = MILESTONES.iter().map(|milestone| milestone.code).collect();
        assert_eq!(codes, v::MILESTONE.terms.iter().map(|term| term.code).collect::<Vec<_>>());
        assert_eq!(MILESTONES.iter().filter(|milestone| milestone.counted).count(), 5);
    }

    #[test]
    fn what_is_owed_follows_the_review() {
        let mut dossier = with_plan();
        let owed = |dossier: &Dossier| {
            rows(dossier, &dossier.contact_plans[0])
                .iter()
                .filter(|row| row.state == State::Owed)
                .map(|row| row.code)
                .collect::<Vec<_>>()
        };
        assert_eq!(owed(&dossier), ["FM1", "FM2", "FM3"]);
        dossier.meetings = vec![Meeting { kind: Code("panel_1".into()), held: Some(day(2, 16)), ..Meeting::default() }];
        assert_eq!(owed(&dossier), ["FM1", "FM2", "FM3", "FM4", "FM5", "FM6"]);
        dossier.contact_plans[0].stopped = Some(day(2, 1));
        assert!(owed(&dossier).is_empty(), "whoever stopped is not pressed");
    }

    #[test]
    fn what_the_register_shows_elsewhere_counts_and_what_later_ones_make_idle_is_not_next() {
        let mut dossier = with_plan();
        dossier.contact_plans[0].side = Code("victim_family".into());
        let row = |dossier: &Dossier, code: &str| row(dossier, &dossier.contact_plans[0], code).unwrap();
        assert_eq!(row(&dossier, "FM2").state, State::Owed);
        dossier.case.family_told = Some(day(1, 6));
        assert_eq!((row(&dossier, "FM2").state, row(&dossier, "FM2").done), (State::Done, Some(day(1, 6))));
        assert_eq!((row(&dossier, "FM1").state, row(&dossier, "FM1").is_overtaken), (State::NotYet, true));
        assert_eq!(
            next(&dossier, &dossier.contact_plans[0]).map(|row| row.code),
            Some("FM3"),
            "an advocate is offered"
        );
        dossier.contact_plans[0].side = Code("perpetrator_family".into());
        assert_eq!(row(&dossier, "FM2").state, State::Owed, "the case tells of the family of the person who died");
    }

    #[test]
    fn one_keypress_writes_the_milestone_and_the_offer_on_the_plan() {
        let dossier = with_plan();
        let chair = |on, answer: &str| Reached { on, by: "chair".into(), answer: answer.into(), reason: String::new() };
        let today = day(3, 27);
        let marked = |own: &Dossier, reached: Reached| mark(own, &own.contact_plans[0], "FM3", &reached, today);
        let after = dossier.after(&marked(&dossier, chair(day(1, 20), "declined")).unwrap());
        let row = rows(&after, &after.contact_plans[0]).into_iter().find(|row| row.code == "FM3").unwrap();
        assert_eq!(
            (row.state, row.done, row.by.as_str(), row.lacks),
            (State::Declined, Some(day(1, 20)), "chair", None)
        );
        assert_eq!(after.contact_plans[0].advocacy_offered, Some(day(1, 20)));
        let again = after.after(&marked(&after, chair(day(2, 1), "accepted")).unwrap());
        assert_eq!(again.milestones.len(), 1, "the same row is changed");
        assert!(marked(&after, chair(day(3, 28), "accepted")).unwrap_err().contains("still to come"));
        assert!(marked(&after, chair(day(2, 1), "not_applicable")).unwrap_err().contains("why"));
        let reason = "They have an advocate already";
        let given = Reached { reason: reason.into(), ..chair(day(2, 1), "not_applicable") };
        assert_eq!(after.after(&marked(&after, given).unwrap()).milestones[0].reason, reason);
    }

    #[test]
    fn the_next_contact_follows_the_rhythm_they_wish() {
        let mut dossier = with_plan();
        let plan = dossier.contact_plans[0].clone();
        assert_eq!(next_contact(&dossier, &plan), None);
        dossier.contacts =
            vec![FamilyContact { plan: Some(Ref::new(3, "")), when: Some(day(3, 2)), ..FamilyContact::default() }];
        assert_eq!(
            next_contact(&dossier, &plan),
            Some((day(4, 13), "6 weeks after the last contact on 2 March 2026".into()))
        );
        assert_eq!(
            next_contact(&dossier, &ContactPlan { rhythm_weeks: Some(2), ..plan.clone() }).map(|found| found.0),
            Some(day(3, 16))
        );
        dossier.case.published = Some(day(3, 31));
        assert_eq!(next_contact(&dossier, &plan).map(|found| found.0), Some(day(9, 30)));
        assert_eq!(next_contact(&dossier, &ContactPlan { do_not_contact: Fact::Yes, ..plan }), None);
    }

    #[test]
    fn each_family_has_a_plan_of_its_own() {
        let mut dossier = with_plan();
        dossier.contact_plans[0].side = Code("victim_family".into());
        dossier.people = ["victim_family", "perpetrator_family"]
            .map(|role| Person { role: Code(role.into()), ..Person::default() })
            .to_vec();
        assert_eq!(plan_gaps(&dossier), ["The perpetrator's family has no contact plan of its own"]);
    }
}
