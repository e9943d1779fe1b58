//! Which clocks run in a review, from when and until when: the dates the records hold, nothing worked out yet.

use super::super::super::calendar::add_months;
use super::super::super::date::Date;
use super::super::super::entity::Entity;
use super::super::super::register::{Action, Case, Circulation, QaLetter, Return};
use super::super::super::value::Id;
use super::super::{Dossier, decision, publication, quality, wording};
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
                    let run = begin(clock, dates, owed, &RETURN, owed.id, who)?;
                    Some(Run { first: owed.original_due.or(owed.due), ..run })
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
    if clock.code == "D5" {
        run.first = case.original_due;
    }
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

/// The quarterly report on the plan: it counts from the last report on any open action, and from the sign-off of the
/// report, and with it of its plan, when there is none. A date that somebody set for the next report on an open action
/// stands, the earliest of them. What is done is not looked at: Today does not read it.
fn on_plan<'a>(dossier: &'a Dossier, clock: &'static Clock) -> Option<Run<'a>> {
    let is_open = |action: &&Action| action.completed.is_none() && action.ended.is_none() && !action.rag.is("blue");
    let open: Vec<&Action> = dossier.actions.iter().filter(is_open).collect();
    let last = open.iter().filter_map(|action| action.updated).max();
    let start = last.or(dossier.case.completed)?;
    let set = |action: &Action| action.update_due.filter(|due| action.updated.is_none_or(|last| last < *due));
    let by_hand = open.iter().filter_map(|action| Some((set(action)?, *action)));
    let by_hand = by_hand.min_by_key(|(due, action)| (*due, action.id));
    let action = match by_hand {
        Some((_, action)) => action,
        None => open.iter().copied().min_by_key(|action| (action.updated, action.id))?,
    };
    let written = by_hand.map(|(due, _)| due);
    let mut run = Run {
        written,
        first: written,
        on: if written.is_some() { action.number.trim() } else { "" },
        due_field: "update_due",
        unreported: unreported(&open, last),
        ..fresh(clock, start, &ACTION, action.id, "", "updated")
    };
    if last.is_none() {
        run.from = "the approval of the plan, taken as the sign-off of the report on";
    }
    Some(run)
}

/// The open actions that were never reported on, and those with no report in the quarter before the last one, by name.
fn unreported(open: &[&Action], last: Option<Date>) -> Vec<String> {
    let never: Vec<&Action> = open.iter().copied().filter(|action| action.updated.is_none()).collect();
    let mut found = Vec::new();
    if !never.is_empty() {
        let were = if never.len() == 1 { "was" } else { "were" };
        found.push(format!("{} {were} never reported on.", named(&never)));
    }
    let quarter = last.and_then(|last| add_months(last, -3));
    for action in open.iter().copied() {
        if let Some(on) = action.updated.filter(|on| quarter.is_some_and(|quarter| *on < quarter)) {
            found.push(format!("{} had its last report on {}.", named(&[action]), wording::day(on)));
        }
    }
    found
}

/// "Action 8.3", "Actions 3.3 and 3.4", "2 actions" where one has no number.
fn named(actions: &[&Action]) -> String {
    let numbers: Vec<&str> = actions.iter().map(|action| action.number.trim()).collect();
    match numbers.as_slice() {
        [""] => "An action without a number".to_owned(),
        [one] => format!("Action {one}"),
        many if many.contains(&"") => format!("{} actions", many.len()),
        many => format!("Actions {}", wording::list(many)),
    }
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
        first: None,
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
        on: "",
        unreported: Vec::new(),
    }
}
