//! The history: one row a step, newest first; Enter shows each field before and after, u takes the step back.

use super::{Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::layout::{Area, clip, fit, wrap};
use crate::app::list::hints_for;
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::domain::date::{short, wall};
use crate::domain::fold::clean_for_screen;
use crate::domain::journal::{BatchEntry, ChangeEntry, HistoryScope};
use crate::domain::value::Id;

/// Steps read at once.
const LIMIT: usize = 500;

pub struct History {
    scope: HistoryScope,
    entries: Vec<BatchEntry>,
    loaded: bool,
    cursor: usize,
    /// The current step is open: its changes are shown.
    open: bool,
    /// The step whose changes were asked for: the list of all steps comes without them.
    asked: Option<Id>,
    rows: usize,
}

impl History {
    pub fn all() -> Self {
        Self::of(HistoryScope::All)
    }

    pub fn of(scope: HistoryScope) -> Self {
        let open = matches!(scope, HistoryScope::Batch(_));
        Self { scope, entries: Vec::new(), loaded: false, cursor: 0, open, asked: None, rows: 18 }
    }

    fn move_by(&mut self, by: i64) -> Step {
        let to = i64::try_from(self.cursor).unwrap_or(0).saturating_add(by).max(0);
        self.cursor = usize::try_from(to).unwrap_or(0).min(self.entries.len().saturating_sub(1));
        self.ask()
    }

    /// Asks for the changes of the open step when they are not there yet.
    fn ask(&mut self) -> Step {
        match self.entries.get(self.cursor) {
            Some(entry) if self.open && entry.changes.is_empty() && self.asked != Some(entry.id) => {
                self.asked = Some(entry.id);
                Step::effect(Effect::History { scope: HistoryScope::Batch(entry.id), limit: 1 })
            }
            _ => Step::none(),
        }
    }
}

/// "set: Stage of DHR-2025-021: Panel -> Drafting".
fn change_words(change: &ChangeEntry) -> String {
    let record = clean_for_screen(&change.record);
    let (old, new) = (clean_for_screen(&change.old), clean_for_screen(&change.new));
    match change.op {
        "add" => format!("added {record}"),
        "remove" => format!("took away {record}"),
        "archive" => format!("archived {record}: {new}"),
        "restore" => format!("brought back {record}"),
        "reveal" if !new.is_empty() => format!("{record}: {new}"),
        "reveal" => format!("revealed private values of {record}"),
        _ => {
            let show = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
            format!("{} of {record}: {} -> {}", change.field, show(&old), show(&new))
        }
    }
}

impl Screen for History {
    fn name(&self) -> &'static str {
        "history"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::History, Scope::List]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Main("History")
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        if self.entries.is_empty() {
            body.push(Line::of(
                if self.loaded { "   Nothing has been changed yet." } else { "   Reading.." },
                Role::Dim,
            ));
            return body;
        }
        let opened = if self.open { area.rows() / 2 } else { 0 };
        let first = (self.cursor + 1 + opened).saturating_sub(area.rows());
        for (at, entry) in self.entries.iter().enumerate().skip(first) {
            if body.lines.len() >= area.rows() {
                break;
            }
            let current = at == self.cursor;
            let when = wall(entry.at);
            let mut line = Line::of(if current { " > " } else { "   " }, Role::Current);
            let key = if current { Role::Current } else { Role::Text };
            line.push(fit(&format!("{} {}", short(when.date(), cx.today), when.strftime("%H:%M")), 18), key);
            line.push(fit(&entry.who, 14) + " ", Role::Dim);
            let gone = match entry {
                entry if entry.partly => " (undone in part)",
                entry if entry.undone => " (undone)",
                _ => "",
            };
            line.push(
                clip(&format!("{}{gone}", clean_for_screen(&entry.label)), area.columns().saturating_sub(37)),
                Role::Text,
            );
            body.push(line);
            if current {
                body.cursor_here(1);
                if self.open {
                    opened_lines(entry, area, &mut body);
                }
            }
        }
        body
    }

    fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        let mut hints = hints_for(cx, &[Cmd::Open, Cmd::Revert, Cmd::Cancel], "");
        if let Some(first) = hints.first_mut() {
            first.1 = if self.open { "close" } else { "before and after" }.to_owned();
        }
        hints
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        self.asked = None;
        vec![Effect::History { scope: self.scope, limit: LIMIT }]
    }

    fn run(&mut self, _cx: &Context, command: Cmd) -> Option<Step> {
        let half = i64::try_from((self.rows / 2).max(1)).unwrap_or(1);
        let step = match command {
            Cmd::Up => self.move_by(-1),
            Cmd::Down => self.move_by(1),
            Cmd::PageUp => self.move_by(-half),
            Cmd::PageDown => self.move_by(half),
            Cmd::First => self.move_by(i64::MIN / 2),
            Cmd::Last => self.move_by(i64::MAX / 2),
            Cmd::Open => {
                self.open = !self.open;
                self.ask()
            }
            Cmd::Revert => match self.entries.get(self.cursor) {
                Some(entry) if entry.undone => Step::refuse("That step was taken back already."),
                Some(entry) => Step::effect(Effect::Revert(entry.id)),
                None => Step::none(),
            },
            Cmd::Mark
            | Cmd::MarkAll
            | Cmd::Add
            | Cmd::Narrow
            | Cmd::Sort
            | Cmd::GroupBy
            | Cmd::Columns
            | Cmd::Views => Step::refuse("The history is only read; u takes back the step under the cursor."),
            _ => return None,
        };
        Some(step)
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        let Reply::History(entries) = reply else { return Step::none() };
        if let (Some(asked), [entry]) = (self.asked, entries.as_slice())
            && let Some(known) = self.entries.iter_mut().find(|known| known.id == asked && entry.id == asked)
        {
            known.clone_from(entry);
            return Step::none();
        }
        self.entries.clone_from(entries);
        self.loaded = true;
        self.asked = None;
        self.cursor = self.cursor.min(entries.len().saturating_sub(1));
        self.ask()
    }

    fn resized(&mut self, area: Area) -> Vec<Effect> {
        self.rows = area.rows();
        Vec::new()
    }
}

fn opened_lines(entry: &BatchEntry, area: Area, body: &mut Body) {
    let cursor = body.cursor;
    let room = area.columns().saturating_sub(8);
    if let Some(why) = &entry.why {
        body.push(Line::of(format!("      why: {}", clip(&clean_for_screen(why), room)), Role::Message));
    }
    for change in entry.changes.iter().take(200) {
        for line in wrap(&change_words(change), room) {
            body.push(Line::of(format!("      {line}"), Role::Dim));
        }
    }
    body.cursor = cursor;
}
