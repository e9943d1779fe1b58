//! A chase in one pop-up: logged today, the next date proposed, the senior officer named when it is time.

use super::{Answer, Frame, Screen, Step, chase};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::LineEdit;
use crate::app::effect::{Effect, Reply};
use crate::app::key::{Key, KeyCode};
use crate::app::layout::Area;
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};
use crate::domain::calendar::{add_working_days, is_working_day};
use crate::domain::change::{Batch, Change};
use crate::domain::date::{Date, echo, long, parse_day};
use crate::domain::entity::Entity;
use crate::domain::process::{Dossier, returns};
use crate::domain::record::Record;
use crate::domain::register::{Case, Return};
use crate::domain::value::{Id, Value};

/// Working days until an action is asked about again (practice).
const AGAIN: i32 = 10;

pub struct Chasing {
    entity: &'static Entity,
    id: Id,
    record: Option<Record>,
    to_whom: LineEdit,
    next: LineEdit,
    on_next: bool,
    /// Who it may go to above the contact, and why.
    above: Option<(String, String)>,
    escalates: bool,
}

impl Chasing {
    /// A chase of a return or an action; others cannot be chased.
    pub fn new(entity: &'static Entity, id: Id) -> Result<Self, String> {
        if chase::next_field(entity).is_none() {
            return Err("Only returns and actions are chased; n adds a note here.".to_owned());
        }
        Ok(Self {
            entity,
            id,
            record: None,
            to_whom: LineEdit::default(),
            next: LineEdit::default(),
            on_next: true,
            above: None,
            escalates: false,
        })
    }

    fn propose(&mut self, cx: &Context, record: &Record) {
        let next = if self.entity.name == "return" {
            let owed = Return { last_chased: Some(cx.today), ..Return::from(record) };
            self.above = returns::escalation(&owed, None, cx.today).map(|found| (found.to, found.why));
            returns::next_chase(&owed, cx.today, &cx.holidays)
        } else {
            add_working_days(cx.today, AGAIN, &cx.holidays)
        };
        if let Some(next) = next {
            self.next = LineEdit::new(next.strftime("%-d %b %Y").to_string());
        }
    }

    fn next_date(&self, cx: &Context) -> Result<Option<Date>, String> {
        if self.next.text().trim().is_empty() { Ok(None) } else { parse_day(self.next.text(), cx.today).map(Some) }
    }

    fn save(&self, cx: &Context) -> Step {
        let Some(record) = &self.record else { return Step::none() };
        let next = match self.next_date(cx) {
            Ok(next) => next,
            Err(why) => return Step::refuse(why + "."),
        };
        let batch = if self.entity.name == "return" {
            let case = record.case_ref(cx.today).unwrap_or_else(|| crate::domain::value::Ref::new(0, ""));
            let dossier =
                Dossier { case: Case { id: case.id, reference: case.label, ..Case::default() }, ..Dossier::default() };
            let chased = returns::Chased {
                on: cx.today,
                kind: if self.escalates { "escalation" } else { "reminder" }.to_owned(),
                to_whom: self.to_whom.text().trim().to_owned(),
                by: cx.user.clone(),
                next,
            };
            returns::chase(&dossier, &Return::from(record), &chased, &cx.holidays)
        } else {
            match self.on_action(cx, record, next) {
                Ok(batch) => batch,
                Err(why) => return Step::refuse(why),
            }
        };
        Step::effect(Effect::Save(Batch { label: format!("logged a chase of {}", record.label(cx.today)), ..batch }))
    }

    fn on_action(&self, cx: &Context, record: &Record, next: Option<Date>) -> Result<Batch, String> {
        let label = record.label(cx.today);
        let mut chased = chase::logged(cx, self.entity.name, self.id, &label, record.case_ref(cx.today))?;
        chased.set("to_whom", Value::text(self.to_whom.text().trim()));
        let mut batch = Batch::new("");
        let values = chased.entity.fields.iter().zip(&chased.values).filter(|(_, value)| !value.is_missing());
        batch.add(chased.entity, values.map(|(field, value)| (field.name, value.clone())).collect());
        if let Some(field) = chase::next_field(self.entity) {
            let new = next.map_or(Value::Missing, Value::Date);
            batch.push(Change::set(self.entity, self.id, field, record.get(field.name).clone(), new));
        }
        Ok(batch)
    }
}

