//! One field on one or many records: the new value, old -> new for each record, who is refused and why, the reason
//! that goes into the history, one undo step.

use std::collections::BTreeSet;

use super::words::{self, Held, Words};
use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::{FieldEditor, LineEdit, Outcome};
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, fit, width, wrap};
use crate::app::list::pairs;
use crate::app::many;
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::fold::{clean_for_screen, lowered};
use crate::domain::record::Record;
use crate::domain::value::{Id, Style, Value};

/// Rows that what is wrong with the value may take.
const ECHO_ROWS: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Value,
    Why,
    Rows,
}

pub struct Bulk {
    field: &'static Field,
    records: Vec<Record>,
    /// Records of a draft that are still being read.
    awaited: Vec<(&'static Entity, Id)>,
    /// The records the editor wants to choose from, until they were asked for.
    ask: Option<Effect>,
    /// What stood in the editor at first.
    first: String,
    editor: FieldEditor,
    /// The value once the editor was left for the reason or the rows.
    value: Option<Value>,
    why: LineEdit,
    focus: Focus,
    left_out: BTreeSet<Id>,
    row: usize,
}

impl Bulk {
    pub fn new(cx: &Context, field: &'static Field, records: Vec<Record>) -> Self {
        let base = match records.as_slice() {
            [only] => only.get(field.name).clone(),
            _ => Value::Missing,
        };
        let case = records.first().and_then(Record::case);
        let (editor, ask) = FieldEditor::new(field, base, case, cx.today);
        Self {
            field,
            records,
            awaited: Vec::new(),
            ask,
            first: editor.text(),
            editor,
            value: None,
            why: LineEdit::default(),
            focus: Focus::Value,
            left_out: BTreeSet::new(),
            row: 0,
        }
    }

    /// Gone on with from a draft: the records are read again.
    pub fn resumed(today: Date, entity: &'static Entity, field: &'static Field, held: &Held) -> Self {
        let (mut editor, _) = FieldEditor::new(field, Value::Missing, None, today);
        let ask = editor.resume(held.text("value"));
        Self {
            field,
            records: Vec::new(),
            awaited: held.ids("records").into_iter().map(|id| (entity, id)).collect(),
            ask,
            first: String::new(),
            editor,
            value: None,
            why: LineEdit::new(held.text("why")),
            focus: Focus::Value,
            left_out: held.ids("left out").into_iter().collect(),
            row: 0,
        }
    }

    /// Why a record is not changed, when it is not.
    fn refusal(&self, record: &Record, new: &Value) -> Option<&'static str> {
        many::refusal(self.field, record, new, &self.left_out)
    }

    fn new_value(&self) -> Option<Value> {
        self.value.clone().or_else(|| self.editor.value().ok())
    }

    fn save(&self, cx: &Context) -> Step {
        if !self.awaited.is_empty() {
            return Step::refuse("The records are still being read.");
        }
        let Some(new) = self.new_value() else { return Step::refuse("There is no value to set yet.") };
        match many::batch(self.field, &self.records, &new, &self.left_out, cx.today) {
            Some(batch) => Step::effect(Effect::Save(batch.why(self.why.text()))),
            None => Step::pop().and(Step::say("Nothing was changed: every record is so already or left out.")),
        }
    }

    fn title(&self) -> String {
        let field = lowered(self.field.label);
        match self.records.as_slice() {
            [only] => format!("Set {field}: one {}", only.entity.label.to_lowercase()),
            many => {
                let plural = many.first().map_or("records", |record| record.entity.plural);
                format!("Set {field} on {} {}", many.len(), plural.to_lowercase())
            }
        }
    }

