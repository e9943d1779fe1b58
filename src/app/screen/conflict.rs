//! Somebody saved the same field first: what it was when you began, what is there now, and yours. Nothing is lost.

use super::{Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::effect::{Effect, Reply};
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, beside, clip, wrap};
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};
use crate::domain::change::{Batch, Change, Conflict};
use crate::domain::field::Kind;
use crate::domain::fold::clean_for_screen;
use crate::domain::value::{Style, Value};

pub struct ConflictScreen {
    /// What was to be written: the changes that did not conflict are written whatever is chosen.
    batch: Batch,
    conflicts: Vec<Conflict>,
    /// Which conflict is being settled.
    at: usize,
    use_mine: bool,
    chosen: Vec<bool>,
    side_by_side: bool,
}

impl ConflictScreen {
    pub fn new(batch: Batch, conflicts: Vec<Conflict>) -> Self {
        Self { batch, conflicts, at: 0, use_mine: false, chosen: Vec::new(), side_by_side: false }
    }

    fn current(&self) -> Option<&Conflict> {
        self.conflicts.get(self.at)
    }

    fn choose(&mut self) -> Step {
        self.chosen.push(self.use_mine);
        self.at += 1;
        self.use_mine = false;
        if self.at < self.conflicts.len() {
            return Step::none();
        }
        let batch = settled(&self.batch, &self.conflicts, &self.chosen);
        if batch.is_empty() {
            return Step::pop()
                .and(Step::say("Theirs was kept. Your value is in no record; type it again if it is needed."));
        }
        Step::pop().and(Step::effect(Effect::Save(batch)))
    }

    fn shown(&self, value: &Value, conflict: &Conflict, cx: &Context) -> String {
        let field = conflict.entity.field(conflict.field);
        let kind = field.map_or(Kind::Text, |field| field.kind);
        if value.is_missing() { "nothing".to_owned() } else { value.show(kind, Style::Detail, cx.today) }
    }

    /// Theirs. A private value that came where there was none was never revealed to this person.
    fn shown_theirs(&self, conflict: &Conflict, cx: &Context) -> String {
        let private = conflict.entity.field(conflict.field).is_some_and(|field| field.private);
        if private && !conflict.base.is_filled() && conflict.theirs.is_filled() {
            return "(private)".to_owned();
        }
        self.shown(&conflict.theirs, conflict, cx)
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
        let Some(conflict) = self.current() else { return Frame::Own(Line::new()) };
        let field = conflict.entity.field(conflict.field).map_or(conflict.field, |field| field.label);
        let text = format!("{field} on {} changed while you were typing", conflict.record);
        let count = if self.conflicts.len() > 1 {
            format!("   {} of {}", self.at + 1, self.conflicts.len())
        } else {
            String::new()
        };
        Frame::Own(Line::of(text, Role::TabOn).with(format!("{count}   nothing is lost"), Role::Dim))
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let Some(conflict) = self.current() else { return body };
        let base = clean_for_screen(&self.shown(&conflict.base, conflict, cx)).into_owned();
        let theirs = self.shown_theirs(conflict, cx);
        let mine = self.shown(&conflict.mine, conflict, cx);
        if self.side_by_side {
            let half = area.columns().saturating_sub(2) / 2;
            let side = |title: &str, text: &str, other: &str| {
                let mut body = Body::new(vec![Line::of(format!(" {title}"), Role::Heading)]);
                let others: Vec<String> = wrap(other, half.saturating_sub(3));
                for line in wrap(text, half.saturating_sub(3)) {
                    let same = others.contains(&line);
                    let mark = if same { "  " } else { "* " };
                    body.push(Line::of(mark, Role::Changed).with(clean_for_screen(&line).into_owned(), Role::Text));
                }
                body
            };
            return beside(side("now", &theirs, &mine), side("yours", &mine, &theirs), half, half, area.rows(), false);
        }
        let by = if conflict.by.is_empty() { "somebody else".to_owned() } else { conflict.by.clone() };
        let room = area.columns().saturating_sub(30);
        for (label, text) in [("when you began", &base), (&format!("now ({by})"), &theirs), ("yours", &mine)] {
            let mut lines = wrap(&clean_for_screen(text), room).into_iter().take(4);
            let head = format!("   {}", crate::app::layout::fit(label, 25));
            body.push(Line::of(head, Role::Dim).with(lines.next().unwrap_or_default(), Role::Text));
            for line in lines {
                body.push(Line::of(" ".repeat(28) + &line, Role::Text));
            }
        }
        body.push(Line::new());
        let choices = [("keep theirs", &theirs, false), ("use mine", &mine, true)];
        for (label, text, mine) in choices {
            let current = self.use_mine == mine;
            let mut line = Line::of(if current { " > " } else { "   " }, Role::Current);
            line.push(crate::app::layout::fit(label, 16), if current { Role::Current } else { Role::Text });
            line.push(clip(&clean_for_screen(&text.replace('\n', " ")), area.columns().saturating_sub(20)), Role::Text);
            body.push(line);
            if current {
                body.cursor_here(1);
            }
        }
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        pairs(&[("Enter", "choose"), ("Up Down", "move"), ("m", "side by side"), ("Esc", "keep theirs")])
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        let step = match key.code {
            KeyCode::Up | KeyCode::Down | KeyCode::Char('j' | 'k') => {
                self.use_mine = !self.use_mine;
                Step::none()
            }
            KeyCode::Char('m') => {
                self.side_by_side = !self.side_by_side;
                Step::none()
            }
            KeyCode::Esc if self.side_by_side => {
                self.side_by_side = false;
                Step::none()
            }
            KeyCode::Esc => {
                self.use_mine = false;
                self.choose()
            }
            KeyCode::Enter => self.choose(),
            _ => Step::none(),
        };
        Some(step)
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn reply(&mut self, _cx: &Context, _reply: &Reply) -> Step {
        Step::none()
    }
}
