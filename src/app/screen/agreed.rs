//! What was decided and agreed about a review: the decision, a statutory date moved, a review directed after all.

use super::Step;
use super::form::FormScreen;
use super::lines::{Asked, Lines};
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::domain::date::{Date, parse_day};
use crate::domain::process::clock::{CLOCKS, Clock, Moved, Subject, clock};
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::{Fact, Id, Value};

/// The names of the two pop-ups, for their drafts.
pub const MOVE: &str = "move";
pub const DIRECT: &str = "direct";

/// Before it was said whether the Home Office was told.
const UNSAID: &str = "not said yet";

/// The clocks whose date stands on the case and can be moved by agreement.
fn movable() -> impl Iterator<Item = &'static Clock> {
    CLOCKS.iter().filter(|clock| match &clock.subject {
        Subject::Case(dates) | Subject::Review(dates) => !dates.due_field.is_empty(),
        _ => false,
    })
}

/// The form of the decision whether to review, with what the case says already.
pub fn decide(case: Option<&Record>) -> Step {
    let (Some(case), Some(entity)) = (case, register::entity("decision")) else { return Step::none() };
    let blank = Record::blank(entity);
    let mut record = blank.clone();
    record.set("case", Value::link(case.id, case.get("reference").as_text().unwrap_or_default()));
    for name in ["decided", "outcome", "legal_basis", "reasons", "home_office_told"] {
        record.set(name, case.get(name).clone());
    }
    Step::push(FormScreen::proposing(blank, record, "decided"))
}

/// The pop-up that moves a date: the old one stays on file with who agreed the new one, when and why.
pub fn move_date(case: Id) -> Lines {
    let mut dates: Vec<String> = movable().map(|clock| format!("{} {}", clock.code, clock.what)).collect();
    // The report's date is the one that is moved.
    dates.sort_by_key(|label| !label.starts_with("D5 "));
    let asked = vec![
        Asked::one_of("Which date", dates),
        Asked::text("New date", ""),
        Asked::text("Agreed on", ""),
        Asked::text("Agreed by", ""),
        Asked::text("Why", ""),
        Asked::text("Minute", ""),
        Asked::one_of("Home Office told", vec![UNSAID.to_owned(), "yes".to_owned(), "no".to_owned()]),
    ];
    let note = "The first date is kept; this is added to the moved dates of the case, in one step.";
    Lines::new(MOVE, "Move a date by agreement", note, case, asked, Box::new(moved))
}

fn day(cx: &Context, label: &str, text: &str) -> Result<Date, String> {
    parse_day(text, cx.today).map_err(|why| format!("{label}: {why}."))
}

fn moved(cx: &Context, case: Id, values: &[&str]) -> Result<Effect, String> {
    let [which, new, agreed, by, why, minute, told] = values else { return Err("Fill in every line.".to_owned()) };
    let code = which.split(' ').next().unwrap_or_default();
    let clock = clock(code).ok_or("There is no such date.")?;
    let (new_due, agreed) = (day(cx, "New date", new)?, day(cx, "Agreed on", agreed)?);
    if agreed > cx.today {
        return Err("Agreed on: that day is still to come.".to_owned());
    }
    for (label, text) in [("who agreed it", by), ("why", why), ("the minute", minute)] {
        if text.is_empty() {
            return Err(format!("A date is moved only with {label} on file."));
        }
    }
    if *told == UNSAID {
        return Err("Say whether the Home Office was told: Space on that line.".to_owned());
    }
    let home_office_told = match *told {
        "yes" => Fact::Yes,
        "no" => Fact::No,
        _ => Fact::NotRecorded,
    };
    let moved = Moved {
        new_due,
        agreed,
        agreed_by: (*by).to_owned(),
        why: (*why).to_owned(),
        minute: (*minute).to_owned(),
        home_office_told,
    };
    Ok(Effect::MoveDue { case, code: clock.code, moved })
}

/// The pop-up that re-opens a case decided against, because the Home Secretary directs a review.
pub fn direct(case: Id) -> Lines {
    let asked = vec![Asked::text("Directed on", ""), Asked::text("What was said", "")];
    let note = "The Home Secretary may direct a review (law s.9(2)). The decision against it stays on file, and the \
                family has to be told again.";
    Lines::new(DIRECT, "Re-open by direction", note, case, asked, Box::new(directed))
}

fn directed(cx: &Context, case: Id, values: &[&str]) -> Result<Effect, String> {
    let [on, said] = values else { return Err("Fill in every line.".to_owned()) };
    let on = day(cx, "Directed on", on)?;
    if on > cx.today {
        return Err("Directed on: that day is still to come.".to_owned());
    }
    if said.is_empty() {
        return Err("Say what the direction says, or where it is filed.".to_owned());
    }
    Ok(Effect::Direct { case, on, said: (*said).to_owned() })
}
