//! What the composite asks, and what becomes of the answers.

use super::names::NameView;
use super::same::Same;
use super::{CompositeScreen, act, query};
use crate::app::composite::{Paper, Under};
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::screen::ask::Ask;
use crate::app::screen::pick::{Pick, Row as PickRow};
use crate::app::screen::{Answer, Step};
use crate::domain::chronology::{Entry, Whole};
use crate::domain::value::{Id, Ref};

const GAPS: &str = "chronology.gaps";
const PERSON: &str = "chronology.person";
const OTHER: &str = "chronology.other";
const OTHER_NUMBER: &str = "chronology.other-number";
const PAPER: &str = "chronology.paper";

impl CompositeScreen {
    pub(super) fn pick_person(&self) -> Pick {
        let rows = self.names.people().into_iter().map(|person| PickRow::new(person, person, "")).collect();
        Pick::new(PERSON, "Whose mentions?  . next  , previous", rows)
    }

    pub(super) fn offer_findings(&self, found: &[Ref]) -> Step {
        let (Some(whole), Some(id)) = (&self.whole, self.about) else { return Step::none() };
        let Some(entry) = whole.entry(id) else { return Step::none() };
        if found.is_empty() {
            return Step::refuse("This case has no finding yet; add one in the Actions tab (6, list Findings).");
        }
        Step::push(act::pick_finding(whole.number(id), entry, found, &self.names))
    }

    /// The events an event may be one incident with; straight to the comparison where there is one.
    pub(super) fn pick_other(&self, whole: &Whole, entry: &Entry) -> Step {
        let id = entry.id();
        let row = |other: Id, why: &str| {
            let told = whole.entry(other);
            let agency = told.map_or_else(String::new, |told| self.names.text(told.agency()));
            let label = format!("No. {} {agency}", whole.number(other));
            let when = told.map_or_else(String::new, super::draw::when);
            PickRow::new(&other.to_string(), &label, &format!("{when}: {why}"))
        };
        let mut rows: Vec<PickRow> = whole.offers(id).map(|(other, offer)| row(other, offer.basis.words())).collect();
        rows.extend(entry.same.iter().map(|other| row(*other, "linked as one incident")));
        rows.extend(whole.repeats(id).map(|first| row(first, "the same date and words")));
        rows.push(PickRow::new("number", "Another row by its number..", "Compares this row with one you name."));
        Step::push(Pick::new(OTHER, format!("Compare No. {} with", whole.number(id)), rows))
    }

    fn compare(&self, other: Id) -> Step {
        let (Some(whole), Some(id)) = (&self.whole, self.about) else { return Step::none() };
        let (Some(one), Some(two)) = (whole.entry(id), whole.entry(other).filter(|_| other != id)) else {
            return Step::refuse("That is no other row.");
        };
        let link = whole.link(id, other).map(|link| link.id);
        let offer = whole.offers(id).find(|(offered, _)| *offered == other);
        let why = match (link, offer) {
            (Some(_), _) => "Linked as one incident.".to_owned(),
            (None, Some((_, offer))) => format!("Perhaps one incident: {}.", offer.basis.words()),
            (None, None) => "Not offered: you chose to compare them.".to_owned(),
        };
        let (one, two) = (self.names.copy(one), self.names.copy(two));
        let (first, second) = ((whole.number(id), &one), (whole.number(other), &two));
        Step::push(Same::new(self.case.id, first, second, why, link).with_names(self.names.revealed))
    }

