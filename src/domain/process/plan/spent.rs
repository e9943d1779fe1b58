//! Where the time of a review went: by stage and by cause. Causes may overlap; each is counted by itself.

use super::super::super::date::Date;
use super::super::{Dossier, decision, pause, wording};

/// A stage of the review with the days it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    pub what: &'static str,
    pub from: Date,
    /// None while it lasts.
    pub to: Option<Date>,
    pub days: i64,
    /// Of those, days under any pause.
    pub paused: i64,
}

impl Stretch {
    /// "154 days so far, 30 of them paused".
    pub fn words(&self) -> String {
        let so_far = if self.to.is_none() { " so far" } else { "" };
        let paused = if self.paused > 0 { format!(", {} of them paused", self.paused) } else { String::new() };
        format!("{}{so_far}{paused}", wording::days(self.days))
    }
}

/// Where the time went.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spent {
    pub stages: Vec<Stretch>,
    /// What cost time and how many days, the most first.
    pub causes: Vec<(String, i64)>,
}

pub fn spent(dossier: &Dossier, today: Date) -> Spent {
    let case = &dossier.case;
    let letter = dossier.qa_letters.iter().filter_map(|letter| letter.dated).min();
    let panel = dossier.meetings.iter().filter(|meeting| meeting.kind.is("panel_1")).filter_map(|one| one.held).min();
    // A direction is a second decision; the time to the first one was the partnership's own.
    let directed = case.decided.filter(|_| case.outcome.is("directed"));
    let first = decision::first_decided(dossier).filter(|day| Some(*day) != directed);
    // Without a review no panel is waited for.
    let is_refused = ["no_criteria", "no_other_process", "pending_cause"].iter().any(|code| case.outcome.is(code));
    let first_panel = if is_refused { "" } else { "Decision to first panel" };
    // Each event ends the stage before it. Events that did not happen are passed over.
    let events = [
        ("Notification to decision", case.attention.or(case.notified)),
        (if directed.is_some() { "Decision to direction" } else { first_panel }, first),
        ("Direction to first panel", directed),
        ("First panel to sign-off", panel),
        ("Sign-off to submission", case.completed),
        ("Waiting for the Home Office", case.submitted),
        ("Letter to clearance", letter),
        ("Clearance to publication", case.cleared),
        ("After publication", case.published),
    ];
    let known: Vec<(&'static str, Date)> = events.iter().filter_map(|(what, at)| at.map(|at| (*what, at))).collect();
    let end = case.closed;
    let ends = known.iter().skip(1).map(|(_, at)| Some(*at)).chain([end]);
    let stages = known
        .iter()
        .zip(ends)
        .filter(|((what, _), _)| !what.is_empty())
        .map(|((what, from), to)| {
            let until = to.unwrap_or(today).max(*from);
            let inside = dossier.pauses.iter().filter(|pause| pause.started.is_some_and(|start| start < until));
            let paused = all(inside, *from, until);
            Stretch { what, from: *from, to, days: wording::between(*from, until), paused }
        })
        .collect();
    Spent { stages, causes: causes(dossier, letter, today) }
}

/// Days under any pause between two dates, each counted once.
fn all<'a>(pauses: impl Iterator<Item = &'a super::super::super::register::Pause>, from: Date, to: Date) -> i64 {
    let mut runs: Vec<(Date, Date)> =
        pauses.filter_map(|pause| Some((pause.started?.max(from), pause.ended.unwrap_or(to).min(to)))).collect();
    union(&mut runs)
}

fn union(runs: &mut [(Date, Date)]) -> i64 {
    runs.sort_unstable();
    let mut covered: Option<Date> = None;
    let mut days = 0;
    for (start, end) in runs.iter().copied() {
        let start = covered.map_or(start, |covered| start.max(covered));
        if end > start {
            days += wording::between(start, end);
            covered = Some(end);
        }
    }
    days
}

fn causes(dossier: &Dossier, letter: Option<Date>, today: Date) -> Vec<(String, i64)> {
    let mut found: Vec<(String, i64)> = Vec::new();
    let mut said: Vec<&str> = dossier.pauses.iter().map(pause::said).collect();
    said.sort_unstable();
    said.dedup();
    for cause in said {
        let own = dossier.pauses.iter().filter(|one| pause::said(one) == cause);
        found.push((format!("Paused for {cause}"), all(own, Date::MIN, today)));
    }
    let mut late: Vec<(Date, Date)> = dossier
        .returns
        .iter()
        .filter_map(|owed| {
            let due = owed.original_due.or(owed.due)?;
            Some((due, owed.received.unwrap_or(today).min(today))).filter(|(due, to)| to > due)
        })
        .collect();
    found.push(("Waiting for late returns".to_owned(), union(&mut late)));
    if let Some(sent) = dossier.case.submitted {
        let until = letter.filter(|letter| *letter >= sent).unwrap_or(today);
        found.push(("Waiting for the quality assurance letter".to_owned(), wording::between(sent, until)));
    }
    found.retain(|(_, days)| *days > 0);
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::domain::register::Return;
    use crate::domain::value::Code;

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    #[test]
    fn a_death_that_is_not_reviewed_waits_for_no_panel() {
        let mut dossier = sample::decided(day(1, 21));
        let told = |dossier: &Dossier| -> Vec<String> {
            spent(dossier, day(3, 2)).stages.iter().map(|stage| format!("{}: {}", stage.what, stage.words())).collect()
        };
        assert_eq!(told(&dossier), ["Notification to decision: 20 days", "Decision to first panel: 40 days so far"]);
        dossier.case.outcome = Code("no_criteria".into());
        assert_eq!(told(&dossier), ["Notification to decision: 20 days"]);
    }

    #[test]
    fn time_is_shown_by_stage_and_by_cause() {
        let mut dossier = sample::decided(day(1, 21));
        dossier.case.completed = Some(day(5, 1));
        dossier.case.submitted = Some(day(5, 11));
        dossier.pauses = vec![
            sample::pause(1, "criminal_proceedings", day(2, 1), Some(day(3, 1))),
            sample::pause(2, "inquest", day(2, 15), Some(day(3, 11))),
        ];
        dossier.returns = vec![
            Return { due: Some(day(3, 1)), received: Some(day(3, 11)), ..Return::default() },
            Return { due: Some(day(3, 6)), received: Some(day(3, 16)), ..Return::default() },
        ];
        let found = spent(&dossier, day(6, 10));
        let stages: Vec<_> = found.stages.iter().map(|stage| (stage.what, stage.days, stage.paused)).collect();
        assert_eq!(
            stages,
            [
                ("Notification to decision", 20, 0),
                ("Decision to first panel", 100, 38),
                ("Sign-off to submission", 10, 0),
                ("Waiting for the Home Office", 30, 0),
            ]
        );
        let causes: Vec<_> = found.causes.iter().map(|(what, days)| (what.as_str(), *days)).collect();
        assert_eq!(
            causes,
            [
                ("Waiting for the quality assurance letter", 30),
                ("Paused for trial", 28),
                ("Paused for the inquest", 24),
                ("Waiting for late returns", 15),
            ]
        );
    }
}
