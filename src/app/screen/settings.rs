//! The settings as they stand: value and where each comes from. They are changed in the configuration file.

use super::{Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::layout::{Area, fit, wrap};
use crate::app::reply::{Reply, Setting};
use crate::app::scene::{Body, Line, Role};

#[derive(Default)]
pub struct Settings {
    rows: Vec<Setting>,
    cursor: usize,
}

impl Settings {
    pub fn new() -> Self {
        Self::default()
    }

    fn go(&mut self, to: usize) -> Step {
        self.cursor = to.min(self.rows.len().saturating_sub(1));
        Step::none()
    }
}

/// The line that sets it so in the configuration file.
fn written(row: &Setting) -> String {
    format!("{} = \"{}\"", row.name, row.value)
}

/// How it is changed, and where.
fn to_change(row: &Setting) -> String {
    format!(
        "To change it, write a line such as {} in config.toml; dhr config in the shell says where that file is. It \
         counts from the next start.",
        written(row)
    )
}

impl Screen for Settings {
    fn name(&self) -> &'static str {
        "settings"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::List]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Main("Settings")
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let rows = area.rows().saturating_sub(6);
        let first = (self.cursor + 1).saturating_sub(rows);
        for (at, row) in self.rows.iter().enumerate().skip(first).take(rows) {
            let current = at == self.cursor;
            let mut line = Line::of(if current { " > " } else { "   " }, Role::Current);
            line.push(fit(&row.name, 18), if current { Role::Current } else { Role::Text });
            line.push(fit(&row.value, 34), Role::Text);
            line.push(format!(" {}", row.from), Role::Dim);
            body.push(line);
            if current {
                body.cursor_here(1);
            }
        }
        let cursor = body.cursor;
        body.lines.resize_with(rows + 1, Line::new);
        if let Some(row) = self.rows.get(self.cursor) {
            for text in wrap(&row.help, area.columns().saturating_sub(2)).into_iter().take(3) {
                body.push(Line::of(format!(" {text}"), Role::Dim));
            }
            body.lines.resize_with(rows + 4, Line::new);
            for text in wrap(&to_change(row), area.columns().saturating_sub(2)).into_iter().take(2) {
                body.push(Line::of(format!(" {text}"), Role::Text));
            }
        }
        body.cursor = cursor;
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        crate::app::list::pairs(&[("Up Down", "move"), ("Enter", "copy its line"), ("Esc", "back")])
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        vec![Effect::Settings]
    }

    fn run(&mut self, cx: &Context, command: Cmd) -> Option<Step> {
        let step = match command {
            Cmd::Open => match self.rows.get(self.cursor) {
                Some(row) if cx.allowed.clipboard => {
                    let line = written(row);
                    Step::effect(Effect::Copy(line.clone())).saying(format!("Copied: {line}"))
                }
                Some(row) => Step::say(to_change(row)),
                None => Step::none(),
            },
            Cmd::Up => self.go(self.cursor.saturating_sub(1)),
            Cmd::Down => self.go(self.cursor + 1),
            Cmd::First => self.go(0),
            Cmd::Last => self.go(usize::MAX - 1),
            _ if command == Cmd::Cancel || command == Cmd::Back => return None,
            _ => return None,
        };
        Some(step)
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        if let Reply::Settings(rows) = reply {
            self.rows.clone_from(rows);
        }
        Step::none()
    }
}
