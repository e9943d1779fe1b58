//! Two accounts side by side: where they differ, where they cannot both be right, and whether they are one incident. A
//! person decides; the accounts stay as they are.

use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, fit, wrap};
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};
use crate::app::screen::{Answer, Frame, Screen, Step};
use crate::domain::change::{Batch, Change};
use crate::domain::chronology::{Accounts, Entry, side_by_side};
use crate::domain::fold::clean_for_screen;
use crate::domain::register::SameIncident;
use crate::domain::value::{Fact, Id, Value};

/// Columns of the labels.
const LABEL: usize = 9;

pub struct Same {
    case: Id,
    pair: (Id, Id),
    numbers: (String, String),
    accounts: Accounts,
    /// Why they are offered, or that they are linked.
    why: String,
    /// The record that links them, when they are linked.
    link: Option<Id>,
    /// Real names are in what is shown.
    names: bool,
    top: usize,
    page: Area,
}

impl Same {
    /// Two entries as they are shown, with the numbers they are shown with.
    pub fn new(case: Id, one: (&str, &Entry), other: (&str, &Entry), why: String, link: Option<Id>) -> Self {
        Self {
            case,
            pair: (one.1.id(), other.1.id()),
            numbers: (one.0.to_owned(), other.0.to_owned()),
            accounts: side_by_side(one.1, other.1),
            why,
            link,
            names: false,
            top: 0,
            page: Area::new(80, 19),
        }
    }

    /// Whether the entries are shown with real names.
    pub fn with_names(mut self, names: bool) -> Self {
        self.names = names;
        self
    }

    fn link_batch(&self, label: &str, by: &str) -> Batch {
        let conflict = if self.accounts.conflict() { Fact::Yes } else { Fact::No };
        let mut batch = Batch::new(label);
        let values = vec![
            ("case", Value::link(self.case, "")),
            ("event", Value::link(self.pair.0, "")),
            ("other", Value::link(self.pair.1, "")),
            ("conflict", Value::Fact(conflict)),
            ("note", Value::text(self.accounts.why())),
            ("confirmed_by", Value::text(by)),
        ];
        batch.add(&SameIncident::ENTITY, values);
        batch
    }

    fn confirm(&self, cx: &Context) -> Step {
        if self.link.is_some() {
            return Step::say("They are linked already; n takes the link away.");
        }
        Step::effect(Effect::Save(self.link_batch("linked two events as one incident", &cx.user)))
    }

    /// What is taken back stays on record, so that the pair is not offered again.
    fn part(&self, cx: &Context) -> Step {
        let why = "not one incident".to_owned();
        let batch = match self.link {
            Some(id) => {
                let mut batch = Batch::new("took back that two events are one incident").why(why.clone());
                batch.push(Change::Archive { entity: &SameIncident::ENTITY, id, why });
                batch
            }
            None => {
                let mut batch = self.link_batch("judged two events not to be one incident", &cx.user).why(why.clone());
                batch.push(Change::Archive { entity: &SameIncident::ENTITY, id: -1, why });
                batch
            }
        };
        Step::effect(Effect::Save(batch))
    }

    fn laid_out(&self, columns: usize) -> Vec<Line> {
        let side = columns.saturating_sub(LABEL + 5) / 2;
        let mut lines = vec![Line::of(
            format!(
                " {} {} | {}",
                fit("", LABEL),
                fit(&format!("No. {}", self.numbers.0), side),
                fit(&format!("No. {}", self.numbers.1), side)
            ),
            Role::Columns,
        )];
        for row in &self.accounts.lines {
            let (role, mark) = match (row.conflict, row.differs) {
                (true, _) => (Role::Warning, "!"),
                (false, true) => (Role::Text, "~"),
                (false, false) => (Role::Dim, " "),
            };
            let (first, second) = (clean_for_screen(&row.first), clean_for_screen(&row.second));
            let (mut first, mut second) = (wrap(&first, side).into_iter(), wrap(&second, side).into_iter());
            let mut label = row.label;
            loop {
                let (one, two) = (first.next(), second.next());
                if one.is_none() && two.is_none() {
                    break;
                }
                let mut line = Line::of(if label.is_empty() { " " } else { mark }, role);
                line.push(fit(label, LABEL), Role::Heading);
                line.push(format!(" {}", fit(&one.unwrap_or_default(), side)), role);
                line.push(" | ", Role::Rule);
                line.push(two.unwrap_or_default(), role);
                lines.push(line);
                label = "";
            }
        }
        lines
    }

    fn move_to(&mut self, top: usize) {
        self.top = top.min(self.laid_out(self.page.columns()).len().saturating_sub(1));
    }
}

impl Screen for Same {
    fn name(&self) -> &'static str {
        "same"
    }

    fn conceal(&mut self) -> bool {
        !self.names
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Own(Line::of("Two accounts side by side: one incident?", Role::TabOn))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let mut say = |text: String, role| {
            for piece in wrap(&text, area.columns().saturating_sub(2)) {
                body.push(Line::of(format!(" {piece}"), role));
            }
        };
        say(clean_for_screen(&self.why).into_owned(), Role::Text);
        if self.accounts.conflict() {
            say(format!("! They cannot both be right. {}", self.accounts.why()), Role::Warning);
        } else {
            say("Nothing in them contradicts the other; ~ is told differently.".to_owned(), Role::Dim);
        }
        let room = area.rows().saturating_sub(body.lines.len());
        body.lines.extend(self.laid_out(area.columns()).into_iter().skip(self.top).take(room));
        body.cursor = Some((0, 0));
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        if self.link.is_some() {
            return pairs(&[("n", "not one incident: take the link away"), ("Down", "more"), ("Esc", "keep it")]);
        }
        pairs(&[("Enter", "one incident"), ("n", "not one"), ("Down", "more"), ("Esc", "decide later")])
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        let half = (self.page.rows() / 2).max(1);
        Some(match key.code {
            KeyCode::Esc => Step::pop(),
            _ if key == Key::ctrl('c') => Step::pop(),
            KeyCode::Enter | KeyCode::Char('n') if !cx.allowed.write => Step::refuse("The register is open read-only."),
            KeyCode::Enter => self.confirm(cx),
            KeyCode::Char('n') => self.part(cx),
            code => {
                match code {
                    KeyCode::Up => self.move_to(self.top.saturating_sub(1)),
                    KeyCode::Down => self.move_to(self.top + 1),
                    KeyCode::PageUp => self.move_to(self.top.saturating_sub(half)),
                    KeyCode::PageDown => self.move_to(self.top + half),
                    _ => {}
                }
                Step::none()
            }
        })
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn when_saved(&self) -> Option<Step> {
        Some(Step::answer(Answer::Saved))
    }

    fn resized(&mut self, area: Area) -> Vec<Effect> {
        self.page = area;
        self.move_to(self.top);
        Vec::new()
    }
}
