//! A chase in one pop-up: logged today, the next date proposed, the senior officer named when it is time, and the
//! letter that goes with it, filled.

use super::chase::{self, Made};
use super::{Answer, Frame, Go, Screen, Step};
use crate::app::chaser::{Chaser, Letter, Wanted};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::LineEdit;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, clip, wrap};
use crate::app::list::pairs;
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::domain::calendar::is_working_day;
use crate::domain::date::{Date, echo, long, parse_day};
use crate::domain::entity::Entity;
use crate::domain::fold::clean_for_screen;
use crate::domain::process::today::Line as Owed;
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::{Id, Value};

/// The name of the answer that says which of several were chased when the rest were not.
pub const CHASED: &str = "chased";

/// The pop-up of a chase on a return or an action; of several marked ones, one after the other.
pub fn chase(about: &[&Record]) -> Step {
    match about {
        [] => Step::refuse("There is no row to chase."),
        [first, rest @ ..] => open(first.entity, first.id, rest.iter().map(|record| record.id).collect()),
    }
}

/// Whether records of this kind are chased.
pub fn is_chased(entity: &Entity) -> bool {
    chase::next_field(entity).is_some()
}

/// The same for a line of Today.
pub fn chase_line(line: &Owed) -> Step {
    match register::entity(line.entity) {
        Some(entity) => open(entity, line.id, Vec::new()),
        None => Step::none(),
    }
}

fn open(entity: &'static Entity, id: Id, rest: Vec<Id>) -> Step {
    match Chasing::new(entity, id) {
        Ok(screen) => Step::push(Chasing { rest, ..screen }),
        Err(why) => Step::refuse(why),
    }
}

/// The lines of the pop-up one can stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    ToWhom,
    Next,
    Letter,
}

pub struct Chasing {
    entity: &'static Entity,
    id: Id,
    record: Option<Record>,
    to_whom: LineEdit,
    next: LineEdit,
    at: At,
    escalates: bool,
    with_letter: bool,
    chaser: Option<Chaser>,
    /// The first line of the letter that is shown.
    top: usize,
    /// Those chased before this one, and those chased after it.
    done: Vec<Id>,
    rest: Vec<Id>,
}

impl Chasing {
    /// A chase of a return or an action; others cannot be chased.
    pub fn new(entity: &'static Entity, id: Id) -> Result<Self, String> {
        if chase::next_field(entity).is_none() {
            return Err(chase::ONLY.to_owned());
        }
        Ok(Self {
            entity,
            id,
            record: None,
            to_whom: LineEdit::default(),
            next: LineEdit::default(),
            at: At::Next,
            escalates: false,
            with_letter: false,
            chaser: None,
            top: 0,
            done: Vec::new(),
            rest: Vec::new(),
        })
    }

    fn next_date(&self, cx: &Context) -> Result<Option<Date>, String> {
        if self.next.text().trim().is_empty() { Ok(None) } else { parse_day(self.next.text(), cx.today).map(Some) }
    }

    fn letter(&self) -> Option<&Letter> {
        self.chaser.as_ref()?.letter.as_ref().ok()
    }

    fn above(&self) -> Option<&(String, String)> {
        self.chaser.as_ref()?.above.as_ref()
    }

    fn ask_for_letter(&self) -> Effect {
        Effect::Chaser(Wanted { entity: self.entity, id: self.id, escalates: self.escalates })
    }

    fn save(&self, cx: &Context) -> Step {
        let Some(record) = &self.record else { return Step::none() };
        let next = match self.next_date(cx) {
            Ok(next) => next,
            Err(why) => return Step::refuse(why + "."),
        };
        let made = Made {
            to_whom: self.to_whom.text().trim().to_owned(),
            next,
            escalates: self.escalates,
            with_letter: self.with_letter && self.letter().is_some(),
        };
        match chase::save(cx, record, &made) {
            Ok(effect) => Step::effect(effect),
            Err(why) => Step::refuse(why),
        }
    }

    /// The chase of the next of several.
    fn following(&self) -> Option<Self> {
        let (next, rest) = self.rest.split_first()?;
        let done = self.done.iter().copied().chain([self.id]).collect();
        Some(Self { done, rest: rest.to_vec(), ..Self::new(self.entity, *next).ok()? })
    }

    /// Leaves it; of several, those that were chased stay so and the others stay marked.
    fn leave(&self) -> Step {
        let all = self.done.len() + 1 + self.rest.len();
        if self.done.is_empty() {
            return Step::pop().and(Step::say("Nothing was logged."));
        }
        let done = self.done.iter().map(Id::to_string).collect();
        Step::answer(Answer::Choices(CHASED, done))
            .saying(format!("Logged {} of {all}; those not chased stay marked.", self.done.len()))
    }

