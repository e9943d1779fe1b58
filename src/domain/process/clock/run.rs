//! A clock running on one record: numbers only, so that a list over thousands of reviews costs little.

use super::super::super::calendar::{Holidays, Span, Unit, add_months, add_working_days};
use super::super::super::date::Date;
use super::super::super::entity::Entity;
use super::super::super::register::{Action, Case, Circulation, DueChange, QaLetter, Return};
use super::super::super::value::Id;
use super::super::pause::{self, Lost, lost};
use super::super::{Dossier, wording};
use super::change::{agreed, concerning};
use super::table::{CLOCKS, Clock, Dates, Kind, Length, Subject};

/// A started clock.
#[derive(Debug, Clone)]
pub struct Run<'a> {
    pub clock: &'static Clock,
    /// The table's kind, made statute where the legal basis of the case does.
    pub kind: Kind,
    pub entity: &'static Entity,
    pub id: Id,
    /// The field that holds the due date; empty when none does.
    pub due_field: &'static str,
    pub until_field: &'static str,
    /// The label of the agency or person it runs for; empty for the case.
    pub who: &'a str,
    pub start: Date,
    /// By the rule alone; none for "promptly".
    pub original: Option<Date>,
    /// The date in the register, when somebody set one.
    pub set: Option<Date>,
    /// The date now: agreed, or set, or by the rule, later by the pauses that count.
    pub current: Option<Date>,
    pub ended: Option<Date>,
    /// Pauses that moved `current`.
    pub lost: Vec<Lost>,
    /// An inquest pause lies in its time and does not move it, because nobody said that it stops this too.
    pub inquest_aside: bool,
    /// All days it stood still from its start to its end or today.
    pub paused_days: i64,
    pub changes: Vec<&'a DueChange>,
}

static CASE: Entity = Case::ENTITY;
static LETTER: Entity = QaLetter::ENTITY;
static RETURN: Entity = Return::ENTITY;
static CIRCULATION: Entity = Circulation::ENTITY;
static ACTION: Entity = Action::ENTITY;

/// Every clock that has started.
pub fn runs<'a>(dossier: &'a Dossier, today: Date, holidays: &Holidays) -> Vec<Run<'a>> {
    let mut found = begun(dossier);
    for run in &mut found {
        settle(run, dossier, today, holidays);
    }
    found
}

/// Every clock that has started and not ended.
pub fn open<'a>(dossier: &'a Dossier, today: Date, holidays: &Holidays) -> Vec<Run<'a>> {
    let mut found = begun(dossier);
    found.retain(|run| run.ended.is_none());
    for run in &mut found {
        settle(run, dossier, today, holidays);
    }
    found
}

/// The clocks with the dates the records hold, nothing worked out yet.
fn begun(dossier: &Dossier) -> Vec<Run<'_>> {
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
                    .filter(|letter| super::super::quality::asks_an_answer(letter))
                    .filter_map(|letter| begin(clock, dates, letter, &LETTER, letter.id, "")),
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

fn on_case<'a>(dossier: &'a Dossier, clock: &'static Clock, dates: &Dates<Case>) -> Option<Run<'a>> {
    let mut run = begin(clock, dates, &dossier.case, &CASE, dossier.case.id, "")?;
    if clock.code == "D7" && dossier.case.legal_basis.is("S8A_DARDR") {
        run.kind = Kind::Statute;
    }
    Some(run)
}

/// The oldest report among the open actions; the plan's approval stands in for a report never made.
fn on_plan<'a>(dossier: &'a Dossier, clock: &'static Clock) -> Option<Run<'a>> {
    let open = dossier.actions.iter().filter(|action| action.completed.is_none() && action.ended.is_none());
    let (start, action) = open
        .filter_map(|action| Some((action.updated.or(dossier.case.completed)?, action)))
        .min_by_key(|(start, action)| (*start, action.id))?;
    Some(Run {
        set: action.update_due,
        due_field: "update_due",
        ..fresh(clock, start, &ACTION, action.id, "", "updated")
    })
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
        set: (dates.due)(own),
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
        kind: clock.kind,
        entity,
        id,
        due_field: "",
        until_field,
        who,
        start,
        original: None,
        set: None,
        current: None,
        ended: None,
        lost: Vec::new(),
        inquest_aside: false,
        paused_days: 0,
        changes: Vec::new(),
    }
}

