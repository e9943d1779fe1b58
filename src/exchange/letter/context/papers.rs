//! What the letter is about: a return, a meeting, a document, actions, a fee.

use serde_json::{Map, Value as Json};

use super::super::input::{Input, Recipient};
use super::super::template::Template;
use super::{agency, asked_by, day, object, text, yes};
use crate::domain::date::Date;
use crate::domain::field::Kind;
use crate::domain::process::{returns, wording};
use crate::domain::register::{Action, QaLetter, Return};
use crate::domain::value::{Style, Value};
use crate::domain::vocabulary as v;

pub(super) fn add(all: &mut Map<String, Json>, template: &Template, input: &Input<'_>) {
    let dossier = input.dossier;
    all.insert("owed".into(), owed(template, input).map_or(Json::Null, |own| of_return(own, input.today)));
    let next = || dossier.meetings.iter().filter(|own| own.held.is_none() && own.cancelled.is_empty());
    let coming = || next().filter(|own| own.when.is_some_and(|when| when >= input.today)).min_by_key(|own| own.when);
    let chosen = input.meeting.and_then(|id| dossier.meetings.iter().find(|own| own.id == id)).or_else(coming);
    let said = |own: Option<&crate::domain::register::Meeting>| {
        own.map_or(Json::Null, |own| {
            object([
                ("kind", text(v::MEETING_TYPE.label(&own.kind.0))),
                ("when", asked_by(own.when)),
                ("time", text(&own.time)),
                ("place", text(&own.place)),
            ])
        })
    };
    all.insert("meeting".into(), said(chosen));
    // A board or a meeting with the family needs no return in its papers.
    let of_panel = |own: &&crate::domain::register::Meeting| {
        own.kind.0.starts_with("panel_") || own.kind.is("final") || own.kind.is("post_qa")
    };
    let next_panel = next().filter(|own| own.when.is_some_and(|when| when >= input.today)).filter(of_panel);
    all.insert("next_meeting".into(), said(next_panel.min_by_key(|own| own.when)));
    let own_agency = agency(input).map(|own| own.id);
    let seat =
        dossier.seats.iter().find(|seat| own_agency.is_some() && seat.agency.as_ref().map(|own| own.id) == own_agency);
    all.insert("seat".into(), text(seat.map_or("", |seat| v::SEAT_KIND.label(&seat.kind.0))));
    all.insert("report".into(), report(input));
    all.insert("documents".into(), documents(input));
    all.insert("submission".into(), object([("number", submission(input).map_or(Json::Null, Json::from))]));
    all.insert("points".into(), if dossier.points.is_empty() { Json::Null } else { dossier.points.len().into() });
    let quote = match input.to {
        Recipient::Chair(chair, _) => {
            dossier.quotes.iter().find(|quote| quote.chair.as_ref().is_some_and(|own| own.id == chair.id))
        }
        _ => None,
    };
    all.insert(
        "quote".into(),
        object([
            (
                "amount",
                text(
                    &quote
                        .and_then(|own| own.amount)
                        .map(|pence| Value::Money(pence).show(Kind::Money, Style::Detail, input.today))
                        .unwrap_or_default(),
                ),
            ),
            ("days", quote.and_then(|own| own.days).map_or(Json::Null, Json::from)),
            ("qa_included", yes(quote.map(|own| own.qa_included).unwrap_or_default())),
        ]),
    );
    actions(all, input);
}

/// Whether what an agency owes is the reader's: its own, or of one that the reader has taken over from alone.
fn is_of(input: &Input<'_>, owes: i64) -> bool {
    let Some(own) = agency(input).map(|own| own.id) else { return false };
    let became = || input.dossier.agencies.became(owes, &input.today);
    own == owes || became().is_some_and(|became| matches!(became.to.as_slice(), [only] if only.id == own))
}

