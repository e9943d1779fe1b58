//! What a review waits for from others: returns, the Home Office, courts, pauses.

use super::super::super::date::Date;
use super::super::super::register::{Return, Submission};
use super::super::super::vocabulary as v;
use super::super::day::Now;
use super::super::{Dossier, pause, plan, returns, wording};
use super::lasting::Lasting;
use super::line::{Harm, Section};
use super::lines::Page;

/// Adds the lines that wait. Something already late stands in its own line; here it is counted, not repeated.
pub(super) fn waiting(page: &mut Page<'_>) {
    outstanding(page);
    let dossier = page.dossier;
    let has_letter = |sent: i64| {
        let mut letters = dossier.qa_letters.iter();
        letters.any(|letter| letter.submission.as_ref().is_some_and(|own| own.id == sent))
    };
    let silent = |sent: &&Submission| sent.letter_received.is_none() && !has_letter(sent.id);
    for sent in dossier.submissions.iter().filter(silent) {
        let Some(on) = sent.sent else { continue };
        let number = sent.number.map(|number| format!(" {number}")).unwrap_or_default();
        let panel = sent.panel.map(|panel| format!(", panel on {}", wording::day(panel))).unwrap_or_default();
        let what = format!("Quality assurance: submission{number}");
        let why = format!("Sent on {}{panel}; the letter has not come.", wording::day(on));
        page.wait(Harm::Quality, Some(on), what, why, "submission", sent.id, "letter_received", "the Home Office");
    }
    for running in dossier.open_pauses(page.today) {
        let Some(on) = running.started else { continue };
        let rule = pause::reason(&running.reason.0);
        let stops: Vec<String> = pause::stopped(running).into_iter().map(stopped).collect();
        let carries = pause::carries_on(running).map(|rest| format!(" Carries on: {rest}.")).unwrap_or_default();
        let what = format!("Paused for {}", pause::said(running));
        let stops = if stops.is_empty() { "what it stops is not on file".to_owned() } else { wording::list(&stops) };
        let end = match running.expected_end {
            Some(end) => format!(" Expected to end on {}.", wording::day(end)),
            None => " No expected end is on file, so it moves no date yet.".to_owned(),
        };
        let why = format!("Since {}. Stops: {stops}.{carries}{end}", wording::day(on));
        let who = rule.map_or("others", |rule| rule.ends);
        page.wait(Harm::Plan, Some(on), what, why, "pause", running.id, "ended", who);
    }
    let ready: Vec<_> = dossier
        .steps
        .iter()
        .filter(|step| !step.waits_for.is_empty() && plan::is_open(step) && plan::is_ready(step, &page.open_steps))
        .collect();
    for step in ready {
        // Nobody has been waited for before the step begins, or before the day it was first planned for: until then the
        // line tells that day.
        let begins = step.starts.or(step.planned).or(step.due);
        let why = format!("Step {} waits for {}.", step.code, step.waits_for);
        page.wait(Harm::Plan, begins, step.what.clone(), why, "step", step.id, "waits_for", &step.waits_for);
    }
}

fn stopped(code: &str) -> String {
    v::PAUSE_STOPS.label(code).to_lowercase()
}

/// One line for all returns of a review that are out: "3 of 7 IMRs outstanding, 2 being revised". What came and is being
/// revised is not outstanding; where nothing else is, the line waits since the panel heard it.
fn outstanding(page: &mut Page<'_>) {
    let dossier: &Dossier = page.dossier;
    let asked = dossier.returns.iter().filter(|owed| owed.asked.is_some() && returns::outstanding(owed));
    let (revised, out): (Vec<&Return>, Vec<&Return>) = asked.partition(|owed| returns::is_revised(owed));
    let since = |owed: &Return| {
        let heard = owed.presented.or(owed.received).filter(|day| page.today.has_come(*day));
        if returns::is_revised(owed) { heard.or(owed.asked) } else { owed.asked }
    };
    let waited = if out.is_empty() { &revised } else { &out };
    let Some(first) = waited.iter().copied().min_by_key(|owed| (since(owed), owed.id)) else { return };
    let on = since(first);
    let named = |own: &[&Return], dated: bool| -> Vec<String> {
        let with_date = |owed: &&Return| {
            let name = dossier.agencies.named(owed.agency.as_ref()?, page.today);
            let due = owed.revision_due.filter(|_| dated);
            Some(due.map_or_else(|| name.clone(), |due| format!("{name} (due {})", wording::day(due))))
        };
        own.iter().filter_map(with_date).collect()
    };
    let (what, mut why) = if out.is_empty() {
        (format!("{} {} being revised", revised.len(), many(&revised)), String::new())
    } else {
        let kind = one_kind(&out);
        let all = dossier.returns.iter().filter(|owed| kind.is_none_or(|kind| owed.kind.is(kind))).count();
        let word = if kind == Some("imr") { "IMRs" } else { "returns" };
        let revised = if revised.is_empty() { String::new() } else { format!(", {} being revised", revised.len()) };
        let asked = on.map(wording::day).unwrap_or_default();
        let why = format!("Asked since {asked}: {}.", wording::list(&named(&out, false)));
        (format!("{} of {all} {word} outstanding{revised}", out.len()), why)
    };
    if !revised.is_empty() {
        let space = if why.is_empty() { "" } else { " " };
        why += &format!("{space}Being revised: {}.", wording::list(&named(&revised, true)));
    }
    let names = wording::list(&named(waited, false));
    page.wait(Harm::Returns, on, what, why, "return", first.id, "", &names);
}

/// The kind they all are; none when there are several.
fn one_kind<'a>(own: &[&'a Return]) -> Option<&'a str> {
    let first = own.first()?.kind.0.as_str();
    own.iter().all(|owed| owed.kind.is(first)).then_some(first)
}

/// "IMRs", "return".
fn many(own: &[&Return]) -> &'static str {
    match (one_kind(own) == Some("imr"), own.len()) {
        (true, 1) => "IMR",
        (true, _) => "IMRs",
        (false, 1) => "return",
        (false, _) => "returns",
    }
}

impl Page<'_> {
    #[allow(clippy::too_many_arguments)]
    fn wait(
        &mut self,
        harm: Harm,
        from: Option<Date>,
        what: String,
        why: String,
        entity: &'static str,
        id: i64,
        field: &'static str,
        on: &str,
    ) {
        let since = from.filter(|from| self.today.has_come(*from));
        let line = Lasting {
            section: Section::Waiting,
            harm,
            day: from,
            case: self.dossier.link(),
            lead: self.dossier.case.lead.clone(),
            what,
            tag: since.map(|since| format!("since {}", wording::short(since))).unwrap_or_default(),
            why: why.into(),
            mark: "practice".into(),
            entity,
            id,
            field,
            waiting_on: Some(on.to_owned()),
        };
        self.lines.push(line);
    }
}
