//! The lines of one review.

use std::collections::HashSet;

use super::super::super::calendar::Holidays;
use super::super::super::date::Date;
use super::super::super::entity::Entity;
use super::super::super::register::*;
use super::super::super::value::Id;
use super::super::super::vocabulary as v;
use super::super::clock::{self, Kind, LONG_PAST, Run};
use super::super::day::{Day, Now};
use super::super::{Dossier, decision, family, panel, pause, plan, proceeding, quality, returns, wording};
use super::lasting::{Lasting, Why};
use super::line::{Harm, Line, Section};
use super::owed::{self, Owed};
use super::owns::Owns;
use super::{AHEAD, SOON, waiting};

/// A review being read.
pub(super) struct Page<'a> {
    pub dossier: &'a Dossier,
    pub today: &'a Day,
    pub lines: Vec<Lasting>,
    pub open_steps: HashSet<&'a str>,
    pauses: Vec<&'a Pause>,
    /// The nearest thing further ahead than what is told as coming up.
    next: Option<(Date, Harm, String, &'static str, Id, &'static str)>,
}

/// Whether nothing more is asked of a review: closed, or decided against with every duty done.
fn is_done(dossier: &Dossier) -> bool {
    dossier.case.stage.is("closed") || dossier.case.closed.is_some()
}

/// Whether the stage says that the review has come to its end, which no review does without a decision.
fn is_out(dossier: &Dossier) -> bool {
    is_done(dossier)
        || ["published", "publication_withheld", "actions_live"].iter().any(|code| dossier.case.stage.is(code))
}

/// The lines of one review on a day, unsorted.
pub fn lines_of(dossier: &Dossier, today: Date, holidays: &Holidays) -> Vec<Line> {
    lasting(dossier, &Day::on(today), holidays).iter().map(|line| line.on(today)).collect()
}

/// The lines of one review, unsorted, as they hold on every day on which the day asked answers the same ([`Day::holds`]).
/// Everything is looked at once; words are made only for what is shown.
pub fn lasting(dossier: &Dossier, today: &Day, holidays: &Holidays) -> Vec<Lasting> {
    let open_steps = dossier.steps.iter().filter(|step| plan::is_open(step)).map(|step| step.code.as_str()).collect();
    let pauses = dossier.open_pauses(today).collect();
    let mut page = Page { dossier, today, lines: Vec::new(), open_steps, pauses, next: None };
    page.clocks(holidays);
    if is_done(dossier) {
        // What the law and the Home Office ask outlives the closing; so do promises and retention.
        page.lines.retain(|line| line.harm <= Harm::HardGuidance);
        page.rows(owed::CASE, &Case::ENTITY, std::slice::from_ref(&dossier.case));
        page.rows(owed::RETENTION, &RetentionHold::ENTITY, &dossier.retention_holds);
        page.rows(owed::CONTACT, &FamilyContact::ENTITY, &dossier.contacts);
        return page.lines;
    }
    page.duties(holidays);
    page.family();
    page.tables();
    page.steps();
    page.gaps();
    waiting::waiting(&mut page);
    page.no_next_step();
    page.lines
}

/// The nearest line ahead, for "Nothing needs you today. Next: ...".
pub fn next(lines: &[Line]) -> Option<&Line> {
    lines.iter().filter(|line| line.section == Section::Later).min_by_key(|line| line.days)
}

static CASE: Entity = Case::ENTITY;

