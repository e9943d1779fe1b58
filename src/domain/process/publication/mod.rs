//! The publication gate G1 to G10: what is missing before a report may be published, item by item.

use super::super::date::Date;
use super::super::register::{Document, Version};
use super::super::value::{Fact, Id};
use super::super::vocabulary as v;
use super::quality::{self, asks_an_answer, why_open};
use super::{Dossier, clock, family, wording};

mod names;

use names::names;
pub use names::{Unsure, unsure};

/// How an item stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    Met,
    /// Publication is refused until this is put right.
    Missing(String),
    /// Publication needs a recorded reason.
    Warn(String),
    /// Nothing on file supports it: it cannot be called met, and publication needs a recorded reason.
    Nothing(String),
    /// Comes after publication.
    NotYet(String),
}

/// One item of the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub code: &'static str,
    pub text: &'static str,
    pub state: State,
    pub mark: &'static str,
    /// The record and field to open to put it right.
    pub entity: &'static str,
    pub id: Id,
    pub field: &'static str,
    /// What it rests on, where that is worth seeing; empty for most.
    pub note: String,
}

impl Item {
    /// Whether publication is refused by it.
    pub fn refuses(&self) -> bool {
        matches!(self.state, State::Missing(_))
    }

    /// Whether publication needs a recorded reason because of it.
    pub fn needs_reason(&self) -> bool {
        matches!(self.state, State::Warn(_) | State::Nothing(_))
    }

    /// What is wrong, in words; empty when nothing is.
    pub fn lacks(&self) -> &str {
        match &self.state {
            State::Met => "",
            State::Missing(text) | State::Warn(text) | State::Nothing(text) | State::NotYet(text) => text,
        }
    }

    /// How it stands, in a word or two.
    pub fn stands(&self) -> &'static str {
        match self.state {
            State::Met => "met",
            State::Missing(_) => "missing",
            State::Warn(_) => "needs reason",
            State::Nothing(_) => "nothing on file",
            State::NotYet(_) => "afterwards",
        }
    }
}

const NO_FILE: &str = "No current version of the report, the summary or the plan is on file";

/// The set a report is published as; the letter is asked for only once there is one (practice).
const SET: [&str; 4] = ["OVR", "EXE", "QAL", "APL"];

/// Every item, for publication on a day: the day proposed, else the day planned.
pub fn gate(dossier: &Dossier, on: Option<Date>) -> Vec<Item> {
    let case = &dossier.case;
    let on = on.or(case.published).or(case.publication_planned);
    let at_case = |code, text, field, mark, state| Item {
        code,
        text,
        state,
        mark,
        entity: "case",
        id: case.id,
        field,
        note: String::new(),
    };
    vec![
        at_case(
            "G1",
            "Cleared by the Home Office, not later than publication",
            "cleared",
            "practice; source: Westminster",
            match (case.cleared, on) {
                (None, _) => State::Missing("There is no clearance date".to_owned()),
                (Some(cleared), Some(on)) if cleared > on => State::Missing(format!(
                    "Clearance on {} is later than publication on {}",
                    wording::day(cleared),
                    wording::day(on)
                )),
                _ => State::Met,
            },
        ),
        points(dossier),
        families(dossier),
        at_case("G4", "The date is clear of dates to avoid", "publication_planned", "practice", dates(dossier, on)),
        names(dossier),
        set(dossier),
        told(dossier),
        access(dossier),
        commissioner(dossier),
        at_case(
            "G10",
            "PDF and link sent; library entry confirmed; set kept here",
            "pdf_returned",
            "practice; source: Preston",
            after(dossier),
        ),
    ]
}

/// What refuses publication; empty when it may go ahead (perhaps with reasons).
pub fn refused(items: &[Item]) -> Vec<&Item> {
    items.iter().filter(|item| item.refuses()).collect()
}

/// What needs a recorded reason.
pub fn warned(items: &[Item]) -> Vec<&Item> {
    items.iter().filter(|item| item.needs_reason()).collect()
}

/// Whether the report is said to be held back.
pub fn is_withheld(dossier: &Dossier) -> bool {
    dossier.case.publication.is("withheld") || dossier.case.stage.is("publication_withheld")
}

