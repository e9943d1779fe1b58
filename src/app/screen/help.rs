//! Help for the place one is in: every key that works here, under five headings. Typing narrows it, Enter runs a row.

use super::palette::run_below;
use super::{Frame, Screen, Step};
use crate::app::Model;
use crate::app::command::{COMMANDS, Cmd, Command, Group, Scope};
use crate::app::context::Context;
use crate::app::edit::{Chooser, Choosing};
use crate::app::key::Key;
use crate::app::layout::{Area, fit, width, wrap};
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};
use crate::domain::find::score;

const MARKS: &str = "! overdue  ~ due in 7 days  ? waiting  + changed  = draft  # archived  * marked";
const MOUSE: &str = "Mouse: click a row or a tab, wheel to move. Shift and drag selects text as usual.";

/// In as many lines as it takes; a mark stays with its word.
fn legend(text: &str, columns: usize) -> Vec<String> {
    let room = columns.saturating_sub(1);
    let mut lines: Vec<String> = Vec::new();
    for part in text.split("  ") {
        match lines.last_mut() {
            Some(line) if width(line) + width(part) + 2 <= room => *line = format!("{line}  {part}"),
            _ => lines.extend(wrap(part, room)),
        }
    }
    lines
}

pub struct Help {
    place: &'static str,
    rows: Vec<(&'static Command, String)>,
    chooser: Chooser,
}

impl Help {
    pub fn new(model: &Model, mut scopes: Vec<Scope>) -> Self {
        let place = scopes.first().copied().unwrap_or(Scope::Everywhere).label();
        scopes.push(Scope::Everywhere);
        let mut rows: Vec<(&'static Command, String)> = COMMANDS
            .iter()
            .filter(|command| scopes.contains(&command.scope))
            .filter_map(|command| Some((command, model.cx.keymap.chord(command.id)?)))
            .collect();
        rows.sort_by_key(|(command, _)| Group::ALL.iter().position(|group| *group == command.group));
        Self { place, rows, chooser: Chooser::default() }
    }

    fn shown(&self) -> Vec<&(&'static Command, String)> {
        let typed = self.chooser.text();
        if typed.is_empty() {
            return self.rows.iter().collect();
        }
        let fits = |command: &Command, chord: &str| {
            chord == typed
                || score(typed, command.label).is_some()
                || score(typed, command.help).is_some()
                || command.synonyms.split(' ').any(|word| word.starts_with(typed))
        };
        self.rows.iter().filter(|(command, chord)| fits(command, chord)).collect()
    }
}

impl Screen for Help {
    fn name(&self) -> &'static str {
        "help"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        let line = Line::of(format!("? {}  ", self.place), Role::TabOn);
        let typed = self.chooser.typed.text().to_owned();
        let hint = if typed.is_empty() { "type to narrow, Enter runs" } else { "" };
        Frame::Own(line.with(typed, Role::Input).with(hint, Role::Dim))
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let shown = self.shown();
        let legend = legend(if cx.mouse { MOUSE } else { MARKS }, area.columns());
        let rows = area.rows().saturating_sub(2 + legend.len());
        let mut lines: Vec<(bool, Line)> = Vec::new();
        let mut group = None;
        let explained = !self.chooser.text().is_empty();
        for (at, (command, chord)) in shown.iter().enumerate() {
            if group != Some(command.group) {
                group = Some(command.group);
                lines.push((false, Line::of(format!(" {}", command.group.label()), Role::Heading)));
            }
            let current = at == self.chooser.cursor;
            let mut line = Line::of(if current { " > " } else { "   " }, Role::Current);
            // As in the palette: what a command does is said beside the few that fit, and below for the current one.
            line.push(fit(chord, 12), if explained { Role::Key } else { Role::Text });
            line.push(fit(command.label, 28), if current { Role::Current } else { Role::Text });
            if explained {
                line.push(command.help, Role::Dim);
            }
            lines.push((current, line));
        }
        let place = lines.iter().position(|(current, _)| *current).unwrap_or(0);
        let first = (place + 2).saturating_sub(rows);
        for (current, line) in lines.into_iter().skip(first).take(rows) {
            body.push(line);
            if current {
                body.cursor_here(1);
            }
        }
        let cursor = body.cursor;
        body.lines.resize_with(area.rows().saturating_sub(1 + legend.len()), Line::new);
        let help = shown.get(self.chooser.cursor).map_or("", |(command, _)| command.help);
        body.push(Line::of(format!(" {help}"), Role::Text).lagging());
        for line in legend {
            body.push(Line::of(format!(" {line}"), Role::Dim));
        }
        body.cursor = cursor;
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        pairs(&[("Enter", "run"), ("Up Down", "move"), ("Esc", "close")])
    }

    fn has_list(&self) -> bool {
        true
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        let count = self.shown().len();
        Some(match self.chooser.key(key, count) {
            Choosing::Close => Step::pop(),
            Choosing::Take => {
                let command = self.shown().get(self.chooser.cursor).map(|(command, _)| command.id);
                command.map_or_else(Step::none, run_below)
            }
            _ => Step::none(),
        })
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }
}
