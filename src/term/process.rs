//! The process engine fed from the store: how one case stands, its plan and milestones, and what is agreed of it.

use super::perform::Performer;
use super::{letter, template};
use crate::app::effect::Effect;
use crate::app::reply::{Dates, Owed, Reply, StandingLine};
use crate::domain::calendar::Holidays;
use crate::domain::change::Batch;
use crate::domain::date::{Date, long};
use crate::domain::listing::Listing;
use crate::domain::process::clock::Moved;
use crate::domain::process::family::{self, Reached, State};
use crate::domain::process::plan::{Shift, Shifted};
use crate::domain::process::quality::{self, Cover, NotFiled, Parsed};
use crate::domain::process::standing::{Fact, at_the_home_office, standing};
use crate::domain::process::{Dossier, clock, decision, plan, returns};
use crate::domain::record::Record;
use crate::domain::register::{self, Agency};
use crate::domain::value::{self, Id, Ref};
use crate::error::{Error, Result};
use crate::store::Store;
use crate::term::papers::look_again;

impl Performer {
    /// The reply to an effect of the process of one case.
    pub(super) fn process(&self, effect: Effect) -> Result<Reply> {
        let (store, today, holidays) = (&self.store, self.today, &self.holidays);
        Ok(match effect {
            Effect::Standing { case } => Reply::Standing { case, lines: stands(store, case, today, holidays)? },
            Effect::Gate { case } => Reply::Gate { case, lines: gate(store, case, today, holidays)? },
            Effect::LayPlan { case } => {
                let template = template::plan(&self.config)?;
                self.save(plan(store, case, &template, today, holidays)?)?
            }
            Effect::Milestones { case } => Reply::Milestones { case, owed: milestones(store, case, today)? },
            Effect::MarkMilestone { case, plan, code, reached } => {
                let now =
                    || Reached { on: today, by: self.config.user(), answer: String::new(), reason: String::new() };
                let reached = reached.unwrap_or_else(now);
                self.save(milestone(store, case, plan, &code, &reached, today)?)?
            }
            Effect::Chaser(wanted) => {
                let sender = letter::sender(&self.config);
                Reply::Chaser(Box::new(letter::chaser(store, &self.config, wanted, self.hand(&sender))?))
            }
            Effect::Askable { case, kind } => {
                let agencies = askable(store, case, &kind, today)?;
                Reply::Askable { case, kind, agencies }
            }
            Effect::AskAll { case, kind, agencies } => {
                self.save(asked(store, case, &kind, &agencies, today, holidays)?)?
            }
            Effect::KnownEvent { case, reason } => {
                let day = known(store, case, &reason, today)?;
                Reply::KnownEvent { reason, day }
            }
            Effect::PreviewMove { case, shift } => {
                let (dossier, rows) = moves(store, case, &shift, today, holidays)?;
                let stays = plan::past_report(&dossier, &rows, today, holidays);
                Reply::Moves { shift, rows, stays }
            }
            Effect::MoveEvent { case, shift, why } => {
                let (dossier, rows) = moves(store, case, &shift, today, holidays)?;
                self.save(plan::batch(&dossier, &rows, &why))?
            }
            Effect::MoveDue { case, code, moved } => {
                self.save(moved_due(store, case, code, &moved, today, holidays)?)?
            }
            Effect::Direct { case, on, said } => self.save(directed(store, case, on, &said)?)?,
            Effect::FileLetter { case, cover, parsed } => self.save(filed(store, case, &cover, &parsed, today)?)?,
            _ => return Err(Error::bug("this is no effect of the process")),
        })
    }
}

/// How a case stands.
pub fn stands(store: &Store, case: Id, today: Date, holidays: &Holidays) -> Result<Vec<StandingLine>> {
    if let Some(why) = store.get(register::cases(), case)?.and_then(|case| case.archived) {
        let text = format!("No clock runs while it is archived. Why: {why}");
        let said = |heading: &str, text: String| StandingLine {
            heading: heading.to_owned(),
            text,
            mark: String::new(),
            days: None,
        };
        return Ok(vec![said("ARCHIVED", String::new()), said("", text)]);
    }
    let Some(dossier) = store.dossier(case)? else { return Ok(Vec::new()) };
    Ok(standing(&dossier, today, holidays).into_iter().map(line).collect())
}

/// The dates of those of these records that are cases, as their clocks have them now.
///
/// # Errors
/// A register that cannot be read.
pub fn dates(store: &Store, records: &[Record], today: Date, holidays: &Holidays) -> Result<Vec<(Id, Dates)>> {
    let mut found = Vec::new();
    store.dated(records, &mut |dossier| {
        let dates = clock::current_dates(&dossier, today, holidays);
        found.push((dossier.case.id, dates));
    })?;
    Ok(found)
}