/// The return the letter is about: the one chosen, or the agency's earliest that is still owed, or its latest.
pub(in super::super) fn owed<'a>(template: &Template, input: &Input<'a>) -> Option<&'a Return> {
    let about = &template.header.about;
    agency(input)?;
    let fits = |own: &&Return| about.is_empty() || about.contains(&own.kind.0);
    let mut all = input.dossier.returns.iter().filter(fits);
    match input.owed {
        // Chosen: it may be owed in the name of an agency that the reader has taken over from.
        Some(id) => all.find(|own| own.id == id),
        None => {
            let own = all.filter(|own| own.agency.as_ref().is_some_and(|own| is_of(input, own.id)));
            let own: Vec<&Return> = own.collect();
            let open = own.iter().copied().filter(|own| returns::outstanding(own));
            open.min_by_key(|own| own.due).or_else(|| own.into_iter().max_by_key(|own| own.due))
        }
    }
}

/// The number of the submission the letter goes with: the last one, or the next when that has had its letter.
fn submission(input: &Input<'_>) -> Option<i64> {
    let last = input.dossier.submissions.iter().filter(|own| own.number.is_some()).max_by_key(|own| own.number)?;
    let answered = |letter: &QaLetter| letter.submission.as_ref().is_some_and(|own| own.id == last.id);
    let has_letter = last.letter_received.is_some() || input.dossier.qa_letters.iter().any(answered);
    last.number.map(|number| if has_letter { number + 1 } else { number })
}

fn of_return(own: &Return, today: Date) -> Json {
    let (a_kind, inside) = match own.kind.0.as_str() {
        "imr" => ("an individual management review (IMR)", "individual management review"),
        "chronology" => ("a chronology", "chronology"),
        "short_report" => ("a short report", "short report"),
        "scoping" => ("a scoping return", "scoping return"),
        "nil_return" => ("a return", "return"),
        _ => ("a return", "return"),
    };
    let is_revision = returns::is_revised(own);
    let inside = if is_revision { format!("revised {inside}") } else { inside.to_owned() };
    let due = if is_revision { own.revision_due } else { own.due };
    let mut kind = inside.clone();
    if let Some(first) = kind.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    let late = returns::days_late(own, today).map(wording::days).unwrap_or_default();
    let chased = own.chased.filter(|count| *count > 0).map(times).unwrap_or_default();
    object([
        ("nature", text(&own.kind.0)),
        ("a_kind", text(a_kind)),
        ("kind", text(&kind)),
        ("kind_inside", text(&inside)),
        ("asked", day(own.asked)),
        ("due", asked_by(due)),
        ("draft_due", asked_by(own.draft_due)),
        ("late", text(&late)),
        ("chased", text(&chased)),
        ("last_chased", day(own.last_chased)),
        ("escalated", day(own.escalated)),
        ("is_escalated", text(if own.stage.is("escalated") { "yes" } else { "" })),
        ("escalated_to", text(own.escalated_to.trim())),
    ])
}

fn times(count: i64) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}

/// The current version of the overview report.
fn report(input: &Input<'_>) -> Json {
    let version =
        input.dossier.documents.iter().filter(|own| own.kind.is("OVR")).find_map(|own| version(input, own.id));
    object([("version", text(version.map_or("", |own| &own.number))), ("made", day(version.and_then(|own| own.made)))])
}

fn version<'a>(input: &Input<'a>, document: i64) -> Option<&'a crate::domain::register::Version> {
    let own = || {
        let all = input.dossier.versions.iter();
        all.filter(move |own| own.document.as_ref().is_some_and(|link| link.id == document))
    };
    own().find(|own| own.current == crate::domain::value::Fact::Yes).or_else(|| own().max_by_key(|own| own.made))
}

/// The papers of a submission that are held, in the order of the checklist.
fn documents(input: &Input<'_>) -> Json {
    ["OVR", "EXE", "APL", "DAT", "QAR"]
        .iter()
        .filter_map(|code| input.dossier.documents.iter().find(|own| own.kind.is(code)))
        .map(|own| {
            object([
                ("kind", text(v::DOCUMENT_TYPE.label(&own.kind.0))),
                ("version", text(version(input, own.id).map_or("", |own| &own.number))),
            ])
        })
        .collect()
}

