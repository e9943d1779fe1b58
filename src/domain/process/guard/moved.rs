//! Dates of clocks that are moved: a later one needs its agreement on file (process: 3.2).

use super::super::super::date::Date;
use super::super::super::register::Case;
use super::super::super::value::{Cell, Value};
use super::super::clock::{self, CLOCKS, Clock, Dates, Kind, Subject};
use super::super::{Dossier, wording};
use super::{Refusal, Write};

/// E09: the record of a moved date is whole.
pub fn agreed(write: &Write<'_>) -> Vec<Refusal> {
    if !write.is("due_change") {
        return Vec::new();
    }
    let Some(change) = write.after.due_changes.iter().find(|change| change.id == write.id()) else { return Vec::new() };
    let lacks = clock::gaps(change);
    if lacks.is_empty() {
        return Vec::new();
    }
    let text = format!("A moved date has to say {}.", wording::list(&lacks));
    vec![write.refusal("E09", "agreed_by", text, false)]
}

/// The clock whose date the field of a case holds.
fn clock_of(field: &str) -> Option<(&'static Clock, &'static Dates<Case>)> {
    CLOCKS.iter().find_map(|clock| match &clock.subject {
        Subject::Case(dates) | Subject::Review(dates) if dates.due_field == field => Some((clock, dates)),
        _ => None,
    })
}

/// The last day a date may stand on without a word: what the rule, the agreed changes and the pauses give. None before
/// the clock runs, and for one without a number.
fn allowed(dossier: &Dossier, code: &str, field: &str, write: &Write<'_>) -> Option<Date> {
    let mut bare = dossier.clone();
    let mut case = bare.record("case", bare.case.id)?;
    case.set(field, Value::Missing);
    bare.case = Case::from(&case);
    let runs = clock::runs(&bare, write.day.today, write.day.holidays);
    runs.iter().find(|run| run.clock.code == code).and_then(|run| run.current)
}

/// E09: a date of a clock that is set by hand to a later day. The date of the law and those the screen treats as hard
/// are moved by agreement alone; others want a reason; a local default may be moved, and every move is kept.
pub fn by_hand(write: &Write<'_>) -> Vec<Refusal> {
    let fields = CLOCKS.iter().filter_map(|clock| match &clock.subject {
        Subject::Case(dates) | Subject::Review(dates) => Some(dates.due_field),
        _ => None,
    });
    let Some(field) = fields.filter(|field| !field.is_empty()).find(|field| write.sets("case", field).is_some()) else {
        return starts(write);
    };
    let (Some((clock, dates)), Some(Value::Date(new))) = (clock_of(field), write.sets("case", field)) else {
        return Vec::new();
    };
    if clock.kind > Kind::Guidance {
        return Vec::new();
    }
    let stood = (dates.due)(&write.before.case);
    let allowed = allowed(write.after, clock.code, field, write);
    let limit = match allowed {
        Some(_) => allowed,
        // Without a number the day that stood is all there is to go by.
        None => stood.or_else(|| kept(write.before, clock)),
    };
    let started = (dates.start)(&write.after.case).is_some();
    if limit.is_some_and(|limit| *new <= limit) || limit.is_none() && clock.kind == Kind::Guidance {
        return Vec::new();
    }
    let code = clock.code;
    let what = clock.what.to_lowercase();
    let (text, is_hard) = match limit {
        Some(limit) => (
            format!(
                "The day to {what} moves from {} to {} with no agreement on file: who agreed, when, why, the minute, and \
                 whether the Home Office was told. Use \"Move a date by agreement\" on the case, or dhr clocks {} --move \
                 {code} {new}.",
                wording::day(limit),
                wording::day(*new),
                write.after.case.reference
            ),
            clock.kind <= Kind::Hard,
        ),
        None if !started => (
            format!("There is nothing yet to count the day to {what} from; say why it is {}.", wording::day(*new)),
            false,
        ),
        None => {
            (format!("The law says {}; say why the day to {what} is {}.", promptly(clock), wording::day(*new)), false)
        }
    };
    vec![write.refusal("E09", field, text, !is_hard)]
}

fn promptly(clock: &Clock) -> &'static str {
    match clock.length {
        clock::Length::Promptly(words) => words,
        clock::Length::Span(_) => "when",
    }
}

/// The latest day the moved dates of a clock say it stood on.
fn kept(dossier: &Dossier, clock: &Clock) -> Option<Date> {
    let named = dossier.due_changes.iter().filter(|change| change.what.starts_with(&format!("{} ", clock.code)));
    named.filter_map(|change| change.new_due.or(change.old_due)).max()
}

/// A clock that starts only now, under a date set by hand before there was anything to count from.
fn starts(write: &Write<'_>) -> Vec<Refusal> {
    let case = &write.after.case;
    let mut found = Vec::new();
    for clock in CLOCKS.iter().filter(|clock| clock.kind <= Kind::Hard) {
        let (Subject::Case(dates) | Subject::Review(dates)) = &clock.subject else { continue };
        let Some(set) = (dates.due)(case).filter(|_| write.sets("case", dates.start_field).is_some()) else { continue };
        if (dates.start)(&write.before.case).is_some() {
            continue;
        }
        let Some(limit) = allowed(write.after, clock.code, dates.due_field, write).filter(|limit| set > *limit) else {
            continue;
        };
        let text = format!(
            "The day to {} stands at {}, later than {}, with no agreement on file; say why, or move it by agreement.",
            clock.what.to_lowercase(),
            wording::day(set),
            wording::day(limit)
        );
        found.push(write.refusal("E09", dates.start_field, text, true));
    }
    found
}

/// E09: the first date of a report, a return or an action is never changed once it is there.
pub fn first(write: &Write<'_>) -> Vec<Refusal> {
    let super::super::super::change::Change::Set { field: "original_due", base: Value::Date(old), new, .. } =
        write.change
    else {
        return Vec::new();
    };
    if Option::<Date>::read(new) == Some(*old) {
        return Vec::new();
    }
    let text =
        format!("The first date, {}, is kept so that slipping can be seen; say why it was wrong.", wording::day(*old));
    vec![write.refusal("E09", "original_due", text, true)]
}
