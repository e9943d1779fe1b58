//! The first start: there is no register yet, and these are the ways to begin.

use super::tour::Tour;
use super::{Frame, Message, Screen, Step};
use crate::app::beginning::{Beginning, Offer, WHERE_TO_MAKE, WHERE_TO_OPEN};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::LineEdit;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, wrap};
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};

/// A path being typed, and what it is for.
struct Asking {
    offer: Offer,
    path: LineEdit,
}

pub struct Welcome {
    /// Where a register was looked for.
    path: String,
    cursor: usize,
    asking: Option<Asking>,
}

impl Welcome {
    pub fn new(path: String) -> Self {
        Self { path, cursor: 0, asking: None }
    }

    /// The same after something chosen could not be done: the question is still open.
    pub fn again(path: String, tried: &Beginning) -> Self {
        let (offer, typed) = match tried {
            Beginning::Practise => return Self::new(path),
            Beginning::Make(typed) => (Offer::Make, typed),
            Beginning::Open(typed) => (Offer::Open, typed),
        };
        let cursor = Offer::ALL.iter().position(|row| *row == offer).unwrap_or(0);
        Self { path, cursor, asking: Some(Asking { offer, path: LineEdit::new(typed) }) }
    }

    fn choose(&mut self, offer: Offer) -> Step {
        let typed = match offer {
            Offer::Practise => return Step::effect(Effect::Begin(Beginning::Practise)),
            Offer::Tour => return Step::push(Tour::new()),
            Offer::Leave => return Step::effect(Effect::Quit),
            Offer::Make => self.path.clone(),
            Offer::Open => String::new(),
        };
        self.asking = Some(Asking { offer, path: LineEdit::new(typed) });
        Step::none()
    }

    fn answer(&mut self, key: Key) -> Step {
        let Some(asking) = &mut self.asking else { return Step::none() };
        match key.code {
            KeyCode::Esc => self.asking = None,
            _ if key == Key::ctrl('c') => self.asking = None,
            KeyCode::Enter => {
                let path = asking.path.text().trim().to_owned();
                if path.is_empty() {
                    return Step {
                        message: Some(Message::trouble("Type where it is, or Esc to go back.")),
                        ..Step::none()
                    };
                }
                return Step::effect(Effect::Begin(match asking.offer {
                    Offer::Make => Beginning::Make(path),
                    _ => Beginning::Open(path),
                }));
            }
            _ => {
                asking.path.key(key);
            }
        }
        Step::none()
    }
}

impl Screen for Welcome {
    fn name(&self) -> &'static str {
        "welcome"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Own(Line::of("Welcome to dhr", Role::TabOn))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let roomy = area.rows() > 12;
        for text in wrap(&format!("There is no register at {}.", self.path), area.columns().saturating_sub(2)) {
            body.push(Line::of(format!(" {text}"), Role::Text));
        }
        if roomy {
            body.push(Line::new());
        }
        if let Some(asking) = &self.asking {
            let question = if asking.offer == Offer::Make { WHERE_TO_MAKE } else { WHERE_TO_OPEN };
            body.push(Line::of(format!(" {question}"), Role::Heading));
            let (text, cursor) = asking.path.window(area.columns().saturating_sub(4));
            body.push(Line::of(" > ", Role::Current).with(text, Role::Input));
            body.cursor_here(cursor + 3);
            return body;
        }
        for (at, offer) in Offer::ALL.into_iter().enumerate() {
            let current = at == self.cursor;
            let mut line = Line::of(if current { " > " } else { "   " }, Role::Current);
            line.push(format!("{} ", at + 1), Role::Key);
            line.push(offer.label(), Role::Text);
            body.push(line);
            if current {
                body.cursor_here(1);
            }
        }
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        match &self.asking {
            Some(asking) if asking.offer == Offer::Make => {
                pairs(&[("Enter", "make it"), ("Esc", "back"), ("Ctrl-U", "clear")])
            }
            Some(_) => pairs(&[("Enter", "open it"), ("Esc", "back"), ("Ctrl-U", "clear")]),
            None => pairs(&[("Enter", "choose"), ("Up Down", "move"), ("1-5", "choose at once"), ("q", "leave")]),
        }
    }

    fn standing(&self, _cx: &Context) -> Option<Line> {
        let offer = match &self.asking {
            Some(asking) => asking.offer,
            None => *Offer::ALL.get(self.cursor)?,
        };
        Some(Line::of(format!(" {}", offer.help()), Role::Dim).lagging())
    }

    fn has_list(&self) -> bool {
        self.asking.is_none()
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        if self.asking.is_some() {
            return Some(self.answer(key));
        }
        let last = Offer::ALL.len() - 1;
        match key.code {
            KeyCode::Up | KeyCode::Char('k') => self.cursor = self.cursor.saturating_sub(1),
            KeyCode::Down | KeyCode::Char('j') => self.cursor = (self.cursor + 1).min(last),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = last,
            KeyCode::Enter => return Offer::ALL.get(self.cursor).map(|offer| self.choose(*offer)),
            _ if key == Key::char('q') || key == Key::ctrl('c') => return Some(Step::effect(Effect::Quit)),
            KeyCode::Esc => return Some(Step::say("q leaves the program.")),
            KeyCode::Char(digit @ '1'..='5') => {
                let at = usize::try_from(digit.to_digit(10)?).ok()? - 1;
                self.cursor = at;
                return Offer::ALL.get(at).map(|offer| self.choose(*offer));
            }
            _ => return Some(Step::say(format!("{key} does nothing here."))),
        }
        Some(Step::none())
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        self.asking.as_mut().map(|asking| {
            asking.path.insert(text.trim());
            Step::none()
        })
    }
}
