//! Taking records out of the lists: what it does, why, and a word typed in full. Reversible.

use super::words::{self, Held, Words};
use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::LineEdit;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, wrap};
use crate::app::list::pairs;
use crate::app::scene::{Body, Line, Role};
use crate::domain::change::{Batch, Change};
use crate::domain::entity::Entity;
use crate::domain::record::Record;
use crate::domain::value::Id;

/// The word that has to be typed.
const WORD: &str = "archive";

pub struct ArchiveScreen {
    records: Vec<(&'static Entity, Id)>,
    name: String,
    why: LineEdit,
    word: LineEdit,
    on_word: bool,
}

impl ArchiveScreen {
    pub fn new(cx: &Context, records: &[&Record]) -> Self {
        let name = match records {
            [only] => only.label(cx.today),
            many => {
                let plural = many.first().map_or("records", |record| record.entity.plural);
                format!("{} {}", many.len(), plural.to_lowercase())
            }
        };
        let records = records.iter().map(|record| (record.entity, record.id)).collect();
        Self { records, name, why: LineEdit::default(), word: LineEdit::default(), on_word: false }
    }

    /// Gone on with from a draft.
    pub fn resumed(entity: &'static Entity, held: &Held) -> Self {
        let records = held.ids("records").into_iter().map(|id| (entity, id)).collect();
        let name = held.text("name").to_owned();
        Self { records, name, why: LineEdit::new(held.text("why")), word: LineEdit::default(), on_word: false }
    }

    fn save(&self) -> Step {
        if self.why.text().trim().is_empty() {
            return Step::refuse("Say why first: the reason stays in the history.");
        }
        if self.word.text().trim() != WORD {
            return Step::refuse(format!("Type {WORD} in full to go ahead, or Esc to keep it."));
        }
        let why = self.why.text().trim().to_owned();
        let mut batch = Batch::new(format!("archived {}", self.name)).why(why.clone());
        for (entity, id) in &self.records {
            batch.push(Change::Archive { entity, id: *id, why: why.clone() });
        }
        Step::effect(Effect::Save(batch))
    }
}

impl Screen for ArchiveScreen {
    fn name(&self) -> &'static str {
        "archive"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Own(Line::of(format!("Archive {}?", self.name), Role::TabOn))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        body.push(Line::of("   - hidden from lists; what is attached stays attached", Role::Text));
        let back = "anyone can bring it back: u now, or show archived records with : archived";
        for (line, mark) in wrap(back, area.columns().saturating_sub(5)).into_iter().zip(["   - ", "     ", "     "]) {
            body.push(Line::of(format!("{mark}{line}"), Role::Text));
        }
        body.push(Line::new());
        let room = area.columns().saturating_sub(30);
        let (why, why_at) = self.why.window(room);
        body.push(Line::of(" Why (kept in history): ", Role::Heading).with(why, Role::Input));
        if !self.on_word {
            body.cursor_here(24 + why_at);
        }
        body.push(Line::new());
        let (word, word_at) = self.word.window(room);
        body.push(Line::of(format!(" Type  {WORD}  to go ahead: "), Role::Heading).with(word, Role::Input));
        if self.on_word {
            body.cursor_here(29 + word_at);
        }
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        pairs(&[("Enter", if self.on_word { "archive" } else { "go on" }), ("Tab", "other line"), ("Esc", "keep it")])
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn words(&self) -> Option<Words> {
        let (why, first) = (self.why.text(), self.records.first().copied()?);
        let ids: Vec<Id> = self.records.iter().map(|(_, id)| *id).collect();
        let held = || serde_json::json!({ "why": why, "name": self.name, "records": ids });
        (!why.trim().is_empty()).then(|| Words::of(words::ARCHIVE, first, &held()))
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        let step = match key.code {
            KeyCode::Esc => Step::pop().and(Step::say("Kept.")),
            _ if key == Key::ctrl('c') => Step::pop().and(Step::say("Kept.")),
            KeyCode::Tab | KeyCode::BackTab | KeyCode::Up | KeyCode::Down => {
                self.on_word = !self.on_word;
                Step::none()
            }
            KeyCode::Enter if !self.on_word => {
                self.on_word = true;
                Step::none()
            }
            KeyCode::Enter => self.save(),
            _ => {
                if self.on_word {
                    self.word.key(key)
                } else {
                    self.why.key(key)
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
        // The word of consent is typed, never pasted.
        if !self.on_word {
            self.why.insert(text);
        }
        Some(Step::none())
    }

    fn when_saved(&self) -> Option<Step> {
        Some(Step::answer(Answer::Saved))
    }
}
