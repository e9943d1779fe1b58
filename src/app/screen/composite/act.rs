//! What a person does to an event of the composite, as batches: tags, sequence numbers, findings, hiding a row that was
//! entered twice. Nothing is merged and nothing dropped.

use super::names::NameView;
use crate::app::screen::ask::Ask;
use crate::app::screen::pick::{Pick, Row};
use crate::domain::change::{Batch, Change};
use crate::domain::chronology::{Entry, Sequence, Whole, put};
use crate::domain::register::{Event, Tag};
use crate::domain::value::{Cell, Code, Codes, Fact, Id, Ref, Value};
use crate::domain::vocabulary::{EIGHT_STAGES, RISK_FACTOR};

/// The names of the questions.
pub const TAGS: &str = "chronology.tags";
pub const NEW_TAG: &str = "chronology.new-tag";
pub const SEQUENCE: &str = "chronology.sequence";
pub const FINDING: &str = "chronology.finding";

/// The word of a tag that only ties an event to a finding.
const SUPPORTS: &str = "finding";
/// The choice that asks for a word of one's own.
pub const ANOTHER: &str = "another";

/// Everything an event can be tagged with, what it has ticked.
pub fn pick_tags(number: &str, entry: &Entry, names: &NameView, whole: &Whole) -> Pick {
    let event = &entry.event;
    let ticked = |row: Row, on: bool| if on { row.ticked() } else { row };
    let mut rows = vec![ticked(
        Row::new("abuse", "Sign of abuse", "The event shows abuse or its signs."),
        event.abuse == Fact::Yes,
    )];
    for stage in EIGHT_STAGES.terms {
        let row =
            Row::new(&format!("stage:{}", stage.code), &format!("Stage {}", stage.label), "One of the eight stages.");
        rows.push(ticked(row, event.stage.0 == stage.code));
    }
    for risk in RISK_FACTOR.terms {
        let row = Row::new(&format!("risk:{}", risk.code), &format!("Risk: {}", risk.label), "A risk factor it shows.");
        rows.push(ticked(row, event.risk_factors.0.iter().any(|code| code == risk.code)));
    }
    for word in whole.tag_words().into_iter().filter(|word| *word != SUPPORTS && !word.is_empty()) {
        let on = entry.tags.iter().any(|own| own == word);
        rows.push(ticked(Row::new(&format!("tag:{word}"), &names.text(word), "A tag used in this review."), on));
    }
    rows.push(Row::new(ANOTHER, "A tag of your own..", "Asks for a word of your own after Enter."));
    let what: String = names.shown(entry).event.what.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    Pick::several(TAGS, format!("Tags of No. {number}, {what}.."), rows)
}

/// The changes that give an event exactly these tags; or why they cannot be.
pub fn tag(case: Id, entry: &Entry, whole: &Whole, chosen: &[String]) -> Result<Batch, &'static str> {
    let event = &entry.event;
    let mut batch = Batch::new("tagged an event");
    let picked = |prefix: &str| chosen.iter().filter_map(|one| one.strip_prefix(prefix)).collect::<Vec<_>>();
    let stage = match picked("stage:").as_slice() {
        [] => "",
        [stage] => *stage,
        _ => return Err("An event belongs to one of the eight stages; tick one of them."),
    };
    set(&mut batch, event.id, "stage", &event.stage, &Code(stage.to_owned()));
    let mut risks: Vec<String> = picked("risk:").into_iter().map(str::to_owned).collect();
    // What a newer list holds, and this one does not, stays.
    risks.extend(
        event.risk_factors.0.iter().filter(|code| RISK_FACTOR.terms.iter().all(|term| term.code != **code)).cloned(),
    );
    if risks.iter().any(|code| !event.risk_factors.0.contains(code)) || risks.len() != event.risk_factors.0.len() {
        set(&mut batch, event.id, "risk_factors", &event.risk_factors, &Codes(risks));
    }
    let abuse = chosen.iter().any(|one| one == "abuse");
    if abuse != (event.abuse == Fact::Yes) {
        let new = if abuse { Fact::Yes } else { Fact::NotRecorded };
        set(&mut batch, event.id, "abuse", &event.abuse, &new);
    }
    let words = picked("tag:");
    for word in words.iter().filter(|word| !entry.tags.iter().any(|own| own == *word)) {
        add_tag(&mut batch, case, event.id, word, None);
    }
    for tag in whole.tags_of(event.id).filter(|tag| tag.word != SUPPORTS && !words.contains(&tag.word.as_str())) {
        let why = "taken off the event".to_owned();
        batch.push(Change::Archive { entity: &Tag::ENTITY, id: tag.id, why });
    }
    Ok(batch)
}

/// A tag in a word of the person's own.
pub fn add_word(case: Id, event: Id, word: &str) -> Batch {
    let mut batch = Batch::new("tagged an event");
    add_tag(&mut batch, case, event, word, None);
    batch
}

fn add_tag(batch: &mut Batch, case: Id, event: Id, word: &str, finding: Option<Id>) {
    let mut values =
        vec![("case", Value::link(case, "")), ("word", Value::text(word)), ("event", Value::link(event, ""))];
    values.extend(finding.map(|finding| ("finding", Value::link(finding, ""))));
    batch.add(&Tag::ENTITY, values);
}

