//! A short tour: three pages on what this is, how to find one's way and why nothing is lost. The keys in it are the
//! ones that work.

use super::{Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, wrap};
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};

/// How many pages there are.
const PAGES: usize = 3;

#[derive(Default)]
pub struct Tour {
    page: usize,
    /// The first line shown, where a page does not fit.
    top: usize,
}

impl Tour {
    pub fn new() -> Self {
        Self::default()
    }

    fn turn(&mut self, page: Option<usize>) -> Step {
        match page {
            Some(page) if page < PAGES => {
                (self.page, self.top) = (page, 0);
                Step::none()
            }
            Some(_) => Step::pop(),
            None => Step::none(),
        }
    }
}

/// Title and paragraphs of a page.
fn page(cx: &Context, at: usize) -> (&'static str, Vec<String>) {
    let key = |command: Cmd| cx.keymap.chord(command).unwrap_or_else(|| "no key".to_owned());
    match at {
        0 => (
            "What this is",
            vec![
                "A register of reviews: cases, the people and agencies in them, what was asked of whom, what is due, and \
                 everything that happened."
                    .to_owned(),
                "Today says what needs you and why, worked out from the dates in the register. The date at the top \
                 right is the day it counts from."
                    .to_owned(),
                "Real names stay hidden until you reveal them on one record. Every reveal is recorded.".to_owned(),
            ],
        ),
        1 => (
            "Finding your way",
            vec![
                "The arrows move, Enter opens, Esc goes back a step. The bottom line shows what else works here."
                    .to_owned(),
                format!("{} lists every key of the place you are in. Type to narrow it; Enter runs a row.", key(Cmd::Help)),
                format!("{} finds a command by a word, such as chase or export.", key(Cmd::Palette)),
                format!(
                    "{} finds a case, a person, an agency or a word in a note. {} narrows the list you are in.",
                    key(Cmd::Find),
                    key(Cmd::Narrow)
                ),
                format!("{} and {} go to Today and to Cases.", key(Cmd::GoToday), key(Cmd::GoCases)),
            ],
        ),
        _ => (
            "Nothing is lost",
            vec![
                format!("{} takes back your last step and says what it was; {} puts it back.", key(Cmd::Undo), key(Cmd::Redo)),
                "What you type is kept within a second. When the line drops, Today offers your text at the next start."
                    .to_owned(),
                "When a colleague changes the same field while you type, you see both and choose. Nothing is overwritten \
                 in silence."
                    .to_owned(),
                format!("{} blanks the screen when somebody comes in. It is not a lock.", key(Cmd::Hide)),
                "This tour is under : by the word tour.".replace(':', &key(Cmd::Palette)),
            ],
        ),
    }
}

fn lines(cx: &Context, at: usize, area: Area) -> Vec<Line> {
    let (title, paragraphs) = page(cx, at);
    let columns = area.columns().saturating_sub(4).min(72);
    let mut lines = vec![Line::of(format!(" {title}"), Role::Heading)];
    for paragraph in paragraphs {
        if area.rows() > 14 {
            lines.push(Line::new());
        }
        lines.extend(wrap(&paragraph, columns).into_iter().map(|text| Line::of(format!(" {text}"), Role::Text)));
    }
    lines
}

impl Screen for Tour {
    fn name(&self) -> &'static str {
        "tour"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Own(Line::of(format!("Tour, page {} of {PAGES}", self.page + 1), Role::TabOn))
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        let lines = lines(cx, self.page, area);
        let top = self.top.min(lines.len().saturating_sub(area.rows()));
        let mut body = Body::new(lines.into_iter().skip(top).collect());
        body.cursor = Some((1, 0));
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        let on = if self.page + 1 < PAGES { "next page" } else { "end" };
        pairs(&[("Enter", on), ("Left", "page before"), ("Up Down", "scroll"), ("Esc", "leave the tour")])
    }

    fn has_list(&self) -> bool {
        true
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        Some(match key.code {
            KeyCode::Enter | KeyCode::Right | KeyCode::Char(' ' | 'l') | KeyCode::PageDown => {
                self.turn(Some(self.page + 1))
            }
            KeyCode::Left | KeyCode::Char('h') | KeyCode::PageUp => self.turn(self.page.checked_sub(1)),
            KeyCode::Up | KeyCode::Char('k') => {
                self.top = self.top.saturating_sub(1);
                Step::none()
            }
            KeyCode::Down | KeyCode::Char('j') => {
                let area = cx.body_area(&self.frame(cx));
                let last = lines(cx, self.page, area).len().saturating_sub(area.rows());
                self.top = (self.top + 1).min(last);
                Step::none()
            }
            KeyCode::Esc | KeyCode::Char('q') => Step::pop(),
            _ if key == Key::ctrl('c') => Step::pop(),
            _ => Step::none(),
        })
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }
}
