//! What the register holds about something outside the plan that may move: a trial, a hearing, the end of a pause.

use super::super::super::calendar::Holidays;
use super::super::super::date::Date;
use super::super::super::register::{KeyDate, Pause, Proceeding};
use super::super::super::vocabulary as v;
use super::super::{Dossier, pause, wording};
use super::shift::{Shift, Shifted, shift};

/// The kind of proceedings and of key date that a reason to pause waits for; none for a reason of another kind.
fn court(reason: &str) -> Option<(&'static str, &'static str)> {
    match reason {
        "criminal_proceedings" => Some(("criminal", "trial")),
        "inquest" => Some(("inquest", "inquest")),
        _ => None,
    }
}

fn is_open(own: &Proceeding) -> bool {
    own.concluded.is_none() && own.verdict_date.is_none()
}

fn proceedings<'a>(dossier: &'a Dossier, reason: &str) -> impl Iterator<Item = &'a Proceeding> {
    let kind = court(reason).map(|(kind, _)| kind);
    dossier.proceedings.iter().filter(move |own| kind.is_some_and(|kind| own.kind.is(kind)) && is_open(own))
}

fn pauses<'a>(dossier: &'a Dossier, reason: &'a str) -> impl Iterator<Item = (&'a Pause, Date)> {
    let open = dossier.pauses.iter().filter(move |own| own.reason.is(reason) && own.ended.is_none());
    open.filter_map(|own| Some((own, own.expected_end?)))
}

/// The day the register holds for what a reason waits for: the next trial or hearing that is not over, or the expected
/// end of an open pause.
pub fn known(dossier: &Dossier, reason: &str, today: Date) -> Option<Date> {
    let days: Vec<Date> = if court(reason).is_some() {
        proceedings(dossier, reason).filter_map(|own| own.trial).collect()
    } else {
        pauses(dossier, reason).map(|(_, end)| end).collect()
    };
    let ahead = days.iter().copied().filter(|day| *day >= today).min();
    ahead.or_else(|| days.into_iter().max())
}

/// Everything that moves with something outside the plan: its own date, the expected end of the pause for it, the days
/// a family is spared because of it, and the steps that wait for it.
///
/// # Errors
/// In words: the register has it on another day than the one it is said to move from.
pub fn moves(dossier: &Dossier, moved: &Shift, today: Date, holidays: &Holidays) -> Result<Vec<Shifted>, String> {
    let held: Vec<Date> = if court(&moved.reason).is_some() {
        proceedings(dossier, &moved.reason).filter_map(|own| own.trial).collect()
    } else {
        Vec::new()
    };
    if let Some(day) = known(dossier, &moved.reason, today)
        && !held.is_empty()
        && !held.contains(&moved.from)
        && !held.contains(&moved.to)
    {
        return Err(format!("The register has it on {}, not on {}", wording::day(day), wording::day(moved.from)));
    }
    let mut found = on_file(dossier, moved);
    found.extend(shift(&dossier.steps, moved, holidays));
    Ok(found)
}

