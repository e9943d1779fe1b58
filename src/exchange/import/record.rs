//! The records a row is of: its case, its recommendation and its action, found among those of this file or of the
//! register, made where they are missing, changed where the row says otherwise. Must not know cells or columns, or
//! which action of the register a row is.

use super::draft::{Draft, Part};
use super::join::Joiner;
use super::judge::{Row, lacking};
use super::matching;
use super::place::Found;
use super::reference::{key, number_key};
use super::report::{Outcome, Problem, Report, RowReport};
use super::write::{Links, Working, same};
use crate::domain::entity::Entity;
use crate::domain::record::Record;
use crate::domain::register::{Action, Case, Recommendation};
use crate::domain::value::{Id, Value};

static CASE: Entity = Case::ENTITY;
static ACTION: Entity = Action::ENTITY;
static RECOMMENDATION: Entity = Recommendation::ENTITY;

impl<'k> Joiner<'k> {
    /// The case of this file with a key, as it is after what was written so far.
    pub(super) fn added_case(&self, case_key: &str) -> Option<&Record> {
        self.cases.get(case_key).map(|(working, _)| &working.record)
    }

    /// The case of a row, made or changed as the row says.
    pub(super) fn case(
        &mut self,
        case_key: String,
        found: Found<'k>,
        draft: &Draft,
        at: &str,
        report: &mut RowReport,
    ) -> Id {
        let mut links = self.links(&draft.case);
        report.problems.append(&mut links.problems);
        if report.entity == CASE.name {
            self.only_named.retain(|(own, _)| *own != case_key);
        }
        let (mut working, first) = match (self.cases.remove(&case_key), found) {
            (Some(there), _) => there,
            (None, Found::Known(record)) => (Working::of(record.clone()), at.to_owned()),
            (None, Found::New(reference)) => {
                if report.entity != CASE.name {
                    self.only_named.push((case_key.clone(), reference.clone()));
                }
                // The stage and the publication are what the file says, never what a new case starts with.
                let first = vec![
                    ("reference", Value::text(reference)),
                    ("stage", Value::Missing),
                    ("publication", Value::Missing),
                ];
                let working = self.add_part(&CASE, first, &draft.case, &links, at);
                let id = working.id();
                self.cases.insert(case_key, (working, at.to_owned()));
                return id;
            }
        };
        let told = self.update(&mut working, &draft.case, &links, at);
        report.take(if report.entity == "case" { "" } else { "case " }, told);
        let id = working.id();
        self.cases.insert(case_key, (working, first));
        id
    }

    /// The recommendation a row carries out, made or changed as the row says; otherwise the line to keep of it.
    pub(super) fn recommendation(
        &mut self,
        (case, case_key): (Id, &str),
        draft: &Draft,
        at: &str,
        report: &mut RowReport,
    ) -> Result<Option<Id>, String> {
        let (number, what) = (draft.recommendation.text("number"), draft.recommendation.text("what"));
        if number.is_empty() && what.is_empty() {
            return Ok(None);
        }
        let own = if number.is_empty() { matching::words(what) } else { number_key(number) };
        let slot = (case, own.clone());
        let mut links = self.links(&draft.recommendation);
        report.problems.append(&mut links.problems);
        let there = self.recommendations.remove(&slot).or_else(|| {
            let known = self.known.recommendations(case).iter().filter(|record| record.archived.is_none());
            let mut known = known.filter(|record| {
                let text = |field: &str| record.get(field).as_text().unwrap_or_default();
                if number.is_empty() { matching::words(text("what")) == own } else { number_key(text("number")) == own }
            });
            known.next().map(|record| Working::of(record.clone()))
        });
        let working = match there {
            Some(mut working) => {
                let mut part = draft.recommendation.clone();
                // The number found it; another spelling of it is no change.
                part.values.retain(|(field, _)| field.name != "number");
                let told = self.update(&mut working, &part, &links, at);
                report.take(if report.entity == "recommendation" { "" } else { "recommendation " }, told);
                working
            }
            None if self.worded.contains_key(&(case_key.to_owned(), own.clone())) && what.is_empty() => {
                let part = self.worded.get(&(case_key.to_owned(), own)).cloned().unwrap_or_default();
                let links = self.links(&part);
                let first = vec![("case", Value::link(case, "")), ("progress", Value::Missing)];
                self.add_part(&RECOMMENDATION, first, &part, &links, at)
            }
            None if what.is_empty() => {
                let why = "there is no recommendation of this number in the case and no words to make one";
                report.problems.push(Problem::of_field("recommendation", "Recommendation", number, why).light());
                return Err(format!("Recommendation: {number}"));
            }
            None => {
                let first = vec![("case", Value::link(case, "")), ("progress", Value::Missing)];
                self.add_part(&RECOMMENDATION, first, &draft.recommendation, &links, at)
            }
        };
        let id = working.id();
        self.recommendations.insert(slot, working);
        Ok(Some(id))
    }

