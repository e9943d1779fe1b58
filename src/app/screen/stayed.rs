//! What stayed of a step that was taken back, each thing with why: a line of message has room for one.

use super::{Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, wrap};
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};
use crate::domain::fold::clean_for_screen;
use crate::domain::journal::Refusal;

pub struct Stayed {
    title: String,
    stayed: Vec<String>,
    /// The first one shown.
    top: usize,
}

impl Stayed {
    /// More than one thing stayed of the step of this label.
    pub fn new(label: &str, refused: &[Refusal]) -> Self {
        let words = |one: &Refusal| {
            let field = one.entity.field(one.field).map_or_else(String::new, |field| format!("{} of ", field.label));
            format!("{field}{} \"{}\": {}", one.entity.label, one.record, one.why)
        };
        Self {
            title: format!("What stays of \"{label}\""),
            stayed: refused.iter().map(|one| clean_for_screen(&words(one)).into_owned()).collect(),
            top: 0,
        }
    }
}

impl Screen for Stayed {
    fn name(&self) -> &'static str {
        "stayed"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Own(Line::of(clean_for_screen(&self.title).into_owned(), Role::TabOn))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let room = area.columns().saturating_sub(6);
        let said = "The rest was taken back. Once a colleague takes their own change back, u takes what it held too; \
                    so does u on the step in the history.";
        for line in wrap(said, room) {
            body.push(Line::of(format!(" {line}"), Role::Dim));
        }
        let room_below = area.rows().saturating_sub(body.lines.len());
        let pieces = self.stayed.iter().skip(self.top).flat_map(|one| {
            let lines = wrap(one, room);
            lines.into_iter().enumerate().map(|(at, line)| format!("{}{line}", if at == 0 { "   - " } else { "     " }))
        });
        let mut pieces: Vec<String> = pieces.take(room_below + 1).collect();
        let more = pieces.len() > room_below;
        if more {
            pieces.truncate(room_below.saturating_sub(1));
        }
        body.lines.extend(pieces.into_iter().map(|piece| Line::of(piece, Role::Text)));
        if more {
            body.push(Line::of(" more below: PgDn", Role::Dim));
        }
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        pairs(&[("Enter", "back"), ("PgDn", "more")])
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        let last = self.stayed.len().saturating_sub(1);
        match key.code {
            KeyCode::Down => self.top = (self.top + 1).min(last),
            KeyCode::Up => self.top = self.top.saturating_sub(1),
            KeyCode::PageDown => self.top = (self.top + 5).min(last),
            KeyCode::PageUp => self.top = self.top.saturating_sub(5),
            _ => return Some(Step::pop()),
        }
        Some(Step::none())
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }
}