/// What is missing for a report to be withheld: a reason and who agreed it.
pub fn withheld_lacks(dossier: &Dossier) -> Vec<&'static str> {
    let case = &dossier.case;
    let mut lacks = Vec::new();
    if case.withheld_reason.trim().is_empty() {
        lacks.push("the reason");
    }
    if case.withheld_agreed_by.trim().is_empty() {
        lacks.push("who agreed it");
    }
    lacks
}

fn commissioner(dossier: &Dossier) -> Item {
    let law = clock::commissioner(dossier);
    let state = match (law, dossier.case.dac_sent) {
        (Some(_), None) => State::Missing("The Domestic Abuse Commissioner has not been sent the report".to_owned()),
        _ => State::Met,
    };
    let note = if law.is_none() { "no law asks it of a review that is not statutory" } else { "" };
    Item {
        code: "G9",
        text: "The Commissioner has been sent the report",
        state,
        mark: law.map_or("practice ?", |law| law.mark),
        entity: "case",
        id: dossier.case.id,
        field: "dac_sent",
        note: note.to_owned(),
    }
}

fn points(dossier: &Dossier) -> Item {
    let open: Vec<_> = dossier.points.iter().filter(|point| why_open(point).is_some()).collect();
    let unlisted = dossier
        .qa_letters
        .iter()
        .find(|letter| asks_an_answer(letter) && quality::points_of(dossier, letter).next().is_none());
    let state = if let Some(letter) = unlisted {
        let of = letter.dated.map(|day| format!(" of {}", wording::day(day))).unwrap_or_default();
        State::Nothing(format!("The letter{of} asks for changes, and its points are not listed"))
    } else if dossier.qa_letters.is_empty() && dossier.points.is_empty() {
        State::Nothing("No letter of the Home Office panel is on file".to_owned())
    } else if open.is_empty() {
        State::Met
    } else {
        let numbers: Vec<&str> = open.iter().map(|point| point.number.as_str()).collect();
        State::Missing(format!("Points still open: {}", wording::list(&numbers)))
    };
    Item {
        code: "G2",
        text: "No point of the quality assurance letter is open",
        state,
        mark: "practice",
        entity: "qa_point",
        id: open.first().map_or(0, |point| point.id),
        field: "state",
        note: String::new(),
    }
}

/// Each plan needs the family told of the date, or a reason why not.
fn families(dossier: &Dossier) -> Item {
    let untold: Vec<_> = dossier
        .contact_plans
        .iter()
        .filter(|plan| {
            let own = dossier
                .milestones
                .iter()
                .find(|own| own.kind.is("FM13") && own.plan.as_ref().is_some_and(|owner| owner.id == plan.id));
            let told = own.is_some_and(|own| own.done.is_some() || !own.reason.trim().is_empty());
            !told && plan.stopped.is_none() && plan.do_not_contact != Fact::Yes
        })
        .collect();
    let state = if dossier.contact_plans.is_empty() {
        State::Nothing("There is no contact plan for any family".to_owned())
    } else if untold.is_empty() {
        State::Met
    } else {
        let names: Vec<&str> = untold.iter().map(|plan| plan.name.as_str()).collect();
        State::Warn(format!("Not told of the date: {}", wording::list(&names)))
    };
    Item {
        code: "G3",
        text: "Each family has been told of the date",
        state,
        mark: "practice",
        entity: "contact_plan",
        id: untold.first().map_or(0, |plan| plan.id),
        field: "",
        note: String::new(),
    }
}

fn dates(dossier: &Dossier, on: Option<Date>) -> State {
    let Some(on) = on else { return State::Warn("No publication date is planned".to_owned()) };
    let mut hits = family::clashes(dossier, on);
    hits.extend(family::trial_open(dossier, on));
    match (hits.is_empty(), family::knows_days(dossier)) {
        (false, _) => State::Warn(hits.join("; ")),
        (true, true) => State::Met,
        (true, false) => State::Nothing("No date to avoid, no day of death and no day in court is recorded".to_owned()),
    }
}

/// Current versions of a document.
fn current<'a>(dossier: &'a Dossier, document: &Document) -> Vec<&'a Version> {
    let id = document.id;
    dossier
        .versions
        .iter()
        .filter(|version| version.document.as_ref().is_some_and(|owner| owner.id == id) && version.current == Fact::Yes)
        .collect()
}