    /// To the senior officer, or back to the contact; the letter changes with it.
    fn turn(&mut self) -> Step {
        self.escalates = !self.escalates;
        if let (true, Some((to, _))) = (self.escalates, self.above().cloned()) {
            self.to_whom.set(to);
        }
        self.top = 0;
        Step::effect(self.ask_for_letter())
    }

    fn agree(&mut self, cx: &Context) -> Step {
        match (&self.chaser, cx.allowed.export) {
            (None, _) => Step::none(),
            (Some(Chaser { letter: Err(why), .. }), _) => Step::refuse(why.clone()),
            (Some(_), false) => Step::refuse("No file may be written here: the administrator's policy forbids it."),
            (Some(_), true) => {
                self.with_letter = !self.with_letter;
                Step::none()
            }
        }
    }

    fn go(&mut self, forward: bool) {
        self.at = match (self.at, forward) {
            (At::ToWhom, true) | (At::Letter, false) => At::Next,
            (At::Next, true) | (At::ToWhom, false) => At::Letter,
            (At::Letter, true) | (At::Next, false) => At::ToWhom,
        };
    }

    /// "L14 IMR chaser: shown only", with what to press.
    fn letter_line(&self) -> (String, Role) {
        match self.chaser.as_ref().map(|chaser| &chaser.letter) {
            None => ("Reading..".to_owned(), Role::Dim),
            Some(Err(why)) => (why.clone(), Role::Dim),
            Some(Ok(letter)) if self.with_letter => {
                (format!("{}: written to a file and recorded", letter.code), Role::Input)
            }
            Some(Ok(letter)) => (format!("{}: only shown below; Space writes and records it", letter.code), Role::Dim),
        }
    }

    /// The letter itself, in what room is left.
    fn draw_letter(&self, body: &mut Body, area: Area) {
        let Some(letter) = self.letter() else { return };
        let room = area.rows().saturating_sub(body.lines.len());
        if room < 4 {
            return;
        }
        body.push(Line::new());
        let all = rows_of(letter, area.columns());
        let shown = room.saturating_sub(2);
        let top = self.top.min(all.len().saturating_sub(shown));
        for (line, role) in all.iter().skip(top).take(shown) {
            body.push(Line::of(format!("   {line}"), *role));
        }
        let rest = all.len().saturating_sub(top + shown);
        if rest > 0 {
            body.push(Line::of(format!("   {rest} more lines; PgDn"), Role::Heading));
        }
    }
}

/// What is to be known of a letter, then its words, in as many rows as they take.
fn rows_of(letter: &Letter, columns: usize) -> Vec<(String, Role)> {
    let room = columns.saturating_sub(4);
    let notes = letter.notes.iter().map(|note| (note, Role::Warning));
    let all = notes.chain(letter.lines.iter().map(|line| (line, Role::Dim)));
    let rows = |(line, role): (&String, Role)| {
        let mut pieces = wrap(&clean_for_screen(line), room);
        if pieces.is_empty() {
            pieces.push(String::new());
        }
        pieces.into_iter().map(move |piece| (piece, role)).collect::<Vec<_>>()
    };
    all.flat_map(rows).collect()
}

/// What to know before it is sent, in as many lines as it takes.
fn said(body: &mut Body, text: &str, area: Area) {
    for piece in wrap(text, area.columns().saturating_sub(2)) {
        body.push(Line::of(format!(" {piece}"), Role::Warning));
    }
}