fn is_open(action: &Action) -> bool {
    action.completed.is_none() && action.signed_off.is_none() && action.ended.is_none()
}

fn actions(all: &mut Map<String, Json>, input: &Input<'_>) {
    let today = input.today;
    let mut every: Vec<&Action> = input.dossier.actions.iter().collect();
    every.sort_by_key(|own| (own.due.is_none(), own.due, own.id));
    let is_own = |own: &&&Action| own.agency.as_ref().is_some_and(|own| is_of(input, own.id));
    let is_late = |own: &Action| is_open(own) && own.due.is_some_and(|due| due < today);
    let rows = |list: Vec<&&Action>| -> Json { list.into_iter().map(|own| of_action(own, input)).collect() };
    let open: Vec<&&Action> = every.iter().filter(is_own).filter(|own| is_open(own)).collect();
    let late: Vec<&&Action> = open.iter().copied().filter(|own| is_late(own)).collect();
    let mut from: Vec<&str> = open
        .iter()
        .filter_map(|own| own.agency.as_ref())
        .filter(|own| agency(input).is_some_and(|reader| reader.id != own.id))
        .map(|own| own.label.as_str())
        .collect();
    from.dedup();
    all.insert("taken_over_from".into(), text(&wording::list(&from)));
    all.insert("actions".into(), rows(open));
    all.insert("late_actions".into(), rows(late));
    all.insert("all_actions".into(), rows(every.iter().collect()));
    let count = |of: &dyn Fn(&Action) -> bool| Json::from(every.iter().filter(|own| of(own)).count());
    all.insert(
        "counts".into(),
        object([
            ("all", every.len().into()),
            ("signed_off", count(&|own| own.signed_off.is_some())),
            ("claimed", count(&|own| own.completed.is_some() && own.signed_off.is_none())),
            ("open", count(&|own| is_open(own) && !is_late(own))),
            ("late", count(&|own| is_late(own))),
            ("ended", count(&|own| own.ended.is_some() && own.completed.is_none() && own.signed_off.is_none())),
            ("unfinished", count(&|own| own.signed_off.is_none() && own.ended.is_none())),
        ]),
    );
    let national = input.dossier.recommendations.iter().filter(|own| own.level.is("national")).map(|own| {
        object([
            ("number", text(&own.number)),
            ("what", text(&own.what)),
            (
                "to",
                text(&own.addressee.as_ref().map(|own| input.dossier.agencies.named(own, &today)).unwrap_or_default()),
            ),
        ])
    });
    all.insert("national".into(), national.collect());
}

fn of_action(own: &Action, input: &Input<'_>) -> Json {
    let today = input.today;
    let late =
        own.due.filter(|due| is_open(own) && *due < today).map(|due| wording::days(wording::between(due, today)));
    let position = match (own.signed_off, own.completed, own.ended) {
        (Some(on), ..) => format!("done, signed off {}", wording::day(on)),
        (None, Some(on), _) => format!("reported done {}, not yet signed off", wording::day(on)),
        (None, None, Some(_)) if own.ended_reason.is_empty() => "ended without being done".to_owned(),
        (None, None, Some(_)) => format!("ended: {}", own.ended_reason),
        (None, None, None) => late.as_ref().map_or_else(|| "open".to_owned(), |late| format!("open, {late} late")),
    };
    let owner = own.owner.as_ref().map_or(own.owner_text.as_str(), |post| post.label.as_str());
    object([
        ("number", text(&own.number)),
        ("what", text(&own.what)),
        ("agency", text(&own.agency.as_ref().map(|own| input.dossier.agencies.named(own, &today)).unwrap_or_default())),
        ("due", day(own.due)),
        ("late", text(&late.unwrap_or_default())),
        ("owner", text(owner)),
        ("updated", day(own.updated)),
        ("position", text(&position)),
    ])
}
