//! The chronology of a case as lanes, an agency a line, over time; under it gaps and what may be one incident told
//! twice. Only to read: it scrolls and changes nothing.

use super::{Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::effect::{Effect, Reply, StandingLine};
use crate::app::layout::{Area, clip, wrap};
use crate::app::list::hints_for;
use crate::app::scene::{Body, Line, Role};
use crate::domain::fold::clean_for_screen;
use crate::domain::value::Ref;

pub struct Lanes {
    case: Ref,
    picture: Vec<String>,
    below: Vec<StandingLine>,
    loaded: bool,
    /// The first line shown.
    top: usize,
    page: Area,
    unicode: bool,
}

impl Lanes {
    pub fn of(case: Ref) -> Self {
        let page = Area::new(80, 19);
        Self { case, picture: Vec::new(), below: Vec::new(), loaded: false, top: 0, page, unicode: false }
    }

    /// Columns of the picture: one stays free at the left.
    fn ask(&self, columns: usize) -> Effect {
        Effect::Chronology { case: self.case.id, columns: columns.saturating_sub(2).max(20), unicode: self.unicode }
    }

    fn laid_out(&self, columns: usize) -> Vec<Line> {
        let drawn = |line: &String| Line::of(format!(" {}", clip(line, columns.saturating_sub(2))), Role::Text);
        let mut lines: Vec<Line> = self.picture.iter().map(drawn).collect();
        for fact in &self.below {
            if fact.heading.is_empty() {
                for (at, piece) in wrap(&clean_for_screen(&fact.text), columns.saturating_sub(6)).iter().enumerate() {
                    lines.push(Line::of(format!("{}{piece}", if at == 0 { "   " } else { "     " }), Role::Text));
                }
            } else {
                lines.push(Line::new());
                lines.push(Line::of(format!(" {}", fact.heading), Role::Heading));
            }
        }
        lines
    }
}

impl Screen for Lanes {
    fn name(&self) -> &'static str {
        "lanes"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::List]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Trail(format!("Cases > {} > Lanes", clean_for_screen(&self.case.label)))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        if self.picture.is_empty() {
            let said = if self.loaded {
                "   No agency's events yet. q goes back; N in the case brings chronologies in."
            } else {
                "   Reading.."
            };
            return Body::new(vec![Line::of(said, Role::Dim)]);
        }
        Body::new(self.laid_out(area.columns()).into_iter().skip(self.top).take(area.rows()).collect())
    }

    fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        let wanted: &[Cmd] = if self.picture.is_empty() { &[Cmd::Cancel] } else { &[Cmd::Down, Cmd::Up, Cmd::Cancel] };
        hints_for(cx, wanted, "")
    }

    fn refresh(&mut self, cx: &Context) -> Vec<Effect> {
        self.unicode = cx.unicode;
        self.page = cx.size;
        vec![self.ask(cx.size.columns())]
    }

    fn run(&mut self, _cx: &Context, command: Cmd) -> Option<Step> {
        let half = (self.page.rows() / 2).max(1);
        let last = self.laid_out(self.page.columns()).len().saturating_sub(1);
        let to = match command {
            Cmd::Up => self.top.saturating_sub(1),
            Cmd::Down => self.top + 1,
            Cmd::PageUp => self.top.saturating_sub(half),
            Cmd::PageDown => self.top + half,
            Cmd::First => 0,
            Cmd::Last => last,
            _ => return None,
        };
        self.top = to.min(last);
        Some(Step::none())
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        if let Reply::Chronology { case, picture, below } = reply
            && *case == self.case.id
        {
            self.picture.clone_from(picture);
            self.below.clone_from(below);
            self.loaded = true;
            self.top = self.top.min(self.laid_out(self.page.columns()).len().saturating_sub(1));
        }
        Step::none()
    }

    fn resized(&mut self, area: Area) -> Vec<Effect> {
        self.page = area;
        vec![self.ask(area.columns())]
    }
}
