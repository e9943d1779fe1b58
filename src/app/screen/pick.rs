//! A list of choices to pick one from, or to tick several of. Typing narrows it.

use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::{Chooser, Choosing};
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, fit, width};
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};
use crate::domain::find::score;

/// One choice.
#[derive(Debug, Clone)]
pub struct Row {
    value: String,
    label: String,
    help: String,
    ticked: bool,
}

impl Row {
    pub fn new(value: &str, label: &str, help: &str) -> Self {
        Self { value: value.to_owned(), label: label.to_owned(), help: help.to_owned(), ticked: false }
    }

    pub fn ticked(mut self) -> Self {
        self.ticked = true;
        self
    }
}

pub struct Pick {
    question: &'static str,
    title: String,
    rows: Vec<Row>,
    several: bool,
    /// The question Tab answers instead with the current row, and what that means.
    other: Option<(&'static str, &'static str)>,
    chooser: Chooser,
}

impl Pick {
    pub fn new(question: &'static str, title: impl Into<String>, rows: Vec<Row>) -> Self {
        Self { question, title: title.into(), rows, several: false, other: None, chooser: Chooser::default() }
    }

    /// Several may be ticked; the answer keeps the order of the list.
    pub fn several(question: &'static str, title: impl Into<String>, rows: Vec<Row>) -> Self {
        Self { several: true, ..Self::new(question, title, rows) }
    }

    /// Tab takes the current row as the answer to another question.
    pub fn or(mut self, question: &'static str, hint: &'static str) -> Self {
        self.other = Some((question, hint));
        self
    }

    /// The cursor begins on this answer, the one that stands now.
    pub fn at(mut self, value: &str) -> Self {
        self.chooser.cursor = self.rows.iter().position(|row| row.value == value).unwrap_or(0);
        self
    }

    fn shown(&self) -> Vec<usize> {
        let typed = self.chooser.text();
        let mut found: Vec<(i64, usize)> = self
            .rows
            .iter()
            .enumerate()
            .filter_map(
                |(at, row)| if typed.is_empty() { Some((0, at)) } else { score(typed, &row.label).map(|s| (s, at)) },
            )
            .collect();
        // What was typed in full comes first, whatever else it is like.
        let in_full = |at: usize| self.rows.get(at).is_some_and(|row| row.label.eq_ignore_ascii_case(typed.trim()));
        found.sort_by_key(|(score, at)| (!in_full(*at), -score, *at));
        found.into_iter().map(|(_, at)| at).collect()
    }

    fn answer(&self) -> Step {
        if self.several {
            let ticked = self.rows.iter().filter(|row| row.ticked).map(|row| row.value.clone()).collect();
            return Step::answer(Answer::Choices(self.question, ticked));
        }
        self.answer_to(self.question)
    }

    fn answer_to(&self, question: &'static str) -> Step {
        match self.shown().get(self.chooser.cursor).and_then(|at| self.rows.get(*at)) {
            Some(row) => Step::answer(Answer::Choice(question, row.value.clone())),
            None => Step::refuse("Nothing fits what was typed."),
        }
    }
}

impl Screen for Pick {
    fn name(&self) -> &'static str {
        "pick"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        let mut line = Line::of(self.title.clone(), Role::TabOn);
        line.push("  ", Role::Text);
        line.push(self.chooser.typed.text().to_owned(), Role::Input);
        Frame::Own(line)
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let shown = self.shown();
        let labels = self.rows.iter().map(|row| width(&row.label)).max().unwrap_or(10).clamp(10, 34);
        // What each row means stands beside it once something was typed; before, only the current row's, at the bottom
        // and after a rest: a pop-up opens with little to send.
        let explained = !self.chooser.text().is_empty();
        let rows = area.rows().saturating_sub(2).max(1);
        // The last row says how many are not shown.
        let rows = if shown.len() > rows { rows.saturating_sub(1).max(1) } else { rows };
        let first = (self.chooser.cursor + 1).saturating_sub(rows);
        for (place, at) in shown.iter().enumerate().skip(first).take(rows) {
            let Some(row) = self.rows.get(*at) else { continue };
            let current = place == self.chooser.cursor;
            let mut line = Line::of(if current { " > " } else { "   " }, Role::Current);
            if self.several {
                line.push(if row.ticked { "* " } else { "  " }, Role::Current);
            }
            line.push(fit(&row.label, labels), Role::Text);
            if explained {
                line.push(format!("  {}", row.help), Role::Dim);
            }
            body.push(line);
            if current {
                body.cursor_here(1);
            }
        }
        if shown.is_empty() {
            body.push(Line::of("   Nothing fits what was typed.", Role::Dim));
        }
        let cursor = body.cursor;
        if shown.len() > rows {
            let (above, below) = (first, shown.len().saturating_sub(first + rows));
            let said = match (above, below) {
                (0, below) => format!("{below} more below; typing narrows the list"),
                (above, 0) => format!("{above} more above"),
                (above, below) => format!("{above} more above, {below} more below"),
            };
            body.push(Line::of(format!("   {said}"), Role::Dim));
        }
        body.lines.resize_with(area.rows().saturating_sub(1), Line::new);
        let current = shown.get(self.chooser.cursor).and_then(|at| self.rows.get(*at));
        body.push(Line::of(format!(" {}", current.map_or("", |row| &row.help)), Role::Dim).lagging());
        body.cursor = cursor;
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        if let Some((_, hint)) = self.other {
            pairs(&[("Enter", "choose"), ("Tab", hint), ("Esc", "cancel")])
        } else if self.several {
            pairs(&[("Space", "tick"), ("Enter", "use these"), ("Esc", "cancel")])
        } else {
            pairs(&[("Enter", "choose"), ("Up Down", "move"), ("Esc", "cancel")])
        }
    }

    fn has_list(&self) -> bool {
        true
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        let count = self.shown().len();
        if self.several && key.code == KeyCode::Char(' ') {
            let at = self.shown().get(self.chooser.cursor).copied();
            if let Some(row) = at.and_then(|at| self.rows.get_mut(at)) {
                row.ticked = !row.ticked;
            }
            self.chooser.cursor = (self.chooser.cursor + 1).min(count.saturating_sub(1));
            return Some(Step::none());
        }
        if let Some((question, _)) = self.other.filter(|_| key.code == KeyCode::Tab) {
            return Some(self.answer_to(question));
        }
        Some(match self.chooser.key(key, count) {
            Choosing::Close => Step::pop(),
            Choosing::Take => self.answer(),
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
