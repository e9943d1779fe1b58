//! Working a started clock out: the date by the rule, as agreed, as written on the record, and with its pauses.

use super::super::super::calendar::{Holidays, Span, Unit, add_months, add_working_days};
use super::super::super::date::Date;
use super::super::super::register::Pause;
use super::super::day::Now;
use super::super::{Dossier, family, pause, wording};
use super::change::{agreed, concerning};
use super::extend::{Agreed, Extension, extend};
use super::rule::Length;
use super::run::{LONG_PAST, Run, Set};

/// The day a span ends: what [`crate::domain::calendar::due`] gives, without its words.
fn end(start: Date, span: Span, holidays: &Holidays) -> Option<Date> {
    let count = i32::try_from(span.count()).ok()?;
    match span.unit() {
        Unit::Day => Some(wording::plus_days(start, count.into())),
        Unit::Week => Some(wording::plus_days(start, i64::from(count) * 7)),
        Unit::Month => add_months(start, count),
        Unit::WorkingDay => add_working_days(start, count, holidays),
    }
}

/// Works out original, agreed and current date, and the time paused.
pub(super) fn settle<'a>(run: &mut Run<'a>, dossier: &'a Dossier, today: &dyn Now, holidays: &Holidays) {
    let clock = run.clock;
    run.original = match clock.length {
        Length::Span(text) => Span::parse(text).ok().and_then(|span| end(run.start, span, holidays)),
        Length::Promptly(_) => None,
    };
    if !dossier.due_changes.is_empty() {
        run.changes = concerning(dossier, clock, run.entity.name, run.id);
    }
    // A date before the clock starts is a slip of the pen.
    run.moved = agreed(&run.changes, run.start);
    let moved = run.moved;
    let base = moved.and_then(|change| change.new_due);
    let replaced = moved.and_then(|change| change.old_due);
    run.plain = base.or(run.original);
    run.set = if base.is_some() { Set::Agreed } else { Set::Rule };
    let mut extension = Extension { due: run.plain, ..Extension::default() };
    if !dossier.pauses.is_empty() {
        let knows = match moved.map(|change| change.agreed) {
            None => Agreed::No,
            Some(None) => Agreed::Undated,
            Some(Some(day)) => Agreed::On(day),
        };
        let pauses = paused(run, dossier, today);
        run.is_still = pauses.iter().any(|own| is_running(own, today) && !is_taken_in(own, knows));
        if let Some(plain) = run.plain {
            extension = extend(plain, knows, pauses.iter().copied(), (run.start, run.ended, today));
        }
    }
    match run.written {
        Some(written)
            if Some(written) != run.original
                && Some(written) != base
                && Some(written) != extension.due
                && (base.is_none() || Some(written) != replaced) =>
        {
            if clock.is_firm && run.plain.is_some_and(|plain| written > plain) {
                run.set = Set::Aside;
            } else {
                run.set = Set::Hand;
                run.plain = Some(written);
                extension = Extension { due: Some(written), ..Extension::default() };
            }
        }
        _ => {}
    }
    run.current = extension.due;
    run.added = extension.added;
    run.taken_in = extension.taken_in;
    run.unending = extension.unending;
    if clock.code == "D6" && run.ended.is_none() {
        run.is_doubtful =
            super::is_commissioner_doubtful(dossier) && today.is_past(wording::plus_days(run.start, LONG_PAST));
    }
    if clock.code == "D9"
        && run.ended.is_none()
        && let Some(due) = run.current
    {
        run.clashes = family::check(due, None, dossier).into_iter().map(|warning| warning.text).collect();
    }
}

/// Whether a pause holds the work on a day: begun, not over, and not past the day it was expected to end.
fn is_running(pause: &Pause, today: &dyn Now) -> bool {
    pause.started.is_some_and(|start| today.has_come(start))
        && pause.ended.is_none_or(|end| !today.has_come(end))
        && pause.expected_end.is_none_or(|end| !today.is_past(end))
}

/// Whether whoever agreed a date knew of a pause.
fn is_taken_in(pause: &Pause, agreed: Agreed) -> bool {
    match agreed {
        Agreed::No => false,
        Agreed::On(day) => pause.started.is_some_and(|start| start <= day),
        Agreed::Undated => true,
    }
}

/// The pauses that stop a clock, with what else is to be known of the pauses in its time.
fn paused<'a>(run: &mut Run<'a>, dossier: &'a Dossier, today: &dyn Now) -> Vec<&'a Pause> {
    let kinds = run.clock.stopped_by;
    let is_before = |start: Date| run.ended.map_or_else(|| today.is_past(start), |ended| start < ended);
    let owed = dossier.returns.iter().find(|owed| run.entity.name == "return" && owed.id == run.id);
    let agency = owed.and_then(|owed| owed.agency.as_ref());
    let concerns = |own: &&Pause| own.agency.is_none() || own.agency.as_ref() == agency;
    // Only where the report or its publication waits can "sometimes" be meant.
    let is_meant = kinds.iter().any(|kind| ["drafting", "publication"].contains(kind));
    run.inquest_aside = is_meant
        && dossier.pauses.iter().filter(concerns).any(|own| {
            pause::is_open_choice(own)
                && !pause::stops(own, kinds)
                && own.started.is_some_and(is_before)
                && own.ended.is_none_or(|end| end > run.start)
        });
    let found: Vec<&Pause> = dossier.pauses.iter().filter(concerns).filter(|own| pause::stops(own, kinds)).collect();
    run.pauses.clone_from(&found);
    found
}
