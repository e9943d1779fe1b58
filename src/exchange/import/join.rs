//! The rows of a file against the register: which are there already, which change something, which are new, which a
//! person has to look at. One batch for all of it. Must not know cells or columns.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::draft::{Draft, Line, Part};
use super::goal::Goal;
use super::judge::{Row, entity_of, placed, refusal, skipped, undated};
use super::known::Known;
use super::matching::{self, Match};
use super::place::{Found, Places};
use super::plan::Plan;
use super::record::worded;
use super::reference::{key, number_key};
use super::report::{Outcome, Problem, Report, RowReport, SheetReport};
use super::write::{Working, same};
use super::{Answer, Kind, Request};
use crate::domain::change::Batch;
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::journal::IMPORTED;
use crate::domain::record::Record;
use crate::domain::register::{Action, Case, Recommendation};
use crate::domain::value::{Id, Ref, Value};
use crate::error::Result;

static CASE: Entity = Case::ENTITY;
static ACTION: Entity = Action::ENTITY;
static RECOMMENDATION: Entity = Recommendation::ENTITY;

/// Everything one import has found and written so far.
pub struct Joiner<'k> {
    pub(super) known: &'k dyn Known,
    pub(super) request: &'k Request,
    pub(super) batch: Batch,
    pub(super) added: Id,
    pub(super) counts: HashMap<&'static str, usize>,
    pub(super) changed: HashSet<(&'static str, Id)>,
    pub(super) agencies: HashMap<String, Ref>,
    pub(super) chairs: HashMap<String, Ref>,
    /// Agencies found under another name than the register's, by the name in the file.
    pub(super) taken_for: BTreeMap<String, String>,
    /// Cases of this file, by key, with the row that named each first.
    pub(super) cases: HashMap<String, (Working, String)>,
    /// Recommendations of this file, by case and number or words.
    pub(super) recommendations: HashMap<(Id, String), Working>,
    /// Rows already seen, by case and all they say.
    seen: HashMap<(String, String), String>,
    claimed: HashSet<Id>,
    /// Recommendations of the sheet in hand with words, by case and number: a row above may have the number alone.
    pub(super) worded: HashMap<(String, String), Part>,
    /// Actions this file has written, by case and what tells two of the same words apart, each with its row.
    acts: HashMap<(String, String), (Working, String)>,
    /// Cases made because an action names them, by key, with the reference as written.
    pub(super) only_named: Vec<(String, String)>,
    /// The row that gave a case its stage, by key: sheet and number.
    pub(super) staged: HashMap<String, (String, u32)>,
    /// Of the sheet in hand: what its rows stand for, its name and the heading of its references.
    kind: Kind,
    pub(super) sheet: String,
    pub(super) reference_heading: String,
    /// Which heading gives which field.
    headings: Vec<(Goal, String)>,
}

impl<'k> Joiner<'k> {
    pub fn new(known: &'k dyn Known, request: &'k Request) -> Self {
        Self {
            known,
            request,
            batch: Batch::default(),
            added: 0,
            counts: HashMap::new(),
            changed: HashSet::new(),
            agencies: HashMap::new(),
            chairs: HashMap::new(),
            taken_for: BTreeMap::new(),
            cases: HashMap::new(),
            recommendations: HashMap::new(),
            seen: HashMap::new(),
            claimed: HashSet::new(),
            worded: HashMap::new(),
            acts: HashMap::new(),
            only_named: Vec::new(),
            staged: HashMap::new(),
            kind: request.kind,
            sheet: String::new(),
            reference_heading: String::new(),
            headings: Vec::new(),
        }
    }

    /// The finished batch; the report gets its counts.
    pub fn finish(mut self, report: &mut Report) -> Batch {
        self.say_what_is_lacking(report);
        report.notes.extend(self.cases_only_named());
        report.notes.extend(self.agencies_taken_for());
        report.added = self.counts.values().sum();
        report.updated = self.changed.len();
        let plural = |entity: &Entity, count: usize| {
            let word = if count == 1 { entity.label } else { entity.plural };
            format!("{count} {}", word.to_lowercase())
        };
        let added = [&CASE, &ACTION, &RECOMMENDATION].into_iter();
        let added = added.filter_map(|entity| self.counts.get(entity.name).map(|count| plural(entity, *count)));
        let mut parts: Vec<String> = added.collect();
        if !self.changed.is_empty() {
            parts.push(format!("changes to {}", self.changed.len()));
        }
        let what = if parts.is_empty() { "nothing new".to_owned() } else { parts.join(", ") };
        self.batch.label = format!("{IMPORTED}{what}");
        self.batch
    }

