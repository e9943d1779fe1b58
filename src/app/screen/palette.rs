//! Commands by word: every command with its key, what it does, and the reason when it cannot run here.

use super::{Frame, Go, Screen, Step};
use crate::app::Model;
use crate::app::command::{COMMANDS, Cmd, Command, IN_SHELL, InShell, Scope};
use crate::app::context::Context;
use crate::app::edit::{Chooser, Choosing};
use crate::app::key::Key;
use crate::app::layout::{Area, fit, wrap};
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};
use crate::domain::find::score;

struct Row {
    command: &'static Command,
    chord: String,
    /// Why it cannot run now.
    against: Option<String>,
}

/// One line of what fits.
#[derive(Clone, Copy)]
enum Found<'a> {
    Command(&'a Row),
    /// Done in the shell and not here.
    Shell(&'static InShell),
}

pub struct Palette {
    rows: Vec<Row>,
    chooser: Chooser,
}

impl Palette {
    pub fn new(model: &Model) -> Self {
        let rows = COMMANDS
            .iter()
            .map(|command| Row {
                command,
                chord: model.cx.keymap.chord(command.id).unwrap_or_default(),
                against: model.reason_against(command.id),
            })
            .collect();
        Self { rows, chooser: Chooser::default() }
    }

    /// What fits what was typed: the commands meant by it, what is done in the shell, then what is merely like it.
    fn found(&self) -> Vec<Found<'_>> {
        let typed = self.chooser.text();
        let shell: Vec<_> = IN_SHELL.iter().filter(|one| one.fits(typed)).map(Found::Shell).collect();
        let is_meant = |row: &&Row| shell.is_empty() || is_named(typed, row.command);
        let (meant, like): (Vec<&Row>, Vec<&Row>) = self.shown().into_iter().partition(is_meant);
        let meant = meant.into_iter().map(Found::Command).collect::<Vec<_>>();
        meant.into_iter().chain(shell).chain(like.into_iter().map(Found::Command)).collect()
    }

    /// The commands that fit what was typed: by name, label, synonyms or key; those that can run first.
    fn shown(&self) -> Vec<&Row> {
        let typed = self.chooser.text();
        let mut found: Vec<(bool, i64, &Row)> = self
            .rows
            .iter()
            .filter_map(|row| {
                let points = if typed.is_empty() { Some(0) } else { points(typed, row) };
                points.map(|points| (row.against.is_some(), -points, row))
            })
            .collect();
        found.sort_by_key(|(against, points, _)| (*against, *points));
        found.into_iter().map(|(_, _, row)| row).collect()
    }
}

/// Whether the label of a command begins with what was typed, or has it as a word.
fn is_named(typed: &str, command: &Command) -> bool {
    let (typed, label) = (typed.to_lowercase(), command.label.to_lowercase());
    label.starts_with(&typed) || label.split(' ').chain(command.synonyms.split(' ')).any(|word| word == typed)
}

/// What a command does, why it cannot run now, and what else it is called.
fn explained_in_full(row: &Row) -> String {
    let needs = row.against.as_ref().map_or(String::new(), |reason| format!(" Not now: {reason}."));
    let called = row.command.synonyms.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    let called = if called.is_empty() { String::new() } else { format!(" Also called: {called}.") };
    format!("{}{needs}{called}", row.command.help)
}

fn points(typed: &str, row: &Row) -> Option<i64> {
    let by_key = (row.chord == typed).then_some(10_000);
    // A label that begins with what was typed comes before any synonym.
    let begins = row.command.label.to_lowercase().starts_with(&typed.to_lowercase());
    let by_label = score(typed, row.command.label).map(|points| points + if begins { 1_000 } else { 20 });
    let by_name = score(typed, row.command.name);
    let by_synonym =
        row.command.synonyms.split(' ').filter(|word| !word.is_empty()).filter_map(|word| score(typed, word)).max();
    by_key.into_iter().chain(by_label).chain(by_name).chain(by_synonym).max()
}

impl Screen for Palette {
    fn name(&self) -> &'static str {
        "commands"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        let count = format!("   {} of {}", self.found().len(), self.rows.len() + IN_SHELL.len());
        Frame::Own(
            Line::of(": ", Role::TabOn).with(self.chooser.typed.text().to_owned(), Role::Input).with(count, Role::Dim),
        )
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let rows = area.rows().saturating_sub(4);
        let first = (self.chooser.cursor + 1).saturating_sub(rows);
        let shown = self.found();
        // Few rows say what they do; all of them only their names, as the line below explains the current one: opening
        // this over a thin line must not cost a screen of text.
        let explained = !self.chooser.text().is_empty();
        for (at, row) in shown.iter().enumerate().skip(first).take(rows) {
            let current = at == self.chooser.cursor;
            let mut line = Line::of(if current { ">" } else { " " }, Role::Current);
            let row = match row {
                Found::Command(row) => row,
                Found::Shell(one) => {
                    line.push(fit(one.label, 30), if current { Role::Current } else { Role::Dim });
                    line.push(fit("", 11), Role::Text);
                    line.push(one.place(), Role::Dim);
                    body.push(line);
                    if current {
                        body.cursor_here(0);
                    }
                    continue;
                }
            };
            let label = if row.against.is_some() { Role::Dim } else { Role::Text };
            line.push(fit(row.command.label, 30), if current { Role::Current } else { label });
            line.push(fit(&row.chord, 11), if explained { Role::Key } else { Role::Text });
            match &row.against {
                _ if !explained => {}
                Some(reason) => line.push(format!("Not now: {reason}"), Role::Dim),
                None => line.push(row.command.help, Role::Dim),
            }
            body.push(line);
            if current {
                body.cursor_here(0);
            }
        }
        if shown.is_empty() {
            body.push(Line::of(" No command fits. Esc closes.", Role::Dim));
        }
        let cursor = body.cursor;
        body.lines.resize_with(rows, Line::new);
        let about = match shown.get(self.chooser.cursor) {
            Some(Found::Command(row)) => Some(explained_in_full(row)),
            Some(Found::Shell(one)) => Some(format!("{}. {}", one.place(), one.help)),
            None => None,
        };
        if let Some(about) = about {
            body.push(crate::app::layout::rule(area.columns()));
            for text in wrap(&about, area.columns().saturating_sub(2)).into_iter().take(3) {
                body.push(Line::of(format!(" {text}"), Role::Text).lagging());
            }
            body.lines.resize_with(rows + 4, || Line::new().lagging());
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
        let count = self.found().len();
        Some(match self.chooser.key(key, count) {
            Choosing::Close => Step::pop(),
            Choosing::Take => match self.found().get(self.chooser.cursor) {
                Some(Found::Shell(one)) => Step::say(format!("{} in the shell: {}", one.label, one.line)),
                Some(Found::Command(Row { command, against: Some(reason), .. })) => {
                    Step::refuse(format!("{} needs: {reason}.", command.label))
                }
                Some(Found::Command(row)) => run_below(row.command.id),
                None => Step::none(),
            },
            _ => Step::none(),
        })
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        self.chooser.paste(text);
        Some(Step::none())
    }
}

/// Closes the pop-up and runs a command on the screen below.
pub fn run_below(command: Cmd) -> Step {
    Step { go: Some(Go::Pop), then: Some(command), ..Step::default() }
}
