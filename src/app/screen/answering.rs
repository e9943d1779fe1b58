//! Answering a point of a quality assurance letter in one pop-up.

use super::words::{self, Held, Words};
use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::{LineEdit, TextBox};
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, wrap};
use crate::app::list::pairs;
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::domain::entity::Entity;
use crate::domain::fold::clean_for_screen;
use crate::domain::process::quality::{Answered, answer};
use crate::domain::record::Record;
use crate::domain::register::QaPoint;
use crate::domain::value::Id;

/// The lines under the response.
const LINES: [&str; 3] = [" Where in the report:  ", " Done by:              ", " Checked by:           "];

/// The pop-up on a point; anything else is not answered.
pub fn open(about: &Record) -> Step {
    if about.entity.name != "qa_point" {
        return Step::refuse("Only points of a quality assurance letter are answered.");
    }
    Step::push(Answering::new(about.entity, about.id))
}

impl Answering {
    pub fn new(entity: &'static Entity, id: Id) -> Self {
        Self {
            entity,
            id,
            point: None,
            response: TextBox::new(""),
            lines: [LineEdit::default(), LineEdit::default(), LineEdit::default()],
            at: 0,
            is_rejected: false,
            first: None,
        }
    }
}

pub struct Answering {
    entity: &'static Entity,
    id: Id,
    point: Option<QaPoint>,
    response: TextBox,
    lines: [LineEdit; 3],
    /// 0 is the response.
    at: usize,
    is_rejected: bool,
    /// The answer as the register has it.
    first: Option<serde_json::Value>,
}

impl Answering {
    fn line(&mut self) -> Option<&mut LineEdit> {
        self.lines.get_mut(self.at.checked_sub(1)?)
    }

    /// The answer as it stands.
    fn held(&self) -> serde_json::Value {
        let lines = self.lines.each_ref().map(LineEdit::text);
        serde_json::json!({ "response": self.response.text(), "lines": lines, "not accepted": self.is_rejected })
    }

    fn place(&self) -> String {
        Words::of(words::ANSWER, (self.entity, self.id), &serde_json::Value::Null).place
    }

    fn take(&mut self, held: &Held) {
        self.response = TextBox::new(held.text("response"));
        for (line, text) in self.lines.iter_mut().zip(held.texts("lines")) {
            line.set(text);
        }
        self.is_rejected = held.is("not accepted");
    }

    fn leave(&self) -> Step {
        let said = match self.words() {
            Some(_) => "Left unsaved. Your text is kept as a draft; w on the point goes on with it.",
            None => "Nothing was changed.",
        };
        Step::pop().and(Step::say(said))
    }

    fn save(&self, cx: &Context) -> Step {
        let Some(point) = &self.point else { return Step::none() };
        let [page, done_by, checked_by] = self.lines.each_ref().map(|line| line.text().to_owned());
        let given =
            Answered { response: self.response.text(), page, done_by, checked_by, is_rejected: self.is_rejected };
        match answer(point, &given, cx.today) {
            Ok(batch) if batch.is_empty() => Step::pop().and(Step::say("Nothing was changed.")),
            Ok(batch) => Step::effect(Effect::Save(batch)),
            Err(why) => Step::refuse(why),
        }
    }
}

