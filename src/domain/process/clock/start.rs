//! Which clocks run in a review, from when and until when: the dates the records hold, nothing worked out yet.

use super::super::super::date::Date;
use super::super::super::entity::Entity;
use super::super::super::register::{Action, Case, Circulation, QaLetter, Return};
use super::super::super::value::Id;
use super::super::{Dossier, decision, publication, quality};
use super::rule::{Clock, Dates, Kind, Law, Subject};
use super::run::{Run, Set};
use super::table::CLOCKS;

static CASE: Entity = Case::ENTITY;
static LETTER: Entity = QaLetter::ENTITY;
static RETURN: Entity = Return::ENTITY;
static CIRCULATION: Entity = Circulation::ENTITY;
static ACTION: Entity = Action::ENTITY;

/// The clocks with the dates the records hold.
pub(super) fn begun(dossier: &Dossier) -> Vec<Run<'_>> {
    let mut found = Vec::new();
    for clock in CLOCKS {
        match &clock.subject {
            Subject::Case(dates) => found.extend(on_case(dossier, clock, dates)),
            Subject::Review(dates) if dossier.is_review() => found.extend(on_case(dossier, clock, dates)),
            Subject::Review(_) => {}
            Subject::Letter(dates) => found.extend(
                dossier
                    .qa_letters
                    .iter()
                    .filter(|letter| quality::asks_an_answer(letter))
                    .filter_map(|letter| on_letter(dossier, clock, dates, letter)),
            ),
            Subject::Return(kinds, dates) => found.extend(
                dossier.returns.iter().filter(|owed| kinds.contains(&owed.kind.0.as_str())).filter_map(|owed| {
                    let who = owed.agency.as_ref().map_or("", |agency| &agency.label);
                    begin(clock, dates, owed, &RETURN, owed.id, who)
                }),
            ),
            Subject::Draft(dates) => found.extend(
                dossier
                    .circulations
                    .iter()
                    .filter(|copy| copy.person.is_some() && copy.seat.is_none())
                    .filter_map(|copy| begin(clock, dates, copy, &CIRCULATION, copy.id, &copy.to_whom)),
            ),
            Subject::Plan => found.extend(on_plan(dossier, clock)),
        }
    }
    found
}

/// What stands for a rule that the law does not ask of this review, where somebody set out to do it all the same.
const OF_ONES_OWN: Law = Law {
    kind: Kind::Local,
    mark: "practice ?",
    source: "No law asks it of a review that is not statutory; it is sent where that was agreed.",
};

fn on_case<'a>(dossier: &'a Dossier, clock: &'static Clock, dates: &Dates<Case>) -> Option<Run<'a>> {
    let case = &dossier.case;
    let mut run = begin(clock, dates, case, &CASE, case.id, "")?;
    run.law = match clock.law(case) {
        Some(law) => law,
        None if run.written.is_some() || run.ended.is_some() => OF_ONES_OWN,
        None => return None,
    };
    match clock.code {
        // When the two came together, nothing is known of the time before.
        "D1" if case.notified.is_some_and(|notified| notified <= run.start) => return None,
        // A direction comes long after the month, and does not undo the decision that kept to it.
        "D2" => run.ended = decision::first_decided(dossier),
        "D3" | "D4" | "D5" if case.outcome.is("directed") => run.from = "the direction of",
        "D6" if case.completed.is_none() && case.submitted.is_some() => {
            run.from = "the report going to the Home Office on"
        }
        "D6" if case.completed.is_none() => run.from = "publication on",
        "D9" => {
            run.withheld_lacks = publication::withheld_lacks(dossier);
            if !publication::is_withheld(dossier) {
                run.withheld_lacks.clear();
            } else if run.withheld_lacks.is_empty() && run.ended.is_none() {
                return None;
            }
        }
        _ => {}
    }
    Some(run)
}

/// A letter is answered when the report went back and every point of it is checked; not by its own date alone.
fn on_letter<'a>(
    dossier: &Dossier,
    clock: &'static Clock,
    dates: &Dates<QaLetter>,
    letter: &QaLetter,
) -> Option<Run<'a>> {
    let run = begin(clock, dates, letter, &LETTER, letter.id, "")?;
    Some(Run { ended: quality::settled(dossier, letter), again: quality::open_again(dossier, letter), ..run })
}

/// The oldest report among the open actions; the sign-off of the report, and with it of its plan, stands in for a
/// report never made.
fn on_plan<'a>(dossier: &'a Dossier, clock: &'static Clock) -> Option<Run<'a>> {
    let open = dossier.actions.iter().filter(|action| action.completed.is_none() && action.ended.is_none());
    let (start, action) = open
        .filter_map(|action| Some((action.updated.or(dossier.case.completed)?, action)))
        .min_by_key(|(start, action)| (*start, action.id))?;
    let mut run = Run {
        written: action.update_due,
        due_field: "update_due",
        ..fresh(clock, start, &ACTION, action.id, "", "updated")
    };
    if action.updated.is_none() {
        run.from = "the approval of the plan, taken as the sign-off of the report on";
    }
    Some(run)
}

fn begin<'a, T>(
    clock: &'static Clock,
    dates: &Dates<T>,
    own: &T,
    entity: &'static Entity,
    id: Id,
    who: &'a str,
) -> Option<Run<'a>> {
    let start = (dates.start)(own)?;
    Some(Run {
        written: (dates.due)(own),
        ended: (dates.until)(own),
        due_field: dates.due_field,
        ..fresh(clock, start, entity, id, who, dates.until_field)
    })
}

fn fresh<'a>(
    clock: &'static Clock,
    start: Date,
    entity: &'static Entity,
    id: Id,
    who: &'a str,
    until_field: &'static str,
) -> Run<'a> {
    Run {
        clock,
        law: Law { kind: clock.kind, mark: clock.mark, source: clock.source },
        entity,
        id,
        due_field: "",
        until_field,
        who,
        from: clock.from,
        start,
        original: None,
        written: None,
        set: Set::Rule,
        plain: None,
        current: None,
        ended: None,
        added: Vec::new(),
        taken_in: Vec::new(),
        unending: Vec::new(),
        is_still: false,
        inquest_aside: false,
        pauses: Vec::new(),
        changes: Vec::new(),
        moved: None,
        is_doubtful: false,
        clashes: Vec::new(),
        withheld_lacks: Vec::new(),
        again: String::new(),
    }
}
