//! The chronology of a case as lanes, an agency a line, over time; under it gaps and what may be one incident told
//! twice. Only to read: it scrolls and changes nothing.

use std::sync::Arc;

use super::{Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::composite::{Fetched, Names};
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::layout::{Area, clip, wrap};
use crate::app::list::hints_for;
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::domain::chronology::{Overview, Whole, overview};
use crate::domain::fold::clean_for_screen;
use crate::domain::value::{Id, Ref};

pub struct Lanes {
    case: Ref,
    whole: Option<Arc<Whole>>,
    as_of: Id,
    names: Option<Names>,
    drawn: Overview,
    /// How far reading has come, while it takes its time.
    far: Option<String>,
    /// The first line shown.
    top: usize,
    page: Area,
    unicode: bool,
}

impl Lanes {
    pub fn of(case: Ref) -> Self {
        Self {
            case,
            whole: None,
            as_of: 0,
            names: None,
            drawn: Overview::default(),
            far: None,
            top: 0,
            page: Area::new(80, 19),
            unicode: false,
        }
    }

    /// Of a composite that is read already.
    pub fn seen(case: Ref, whole: Arc<Whole>, as_of: Id, names: Option<Names>) -> Self {
        Self { whole: Some(whole), as_of, names, ..Self::of(case) }
    }

    fn take(&mut self, fetched: &Fetched) {
        self.as_of = fetched.as_of;
        self.far = None;
        if !fetched.bring(&mut self.whole) {
            return;
        }
        self.names.clone_from(&fetched.names);
        self.draw();
    }

    /// Columns of the picture: one stays free at the left.
    fn draw(&mut self) {
        let Some(whole) = &self.whole else { return };
        let columns = self.page.columns().saturating_sub(2).max(20);
        let key = self.names.as_ref().map(|names| names.0.as_ref());
        self.drawn = overview(whole, key, columns, self.unicode);
        self.top = self.top.min(self.laid_out(self.page.columns()).len().saturating_sub(1));
    }

    fn laid_out(&self, columns: usize) -> Vec<Line> {
        let drawn = |line: &String| Line::of(format!(" {}", clip(line, columns.saturating_sub(2))), Role::Text);
        let mut lines: Vec<Line> = self.drawn.picture.iter().map(drawn).collect();
        for (heading, facts) in &self.drawn.below {
            lines.push(Line::new());
            lines.push(Line::of(format!(" {heading}"), Role::Heading));
            for fact in facts {
                for (at, piece) in wrap(&clean_for_screen(fact), columns.saturating_sub(6)).iter().enumerate() {
                    lines.push(Line::of(format!("{}{piece}", if at == 0 { "   " } else { "     " }), Role::Text));
                }
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
        if self.drawn.picture.is_empty() {
            let said = match (&self.whole, &self.far) {
                (Some(_), _) => {
                    "   No agency's events yet. q goes back; N in the case brings chronologies in.".to_owned()
                }
                (None, Some(far)) => format!("   {far}. Esc stops it."),
                (None, None) => "   Reading..".to_owned(),
            };
            return Body::new(vec![Line::of(said, Role::Dim)]);
        }
        Body::new(self.laid_out(area.columns()).into_iter().skip(self.top).take(area.rows()).collect())
    }

    fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        let wanted: &[Cmd] =
            if self.drawn.picture.is_empty() { &[Cmd::Cancel] } else { &[Cmd::Down, Cmd::Up, Cmd::Cancel] };
        hints_for(cx, wanted, "")
    }

    fn refresh(&mut self, cx: &Context) -> Vec<Effect> {
        self.unicode = cx.unicode;
        self.page = cx.size;
        self.draw();
        vec![Effect::Composite { case: self.case.id, as_of: self.whole.as_ref().map(|_| self.as_of) }]
    }

    fn run(&mut self, _cx: &Context, command: Cmd) -> Option<Step> {
        if matches!(command, Cmd::Cancel | Cmd::Back) && self.whole.is_none() {
            return Some(Step::pop().with(Effect::StopWork));
        }
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
        match reply {
            Reply::Composite(fetched) if fetched.case == self.case.id => self.take(fetched),
            Reply::Working(far) => self.far = Some(far.clone()),
            _ => {}
        }
        Step::none()
    }

    fn resized(&mut self, area: Area) -> Vec<Effect> {
        self.page = area;
        self.draw();
        Vec::new()
    }
}