/// How a case stands with the Home Office, item by item; the files of the set are looked at again.
pub fn gate(store: &Store, case: Id, today: Date, holidays: &Holidays) -> Result<Vec<StandingLine>> {
    let Some(mut dossier) = store.dossier(case)? else { return Ok(Vec::new()) };
    look_again(&mut dossier);
    Ok(at_the_home_office(&dossier, today, holidays).into_iter().map(line).collect())
}

fn line(fact: Fact) -> StandingLine {
    StandingLine { heading: fact.heading.to_owned(), text: fact.text, mark: fact.mark.into_owned(), days: fact.days }
}

/// The batch that lays a plan out for a case; a decision still to come is counted from today.
///
/// # Errors
/// A case that is not there; a plan that has every step already.
pub fn plan(store: &Store, case: Id, template: &plan::Template, today: Date, holidays: &Holidays) -> Result<Batch> {
    let dossier = dossier(store, case)?;
    let batch = plan::lay(template, &dossier, today, &plan::flags(&dossier), holidays);
    if batch.is_empty() {
        return Err(Error::nothing("Every step of the plan is there already").safe("Nothing was changed"));
    }
    Ok(batch)
}

/// Milestones not reached yet of the plans that may be used today; the owed ones of each plan first.
pub fn milestones(store: &Store, case: Id, today: Date) -> Result<Vec<Owed>> {
    let dossier = dossier(store, case)?;
    let mut found = Vec::new();
    for plan in &dossier.contact_plans {
        let person = plan.person.as_ref().map(|own| own.id);
        if plan.do_not_contact == value::Fact::Yes || family::barred(today, person, &dossier).is_some() {
            continue;
        }
        let warnings = family::check(today, person, &dossier);
        let mut rows = family::rows(&dossier, plan);
        rows.retain(|row| matches!(row.state, State::Owed | State::Later | State::NotYet));
        rows.sort_by_key(|row| row.state == State::NotYet);
        let known: Vec<String> = warnings.into_iter().map(|warning| warning.text).collect();
        let whose = [vec![plan.name.clone()], known].concat().join("; ");
        let owed = |row: family::Row| Owed {
            plan: plan.id,
            code: row.code,
            label: row.label,
            name: plan.name.clone(),
            whose: whose.clone(),
        };
        found.extend(rows.into_iter().map(owed));
    }
    Ok(found)
}

/// The batch that marks a milestone as reached; what it is called says whose it is.
///
/// # Errors
/// A plan that is gone; a day still to come.
pub fn milestone(store: &Store, case: Id, plan: Id, code: &str, reached: &Reached, today: Date) -> Result<Batch> {
    let dossier = dossier(store, case)?;
    let plan = dossier.contact_plans.iter().find(|own| own.id == plan).ok_or_else(gone)?;
    let batch = family::mark(&dossier, plan, code, reached, today)
        .map_err(|why| Error::user(why.trim_end_matches('.')).safe("Nothing was changed"))?;
    let label = batch.label.replacen(':', &format!(" of {}:", plan.name), 1);
    Ok(Batch { label, ..batch })
}

/// Agencies that can be asked for a kind of return and were not: those on the panel or already asked for something are
/// known to the review and come first.
///
/// # Errors
/// A case that is not there.
pub fn askable(store: &Store, case: Id, kind: &str, today: Date) -> Result<Vec<(Ref, bool)>> {
    let dossier = dossier(store, case)?;
    let seats = dossier.seats.iter().filter_map(|seat| seat.agency.as_ref());
    let mut known: Vec<Id> =
        seats.chain(dossier.returns.iter().filter_map(|owed| owed.agency.as_ref())).map(|own| own.id).collect();
    // Who took over from an agency of the review is one of it.
    let heirs: Vec<Id> = known
        .iter()
        .filter_map(|id| dossier.agencies.became(*id, &today))
        .flat_map(|became| became.to.into_iter().map(|to| to.id))
        .collect();
    known.extend(heirs);
    let is_asked = |id: Id| {
        dossier.returns.iter().any(|owed| owed.kind.is(kind) && owed.agency.as_ref().is_some_and(|own| own.id == id))
    };
    let has_ended = |agency: &Agency| dossier.agencies.became(agency.id, &today).is_some();
    let entity = register::entity("agency").ok_or_else(|| Error::bug("there is no list of agencies"))?;
    let mut found: Vec<(Ref, bool)> = store
        .rows(&Listing::of(entity))?
        .iter()
        .map(|record| (Agency::from(record), record.label(today)))
        .filter(|(agency, _)| !has_ended(agency) && !is_asked(agency.id))
        .map(|(agency, label)| (Ref::new(agency.id, label), known.contains(&agency.id)))
        .collect();
    found.sort_by(|(one, is_one), (other, is_other)| is_other.cmp(is_one).then_with(|| one.label.cmp(&other.label)));
    Ok(found)
}