    pub(super) fn take_answer(&mut self, cx: &Context, answer: Answer) -> Step {
        let Some(whole) = self.whole.clone() else { return Step::none() };
        match answer {
            Answer::Choice(GAPS, days) => {
                self.silence = days.parse().unwrap_or(0);
                self.lay();
                Step::none()
            }
            Answer::Choice(PERSON, person) => {
                self.names.person = Some(person);
                if self.rows.current_entry(&whole).is_some_and(|entry| self.names.is_mentioned(entry)) {
                    return Step::say("This row mentions them.  . next  , previous");
                }
                self.mention(true)
            }
            Answer::Choice(PAPER, ending) => {
                let paper = Paper::ALL.into_iter().find(|paper| paper.ending() == ending).unwrap_or(Paper::Csv);
                let ids = self.rows.events().filter_map(|at| whole.entries().get(at)).map(Entry::id).collect();
                let under = self.names.under();
                Step::effect(Effect::ExportComposite { case: self.case.id, ids, paper, under })
            }
            Answer::Choice(OTHER, number) if number == "number" => {
                let check: crate::app::screen::ask::Check =
                    |text| text.is_empty().then(|| "Say the number of a row, as the list shows it.".to_owned());
                Step::push(Ask::new(OTHER_NUMBER, "Compare with which row?", "Number", check))
            }
            Answer::Choice(OTHER, id) => self.compare(id.parse().unwrap_or_default()),
            Answer::Text(OTHER_NUMBER, number) => {
                let found = whole.entries().iter().find(|entry| whole.number(entry.id()) == number);
                found.map_or_else(
                    || Step::refuse(format!("No row has the number {number}.")),
                    |entry| self.compare(entry.id()),
                )
            }
            answer => self.take_for_event(cx, &whole, answer),
        }
    }

    /// An answer about the event the question was put for.
    fn take_for_event(&mut self, cx: &Context, whole: &Whole, answer: Answer) -> Step {
        let Some(entry) = self.about.and_then(|id| whole.entry(id)) else { return Step::none() };
        let case = self.case.id;
        let batch = match answer {
            Answer::Choices(act::TAGS, chosen) => {
                let batch = match act::tag(case, entry, whole, &chosen) {
                    Ok(batch) => batch,
                    Err(why) => return Step::refuse(why),
                };
                let ask = chosen.iter().any(|one| one == act::ANOTHER).then(ask_tag);
                let mut step = ask.map_or_else(Step::none, Step::push);
                if !batch.is_empty() {
                    step.effects.push(Effect::Save(batch));
                }
                return step;
            }
            Answer::Text(act::NEW_TAG, word) => act::add_word(case, entry.id(), &word),
            Answer::Text(act::SEQUENCE, text) => match act::sequence(entry, whole, &text) {
                Ok(batch) => batch,
                Err(why) => return Step::refuse(why),
            },
            Answer::Choice(act::FINDING, finding) => {
                act::link_finding(case, entry, whole, finding.parse().unwrap_or_default())
            }
            Answer::Choice(query::QUERY, choice) => {
                return query::chosen(cx, &self.case, entry, &self.names.copy(entry), &choice);
            }
            _ => return Step::none(),
        };
        if batch.is_empty() { Step::say("Nothing was changed.") } else { Step::effect(Effect::Save(batch)) }
    }
}

fn ask_tag() -> Ask {
    let check: crate::app::screen::ask::Check =
        |text| text.is_empty().then(|| "Say the word to find the event by.".to_owned());
    Ask::new(act::NEW_TAG, "A tag of your own", "Tag", check)
        .help("A word to find the event by, such as missed opportunity. No name of a person.")
}

pub(super) fn pick_gaps(now: i32) -> Pick {
    let row = |days: i32| {
        let label = if days == 0 { "Show no gaps".to_owned() } else { format!("{days} days or more") };
        let help = if days == now { "As it is now." } else { "" };
        PickRow::new(&days.to_string(), &label, help)
    };
    Pick::new(GAPS, "Show stretches without a record of", [14, 30, 60, 90, 180, 365, 0].map(row).to_vec())
}

pub(super) fn pick_paper(names: &NameView) -> Pick {
    let under = match names.under() {
        Under::AsWritten => "names as the agencies wrote them: the case has no key",
        Under::Pseudonyms => "under pseudonyms, as shown",
        Under::RealNames => "WITH REAL NAMES, as shown",
    };
    let row = |paper: Paper| PickRow::new(paper.ending(), paper.words(), under);
    Pick::new(PAPER, format!("Write the rows shown, {under}"), Paper::ALL.map(row).to_vec())
}
