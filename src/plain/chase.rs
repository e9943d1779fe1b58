//! A chase said in two lines: logged today, then the next date. Dates and what is written are those of the process.

use super::ask::Asking;
use super::talk::Talk;
use super::today::{capital, sentence, spoken};
use crate::app::context::Context;
use crate::app::screen::chase;
use crate::domain::calendar::{add_working_days, is_working_day, next_working_day};
use crate::domain::change::{Batch, Change};
use crate::domain::date::{Date, echo, parse_day};
use crate::domain::process::{Dossier, returns};
use crate::domain::record::Record;
use crate::domain::register::{Case, Return};
use crate::domain::value::Value;

/// Working days until an action is asked about again (practice).
const AGAIN: i32 = 10;

impl Talk {
    /// A chase made today: everything but the next date is settled.
    pub(super) fn ask_chase(&mut self, about: &Record) {
        if chase::next_field(about.entity).is_none() {
            return self.tell("Only returns and actions are chased; a note can be added here.");
        }
        let cx = &self.cx;
        let mut lines = vec![format!("Chase of {}, today, {}.", about.label(cx.today), spoken(cx.today))];
        let proposed = proposed(cx, about);
        if let Some(proposed) = proposed {
            lines.push(format!("Next chase proposed {}{}.", spoken(proposed), moved(cx, proposed)));
        }
        if about.entity.name == "return" {
            let above = returns::escalation(&chased_today(cx, about), None, cx.today);
            lines.extend(above.map(|above| sentence(&format!("It may go to {}: {}", above.to, above.why))));
        }
        let yes = if proposed.is_some() { "yes, another date" } else { "a date" };
        lines.push(format!("Say {yes}, or cancel."));
        self.tell_all(lines);
        self.asking = Some(Asking::Chase { about: about.clone(), proposed });
    }

    pub(super) fn answer_chase(&mut self, line: &str, about: Record, proposed: Option<Date>) {
        let day = match (line.trim().to_lowercase().as_str(), proposed) {
            ("cancel" | "no", _) => return self.tell("Not logged. Nothing was changed."),
            ("quit", _) => return self.quit(),
            ("yes" | "y", Some(proposed)) => Ok(proposed),
            _ => parse_day(line, self.cx.today),
        };
        let batch = day.and_then(|day| Ok((day, batch(&self.cx, &about, day)?)));
        match batch {
            Ok((day, batch)) => {
                self.tell(format!("Next chase {}.", echo(day, self.cx.today)));
                self.send(batch, None);
            }
            Err(why) => {
                self.tell(sentence(&capital(&why)));
                self.tell("Say yes, another date, or cancel.");
                self.asking = Some(Asking::Chase { about, proposed });
            }
        }
    }
}

fn chased_today(cx: &Context, about: &Record) -> Return {
    Return { last_chased: Some(cx.today), ..Return::from(about) }
}

fn proposed(cx: &Context, about: &Record) -> Option<Date> {
    if about.entity.name == "return" {
        returns::next_chase(&chased_today(cx, about), cx.today, &cx.holidays)
    } else {
        add_working_days(cx.today, AGAIN, &cx.holidays)
    }
}

/// ", as Friday 3 April 2026 is Good Friday", when the date was moved past such a day.
fn moved(cx: &Context, proposed: Date) -> String {
    let wanted = chase::week_on(cx);
    let is_moved = !is_working_day(wanted, &cx.holidays) && next_working_day(wanted, &cx.holidays) == Some(proposed);
    let holiday = cx.holidays.on(wanted).filter(|_| is_moved);
    holiday.map_or_else(String::new, |day| format!(", as {} is {}", spoken(wanted), day.name))
}

/// The chase and what it leaves on the chased record: one step of undo.
fn batch(cx: &Context, about: &Record, next: Date) -> Result<Batch, String> {
    let label = about.label(cx.today);
    let case = about.case_ref(cx.today);
    let batch = if about.entity.name == "return" {
        let case =
            case.map_or_else(Case::default, |case| Case { id: case.id, reference: case.label, ..Case::default() });
        let dossier = Dossier { case, ..Dossier::default() };
        let chased = returns::Chased {
            on: cx.today,
            kind: "reminder".to_owned(),
            to_whom: String::new(),
            by: cx.user.clone(),
            next: Some(next),
        };
        returns::chase(&dossier, &Return::from(about), &chased, &cx.holidays)
    } else {
        let logged = chase::logged(cx, about.entity.name, about.id, &label, case)?;
        let mut batch = Batch::new("");
        batch.push(crate::app::screen::form::added(&logged));
        if let Some(field) = chase::next_field(about.entity) {
            let base = about.get(field.name).clone();
            batch.push(Change::set(about.entity, about.id, field, base, Value::Date(next)));
        }
        batch
    };
    Ok(Batch { label: format!("logged a chase of {label}"), ..batch })
}