/// The findings of the case an event can support; those it supports already can be taken away.
pub fn pick_finding(number: &str, entry: &Entry, findings: &[Ref], names: &NameView) -> Pick {
    let rows = findings.iter().map(|finding| {
        let id = finding.id.to_string();
        if entry.findings.contains(finding) {
            Row::new(&id, &format!("Take away: {}", names.text(&finding.label)), "The event supports this finding now.")
        } else {
            Row::new(&id, &names.text(&finding.label), "The event supports this finding.")
        }
    });
    Pick::new(FINDING, format!("No. {number} supports the finding"), rows.collect())
}

/// Links an event to a finding, or takes the link away where there is one.
pub fn link_finding(case: Id, entry: &Entry, whole: &Whole, finding: Id) -> Batch {
    let own = |tag: &&Tag| tag.finding.as_ref().is_some_and(|link| link.id == finding);
    if let Some(tag) = whole.tags_of(entry.id()).find(own) {
        let mut batch = Batch::new("took an event away from a finding");
        batch.push(Change::Archive {
            entity: &Tag::ENTITY,
            id: tag.id,
            why: "not a support of the finding".to_owned(),
        });
        return batch;
    }
    let mut batch = Batch::new("linked an event to a finding");
    add_tag(&mut batch, case, entry.id(), SUPPORTS, Some(finding));
    batch
}

/// The number an event has among those of its day, with the one that would put it where it stands.
pub fn ask_sequence(number: &str, at: usize, entry: &Entry, whole: &Whole, names: &NameView) -> Ask {
    let day = |entry: &Entry| entry.event.when.as_ref().and_then(|when| when.start);
    let beside = |at: Option<usize>| {
        at.and_then(|at| whole.entries().get(at)).filter(|other| day(other) == day(entry) && day(entry).is_some())
    };
    let (before, after) = (beside(at.checked_sub(1)), beside(at.checked_add(1)));
    let own = entry.sequence().map(|own| own.to_string());
    let between = before.and_then(Entry::sequence).zip(after.and_then(Entry::sequence));
    let proposed = own.or_else(|| Some(Sequence::between(between?.0, between?.1)?.to_string()));
    let told = |word: &str, other: Option<&Entry>| match other {
        Some(other) => {
            let has = if other.sequence().is_some() { "numbered by hand" } else { "not numbered by hand" };
            format!(
                "{word} it on that day: No. {} ({}), {has}.\n",
                whole.number(other.id()),
                names.text(other.agency())
            )
        }
        None => format!("{word} it on that day: nothing.\n"),
    };
    let help = format!(
        "1.5 puts the row between No. 1 and No. 2, as far as its date allows: the date comes first always. The rows \
         before it on that day keep the numbers they have now. An empty line takes the number away.\n\n{}{}",
        told("Before", before),
        told("After", after)
    );
    let check: super::super::ask::Check = |text| {
        let fits = text.is_empty() || Sequence::parse(text).is_some();
        (!fits).then(|| "A sequence number is written 7, 1.5 or 12.125.".to_owned())
    };
    Ask::new(SEQUENCE, format!("Sequence number of No. {number}"), "Sequence", check)
        .help(help)
        .proposing(proposed.unwrap_or_default())
}

/// Puts the row at that number, or takes its number away; or why its date does not allow the place.
pub fn sequence(entry: &Entry, whole: &Whole, text: &str) -> Result<Batch, String> {
    if let Some(wanted) = Sequence::parse(text) {
        return put(whole.composite(), entry.id(), wanted);
    }
    let mut batch = Batch::new("took the sequence number of an event away");
    set(&mut batch, entry.id(), "sequence", &entry.event.sequence, &String::new());
    Ok(batch)
}

/// Hides a row that repeats an earlier one, or brings a hidden one back; or why it can do neither.
pub fn hide(entry: &Entry, whole: &Whole) -> Result<Batch, String> {
    let id = entry.id();
    if entry.hidden.is_some() {
        let mut batch = Batch::new("brought a hidden event back");
        batch.push(Change::Restore { entity: &Event::ENTITY, id });
        return Ok(batch);
    }
    if let Some(first) = whole.repeats(id) {
        let why = format!("the same date and words as event {first}");
        let mut batch = Batch::new("hid an event that was entered twice").why(why.clone());
        batch.push(Change::Archive { entity: &Event::ENTITY, id, why });
        return Ok(batch);
    }
    let again = whole.entries().iter().find(|other| whole.repeats(other.id()) == Some(id));
    Err(match again {
        Some(again) => {
            format!("This is the first of them; No. {} repeats it and can be hidden.", whole.number(again.id()))
        }
        None => "No earlier row has the same date and words. X archives a row for another reason.".to_owned(),
    })
}

fn set<C: Cell + PartialEq>(batch: &mut Batch, id: Id, field: &'static str, old: &C, new: &C) {
    if old != new {
        batch.push(Change::Set { entity: &Event::ENTITY, id, field, base: old.write(), new: new.write() });
    }
}