impl Screen for Chasing {
    fn name(&self) -> &'static str {
        "chasing"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, cx: &Context) -> Frame {
        let label = self.record.as_ref().map_or_else(String::new, |record| record.label(cx.today));
        let all = self.done.len() + 1 + self.rest.len();
        let which = if all > 1 { format!(" {} of {all}", self.done.len() + 1) } else { String::new() };
        Frame::Own(Line::of(format!("Chase{which}: {label}"), Role::TabOn))
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let Some(record) = &self.record else {
            body.push(Line::of("   Reading..", Role::Dim));
            return body;
        };
        let before = match record.get("chased") {
            Value::Number(times) => format!(" Chased {times} times before."),
            _ => String::new(),
        };
        let logged = format!(" Logged today, {}, by {}.{before}", long(cx.today), cx.user);
        body.push(Line::of(clip(&logged, area.columns()), Role::Text));
        body.push(Line::new());
        let room = area.columns().saturating_sub(20).min(40);
        let role = |at: At| if at == self.at { Role::Current } else { Role::Heading };
        for (label, edit, at) in
            [(" To whom:     ", &self.to_whom, At::ToWhom), (" Next chase:  ", &self.next, At::Next)]
        {
            let (text, cursor) = edit.window(room);
            body.push(Line::of(label, role(at)).with(text, Role::Input));
            if at == self.at {
                body.cursor_here(label.len() + cursor);
            }
            if at == At::Next {
                let (words, role) = match self.next_date(cx) {
                    Ok(Some(day)) => {
                        let rest = if is_working_day(day, &cx.holidays) { "" } else { "; not a working day" };
                        (format!("{}{rest}", echo(day, cx.today)), Role::Dim)
                    }
                    Ok(None) => ("No next date.".to_owned(), Role::Dim),
                    Err(why) => (why, Role::Error),
                };
                let held = body.cursor;
                body.push(Line::of(format!("              {words}"), role));
                body.cursor = held;
            }
        }
        let held = body.cursor;
        let (words, words_role) = self.letter_line();
        let label = " Letter:      ";
        let mut pieces = wrap(&words, area.columns().saturating_sub(label.len())).into_iter();
        body.push(Line::of(label, role(At::Letter)).with(pieces.next().unwrap_or_default(), words_role));
        if self.at == At::Letter {
            body.cursor_here(label.len());
        }
        let at_letter = body.cursor;
        for piece in pieces {
            body.push(Line::of(" ".repeat(label.len()), Role::Text).with(piece, words_role));
        }
        let held = if self.at == At::Letter { at_letter } else { held };
        if let Some(text) = self.chaser.as_ref().and_then(|chaser| chaser.takeover.as_ref()) {
            said(&mut body, text, area);
        }
        if let Some((to, why)) = self.above() {
            let state = if self.escalates { "It goes to" } else { "It may go to" };
            said(&mut body, &format!("{state} {to}: {why}."), area);
        }
        self.draw_letter(&mut body, area);
        body.cursor = held;
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        let mut hints = pairs(&[("Enter", "log it"), ("Tab", "other line"), ("Esc", "cancel")]);
        if self.at == At::Next && self.next.is_offered() {
            hints.push(("typing".to_owned(), "replaces the date".to_owned()));
        }
        if self.letter().is_some() {
            hints.push(("PgDn".to_owned(), "letter".to_owned()));
        }
        if self.above().is_some() || self.escalates {
            let word = if self.escalates { "do not escalate" } else { "escalate" };
            hints.insert(1, ("Ctrl-T".to_owned(), word.to_owned()));
        }
        hints
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        if self.record.is_some() {
            return Vec::new();
        }
        vec![Effect::Record { entity: self.entity, id: self.id }, self.ask_for_letter()]
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        let step = match key.code {
            KeyCode::Esc => self.leave(),
            _ if key == Key::ctrl('c') => self.leave(),
            _ if key == Key::ctrl('t') && (self.above().is_some() || self.escalates) => self.turn(),
            KeyCode::Tab | KeyCode::Down => {
                self.go(true);
                Step::none()
            }
            KeyCode::BackTab | KeyCode::Up => {
                self.go(false);
                Step::none()
            }
            KeyCode::PageDown => {
                let lines = self.letter().map_or(0, |letter| rows_of(letter, cx.size.columns()).len());
                self.top = (self.top + 8).min(lines.saturating_sub(4));
                Step::none()
            }
            KeyCode::PageUp => {
                self.top = self.top.saturating_sub(8);
                Step::none()
            }
            KeyCode::Enter => self.save(cx),
            KeyCode::Char(' ') if self.at == At::Letter => self.agree(cx),
            _ => {
                match self.at {
                    At::Next => self.next.key(key),
                    At::ToWhom => self.to_whom.key(key),
                    At::Letter => false,
                };
                Step::none()
            }
        };
        Some(step)
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        match self.at {
            At::Next => self.next.insert(text),
            At::ToWhom => self.to_whom.insert(text),
            At::Letter => {}
        }
        Some(Step::none())
    }

    fn reply(&mut self, cx: &Context, reply: &Reply) -> Step {
        match reply {
            Reply::Record(Some(record)) if self.record.is_none() => {
                if let Some(next) = chase::proposed(cx, record) {
                    self.next = LineEdit::offered(next.strftime("%-d %b %Y").to_string());
                }
                self.record = Some(record.as_ref().clone());
                Step::none()
            }
            Reply::Chaser(chaser) if chaser.wanted.escalates == self.escalates => {
                self.chaser = Some(chaser.as_ref().clone());
                Step::none()
            }
            _ => Step::none(),
        }
    }

    fn when_saved(&self) -> Option<Step> {
        Some(match self.following() {
            Some(next) => Step { go: Some(Go::Replace(Box::new(next))), ..Step::none() },
            None => Step::answer(Answer::Saved),
        })
    }
}
