//! A rule speaks against a change: which rule, its mark, and either the end of it or a reason to go on, kept in the
//! history.

use super::words::{self, Held, Words};
use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::LineEdit;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, wrap};
use crate::app::list::pairs;
use crate::app::reply::{Objection, Reply};
use crate::app::scene::{Body, Line, Role};
use crate::domain::change::{Batch, Change};

const WHY: &str = " Why go on all the same (kept in history): ";
const WHY_SHORT: &str = " Why (kept in history): ";

pub struct Refused {
    batch: Batch,
    objections: Vec<Objection>,
    why: LineEdit,
}

impl Refused {
    pub fn new(batch: Batch, objections: Vec<Objection>) -> Self {
        let why = LineEdit::new(batch.why.clone().unwrap_or_default());
        Self { batch, objections, why }
    }

    /// The reason typed so far, at the first record of the change.
    fn typed(&self) -> Option<Words> {
        let first = self.batch.changes.first()?;
        let id = match first {
            Change::Add { .. } => 0,
            Change::Set { id, .. } | Change::Archive { id, .. } | Change::Restore { id, .. } => *id,
        };
        Some(Words::of(words::REASON, (first.entity(), id), &serde_json::json!({ "why": self.why.text() })))
    }

    /// Whether a reason is enough to go on.
    fn may_go_on(&self) -> bool {
        self.objections.iter().all(|objection| objection.reason_is_enough)
    }
}

impl Screen for Refused {
    fn name(&self) -> &'static str {
        "refused"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        let text = if self.may_go_on() { "Before this is saved" } else { "This cannot be saved yet" };
        Frame::Own(Line::of(text, Role::TabOn).with(format!("    {}", self.batch.label), Role::Dim))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let room = area.columns().saturating_sub(6);
        for objection in &self.objections {
            let mut lines = wrap(&objection.text, room).into_iter();
            body.push(Line::of("   - ", Role::Warning).with(lines.next().unwrap_or_default(), Role::Text));
            for line in lines {
                body.push(Line::of(format!("     {line}"), Role::Text));
            }
            if !objection.mark.is_empty() {
                body.push(Line::of(format!("     ({})", objection.mark), Role::Dim));
            }
        }
        // The question, or the way back, is never what a small screen leaves out.
        let rows = area.rows().saturating_sub(2);
        if body.lines.len() > rows {
            body.lines.truncate(rows.saturating_sub(1));
            body.push(Line::of("     and more: a larger screen shows it", Role::Dim));
        }
        if body.lines.len() < rows {
            body.push(Line::new());
        }
        if self.may_go_on() {
            let label = if area.is_narrow() { WHY_SHORT } else { WHY };
            let (text, at) = self.why.window(area.columns().saturating_sub(label.len() + 1));
            body.push(Line::of(label, Role::Heading).with(text, Role::Input));
            body.cursor_here(label.len() + at);
        } else {
            let words = "Nothing was changed. Put the above right first; Esc goes back.";
            for line in wrap(words, area.columns().saturating_sub(2)) {
                body.push(Line::of(format!(" {line}"), Role::Dim));
            }
        }
        body
    }

    fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        if self.may_go_on() {
            let save = if cx.size.columns() < 56 { "save" } else { "save with this reason" };
            pairs(&[("Enter", save), ("Esc", "leave it as it was")])
        } else {
            pairs(&[("Esc", "back")])
        }
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        let place = self.typed().filter(|_| self.why.text().is_empty()).map(|words| words.place);
        place.map(|place| Effect::KeptText { place }).into_iter().collect()
    }

    fn words(&self) -> Option<Words> {
        let given = self.batch.why.as_deref().unwrap_or_default();
        self.typed().filter(|_| self.why.text() != given)
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        if let Reply::KeptText { text, .. } = reply
            && self.why.text().is_empty()
        {
            self.why = LineEdit::new(Held::read(text).text("why"));
            return Step::say("The reason you had typed is back.");
        }
        Step::none()
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        let step = match key.code {
            KeyCode::Esc => Step::answer(Answer::Undecided).saying("Nothing was changed."),
            _ if key == Key::ctrl('c') => Step::answer(Answer::Undecided).saying("Nothing was changed."),
            KeyCode::Enter if !self.may_go_on() => Step::answer(Answer::Undecided).saying("Nothing was changed."),
            KeyCode::Enter if self.why.text().trim().is_empty() => {
                Step::refuse("Say why first, or Esc leaves it as it was.")
            }
            KeyCode::Enter => Step::effect(Effect::Save(self.batch.clone().why(self.why.text()))),
            _ => {
                self.why.key(key);
                Step::none()
            }
        };
        Some(step)
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        self.why.insert(text);
        Some(Step::none())
    }

    fn when_saved(&self) -> Option<Step> {
        Some(Step::answer(Answer::Saved))
    }
}