    /// Every row of one sheet.
    pub fn sheet(
        &mut self,
        plan: &Plan<'_>,
        lines: Vec<Line>,
        step: &mut dyn FnMut() -> Result<()>,
    ) -> Result<SheetReport> {
        self.kind = plan.kind;
        self.sheet.clone_from(&plan.sheet.name);
        self.reference_heading =
            plan.reference().map_or_else(|| "Reference".to_owned(), |mapped| mapped.heading.clone());
        let headings = plan.mapping.iter().filter_map(|own| Some((own.field?, own.heading.clone())));
        self.headings = headings.collect();
        let mut places = Places::new(self.known, plan, self.request)?;
        let mut notes = plan.notes();
        let named = self.request.case_of(&plan.sheet.name).is_none();
        if let Some(Found::Known(case)) = places.default().filter(|_| named) {
            let reference = case.get("reference").as_text().unwrap_or_default();
            notes
                .push(format!("rows without a reference were put into {reference}, which is named above the headings"));
        }
        let alone = plan.column("action", "what").is_none() && self.kind != Kind::Cases;
        let mut rows: Vec<Result<Row<'k>, RowReport>> = Vec::with_capacity(lines.len());
        for line in lines {
            rows.push(match line {
                Line::Skipped { row, raw, why } => Err(skipped(row, &raw, why)),
                Line::Row(draft) => Ok(placed(*draft, &mut places, plan.kind, alone)),
            });
        }
        notes.extend(places.cut_words());
        if alone && rows.iter().flatten().any(|row| !row.draft.action.is_empty()) {
            notes
                .push("there is no column of actions: each recommendation was taken for its action as well".to_owned());
        }
        self.worded = rows.iter().flatten().rev().filter_map(worded).collect();
        let (matched, complete) = self.match_rows(&rows);
        if !complete {
            notes.push("a case has so many actions that not every new one was compared with those like it".to_owned());
        }
        let mut reports = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            step()?;
            reports.push(match row {
                Err(skipped) => skipped,
                Ok(row) => self.row(row, matched.get(&at).copied()),
            });
        }
        notes.extend(undated(&reports, &self.batch));
        Ok(SheetReport {
            name: plan.sheet.name.clone(),
            heading_row: plan.heading_row(),
            mapping: plan.mapping.clone(),
            rows: reports,
            notes,
        })
    }

    /// Rows of known cases with the actions that are there.
    fn match_rows(&self, rows: &[Result<Row<'k>, RowReport>]) -> (matching::Matches<'k>, bool) {
        let mut by_case: HashMap<Id, Vec<(usize, &Draft)>> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            if let Ok(Row { draft, case: Ok(Found::Known(case)) }) = row
                && !draft.action.text("what").is_empty()
            {
                by_case.entry(case.id).or_default().push((at, draft));
            }
        }
        let equal = |draft: &Draft, record: &Record| self.fields_in_common(draft, record);
        let (mut matched, mut complete) = (HashMap::new(), true);
        for (case, rows) in by_case {
            let (found, all) = matching::within_case(&rows, self.known.actions(case), &self.claimed, &equal);
            matched.extend(found);
            complete &= all;
        }
        (matched, complete)
    }

    /// How many fields of a row and an action agree; the agency and the recommendation tell most.
    fn fields_in_common(&self, draft: &Draft, record: &Record) -> usize {
        let values = draft.action.values.iter().filter(|(field, value)| same(record.get(field.name), value)).count();
        let agency = draft.action.names.iter().filter(|named| {
            self.agency_of_cell(&named.name).is_some_and(|id| record.get(named.field.name).as_link() == Some(id))
        });
        let wanted = number_key(draft.recommendation.text("number"));
        let theirs = record.get("recommendation").as_link();
        let case = record.get("case").as_link().unwrap_or_default();
        let numbered = self.known.recommendations(case).iter().any(|known| {
            Some(known.id) == theirs && number_key(known.get("number").as_text().unwrap_or_default()) == wanted
        });
        values + agency.count() * 4 + usize::from(numbered && !wanted.is_empty()) * 4
    }

    fn row(&mut self, row: Row<'k>, matched: Option<Match<'k>>) -> RowReport {
        let Row { mut draft, case } = row;
        let at = format!("{} row {}", self.sheet, draft.row);
        let mut report = RowReport {
            row: draft.row,
            outcome: Outcome::Imported,
            entity: entity_of(&draft, self.kind).name,
            reference: draft.reference.clone(),
            problems: std::mem::take(&mut draft.problems),
            changed: Vec::new(),
            kept: Vec::new(),
            asks: false,
            like: None,
            cells: Vec::new(),
            written: true,
        };
        let refusal = match &case {
            Err(_) if draft.refused.is_some() => draft.refused.clone(),
            Err(why) => Some(Problem::of_field("case", &self.reference_heading, &draft.reference, why.as_str())),
            Ok(_) => refusal(&draft, self.kind),
        };
        let like = match (matched, self.request.answer(&self.sheet, draft.row)) {
            (Some(Match::Like(record)), None) => Some(record),
            _ => None,
        };
        if let Some(record) = like {
            report.like = Some(record.id);
            report.asks = true;
            let (number, what) = (record.get("number"), record.get("what"));
            let name = number.as_text().or(what.as_text()).unwrap_or_default();
            let why = format!(
                "this looks like the action \"{}\" of the same case; say whether it is",
                super::report::shortened(name)
            );
            report.problems.insert(0, self.about_the_words(&draft, why));
        }
        if let (Ok(found), None, None) = (case, &refusal, like) {
            let there = self.record_of(&found, self.request.answer(&self.sheet, draft.row), matched);
            self.hold(&found, there, &mut draft, &mut report);
            let before = self.batch.changes.len();
            if let Err(problem) = self.join(found, &draft, matched, &at, &mut report) {
                report.asks = problem.field == "what";
                report.problems.insert(0, problem);
                report.written = false;
            } else if self.batch.changes.len() == before {
                report.outcome = Outcome::Duplicate;
            }
        } else {
            report.problems.splice(0..0, refusal);
            report.written = false;
        }
        if !report.written || report.problems.iter().any(|problem| problem.grave) {
            report.outcome = Outcome::Attention;
        }
        if report.outcome == Outcome::Attention {
            report.cells = draft.cells;
        }
        report
    }

    /// Writes a row. A refusal comes before anything is written.
    fn join(
        &mut self,
        found: Found<'k>,
        draft: &Draft,
        matched: Option<Match<'k>>,
        at: &str,
        report: &mut RowReport,
    ) -> Result<(), Problem> {
        let case_key = match &found {
            Found::Known(record) => key(record.get("reference").as_text().unwrap_or_default()),
            Found::New(reference) => key(reference),
        };
        if self.kind == Kind::Cases {
            self.no_second_row(&case_key, draft)?;
        }
        let mine = (case_key.clone(), draft.fingerprint());
        let has_action = !draft.action.text("what").is_empty();
        let twin = if has_action { self.seen.get(&mine).cloned() } else { None };
        let answer = self.request.answer(&self.sheet, draft.row);
        let there = self.record_of(&found, answer, matched);
        let own = (case_key.clone(), draft.twin_key());
        if has_action
            && twin.is_none()
            && there.is_none()
            && answer.is_none()
            && let Some((_, first)) = self.acts.get(&own)
        {
            let why = format!("this looks like the action in {first}; say whether it is the same or another");
            return Err(self.about_the_words(draft, why));
        }
        if draft.case.get("stage").is_some() {
            self.staged.insert(case_key.clone(), (self.sheet.clone(), draft.row));
        }
        let case = self.case(case_key, found, draft, at, report);
        if let Some(twin) = twin {
            report.problems.push(Problem::of_row("", format!("the same as {twin}")).light());
            return Ok(());
        }
        if has_action {
            self.seen.insert(mine, at.to_owned());
        }
        let recommendation = self.recommendation((case, &own.0), draft, at, report);
        if !has_action {
            return Ok(());
        }
        if let Some(record) = there.filter(|record| record.archived.is_some()) {
            self.claimed.insert(record.id);
            report.problems.push(Problem::of_row("", "the action is there and archived; it was left as it is").light());
            return Ok(());
        }
        let mut links = self.links(&draft.action);
        links.kept.extend(recommendation.as_ref().err().cloned());
        if let Ok(Some(id)) = recommendation
            && let Some(field) = ACTION.field("recommendation")
        {
            links.values.push((field, Value::link(id, "")));
        }
        report.problems.append(&mut links.problems);
        match there {
            Some(record) => {
                self.claimed.insert(record.id);
                let mut working = Working::of(record.clone());
                report.take("", self.update(&mut working, &draft.action, &links, at));
                self.acts.insert(own, (working, at.to_owned()));
            }
            None if matches!(answer, Some(Answer::That | Answer::Same(_))) && self.acts.contains_key(&own) => {
                let Some((mut working, first)) = self.acts.remove(&own) else { return Ok(()) };
                report.take("", self.update(&mut working, &draft.action, &links, at));
                self.acts.insert(own, (working, first));
            }
            None => {
                let working = self.add_action(case, draft, &links, at);
                self.acts.insert(own, (working, at.to_owned()));
            }
        }
        Ok(())
    }

    /// The action of the register that a row is, as far as that is known or was said.
    fn record_of(&self, found: &Found<'k>, answer: Option<Answer>, matched: Option<Match<'k>>) -> Option<&'k Record> {
        let Found::Known(case) = found else { return None };
        match (answer, matched) {
            // What has the very words is that action; only what looks like one can be another.
            (Some(Answer::New), Some(Match::Is(record))) => Some(record),
            (Some(Answer::Same(id)), _) => self.known.actions(case.id).iter().find(|record| record.id == id),
            (Some(Answer::That), Some(Match::Like(record) | Match::Is(record))) | (None, Some(Match::Is(record))) => {
                Some(record)
            }
            _ => None,
        }
    }

    /// A row whose action may be one that is there already.
    fn about_the_words(&self, draft: &Draft, why: String) -> Problem {
        let (heading, raw) = draft.action.cell("what").unwrap_or(("Action", draft.action.text("what")));
        Problem::of_field("what", heading, raw, why)
    }

    /// The heading that gives a field.
    pub(super) fn heading(&self, entity: &Entity, field: &Field) -> String {
        let own = self.headings.iter().find(|(goal, _)| goal.is(entity.name, field.name));
        own.map_or_else(|| field.label.to_owned(), |(_, heading)| heading.clone())
    }
}
