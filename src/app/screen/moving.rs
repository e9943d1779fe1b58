//! Something outside the plan moved, such as the trial: what moves with it is shown before anything is changed.

use super::words::{self, Held, Words};
use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::LineEdit;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, clip, fit, wrap};
use crate::app::list::pairs;
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::domain::date::{Date, parse_day, short};
use crate::domain::fold::clean_for_screen;
use crate::domain::process::plan::{Shift, Shifted};
use crate::domain::process::wording;
use crate::domain::register;
use crate::domain::value::Id;
use crate::domain::vocabulary as v;

const LABELS: [&str; 4] = [" What moved:  ", " From:        ", " To:          ", " Why:         "];

pub struct Moving {
    case: Id,
    /// A place in the list of reasons to pause.
    reason: usize,
    /// From, to, why.
    lines: [LineEdit; 3],
    at: usize,
    /// What was asked, and what would move.
    preview: Option<(Shift, Vec<Shifted>)>,
    /// What stays, and would have to be agreed.
    stays: Option<String>,
    /// The day the register holds for it, as it was put on the line.
    known: Option<String>,
    top: usize,
}

impl Moving {
    pub fn new(case: Id) -> Self {
        let reason = v::PAUSE_REASON.terms.iter().position(|term| term.code == "criminal_proceedings").unwrap_or(0);
        let lines = [LineEdit::default(), LineEdit::default(), LineEdit::default()];
        Self { case, reason, lines, at: 1, preview: None, stays: None, known: None, top: 0 }
    }

    /// Gone on with from a draft.
    pub fn resumed(case: Id, held: &Held) -> Self {
        let mut screen = Self::new(case);
        let code = held.text("reason");
        screen.reason = v::PAUSE_REASON.terms.iter().position(|term| term.code == code).unwrap_or(screen.reason);
        for (line, text) in screen.lines.iter_mut().zip(held.texts("lines")) {
            line.set(text);
        }
        screen
    }

    fn code(&self) -> &'static str {
        v::PAUSE_REASON.terms.get(self.reason).map_or("", |term| term.code)
    }

    /// Asks for the day the register holds.
    fn ask(&self) -> Effect {
        Effect::KnownEvent { case: self.case, reason: self.code().to_owned() }
    }

    /// Puts the day the register holds on the line, unless a person wrote another.
    fn take(&mut self, day: Option<Date>) {
        let text = day.map(wording::day);
        let is_ours = self.text(0).is_empty() || self.known.as_deref() == Some(self.text(0));
        if is_ours && let Some(line) = self.lines.first_mut() {
            *line = LineEdit::offered(text.as_deref().unwrap_or_default());
            // Where the old day is known, the new one is the next thing to say.
            if self.at == 1 && text.is_some() {
                self.at = 2;
            }
            self.known = text;
        }
    }

    fn text(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |line| line.text().trim())
    }

    fn shift(&self, cx: &Context) -> Result<Shift, String> {
        let day = |at: usize, label: &str| {
            parse_day(self.text(at), cx.today).map_err(|why| format!("{}: {why}.", label.trim().trim_end_matches(':')))
        };
        let (from, to) = (day(0, "From")?, day(1, "To")?);
        Ok(Shift { reason: self.code().to_owned(), from, to })
    }

    /// The preview first; the same again writes it.
    fn enter(&mut self, cx: &Context) -> Step {
        let shift = match self.shift(cx) {
            Ok(shift) => shift,
            Err(why) => return Step::refuse(why),
        };
        match &self.preview {
            Some((shown, rows)) if *shown == shift && !rows.is_empty() => {
                Step::effect(Effect::MoveEvent { case: self.case, shift, why: self.text(2).to_owned() })
            }
            _ => Step::effect(Effect::PreviewMove { case: self.case, shift }),
        }
    }

    fn draw_rows(&self, cx: &Context, body: &mut Body, area: Area) {
        let Some((_, rows)) = &self.preview else {
            let said = match &self.known {
                Some(_) => " Enter shows what moves with it. The old day stands in the register.",
                None => " Enter shows what moves with it. Nothing is changed yet.",
            };
            body.push(Line::of(clip(said, area.columns()), Role::Dim));
            return;
        };
        if rows.is_empty() {
            body.push(Line::of(
                " Nothing moves: no open step due from then on waits for this, and the register has no such day.",
                Role::Warning,
            ));
            return;
        }
        let said = format!(" {} dates move, the others stay. Enter again makes it so; u takes it back.", rows.len());
        body.push(Line::of(clip(&said, area.columns()), Role::Text));
        let stays = self.stays.as_deref().unwrap_or_default();
        for words in wrap(stays, area.columns().saturating_sub(2)).iter().filter(|words| !words.is_empty()) {
            body.push(Line::of(format!(" {words}"), Role::Warning));
        }
        let left = area.rows().saturating_sub(body.lines.len());
        let top = self.top.min(rows.len().saturating_sub(left));
        let what = area.columns().saturating_sub(52).clamp(10, 50);
        for row in rows.iter().skip(top).take(left) {
            let old = row.old.map(|day| short(day, cx.today)).unwrap_or_default();
            let line = format!(
                "   {}{}  {} -> {}  {}",
                fit(&row.code, 5),
                fit(&clean_for_screen(&row.what), what),
                fit(&old, 9),
                fit(&short(row.new, cx.today), 9),
                clean_for_screen(&row.why)
            );
            body.push(Line::of(clip(&line, area.columns()), Role::Text));
        }
    }
}

