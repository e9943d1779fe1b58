//! A form: every field of a new or an existing record, saved together. Ctrl-S saves; required fields say "needed".

use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::edit::{Outcome, own_editor_hint, replacing_hint};
use crate::app::effect::{Effect, Lent};
use crate::app::fields::{Edited, Fields};
use crate::app::key::{Key, KeyCode};
use crate::app::layout::Area;
use crate::app::list::pairs;
use crate::app::others::{self, Place};
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::domain::change::{Batch, Change};
use crate::domain::journal::Here;
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::Value;

pub struct FormScreen {
    fields: Fields,
    /// The record as it was; its id is 0 for a new one.
    before: Record,
    /// Leaving was asked for once with changes unsaved.
    warned: bool,
    /// Its draft is told apart from those kept of its place.
    begun: bool,
    /// Texts that were left in the middle, by field: in the draft, and back once the field is edited again.
    left: Vec<(&'static str, String)>,
    /// Who else is typing in it or its case.
    others: Vec<Here>,
}

impl FormScreen {
    pub fn edit(record: Record) -> Self {
        Self::of(record)
    }

    /// A new record with what is known of it filled in.
    pub fn filled(record: Record) -> Self {
        Self::of(record)
    }

    /// A record there is, with changes proposed, on the field still to be filled in.
    pub fn proposing(before: Record, proposed: Record, field: &str) -> Self {
        let mut form = Self { before, ..Self::of(proposed) };
        form.fields.go_to(field);
        form
    }

    fn of(record: Record) -> Self {
        let mut fields = Fields::new(record.clone(), true);
        let first = record.entity.fields.iter().find(|field| field.required && record.get(field.name).is_missing());
        if let Some(field) = first {
            fields.go_to(field.name);
        }
        Self { fields, before: record, warned: false, begun: false, left: Vec::new(), others: Vec::new() }
    }

    /// A note on the case of a record.
    pub fn note(cx: &Context, about: &Record) -> Step {
        match note_on(cx, about) {
            Ok(record) => Step::push(Self::of(record)),
            Err(why) => Step::refuse(why),
        }
    }

    /// A form gone on with from a draft: everything in it counts as unsaved.
    pub fn resumed(record: Record) -> Self {
        let blank = Record { id: record.id, ..Record::blank(record.entity) };
        Self { before: blank, begun: true, ..Self::of(record) }
    }

    fn is_new(&self) -> bool {
        self.before.id == 0
    }

    fn changes(&self) -> Vec<Change> {
        let record = &self.fields.record;
        if self.is_new() {
            return vec![added(record)];
        }
        let pairs = self.before.values.iter().zip(&record.values).zip(record.entity.fields);
        pairs
            .filter(|((old, new), _)| old != new)
            .map(|((old, new), field)| Change::set(record.entity, record.id, field, old.clone(), new.clone()))
            .collect()
    }

    fn is_changed(&self) -> bool {
        self.before.values != self.fields.record.values || !self.left.is_empty()
    }

    fn save(&mut self, cx: &Context) -> Step {
        if let Some(field) = self.fields.missing().first() {
            let name = field.name;
            let label = field.label;
            self.fields.go_to(name);
            return Step::refuse(format!("{label} is needed before this can be saved."));
        }
        let record = &self.fields.record;
        if self.is_new()
            && let Some(why) = record.says_nothing()
        {
            return Step::refuse(format!("{}: {why}.", record.entity.label));
        }
        let mut batch = Batch::new(if self.is_new() {
            format!("added {}", record.label(cx.today))
        } else {
            format!("edited {}", record.label(cx.today))
        });
        batch.changes = self.changes();
        if batch.is_empty() {
            return Step::pop().and(Step::say("Nothing was changed."));
        }
        Step::effect(Effect::Save(batch))
    }

    /// The record on which colleagues see this form: its own, or the case to which one is being added.
    fn at_work(&self) -> Option<Place> {
        let field = self.fields.editor.as_ref().map_or("", |editor| editor.field.name);
        Place::of_form(&self.fields.record, field)
    }

    fn place(&self) -> String {
        format!("form/{}/{}", self.before.entity.name, self.before.id)
    }

    fn draft(&self) -> Effect {
        Effect::Draft { place: self.place(), text: self.drafted() }
    }