fn published_set(dossier: &Dossier) -> impl Iterator<Item = (&Document, Vec<&Version>)> {
    dossier
        .documents
        .iter()
        .filter(|document| SET.contains(&document.kind.0.as_str()))
        .map(|document| (document, current(dossier, document)))
}

fn label(kind: &str) -> String {
    v::DOCUMENT_TYPE.label(kind).to_lowercase()
}

fn set(dossier: &Dossier) -> Item {
    let mut refuse = Vec::new();
    let mut missing = Vec::new();
    for kind in SET {
        let versions: usize = dossier
            .documents
            .iter()
            .filter(|document| document.kind.is(kind))
            .map(|document| current(dossier, document).len())
            .sum();
        match versions {
            1 => {}
            0 if kind == "OVR" => refuse.push(format!("the {} has no current version", label(kind))),
            0 => missing.push(label(kind)),
            _ => refuse.push(format!("the {} has {versions} current versions", label(kind))),
        }
    }
    let state = match (refuse.is_empty(), missing.is_empty()) {
        (false, _) => State::Missing(format!("In the set, {}", wording::list(&refuse))),
        (true, false) => State::Warn(format!("Not in the set: {}", wording::list(&missing))),
        (true, true) => State::Met,
    };
    Item {
        code: "G6",
        text: "Report, summary, letter and plan, one current version each",
        state,
        mark: "practice",
        entity: "document",
        id: 0,
        field: "",
        note: String::new(),
    }
}

fn told(dossier: &Dossier) -> Item {
    let finished = |kind: &str| dossier.documents.iter().any(|own| own.kind.is(kind) && own.finished.is_some());
    let mut lacks = Vec::new();
    if !dossier.letters.iter().any(|letter| letter.kind.is("L22") && letter.sent.is_some()) {
        lacks.push("agencies have not been sent the final report");
    }
    if !finished("DEB") {
        lacks.push("no staff debrief is recorded");
    }
    if !finished("PUB") {
        lacks.push("there is no finished publication plan with media lines");
    }
    let state = if lacks.is_empty() { State::Met } else { State::Warn(wording::list(&lacks)) };
    Item {
        code: "G7",
        text: "Agencies told, staff debriefed, media lines ready",
        state,
        mark: "source: Sheffield",
        entity: "document",
        id: 0,
        field: "finished",
        note: String::new(),
    }
}

fn access(dossier: &Dossier) -> Item {
    let unchecked = published_set(dossier)
        .filter(|(document, _)| ["OVR", "EXE", "APL"].contains(&document.kind.0.as_str()))
        .find_map(|(document, versions)| {
            versions.into_iter().find(|version| version.accessible.is_none()).map(|version| (document, version))
        });
    let is_held = published_set(dossier).any(|(document, versions)| !document.kind.is("QAL") && !versions.is_empty());
    Item {
        code: "G8",
        text: "Everyone can read the files, with a screen reader too",
        state: match unchecked {
            None if !is_held => State::Nothing(NO_FILE.to_owned()),
            None => State::Met,
            Some((document, _)) => {
                State::Warn(format!("The {} has not been checked for access", label(&document.kind.0)))
            }
        },
        mark: "practice",
        entity: "version",
        id: unchecked.map_or(0, |(_, version)| version.id),
        field: "accessible",
        note: String::new(),
    }
}

/// After publication, also when the website drops the report: the set stays in the library here.
fn after(dossier: &Dossier) -> State {
    let case = &dossier.case;
    if case.published.is_none() {
        return State::NotYet("After publication".to_owned());
    }
    let mut lacks = Vec::new();
    if case.url.is_empty() {
        lacks.push("the web address is not recorded");
    }
    if case.pdf_returned.is_none() {
        lacks.push("the PDF and link have not gone to the Home Office");
    }
    if case.library_confirmed.is_none() {
        lacks.push("nobody has seen it in the national library");
    }
    let unkept = |kind: &str| !dossier.documents.iter().any(|own| own.kind.is(kind) && own.held == Fact::Yes);
    if unkept("OVR") {
        lacks.push("the published report is not held here");
    }
    if lacks.is_empty() { State::Met } else { State::NotYet(wording::list(&lacks)) }
}

#[cfg(test)]
mod tests;
