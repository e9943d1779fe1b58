//! A rule speaks against a change: which rule, its mark, and either the end of it or a reason to go on, kept in the
//! history.

use super::words::{self, Held, Words};
use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::LineEdit;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, wrap};
use crate::app::list::pairs;
use crate::app::reply::{Objection, Reply};
use crate::app::scene::{Body, Line, Role};
use crate::domain::change::{Batch, Change};

const WHY: &str = " Why go on all the same (kept in history): ";
const WHY_SHORT: &str = " Why (kept in history): ";

pub struct Refused {
    batch: Batch,
    objections: Vec<Objection>,
    why: LineEdit,
    /// The first line shown of what speaks against it, and the room there is.
    top: usize,
    page: Area,
}

impl Refused {
    pub fn new(batch: Batch, objections: Vec<Objection>) -> Self {
        let why = LineEdit::new(batch.why.clone().unwrap_or_default());
        Self { batch, objections, why, top: 0, page: Area::new(80, 20) }
    }

    /// The reason typed so far, at the first record of the change.
    fn typed(&self) -> Option<Words> {
        let first = self.batch.changes.first()?;
        let id = match first {
            Change::Add { .. } => 0,
            Change::Set { id, .. } | Change::Archive { id, .. } | Change::Restore { id, .. } => *id,
        };
        Some(Words::of(words::REASON, (first.entity(), id), &serde_json::json!({ "why": self.why.text() })))
    }

    /// What speaks against it, in lines.
    fn lines(&self, area: Area) -> Vec<Line> {
        let room = area.columns().saturating_sub(6);
        let mut all = Vec::new();
        for objection in &self.objections {
            let mut lines = wrap(&objection.text, room).into_iter();
            all.push(Line::of("   - ", Role::Warning).with(lines.next().unwrap_or_default(), Role::Text));
            all.extend(lines.map(|line| Line::of(format!("     {line}"), Role::Text)));
            if !objection.mark.is_empty() {
                all.push(Line::of(format!("     ({})", objection.mark), Role::Dim));
            }
        }
        all
    }

    /// The lines there is room for above the question, or the way back, which a small screen never leaves out.
    fn rows(area: Area) -> usize {
        area.rows().saturating_sub(2)
    }

    /// Down or up through what speaks against it.
    fn scroll(&mut self, down: bool, by: usize) -> Step {
        let rows = Self::rows(self.page);
        let all = self.lines(self.page).len();
        // Where not all fit, a line says how many more there are.
        let last = if all > rows { all.saturating_sub(rows.saturating_sub(1)) } else { 0 };
        self.top = if down { self.top + by } else { self.top.saturating_sub(by) }.min(last);
        Step::none()
    }

    /// Whether a reason is enough to go on.
    fn may_go_on(&self) -> bool {
        self.objections.iter().all(|objection| objection.reason_is_enough)
    }
}

impl Screen for Refused {
    fn name(&self) -> &'static str {
        "refused"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        let text = if self.may_go_on() { "Before this is saved" } else { "This cannot be saved yet" };
        Frame::Own(Line::of(text, Role::TabOn).with(format!("    {}", self.batch.label), Role::Dim))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let (all, rows) = (self.lines(area), Self::rows(area));
        if all.len() > rows {
            let shown = rows.saturating_sub(1);
            let top = self.top.min(all.len() - shown);
            let below = all.len() - top - shown;
            let said = match (top, below) {
                (0, below) => format!("{below} more lines below; Down or PgDn"),
                (above, 0) => format!("{above} more lines above; Up or PgUp"),
                (above, below) => format!("{above} lines above, {below} below"),
            };
            body.lines.extend(all.into_iter().skip(top).take(shown));
            body.push(Line::of(format!("     {said}"), Role::Dim));
        } else {
            body.lines.extend(all);
        }
        if body.lines.len() < rows {
            body.push(Line::new());
        }
        if self.may_go_on() {
            let label = if area.is_narrow() { WHY_SHORT } else { WHY };
            let (text, at) = self.why.window(area.columns().saturating_sub(label.len() + 1));
            body.push(Line::of(label, Role::Heading).with(text, Role::Input));
            body.cursor_here(label.len() + at);
        } else {
            let words = "Nothing was changed. Put the above right first; Esc goes back.";
            for line in wrap(words, area.columns().saturating_sub(2)) {
                body.push(Line::of(format!(" {line}"), Role::Dim));
            }
        }
        body
    }

    fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        let mut hints = if self.may_go_on() {
            let save = if cx.size.columns() < 56 { "save" } else { "save with this reason" };
            pairs(&[("Enter", save), ("Esc", "leave it as it was")])
        } else {
            pairs(&[("Esc", "back")])
        };
        if self.lines(self.page).len() > Self::rows(self.page) {
            hints.push(("Up Down".to_owned(), "read on".to_owned()));
        }
        hints
    }

    fn resized(&mut self, area: Area) -> Vec<Effect> {
        self.page = area;
        self.scroll(true, 0);
        Vec::new()
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        let place = self.typed().filter(|_| self.why.text().is_empty()).map(|words| words.place);
        place.map(|place| Effect::KeptText { place }).into_iter().collect()
    }

    fn words(&self) -> Option<Words> {
        let given = self.batch.why.as_deref().unwrap_or_default();
        self.typed().filter(|_| self.why.text() != given)
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        if let Reply::KeptText { text, .. } = reply
            && self.why.text().is_empty()
        {
            self.why = LineEdit::new(Held::read(text).text("why"));
            return Step::say("The reason you had typed is back.");
        }
        Step::none()
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        let step = match key.code {
            KeyCode::Esc => Step::answer(Answer::Undecided).saying("Nothing was changed."),
            _ if key == Key::ctrl('c') => Step::answer(Answer::Undecided).saying("Nothing was changed."),
            KeyCode::Enter if !self.may_go_on() => Step::answer(Answer::Undecided).saying("Nothing was changed."),
            KeyCode::Enter if self.why.text().trim().is_empty() => {
                Step::refuse("Say why first, or Esc leaves it as it was.")
            }
            KeyCode::Enter => Step::effect(Effect::Save(self.batch.clone().why(self.why.text()))),
            KeyCode::Down => self.scroll(true, 1),
            KeyCode::Up => self.scroll(false, 1),
            KeyCode::PageDown => self.scroll(true, Self::rows(self.page) / 2),
            KeyCode::PageUp => self.scroll(false, Self::rows(self.page) / 2),
            _ => {
                self.why.key(key);
                Step::none()
            }
        };
        Some(step)
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        self.why.insert(text);
        Some(Step::none())
    }

    fn when_saved(&self) -> Option<Step> {
        Some(Step::answer(Answer::Saved))
    }
}
