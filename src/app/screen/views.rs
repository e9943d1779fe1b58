//! Views of a list: a name for a query text, which holds narrowing, sort, columns and grouping together.

use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::LineEdit;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, fit};
use crate::app::list::pairs;
use crate::app::reply::{Reply, View};
use crate::app::scene::{Body, Line, Role};
use crate::domain::entity::Entity;

pub struct Views {
    entity: &'static Entity,
    /// The query of the list as it stands: what would be saved.
    text: String,
    views: Vec<View>,
    cursor: usize,
    /// The name being typed to save under, and whether to share it.
    naming: Option<(LineEdit, bool)>,
}

impl Views {
    pub fn new(entity: &'static Entity, text: String) -> Self {
        Self { entity, text, views: Vec::new(), cursor: 0, naming: None }
    }

    fn shown(&self) -> Vec<View> {
        let mut views = built_in(self.entity);
        views.extend(self.views.iter().cloned());
        views
    }
}

/// The views every list of cases or actions starts with.
pub fn built_in(entity: &Entity) -> Vec<View> {
    let view = |name: &str, text: &str| View { id: 0, name: name.to_owned(), text: text.to_owned(), shared: true };
    let mut views = vec![view("all", "")];
    match entity.name {
        "case" => views.extend([
            view("active", "closed:none"),
            view("decision due", "decided:none sort:decision_due"),
            view("overdue", "overdue:yes"),
            view("mine", "lead:me"),
        ]),
        "action" => views.extend([
            view("open", "open:yes sort:due"),
            view("overdue", "overdue:yes sort:due"),
            view("by agency", "open:yes group:lead_agency sort:due"),
        ]),
        _ => {}
    }
    views
}

impl Screen for Views {
    fn name(&self) -> &'static str {
        "views"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Own(Line::of(format!("Views of {}", self.entity.plural.to_lowercase()), Role::TabOn))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        for (at, view) in self.shown().iter().enumerate().take(area.rows().saturating_sub(4)) {
            let current = at == self.cursor && self.naming.is_none();
            let mut line = Line::of(if current { " > " } else { "   " }, Role::Current);
            line.push(fit(&view.name, 24), if current { Role::Current } else { Role::Text });
            line.push(fit(if view.shared { "shared" } else { "yours" }, 8), Role::Dim);
            line.push(view.text.clone(), Role::Dim);
            body.push(line);
            if current {
                body.cursor_here(1);
            }
        }
        let held = body.cursor;
        body.push(Line::new());
        let now = if self.text.is_empty() { "nothing narrowed" } else { &self.text };
        body.push(Line::of(format!(" The list now: {now}"), Role::Dim));
        body.cursor = held;
        if let Some((name, shared)) = &self.naming {
            let (text, at) = name.window(40);
            let kind = if *shared { " Save for everybody as: " } else { " Save for yourself as: " };
            body.push(Line::of(kind, Role::Heading).with(text, Role::Input));
            body.cursor_here(kind.len() + at);
        }
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        match &self.naming {
            Some(_) => pairs(&[("Enter", "save"), ("Tab", "yours or shared"), ("Esc", "cancel")]),
            None => pairs(&[("Enter", "apply"), ("s", "save this list as a view"), ("X", "drop"), ("Esc", "close")]),
        }
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        vec![Effect::Views { entity: self.entity }]
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        if let Some((name, shared)) = &mut self.naming {
            match key.code {
                KeyCode::Esc => self.naming = None,
                KeyCode::Tab => *shared = !*shared,
                KeyCode::Enter => {
                    let (name, shared) = (name.text().trim().to_owned(), *shared);
                    if name.is_empty() {
                        return Some(Step::refuse("Give the view a name."));
                    }
                    self.naming = None;
                    let save = Effect::SaveView { entity: self.entity, name, text: self.text.clone(), shared };
                    return Some(Step::effect(save).with(Effect::Views { entity: self.entity }));
                }
                _ => drop(name.key(key)),
            }
            return Some(Step::none());
        }
        let shown = self.shown();
        let step = match key.code {
            KeyCode::Esc => Step::pop(),
            _ if key == Key::ctrl('c') => Step::pop(),
            KeyCode::Up | KeyCode::Char('k') => {
                self.cursor = self.cursor.saturating_sub(1);
                Step::none()
            }
            KeyCode::Down | KeyCode::Char('j') => {
                self.cursor = (self.cursor + 1).min(shown.len().saturating_sub(1));
                Step::none()
            }
            KeyCode::Char('s') => {
                self.naming = Some((LineEdit::default(), false));
                Step::none()
            }
            KeyCode::Char('X') => {
                match self.cursor.checked_sub(built_in(self.entity).len()).and_then(|at| self.views.get(at)) {
                    Some(view) => Step::effect(Effect::DropView { entity: self.entity, name: view.name.clone() })
                        .with(Effect::Views { entity: self.entity })
                        .saying("The view was dropped; no record was touched."),
                    None => Step::refuse("This view comes with the program."),
                }
            }
            KeyCode::Enter => match shown.get(self.cursor) {
                Some(view) => Step::answer(Answer::Text("view", view.text.clone())),
                None => Step::none(),
            },
            _ => Step::none(),
        };
        Some(step)
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        let (name, _) = self.naming.as_mut()?;
        name.insert(text);
        Some(Step::none())
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        if let Reply::Views(views) = reply {
            self.views.clone_from(views);
        }
        Step::none()
    }
}