/// The dates of the register that are the event's own.
fn on_file(dossier: &Dossier, moved: &Shift) -> Vec<Shifted> {
    let days = wording::between(moved.from, moved.to);
    let later = |day: Date| wording::plus_days(day, days);
    let said = pause::reason(&moved.reason).map_or("it", |reason| reason.said);
    let mut found = Vec::new();
    let mut row = |entity, id, field, what: String, old: Date, new: Date| {
        if new != old {
            let why = "in the register".to_owned();
            found.push(Shifted { entity, id, field, code: String::new(), what, old: Some(old), new, why });
        }
    };
    for own in proceedings(dossier, &moved.reason).filter(|own| own.trial == Some(moved.from)) {
        let what = if own.kind.is("inquest") { "Inquest hearing" } else { "Trial" };
        row("proceeding", own.id, "trial", what.to_owned(), moved.from, moved.to);
    }
    for (own, end) in pauses(dossier, &moved.reason).filter(|(_, end)| *end >= moved.from) {
        row("pause", own.id, "expected_end", format!("Expected end of the pause for {said}"), end, later(end));
    }
    let kind = court(&moved.reason).map(|(_, kind)| kind);
    let avoided = |own: &&KeyDate| kind.is_some_and(|kind| own.kind.is(kind)) && own.day == Some(moved.from);
    for own in dossier.key_dates.iter().filter(|own| own.case.is_some()).filter(avoided) {
        let what = format!("Date to avoid: {}", v::KEY_DATE_KIND.label(&own.kind.0).to_lowercase());
        row("key_date", own.id, "day", what.clone(), moved.from, moved.to);
        if let Some(last) = own.last {
            row("key_date", own.id, "last", format!("{what}, last day"), last, later(last));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::super::batch;
    use super::*;
    use crate::domain::value::{Code, Codes};

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    fn waiting_for_trial() -> Dossier {
        let mut dossier = sample::decided(day(1, 5));
        dossier.proceedings = vec![Proceeding {
            id: 7,
            case: Some(dossier.link()),
            kind: Code("criminal".into()),
            trial: Some(day(7, 10)),
            ..Proceeding::default()
        }];
        let mut pause = sample::pause(8, "criminal_proceedings", day(2, 2), None);
        pause.expected_end = Some(day(7, 24));
        dossier.pauses = vec![pause];
        dossier.key_dates = vec![KeyDate {
            id: 9,
            case: Some(dossier.link()),
            kind: Code("trial".into()),
            day: Some(day(7, 10)),
            last: Some(day(7, 31)),
            ..KeyDate::default()
        }];
        let mut step = sample::step(3, "W19", Some(day(7, 31)), "");
        step.stopped_by = Codes(vec!["witness_interviews".into()]);
        dossier.steps = vec![step];
        dossier
    }

    fn to_september(from: Date) -> Shift {
        Shift { reason: "criminal_proceedings".into(), from, to: day(9, 7) }
    }

    #[test]
    fn a_trial_that_moves_takes_its_pause_and_its_steps_with_it_in_one_batch() {
        let dossier = waiting_for_trial();
        assert_eq!(known(&dossier, "criminal_proceedings", day(3, 27)), Some(day(7, 10)));
        let rows = moves(&dossier, &to_september(day(7, 10)), day(3, 27), &Holidays::default()).unwrap();
        let what: Vec<_> = rows.iter().map(|row| (row.what.as_str(), row.new)).collect();
        assert_eq!(
            what,
            [
                ("Trial", day(9, 7)),
                ("Expected end of the pause for trial", day(9, 21)),
                ("Date to avoid: trial", day(9, 7)),
                ("Date to avoid: trial, last day", day(9, 28)),
                ("Step W19", day(9, 28)),
            ]
        );
        let one = batch(&dossier, &rows, "Listed anew");
        assert_eq!(one.label, "moved trial to 7 September 2026, and 1 step of the work plan with it");
        let after = dossier.after(&one);
        assert_eq!(after.proceedings[0].trial, Some(day(9, 7)));
        assert_eq!((after.pauses[0].expected_end, after.steps[0].due), (Some(day(9, 21)), Some(day(9, 28))));
    }

    #[test]
    fn a_day_the_register_does_not_hold_is_refused() {
        let dossier = waiting_for_trial();
        let why = moves(&dossier, &to_september(day(7, 1)), day(3, 27), &Holidays::default()).unwrap_err();
        assert_eq!(why, "The register has it on 10 July 2026, not on 1 July 2026");
    }

    #[test]
    fn a_trial_that_is_over_is_left_alone() {
        let mut dossier = waiting_for_trial();
        dossier.proceedings[0].verdict_date = Some(day(3, 20));
        assert_eq!(known(&dossier, "criminal_proceedings", day(3, 27)), None);
        let rows = moves(&dossier, &to_september(day(7, 10)), day(3, 27), &Holidays::default()).unwrap();
        assert!(rows.iter().all(|row| row.entity != "proceeding"));
    }

    #[test]
    fn what_is_no_court_moves_by_the_expected_end_of_its_pause() {
        let mut dossier = sample::decided(day(1, 5));
        let mut pause = sample::pause(8, "chair_vacancy", day(2, 2), None);
        pause.expected_end = Some(day(4, 17));
        dossier.pauses = vec![pause];
        assert_eq!(known(&dossier, "chair_vacancy", day(3, 27)), Some(day(4, 17)));
        let moved = Shift { reason: "chair_vacancy".into(), from: day(4, 17), to: day(5, 8) };
        let rows = moves(&dossier, &moved, day(3, 27), &Holidays::default()).unwrap();
        assert_eq!((rows.len(), rows[0].new), (1, day(5, 8)));
    }
}
