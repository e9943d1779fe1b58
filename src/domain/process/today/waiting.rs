//! What a review waits for from others: returns, the Home Office, courts, pauses.

use super::super::super::date::Date;
use super::super::super::register::Submission;
use super::super::super::value::Ref;
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
        // Nobody has been waited for before the step begins.
        let since = step.starts.or(step.due).filter(|since| page.today.has_come(*since));
        let why = format!("Step {} waits for {}.", step.code, step.waits_for);
        page.wait(Harm::Plan, since, step.what.clone(), why, "step", step.id, "waits_for", &step.waits_for);
    }
}

fn stopped(code: &str) -> String {
    v::PAUSE_STOPS.label(code).to_lowercase()
}

/// One line for all returns of a review that are out: "3 of 7 IMRs outstanding".
fn outstanding(page: &mut Page<'_>) {
    let dossier: &Dossier = page.dossier;
    let out: Vec<_> =
        dossier.returns.iter().filter(|owed| owed.asked.is_some() && returns::outstanding(owed)).collect();
    let Some(first) = out.iter().copied().min_by_key(|owed| (owed.asked, owed.id)) else { return };
    let kinds: Vec<&str> = out.iter().map(|owed| owed.kind.0.as_str()).collect();
    let one_kind = kinds.iter().all(|kind| kinds.first() == Some(kind));
    let all = dossier.returns.iter().filter(|owed| !one_kind || kinds.first() == Some(&owed.kind.0.as_str())).count();
    let word = match kinds.first() {
        Some(&"imr") if one_kind => "IMRs".to_owned(),
        _ => "returns".to_owned(),
    };
    let named = |agency: &Ref| dossier.agencies.named(agency, page.today);
    let names: Vec<String> = out.iter().filter_map(|owed| owed.agency.as_ref()).map(named).collect();
    let what = format!("{} of {all} {word} outstanding", out.len());
    let Some(asked) = first.asked else { return };
    let why = format!("Asked since {}: {}.", wording::day(asked), wording::list(&names));
    page.wait(Harm::Returns, Some(asked), what, why, "return", first.id, "", &wording::list(&names));
}

impl Page<'_> {
    #[allow(clippy::too_many_arguments)]
    fn wait(
        &mut self,
        harm: Harm,
        since: Option<Date>,
        what: String,
        why: String,
        entity: &'static str,
        id: i64,
        field: &'static str,
        on: &str,
    ) {
        let line = Lasting {
            section: Section::Waiting,
            harm,
            day: since,
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