    fn drafted(&self) -> String {
        let mut record = self.fields.record.clone();
        for (field, text) in &self.left {
            record.set(field, Value::text(text.clone()));
        }
        if let Some(editor) = &self.fields.editor {
            record.set(editor.field.name, Value::text(editor.text()));
        }
        record.to_json(true).to_string()
    }
}

/// The change that adds a filled-in record: what is missing or was never asked is left out.
pub fn added(record: &Record) -> Change {
    let values = record.entity.fields.iter().zip(&record.values);
    let values =
        values.filter(|(_, value)| value.is_filled()).map(|(field, value)| (field.name, value.clone())).collect();
    Change::Add { entity: record.entity, values }
}

/// A note on the case of a record, not saved yet; or why there can be none.
pub fn note_on(cx: &Context, about: &Record) -> Result<Record, String> {
    let (Some(entity), Some(case)) = (register::entity("note"), about.case_ref(cx.today)) else {
        return Err("Notes belong to a case; this record has none.".to_owned());
    };
    let mut note = Record::blank(entity);
    note.set("case", Value::Link(case));
    note.set("when", Value::Date(cx.today));
    note.set("by", Value::text(cx.user.clone()));
    if about.entity.name != "case" {
        note.set("subject", Value::text(about.label(cx.today)));
    }
    Ok(note)
}

impl Screen for FormScreen {
    fn name(&self) -> &'static str {
        "form"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Form]
    }

    fn frame(&self, cx: &Context) -> Frame {
        let entity = self.before.entity;
        let text = if self.is_new() {
            format!("New: {}", entity.label)
        } else {
            format!("Edit: {}", self.before.label(cx.today))
        };
        Frame::Own(Line::of(text, Role::TabOn).with("    Ctrl-S saves all, Esc leaves", Role::Dim))
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        self.fields.draw(cx, area, true)
    }

    fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        match &self.fields.editor {
            Some(editor) if editor.is_long() => {
                let mut hints = pairs(&[("Ctrl-S", "keep the text"), ("Esc", "stop (keeps a draft)")]);
                hints.extend(own_editor_hint(cx));
                hints
            }
            Some(editor) => {
                let mut hints = pairs(&[("Enter", "keep"), ("Tab", "keep and next"), ("Esc", "stop (keeps a draft)")]);
                hints.push(replacing_hint(editor));
                hints
            }
            None => pairs(&[("Ctrl-S", "save all"), ("Enter", "edit field"), ("Tab", "next field"), ("Esc", "leave")]),
        }
    }

    fn standing(&self, cx: &Context) -> Option<Line> {
        let typed = self.fields.editor.as_ref().map(|editor| editor.field.label);
        if let Some(line) = others::line(&self.others, &cx.user, typed) {
            return Some(line);
        }
        let help = self.fields.current().map_or("", |field| field.help);
        Some(Line::of(format!(" {help}"), Role::Dim).lagging())
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        let begun = std::mem::replace(&mut self.begun, true);
        let anew = (!begun).then(|| Effect::NewDraft { place: self.place() });
        anew.into_iter().chain(self.asks_who_is_here()).collect()
    }

    fn asks_who_is_here(&self) -> Option<Effect> {
        self.at_work().map(|place| Effect::Others { entity: place.entity, id: place.id })
    }

    fn typing_in(&self, _cx: &Context) -> Option<Place> {
        self.at_work()
    }

    fn has_list(&self) -> bool {
        self.fields.editor.is_none()
    }

    fn typed_length(&self) -> usize {
        self.fields.typed_length()
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        if self.fields.editor.is_some() {
            let was_long = self.fields.editor.as_ref().is_some_and(|editor| editor.is_long());
            let step = match self.fields.key(cx, key) {
                Edited::Ask(effect) => Step::effect(effect),
                Edited::Refused(why) => Step::refuse(why),
                Edited::Lend(text) => {
                    let field = self.fields.editor.as_ref().map_or("", |editor| editor.field.name);
                    let form = Some((self.drafted(), field));
                    return Some(Step::effect(Effect::OwnEditor(Lent { text, place: self.place(), form })));
                }
                Edited::Left { field, text } => {
                    self.left.push((field.name, text));
                    Step::say(format!("Left {} as it was; your text is kept as a draft.", field.label))
                }
                Edited::Set { field, .. } => {
                    self.left.retain(|(own, _)| *own != field.name);
                    if key == Key::ctrl('s') && !was_long {
                        return Some(self.save(cx));
                    }
                    if key.code == KeyCode::Enter {
                        self.fields.move_by(1);
                    }
                    Step::none()
                }
                Edited::Nothing => Step::none(),
            };
            return Some(step.with(self.draft()));
        }
        let step = match key.code {
            _ if key == Key::ctrl('s') => self.save(cx),
            KeyCode::Esc if self.is_changed() && !self.warned => {
                self.warned = true;
                Step::refuse("Not saved yet: Ctrl-S saves, Esc again leaves (your text is kept as a draft).")
            }
            // What was only looked at leaves no draft.
            KeyCode::Esc if !self.is_changed() => Step::pop().with(Effect::DropDraft { place: self.place() }),
            KeyCode::Esc => Step::pop(),
            _ if key == Key::ctrl('c') => return self.key(cx, Key::plain(KeyCode::Esc)),
            KeyCode::Up | KeyCode::BackTab => {
                self.fields.move_by(-1);
                Step::none()
            }
            KeyCode::Down | KeyCode::Tab => {
                self.fields.move_by(1);
                Step::none()
            }
            KeyCode::PageUp => {
                self.fields.move_by(-self.fields.half_page());
                Step::none()
            }
            KeyCode::PageDown => {
                self.fields.move_by(self.fields.half_page());
                Step::none()
            }
            KeyCode::Enter => self.begin(cx),
            _ => match key.typed() {
                // Typing on a field begins to edit it, with what was typed.
                Some(_) => {
                    let step = self.begin(cx);
                    let Some(editor) = &mut self.fields.editor else { return Some(step) };
                    if !editor.gives_way() {
                        editor.key(cx, Key::plain(KeyCode::End));
                    }
                    match editor.key(cx, key) {
                        Outcome::Ask(effect) => step.with(effect),
                        _ => step,
                    }
                }
                None => Step::none(),
            },
        };
        Some(step)
    }

    fn run(&mut self, _cx: &Context, _command: Cmd) -> Option<Step> {
        None
    }

    fn paste(&mut self, cx: &Context, text: &str) -> Option<Step> {
        let mut step = if self.fields.editor.is_none() { self.begin(cx) } else { Step::none() };
        step.effects.extend(self.fields.paste(text));
        Some(step.with(self.draft()))
    }

    fn answered(&mut self, _cx: &Context, answer: Answer) -> Step {
        if let Answer::EditAgain { field, theirs, text } = answer {
            self.before.set(field, theirs);
            self.fields.record.set(field, Value::text(text));
            self.fields.go_to(field);
            return Step::effect(self.draft());
        }
        Step::none()
    }

    fn when_saved(&self) -> Option<Step> {
        Some(Step::answer(Answer::Saved).with(Effect::DropDraft { place: self.place() }))
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        match reply {
            Reply::Others { here, .. } => {
                self.others.clone_from(here);
                Step::none()
            }
            Reply::Edited(_) => {
                self.fields.reply(reply);
                Step::say("Your editor's text is here, not saved yet.").with(self.draft())
            }
            Reply::Choices { .. } => {
                self.fields.reply(reply);
                Step::none()
            }
            _ => Step::none(),
        }
    }

    fn resized(&mut self, area: Area) -> Vec<Effect> {
        self.fields.set_rows(area.rows());
        Vec::new()
    }
}

impl FormScreen {
    fn begin(&mut self, cx: &Context) -> Step {
        let ask = match self.fields.edit(cx) {
            Ok(ask) => ask,
            Err(why) => return Step::refuse(why),
        };
        if let Some(editor) = &mut self.fields.editor
            && let Some(at) = self.left.iter().position(|(field, _)| *field == editor.field.name)
        {
            let again = editor.resume(&self.left.remove(at).1);
            return Step::effects(ask.into_iter().chain(again).collect())
                .saying("What you typed here before is back, not saved yet.");
        }
        Step::effects(ask.into_iter().collect())
    }
}