impl Screen for Chasing {
    fn name(&self) -> &'static str {
        "chasing"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, cx: &Context) -> Frame {
        let label = self.record.as_ref().map_or_else(String::new, |record| record.label(cx.today));
        Frame::Own(Line::of(format!("Chase: {label}"), Role::TabOn))
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let Some(record) = &self.record else {
            body.push(Line::of("   Reading..", Role::Dim));
            return body;
        };
        body.push(Line::of(format!(" Logged today, {}, by {}.", long(cx.today), cx.user), Role::Text));
        if let Value::Number(times) = record.get("chased") {
            body.push(Line::of(format!(" Chased {times} times before."), Role::Dim));
        }
        body.push(Line::new());
        let room = area.columns().saturating_sub(20).min(40);
        for (label, edit, on) in
            [(" To whom:     ", &self.to_whom, !self.on_next), (" Next chase:  ", &self.next, self.on_next)]
        {
            let (text, at) = edit.window(room);
            body.push(Line::of(label, if on { Role::Current } else { Role::Heading }).with(text, Role::Input));
            if on {
                body.cursor_here(label.len() + at);
            }
        }
        let held = body.cursor;
        let (words, role) = match self.next_date(cx) {
            Ok(Some(day)) => {
                let rest = if is_working_day(day, &cx.holidays) { "" } else { "; not a working day" };
                (format!("{}{rest}", echo(day, cx.today)), Role::Dim)
            }
            Ok(None) => ("No next date.".to_owned(), Role::Dim),
            Err(why) => (why, Role::Error),
        };
        body.push(Line::of(format!("              {words}"), role));
        if let Some((to, why)) = &self.above {
            body.push(Line::new());
            let state = if self.escalates { "It goes to" } else { "It may go to" };
            body.push(Line::of(format!(" {state} {to}: {why}."), Role::Warning));
        }
        body.cursor = held;
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        let mut hints = pairs(&[("Enter", "log it"), ("Tab", "other line"), ("Esc", "cancel")]);
        if self.above.is_some() {
            hints.insert(
                1,
                ("Ctrl-T".to_owned(), if self.escalates { "do not escalate" } else { "escalate" }.to_owned()),
            );
        }
        hints
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        if self.record.is_some() { Vec::new() } else { vec![Effect::Record { entity: self.entity, id: self.id }] }
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        let step = match key.code {
            KeyCode::Esc => Step::pop().and(Step::say("Nothing was logged.")),
            _ if key == Key::ctrl('c') => Step::pop().and(Step::say("Nothing was logged.")),
            _ if key == Key::ctrl('t') && self.above.is_some() => {
                self.escalates = !self.escalates;
                if let (true, Some((to, _))) = (self.escalates, &self.above) {
                    self.to_whom.set(to.clone());
                }
                Step::none()
            }
            KeyCode::Tab | KeyCode::BackTab | KeyCode::Up | KeyCode::Down => {
                self.on_next = !self.on_next;
                Step::none()
            }
            KeyCode::Enter => self.save(cx),
            _ => {
                if self.on_next {
                    self.next.key(key)
                } else {
                    self.to_whom.key(key)
                };
                Step::none()
            }
        };
        Some(step)
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        if self.on_next {
            self.next.insert(text);
        } else {
            self.to_whom.insert(text);
        }
        Some(Step::none())
    }

    fn reply(&mut self, cx: &Context, reply: &Reply) -> Step {
        match reply {
            Reply::Record(Some(record)) if self.record.is_none() => {
                self.propose(cx, record);
                self.record = Some(record.as_ref().clone());
                Step::none()
            }
            Reply::Saved { .. } => Step::answer(Answer::Saved),
            _ => Step::none(),
        }
    }

    fn answered(&mut self, _cx: &Context, answer: Answer) -> Step {
        if answer == Answer::Saved { Step::answer(Answer::Saved) } else { Step::none() }
    }
}