    /// In a list of cases a second row of one case is either the same or for a person to decide.
    pub(super) fn no_second_row(&self, case_key: &str, draft: &Draft) -> Result<(), Problem> {
        let Some((working, first)) = self.cases.get(case_key) else { return Ok(()) };
        if !first.starts_with(&format!("{} row ", self.sheet)) {
            return Ok(());
        }
        let differs = draft.case.values.iter().find(|(field, value)| !same(working.record.get(field.name), value));
        match differs {
            None => Ok(()),
            Some((field, _)) => {
                let why = format!("the same case stands in {first}, and {} differs", field.label.to_lowercase());
                Err(Problem::of_field("reference", &self.reference_heading, &draft.reference, why))
            }
        }
    }

    pub(super) fn add_action(&mut self, case: Id, draft: &Draft, links: &Links, at: &str) -> Working {
        // What the file does not say is left open: an action is not "not started" because nobody coloured it.
        let mut first = vec![("case", Value::link(case, "")), ("rag", Value::Missing), ("progress", Value::Missing)];
        if let Some(due @ Value::Date(_)) = draft.action.get("due") {
            first.push(("original_due", due.clone()));
        }
        self.add_part(&ACTION, first, &draft.action, links, at)
    }

    /// Which cases were made only because an action names them.
    pub(super) fn cases_only_named(&self) -> Option<String> {
        const NAMED: usize = 10;
        let names: Vec<&str> = self.only_named.iter().take(NAMED).map(|(_, reference)| reference.as_str()).collect();
        let more = self.only_named.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let (cases, them) = match self.only_named.len() {
            0 => return None,
            1 => ("1 case is".to_owned(), "an action names it"),
            many => (format!("{many} cases are"), "an action names them"),
        };
        Some(format!("{cases} made because {them}: {}{more}", names.join(", ")))
    }

    /// Says with the row of each case what it lacks for its stage, now that every sheet was read.
    pub(super) fn say_what_is_lacking(&self, report: &mut Report) {
        for (case_key, (sheet, number)) in &self.staged {
            let Some((working, _)) = self.cases.get(case_key) else { continue };
            let rows = report.sheets.iter_mut().filter(|own| own.name == *sheet).flat_map(|own| &mut own.rows);
            let mut rows = rows.filter(|row| row.row == *number && row.outcome != Outcome::Duplicate && row.written);
            let Some(row) = rows.next() else { continue };
            row.problems.extend(lacking(&working.record));
        }
    }
}

/// The recommendation of a row that has both its number and its words.
pub fn worded(row: &Row<'_>) -> Option<((String, String), Part)> {
    let case = match row.case.as_ref().ok()? {
        Found::Known(record) => key(record.get("reference").as_text().unwrap_or_default()),
        Found::New(reference) => key(reference),
    };
    let part = &row.draft.recommendation;
    let number = number_key(part.text("number"));
    (!number.is_empty() && !part.text("what").is_empty()).then(|| ((case, number), part.clone()))
}