impl Screen for Answering {
    fn name(&self) -> &'static str {
        "answering"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        let number = self.point.as_ref().map_or("", |point| point.number.as_str());
        Frame::Own(Line::of(format!("Answer to point {}", clean_for_screen(number)), Role::TabOn))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let Some(point) = &self.point else { return Body::new(vec![Line::of("   Reading..", Role::Dim)]) };
        let asked = wrap(&clean_for_screen(&point.what.replace('\n', " ")), area.columns().saturating_sub(4));
        for line in asked.into_iter().take((area.rows() / 3).max(1)) {
            body.push(Line::of(format!("   {line}"), Role::Dim));
        }
        body.push(Line::new());
        let role = |on: bool| if on { Role::Current } else { Role::Heading };
        let label = if self.is_rejected { " Not accepted, because:" } else { " What was done:" };
        body.push(Line::of(label, role(self.at == 0)));
        let above = body.lines.len();
        let rows = area.rows().saturating_sub(above + 5).clamp(1, 6);
        let (lines, (column, row)) = self.response.look(area.columns().saturating_sub(4), rows);
        for line in lines {
            body.push(Line::of(" | ", Role::Dim).with(line, Role::Input));
        }
        let mut cursor = None;
        if self.at == 0 {
            cursor = u16::try_from(column + 3).ok().zip(u16::try_from(above + row).ok());
        }
        for (place, (label, edit)) in LINES.iter().zip(&self.lines).enumerate() {
            if self.is_rejected {
                break;
            }
            let (text, at) = edit.window(area.columns().saturating_sub(26));
            body.push(Line::of(*label, role(self.at == place + 1)).with(text, Role::Input));
            if self.at == place + 1 {
                body.cursor_here(label.len() + at);
                cursor = body.cursor;
            }
        }
        if !self.is_rejected && self.lines.last().is_some_and(|line| line.text().trim().is_empty()) {
            body.push(Line::of(" It stays open until a second person has checked it.", Role::Dim));
        }
        body.cursor = cursor;
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        let turn = if self.is_rejected { "accept after all" } else { "not accepted" };
        let mut hints = pairs(&[("Ctrl-S", "save"), ("Tab", "next line")]);
        hints.push(("Ctrl-T".to_owned(), turn.to_owned()));
        hints.push(("Esc".to_owned(), "cancel".to_owned()));
        hints
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        if self.point.is_some() {
            return Vec::new();
        }
        vec![Effect::Record { entity: self.entity, id: self.id }, Effect::KeptText { place: self.place() }]
    }

    fn words(&self) -> Option<Words> {
        let held = self.held();
        let typed = self.first.as_ref().is_some_and(|first| *first != held);
        typed.then(|| Words { outlive: true, ..Words::of(words::ANSWER, (self.entity, self.id), &held) })
    }

    fn typed_length(&self) -> usize {
        if self.at > 0 { 0 } else { self.response.length() }
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        let count = if self.is_rejected { 1 } else { LINES.len() + 1 };
        match key.code {
            KeyCode::Esc => return Some(self.leave()),
            _ if key == Key::ctrl('c') => return Some(self.leave()),
            _ if key == Key::ctrl('s') => return Some(self.save(cx)),
            _ if key == Key::ctrl('t') => {
                self.is_rejected = !self.is_rejected;
                self.at = 0;
            }
            KeyCode::Enter if self.at > 0 => return Some(self.save(cx)),
            KeyCode::Tab => self.at = (self.at + 1) % count,
            KeyCode::BackTab => self.at = (self.at + count - 1) % count,
            KeyCode::Down if self.at > 0 => self.at = (self.at + 1) % count,
            KeyCode::Up if self.at > 0 => self.at -= 1,
            _ => {
                match self.line() {
                    Some(line) => line.key(key),
                    None => self.response.key(key),
                };
            }
        }
        Some(Step::none())
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        match self.line() {
            Some(line) => line.insert(text),
            None => self.response.insert(text),
        }
        Some(Step::none())
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        match reply {
            Reply::Record(Some(record)) if self.point.is_none() => {
                let point = QaPoint::from(record.as_ref());
                self.response = TextBox::new(&point.response);
                self.lines = [&point.page, &point.done_by, &point.checked_by].map(|text| LineEdit::new(text.clone()));
                self.is_rejected = point.state.is("rejected");
                self.point = Some(point);
                self.first = Some(self.held());
                Step::none()
            }
            Reply::KeptText { text, .. } if self.first.as_ref() == Some(&self.held()) => {
                self.take(&Held::read(text));
                Step::say("Your unsaved answer is back.")
            }
            _ => Step::none(),
        }
    }

    fn when_saved(&self) -> Option<Step> {
        Some(Step::answer(Answer::Saved))
    }
}