/// The day a span ends: what [`crate::domain::calendar::due`] gives, without its words.
fn end(start: Date, span: Span, holidays: &Holidays) -> Option<Date> {
    let count = i32::try_from(span.count()).ok()?;
    match span.unit() {
        Unit::Day => Some(wording::plus_days(start, count.into())),
        Unit::Week => Some(wording::plus_days(start, i64::from(count) * 7)),
        Unit::Month => add_months(start, count),
        Unit::WorkingDay => add_working_days(start, count, holidays),
    }
}

/// Works out original, current and paused time.
fn settle<'a>(run: &mut Run<'a>, dossier: &'a Dossier, today: Date, holidays: &Holidays) {
    let clock = run.clock;
    run.original = match clock.length {
        Length::Span(text) => Span::parse(text).ok().and_then(|span| end(run.start, span, holidays)),
        Length::Promptly(_) => None,
    };
    if !dossier.due_changes.is_empty() {
        run.changes = concerning(dossier, clock, run.entity.name, run.id);
    }
    let moved = agreed(&run.changes);
    let base = moved.and_then(|change| change.new_due);
    let until = run.ended.unwrap_or(today);
    let agency = dossier.returns.iter().find(|owed| run.entity == &RETURN && owed.id == run.id);
    let agency = agency.and_then(|owed| owed.agency.as_ref());
    let pauses = dossier.pauses.iter().filter(|pause| pause.agency.is_none() || pause.agency.as_ref() == agency);
    if !dossier.pauses.is_empty() {
        // Only where the report or its publication waits can "sometimes" be meant.
        let is_meant = clock.stopped_by.iter().any(|kind| ["drafting", "publication"].contains(kind));
        run.inquest_aside = is_meant
            && pauses.clone().any(|own| {
                pause::is_open_choice(own)
                    && !pause::stops(own, clock.stopped_by)
                    && own.started.is_some_and(|start| start < until)
                    && own.ended.is_none_or(|end| end > run.start)
            });
        run.paused_days = lost(pauses.clone(), clock.stopped_by, run.start, until).iter().map(|one| one.days).sum();
    }
    let plain = base.or(run.original);
    // A date agreed on a day takes in the pauses known on that day; only later ones move it again.
    let since = moved.and_then(|change| change.agreed).unwrap_or(run.start);
    let mut extended = plain;
    if let Some(mut end) = plain.filter(|_| run.paused_days > 0) {
        for one in lost(pauses, clock.stopped_by, run.start.max(since), until) {
            // A date that has passed stays missed: a pause that began later does not mend it (practice).
            if one.from <= end {
                end = wording::plus_days(end, one.days);
                run.lost.push(one);
            }
        }
        extended = Some(end);
    }
    let untouched = run.set.is_none() || run.set == run.original || run.set == base || run.set == extended;
    if untouched {
        run.current = extended;
    } else {
        run.lost.clear();
        run.current = run.set;
    }
}

impl Run<'_> {
    /// Whether somebody set a date that neither the rule nor an agreed change gives.
    pub fn was_set_by_hand(&self) -> bool {
        self.set.is_some() && self.current == self.set && self.lost.is_empty() && {
            let moved = agreed(&self.changes).and_then(|change| change.new_due);
            self.set != self.original && self.set != moved
        }
    }

    /// Days to the due date, negative when late; for a rule without a number, the days gone by, negative. Measured on
    /// the day it ended when it has.
    pub fn days(&self, today: Date) -> i64 {
        let at = self.ended.unwrap_or(today);
        wording::between(at, self.current.unwrap_or(self.start))
    }
}