impl Screen for Moving {
    fn name(&self) -> &'static str {
        "moving"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Own(Line::of("Something moved: what waits for it moves with it", Role::TabOn))
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let reason = v::PAUSE_REASON.terms.get(self.reason).map_or("", |term| term.label);
        let mut cursor = None;
        for (place, label) in LABELS.iter().enumerate() {
            let role = if place == self.at { Role::Current } else { Role::Heading };
            let (text, at) = match place.checked_sub(1).and_then(|at| self.lines.get(at)) {
                Some(edit) => edit.window(area.columns().saturating_sub(18)),
                None if self.at == 0 => (format!("{reason}   (Space for another)"), 0),
                None => (reason.to_owned(), 0),
            };
            body.push(Line::of(*label, role).with(text, Role::Input));
            if place == self.at {
                body.cursor_here(label.len() + at);
                cursor = body.cursor;
            }
        }
        body.push(Line::new());
        self.draw_rows(cx, &mut body, area);
        body.cursor = cursor;
        body
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        vec![self.ask()]
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        let enter = if self.preview.as_ref().is_some_and(|(_, rows)| !rows.is_empty()) { "move them" } else { "show" };
        pairs(&[("Enter", enter), ("Tab", "other line"), ("PgDn", "more steps"), ("Esc", "cancel")])
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn words(&self) -> Option<Words> {
        let typed = !self.text(1).is_empty() || !self.text(2).is_empty();
        let lines = self.lines.each_ref().map(LineEdit::text);
        let held = || serde_json::json!({ "reason": self.code(), "lines": lines });
        typed.then(|| Words::of(words::MOVING, (register::cases(), self.case), &held()))
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        let count = LABELS.len();
        match key.code {
            KeyCode::Esc => return Some(Step::pop().and(Step::say("Nothing was moved."))),
            _ if key == Key::ctrl('c') => return Some(Step::pop().and(Step::say("Nothing was moved."))),
            KeyCode::Enter => return Some(self.enter(cx)),
            KeyCode::Tab | KeyCode::Down => self.at = (self.at + 1) % count,
            KeyCode::BackTab | KeyCode::Up => self.at = (self.at + count - 1) % count,
            KeyCode::PageDown => self.top += 8,
            KeyCode::PageUp => self.top = self.top.saturating_sub(8),
            KeyCode::Char(' ') | KeyCode::Right if self.at == 0 => {
                self.reason = (self.reason + 1) % v::PAUSE_REASON.terms.len().max(1);
                self.preview = None;
            }
            _ => {
                if let Some(line) = self.at.checked_sub(1).and_then(|at| self.lines.get_mut(at))
                    && line.key(key)
                    && self.at < 3
                {
                    self.preview = None;
                }
            }
        }
        Some(Step::none())
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        if let Some(line) = self.at.checked_sub(1).and_then(|at| self.lines.get_mut(at)) {
            line.insert(text.trim());
        }
        Some(Step::none())
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        match reply {
            Reply::Moves { shift, rows, stays } => {
                self.preview = Some((shift.clone(), rows.clone()));
                self.stays.clone_from(stays);
                self.top = 0;
                Step::none()
            }
            Reply::KnownEvent { reason, day } if reason == self.code() => {
                self.take(*day);
                Step::none()
            }
            _ => Step::none(),
        }
    }

    fn when_saved(&self) -> Option<Step> {
        Some(Step::answer(Answer::Saved))
    }
}
