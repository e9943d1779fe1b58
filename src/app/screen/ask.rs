//! One line of text asked for, checked before it is taken.

use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::LineEdit;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, wrap};
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};

/// What is wrong with a text, in a sentence; `None` when it may be taken.
pub type Check = fn(&str) -> Option<String>;

pub struct Ask {
    question: &'static str,
    title: String,
    label: &'static str,
    help: String,
    edit: LineEdit,
    check: Check,
}

impl Ask {
    pub fn new(question: &'static str, title: impl Into<String>, label: &'static str, check: Check) -> Self {
        Self { question, title: title.into(), label, help: String::new(), edit: LineEdit::default(), check }
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// What stands in the line at first.
    pub fn proposing(mut self, text: impl Into<String>) -> Self {
        self.edit = LineEdit::new(text);
        self
    }
}

impl Screen for Ask {
    fn name(&self) -> &'static str {
        "ask"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Own(Line::of(self.title.clone(), Role::TabOn))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let label = format!(" {}: ", self.label);
        let (text, at) = self.edit.window(area.columns().saturating_sub(label.len() + 2));
        body.push(Line::of(label.clone(), Role::Heading).with(text, Role::Input));
        body.cursor_here(label.len() + at);
        let cursor = body.cursor;
        body.push(Line::new());
        for line in self.help.lines().flat_map(|line| wrap(line, area.columns().saturating_sub(4))) {
            body.push(Line::of(format!("   {line}"), Role::Dim));
        }
        body.cursor = cursor;
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        pairs(&[("Enter", "take it"), ("Ctrl-U", "clear"), ("Esc", "cancel")])
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        Some(match key.code {
            KeyCode::Esc => Step::pop(),
            _ if key == Key::ctrl('c') => Step::pop(),
            KeyCode::Enter => {
                let text = self.edit.text().trim().to_owned();
                match (self.check)(&text) {
                    Some(why) => Step::refuse(why),
                    None => Step::answer(Answer::Text(self.question, text)),
                }
            }
            _ => {
                self.edit.key(key);
                Step::none()
            }
        })
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        self.edit.insert(text);
        Some(Step::none())
    }
}