/// The batch that asks several agencies for a return.
///
/// # Errors
/// Nobody left to ask.
pub fn asked(store: &Store, case: Id, kind: &str, agencies: &[Id], today: Date, holidays: &Holidays) -> Result<Batch> {
    let all = askable(store, case, kind, today)?;
    let wanted: Vec<(Ref, String)> = all
        .into_iter()
        .filter(|(agency, _)| agencies.contains(&agency.id))
        .map(|(agency, _)| (agency, kind.to_owned()))
        .collect();
    returns::request(&dossier(store, case)?, &wanted, today, None, holidays)
        .map_err(|why| Error::user(format!("No request was made: {why}")).safe("Nobody was asked"))
}

/// What moves with something outside the plan.
///
/// # Errors
/// A case that is not there; a day the register does not hold.
pub fn moves(
    store: &Store,
    case: Id,
    shift: &Shift,
    today: Date,
    holidays: &Holidays,
) -> Result<(Dossier, Vec<Shifted>)> {
    let dossier = dossier(store, case)?;
    let rows = plan::moves(&dossier, shift, today, holidays)
        .map_err(|why| Error::user(why).safe("Nothing was changed").next("Move it from the day the register has"))?;
    Ok((dossier, rows))
}

/// The day the register holds for something outside the plan.
///
/// # Errors
/// A case that is not there.
pub fn known(store: &Store, case: Id, reason: &str, today: Date) -> Result<Option<Date>> {
    Ok(plan::known(&dossier(store, case)?, reason, today))
}

/// The batch that moves the date of a clock of the case, with what was agreed.
///
/// # Errors
/// A clock that has not started, or that keeps no date on the case.
pub fn moved_due(
    store: &Store,
    case: Id,
    code: &str,
    moved: &Moved,
    today: Date,
    holidays: &Holidays,
) -> Result<Batch> {
    let dossier = dossier(store, case)?;
    let refuse = |why: String| Error::user(why).safe("Nothing was changed");
    let running = clock::of(&dossier, today, holidays).into_iter().find(|reading| reading.code == code);
    let reading =
        running.ok_or_else(|| refuse(format!("{code} does not run in this case, so it has no date to move")))?;
    if let Some(ended) = reading.ended {
        return Err(refuse(format!("{code} was done on {}; there is no date left to move", long(ended))));
    }
    if moved.new_due < reading.start {
        return Err(refuse(format!("The new date is before the clock starts, {}", long(reading.start))));
    }
    clock::clock(code)
        .and_then(|clock| clock::move_due(&dossier, clock, reading.plain_due, moved))
        .ok_or_else(|| refuse(format!("{code} keeps no date on the case; move it on its own record")))
}

/// The batch that re-opens a case decided against, by direction.
///
/// # Errors
/// A case that was not decided against.
pub fn directed(store: &Store, case: Id, on: Date, said: &str) -> Result<Batch> {
    let dossier = dossier(store, case)?;
    let refuse = |why: String| Error::user(why).safe("Nothing was changed");
    if !dossier.is_refused() {
        return Err(refuse("Only a case that was decided against is re-opened by a direction".to_owned()));
    }
    if let Some(decided) = dossier.case.decided.filter(|decided| on < *decided) {
        return Err(refuse(format!("The direction is before the decision it overrules, {}", long(decided))));
    }
    Ok(decision::direct(&dossier, on, said))
}

/// The batch that files a letter of the Home Office panel with its points.
///
/// # Errors
/// A letter without a date or without points, or one that is on file already.
pub fn filed(store: &Store, case: Id, cover: &Cover, parsed: &Parsed, today: Date) -> Result<Batch> {
    quality::file(&dossier(store, case)?, cover, parsed, today).map_err(|why| {
        let next = match why {
            NotFiled::NoDate => "Tab goes to the line of its date",
            NotFiled::NoPoints => "Tab goes to the list, Space takes a paragraph",
            NotFiled::Same { .. } => "Look at it on the QA tab",
        };
        Error::denied(why.text()).safe("Nothing was changed; the text is still here").next(next)
    })
}

fn dossier(store: &Store, case: Id) -> Result<Dossier> {
    store.dossier(case)?.ok_or_else(gone)
}

fn gone() -> Error {
    Error::nothing("It is not there any more").safe("Nothing was changed").next("Redraw with Ctrl-L")
}