impl Page<'_> {
    fn is_stopped(&self, kinds: &[&str]) -> bool {
        !kinds.is_empty() && self.pauses.iter().any(|pause| pause::stops(pause, kinds))
    }

    /// Files a date: late, this week, coming up, or kept as the nearest ahead of that; what has no date is asked now. The words are made
    /// only when needed.
    #[allow(clippy::too_many_arguments)]
    fn date(
        &mut self,
        due: Option<Date>,
        harm: Harm,
        entity: &'static str,
        id: Id,
        field: &'static str,
        words: impl Fn() -> (String, String, Why, &'static str, Option<String>),
    ) {
        let is_ahead = due.is_some_and(|due| !self.today.has_come(wording::plus_days(due, -SOON)));
        if let Some(due) = due.filter(|due| is_ahead && !self.today.has_come(wording::plus_days(*due, -AHEAD))) {
            if self.next.as_ref().is_none_or(|(nearest, known, ..)| (due, harm) < (*nearest, *known)) {
                self.next = Some((due, harm, words().0, entity, id, field));
            }
            return;
        }
        let is_late = due.is_some_and(|due| self.today.is_past(due));
        let section = match (is_ahead, is_late) {
            (true, _) => Section::Later,
            (_, true) => Section::Overdue,
            _ => Section::ThisWeek,
        };
        let (what, tag, why, mark, waiting_on) = words();
        self.lines.push(self.line(section, harm, due, what, tag, why, mark, (entity, id, field), waiting_on));
    }

    #[allow(clippy::too_many_arguments)]
    fn line(
        &self,
        section: Section,
        harm: Harm,
        day: Option<Date>,
        what: String,
        tag: String,
        why: Why,
        mark: &'static str,
        at: (&'static str, Id, &'static str),
        waiting_on: Option<String>,
    ) -> Lasting {
        let case = self.dossier.link();
        let lead = self.dossier.case.lead.clone();
        let (entity, id, field) = at;
        Lasting { section, harm, day, case, lead, what, tag, why, mark: mark.into(), entity, id, field, waiting_on }
    }

    fn clocks(&mut self, holidays: &Holidays) {
        let (dossier, today) = (self.dossier, self.today);
        for run in clock::open(dossier, today, holidays) {
            if run.clock.code == "D1" {
                continue;
            }
            if run.is_still && !self.was_late_before(&run) {
                continue;
            }
            if run.is_doubtful {
                self.copy_not_on_file(&run);
                continue;
            }
            if run.clock.code == "D2" && is_out(dossier) {
                self.decision_not_on_file(&run);
                continue;
            }
            let harm = harm_of(&run);
            let due = run.current.unwrap_or(run.start);
            let field =
                if run.current.is_some() && !run.due_field.is_empty() { run.due_field } else { run.until_field };
            self.date(Some(due), harm, run.entity.name, run.id, field, || {
                let what = if !run.clashes.is_empty() {
                    format!("{}, on a date to avoid", run.clock.what)
                } else if run.who.is_empty() {
                    run.clock.what.to_owned()
                } else {
                    format!("{}: {}", run.clock.what, run.who)
                };
                let owed = dossier.returns.iter().find(|owed| run.entity.name == "return" && owed.id == run.id);
                let chased = owed.and_then(|owed| owed.chased).filter(|chased| *chased > 0);
                let tag = chased.map_or_else(|| tag_of(&run).to_owned(), |chased| format!("chased x{chased}"));
                let rule = format!("{}.", capital(&run.explain(today)));
                let mut rest: String = run.gaps().iter().map(|gap| format!(" {gap}")).collect();
                let agency = owed.and_then(|owed| owed.agency.as_ref());
                if let Some((agency, note)) = agency.and_then(|own| Some((own, dossier.agencies.note(own.id, today)?)))
                {
                    rest += &format!(" {} {note}.", agency.label);
                }
                let why = match run.current {
                    Some(due) => {
                        let note = wording::weekend(due, holidays);
                        let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
                        Why::far(format!("{rule} Due {}{note}, ", wording::day(due)), due, format!(".{rest}"))
                    }
                    None => Why::from(rule + &rest),
                };
                let waits = (!run.who.is_empty()).then(|| run.who.to_owned());
                (what, tag, why, run.mark(), waits)
            });
        }
    }

    /// A report long out, and nothing on file about the Commissioner: a gap of the file, below what is late today.
    fn copy_not_on_file(&mut self, run: &Run<'_>) {
        let today = self.today;
        self.date(Some(run.start), Harm::Money, "case", run.id, run.until_field, || {
            let what = "Copy to the Commissioner not on file".to_owned();
            let why = format!("{}.", capital(&run.explain(today)));
            (what, "file".to_owned(), why.into(), run.mark(), None)
        });
    }

    /// A review that has come to its end was decided on, whatever the file lacks: it does not stand above one that was not.
    fn decision_not_on_file(&mut self, run: &Run<'_>) {
        let due = run.current.unwrap_or(run.start);
        self.date(Some(due), Harm::Money, "case", run.id, "decided", || {
            let stage = v::STAGE.label(&self.dossier.case.stage.0);
            let why = format!("The stage is \"{stage}\", and nothing on file says when it was decided to review.");
            ("The day of the decision not on file".to_owned(), "file".to_owned(), why.into(), "practice", None)
        });
    }

    /// Whether a date had passed before the pause that now stops it began; that is still late.
    fn was_late_before(&self, run: &Run<'_>) -> bool {
        let due = run.current.unwrap_or(run.start);
        let first = self
            .pauses
            .iter()
            .filter(|pause| pause::stops(pause, run.clock.stopped_by))
            .filter_map(|one| one.started)
            .min();
        first.is_some_and(|first| due < first)
    }

    /// What a decision opened that no clock counts.
    ///
    /// What should have been done long ago and is not on file is most likely a gap of the file: one line says how many
    /// there are, below what is late today, instead of five that hide it (practice).
    fn duties(&mut self, holidays: &Holidays) {
        let mut long_past: Option<(Date, usize)> = None;
        for duty in decision::duties(self.dossier, holidays) {
            if duty.done.is_some() || matches!(duty.code, "D3" | "D4") {
                continue;
            }
            if let Some(due) = duty.due
                && self.today.is_past(wording::plus_days(due, LONG_PAST))
            {
                let (first, count) = long_past.unwrap_or((due, 0));
                long_past = Some((first.min(due), count + 1));
                continue;
            }
            // A decision that nobody can read stops every clock; a letter of that week stops none.
            let harm = if duty.code == "outcome" { Harm::HardGuidance } else { Harm::Plan };
            self.date(duty.due, harm, duty.entity, duty.id, duty.field, || {
                (duty.what.to_owned(), "decision".to_owned(), format!("{}.", duty.because()).into(), duty.mark, None)
            });
        }
        if let Some((first, count)) = long_past {
            self.gap_of_the_file(first, count);
        }
    }

    fn gap_of_the_file(&mut self, first: Date, count: usize) {
        let (case, field) = (self.dossier.case.id, "decided");
        self.date(Some(first), Harm::Money, "case", case, field, || {
            let things = if count == 1 { "1 duty".to_owned() } else { format!("{count} duties") };
            let why = "Nothing on file says that they were done; the Summary lists them. Record the dates, or a note why not.";
            (format!("{things} of the decision not on file"), "decision".to_owned(), why.into(), "practice", None)
        });
    }

    fn family(&mut self) {
        let stopped = self.is_stopped(&["family_contact"]);
        for plan in &self.dossier.contact_plans {
            if let Some((due, why)) = family::next_contact(self.dossier, plan).filter(|_| !stopped) {
                self.date(Some(due), Harm::Family, "contact_plan", plan.id, "next_due", || {
                    let what = format!("Next contact: {}", plan.name);
                    (what, "family".to_owned(), format!("{}.", capital(&why)).into(), "practice", None)
                });
            }
            let offered = family::row(self.dossier, plan, "FM3");
            if offered.is_some_and(|row| row.state == family::State::Owed || row.lacks.is_some()) {
                let due = self.dossier.case.decided;
                self.date(due, Harm::Family, "contact_plan", plan.id, "advocacy_offered", || {
                    let what = format!("Offer an advocate: {}", plan.name);
                    let why = "Families are entitled to expert advocacy; nothing says that it was offered or declined.";
                    (what, "family".to_owned(), why.into(), "source: HO Library, HO 2021 note", None)
                });
            }
        }
    }

    fn rows<T>(&mut self, table: &'static [Owed<T>], entity: &Entity, rows: &[T])
    where
        T: Owns,
    {
        for row in rows {
            for owed in table {
                let Some(due) = (owed.due)(row).filter(|_| !(owed.until)(row) && !row.is_over()) else { continue };
                if self.is_stopped(owed.stopped_by) {
                    continue;
                }
                let what = entity.field(owed.field).and_then(|field| field.due).map_or("", |due| due.what);
                let mark = entity.field(owed.field).map_or("", |field| field.mark);
                let mark = if mark.is_empty() { "practice" } else { mark };
                self.date(Some(due), owed.harm, entity.name, row.id(), owed.field, || {
                    let named = row.named();
                    let what = if named.is_empty() { what.to_owned() } else { format!("{what}: {named}") };
                    let why = Why::far(format!("Set for {}, ", wording::day(due)), due, ".");
                    (what, owed.harm.label().to_owned(), why, mark, row.waits_on())
                });
            }
        }
    }

    fn tables(&mut self) {
        let dossier = self.dossier;
        macro_rules! walk {
            ($($table:ident: $type:ident in $rows:ident),+ $(,)?) => {
                $( if !dossier.$rows.is_empty() { self.rows(owed::$table, &$type::ENTITY, &dossier.$rows); } )+
            };
        }
        self.rows(owed::CASE, &CASE, std::slice::from_ref(&dossier.case));
        walk!(
            RETURN: Return in returns, SUBMISSION: Submission in submissions, POINT: QaPoint in points,
            DECISION: Decision in decisions, PAUSE: Pause in pauses, CONTACT: FamilyContact in contacts,
            MILESTONE: Milestone in milestones, INVITATION: Invitation in invitations, MEETING: Meeting in meetings,
            DOCUMENT: Document in documents, CIRCULATION: Circulation in circulations, LETTER: Letter in letters, QUERY: EventQuery in queries,
            LINKED: LinkedReview in linked, PROCEEDING: Proceeding in proceedings, HOLD: Hold in holds,
            ACTION: Action in actions, RECOMMENDATION: Recommendation in recommendations,
            RETENTION: RetentionHold in retention_holds, QUOTE: Quote in quotes, COST: Cost in costs,
            CONTRIBUTION: Contribution in contributions,
        );
        if dossier.qa_letters.is_empty()
            && let Some(due) = dossier.case.resubmission_due.filter(|_| dossier.case.resubmitted.is_none())
        {
            self.date(Some(due), Harm::Quality, "case", dossier.case.id, "resubmission_due", || {
                let why = format!("Set for {}; the letter has no row of its own yet.", wording::day(due));
                ("Answer the QA letter".to_owned(), "quality".to_owned(), why.into(), "?; practice", None)
            });
        }
    }

    /// Steps whose turn has come: those that wait for others would only be noise.
    fn steps(&mut self) {
        let dossier = self.dossier;
        for step in dossier.steps.iter().filter(|step| plan::is_open(step)) {
            let Some(due) = plan::due(step) else { continue };
            if !plan::is_ready(step, &self.open_steps) || !step.waits_for.is_empty() {
                continue;
            }
            let kinds: Vec<&str> = step.stopped_by.0.iter().map(String::as_str).collect();
            if self.is_stopped(&kinds)
                || step.paused_by.as_ref().is_some_and(|held| self.pauses.iter().any(|one| one.id == held.id))
            {
                continue;
            }
            self.date(Some(due), Harm::Plan, "step", step.id, "due", || {
                let timing = if step.timing.is_empty() { String::new() } else { format!(" ({})", step.timing) };
                let planned = match step.planned {
                    Some(planned) if planned != due => format!("; first planned for {}", wording::day(planned)),
                    _ => String::new(),
                };
                let text = format!("Step {} of the work plan{timing}, ", step.code);
                let why = Why::far(text, due, format!("{planned}."));
                (step.what.clone(), step.code.clone(), why, "practice", None)
            });
        }
    }

    /// Things that must be stated and are not.
    fn gaps(&mut self) {
        let dossier = self.dossier;
        let (case, today) = (&dossier.case, self.today);
        let say = |page: &mut Self, harm, what: &str, why: &str, mark, field| {
            let line = page.line(
                Section::ThisWeek,
                harm,
                None,
                what.to_owned(),
                harm.label().to_owned(),
                why.into(),
                mark,
                ("case", case.id, field),
                None,
            );
            page.lines.push(line);
        };
        if case.attention.is_none() && case.decided.is_none() {
            let why = "The month for deciding runs from the day the death came to attention; without it no clock runs.";
            say(self, Harm::Decision, "Record when the death came to attention", why, "practice", "attention");
        }
        if proceeding::linked(dossier) == proceeding::Linked::NotStated && !dossier.is_refused() {
            let why = "Every case asks for other reviews of the same death; none must be stated, not assumed.";
            say(self, Harm::Plan, "Say whether there are other reviews", why, "practice", "linked_stated");
        }
        for letter in &dossier.qa_letters {
            let Some((field, what, why)) = quality::unclear(dossier, letter) else { continue };
            let at = ("qa_letter", letter.id, field);
            let (tag, why) = ("quality".to_owned(), why.into());
            let line = self.line(Section::ThisWeek, Harm::Quality, None, what, tag, why, "practice", at, None);
            self.lines.push(line);
        }
        for owed in dossier.returns.iter().filter(|owed| owed.escalated.is_none()) {
            if let Some(found) = returns::escalation(owed, None, today) {
                let who = owed.agency.as_ref().map_or("", |agency| &agency.label);
                let line = self.line(
                    Section::ThisWeek,
                    Harm::Returns,
                    None,
                    format!("Escalate: {who}"),
                    "escalate".to_owned(),
                    Why::far("", found.due, format!(" and {}; propose {}.", found.chased, found.to)),
                    "practice",
                    ("return", owed.id, "escalated"),
                    Some(who.to_owned()),
                );
                self.lines.push(line);
            }
        }
        if case.stage.is("panel_running") && !panel::has_specialist(dossier) {
            let why = "Every panel needs a specialist domestic abuse service; nobody sits and no reason is on file.";
            say(self, Harm::Plan, "Fill the specialist domestic abuse seat", why, "practice", "");
        }
    }

    fn no_next_step(&mut self) {
        let case = &self.dossier.case;
        let is_told = |line: &Lasting| matches!(line.section, Section::Overdue | Section::ThisWeek | Section::Later);
        if self.lines.iter().any(is_told) {
            return;
        }
        if let Some((due, harm, what, entity, id, field)) = self.next.take() {
            let why = Why::far(format!("Due {}, ", wording::day(due)), due, ".");
            let at = Some(due);
            let line =
                self.line(Section::Later, harm, at, what, String::new(), why, "practice", (entity, id, field), None);
            self.lines.push(line);
            return;
        }
        let waits = self.lines.iter().any(|line| line.section == Section::Waiting);
        if !case.next_step.trim().is_empty() || waits || self.dossier.is_refused() {
            return;
        }
        let why = "Nothing is dated, nobody is waited for and no next step is written; a colleague could not carry on.";
        let at = ("case", case.id, "next_step");
        let what = "No next step".to_owned();
        let line = self.line(
            Section::NoNextStep,
            Harm::Plan,
            None,
            what,
            "next step".to_owned(),
            why.into(),
            "practice",
            at,
            None,
        );
        self.lines.push(line);
    }
}

fn harm_of(run: &Run<'_>) -> Harm {
    match (run.clock.code, run.law.kind) {
        ("D2", _) => Harm::Decision,
        (_, Kind::Statute) => Harm::Statute,
        ("D4" | "D14", _) => Harm::Family,
        ("D8" | "D9" | "D10", _) => Harm::Quality,
        ("D12" | "D13", _) => Harm::Returns,
        ("D11", _) => Harm::Plan,
        _ => Harm::HardGuidance,
    }
}

fn tag_of(run: &Run<'_>) -> &'static str {
    match harm_of(run) {
        Harm::HardGuidance => "deadline",
        harm => harm.label(),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
