//! A few labelled lines asked together in one pop-up; what they mean is up to whoever asks.

use super::words::{self, Held, Words};
use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::LineEdit;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, wrap};
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};
use crate::domain::register;
use crate::domain::value::Id;

/// One line: a text, or one of a few words that Space walks through.
pub struct Asked {
    label: &'static str,
    /// What stood there at first.
    first: String,
    edit: LineEdit,
    choices: Vec<String>,
}

impl Asked {
    pub fn text(label: &'static str, text: &str) -> Self {
        Self { label, first: text.to_owned(), edit: LineEdit::new(text), choices: Vec::new() }
    }

    pub fn one_of(label: &'static str, choices: Vec<String>) -> Self {
        let first = choices.first().cloned().unwrap_or_default();
        Self { label, edit: LineEdit::new(first.clone()), first, choices }
    }

    fn next(&mut self) {
        let at = self.choices.iter().position(|choice| choice == self.edit.text()).map_or(0, |at| at + 1);
        if let Some(choice) = self.choices.get(at).or(self.choices.first()) {
            self.edit.set(choice.clone());
        }
    }
}

/// What the lines say, as an effect on the case; or what is wrong with them.
pub type Meaning = Box<dyn Fn(&Context, Id, &[&str]) -> Result<Effect, String>>;

pub struct Lines {
    /// What is asked about, for its draft: "move".
    name: String,
    title: String,
    /// A sentence on what will happen.
    note: &'static str,
    case: Id,
    asked: Vec<Asked>,
    at: usize,
    meaning: Meaning,
}

impl Lines {
    pub fn new(
        name: impl Into<String>,
        title: impl Into<String>,
        note: &'static str,
        case: Id,
        asked: Vec<Asked>,
        meaning: Meaning,
    ) -> Self {
        Self { name: name.into(), title: title.into(), note, case, asked, at: 0, meaning }
    }

    /// Gone on with from a draft.
    pub fn resumed(mut self, held: &Held) -> Self {
        for (line, text) in self.asked.iter_mut().zip(held.texts("lines")) {
            line.edit.set(text);
        }
        self
    }

    fn save(&self, cx: &Context) -> Step {
        let values: Vec<&str> = self.asked.iter().map(|line| line.edit.text().trim()).collect();
        match (self.meaning)(cx, self.case, &values) {
            Ok(effect) => Step::effect(effect),
            Err(why) => Step::refuse(why),
        }
    }
}

impl Screen for Lines {
    fn name(&self) -> &'static str {
        "lines"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Own(Line::of(self.title.clone(), Role::TabOn))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        for line in wrap(self.note, area.columns().saturating_sub(2)) {
            body.push(Line::of(format!(" {line}"), Role::Dim));
        }
        body.push(Line::new());
        let mut cursor = None;
        let wide = self.asked.iter().map(|line| line.label.len()).max().unwrap_or(0);
        for (place, line) in self.asked.iter().enumerate() {
            let label = format!(" {:<wide$}  ", line.label);
            let (text, at) = line.edit.window(area.columns().saturating_sub(label.len() + 2));
            let on = place == self.at;
            body.push(Line::of(label.clone(), if on { Role::Current } else { Role::Heading }).with(text, Role::Input));
            if on {
                body.cursor_here(label.len() + if line.choices.is_empty() { at } else { 0 });
                cursor = body.cursor;
            }
        }
        body.cursor = cursor;
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        let mut hints = pairs(&[("Enter", "save"), ("Tab", "next line"), ("Esc", "cancel")]);
        if self.asked.get(self.at).is_some_and(|line| !line.choices.is_empty()) {
            hints.insert(1, ("Space".to_owned(), "another".to_owned()));
        }
        hints
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn words(&self) -> Option<Words> {
        let typed = self.asked.iter().any(|line| line.edit.text() != line.first);
        let lines: Vec<&str> = self.asked.iter().map(|line| line.edit.text()).collect();
        let held = || serde_json::json!({ "lines": lines });
        typed.then(|| Words::of(&format!("{}:{}", words::LINES, self.name), (register::cases(), self.case), &held()))
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        let count = self.asked.len().max(1);
        match key.code {
            KeyCode::Esc => return Some(Step::pop().and(Step::say("Nothing was changed."))),
            _ if key == Key::ctrl('c') => return Some(Step::pop().and(Step::say("Nothing was changed."))),
            _ if key.code == KeyCode::Enter || key == Key::ctrl('s') => return Some(self.save(cx)),
            KeyCode::Tab | KeyCode::Down => self.at = (self.at + 1) % count,
            KeyCode::BackTab | KeyCode::Up => self.at = (self.at + count - 1) % count,
            _ => {
                if let Some(line) = self.asked.get_mut(self.at) {
                    match (line.choices.is_empty(), key.code) {
                        (false, KeyCode::Char(' ') | KeyCode::Right) => line.next(),
                        (false, _) => {}
                        (true, _) => {
                            line.edit.key(key);
                        }
                    }
                }
            }
        }
        Some(Step::none())
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        if let Some(line) = self.asked.get_mut(self.at).filter(|line| line.choices.is_empty()) {
            line.edit.insert(text);
        }
        Some(Step::none())
    }

    fn when_saved(&self) -> Option<Step> {
        Some(Step::answer(Answer::Saved))
    }
}