    fn value_key(&mut self, cx: &Context, key: Key) -> Step {
        match self.editor.key(cx, key) {
            Outcome::Refused(why) => Step::refuse(why),
            Outcome::Lend => Step::refuse("Your own editor takes the text of one record, not of several."),
            Outcome::Typing => match self.editor.value() {
                Err(why) if matches!(key.code, KeyCode::Enter | KeyCode::Tab) => Step::refuse(why + "."),
                _ => Step::none(),
            },
            Outcome::Ask(effect) => Step::effect(effect),
            Outcome::Leave => Step::pop(),
            Outcome::Save(value, next) => {
                self.value = Some(value);
                if self.records.len() == 1 && !next {
                    return self.save(cx);
                }
                self.focus = Focus::Why;
                Step::none()
            }
        }
    }
}

impl Screen for Bulk {
    fn name(&self) -> &'static str {
        "bulk"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Typing]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Own(Line::of(self.title(), Role::TabOn))
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let heading = format!(" New {}:", lowered(self.field.label));
        let column = (width(&heading) + 1).max(18);
        let room = area.columns().saturating_sub(column + 2).min(50);
        let (shown, cursor) = match &self.value {
            Some(value) => (value.show(self.field.kind, Style::Detail, cx.today), 0),
            None => self.editor.window(room),
        };
        body.push(Line::of(fit(&heading, column), Role::Heading).with(fit(&shown, room), Role::Input));
        if self.focus == Focus::Value {
            body.cursor_here(column + cursor);
        }
        let held = body.cursor;
        if self.focus == Focus::Value {
            let (text, role) = match self.editor.echo() {
                Ok(text) => (text, Role::Dim),
                Err(why) => (why, Role::Error),
            };
            // A line even for no words: the rows below must not move while one types.
            let pieces = wrap(&text, area.columns().saturating_sub(column + 1));
            for piece in pieces.iter().map(String::as_str).chain([""]).take(pieces.len().clamp(1, ECHO_ROWS)) {
                body.push(Line::of(" ".repeat(column), Role::Text).with(piece, role));
            }
            let (choices, picked) = self.editor.choices();
            for (at, choice) in choices.iter().enumerate() {
                let mut line = Line::of(" ".repeat(column - 2), Role::Text);
                line.push(if picked == Some(at) { "> " } else { "  " }, Role::Current);
                line.push((*choice).to_owned(), if picked == Some(at) { Role::Current } else { Role::Text });
                body.push(line);
            }
            body.cursor = held;
        }
        let new = self.new_value().unwrap_or_default();
        let new_text = new.show(self.field.kind, Style::List, cx.today);
        let room_for_rows = area.rows().saturating_sub(body.lines.len() + 4);
        body.push(Line::new());
        let first = (self.row + 1).saturating_sub(room_for_rows.max(1));
        for (at, record) in self.records.iter().enumerate().skip(first).take(room_for_rows.max(1)) {
            let current = self.focus == Focus::Rows && at == self.row;
            let old = record.shown(self.field, Style::List, cx.today);
            let refusal = self.refusal(record, &new);
            let mut line = Line::of(if current { " > " } else { "   " }, Role::Current);
            let wide = area.columns().saturating_sub(44).clamp(12, 60);
            line.push(fit(&clean_for_screen(&record.label(cx.today)), wide), Role::Text);
            line.push(format!(" {}", fit(&old, 14)), Role::Dim);
            match refusal {
                Some(why) => line.push(format!("    {why}"), Role::Warning),
                None => line.push(format!(" -> {new_text}"), Role::Current),
            }
            body.push(line);
            if current {
                body.cursor_here(1);
            }
        }
        let more = self.records.len().saturating_sub(first + room_for_rows.max(1));
        body.push(if more == 0 {
            Line::new()
        } else {
            Line::of(format!("   and {more} more below, changed too; Tab goes to the rows"), Role::Dim)
        });
        let (why, why_cursor) = self.why.window(area.columns().saturating_sub(30));
        let mut line =
            Line::of(" Why (kept in history): ", if self.focus == Focus::Why { Role::Current } else { Role::Heading });
        line.push(why, Role::Input);
        body.push(line);
        if self.focus == Focus::Why {
            body.cursor_here(24 + why_cursor);
        }
        body
    }

    fn hints(&self, _cx: &Context) -> Vec<(String, String)> {
        let one = self.records.len() == 1;
        match self.focus {
            Focus::Value if one => pairs(&[("Enter", "save"), ("Tab", "say why"), ("Esc", "cancel")]),
            Focus::Value => pairs(&[("Enter", "go on"), ("Esc", "cancel")]),
            Focus::Why => {
                pairs(&[("Enter", if one { "save" } else { "save all" }), ("Tab", "leave some out"), ("Esc", "cancel")])
            }
            Focus::Rows => pairs(&[("Space", "leave one out"), ("Enter", "save"), ("Tab", "back"), ("Esc", "cancel")]),
        }
    }

    fn typed_length(&self) -> usize {
        self.editor.length()
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        let records = self.awaited.iter().map(|(entity, id)| Effect::Record { entity, id: *id });
        self.ask.take().into_iter().chain(records).collect()
    }

    fn words(&self) -> Option<Words> {
        let (text, why) = (self.editor.text(), self.why.text());
        let read = self.records.iter().map(|record| (record.entity, record.id));
        let about: Vec<(&'static Entity, Id)> = read.chain(self.awaited.iter().copied()).collect();
        let ids: Vec<Id> = about.iter().map(|(_, id)| *id).collect();
        let held = || serde_json::json!({ "value": text, "why": why, "records": ids, "left out": self.left_out });
        let first = about.first().copied().filter(|_| text != self.first || !why.is_empty())?;
        Some(Words::of(&format!("{}:{}", words::BULK, self.field.name), first, &held()))
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        if key.code == KeyCode::Esc || key == Key::ctrl('c') {
            return Some(Step::pop().and(Step::say("Nothing was changed.")));
        }
        let step = match self.focus {
            Focus::Value => self.value_key(cx, key),
            Focus::Why => match key.code {
                KeyCode::Enter => self.save(cx),
                KeyCode::Tab | KeyCode::Down => {
                    self.focus = Focus::Rows;
                    Step::none()
                }
                KeyCode::BackTab | KeyCode::Up => {
                    self.value = None;
                    self.focus = Focus::Value;
                    Step::none()
                }
                _ => {
                    self.why.key(key);
                    Step::none()
                }
            },
            Focus::Rows => {
                match key.code {
                    KeyCode::Enter => return Some(self.save(cx)),
                    KeyCode::Tab | KeyCode::BackTab => self.focus = Focus::Why,
                    KeyCode::Up => self.row = self.row.saturating_sub(1),
                    KeyCode::Down => self.row = (self.row + 1).min(self.records.len().saturating_sub(1)),
                    KeyCode::Char(' ') => {
                        if let Some(id) = self.records.get(self.row).map(|record| record.id)
                            && !self.left_out.remove(&id)
                        {
                            self.left_out.insert(id);
                        }
                        self.row = (self.row + 1).min(self.records.len().saturating_sub(1));
                    }
                    _ => {}
                }
                Step::none()
            }
        };
        Some(step)
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        match self.focus {
            Focus::Value => Some(Step::effects(self.editor.paste(text).into_iter().collect())),
            Focus::Why => {
                self.why.insert(text);
                Some(Step::none())
            }
            Focus::Rows => None,
        }
    }

    fn when_saved(&self) -> Option<Step> {
        Some(Step::answer(Answer::Saved))
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        match reply {
            Reply::Record(read) if !self.awaited.is_empty() => {
                // They are answered in the order they were asked for.
                self.awaited.remove(0);
                self.records.extend(read.as_deref().cloned());
                if self.awaited.is_empty() && self.records.is_empty() {
                    return Step::pop().and(Step::refuse("What this draft belonged to is not in this register."));
                }
                Step::none()
            }
            Reply::Choices { .. } => {
                self.editor.reply(reply);
                Step::none()
            }
            Reply::Conflicts { .. } => Step::pop(),
            _ => Step::none(),
        }
    }
}
