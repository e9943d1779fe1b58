//! Somebody saved the same field first: what it was when you began, what is there now, and yours. Nothing is lost.

mod draw;

use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::Area;
use crate::app::list::pairs;
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::domain::change::{Batch, Change, Conflict};
use crate::domain::field::{Field, Kind};
use crate::domain::value::Value;

/// What can be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Theirs,
    Mine,
    /// On in the field from both texts.
    Again,
}

pub struct ConflictScreen {
    /// What was to be written: the changes that did not conflict are written whatever is chosen.
    batch: Batch,
    conflicts: Vec<Conflict>,
    /// Which conflict is being settled.
    at: usize,
    way: Way,
    chosen: Vec<bool>,
    side_by_side: bool,
    /// The first line of both texts that is shown, side by side.
    top: usize,
}

impl ConflictScreen {
    pub fn new(batch: Batch, conflicts: Vec<Conflict>) -> Self {
        Self { batch, conflicts, at: 0, way: Way::Theirs, chosen: Vec::new(), side_by_side: false, top: 0 }
    }

    fn current(&self) -> Option<&Conflict> {
        self.conflicts.get(self.at)
    }

    /// Text alone is gone on with, and only where it is the one question; a private text might not be shown again.
    fn ways(&self) -> &'static [Way] {
        let is_text = |field: &Field| matches!(field.kind, Kind::Text | Kind::Long) && !field.private;
        match self.conflicts.as_slice() {
            [one] if one.entity.field(one.field).is_some_and(is_text) => &[Way::Theirs, Way::Mine, Way::Again],
            _ => &[Way::Theirs, Way::Mine],
        }
    }

    fn step_way(&mut self, forward: bool) {
        let ways = self.ways();
        let at = ways.iter().position(|way| *way == self.way).unwrap_or(0);
        let to = if forward { (at + 1).min(ways.len() - 1) } else { at.saturating_sub(1) };
        self.way = ways.get(to).copied().unwrap_or(Way::Theirs);
    }

    fn choose(&mut self) -> Step {
        if self.way == Way::Again {
            return self.edit_again();
        }
        self.chosen.push(self.way == Way::Mine);
        self.at += 1;
        self.way = Way::Theirs;
        self.top = 0;
        if self.at < self.conflicts.len() {
            return Step::none();
        }
        let batch = settled(&self.batch, &self.conflicts, &self.chosen);
        if batch.is_empty() {
            return Step::answer(Answer::Saved).saying("Theirs was kept. Yours is in no record.");
        }
        Step::effect(Effect::Save(batch))
    }

    /// Back to the field with both texts: theirs first where there is room for lines, else mine alone.
    fn edit_again(&self) -> Step {
        let Some(conflict) = self.current() else { return Step::pop() };
        let text = |value: &Value| value.as_text().unwrap_or("").to_owned();
        let (theirs, mine) = (text(&conflict.theirs), text(&conflict.mine));
        let is_long = conflict.entity.field(conflict.field).is_some_and(|field| field.kind == Kind::Long);
        let both = [theirs, mine.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n");
        Step::answer(Answer::EditAgain {
            field: conflict.field,
            theirs: conflict.theirs.clone(),
            text: if is_long { both } else { mine },
        })
    }

    /// The last question once more: what was chosen could not be written.
    fn ask_again(&mut self) {
        if self.at >= self.conflicts.len() && self.chosen.pop().is_some() {
            self.at -= 1;
        }
    }
}

/// The batch once every conflict is settled, `chosen` saying of each whether mine is used: mine is compared with theirs,
/// so a third change is noticed too.
pub fn settled(batch: &Batch, conflicts: &[Conflict], chosen: &[bool]) -> Batch {
    let mut settled = Batch { changes: Vec::new(), ..batch.clone() };
    for change in &batch.changes {
        let Change::Set { entity, id, field, base: _, new } = change else {
            settled.push(change.clone());
            continue;
        };
        let place = conflicts.iter().position(|c| c.entity == *entity && c.id == *id && c.field == *field);
        match place.and_then(|at| Some((conflicts.get(at)?, *chosen.get(at)?))) {
            Some((conflict, true)) => {
                let base = conflict.theirs.clone();
                settled.push(Change::Set { entity, id: *id, field, base, new: new.clone() });
            }
            Some((_, false)) => {}
            None => settled.push(change.clone()),
        }
    }
    settled
}

impl Screen for ConflictScreen {
    fn name(&self) -> &'static str {
        "conflict"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Own(self.head())
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        match self.current() {
            Some(conflict) if self.side_by_side => self.both_sides(conflict, cx, area),
            Some(conflict) => self.question(conflict, cx, area),
            None => Body::new(vec![Line::new()]),
        }
    }

    fn standing(&self, _cx: &Context) -> Option<Line> {
        self.side_by_side.then(|| Line::of(" * lines the other side does not have", Role::Dim))
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        if self.side_by_side {
            return pairs(&[("Up Down", "scroll"), ("m", "back to the question")]);
        }
        pairs(&[("Enter", "choose"), ("Up Down", "move"), ("m", "side by side"), ("Esc", "decide later")])
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn has_list(&self) -> bool {
        true
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        if self.side_by_side {
            let half = (cx.size.rows() / 2).max(1);
            match key.code {
                KeyCode::Up | KeyCode::Char('k') => self.top = self.top.saturating_sub(1),
                KeyCode::Down | KeyCode::Char('j') => self.top = (self.top + 1).min(self.last_top(cx)),
                KeyCode::PageUp => self.top = self.top.saturating_sub(half),
                KeyCode::PageDown => self.top = (self.top + half).min(self.last_top(cx)),
                KeyCode::Char('m') | KeyCode::Esc | KeyCode::Enter => self.side_by_side = false,
                _ => {}
            }
            return Some(Step::none());
        }
        let step = match key.code {
            KeyCode::Up | KeyCode::Char('k') => {
                self.step_way(false);
                Step::none()
            }
            KeyCode::Down | KeyCode::Char('j') => {
                self.step_way(true);
                Step::none()
            }
            KeyCode::Char('m') => {
                self.side_by_side = true;
                Step::none()
            }
            KeyCode::Esc => {
                Step::answer(Answer::Undecided).saying("Nothing of yours was saved yet; it is kept as a draft.")
            }
            KeyCode::Enter => self.choose(),
            _ => Step::none(),
        };
        Some(step)
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn when_saved(&self) -> Option<Step> {
        Some(Step::answer(Answer::Saved))
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        match reply {
            // Somebody was faster once more: that question takes the place of this one.
            Reply::Conflicts { .. } => Step::pop(),
            Reply::Failed(_) | Reply::Refused { .. } => {
                self.ask_again();
                Step::none()
            }
            _ => Step::none(),
        }
    }
}
