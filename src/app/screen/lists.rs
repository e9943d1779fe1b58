//! Every kind of record there is, to go to any list.

use super::list::ListScreen;
use super::pick::{Pick, Row};
use super::{Answer, Frame, Go, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::key::Key;
use crate::app::layout::Area;
use crate::app::scene::Body;
use crate::domain::register::{self, ENTITIES};

/// A picker that turns into the list chosen.
pub struct Lists {
    pick: Pick,
}

impl Lists {
    pub fn new() -> Self {
        let rows = ENTITIES.iter().map(|entity| Row::new(entity.name, entity.plural, entity.help)).collect();
        Self { pick: Pick::new("list", "All lists", rows) }
    }
}

impl Default for Lists {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for Lists {
    fn name(&self) -> &'static str {
        "lists"
    }

    fn scopes(&self) -> Vec<Scope> {
        self.pick.scopes()
    }

    fn frame(&self, cx: &Context) -> Frame {
        self.pick.frame(cx)
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        self.pick.body(cx, area)
    }

    fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        self.pick.hints(cx)
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        let step = self.pick.key(cx, key)?;
        if let Some(Go::Answer(Answer::Choice(_, name))) = &step.go
            && let Some(entity) = register::entity(name)
        {
            return Some(Step { go: Some(Go::Home(Some(Box::new(ListScreen::new(entity, ""))))), ..Step::default() });
        }
        Some(step)
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }
}
